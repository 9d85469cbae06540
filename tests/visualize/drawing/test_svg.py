"""The drawing: well-formed, tight, nothing of the data is markup, and all that the page shows first is in it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from tests.visualize.explorer.graphs import model_of
from visualize.drawing.opening import Opening, opening
from visualize.drawing.svg import draw
from visualize.explorer.bundles import bundles
from visualize.explorer.model import PageModel
from visualize.layout.place import place, regions

MOST = 35_000  # bytes


def _opening(model: PageModel) -> Opening:
    positions = place(model)
    return opening(model, bundles(model, positions, regions(model, positions)))


def _svg(model: PageModel) -> str:
    positions = place(model)
    return draw(model, _opening(model), positions, regions(model, positions), model.title).svg


@pytest.fixture(scope="module")
def svg(model: PageModel) -> str:
    return _svg(model)


def test_the_shipped_drawing_is_small_and_names_all_that_it_shows(model: PageModel, svg: str) -> None:
    assert len(svg.encode()) <= MOST
    root = ET.fromstring(svg)  # noqa: S314 - our own
    shown = _opening(model)
    labels = [" ".join(filter(None, (text.text for text in group))) for group in root.findall("g[@class='names']/g")]
    assert labels == [" ".join(node.lines) for node in shown.nodes]
    assert labels[0] == "Lambert-Eaton myasthenic syndrome"
    title, description = root.find("title"), root.find("desc")
    assert title is not None
    assert title.text == model.title
    assert description is not None
    assert f"{len(shown.nodes)} concepts" in str(description.text)


def test_what_the_entry_says_is_drawn_and_nothing_else(model: PageModel) -> None:
    layers = {layer.id: layer.kind for layer in model.layers}
    told = {claim.id: layers[claim.layer] for claim in model.statements if claim.layer}
    shown = _opening(model)
    assert {told[edge.statement] for edge in shown.edges if edge.statement} == {"ck:entryLayer"}
    assert {node.id for node in shown.nodes} == {end for edge in shown.edges for end in (edge.source, edge.target)}


def test_a_label_leads_to_its_thing_where_something_answers() -> None:
    source = ':a rdfs:label "a" ; :to <javascript:alert(1)>, _:b , <https://e.org/?q=&amp;> . _:b :to :c , :d .'
    foreign = model_of(source)
    links = re.findall(r'<a href="([^"]*)"', _svg(foreign))
    assert "https://e.org/?q=&amp;amp;" in links
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert len(links) == sum(node.iri.startswith("http") for node in foreign.nodes)
    assert 'role="group"' in _svg(foreign)
    positions = place(foreign)
    served = draw(foreign, _opening(foreign), positions, (), "t", root="/kg/").svg
    assert set(re.findall(r'<a href="(/kg/resource\?iri=)', served)) == {"/kg/resource?iri="}
    assert "_%3A" not in served


def test_ours_lead_to_their_pages_on_a_server_only(model: PageModel, svg: str) -> None:
    assert "<a " not in svg  # our IRIs are not registered
    assert 'role="img"' in svg
    positions = place(model)
    served = draw(model, _opening(model), positions, regions(model, positions), "t", root="/").svg
    assert '<a href="/concept/plasma-exchange"' in served


def test_a_label_from_right_to_left_says_so() -> None:
    svg = _svg(model_of(':a rdfs:label "\u05e9\u05dc\u05d5\u05dd!" ; :to :b .'))
    assert svg.count('direction="rtl"') == 1


def test_text_of_the_data_is_no_markup() -> None:
    svg = _svg(model_of(""":a rdfs:label "<script>alert(1)</script> & \\"quoted\\" \\u0007" ; :to :b . :b a :C ."""))
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert not root.findall(".//script")
    assert "&lt;script&gt;" in svg


def test_a_long_label_is_whole_in_a_title() -> None:
    label = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    assert f"<title>{label}</title>" in _svg(model_of(f':a rdfs:label "{label}" ; :to :b .'))


def test_few_arrows_of_plain_data_have_words() -> None:
    assert ">to</text>" in _svg(model_of(":a :to :b . :b :to :b ."))


def test_a_taxonomy_is_not_drawn_for_it_opens_as_a_tree() -> None:
    assert not _svg(model_of(":a rdfs:subClassOf :b . :b rdfs:subClassOf :c ."))


def test_nothing_is_drawn_of_nothing_nor_of_many_things_without_an_arrow() -> None:
    assert not _svg(model_of(""))
    assert not _svg(model_of(" ".join(f":t{number} :says {number} ." for number in range(30))))


def test_arrows_of_any_data_are_dashed_or_red_as_in_the_network() -> None:
    row = "[] <https://w3id.org/sssom/{}> {} ; <https://w3id.org/sssom/predicate_id> :p ; {} ."
    ends = "<https://w3id.org/sssom/object_id> :b ; <https://w3id.org/sssom/predicate_modifier> 'Not'"
    assert 'stroke="var(--negated)"' in _svg(model_of(row.format("subject_id", ":a", ends)))
    assert "stroke-dasharray" in _svg(model_of("<< :a :p :b >> :sure 0.9 ."))
    assert "stroke-dasharray" not in _svg(model_of(":a :p :b ."))
