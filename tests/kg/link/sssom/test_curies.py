"""One prefix for a namespace, one namespace for a prefix, where rows of several sets meet."""

from __future__ import annotations

from kg.link.sssom.curies import CurieMap
from kg.link.sssom.model import Mapping


def test_terms_get_one_name() -> None:
    curies = CurieMap({"own": "http://here/"})
    theirs = {"own": "http://there/", "MESH": "http://identifiers.org/mesh/", "skos": "http://wrong/"}
    row = Mapping(
        "f:1",
        {
            "subject_id": "own:1",
            "predicate_id": "skos:exactMatch",
            "object_id": "MESH:D015624",
            "author_id": "own:2|orcid:1",
            "comment": "own:1 as it is",
        },
        theirs,
    )
    assert curies.cell(row, "subject_id") == "own2:1"
    assert curies.cell(row, "predicate_id") == "skos:exactMatch"
    assert curies.cell(row, "object_id") == "mesh:D015624"
    assert curies.cell(row, "author_id") == "own2:2|orcid:1"
    assert curies.cell(row, "comment") == "own:1 as it is"
    assert curies.prefixes == {"own": "http://here/", "own2": "http://there/", "mesh": "http://id.nlm.nih.gov/mesh/"}


def test_a_prefix_that_is_there_is_taken() -> None:
    curies = CurieMap({"X": "http://id.nlm.nih.gov/mesh/"})
    row = Mapping("f:1", {"object_id": "mesh:D015624"}, {})
    assert curies.cell(row, "object_id") == "X:D015624"
