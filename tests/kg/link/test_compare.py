"""Ours against theirs, by identifiers and by the terms to which both lead."""

from __future__ import annotations

import pytest

from kg.link.compare import COLUMNS, VERDICTS, compare_sets
from tests.kg.link.test_combine import make

OURS = make(
    "ours",
    "own:1 exact HP:0000001",
    "own:1 exact MONDO:0000001",
    "own:1 close MONDO:0000002",
    "own:1 exact MONDO:0000003 Not",
    "own:2 exact MONDO:0000004",
)


def verdicts(*rows: str) -> dict[str, str]:
    found = compare_sets([OURS], [make("theirs", *rows)])
    assert all(tuple(record) == COLUMNS for record in found.records)
    return {
        f"{record['concept'].rpartition('/')[2]} {record['term']}": record["verdict"]
        for record in found.records
        if record["verdict"] != "only ours"
    }


@pytest.mark.parametrize(
    ("row", "pair", "verdict"),
    [
        ("own:1 exact MONDO:0000001", "1 MONDO:0000001", "agree"),
        ("HP:0000001 exact MONDO:0000001", "1 MONDO:0000001", "agree"),
        ("MONDO:0000001 exact HP:0000001", "1 HP:0000001", "agree"),
        ("HP:0000001 exact MONDO:0000003 Not", "1 MONDO:0000003", "agree"),
        ("HP:0000001 exact MONDO:0000003", "1 MONDO:0000003", "rejected"),
        ("HP:0000001 exact MONDO:0000002", "1 MONDO:0000002", "disagree"),
        ("HP:0000001 exact MONDO:0000001 Not", "1 MONDO:0000001", "disagree"),
        ("HP:0000001 exact MONDO:0000009", "1 MONDO:0000009", "disagree"),  # another exact one of that vocabulary
        ("HP:0000001 exact MONDO:0000004", "1 MONDO:0000004", "disagree"),  # that is exact for another concept
        ("HP:0000001 broad MONDO:0000009", "1 MONDO:0000009", "only theirs"),
        ("HP:0000001 exact DOID:9", "1 DOID:9", "only theirs"),
        ("DOID:9 exact HP:0000001", "1 DOID:9", "only theirs"),
    ],
)
def test_verdicts(row: str, pair: str, verdict: str) -> None:
    assert verdicts(row) == {pair: verdict}


def test_what_only_one_side_has() -> None:
    found = compare_sets([OURS], [make("theirs", "HP:0000001 exact MONDO:0000001", "HP:0000007 exact MONDO:0000009")])
    assert found.elsewhere == 1
    assert found.counts == {"disagree": 0, "rejected": 0, "only theirs": 0, "only ours": 2, "agree": 1}
    assert tuple(found.counts) == VERDICTS
    ours = [record for record in found.records if record["verdict"] == "only ours"]
    assert {record["term"] for record in ours} == {"MONDO:0000002", "MONDO:0000004"}, (
        "of the vocabulary of theirs alone"
    )
    (agree,) = [record for record in found.records if record["verdict"] == "agree"]
    assert (agree["via"], agree["ours"], agree["theirs"]) == ("HP:0000001", "skos:exactMatch", "skos:exactMatch")
    assert agree["their_row"].endswith(":8")
