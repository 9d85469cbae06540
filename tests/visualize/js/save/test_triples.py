"""What the page says in RDF is what the shipped graph says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page

from kg.rdf.index import Index, node
from kg.rdf.namespaces import ONTOLOGY, expand
from tests.visualize.conftest import modules
from visualize import page_model
from visualize.explorer.encode import encode
from visualize.explorer.model import PageModel

Module = Callable[[str], Page]
Triples = set[ox.Triple]

#: The visible part of a graph of which everything is visible, written as N-Triples-like Turtle without prefixes.
WRITE = """async (raw) => {
  const { resolve } = await import("http://js.test/base/resolve.js");
  const { turtle } = await import("http://js.test/save/turtle.js");
  const { nodes, claims, iriOf } = resolve(raw, { nodes: [] });
  const part = { nodes: [...nodes.values()], claims: [...claims.values()] };
  return turtle(m.triplesOf(part, { title: "T", remarks: ["Not medical advice."] }, iriOf), raw.prefixes, []);
}"""


def _written(module: Module, model: PageModel) -> Triples:
    text = module("save/triples").evaluate(WRITE, encode(model))
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}


@pytest.fixture(scope="module")
def written(browser: Browser, model: PageModel) -> Triples:
    """The triples that the page writes of all that it knows."""
    with modules(browser) as module:
        return _written(module, model)


def _of_file(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode)


def test_every_triple_is_one_of_the_shipped_graph(written: Triples, store: ox.Store) -> None:
    shipped = {quad.triple for quad in store}
    assert [triple for triple in written if triple not in shipped and not _of_file(triple)] == []


def test_a_claim_loses_nothing_that_qualifies_it(written: Triples, store: ox.Store) -> None:
    index = Index(store)
    told = {
        *map(node, ("rdfs:label", "prov:hadPrimarySource", "ck:agentType", "ck:knowledgeLevel", "ck:cue")),
        node("ck:nextStep"),
    }
    claims = list(index.of_type(node("ck:Association"), node("ck:NegatedAssociation")))
    wanted = {
        triple
        for claim in claims
        for triple in (quad.triple for quad in store.quads_for_pattern(claim, None, None))
        if triple.predicate not in told
    }
    assert len(claims) > 200
    assert wanted - written == set()


def test_a_hedged_or_negated_claim_is_no_plain_triple(written: Triples) -> None:
    plain = {
        (triple.subject, triple.predicate, triple.object)
        for triple in written
        if triple.predicate.value.startswith(ONTOLOGY)
    }
    parts: dict[object, dict[ox.NamedNode, object]] = {}
    for triple in written:
        if triple.predicate in (node("rdf:subject"), node("rdf:predicate"), node("rdf:object")):
            parts.setdefault(triple.subject, {})[triple.predicate] = triple.object
    assert len(parts) > 200
    for said in parts.values():
        assert (said[node("rdf:subject")], said[node("rdf:predicate")], said[node("rdf:object")]) not in plain


def test_gaps_are_gaps_with_place_and_layer(written: Triples, store: ox.Store) -> None:
    for gap in Index(store).of_type(node("ck:Gap")):
        wanted = {quad.triple for quad in store.quads_for_pattern(gap, None, None)}
        assert {triple.predicate for triple in wanted - written} <= {node("ck:missingKind"), node("ck:missingUnder")}


def test_the_notice_is_in_the_triples(written: Triples) -> None:
    told = [one.object for one in written if one.predicate == node("dcterms:description") and _of_file(one)]
    assert told == [ox.Literal("Not medical advice.", language="en")]


def test_foreign_triples_stay_triples(module: Module) -> None:
    text = """@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    ex:a a ex:Thing ; rdfs:label "A"@fr ; ex:knows ex:b . ex:b a ex:Thing ; rdfs:label "B" ."""
    store = ox.Store()
    store.load(text.encode(), ox.RdfFormat.TURTLE)
    written = _written(module, page_model(store))
    ex = [ox.NamedNode(f"https://example.org/{name}") for name in ("a", "knows", "b")]
    assert ox.Triple(*ex) in written
    assert ox.Triple(ex[0], node("rdf:type"), ox.NamedNode("https://example.org/Thing")) in written
    assert not any(
        triple.object.value.startswith(ONTOLOGY) for triple in written if isinstance(triple.object, ox.NamedNode)
    )
    assert expand("ck:Association") not in str(written)


def test_what_a_record_tells_of_a_triple_is_written_and_a_denied_one_is_no_triple(module: Module) -> None:
    prefixes = "@prefix sssom: <https://w3id.org/sssom/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
    row = "a sssom:Mapping ; sssom:subject_id :a ; sssom:predicate_id skos:exactMatch ; sssom:object_id"
    store = ox.Store()
    text = (
        f"{prefixes} @prefix : <http://e/> . :r {row} :b ; :by 'Ann' . :s {row} :c ; sssom:predicate_modifier 'Not' ."
    )
    store.load(text.encode(), ox.RdfFormat.TURTLE)
    triples = _written(module, page_model(store))
    match = node("skos:exactMatch")
    assert [one.object for one in triples if one.predicate == match] == [ox.NamedNode("http://e/b")]
    told = {one.predicate.value: one.object for one in triples if isinstance(one.subject, ox.BlankNode)}
    assert told["http://e/by"] == ox.Literal("Ann")
    assert told["https://w3id.org/sssom/predicate_modifier"] == ox.Literal("Not")
