"""Preferred identifiers: one to one, or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.errors import DataError, UnknownNameError
from kg.link.identifiers import exact_terms, linked_terms, preferred
from kg.link.sssom import COLUMNS, MappingSet, mapping_sets, read_mappings
from kg.rdf.index import Index
from kg.rdf.namespaces import CONCEPT, expand

HEAD = '#curie_map:\n#  skos: "http://s/"\n'


Rows = Callable[..., MappingSet]


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    def write(*found: str, name: str = "positive") -> MappingSet:
        lines = []
        for row in found:
            subject, predicate, value = row.split()
            cells = {"subject_id": f"concept:{subject}", "predicate_id": f"skos:{predicate}Match", "object_id": value}
            lines.append("\t".join(cells.get(column, "") for column in COLUMNS))
        path = tmp_path / f"{name}.sssom.tsv"
        path.write_text(HEAD + "\n".join(["\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
        return read_mappings(path)

    return write


def chosen(names: list[str], *sets: MappingSet) -> dict[str, str]:
    return {concept: term.curie for concept, term in preferred(names, exact_terms(sets)).items()}


def test_the_first_vocabulary_that_has_one(rows: Rows) -> None:
    found = rows("a exact MONDO:1", "a exact HP:1", "b exact HP:2", "c close MONDO:3")
    assert chosen(["mondo", "hp"], found) == {CONCEPT + "a": "MONDO:1", CONCEPT + "b": "HP:2"}
    assert chosen(["hp", "mondo"], found) == {CONCEPT + "a": "HP:1", CONCEPT + "b": "HP:2"}
    assert preferred(["mondo"], exact_terms([found]))[CONCEPT + "a"].iri == expand("MONDO:1")


def test_rejected_rows_give_no_identifier(rows: Rows) -> None:
    assert exact_terms([rows("a exact MONDO:1", name="negative")]) == {}


def test_two_terms_for_a_concept_are_refused(rows: Rows) -> None:
    found = rows("a exact MONDO:1", "a exact MONDO:2", "b exact HP:1")
    with pytest.raises(DataError, match=r"two exact terms, MONDO:1 \(.*tsv:4\) and MONDO:2") as caught:
        preferred(["mondo"], exact_terms([found]))
    assert caught.value.where.endswith("positive.sssom.tsv:5")
    assert chosen(["hp"], found) == {CONCEPT + "b": "HP:1"}, "a vocabulary that is not asked for does no harm"


def test_a_term_for_two_concepts_is_refused(rows: Rows) -> None:
    with pytest.raises(DataError, match=r"MONDO:1 is exact for concept:a \(.*tsv:4\) and for concept:b") as caught:
        preferred(["mondo"], exact_terms([rows("a exact MONDO:1", "b exact MONDO:1")]))
    assert caught.value.where.endswith("positive.sssom.tsv:5")


def test_an_unknown_vocabulary(rows: Rows) -> None:
    with pytest.raises(UnknownNameError, match=r"'nope'.*Exact matches lead to hp"):
        preferred(["nope"], exact_terms([rows("a exact HP:1")]))


def test_every_vocabulary_of_the_shipped_sets_is_one_to_one() -> None:
    terms = exact_terms(mapping_sets())
    vocabularies = {term.vocabulary for found in terms.values() for term in found}
    assert {"mondo", "hp", "mesh"} <= vocabularies
    assert preferred(sorted(vocabularies), terms)


def test_the_graph_links_to_the_same_terms(dataset: Dataset) -> None:
    listed, linked = exact_terms(dataset.mappings), linked_terms(Index(dataset.triples))
    assert {concept: {(term.curie, term.iri) for term in found} for concept, found in linked.items()} == {
        concept: {(term.curie, term.iri) for term in found} for concept, found in listed.items()
    }


def test_case_does_not_matter() -> None:
    terms = exact_terms(mapping_sets())
    assert preferred(["mondo"], terms) == preferred(["MONDO"], terms)


def test_a_vocabulary_is_named_in_whatever_spelling(rows: Rows) -> None:
    found = rows("a exact snomedct:1", "a exact ORPHA:2")
    assert chosen(["SCTID"], found) == {CONCEPT + "a": "snomedct:1"}
    assert chosen(["Orphanet", "sctid"], found) == {CONCEPT + "a": "ORPHA:2"}


def test_terms_that_a_set_spells_otherwise(tmp_path: Path) -> None:
    cells = {"subject_id": "concept:a", "predicate_id": "skos:exactMatch", "object_id": "MESH:D015624"}
    text = '#curie_map:\n#  MESH: "http://identifiers.org/mesh/"\n' + "\t".join(COLUMNS) + "\n"
    path = tmp_path / "positive.sssom.tsv"
    path.write_text(text + "\t".join(cells.get(column, "") for column in COLUMNS) + "\n", encoding="utf-8")
    assert chosen(["mesh"], read_mappings(path)) == {CONCEPT + "a": "mesh:D015624"}


def test_a_term_that_the_data_spell_in_two_ways_is_one() -> None:
    match = "<http://e/a> <http://www.w3.org/2004/02/skos/core#exactMatch>"
    data = f"{match} <http://identifiers.org/mesh/D1> , <http://id.nlm.nih.gov/mesh/D1> ."
    (term,) = linked_terms(Index(ox.parse(data, format=ox.RdfFormat.TURTLE)))["http://e/a"]
    assert (term.curie, term.iri) == ("mesh:D1", "http://id.nlm.nih.gov/mesh/D1")
