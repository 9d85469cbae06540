"""The claims as a network of concepts: how two of them hang together, and which stand in the middle.

The network is a networkx MultiDiGraph. Its edges are associations between two resources; a claim whose object is a
literal (a name, a number) is none, nor is a qualifier's value. Data without associations gives its plain triples
instead. Walks go along claims in either direction, and each claim is said in its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.claims.claim import association_rows
from kg.claims.layers import layers_named
from kg.claims.words import sentence, source_words
from kg.errors import InputError
from kg.rdf.index import Index, node
from kg.rdf.namespaces import ONTOLOGY, expand, shrink
from kg.tables import printable

__all__ = ["CENTRALITY_COLUMNS", "Path", "Paths", "Step", "centrality", "network", "paths"]

#: Columns of :func:`centrality`, in this order.
CENTRALITY_COLUMNS = ("label", "id", "class", "degree", "in", "out", "betweenness")


@dataclass(frozen=True, slots=True)
class Step:
    """A claim on a path: its IRI (that of the predicate for a plain triple), its sentence, its source in words."""

    iri: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Path:
    """One way: the labels of the concepts along it, and between each two all claims that join them."""

    concepts: tuple[str, ...]
    steps: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest ways from one concept to another; ``more`` tells that there are further ones of the same length."""

    start: str
    end: str
    paths: tuple[Path, ...]
    more: bool

    def record(self) -> dict[str, Any]:
        """The paths as dictionaries and lists, ready for JSON."""
        return {
            "from": self.start,
            "to": self.end,
            "more": self.more,
            "paths": [
                {
                    "concepts": list(path.concepts),
                    "steps": [
                        [{"id": step.iri, "sentence": step.sentence, "source": step.source} for step in claims]
                        for claims in path.steps
                    ],
                }
                for path in self.paths
            ],
        }

    def __str__(self) -> str:
        if not self.paths:
            return printable(f"no path from {self.start} to {self.end}") + "\n"
        lines: list[str] = []
        for path in self.paths:
            lines.append(" ─ ".join(path.concepts))
            for claims in path.steps:
                for mark, step in zip(("  ", *["  also: "] * len(claims)), claims, strict=False):
                    lines += [f"{mark}{step.sentence}", *([f"      {step.source}"] if step.source else [])]
            lines.append("")
        if self.more:
            lines += ["There are more of this length: raise --max", ""]
        return "\n".join(map(printable, lines[:-1])) + "\n"


def network(store: ox.Store | Index, layers: str | Iterable[str] | None = None) -> nx.MultiDiGraph:
    """The network of a store, or of an index of one.

    Nodes are the IRIs of subjects, objects and qualifying concepts, with ``label``, ``class`` (IRI, or empty) and
    ``definition``. Edges have the IRI of the association as their key, and ``predicate``, ``predicate_label``,
    ``label`` (the claim as a sentence), ``source``, ``layer``, ``modality``, ``status``, ``negated``, ``qualifiers``
    (pairs of labels) and ``qualifier_iris``. Negated and rejected claims are in it, retired ones are not: who walks,
    leaves out what is not held true, as :func:`paths` does.

    Args:
        store: The data.
        layers: Only the claims of these layers, named as for :func:`kg.claims.layers.layers_named`; all when None.

    Raises:
        UnknownNameError: when the store has no such layer.
    """
    index = store if isinstance(store, Index) else Index(store)
    wanted = None if layers is None else {layer.value for layer in layers_named(index, layers)}
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    rows = association_rows(index)
    concepts = {term.value for term in index.subjects() if not term.value.startswith(ONTOLOGY)}
    for row in sorted(rows, key=lambda row: row.iri):
        if wanted is not None and row.layer_iri not in wanted:
            continue
        graph.add_nodes_from(value for _, value in row.qualifier_iris if value in concepts)
        if row.subject_iri and row.object_iri:
            graph.add_edge(
                row.subject_iri,
                row.object_iri,
                key=row.iri,
                predicate=row.predicate_iri,
                predicate_label=row.predicate,
                label=sentence(row),
                source=source_words(row),
                layer=row.layer_iri,
                modality=row.modality,
                status=row.status,
                negated=row.negated,
                qualifiers=row.qualifiers,
                qualifier_iris=row.qualifier_iris,
            )
    if not rows:
        _add_triples(graph, index)
    for iri in graph:
        term = ox.NamedNode(iri)
        kinds = [kind.value for kind in index.kinds(term)]
        graph.nodes[iri].update(
            {"label": index.label(term), "class": kinds[0] if kinds else "", "definition": index.definition(term)}
        )
    return graph


