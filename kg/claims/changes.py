"""The difference between two builds as a graph, so that the library's question ``changes`` can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.claims.diff import Difference
from kg.rdf.index import node
from kg.rdf.namespaces import CHANGE, expand
from kg.rdf.turtle import write_turtle

__all__ = ["change_triples", "changes_turtle"]


def change_triples(difference: Difference) -> Iterator[ox.Triple]:
    """Every change as a ck:Change, numbered from 1 in the order of the report."""
    for number, change in enumerate(difference.changes, start=1):
        subject = ox.NamedNode(f"{CHANGE}{number}")
        is_same = change.old == change.new or not (change.old and change.new)
        words = (change.new or change.old) if is_same else f"was: {change.old}; is now: {change.new}"
        details = [
            f"{detail.property}: {', '.join(detail.removed) or 'nothing'} → {', '.join(detail.added) or 'nothing'}"
            for detail in change.details
        ]
        label = f"{words} ({'; '.join(details)})" if details else words
        yield ox.Triple(subject, node("rdf:type"), node("ck:Change"))
        yield ox.Triple(subject, node("rdfs:label"), ox.Literal(label, language="en"))
        yield ox.Triple(subject, node("ck:changeType"), ox.Literal(change.change))
        yield ox.Triple(subject, node("ck:recordKind"), ox.Literal(change.kind))
        for key, short in (("ck:recordBefore", change.old_id), ("ck:recordAfter", change.new_id)):
            if short:
                yield ox.Triple(subject, node(key), ox.NamedNode(expand(short)))


def changes_turtle(difference: Difference) -> str:
    """As :func:`change_triples`, as Turtle."""
    return write_turtle(change_triples(difference))
