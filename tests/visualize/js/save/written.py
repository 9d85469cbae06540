"""What the page writes of a graph as CSV and GraphML, read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import networkx as nx
from playwright.sync_api import Page

from visualize.explorer.encode import encode
from visualize.explorer.model import PageModel

__all__ = ["Written", "write_tables"]

#: Rows of the CSV, and the network of the GraphML.
Written = tuple[list[dict[str, str]], Any]

WRITE = """async (raw) => {
  const load = (name) => import(`http://js.test/${name}.js`);
  const names = ["base/resolve", "save/flat", "save/csv", "save/graphml"];
  const [{ resolve }, { flat }, { csv }, { graphML }] = await Promise.all(names.map(load));
  const { nodes, claims, iriOf } = resolve(raw, { nodes: [] });
  const part = { nodes: [...nodes.values()], claims: [...claims.values()] };
  const table = flat(part, iriOf);
  return [csv(table, "Not medical advice."), graphML(part, table, ["Not medical advice.", "CC0"])];
}"""


def write_tables(module: Callable[[str], Page], model: PageModel) -> Written:
    """The rows and the network of all that a page knows."""
    table, graph = module("save/flat").evaluate(WRITE, encode(model))
    return list(csv.DictReader(io.StringIO(table, newline=""))), nx.parse_graphml(graph, force_multigraph=True)
