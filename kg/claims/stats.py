"""Counts of a graph, and its closed lists: every value that a column may take, used or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pyoxigraph as ox

from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import ONTOLOGY, shrink

__all__ = ["COLUMNS", "statistics"]

COLUMNS = ("list", "label", "id", "count")

#: What each closed list is called, the classes of its members, and what points at a member (None: the members as keys).
_LISTS: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("predicate", ("ck:Predicate",), "rdf:predicate"),
    ("modality", ("ck:Modality",), "ck:modality"),
    ("qualifier key", ("ck:QualifierProperty", "ck:RestrictingQualifier"), None),
    ("section", ("ck:SectionKind",), "ck:section"),
    ("layer", ("ck:Layer",), "ck:layer"),
    ("status", ("ck:Status",), "ck:status"),
)


def statistics(store: ox.Store, index: Index) -> list[dict[str, str | int]]:
    """Rows of :data:`COLUMNS`: triples by graph, instances by class, associations by closed list and by layer.

    Of data without associations all classes count, and how often each property is used.
    """
    rows: list[dict[str, str | int]] = []

    def add(name: str, counts: Mapping[Resource, int]) -> None:
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].value))
        rows.extend(
            {"list": name, "label": index.label(member), "id": shrink(member.value), "count": count}
            for member, count in ordered
        )

    add("triples in graph", Counter(q.graph_name for q in store if isinstance(q.graph_name, ox.NamedNode)))
    classes = (kind for subject in index.subjects() for kind in index.resources(subject, node("rdf:type")))
    associations = list(index.of_type(node("ck:Association"), node("ck:NegatedAssociation")))
    space = ONTOLOGY if associations else ""  # of any data all classes count
    add("instances of class", Counter(kind for kind in classes if kind.value.startswith(space)))
    if not associations:
        add("uses of property", Counter(quad.predicate for quad in store))
    for name, member_classes, key in _LISTS:
        if key:
            used = Counter(value for record in associations for value in index.resources(record, node(key)))
        else:
            used = Counter(key for record in associations for key in index.properties(record))
        add(name, {member: used[member] for member in index.of_type(*map(node, member_classes))})
    pairs = Counter(
        (predicate, layer)
        for record in associations
        for predicate in index.resources(record, node("rdf:predicate"))
        for layer in index.resources(record, node("ck:layer"))
    )
    rows.extend(
        {
            "list": "predicate in layer",
            "label": f"{index.label(predicate)} in {index.label(layer)}",
            "id": f"{shrink(predicate.value)} {shrink(layer.value)}",
            "count": count,
        }
        for (predicate, layer), count in sorted(
            pairs.items(), key=lambda item: (item[0][0].value, -item[1], item[0][1].value)
        )
    )
    return rows
