"""CSV written by the page: texts come back, as in the library's own CSV, and run nowhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import networkx as nx
import pyoxigraph as ox
from playwright.sync_api import Page

from kg.tables import csv_text
from tests.visualize.js.save.written import write_tables
from visualize import page_model

HOSTILE = ("=1+1", "'=1", "+x", "-x", "@x", "＝x", '"q", "r"', "a\r\nb", "\tx", "<b>&amp;]]>", "שלום 🧠", "a|b\\c")


def test_hostile_texts_come_back_and_run_nowhere(module: Callable[[str], Page]) -> None:
    store = ox.Store()
    label, knows = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.NamedNode("https://example.org/knows")
    for number, text in enumerate(HOSTILE):
        one = ox.NamedNode(f"https://example.org/{number}")
        store.add(ox.Quad(one, label, ox.Literal(text)))
        store.add(ox.Quad(one, knows, ox.NamedNode("https://example.org/x&'y")))
    rows, graph = write_tables(module, page_model(store))
    wanted = [list(csv.reader(io.StringIO(csv_text(["x"], [[text]]), newline="")))[1][0] for text in HOSTILE]
    assert sorted(row["subject"] for row in rows) == sorted(wanted)
    assert "'=1+1" in wanted
    labels = nx.get_node_attributes(graph, "label")
    assert [labels[f"https://example.org/{number}"] for number in range(len(HOSTILE))] == list(HOSTILE)
    assert "https://example.org/x&'y" in graph
