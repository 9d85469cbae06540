"""What a notebook shows: valid HTML in which nothing that comes from data is markup."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pyoxigraph as ox
import pytest

import kg
import kg.rdf.index
from kg.api import Graph, Rows
from kg.errors import InputError

HOSTILE = "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\"'\u202e"
HEAD = """
@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix ex: <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
#: Every kind of words that a card, a path or a comparison shows, all of them hostile.
DATA = """
ex:a a ck:Condition ; rdfs:label "a BAD" ; skos:definition "d BAD" ; ex:fact "f BAD" .
ex:b a ck:Condition ; rdfs:label "b BAD" . ex:c rdfs:label "c BAD" . ex:p rdfs:label "p BAD" .
ex:layer a ck:Layer ; rdfs:label "l BAD" . ex:kind rdfs:label "k BAD" . ex:a a ex:kind . ex:fact rdfs:label "g BAD" .
ex:1 a ck:Association ; rdf:subject ex:a ; rdf:predicate ex:p ; rdf:object ex:c ; ck:layer ex:layer ;
  skos:scopeNote "n BAD" .
ex:2 a ck:NegatedAssociation ; rdf:subject ex:b ; rdf:predicate ex:p ; rdf:object ex:c .
ex:3 a ck:Association ; rdf:subject ex:b ; rdf:predicate ex:p ; rdf:object ex:a .
ex:4 a ck:Association ; rdf:subject ex:a ; rdf:predicate skos:altLabel ; rdf:object "s BAD" .
ex:gap a ck:Gap ; rdfs:label "gap BAD" ; skos:definition "gap d BAD" ; ck:gapOf ex:a ; ck:affectsPredicate ex:p .
ex:conflict a ck:Conflict ; rdfs:label "x BAD" ; <https://schema.org/about> ex:a ; ck:position ex:side .
ex:side rdfs:label "y BAD" ; ck:saidBy ex:layer .
"""


@pytest.fixture(scope="module")
def graph(store: ox.Store) -> Graph:
    return Graph(store)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("hostile") / "hostile.ttl"
    written = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    path.write_text(HEAD + DATA.replace("BAD", written), encoding="utf-8")
    return kg.load(path)


def shown(html: str) -> tuple[str, set[str]]:
    """The text of a fragment, which must be free of errors, and its elements."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(html)
    return " ".join("".join(tree.itertext()).split()), {str(part.tag) for part in tree.iter()}


def test_rows_are_a_table(graph: Graph) -> None:
    text, elements = shown(graph.query("associated-conditions")._repr_html_())
    assert text.startswith("associated")
    assert "vitiligo" in text
    assert {"table", "th", "td"} <= elements
    assert "more" not in text


def test_of_many_rows_a_hundred_are_shown() -> None:
    text, _ = shown(Rows(["n"], [{"n": number} for number in range(1, 251)])._repr_html_())
    assert "100 … and 150 more" in text
    assert "101" not in text


def test_what_a_graph_is(graph: Graph, tmp_path: Path) -> None:
    text, _ = shown(graph._repr_html_())
    assert "Knowledge graph of Lambert-Eaton myasthenic syndrome" in text
    assert re.search(r"\d{3} claims", text)
    assert "No clinician has reviewed this graph. Not medical advice" in text
    path = tmp_path / "x.ttl"
    path.write_text("<http://e/s> <http://e/p> <http://e/o> .", encoding="utf-8")
    assert "1 quads" in shown(kg.load(path)._repr_html_())[0]


@pytest.mark.slow
def test_a_card_and_paths_keep_hedges_and_sources(graph: Graph) -> None:
    text, _ = shown(graph.show("vitiligo")._repr_html_())
    assert "(as an example of an autoimmune disorder).A.D.A.M. entry 000710, Causes 695-794" in text
    text, _ = shown(graph.path("vitiligo", "plasma exchange")._repr_html_())
    assert text.startswith("From vitiligo to plasma exchange")
    assert "Lambert-Eaton myasthenic syndrome may occur with autoimmune disorders such as vitiligo" in text


def test_a_comparison_says_what_only_means(graph: Graph) -> None:
    text, _ = shown(graph.compare("LEMS", "myasthenia gravis")._repr_html_())
    assert "no source here says it of the other, not that the other does not have it" in text
    assert "Ocular weakness as first symptom was present in none of 38 people with Lambert-Eaton" in text


def test_nothing_that_comes_from_data_is_markup(hostile: Graph) -> None:
    a, b = "https://example.org/a", "https://example.org/b"
    rows = Rows([HOSTILE], [{HOSTILE: HOSTILE}])
    for thing in (rows, hostile.associations(), hostile.show(a), hostile.path(a, b), hostile.compare(a, b), hostile):
        text, elements = shown(thing._repr_html_())
        assert elements.isdisjoint({"script", "img", "iframe"}), thing
        assert thing is hostile or "<script>alert(1)</script>" in text
    card, _ = shown(hostile.show(a)._repr_html_())
    kinds = ("a ", "d ", "f ", "k ", "s ", "gap ", "gap d ", "x ", "y ", "n ", "l ")
    assert all(f"{kind}{' '.join(HOSTILE.split())}" in card for kind in kinds)


def test_characters_that_no_html_has() -> None:
    text, _ = shown(Rows(["a"], [{"a": "x\x00\x1b\ufffe"}])._repr_html_())
    assert text == "a x\ufffd\ufffd\ufffd"


@pytest.mark.slow
def test_a_drawing_is_a_page_to_save(graph: Graph, tmp_path: Path) -> None:
    drawing = graph.draw()
    path = drawing.save(tmp_path / "page.html")
    assert path.read_text(encoding="utf-8") == drawing.html
    assert len(repr(drawing)) < 100
    with pytest.raises(InputError, match="no condition 'gout'"):
        graph.draw("gout")
    with pytest.raises(InputError):
        drawing.save(tmp_path)


@pytest.mark.slow
def test_a_drawing_opens_on_the_condition_asked_for(both_file: Path) -> None:
    assert "<title>polymyositis" in kg.load(both_file).draw("Polymyositis").html.casefold()


def test_a_drawing_stands_in_a_frame_of_its_own(hostile: Graph) -> None:
    drawing = hostile.draw()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    (frame,) = parser.parseFragment(drawing._repr_html_())
    assert (frame.tag, frame.get("srcdoc")) == ("iframe", drawing.html)
    assert "allow-scripts" in frame.get("sandbox")
    assert "allow-same-origin" not in frame.get("sandbox")


@pytest.mark.slow
def test_a_drawing_is_made_from_the_index_that_the_graph_has(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = Graph(store)
    graph.show("vitiligo")
    monkeypatch.setattr(kg.rdf.index.Index, "__init__", None)  # a second one cannot be made
    assert graph.draw().html.startswith("<!DOCTYPE html>")
