"""Rows: what they say, what their set says for them, and what is an accepted mapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.link.sssom.model import Mapping, joined, split

ROW = {"subject_id": "own:N1", "predicate_id": "skos:exactMatch", "object_id": "MESH:D1"}
PREFIXES = {"own": "https://clinic.example/terms/", "MESH": "http://identifiers.org/mesh/", "skos": "http://wrong/"}


def row(**values: str) -> Mapping:
    return Mapping("f:1", ROW | values, PREFIXES)


def test_identifiers_are_those_of_the_set_in_canonical_form() -> None:
    assert row().iri("subject_id") == "https://clinic.example/terms/N1"
    assert row(object_id="MESH:D015624").iri("object_id") == "http://id.nlm.nih.gov/mesh/D015624"
    assert row().iri("predicate_id").endswith("core#exactMatch"), "a built-in prefix means one thing"
    assert row(object_id="SCTID:230688006").iri("object_id") == "http://snomed.info/id/230688006"
    with pytest.raises(DataError, match="nope"):
        row(object_id="nope:1").iri("object_id")


def test_a_row_has_what_its_set_states_for_all() -> None:
    found = Mapping("f:1", {"mapping_tool": ""}, {}, {"mapping_tool": "hand"})
    assert found["mapping_tool"] == "hand"
    assert found["no such slot"] == ""


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({}, "accepted"),
        ({"status": "approved"}, "accepted"),
        ({"reviewer_agreement": "0.9"}, "accepted"),
        ({"predicate_modifier": "Not"}, "rejected"),
        ({"predicate_modifier": "other"}, "rejected"),  # whatever it is, it is no plain mapping
        ({"reviewer_agreement": "-0.99"}, "rejected"),
        ({"mapping_status": "ck:rejected"}, "rejected"),
        ({"reviewer_agreement": "0.0"}, "proposed"),
        ({"status": "In Review"}, "proposed"),
        ({"curation_status": "unreviewed"}, "proposed"),
        ({"object_id": "sssom:NoTermFound"}, "none"),
        ({"subject_id": "sssom:NoTermFound"}, "none"),
    ],
)
def test_only_what_nothing_speaks_against_is_accepted(values: dict[str, str], kind: str) -> None:
    found = row(**values)
    said = {
        "accepted": found.is_accepted,
        "rejected": found.is_rejected,
        "proposed": found.is_proposed,
        "none": found.is_none_found,
    }
    assert [name for name, holds in said.items() if holds] == [kind]


def test_what_the_set_says_of_all_rows_counts() -> None:
    assert Mapping("f:1", ROW, PREFIXES, {"status": "proposed"}).is_proposed


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1)))
def test_lists_come_back(items: list[str]) -> None:
    assert split(joined(items)) == items
