"""The claims as a network of concepts: the paths between two of them, and which are the most central.

The network is a networkx MultiDiGraph. Its edges are associations between two resources; a claim whose object is a
literal (a name, a number) is none, nor is a qualifier's value. Data without associations gives its plain triples
instead. Walks go along claims in either direction, and each claim is said in its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import islice, pairwise
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.claims.claim import ACCEPTED, NOTHING, Claim, claims
from kg.claims.layers import chosen_layers
from kg.claims.mappings import called
from kg.claims.path import Path, Paths, Step
from kg.claims.sentences import sentence
from kg.claims.shared import CHAINED, followed
from kg.claims.unnamed import Unnamed, is_unnamed
from kg.claims.words import source_words, wording
from kg.errors import InputError, UnknownNameError
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import ONTOLOGY, expand, shrink

__all__ = ["CENTRALITY_COLUMNS", "centrality", "network", "paths"]

#: Columns of :func:`centrality`, in this order.
CENTRALITY_COLUMNS = ("label", "id", "class", "degree", "in", "out", "betweenness")


_REJECTED = node("ck:rejected").value
_CHECKED = frozenset(("", *(status.value for status in ACCEPTED)))


def network(
    index: Index, layers: str | Iterable[str] | None = None, *, condition: str | None = None
) -> nx.MultiDiGraph:
    """The network of a graph.

    Nodes are the IRIs of subjects, objects and qualifying concepts (of data without associations also blank nodes, by
    the names of :mod:`kg.claims.unnamed`), with ``label``, ``class`` (IRI, or empty) and
    ``definition``. Edges have the IRI of the association as their key, and ``predicate``, ``modality``, ``status`` and
    ``layer`` (IRIs), each but the layer also as ``…_label``, ``label`` (the claim as a sentence), ``source`` (in
    words), ``negated``, ``qualifiers`` (pairs of labels) and ``qualifier_iris``. Negated and rejected claims are in it,
    retired ones are not: whoever follows edges leaves those out, as :func:`paths` does.

    Args:
        index: The data.
        layers: Only the claims of these layers, named as for :func:`kg.claims.layers.layers_named`; all when None.
        condition: Only the claims of the layers of this condition; see :func:`kg.claims.layers.chosen_layers`.

    Raises:
        InputError: when there is no such layer or condition, or the choice is open.
    """
    wanted = chosen_layers(index, layers, condition)
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    found = claims(index)
    concepts = {term for term in index.subjects() if not term.value.startswith(ONTOLOGY)}
    for claim in sorted(found, key=lambda claim: claim.iri):
        if wanted is None or claim.layer in wanted:
            _add_claim(graph, index, claim, concepts)
    if not found:
        _add_triples(graph, index)
    for iri in graph:
        term = _thing(index, iri)
        kinds = [kind.value for kind in index.kinds(term)]
        label = index.once(Unnamed).label(term) if is_unnamed(iri) else index.label(term)
        graph.nodes[iri].update(
            {"label": label, "class": kinds[0] if kinds else "", "definition": index.definition(term)}
        )
    return graph


def _add_claim(graph: nx.MultiDiGraph, index: Index, claim: Claim, concepts: Container[Value]) -> None:
    words = wording(index, claim)
    graph.add_nodes_from(one.term for one in words.qualifiers if _resource(one.term) in concepts)
    subject, value = claim.subject, claim.object
    if NOTHING in (subject, value) or not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode):
        return
    graph.add_edge(
        subject.value,
        value.value,
        key=claim.iri,
        predicate=claim.predicate.value,
        predicate_label=words.predicate,
        label=sentence(index, claim),
        source=source_words(index, claim),
        layer=claim.layer.value if claim.layer else "",
        modality=claim.modality.value if claim.modality is not None else "",
        modality_label=words.modality,
        status=claim.status.value if claim.status is not None else "",
        status_label=index.label(claim.status) if claim.status is not None else "",
        negated=claim.negated,
        qualifiers=tuple((one.label, one.value) for one in words.qualifiers),
        qualifier_iris=tuple((one.key, one.term) for one in words.qualifiers),
    )


def _resource(text: str) -> ox.NamedNode | None:
    """The IRI that a text is; None for the characters of a literal that are none."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def _add_triples(graph: nx.MultiDiGraph, index: Index) -> None:
    """The triples of data without associations, and the ways through blank nodes that have no place of their own.

    Those of classes join no two things.
    """
    unnamed = index.once(Unnamed)
    links: dict[tuple[str, str, str], tuple[str, str]] = {}
    for subject in index.subjects():
        start = _name(unnamed, subject)
        for predicate, values in index.properties(subject).items() if start else ():
            for value in values if predicate != node("rdf:type") else ():
                if end := _name(unnamed, value):
                    words = (unnamed.label(subject), index.label(predicate), unnamed.label(_thing(index, end)))
                    links[start, predicate.value, end] = index.label(predicate), " ".join(words)
        for said, thing in unnamed.relations(subject) if start else ():
            words = (unnamed.label(subject), said, unnamed.label(thing))
            links[start, said, _name(unnamed, thing)] = said, " ".join(words)
    for (start, key, end), (said, label) in sorted(links.items()):
        graph.add_edge(
            start,
            end,
            key=key,
            predicate=key,
            predicate_label=said,
            label=label,
            source="",
            layer="",
            modality="",
            modality_label="",
            status="",
            status_label="",
            negated=False,
            qualifiers=(),
            qualifier_iris=(),
        )


