"""An answer as a graph: which things are in it, and what joins them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from kg.query.sparql import evaluate
from tests.kg.claims.graphs import store_of

DRAWN = "({ things, joints, left, texts }) => ({ things: [...things], joints, left, texts })"


def uri(name: str) -> dict[str, str]:
    return {"type": "uri", "value": f"http://e/{name}"}


def text(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def drawn(page: Page, call: str, argument: object) -> dict[str, Any]:
    """What a call gives, as values."""
    found: dict[str, Any] = page.evaluate(f"(a) => ({DRAWN})({call})", argument)
    return found


def test_triples_are_arrows_and_texts_are_left_to_the_table(module: Callable[[str], Page]) -> None:
    label = {"type": "uri", "value": "http://www.w3.org/2000/01/rdf-schema#label"}
    rows = [
        [uri("a"), uri("p"), uri("b")],
        [uri("a"), label, text("<b>A")],
        [{"type": "bnode", "value": "x"}, uri("p"), uri("a")],
    ]
    found = drawn(module("query/joined"), "m.ofTriples(a)", rows)
    assert found["things"] == [["http://e/a", "<b>A"], ["http://e/b", ""], ["_:x", "_:1"]]
    assert [(one["from"], one["to"]) for one in found["joints"]] == [
        ("http://e/a", "http://e/b"),
        ("_:x", "http://e/a"),
    ]
    assert (found["left"], found["texts"]) == (0, 1)


def test_never_more_than_the_limit_and_what_is_left_is_counted(module: Callable[[str], Page]) -> None:
    page = module("query/joined")
    most = page.evaluate("m.MOST_THINGS")
    found = drawn(page, "m.ofTriples(a)", [[uri(f"s{n}"), uri("p"), uri(f"o{n}")] for n in range(500)])
    assert (len(found["things"]), found["left"]) == (most, 1000 - most)
    names = [uri(str(n))["value"] for n in range(500)]
    found = drawn(page, "m.ofRows([], a, [], [])", names)
    assert (len(found["things"]), found["left"]) == (most, 500 - most)
    query = page.evaluate("(a) => m.joiningQuery(a)", names)
    evaluate(ox.Store(), query)


def test_claims_of_rows_are_arrows_with_their_hedge_and_no_triple_says_more(module: Callable[[str], Page]) -> None:
    page = module("query/joined")
    parts = "rdf:subject :x ; rdf:predicate ck:hasSymptom ; rdf:object"
    store = store_of(
        f':c1 a ck:Association ; {parts} :y ; ck:modality ck:may ; ck:inWords "X may have Y." .'
        f':c2 a ck:NegatedAssociation ; {parts} :z ; ck:inWords "X has no Z." .'
        f":c3 a ck:Association ; {parts} :w ; ck:status ck:rejected . :x ck:hasSymptom :y ; :near :z ."
    )
    names = [uri(name)["value"] for name in ("x", "c1", "y", "c2", "c3")]
    solutions = evaluate(store, page.evaluate("(a) => m.joiningQuery(a)", names))
    assert isinstance(solutions, ox.QuerySolutions)
    columns = [variable.value for variable in solutions.variables]
    assert columns == ["claim", "from", "predicate", "to", "words", "look"]
    rows = [
        [None if term is None else {"type": "uri", "value": term.value} for term in (row[name] for name in columns)]
        for row in solutions
    ]
    found = drawn(page, "m.ofRows([], a[0], [], a[1])", [names, rows])
    assert {name for name, _ in found["things"]} == {uri(name)["value"] for name in ("x", "y", "z", "c3")}
    told = {(one["to"][-1], one["look"], one["words"]) for one in found["joints"]}
    assert told == {("y", "hedged", "X may have Y."), ("z", "not", "X has no Z.")}


def test_what_nothing_joins_hangs_on_its_row(module: Callable[[str], Page]) -> None:
    page = module("query/joined")
    rows = [[uri("a"), uri("b"), text("t")], [uri("a"), {"type": "uri", "value": "no iri> }"}, text("t")]]
    found = page.evaluate(
        "(rows) => m.thingsOf(['x', 'y', 'z'], rows, (term) => term.type === 'uri' ? term.value : null)", rows
    )
    assert found == {"found": ["http://e/a", "http://e/b"], "pairs": [["http://e/a", "http://e/b", "y"]]}
    graph = drawn(page, "m.ofRows(['http://e/unjoined'], a.found, a.pairs, [])", found)
    assert [(one["look"], one["words"]) for one in graph["joints"]] == [("row", "y")]
    assert len(graph["things"]) == 2


def test_blank_nodes_hang_on_their_row_by_number_and_nothing_asks_for_them(module: Callable[[str], Page]) -> None:
    page = module("query/joined")
    rows = [[uri("a"), {"type": "bnode", "value": "f00"}], [uri("a"), {"type": "bnode", "value": "ba4"}]]
    found = page.evaluate(
        "(a) => m.thingsOf(['x', 'y'], a, (one) => one.type === 'uri' ? one.value : `_:${one.value}`)", rows
    )
    graph = drawn(page, "m.ofRows([], a.found, a.pairs, [])", found)
    assert graph["things"] == [["http://e/a", ""], ["_:f00", "_:1"], ["_:ba4", "_:2"]]
    assert [one["look"] for one in graph["joints"]] == ["row", "row"]
    query = page.evaluate("(a) => m.joiningQuery(a)", found["found"])
    assert "_:" not in query
    evaluate(ox.Store(), query)


@pytest.mark.parametrize(
    ("query", "are_triples"),
    [
        ("SELECT ?s ?p ?o { ?s ?p ?o }", True),
        ("SELECT * WHERE { GRAPH ?g {?s  ?p\n?o} . ?o a ?x }", True),
        ("SELECT ?s ?p ?o { ?s a ?p . ?p a ?o }", False),
        ("SELECT ?s ?p ?o { ?s ?p ?object }", False),
    ],
)
def test_rows_of_triples_are_arrows(module: Callable[[str], Page], query: str, *, are_triples: bool) -> None:
    assert module("query/joined").evaluate("(a) => m.areTriples(['s', 'p', 'o'], a)", query) is are_triples
