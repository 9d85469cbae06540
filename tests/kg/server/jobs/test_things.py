"""The job of a thing's address: a page or a description, by suffix or by what the client likes."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest

from kg.claims.cards import Cards
from kg.rdf.forms import FORMS, JSON_LD, RDF_XML, TURTLE
from kg.rdf.index import StoreIndex, node
from kg.rdf.namespaces import BASE, expand
from kg.server.forms import HTML
from kg.server.http.messages import ProblemError
from kg.server.jobs.things import Things, answer_thing
from tests.kg.server.jobs.made import Kept

GRAPH, LINKED, XML = (FORMS.index(form) for form in (TURTLE, JSON_LD, RDF_XML))


@pytest.fixture(scope="module")
def things(store: ox.Store) -> Things:
    return Things(store, Cards(store))


def answered(things: Things, path: str, iri: str = "", *, html: bool = False, graph: int | None = GRAPH) -> Kept:
    kept = Kept()
    answer_thing(things, kept.output, path, (iri, ""), (html, graph, True))
    return kept


def test_a_page_for_people_and_a_description_for_machines(things: Things) -> None:
    page = answered(things, "/concept/vitiligo", html=True)
    assert (page.form, page.zipped) == (HTML, True)
    assert b"vitiligo" in page.content
    told = answered(things, "/concept/vitiligo")
    assert told.form == GRAPH
    label = ox.Triple(node("concept:vitiligo"), node("rdfs:label"), ox.Literal("vitiligo", language="en"))
    assert label in [quad.triple for quad in ox.parse(told.content, format=ox.RdfFormat.TURTLE)]


def test_a_suffix_outweighs_what_is_liked(things: Things) -> None:
    assert answered(things, "/concept/vitiligo.jsonld", html=True).form == LINKED
    assert answered(things, "/concept/vitiligo.html").form == HTML
    assert answered(things, "/concept/vitiligo.html", graph=None).form == HTML


def test_a_thing_of_others_by_its_iri(things: Things) -> None:
    assert b"HP:0001324" in answered(things, "", expand("HP:0001324")).content


@pytest.mark.parametrize(
    ("path", "iri"),
    [("/concept/nothing", ""), ("nothing", ""), ("/%3Cx%3E", ""), ("", "javascript:x"), ("", BASE + "x y")],
)
def test_what_the_data_say_nothing_of(things: Things, path: str, iri: str) -> None:
    with pytest.raises(ProblemError) as told:
        answered(things, path, iri)
    assert told.value.problem.status == 404


def test_who_has_lost_the_way_is_told_what_may_be_meant(things: Things) -> None:
    for path, iri in (("/concept/plasma-exchnge", ""), ("", "http://elsewhere.example/x#Plasma_Exchange")):
        with pytest.raises(ProblemError) as told:
            answered(things, path, iri, html=True)
        assert told.value.problem.near[0] == ("plasma exchange", "concept/plasma-exchange")
    for lost in (things._replace(is_small=False), things):  # in large data, and for machines, nothing is looked up
        with pytest.raises(ProblemError) as told:
            answered(lost, "/concept/plasma-exchnge", html=lost is not things)
        assert told.value.problem.near == ()


def test_a_thing_of_others_is_called_by_the_prefixes_of_its_file() -> None:
    store = ox.Store()
    iri = ox.NamedNode("https://garten.example/ä/#Blüte?a=1&b='2'")
    store.add(ox.Quad(iri, node("rdfs:label"), ox.Literal("<b>Blüte</b>", language="de")))
    store.add(ox.Quad(iri, ox.NamedNode("http://e/leads"), ox.BlankNode("x")))
    store.add(ox.Quad(ox.BlankNode("x"), ox.NamedNode("http://e/at"), ox.Literal("there")))
    own = Things(store, Cards(StoreIndex(store, {"g": "https://garten.example/ä/#"})))
    page = answered(own, "", iri.value, html=True).content.decode()
    assert "<code>g:Blüte?a=1&amp;b=&#39;2&#39;</code>" in page
    assert "<h1><bdi>&lt;b&gt;Blüte&lt;/b&gt; (de)</bdi></h1>" in page
    assert "at there" in page


def test_a_thing_that_very_many_point_at() -> None:
    """Its page and its description are as bounded as those of any other."""
    store, hub = ox.Store(), ox.NamedNode(BASE + "hub")
    store.bulk_extend(ox.Quad(ox.NamedNode(f"http://e/{n}"), node("rdf:type"), hub) for n in range(250_000))
    many = Things(store, Cards(store))
    began = time.process_time()
    assert b"more than" in answered(many, "/hub", html=True).content
    assert answered(many, "/hub").content.count(b"http://e/") <= 2_100
    assert time.process_time() - began < 4


def test_no_form_that_is_accepted(things: Things) -> None:
    with pytest.raises(ProblemError) as told:
        answered(things, "/concept/vitiligo", graph=None)
    assert told.value.problem.status == 406


def test_what_a_form_cannot_hold_is_told() -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode(BASE + "x"), ox.NamedNode("http://e/1"), ox.Literal("y")))
    with pytest.raises(ProblemError) as told:
        answered(Things(store, Cards(store)), "/x", graph=XML)
    assert told.value.problem.status == 406
    assert "Turtle" in told.value.problem.hint
