"""Mappings as a graph: a direct link where a term is accepted, a record of each row, and readable names."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import DataError
from kg.link.sssom import NONE_FOUND, Mapping, MappingSet
from kg.link.triples import mapping_iri, mapping_triples
from kg.rdf.index import node
from kg.rdf.namespaces import MAPPING, PREFIXES
from tests.kg.link.sssom.test_own import GOOD, mapping_set

ROW = {
    "subject_id": "concept:lems",
    "predicate_id": "skos:exactMatch",
    "predicate_modifier": "",
    "object_id": "MONDO:0018556",
    "object_label": "",
    "mapping_justification": "semapv:ManualMappingCuration",
    "object_source": "bioregistry:mondo",
    "object_source_version": "",
    "confidence": "0.95",
    "comment": "",
}
#: The direct link of that row.
LINK = ox.Triple(node("concept:lems"), node("skos:exactMatch"), node("MONDO:0018556"))


def row(**changes: str) -> Mapping:
    return Mapping("positive.sssom.tsv:7", ROW | changes)


def triples_of(mapping: Mapping, space: str = MAPPING) -> list[ox.Triple]:
    (found,) = mapping_triples([MappingSet("positive", {}, (mapping,), dict(PREFIXES))], space)
    assert found[0] is mapping
    return found[1]


def said(triples: list[ox.Triple], slot: str) -> list[str]:
    return [triple.object.value for triple in triples if triple.predicate == node(slot)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "lems_exactMatch_MONDO-0018556"),
        ({"predicate_modifier": "Not"}, "lems_exactMatch_MONDO-0018556_not"),
        ({"object_id": NONE_FOUND, "object_source": "bioregistry:maxo"}, "lems_noTermFound_maxo"),
    ],
)
def test_a_record_has_a_readable_name(changes: dict[str, str], name: str) -> None:
    assert mapping_iri(row(**changes)).value == MAPPING + name
    assert mapping_iri(row(**changes), "http://e/mapping/").value == f"http://e/mapping/{name}"


def test_an_accepted_term_is_linked() -> None:
    triples = triples_of(row())
    assert LINK in triples
    assert said(triples, "sssom:object_id") == [node("MONDO:0018556").value]
    assert said(triples, "sssom:object_source") == []  # the prefix of the term tells it


@pytest.mark.parametrize("changes", [{"predicate_modifier": "Not"}, {"object_id": NONE_FOUND}])
def test_what_is_rejected_or_not_found_is_recorded_and_not_linked(changes: dict[str, str]) -> None:
    triples = triples_of(row(**changes))
    assert {triple.subject for triple in triples} == {mapping_iri(row(**changes))}
    assert said(triples, "sssom:predicate_modifier") == list(filter(None, [changes.get("predicate_modifier")]))


@pytest.mark.parametrize(("text", "value"), [("0.95", "0.95"), ("0.90", "0.9"), ("1.0", "1"), ("1", "1"), ("10", "10")])
def test_a_confidence_has_one_form(text: str, value: str) -> None:
    triple = next(each for each in triples_of(row(confidence=text)) if each.predicate == node("sssom:confidence"))
    assert triple.object == ox.Literal(value, datatype=node("xsd:decimal"))


def test_texts_are_kept_and_empty_ones_left_out() -> None:
    assert said(triples_of(row(comment='a "b"\tc')), "sssom:comment") == ['a "b"\tc']
    assert said(triples_of(row()), "sssom:comment") == []


def test_a_prefix_that_nobody_knows_is_told_with_its_line() -> None:
    with pytest.raises(DataError) as told:
        triples_of(row(object_id="nope:1"))
    assert told.value.where == "positive.sssom.tsv:7"


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [("object_source", "", "object_source is empty"), ("subject_id", "<no iri>", "subject_id: ")],
)
def test_a_cell_that_names_nothing_is_reported_with_its_line(
    tmp_path: Path, column: str, cell: str, problem: str
) -> None:
    for term in [NONE_FOUND, *(["MONDO:1"] if column == "subject_id" else [])]:
        row = GOOD | {"object_id": term, column: cell}
        with pytest.raises(DataError, match=problem) as caught:
            list(mapping_triples([mapping_set(tmp_path, row)]))
        assert caught.value.where.endswith("positive.sssom.tsv:6")
