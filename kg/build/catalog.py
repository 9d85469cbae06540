"""What the dataset says of itself: what it is made from, and which graphs are a part of it (VoID)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import pyoxigraph as ox

from kg.build.derive import derive_subsets
from kg.claims.notice import made_from, reviewed
from kg.condition import Condition
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import BASE, GRAPH
from kg.version import DATA_DATE, DATA_VERSION, SOURCE_NOTICE

__all__ = ["base_of", "describe"]

_CATALOG = ox.NamedNode(GRAPH + "catalog")
_NAME, _TITLES = "condition-kg", (node("rdfs:label"), node("dcterms:title"))
_LAYER, _TYPE, _LICENSE = node("ck:Layer"), node("rdf:type"), node("dcterms:license")
#: Graphs that all conditions of a base share: label, description, kind.
_SHARED = {
    "concepts": ("own concepts", "Concepts beside the shared ones, with labels and definitions.", "vocabularyLayer"),
    "direct": (
        "direct triples",
        "What checked associations say in general: subject, predicate and object. See the association for its words.",
        "derivedLayer",
    ),
    "mappings": ("own mappings", "How concepts stand to terms of other vocabularies.", "mappingLayer"),
}


def base_of(graph: ox.NamedNode) -> str:
    """The namespace under which a graph is named."""
    return graph.value.rpartition("/graph/")[0] + "/"


def describe(graphs: dict[ox.NamedNode, list[ox.Triple]], conditions: Sequence[Condition]) -> None:
    """Add what is derived of the catalog, and take out what it says of graphs that are not there.

    Ours describes the shipped dataset by hand; its version and date are those of this release. The dataset of another
    base is described from the entries' titles, and so are the graphs that the conditions of that base share.
    """
    filled = {graph for graph, triples in graphs.items() if triples}
    is_ours = any(condition.is_shipped for condition in conditions)
    graphs[_CATALOG] = [
        triple
        for triple in graphs[_CATALOG]
        if triple.subject in filled or (is_ours and triple.subject == ox.NamedNode(BASE))
    ]
    if is_ours:
        ours = [condition for condition in conditions if condition.is_shipped]
        graphs[_CATALOG] = [_of_these(triple, ours) for triple in graphs[_CATALOG]]
        whole, date = ox.NamedNode(BASE), ox.Literal(DATA_DATE, datatype=node("xsd:date"))
        graphs[_CATALOG].append(ox.Triple(whole, node("owl:versionInfo"), ox.Literal(DATA_VERSION)))
        graphs[_CATALOG].append(ox.Triple(whole, node("dcterms:date"), date))
    bases = dict.fromkeys(condition.base for condition in conditions if not condition.is_shipped)
    for base in bases:
        theirs = [condition for condition in conditions if condition.base == base]
        graphs[theirs[0].graph("catalog")] = list(_described(base, theirs, filled, _reviewed(graphs, base)))
    layers = list(_layers(graphs))
    datasets = {BASE, *bases} if is_ours else {*bases}
    for base in sorted(datasets):
        home = BASE if is_ours else min(datasets)  # what is shared is a part of ours, or of the first of theirs
        parts = [layer for layer in layers if (of if (of := base_of(layer)) in datasets else home) == base]
        catalog = graphs[ox.NamedNode(f"{base}graph/catalog")]
        catalog += derive_subsets(ox.NamedNode(base), parts)
        catalog += _licences(graphs, ox.NamedNode(base), parts)


def _of_these(triple: ox.Triple, conditions: Sequence[Condition]) -> ox.Triple:
    """What our dataset says of itself, with the conditions that are there and what they are made from."""
    said = triple.object
    if triple.subject != ox.NamedNode(BASE) or not isinstance(said, ox.Literal):
        return triple
    words = f"{_NAME}: {_called(conditions)}" if triple.predicate in _TITLES else said.value
    words = words.replace(SOURCE_NOTICE, made_from(conditions))
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(words, language=said.language))


def _called(conditions: Sequence[Condition]) -> str:
    """What conditions of ours are called together: by their titles, or as what is around the usual one."""
    usual = next((condition for condition in conditions if condition.is_usual), None)
    if usual is None or len(conditions) == 1:
        return ", ".join(condition.title for condition in conditions)
    return f"{usual.title} and conditions around it"


def _licences(
    graphs: Mapping[ox.NamedNode, list[ox.Triple]], dataset: ox.NamedNode, parts: Sequence[ox.NamedNode]
) -> Iterator[ox.Triple]:
    """The licences of what is inside: those of its parts are the dataset's, and those of a part that names none."""
    stated: dict[ox.NamedNode, list[Value]] = {part: [] for part in (dataset, *parts)}
    for triples in graphs.values():
        for triple in triples:
            if triple.predicate == _LICENSE and isinstance(triple.subject, ox.NamedNode) and triple.subject in stated:
                stated[triple.subject].append(cast("Value", triple.object))
    inside = sorted({licence for part in parts for licence in stated[part]}, key=str)
    for thing in (dataset, *(part for part in parts if not stated[part])):
        for licence in inside:
            if licence not in stated[thing]:
                yield ox.Triple(thing, _LICENSE, licence)


def _layers(graphs: Mapping[ox.NamedNode, list[ox.Triple]]) -> Iterator[ox.NamedNode]:
    for triples in graphs.values():
        for triple in triples:
            if triple.object == _LAYER and triple.predicate == _TYPE and isinstance(triple.subject, ox.NamedNode):
                yield triple.subject


def _reviewed(graphs: Mapping[ox.NamedNode, list[ox.Triple]], base: str) -> str:
    """Who has reviewed the claims of a base."""
    index = Index(triple for graph, triples in graphs.items() if base_of(graph) == base for triple in triples)
    return reviewed(index)


def _described(base: str, conditions: Sequence[Condition], filled: set[ox.NamedNode], who: str) -> Iterator[ox.Triple]:
    titles = ", ".join(condition.title for condition in conditions)
    licences = [ox.NamedNode(licence) for licence in dict.fromkeys(each.licence for each in conditions) if licence]
    about = (
        f"Made from {'one entry' if len(conditions) == 1 else f'{len(conditions)} entries'} ({titles}) and the cited "
        f"layers. {who} Not medical advice."
    )
    dataset = ox.NamedNode(base)
    name = f"knowledge graph: {titles}"  # not the title alone, which is what the condition is called
    yield from _about(dataset, name, about, licences)
    yield ox.Triple(dataset, node("dcterms:title"), ox.Literal(name, language="en"))
    yield ox.Triple(dataset, node("sd:feature"), node("sd:UnionDefaultGraph"))
    for name, (label, description, kind) in _SHARED.items():
        graph = ox.NamedNode(f"{base}graph/{name}")
        if graph in filled:
            yield from _about(graph, label, description, licences)
            yield ox.Triple(graph, _TYPE, _LAYER)
            yield ox.Triple(graph, node("dcterms:identifier"), ox.Literal(name))
            yield ox.Triple(graph, node("ck:layerKind"), node(f"ck:{kind}"))


def _about(thing: Resource, label: str, description: str, licences: Sequence[ox.NamedNode]) -> Iterator[ox.Triple]:
    yield ox.Triple(thing, _TYPE, node("void:Dataset"))
    yield ox.Triple(thing, node("rdfs:label"), ox.Literal(label, language="en"))
    yield ox.Triple(thing, node("dcterms:description"), ox.Literal(description, language="en"))
    for licence in licences:
        yield ox.Triple(thing, node("dcterms:license"), licence)
