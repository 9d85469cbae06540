"""What two conditions share and what tells them apart, held against the question of the library."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import kg as package
from kg.api import Graph
from kg.claims.compare import COLUMNS, Comparison, Said, compare
from kg.errors import InputError, UnknownNameError
from kg.rdf.index import Index
from kg.rdf.namespaces import expand
from tests.beside import ANOSIS, BOTULOSIS, beside_store

GOLDEN = Path(__file__).resolve().parent / "golden"


LEMS, GRAVIS = expand("concept:lems"), expand("concept:myasthenia-gravis")


POLYMYOSITIS = "https://example.org/concept/polymyositis"


def _expected(graph: Graph, a: str, b: str) -> dict[str, str]:
    """Which is what, by the question of the library: the IRI of each claim, with the kind of its row."""
    rows = graph.query("shared-and-different", disease=a, other=b)
    found = {str(row["record"]): str(row["said_here_of"]) for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.fixture(scope="module")
def both_graph(both_file: Path) -> Graph:
    return package.load(both_file)


@pytest.mark.parametrize(("a", "b"), [(LEMS, GRAVIS), (GRAVIS, LEMS)])
def test_the_shipped_graph_says_the_same_by_a_query(store: ox.Store, a: str, b: str) -> None:
    graph = Graph(store)
    rows = graph.compare(a, b).rows
    assert {row.claim.iri: row.said.value for row in rows} == _expected(graph, a, b)
    assert len(rows) == len({row.claim.iri for row in rows}) > 100
    assert {Said.BOTH, Said.ONE_DENIES, Said.ONLY_A if a == LEMS else Said.ONLY_B} <= {row.said for row in rows}


@pytest.mark.slow
def test_two_conditions_of_two_sources(both_graph: Graph) -> None:
    found = both_graph.compare("LEMS", "polymyositis")
    assert {row.claim.iri: row.said.value for row in found.rows} == _expected(both_graph, LEMS, POLYMYOSITIS)
    shared = {(row.condition, row.claim.object.value) for row in found.rows if row.said == Said.BOTH}
    symptom = expand("concept:muscle-weakness")
    assert {("polymyositis", symptom), ("Lambert-Eaton myasthenic syndrome", symptom)} <= shared
    assert {row.claim.subject.value for row in found.rows} == {LEMS, POLYMYOSITIS}


def test_a_lost_list_stands_beside_what_is_said_of_the_other_only(both_graph: Graph) -> None:
    rows = both_graph.compare("LEMS", "polymyositis").rows
    exchange = next(row for row in rows if row.claim.object.value == expand("concept:plasma-exchange"))
    assert (exchange.said, exchange.lost) == (Said.ONLY_A, ("treatments",))
    assert all(not row.lost for row in rows if row.said == Said.BOTH)


def test_the_words_of_a_row(store: ox.Store) -> None:
    record = Graph(store).compare("LEMS", "myasthenia gravis").records()[0]
    assert tuple(record) == COLUMNS
    assert record["said_here_of"] == "both"
    assert record["condition"] == "Lambert-Eaton myasthenic syndrome"
    assert str(record["condition"]) in str(record["sentence"])


def test_layers(store: ox.Store) -> None:
    graph = Graph(store)
    found = graph.compare("LEMS", "myasthenia gravis", layers="adam-000710")
    assert {row.said for row in found.rows} == {Said.ONLY_A}
    assert {row.record()["layer"] for row in found.rows} == {"adam-000710"}
    with pytest.raises(UnknownNameError, match="no layer 'x'"):
        graph.compare("LEMS", "myasthenia gravis", layers="x")


@pytest.mark.parametrize(
    ("a", "b", "problem"),
    [
        ("LEMS", "Lambert-Eaton myasthenic syndrome", "both sides"),
        ("LEMS", "muscle weakness", "muscle weakness .* is no condition"),
        ("plasma exchange", "LEMS", "plasma exchange .* is no condition"),
        ("LEMS", "nonsense", "nothing here is named"),
    ],
)
def test_what_cannot_be_compared(store: ox.Store, a: str, b: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        Graph(store).compare(a, b)


SMALL = """
@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix ex: <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
ex:a a ck:Condition ; rdfs:label "anosis" . ex:b a ck:Condition ; rdfs:label "botulosis" .
ex:fever rdfs:label "fever" . ex:rash rdfs:label "rash" . ex:cough rdfs:label "cough" . ex:pain rdfs:label "pain" .
ex:has rdfs:label "has symptom" . ex:lasts rdfs:label "lasts" . ex:layer rdfs:label "a layer" ; a ck:Layer .
ck:may rdfs:label "may" . ck:asserted rdfs:label "asserted" . ck:proposed rdfs:label "proposed" .
ex:gap a ck:Gap ; rdfs:label "symptoms of botulosis" ; ck:gapOf ex:b ; ck:affectsPredicate ex:has .
ex:1 a ck:Association ; rdf:subject ex:a ; rdf:predicate ex:has ; rdf:object ex:fever ; ck:modality ck:may ;
  ck:layer ex:layer .
