"""What a reader saves from the page: files that other programs read, with what was visible and nothing more."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from playwright.sync_api import Page

from kg.rdf.namespaces import ONTOLOGY, expand
from kg.version import DATA_VERSION
from visualize import draw

Visit = Callable[..., Page]
CK = rdflib.Namespace(ONTOLOGY)
KINDS = (CK.Association, CK.NegatedAssociation)
SVG = "{http://www.w3.org/2000/svg}"


def _save(page: Page, form: str) -> tuple[str, bytes]:
    """Choose a form in the menu "Save": the name of the file and what it holds."""
    page.click("#save")
    with page.expect_download() as waiting:
        page.click(f"#forms button:has-text('{form}')")
    assert page.inner_text("#live") == f"Saved {waiting.value.suggested_filename}"
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def _claims(page: Page) -> set[str]:
    return {expand(name) for name in page.evaluate("[...visible().claims].map(({ id }) => id)")}


def _records(graph: rdflib.Graph) -> set[str]:
    return {str(one) for kind in KINDS for one in graph.subjects(rdflib.RDF.type, kind)}


def _triples(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}


def test_turtle_holds_the_visible_claims_as_the_graph_says_them(visit: Visit, html: str, store: ox.Store) -> None:
    page = visit(html, fragment="#layers=adam-000710,pubmed-abstracts&hide=class:ck:Test")
    name, content = _save(page, "Turtle")
    text = content.decode()
    assert name == f"lems-graph-{DATA_VERSION}.ttl"
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert _records(graph) == _claims(page)
    shipped = {quad.triple for quad in store}
    assert [one for one in _triples(text) if one not in shipped and not isinstance(one.subject, ox.BlankNode)] == []
    assert text.startswith("# Made from one encyclopaedia entry")
    head = text.partition("@prefix")[0]
    assert "No clinician has reviewed this graph. Not medical advice." in head
    assert "#layers=adam-000710,pubmed-abstracts&hide=class:ck:Test" in head
    assert "Layer A.D.A.M. entry 000710, 2022-04-25: https://creativecommons.org/publicdomain/zero/1.0/" in head


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader uses it
def test_json_ld_says_what_turtle_says(visit: Visit, html: str) -> None:
    page = visit(html)
    turtle = rdflib.Graph().parse(data=_save(page, "Turtle")[1], format="turtle")
    name, content = _save(page, "JSON-LD")
    assert name.endswith(".jsonld")
    found = rdflib.Graph().parse(data=content, format="json-ld")

    def named(graph: rdflib.Graph) -> set[Any]:
        return {triple for triple in graph if not isinstance(triple[0], rdflib.BNode)}

    assert len(named(found)) > 500
    assert named(found) == named(turtle)
    notice = [str(text) for text in found.objects(None, rdflib.DCTERMS.description) if "No clinician" in str(text)]
    assert len(notice) == 1


def test_what_is_not_visible_is_not_saved(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#around=concept:bronchoscopy")
    graph = rdflib.Graph().parse(data=_save(page, "Turtle")[1], format="turtle")
    assert 0 < len(_records(graph)) < 20
    assert _records(graph) == _claims(page)
    assert rdflib.URIRef(expand("concept:fatigue")) not in set(graph.subjects())


def test_csv_and_graphml_have_a_row_and_an_edge_for_each_claim_and_gap(visit: Visit, html: str) -> None:
    page = visit(html)
    name, content = _save(page, "CSV")
    assert name == f"lems-graph-{DATA_VERSION}.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert {row["id"] for row in rows if row["record"] == "association"} == _claims(page)
    assert sum(row["record"] == "gap" for row in rows) == page.evaluate(
        "[...visible().nodes].filter((n) => n.gap).length"
    )
    assert all("No clinician" in row["notice"] for row in rows)
    may = next(row for row in rows if row["object"] == "PET scan")
    assert (may["modality"], may["underCondition"], may["characters"]) == ("may", "suspected lung tumor", "1574-1628")

    name, content = _save(page, "GraphML")
    graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    assert name.endswith(".graphml")
    assert {key for _, _, key in graph.edges(keys=True)} == {row["id"] for row in rows}
    assert "No clinician has reviewed this graph." in graph.graph["notice"]


def test_svg_draws_every_visible_node_and_edge(visit: Visit, html: str) -> None:
    page = visit(html)
    name, content = _save(page, "SVG")
    root = ET.fromstring(content)  # noqa: S314 - our own text
    assert name.endswith(".svg")
    tips = [title.text for shape in root for title in shape.findall(f"{SVG}title")]
    shown = page.evaluate("[visible().nodes.size, visible().edges.size]")
    said = [line for tip in tips for line in (tip or "").split("\n")]  # one tip tells what each gathered arrow says
    assert len(said) == sum(shown)
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert any(text.startswith("Made from one encyclopaedia entry") for text in texts)
    lines = page.evaluate("[...visible().nodes].flatMap(({ lines }) => lines)")
    assert set(lines) <= set(texts)
    assert len(list(root.iter(f"{SVG}polygon"))) > 100


def test_svg_draws_gathered_arrows_as_the_page_does(visit: Visit, html: str) -> None:
    page = visit(html)
    gathered = page.evaluate("[scene.gathered.size, scene.bundles.size]")
    assert gathered[0] > 2 * gathered[1] > 4
    root = ET.fromstring(_save(page, "SVG")[1])  # noqa: S314 - our own text
    tips = [title.text or "" for shape in root.iter(f"{SVG}path") for title in shape.findall(f"{SVG}title")]
    several = [tip for tip in tips if "\n" in tip]
    assert len(several) == gathered[1]
    assert sum(len(tip.split("\n")) for tip in several) == gathered[0]
    page.evaluate("update({ apart: new Set([...scene.bundles.keys()].map(({ number }) => number)) })")
    root = ET.fromstring(_save(page, "SVG")[1])  # noqa: S314 - our own text
    assert not [title for title in root.iter(f"{SVG}title") if "\n" in (title.text or "")]
    assert len({path.attrib.get("stroke-dasharray") for path in root.iter(f"{SVG}path")}) == 4


def test_png_is_a_picture_twice_as_large(visit: Visit, html: str) -> None:
    page = visit(html)
    root = ET.fromstring(_save(page, "SVG")[1])  # noqa: S314 - our own text
    name, content = _save(page, "PNG")
    assert name.endswith(".png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    size = [int.from_bytes(content[at : at + 4]) for at in (16, 20)]
    assert size == [round(float(root.attrib[side]) * 2) for side in ("width", "height")]
    corner = page.evaluate("[...paint(inColors(), 'serif').getContext('2d').getImageData(2, 2, 1, 1).data]")
    assert corner == [255, 255, 255, 255]


def test_the_menu_by_keyboard(visit: Visit, html: str) -> None:
    page = visit(html)
    page.focus("#save")
    page.keyboard.press("Enter")
    assert page.get_attribute("#save", "aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Picture (PNG)"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "save"
    assert page.get_attribute("#save", "aria-expanded") == "false"
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".ttl")
    assert page.evaluate("document.activeElement.id") == "save"
    page.click("#save")
    page.mouse.click(300, 20)
    assert page.locator("#forms").is_hidden()


def test_a_foreign_graph_is_saved_as_its_triples(visit: Visit) -> None:
    turtle = """@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    ex:a a ex:Thing ; rdfs:label "=A()" ; ex:knows ex:b . ex:b a ex:Thing ; rdfs:label "B" ; ex:knows ex:a , ex:b ."""
    store = ox.Store()
    store.load(turtle.encode(), ox.RdfFormat.TURTLE)
    page = visit(draw(store))
    name, content = _save(page, "Turtle")
    assert name == "graph.ttl"
    triples = {one for one in _triples(content.decode()) if not isinstance(one.subject, ox.BlankNode)}
    assert {quad.triple for quad in store} <= triples
    rows = list(csv.DictReader(io.StringIO(_save(page, "CSV")[1].decode(), newline="")))
    assert {row["subject"] for row in rows} == {"'=A()", "B"}
    assert len(rows) == 3
    assert "negated" not in rows[0]
    root = ET.fromstring(_save(page, "SVG")[1])  # noqa: S314 - our own text
    assert len([shape for shape in root if shape.find(f"{SVG}title") is not None]) == 5
