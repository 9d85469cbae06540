"""Terms of other vocabularies and conflicts: what is shipped holds together, and nothing of it crosses sources."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.link.sssom import mapping_sets
from kg.link.triples import mapping_iri
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.namespaces import EXTERNAL, TERM, expand, local_name
from kg.sources import sources

#: The vocabularies, and the prefixes of the terms that their files may describe.
VOCABULARIES = {"doid": {"DOID"}, "hp": {"HP"}, "icd11": {"icd11", "icd11.code"}, "mesh": {"mesh"}, "mondo": {"MONDO"}}

Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def ask(store: ox.Store) -> Ask:
    """The first column of a query's answer."""

    def first(query: str) -> list[str]:
        found = evaluate(store, query)
        assert isinstance(found, ox.QuerySolutions)
        return [term.value for row in found if isinstance(term := row[0], ox.Literal | ox.NamedNode)]

    return first


def above(ask: Ask, vocabulary: str, term: str) -> set[str]:
    """The labels of all that stands above a term in one vocabulary."""
    record = f"<{TERM}{vocabulary}-{local_name(expand(term))}>"
    return set(ask(f"SELECT ?label WHERE {{ {record} ck:parent+ ?record . ?record rdfs:label ?label }}"))


def test_each_vocabulary_is_a_file_and_a_layer(store: ox.Store) -> None:
    index = Index(store)
    assert {path.stem for path in sources().terms.glob("*.ttl")} == set(VOCABULARIES)
    for vocabulary in VOCABULARIES:
        layer = node(f"graph:{vocabulary}")
        assert index.value(layer, node("ck:layerKind")) == node("ck:terminologyLayer")
        for slot in ("owl:versionInfo", "dcterms:license", "dcterms:source", "dcterms:description"):
            assert len(index.values(layer, node(slot))) == 1, (vocabulary, slot)


def test_a_record_is_named_by_its_source_and_its_term(store: ox.Store) -> None:
    index = Index(store)
    records = list(index.of_type(node("ck:TermRecord")))
    assert records
    for record in records:
        (layer,) = index.resources(record, node("ck:layer"))
        (term,) = index.resources(record, node("ck:term"))
        vocabulary = local_name(layer.value)
        assert record.value == f"{TERM}{vocabulary}-{local_name(term.value)}"
        assert any(term.value.startswith(EXTERNAL[prefix]) for prefix in VOCABULARIES[vocabulary])
        for parent in index.resources(record, node("ck:parent")):
            assert index.resources(parent, node("ck:layer")) == [layer], record


def test_no_term_stands_above_itself(ask: Ask) -> None:
    assert ask("SELECT ?record WHERE { ?record ck:parent+ ?record }") == []


def test_every_exact_match_of_a_condition_has_its_record(store: ox.Store) -> None:
    index = Index(store)
    conditions = {concept.value for concept in index.of_type(node("ck:Condition"))}
    covered = set.union(*VOCABULARIES.values())
    wanted = {
        row["object_id"]
        for row in mapping_sets()[0].rows
        if row["predicate_id"] == "skos:exactMatch" and expand(row["subject_id"]) in conditions
    }
    described = {term.value for record in index.of_type(node("ck:TermRecord")) for term in terms(index, record)}
    assert {curie for curie in wanted if curie.partition(":")[0] in covered and expand(curie) not in described} == set()


def terms(index: Index, record: ox.NamedNode | ox.BlankNode) -> list[ox.NamedNode]:
    """The term of a record that is not retired."""
    retired = index.values(record, node("owl:deprecated"))
    return (
        [] if retired else [term for term in index.resources(record, node("ck:term")) if isinstance(term, ox.NamedNode)]
    )


def test_the_places_of_lems_stay_apart(ask: Ask) -> None:
    """Each source as it is; merged, they would make every paraneoplastic syndrome a myasthenia gravis."""
    mondo = above(ask, "mondo", "MONDO:0018556")
    assert "paraneoplastic neurologic syndrome" in mondo
    assert not [label for label in mondo if "autoimmune" in label or "junction" in label]
    doid = above(ask, "doid", "DOID:0050214")
    assert {"neuromuscular junction disease", "autoimmune disease of musculoskeletal system"} <= doid
    mesh = above(ask, "mesh", "mesh:D015624")
    assert {"Myasthenia Gravis", "Autoimmune Diseases of the Nervous System"} <= mesh
    assert above(ask, "icd11", "icd11:796417193") == {"icd11:1425591047"}


def test_every_side_of_a_conflict_is_shown_by_a_record_of_its_source(store: ox.Store) -> None:
    index = Index(store)
    conflicts = list(index.of_type(node("ck:Conflict")))
    assert conflicts
    for conflict in conflicts:
        sides = index.resources(conflict, node("ck:position"))
        assert len(sides) >= 2
        assert (
            len({index.label(side) for side in sides} | {str(index.values(side, node("ck:saidBy"))) for side in sides})
            >= 2
        )
        for side in sides:
            assert isinstance(side, ox.NamedNode)
            assert side.value.startswith(f"{conflict.value}_")
            speakers = index.resources(side, node("ck:saidBy"))
            is_work = all(node("ck:Citation") in index.values(one, node("rdf:type")) for one in speakers)
            assert index.values(side, node("ck:record")) or is_work, f"{side} is shown by nothing"
            for record in index.resources(side, node("ck:record")):
                assert index.values(record, node("rdf:type")), f"{side} shows {record}, which does not exist"
                if node("ck:Mapping") not in index.values(record, node("rdf:type")):
                    shown = [*index.resources(record, node("ck:layer")), *index.resources(record, node("ck:evidence"))]
                    assert not set(shown).isdisjoint(speakers), side


def test_every_second_identifier_of_a_vocabulary_is_a_stated_conflict(store: ox.Store) -> None:
    """Where Mondo and the Disease Ontology give one condition two codes, the conflict layer says so."""
    index = Index(store)
    shown = {
        record.value
        for side in index.of_type(node("ck:Position"))
        for record in index.resources(side, node("ck:record"))
    }
    for row in mapping_sets()[0].rows:
        if "Conflict: Mondo gives" in row["comment"]:
            assert mapping_iri(row).value in shown, row.where
