"""Preferred identifiers: one to one or refused, and replaced throughout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import Dataset
from kg.cli import main
from kg.errors import DataError, UnknownNameError
from kg.identifiers import Identifier, exact_terms, preferred, with_identifiers
from kg.index import node
from kg.mapping import COLUMNS, MappingSet, mapping_sets, read_mappings
from kg.namespaces import CONCEPT, expand
from kg.turtle import sort_key

HEAD = '#curie_map:\n#  skos: "http://s/"\n#  MONDO: "http://mondo/"\n#  HP: "http://hp/"\n#  concept: "http://c/"\n'
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
    return {concept: term.curie for concept, term in preferred(names, sets).items()}


def test_the_first_vocabulary_that_has_one(rows: Rows) -> None:
    found = rows("a exact MONDO:1", "a exact HP:1", "b exact HP:2", "c close MONDO:3")
    assert chosen(["mondo", "hp"], found) == {"http://c/a": "MONDO:1", "http://c/b": "HP:2"}
    assert chosen(["hp", "mondo"], found) == {"http://c/a": "HP:1", "http://c/b": "HP:2"}
    assert preferred(["mondo"], [found])["http://c/a"].iri == "http://mondo/1"


def test_rejected_rows_give_no_identifier(rows: Rows) -> None:
    assert chosen(["mondo"], rows("a exact MONDO:1", name="negative")) == {}


def test_two_terms_for_a_concept_are_refused(rows: Rows) -> None:
    found = rows("a exact MONDO:1", "a exact MONDO:2")
    with pytest.raises(DataError, match=r"two exact terms, MONDO:1 \(.*tsv:7\) and MONDO:2") as caught:
        preferred(["mondo"], [found])
    assert caught.value.where.endswith("positive.sssom.tsv:8")
    assert chosen(["hp"], found) == {}, "a vocabulary that is not asked for does no harm"


def test_a_term_for_two_concepts_is_refused(rows: Rows) -> None:
    with pytest.raises(DataError, match=r"MONDO:1 is exact for http://c/a \(.*tsv:7\) and for http://c/b") as caught:
        preferred(["mondo"], [rows("a exact MONDO:1", "b exact MONDO:1")])
    assert caught.value.where.endswith("positive.sssom.tsv:8")


def test_an_unknown_vocabulary(rows: Rows) -> None:
    with pytest.raises(UnknownNameError, match=r"'nope'.*Exact matches lead to hp"):
        preferred(["nope"], [rows("a exact HP:1")])


def test_every_vocabulary_of_the_shipped_sets_is_one_to_one() -> None:
    prefixes = {term.curie.partition(":")[0] for terms in exact_terms().values() for term in terms}
    assert {"MONDO", "HP", "mesh"} <= prefixes
    for prefix in prefixes:
        assert preferred([prefix])


def test_replaced_throughout(dataset: Dataset) -> None:
    lems, mondo = ox.NamedNode(CONCEPT + "lems"), ox.NamedNode(expand("MONDO:0018556"))
    new = with_identifiers(dataset, preferred(["mondo", "hp"]))
    left = [quad for quad in new.quads if lems in (quad.subject, quad.object)]
    links = {
        (quad.subject, quad.predicate) for quad in left if not quad.predicate.value.startswith(expand("sssom:x")[:-1])
    }
    assert links == {(mondo, node("skos:exactMatch"))}
    assert (mondo, node("ck:hasTreatment"), node("concept:plasma-exchange")) in {
        (quad.subject, quad.predicate, quad.object) for quad in new.quads
    }
    assert not [quad for quad in new.quads if quad.subject == quad.object == mondo]
    assert list(new.quads) == sorted(new.quads, key=sort_key)
    before = {quad.subject for quad in dataset.quads if quad.predicate == node("rdf:subject")}
    assert {quad.subject for quad in new.quads if quad.predicate == node("rdf:subject")} == before


def test_as_many_statements_as_before(dataset: Dataset) -> None:
    found = preferred(["mondo"])
    linked = {
        (quad.subject.value, quad.object.value)
        for quad in dataset.quads
        if quad.predicate == node("skos:exactMatch")
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
    }
    turned = {(concept, term.iri) for concept, term in found.items()}
    assert len(with_identifiers(dataset, found).quads) == len(dataset.quads) + len(turned - linked)


def test_nothing_chosen_changes_nothing(dataset: Dataset) -> None:
    assert with_identifiers(dataset, {}) == dataset
    unused = {"http://example.org/unused": Identifier("MONDO:1", "http://mondo/1", "x:1")}
    assert with_identifiers(dataset, unused) == dataset


def test_mapping_sets_are_read_when_none_are_given() -> None:
    assert preferred(["mondo"]) == preferred(["MONDO"], mapping_sets())


def test_kg_build(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.validate.validate_dataset", lambda _: [])  # slow, and tested by itself
    assert main(["build", "--ids", "mondo", "-o", str(tmp_path)]) == 0
    store = ox.Store()
    store.bulk_load(path=tmp_path / "lems.nq", format=ox.RdfFormat.N_QUADS)
    assert list(store.quads_for_pattern(node("MONDO:0018556"), node("ck:hasTreatment"), None, None))
    assert (tmp_path / "lems.html").is_file()
    assert main(["build", "--ids", "nope", "-o", str(tmp_path / "other")]) == 2
    assert "no mapping names a vocabulary 'nope'" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()
    with pytest.raises(SystemExit):
        main(["build", "--ids", "mondo,,hp", "-o", str(tmp_path / "other")])