ex:2 a ck:Association ; rdf:subject ex:b ; rdf:predicate ex:has ; rdf:object ex:fever ; ck:status ck:proposed .
ex:3 a ck:Association ; rdf:subject ex:a ; rdf:predicate ex:has ; rdf:object ex:rash .
ex:4 a ck:NegatedAssociation ; rdf:subject ex:b ; rdf:predicate ex:has ; rdf:object ex:rash .
ex:5 a ck:Association ; rdf:subject ex:a ; rdf:predicate ex:has ; rdf:object ex:cough .
ex:6 a ck:Association ; rdf:subject ex:b ; rdf:predicate ex:has ; rdf:object ex:cough ; ck:status ck:rejected .
ex:7 a ck:Association ; rdf:subject ex:b ; rdf:predicate ex:has ; rdf:object ex:cough ; owl:deprecated true .
ex:8 a ck:Association ; rdf:subject ex:a ; rdf:predicate ex:lasts ; rdf:object 3 .
ex:9 a ck:Association ; rdf:subject ex:b ; rdf:predicate ex:lasts ; rdf:object 3 .
ex:10 a ck:Association ; rdf:subject ex:b ; rdf:predicate skos:altLabel ; rdf:object "bot" .
ex:11 a ck:Association ; rdf:subject ex:b ; rdf:predicate ex:leads ; rdf:object ex:a .
ex:12 a ck:NegatedAssociation ; rdf:subject ex:a ; rdf:predicate ex:has ; rdf:object ex:pain .
ex:13 a ck:NegatedAssociation ; rdf:subject ex:b ; rdf:predicate ex:has ; rdf:object ex:pain .
"""


@pytest.fixture(scope="module")
def small() -> Comparison:
    index = Index(ox.parse(SMALL, format=ox.RdfFormat.TURTLE))
    return compare(index, "https://example.org/a", "https://example.org/b")


def test_every_kind_of_row(small: Comparison) -> None:
    said = {row.claim.iri.rpartition("/")[2]: row.said.value for row in small.rows}
    kinds = {"both": "1 2", "one denies": "3 4", "both deny": "12 13", "only A": "5 8", "only B": "9 11"}
    assert said == {name: kind for kind, names in kinds.items() for name in names.split()}
    proposed = next(row.record() for row in small.rows if row.claim.iri.endswith("/2"))
    assert proposed["status"] == "proposed"


def test_things_that_exact_matches_join_are_shared_and_it_is_said() -> None:
    graph = Graph(beside_store())
    rows = graph.compare(ANOSIS, BOTULOSIS).rows
    assert {row.claim.iri: row.said.value for row in rows} == _expected(graph, ANOSIS, BOTULOSIS)
    told = {row.statement.words.object: row.same_as for row in rows if row.same_as}
    assert told == {
        "chill": ("shiver (https://example.org/kg/concept/shiver)",),
        "shiver": ("chill (https://example.org/kg/concept/chill)",),
    }
    asked = graph.query("shared-and-different", disease=ANOSIS, other=BOTULOSIS)
    assert {str(row["object"]): str(row["same_as"]) for row in asked if row["same_as"]} == {
        "chill": "shiver",
        "shiver": "chill",
    }
    assert "the same by exact match: shiver" in str(graph.compare(ANOSIS, BOTULOSIS))


def test_text(small: Comparison, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / "compare.txt"
    if request.config.getoption("--update"):
        golden.write_text(str(small), encoding="utf-8")
    assert str(small) == golden.read_text(encoding="utf-8")


def test_the_order_does_not_hang_on_that_of_the_data(small: Comparison) -> None:
    index = Index(reversed(list(ox.parse(SMALL, format=ox.RdfFormat.TURTLE))))
    assert compare(index, small.a, small.b) == small
