"""The description of a thing, and its forms for machines."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.build.shipped import shipped_file
from kg.errors import FormError, InputError
from kg.rdf.addresses import iri_of_path, local_path
from kg.rdf.forms import GRAPHS
from kg.rdf.index import node
from kg.rdf.namespaces import BASE, expand
from kg.rdf.turtle import parse_turtle, sort_key
from kg.server.jobs.resources import MOST, is_described, resource_triples, write_resource

LABEL, SEE, TYPE = node("rdfs:label"), node("rdfs:seeAlso"), node("rdf:type")


GRAPH = ox.NamedNode("http://e/graph")


READERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def thing(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}concept/{name}")


def made(
    *triples: tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal],
) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(*triple, GRAPH) for triple in triples)
    return store


def every_iri(store: ox.Store) -> set[str]:
    terms = {term for quad in store for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)}
    return {term.value for term in terms if isinstance(term, ox.NamedNode) and term.value.startswith(BASE)}


def test_an_iri_that_ends_like_a_suffix_goes_before_it() -> None:
    store = made((thing("page.html"), LABEL, ox.Literal("a page")))
    known = iri_of_path("/concept/page.html", is_known=lambda iri: is_described(store, iri))
    assert known == (BASE + "concept/page.html", "")
    assert iri_of_path("/concept/page.html.ttl", is_known=lambda iri: is_described(store, iri)) == (known[0], "turtle")
    assert iri_of_path("/concept/other.html", is_known=lambda iri: is_described(store, iri)) == (
        thing("other").value,
        "html",
    )


def test_every_iri_of_the_graph_has_a_path_and_is_told_of(store: ox.Store) -> None:
    iris = every_iri(store)
    assert len(iris) > 2000
    for iri in iris:
        path = local_path(iri)
        assert path is not None
        assert iri_of_path(path) == (iri, "")
    graphs = {name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode)}
    assert all(is_described(store, iri) for iri in iris - graphs)
    assert not is_described(store, BASE + "concept/no-such-thing")
    assert not is_described(store, "no iri")


def test_the_description_of_a_concept_stands_by_itself(store: ox.Store) -> None:
    vitiligo = ox.NamedNode(expand("concept:vitiligo"))
    found = resource_triples(store, vitiligo.value)
    said = [quad.triple for quad in store.quads_for_pattern(vitiligo, None, None)]
    pointing = [quad.triple for quad in store.quads_for_pattern(None, None, vitiligo)]
    assert {*said, *pointing} <= set(found)
    mentioned = {term for triple in found for term in triple if isinstance(term, ox.NamedNode)}
    labels = {quad.triple for term in mentioned for quad in store.quads_for_pattern(term, LABEL, None)}
    assert set(found) == {*said, *pointing, *labels}
    assert found == sorted(found, key=sort_key)


def test_the_description_of_the_vocabulary_is_the_whole_of_it(store: ox.Store) -> None:
    graph = {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(expand("graph:ontology")))}
    assert len(graph) > 1000
    assert set(resource_triples(store, BASE + "ontology")) == graph
    assert set(resource_triples(store, BASE + "ontology/0.2.0")) == graph


def test_the_description_of_a_layer_is_not_its_content(store: ox.Store) -> None:
    layer = ox.NamedNode(expand("layer:adam-000710"))
    found = resource_triples(store, layer.value)
    content = sum(1 for _ in store.quads_for_pattern(None, None, None, layer))
    assert ox.Triple(layer, LABEL, ox.Literal("A.D.A.M. entry 000710", language="en")) in found
    assert len(found) < content / 5


def test_nothing_is_said_of_what_is_unknown_or_no_iri(store: ox.Store) -> None:
    for iri in (BASE + "concept/no-such-thing", "", "no iri", f"{BASE}a b", f"{BASE}\ud800"):
        assert resource_triples(store, iri) == []


def test_a_description_is_bounded_and_says_so() -> None:
    many = made(*((thing(f"one-{number}"), SEE, thing("hub")) for number in range(MOST + 10)))
    found = resource_triples(many, thing("hub").value)
    assert len([triple for triple in found if triple.predicate == SEE]) == MOST + 1
    (note,) = (triple for triple in found if triple.predicate == node("skos:note"))
    assert "ask the SPARQL endpoint" in str(note.object)
    few = made(*((thing(f"one-{number}"), SEE, thing("hub")) for number in range(MOST)))
    assert len(resource_triples(few, thing("hub").value)) == MOST


def test_blank_nodes_are_followed_round_circles() -> None:
    first, second = ox.BlankNode("a"), ox.BlankNode("b")
    store = made(
        (thing("x"), SEE, first), (first, SEE, second), (second, SEE, first), (second, LABEL, ox.Literal("end"))
    )
    assert len(resource_triples(store, thing("x").value)) == 4


@pytest.mark.parametrize("form", [form.name for form in GRAPHS])
@pytest.mark.parametrize("curie", ["concept:lems", "gap:medicines", "ck:hasTest", "layer:hpoa"])
def test_every_form_holds_every_triple(store: ox.Store, curie: str, form: str) -> None:
    found = resource_triples(store, expand(curie))
    data = write_resource(found, form)
    assert {quad.triple for quad in ox.parse(io.BytesIO(data), format=READERS[form])} == set(found)
    assert write_resource(reversed(found), form) == data


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader
def test_rdflib_reads_the_forms(store: ox.Store) -> None:
    found = resource_triples(store, expand("concept:vitiligo"))
    for form, name in (("turtle", "turtle"), ("rdfxml", "xml"), ("ntriples", "nt"), ("jsonld", "json-ld")):
        graph = rdflib.Dataset(default_union=True)
        assert len(graph.parse(data=write_resource(found, form), format=name)) == len(found)


def test_turtle_is_canonical(store: ox.Store) -> None:
    text = write_resource(resource_triples(store, expand("concept:vitiligo")), "turtle").decode()
    assert "\nconcept:vitiligo a " in text
    assert len(parse_turtle(text, "answer")) > 20


def test_what_a_form_cannot_hold_is_refused() -> None:
    bad = [
        ox.Triple(thing("x"), ox.NamedNode("http://e/p/1"), ox.Literal("x")),
        ox.Triple(thing("x"), SEE, ox.Literal("\x00")),
        ox.Triple(thing("x"), SEE, ox.Triple(thing("x"), SEE, thing("x"))),
    ]
    for triple in bad:
        with pytest.raises(FormError, match="XML"):
            write_resource([triple], "rdfxml")
        assert write_resource([triple], "ntriples")
    with pytest.raises(InputError, match="no form 'html'"):
        write_resource([], "html")


CONFINED = """
import resource, sys
import pyoxigraph as ox
from kg.claims.cards import Cards
from kg.rdf.forms import GRAPHS
from kg.server.jobs.resources import resource_triples, write_resource
from visualize.pages.resource import prepare, resource_page
store = ox.Store()
store.load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)
prepare()
cards = Cards(store)
resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
for iri in sys.argv[2:]:
    assert "<h1" in resource_page(cards, iri)
    for form in GRAPHS:
        assert write_resource(resource_triples(store, iri), form.name)
print("done")
"""


@pytest.mark.skipif(not hasattr(resource, "setrlimit"), reason="no such limits here")
def test_pages_are_made_where_no_file_can_be_opened() -> None:
    curies = ("concept:lems", "gap:medicines", "ck:SignOrSymptom", "layer:conflicts", "citation:pmid-27997683")
    iris = [BASE, *map(expand, curies)]
    done = subprocess.run(
        [sys.executable, "-c", CONFINED, str(shipped_file()), *iris],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[4],
    )
    assert (done.stdout, done.returncode) == ("done\n", 0), done.stderr
