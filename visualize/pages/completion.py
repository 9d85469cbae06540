"""What the editor of the query page completes from: the named things of a store, most used first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, cast

import pyoxigraph as ox

from kg.rdf.index import LABELS, NAMES, in_words, language_rank, node, telling
from visualize.explorer.terms import TYPE

__all__ = ["MOST_TERMS", "terms"]

#: Largest number of things, and of names of one of them.
MOST_TERMS = 20_000
_MOST_NAMES = 8
#: Longest label or name, in characters; what is longer is a sentence and no name.
_LONGEST = 200

_CLASSES = set(map(node, ("owl:Class", "rdfs:Class")))
_PREDICATES = {
    *map(node, ("rdf:Property", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")),
    node("ck:Predicate"),
}
#: Records whose labels are sentences about other things, or repeat their names.
_RECORDS = set(
    map(node, ("ck:Association", "ck:NegatedAssociation", "ck:Mapping", "ck:Position", "ck:TermRecord")),
)


def terms(store: ox.Store) -> dict[str, Any]:
    """The things of a store that a query may name, as JSON for the page.

    Classes and predicates in use count without a label, too; whatever else has a label does, records apart. It
    takes some seconds a million triples: to be made when it is first asked for.

    Returns:
        ``{"columns": ["iri", "label", "kind", "names"], "rows": [[…], …]}``: kind is “class”, “predicate”, or what the
        thing's class is called; at most :data:`MOST_TERMS` rows, the most used first.
    """
    as_object = _uses(store, "?s ?p ?term FILTER(isIRI(?term))")
    as_predicate = _uses(store, "?s ?term ?o")
    as_class = _uses(store, "?s a ?term")
    labels = _labels(store)
    kinds: dict[ox.NamedNode, list[ox.NamedNode]] = {}
    for quad in store.quads_for_pattern(None, TYPE, None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            kinds.setdefault(quad.subject, []).append(quad.object)

    def kind_of(thing: ox.NamedNode) -> str:
        found = kinds.get(thing, [])
        if thing in as_class or not _CLASSES.isdisjoint(found):
            return "class"
        if thing in as_predicate or not _PREDICATES.isdisjoint(found):
            return "predicate"
        its_kinds = telling(set(found))
        return labels.get(its_kinds[0], "") if its_kinds else ""

    def weight(thing: ox.NamedNode) -> int:
        return as_object[thing] + as_predicate[thing]

    named = (thing for thing in labels if _RECORDS.isdisjoint(kinds.get(thing, ())))
    chosen = sorted({*named, *as_predicate, *as_class}, key=lambda thing: (-weight(thing), thing.value))[:MOST_TERMS]
    return {
        "columns": ["iri", "label", "kind", "names"],
        "rows": [
            [thing.value, labels.get(thing, ""), kind_of(thing), _names(store, thing, labels.get(thing, ""))]
            for thing in chosen
        ],
    }


def _uses(store: ox.Store, pattern: str) -> Counter[ox.NamedNode]:
    """How often each IRI is ``?term`` in a pattern."""
    query = f"SELECT ?term (COUNT(*) AS ?number) WHERE {{ {pattern} }} GROUP BY ?term"
    rows = cast("ox.QuerySolutions", store.query(query, use_default_graph_as_union=True))
    return Counter({row["term"]: int(row["number"].value) for row in rows if isinstance(row["term"], ox.NamedNode)})


def _labels(store: ox.Store) -> dict[ox.NamedNode, str]:
    """The label of everything that has one: English before other languages, then by the usual predicates."""
    best: dict[ox.NamedNode, tuple[int, int, str]] = {}
    for order, predicate in enumerate(LABELS):
        for quad in store.quads_for_pattern(None, predicate, None, None):
            thing, text = quad.subject, quad.object
            if isinstance(thing, ox.NamedNode) and isinstance(text, ox.Literal) and _is_name(text.value):
                found = (language_rank(text.language), order, in_words(text))
                best[thing] = min(found, best.get(thing, found))
    return {thing: text for thing, (_, _, text) in best.items()}


def _names(store: ox.Store, thing: ox.NamedNode, label: str) -> list[str]:
    """What else a thing is called, without repeats."""
    found = (text for text in _literals(store, thing, NAMES) if text != label and _is_name(text))
    return sorted(set(found))[:_MOST_NAMES]


def _literals(store: ox.Store, thing: ox.NamedNode, predicates: Iterable[ox.NamedNode]) -> Iterator[str]:
    for predicate in predicates:
        for quad in store.quads_for_pattern(thing, predicate, None, None):
            if isinstance(quad.object, ox.Literal):
                yield quad.object.value


def _is_name(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _LONGEST
