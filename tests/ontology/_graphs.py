"""Graphs that the tests of the ontology share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection

from kg.build.dataset import Dataset, build_dataset
from kg.rdf.namespaces import GRAPH, PREFIXES
from kg.rdf.to_rdflib import rdflib_graph
from kg.sources import Sources, sources

__all__ = [
    "CK",
    "SHAPES_SPACE",
    "built",
    "fields",
    "here",
    "in_graphs",
    "iris",
    "origin",
    "rdflib_graph",
    "shapes",
    "shapes_list",
    "vocabulary",
]

CK = rdflib.Namespace(PREFIXES["ck"])
#: The namespace of the shapes; used in ``ontology/shapes.ttl`` only.
SHAPES_SPACE = rdflib.Namespace("https://w3id.org/condition-kg/shapes#")

here = Path(__file__).resolve().parent


@cache
def origin() -> Sources:
    """The sources of this checkout."""
    return sources()


@cache
def built() -> Dataset:
    """The shipped dataset."""
    return build_dataset(origin=origin())


def in_graphs(*names: str) -> list[ox.Quad]:
    """The quads of the graphs with these names that no condition owns."""
    wanted = {ox.NamedNode(GRAPH + name) for name in names}
    return [quad for quad in built().quads if quad.graph_name in wanted]


def iris(nodes: Iterable[rdflib.term.Node]) -> list[rdflib.URIRef]:
    """Nodes that must be IRIs, each once and sorted."""
    found = set(nodes)
    assert all(isinstance(node, rdflib.URIRef) for node in found)
    return sorted(node for node in found if isinstance(node, rdflib.URIRef))


@cache
def vocabulary() -> rdflib.Graph:
    """The vocabulary."""
    return rdflib_graph(quad.triple for quad in in_graphs("ontology"))


@cache
def shapes() -> rdflib.Graph:
    """The shapes."""
    return rdflib.Graph().parse(origin().shapes, format="turtle")


def shapes_list(name: str) -> list[rdflib.term.Node]:
    """The closed list (sh:in) of a shape."""
    head = shapes().value(SHAPES_SPACE[name], rdflib.SH["in"])
    assert head is not None, f"shapes:{name} has no sh:in"
    return list(Collection(shapes(), head))


def fields(text: str, key: str) -> list[str]:
    """The values of ``# key: value`` lines in the leading comment of a file."""
    comment = "".join(re.match(r"(?:#.*\n)*", text)[0])  # type: ignore[index]
    return re.findall(rf"^# {key}: (.+)$", comment, flags=re.MULTILINE)
