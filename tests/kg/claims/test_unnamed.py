"""Blank nodes: which have a place of their own, in a picture and on a path, and what others lead to through them."""

from __future__ import annotations

import pytest

import kg
from kg.claims.unnamed import Unnamed
from kg.errors import AmbiguousNameError, UnknownNameError
from tests.visualize.explorer.graphs import arrows, facts_of, model_of


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        # one that has a label, as in most JSON-LD of schema.org
        ('[] rdfs:label "angina" ; :treat [ rdfs:label "nitrate" ] .', {("angina", "treat", "nitrate")}),
        # one that nothing leads to, with or without a label
        (":t a :Test . [] :test :t ; :outcome :passed .", {("outcome passed; test t", "test", "t"),
                                                           ("outcome passed; test t", "outcome", "passed")}),
        # several that lead only to each other: one of them
        (":a :p :b . _:x :next _:y ; :of :a . _:y :next _:x .", {("a", "p", "b"), ("next (next …); of a", "of", "a")}),
        # several of a kind that each join named things, as results of SHACL
        (":r :result [ :on :bob ; :path :age ] , [ :on :ann ; :path :size ] ; :by [ :agent :me ; :role :judge ] .", {
            ("r", "result", "on bob; path age"), ("r", "result", "on ann; path size"),
            ("on bob; path age", "on", "bob"), ("on bob; path age", "path", "age"),
            ("on ann; path size", "on", "ann"), ("on ann; path size", "path", "size"),
            ("r", "by / agent", "me"), ("r", "by / role", "judge")}),
        # two things lead to it: one has a name, one has none but a place
        ('_:x rdfs:label "x" ; :at _:y . :a :at _:y . _:y :of :b .', {
            ("x", "at", "of b"), ("a", "at", "of b"), ("of b", "of", "b")}),
    ],
)  # fmt: skip
def test_who_has_a_place(source: str, drawn: set[tuple[str, str, str]]) -> None:
    assert arrows(source) == drawn


@pytest.mark.parametrize(
    "source",
    [
        ":a :p [ :value 1 ] .",
        ":a owl:equivalentClass [ owl:unionOf ( :b :c ) ] .",
        "[] a owl:AllDisjointClasses ; owl:members ( :a :b ) .",
        "[] a owl:Axiom ; owl:annotatedSource :a ; owl:annotatedProperty :p ; owl:annotatedTarget 1 .",
        ":a :p :a . << :a :p :a >> :sure 0.9 .",
    ],
)
def test_who_has_none(source: str) -> None:
    assert not [node.id for node in model_of(source).nodes if node.id.startswith("_:")]


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        # as FHIR refers to other things
        (":pat :contact [ :organization [ :link :org ; :display 1 ] ] .", {
            ("pat", "contact / organization / link", "org")}),
        (":paper :authors ( :ann [ :person :bo ] ) .", {
            ("paper", "authors", "ann"), ("paper", "authors / person", "bo")}),
        ('_:x rdfs:label "x" . :a :at [ :of _:x ] .', {("a", "at / of", "x")}),
        (":a :p [ a :Class ; rdfs:seeAlso :page ; :q [ owl:sameAs :b ] ] .", set()),
    ],
)  # fmt: skip
def test_ways_through_blank_nodes_are_arrows(source: str, drawn: set[tuple[str, str, str]]) -> None:
    assert arrows(source) == drawn


def test_a_ring_of_blank_nodes_ends() -> None:
    assert arrows(":a :p _:x . _:x :q _:y . _:y :q _:x ; :r :b .") == {("a", "p / q / r", "b")}


def test_what_has_a_place_has_a_card_and_a_class() -> None:
    model = model_of('[] a :Drug ; rdfs:label "nitrate" ; :dose [ :amount 5 ] ; :code "N" .')
    assert [(node.id, node.label, node.kind) for node in model.nodes] == [("_:1", "nitrate", "http://e/Drug")]
    assert facts_of(model.nodes[0]) == [("code", "N"), ("dose", "amount 5")]
    assert model.omitted == 0


def test_places_are_the_same_on_every_run() -> None:
    source = "".join(f':t{number} :of [ rdfs:label "part" ; :number {number} ] .' for number in range(9))
    first, second = model_of(source), model_of(source)
    assert first == second
    assert len(first.edges) == 9


def test_many_words_are_cut_and_stand_on_the_card() -> None:
    (node,) = model_of(f'[] a :Report ; :says "{"word " * 30}" .').nodes
    assert node.label.startswith("Report: says word")
    assert node.label.endswith("word …")
    assert len(node.label) <= 60
    assert len(facts_of(node)[0][1]) > 100


CARE = b"""@prefix : <http://e/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:pat rdfs:label "Pat" ; :contact [ :organization [ :link :clinic ] ] . :clinic rdfs:label "the clinic" .
[] rdfs:label "angina" ; :treat [ rdfs:label "nitrate" ; :by :clinic ] . [] rdfs:label "twin" . [] rdfs:label "twin" .
:Leg rdfs:subClassOf [ owl:onProperty :partOf ; owl:someValuesFrom :Body ] ; rdfs:label "Bein"@de .
"""


@pytest.mark.parametrize(
    ("start", "end", "sentences"),
    [
        ("Pat", "the clinic", [["Pat contact / organization / link the clinic"]]),
        ("angina", "clinic", [["angina treat nitrate"], ["nitrate by the clinic"]]),
        ("leg", "Body", [["Bein (de) partOf some Body"]]),
    ],
)
def test_a_path_leads_through_them_as_the_picture_does(start: str, end: str, sentences: list[list[str]]) -> None:
    (path,) = kg.load(CARE).path(start, end).paths
    assert [[one.sentence for one in step] for step in path.steps] == sentences


def test_they_are_shown_by_label_and_by_place() -> None:
    graph = kg.load(CARE)
    card = graph.show("nitrate")
    assert (card.label, card.iri) == ("nitrate", graph.show(card.iri).iri)
    assert "by: the clinic" in str(card)
    with pytest.raises(AmbiguousNameError, match="several blank nodes"):
        graph.show("twin")
    with pytest.raises(UnknownNameError):
        graph.show("_:99")


def test_a_network_names_them_as_pages_do() -> None:
    graph = kg.load(CARE)
    places = {node.label: node.id for node in model_of(CARE.decode()).nodes if node.id.startswith("_:")}
    assert {"angina", "nitrate", "twin"} == set(places)
    network = graph.network()
    assert network.nodes[places["nitrate"]]["label"] == "nitrate"
    assert Unnamed(graph._index).thing("_:1") is not None