def _name(unnamed: Unnamed, value: Value) -> str:
    """What a thing is called in the network; empty for what has no place in it."""
    return (
        value.value
        if isinstance(value, ox.NamedNode)
        else unnamed.names.get(value, "")
        if isinstance(value, ox.BlankNode)
        else ""
    )


def _thing(index: Index, name: str) -> Resource:
    """The thing of a name in the network."""
    found = index.once(Unnamed).thing(name) if is_unnamed(name) else ox.NamedNode(name)
    if found is None:
        raise UnknownNameError(f"no blank node is named {name}", hint="Name a thing by its label")
    return found


def _is_walked(claim: Mapping[str, Any], *, checked: bool = False) -> bool:
    """Whether a path may follow an edge: neither negated nor rejected and, with ``checked``, checked."""
    fine = claim["status"] in _CHECKED if checked else claim["status"] != _REJECTED
    return fine and not claim["negated"]


def _walked(graph: nx.MultiDiGraph, *, checked: bool = False) -> nx.Graph:
    """Which concepts are joined by a claim that a path may follow."""
    simple = nx.Graph()
    for start, end, claim in graph.edges(data=True):
        if _is_walked(claim, checked=checked):
            simple.add_edge(start, end)
    return simple


def paths(graph: nx.MultiDiGraph, start: str, end: str, *, most: int = 5, index: Index | None = None) -> Paths:
    """The shortest ways between two concepts, in an order that is the same on every run.

    Args:
        graph: The network.
        start: IRI or CURIE of a concept.
        end: IRI or CURIE of another.
        most: How many ways, at most.
        index: The data of the network. Where no claims lead from one concept to the other, the mappings in it are
            followed, too, and from one thing to another that shares an identifier with it
            (:func:`kg.claims.shared.shared`); each such step says so. None for claims alone.

    Raises:
        InputError: when both are the same, or ``most`` is less than 1.
    """
    start, end = (name if is_unnamed(name) else expand(name) for name in (start, end))
    if start == end:
        raise InputError(f"{shrink(start)} is both ends of the path", hint="Name two concepts")
    if most < 1:
        raise InputError(f"{most} paths are asked for", hint="Ask for at least 1")
    found = _ways(graph, start, end, most + 1)
    if not found and index is not None:
        graph = _with_mappings(graph, index, (start, end))
        found = _ways(graph, start, end, most + 1)
    names = [graph.nodes[iri]["label"] if iri in graph else shrink(iri) for iri in (start, end)]
    return Paths(names[0], names[1], tuple(_path(graph, way) for way in found[:most]), len(found) > most)


def _ways(graph: nx.MultiDiGraph, start: str, end: str, most: int) -> list[list[str]]:
    simple = _walked(graph)
    if start in simple and end in simple and nx.has_path(simple, start, end):
        return list(islice(nx.all_shortest_paths(simple, start, end), most))
    return []


def _with_mappings(graph: nx.MultiDiGraph, index: Index, ends: Iterable[str]) -> nx.MultiDiGraph:
    """The network with its things, and the two ends, joined where one is mapped to another or may be the same."""
    joined = graph.copy()
    named = [iri for iri in ends if not is_unnamed(iri)]
    for iri in named:
        joined.add_node(iri, label=called(index, iri))
    for iri in (
        *named,
        *(one for one in graph if not is_unnamed(one)),
    ):  # from the ends on, so that what is said of them begins with them
        for other in followed(index, iri):
            if other.iri in joined and not joined.has_edge(other.iri, iri):
                one, another = joined.nodes[iri]["label"], joined.nodes[other.iri]["label"]
                joined.add_edge(
                    iri,
                    other.iri,
                    key=other.way[0].iri or other.way[0].predicate if other.is_stated else CHAINED,
                    label=f"{one} {'is mapped to' if other.is_stated else 'may be the same as'} {another}.",
                    source=other.why,
                    status="",
                    negated=False,
                )
    return joined


def _path(graph: nx.MultiDiGraph, way: list[str]) -> Path:
    steps = []
    for here, there in pairwise(way):
        claims = {
            (key, claim["label"]): Step(key, claim["label"], claim["source"])
            for one, other in ((here, there), (there, here))
            for key, claim in (graph.get_edge_data(one, other) or {}).items()
            if _is_walked(claim)
        }
        steps.append(tuple(claims.values()))
    return Path(tuple(graph.nodes[iri]["label"] for iri in way), tuple(steps))


def centrality(graph: nx.MultiDiGraph) -> list[dict[str, str | int | float]]:
    """Rows of :data:`CENTRALITY_COLUMNS`, the most connected concepts first, over checked claims not negated.

    Degrees count claims. Betweenness (Freeman 1977, normalised to 0–1) is that of the network in which two concepts are
    joined or not, in either direction.
    """
    simple = _walked(graph, checked=True)
    claims = nx.MultiDiGraph()
    claims.add_edges_from(
        (start, end) for start, end, claim in graph.edges(data=True) if _is_walked(claim, checked=True)
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
