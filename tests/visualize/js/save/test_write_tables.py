"""CSV and GraphML written by the page: read back, they hold every claim with all that qualifies it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from kg.claims.claim import all_claims as claims_of
from kg.export.flat import network
from kg.rdf.index import Index
from kg.tables import csv_text
from tests.cells import separate
from visualize import page_model
from visualize.explorer.encode import encode
from visualize.explorer.model import PageModel

Module = Callable[[str], Page]

WRITE = """async (raw) => {
  const load = (name) => import(`http://js.test/${name}.js`);
  const names = ["base/resolve", "save/flat", "save/csv", "save/graphml"];
  const [{ resolve }, { flat }, { csv }, { graphML }] = await Promise.all(names.map(load));
  const { nodes, claims, iriOf } = resolve(raw, { nodes: [] });
  const part = { nodes: [...nodes.values()], claims: [...claims.values()] };
  const table = flat(part, iriOf);
  return [csv(table, "Not medical advice."), graphML(part, table, ["Not medical advice.", "CC0"])];
}"""


def _written(module: Module, model: PageModel) -> tuple[list[dict[str, str]], Any]:
    table, graph = module("save/flat").evaluate(WRITE, encode(model))
    return list(csv.DictReader(io.StringIO(table, newline=""))), nx.parse_graphml(graph, force_multigraph=True)


@pytest.fixture
def written(module: Module, model: PageModel) -> tuple[list[dict[str, str]], Any]:
    """The rows of the CSV and the network of the GraphML of all that the shipped page knows."""
    return _written(module, model)


def test_rows_say_what_the_library_exports(written: tuple[list[dict[str, str]], Any], store: ox.Store) -> None:
    index = Index(store)
    wanted = {str(edge["id"]): edge for edge in network(index, claims_of(index)).edges}
    found = {row["id"]: row for row in written[0] if row["record"] == "association"}
    assert found.keys() == wanted.keys()
    same = ("subject_id", "subject", "predicate_id", "predicate", "status_id", "layer_id", "layer", "section", "note")
    others = ("frequency_id", "underCondition_id", "underCondition", "population_id", "percentage", "modality_id")
    for name, edge in wanted.items():
        row = found[name]
        assert row["negated"] == str(edge["negated"]).lower()
        assert [sorted(separate(row[key])) for key in (*same, *others)] == [
            sorted(separate(str(edge.get(key, "")))) for key in (*same, *others)
        ]


def test_gaps_are_rows_of_their_own(written: tuple[list[dict[str, str]], Any], model: PageModel) -> None:
    gaps = [row for row in written[0] if row["record"] == "gap"]
    assert {row["object_id"] for row in gaps} == {node.iri for node in model.nodes if node.gap}
    assert all("what it held is unknown" in row["sentence"] and row["characters"] for row in gaps)


def test_every_row_and_the_network_carry_the_notice(written: tuple[list[dict[str, str]], Any]) -> None:
    rows, graph = written
    assert {row["notice"] for row in rows} == {"Not medical advice."}
    assert all(row["license"] for row in rows)
    assert "Not medical advice." in graph.graph["notice"]


def test_the_network_has_an_edge_for_each_row(written: tuple[list[dict[str, str]], Any]) -> None:
    rows, graph = written
    edges = {(start, end, key): data for start, end, key, data in graph.edges(keys=True, data=True)}
    assert edges.keys() == {(row["subject_id"], row["object_id"], row["id"]) for row in rows}
    for row in rows:
        data = edges[row["subject_id"], row["object_id"], row["id"]]
        told = {key: value for key, value in row.items() if value and key not in ("subject_id", "object_id", "notice")}
        assert {key: data[key] for key in told} == told
    kinds = nx.get_node_attributes(graph, "kind")
    assert kinds["https://w3id.org/condition-kg/concept/pet-scan"] == "test"
    assert "lost list (gap)" in kinds.values()
    assert "literal" in kinds.values()


HOSTILE = ("=1+1", "'=1", "+x", "-x", "@x", "＝x", '"q", "r"', "a\r\nb", "\tx", "<b>&amp;]]>", "שלום 🧠", "a|b\\c")


def test_hostile_texts_come_back_and_run_nowhere(module: Module) -> None:
    store = ox.Store()
    label, knows = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.NamedNode("https://example.org/knows")
    for number, text in enumerate(HOSTILE):
        one = ox.NamedNode(f"https://example.org/{number}")
        store.add(ox.Quad(one, label, ox.Literal(text)))
        store.add(ox.Quad(one, knows, ox.NamedNode("https://example.org/x&'y")))
    rows, graph = _written(module, page_model(store))
    wanted = [list(csv.reader(io.StringIO(csv_text(["x"], [[text]]), newline="")))[1][0] for text in HOSTILE]
    assert sorted(row["subject"] for row in rows) == sorted(wanted)
    assert "'=1+1" in wanted
    labels = nx.get_node_attributes(graph, "label")
    assert [labels[f"https://example.org/{number}"] for number in range(len(HOSTILE))] == list(HOSTILE)
    assert "https://example.org/x&'y" in graph


def test_what_xml_cannot_hold_is_replaced(module: Module) -> None:
    page = module("base/xml")
    assert page.evaluate("m.xmlText('a\\u0000b\\u001f\\ud800\\uffffc')") == "a\ufffdb\ufffd\ufffd\ufffdc"
    assert page.evaluate("m.xmlTag('a', { b: '\"<', c: undefined }, m.xmlText('&'))") == '<a b="&quot;&lt;">&amp;</a>'
