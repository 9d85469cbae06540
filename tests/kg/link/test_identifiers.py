"""Preferred identifiers: one to one or refused, and replaced throughout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.build.identify import with_identifiers
from kg.claims.cards import card
from kg.claims.names import resolve
from kg.cli import main
from kg.errors import DataError, UnknownNameError
from kg.link.identifiers import Identifier, exact_terms, linked_terms, preferred
from kg.link.sssom import COLUMNS, MappingSet, mapping_sets, read_mappings
from kg.query.library import Query, queries
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.namespaces import CONCEPT, expand
from kg.rdf.turtle import sort_key

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
    listed, linked = exact_terms(mapping_sets()), linked_terms(Index(dataset.triples))
    assert {concept: {(term.curie, term.iri) for term in found} for concept, found in linked.items()} == {
        concept: {(term.curie, term.iri) for term in found} for concept, found in listed.items()
    }


def test_replaced_throughout(dataset: Dataset) -> None:
    lems, mondo = ox.NamedNode(CONCEPT + "lems"), ox.NamedNode(expand("MONDO:0018556"))
    new = with_identifiers(dataset, preferred(["mondo", "hp"], exact_terms(mapping_sets())))
    left = [quad for quad in new.quads if lems in (quad.subject, quad.object)]
    assert {(quad.subject, quad.predicate) for quad in left} == {(mondo, node("skos:exactMatch"))}
    record = node("mapping:lems_exactMatch_MONDO-0018556")
    assert ox.Quad(record, node("sssom:subject_id"), mondo, node("graph:mappings")) in new.quads
    assert (mondo, node("ck:hasTreatment"), node("concept:plasma-exchange")) in {
        (quad.subject, quad.predicate, quad.object) for quad in new.quads
    }
    (loop,) = (quad for quad in new.quads if quad.subject == quad.object == mondo)
    assert loop.predicate == node("skos:exactMatch")
    assert list(new.quads) == sorted(new.quads, key=sort_key)
    before = {quad.subject for quad in dataset.quads if quad.predicate == node("rdf:subject")}
    assert {quad.subject for quad in new.quads if quad.predicate == node("rdf:subject")} == before


@pytest.fixture(scope="module")
def replaced(dataset: Dataset) -> tuple[ox.Store, dict[str, Identifier]]:
    chosen = preferred(["mondo", "hp", "mesh"], exact_terms(mapping_sets()))
    store = ox.Store()
    store.extend(with_identifiers(dataset, chosen).quads)
    return store, chosen


@pytest.mark.parametrize("query", [query for query in queries() if query.folder == "competency"], ids=lambda q: q.name)
def test_every_question_gives_as_many_rows(
    query: Query, store: ox.Store, replaced: tuple[ox.Store, dict[str, Identifier]]
) -> None:
    other, chosen = replaced
    bound = {}
    for parameter in query.parameters:
        default = query.text.partition(f"VALUES ?{parameter.name} {{ ")[2].split()[0]
        if parameter.kind == "concept" and expand(default) in chosen:
            bound[parameter.name] = chosen[expand(default)].iri
    before, after = evaluate(store, query.text), evaluate(other, query.bind(bound))
    assert isinstance(before, ox.QuerySolutions)
    assert isinstance(after, ox.QuerySolutions)
    assert len(list(after)) == len(list(before))


@pytest.mark.parametrize("term", ["MONDO:0018556", "LEMS", "concept:lems", "HP:0001324"])
def test_the_card_of_an_external_identifier_is_full(
    term: str, store: ox.Store, replaced: tuple[ox.Store, dict[str, Identifier]]
) -> None:
    before, after = (card(data, resolve(Index(data), term).iri) for data in (store, replaced[0]))
    assert after.label == before.label
    assert after.iri == replaced[1][before.iri].iri
    assert [(group.role, len(group.claims)) for group in after.groups] == [
        (group.role, len(group.claims)) for group in before.groups
    ]
    assert len(after.gaps) == len(before.gaps)
    assert {name.text for name in before.names} == {name.text for name in after.names}


def test_as_many_statements_as_before(dataset: Dataset) -> None:
    found = preferred(["mondo"], exact_terms(mapping_sets()))
    assert len(with_identifiers(dataset, found).quads) == len(dataset.quads) + len(found), "one way back for each"


def test_nothing_chosen_changes_nothing(dataset: Dataset) -> None:
    assert with_identifiers(dataset, {}) == dataset
    unused = {"http://example.org/unused": Identifier("MONDO:1", "http://mondo/1", "x:1")}
    assert with_identifiers(dataset, unused) == dataset


def test_case_does_not_matter() -> None:
    terms = exact_terms(mapping_sets())
    assert preferred(["mondo"], terms) == preferred(["MONDO"], terms)


def test_kg_build(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.build.validate.validate_dataset", lambda _: [])  # slow, and tested by itself
    assert main(["build", "--ids", "mondo", "-o", str(tmp_path)]) == 0
    store = ox.Store()
    store.bulk_load(path=tmp_path / "condition-kg.nq", format=ox.RdfFormat.N_QUADS)
    assert list(store.quads_for_pattern(node("MONDO:0018556"), node("ck:hasTreatment"), None, None))
    assert (tmp_path / "condition-kg.html").is_file()
    assert main(["build", "--ids", "nope", "-o", str(tmp_path / "other")]) == 2
    assert "no concept has an exact term of a vocabulary 'nope'" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()
    with pytest.raises(SystemExit):
        main(["build", "--ids", "mondo,,hp", "-o", str(tmp_path / "other")])


def test_the_way_back_of_a_concept_of_others_is_in_their_graph(both: Dataset) -> None:
    chosen = preferred(["mondo"], exact_terms(both.mappings))
    added = set(with_identifiers(both, chosen).quads)
    homes = {
        quad.object.value: quad.graph_name
        for quad in added
        if quad.predicate == node("skos:exactMatch") and isinstance(quad.object, ox.NamedNode)
    }
    assert homes[CONCEPT + "lems"] == node("graph:mappings")
    assert homes["https://example.org/concept/polymyositis"] == ox.NamedNode("https://example.org/graph/mappings")
