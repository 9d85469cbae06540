"""What is known of a candidate, as numbers."""

from __future__ import annotations

from kg.link.match.features import FEATURES, claims_of, situation
from kg.link.match.search import Search
from tests.kg.link.match.made import ORGANS, WEIGHTS, concept

SUBJECTS = [concept("s:1", "liver cyst"), concept("s:2", "cyst of the liver"), concept("s:3", "asthma")]


def test_features_are_named_and_counted() -> None:
    search = Search(SUBJECTS, ORGANS, WEIGHTS)
    rows = search.rows()
    assert [len(table) for table in rows] == [len(search.choices[each.iri]) for each in SUBJECTS]
    assert {table.shape[1] for table in rows if len(table)} == {len(FEATURES)}
    first = dict(zip(FEATURES, rows[0][0], strict=True))
    assert first["same text"] == first["same words"] == first["spelling"] == 1
    assert first["label"] == 0
    assert first["other subjects"] == 1
    assert first["ahead of other subjects"] > 0


def test_who_else_has_a_claim() -> None:
    search = Search(SUBJECTS, ORGANS, WEIGHTS)
    claims = claims_of(search.choices)
    assert [subject for subject, _ in claims[0]] == ["s:1", "s:2"]
    assert situation(claims, 3, len(ORGANS)) == (2 / 3, 1 / len(ORGANS))