def _add_triples(graph: nx.MultiDiGraph, index: Index) -> None:
    """The triples of data without associations; what a thing is an instance of says nothing of how things hang."""
    links = {
        (subject.value, predicate, value.value)
        for subject in index.subjects()
        if isinstance(subject, ox.NamedNode)
        for predicate, values in index.properties(subject).items()
        if predicate != node("rdf:type")
        for value in values
        if isinstance(value, ox.NamedNode)
    }
    for subject, predicate, value in sorted(links, key=str):
        words = (index.label(term) for term in (ox.NamedNode(subject), predicate, ox.NamedNode(value)))
        graph.add_edge(
            subject,
            value,
            key=predicate.value,
            predicate=predicate.value,
            predicate_label=index.label(predicate),
            label=" ".join(words),
            source="",
            layer="",
            modality="",
            status="",
            negated=False,
            qualifiers=(),
            qualifier_iris=(),
        )


def _held_true(graph: nx.MultiDiGraph, *, confirmed: bool = False) -> nx.Graph:
    """Which concepts a claim joins that is neither negated nor rejected; with ``confirmed``, only such claims."""
    simple = nx.Graph()
    for start, end, claim in graph.edges(data=True):
        fine = claim["status"] in ("", "confirmed") if confirmed else claim["status"] != "rejected"
        if fine and not claim["negated"]:
            simple.add_edge(start, end)
    return simple


def paths(graph: nx.MultiDiGraph, start: str, end: str, *, most: int = 5) -> Paths:
    """The shortest ways between two concepts, in an order that is the same on every run.

    Args:
        graph: The network.
        start: IRI or CURIE of a concept.
        end: IRI or CURIE of another.
        most: How many ways, at most.

    Raises:
        InputError: when both are the same, or ``most`` is less than 1.
    """
    start, end = expand(start), expand(end)
    if start == end:
        raise InputError(f"{shrink(start)} is both ends of the path", hint="Name two concepts")
    if most < 1:
        raise InputError(f"{most} paths are asked for", hint="Ask for at least 1")
    simple = _held_true(graph)
    found: list[list[str]] = []
    if start in simple and end in simple and nx.has_path(simple, start, end):
        found = list(islice(nx.all_shortest_paths(simple, start, end), most + 1))
    names = [graph.nodes[iri]["label"] if iri in graph else shrink(iri) for iri in (start, end)]
    return Paths(names[0], names[1], tuple(_path(graph, way) for way in found[:most]), len(found) > most)


def _path(graph: nx.MultiDiGraph, way: list[str]) -> Path:
    steps = []
    for here, there in pairwise(way):
        claims = {
            (key, claim["label"]): Step(key, claim["label"], claim["source"])
            for one, other in ((here, there), (there, here))
            for key, claim in (graph.get_edge_data(one, other) or {}).items()
            if not claim["negated"] and claim["status"] != "rejected"
        }
        steps.append(tuple(claims.values()))
    return Path(tuple(graph.nodes[iri]["label"] for iri in way), tuple(steps))


def centrality(graph: nx.MultiDiGraph) -> list[dict[str, str | int | float]]:
    """Rows of :data:`CENTRALITY_COLUMNS`, the most connected concepts first, over confirmed claims not negated.

    Degrees count claims. Betweenness (Freeman 1977, normalised to 0–1) is that of the network in which two concepts are
    joined or not, in either direction.
    """
    simple = _held_true(graph, confirmed=True)
    claims = nx.MultiDiGraph()
    claims.add_edges_from(
        (start, end)
        for start, end, claim in graph.edges(data=True)
        if not claim["negated"] and claim["status"] in ("", "confirmed")
    )
    between = nx.betweenness_centrality(simple)
    rows: list[dict[str, str | int | float]] = [
        {
            "label": graph.nodes[iri]["label"],
            "id": shrink(iri),
            "class": shrink(graph.nodes[iri]["class"]),
            "degree": claims.degree(iri),
            "in": claims.in_degree(iri),
            "out": claims.out_degree(iri),
            "betweenness": round(between[iri], 4),
        }
        for iri in claims
    ]
    return sorted(rows, key=lambda row: (-int(row["degree"]), -float(row["betweenness"]), str(row["id"])))
