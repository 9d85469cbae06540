"""What predicates of vocabularies mean."""

from __future__ import annotations

import pytest

from kg.link.vocabularies.model import Run
from kg.link.vocabularies.predicates import linked, plain
from kg.rdf.index import node
from kg.rdf.namespaces import PREFIXES, VOCABULARIES


@pytest.mark.parametrize(
    ("predicate", "value", "found"),
    [
        ("owl:deprecated", " TRUE ", "true"),
        ("owl:deprecated", "1", "true"),
        ("owl:deprecated", "false", ""),
        ("meshv:active", "0", "true"),
        ("skos:closeMatch", "MESH:D1", "MESH:D1"),
        ("rdfs:seeAlso", "true", ""),
    ],
)
def test_what_matches_and_statuses_say(predicate: str, value: str, found: str) -> None:
    assert [fact[1] for fact in plain(node(predicate).value, value)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("field", "other", "run"),
    [
        ("parent", "b", ("a", "parent", "b")),
        ("child", "b", ("b", "parent", "a")),
        ("part", "b", ("b", "part_of", "a")),
        ("replaces", "b", ("b", "replaced_by", "a")),
        ("parent", VOCABULARIES["ordo"] + "ObsoleteClass", ("a", "deprecated", "true")),
    ],
)
def test_links_are_said_of_the_end_that_they_tell_of(field: str, other: str, run: tuple[str, str, str]) -> None:
    found: list[Run] = list(linked("a", field, other))
    assert [(subject, *fact[:2]) for subject, said in found for fact in said] == [run]


def test_nothing_is_under_everything() -> None:
    assert list(linked("a", "parent", PREFIXES["owl"] + "Thing")) == []
