"""Counts of a graph, and its closed lists: every value that a column may take, used or not."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from kg.associations import Labels
from kg.namespaces import ONTOLOGY, PREFIXES, shrink

__all__ = ["COLUMNS", "statistics"]

COLUMNS = ("list", "label", "id", "count")

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
#: What each closed list is called, the classes of its members, and what points at a member (None: the members as keys).
_LISTS: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("predicate", ("Predicate",), "predicate"),
    ("modality", ("Modality",), "modality"),
    ("qualifier key", ("QualifierProperty", "RestrictingQualifier"), None),
    ("section", ("SectionKind",), "section"),
    ("layer", ("Layer",), "layer"),
    ("status", ("Status",), "status"),
)


def statistics(store: ox.Store) -> list[dict[str, str | int]]:
    """Rows of :data:`COLUMNS`: triples by graph, instances by class, associations by member of each closed list."""
    labels = Labels(store)
    rows: list[dict[str, str | int]] = []

    def add(name: str, counts: dict[ox.NamedNode, int]) -> None:
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].value))
        rows.extend(
            {"list": name, "label": labels(node), "id": shrink(node.value), "count": number} for node, number in ordered
        )

    graphs = Counter(
        quad.graph_name
        for quad in store.quads_for_pattern(None, None, None, None)
        if isinstance(quad.graph_name, ox.NamedNode)
    )
    add("triples in graph", graphs)
    classes = Counter(
        quad.object
        for quad in store.quads_for_pattern(None, _TYPE, None, None)
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(ONTOLOGY)
    )
    add("instances of class", classes)
    associations = {
        quad.subject
        for name in ("Association", "NegatedAssociation")
        for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(ONTOLOGY + name), None)
    }
    for name, member_classes, key in _LISTS:
        members = {
            quad.subject
            for member_class in member_classes
            for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(ONTOLOGY + member_class), None)
        }
        if key:
            pointer = ox.NamedNode((PREFIXES["rdf"] if key == "predicate" else ONTOLOGY) + key)
            used = Counter(q.object for q in store.quads_for_pattern(None, pointer, None, None) if q.subject in associations)
        else:
            used = Counter(
                quad.predicate
                for member in members
                for quad in store.quads_for_pattern(None, member, None, None)
                if quad.subject in associations
            )
        add(name, {member: used[member] for member in members})
    return rows
