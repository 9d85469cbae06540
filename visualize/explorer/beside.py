"""Plain triples that a graph holds beside its claims, of things that no record of ours tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeGuard

import pyoxigraph as ox

from kg.claims.claim import claims
from kg.claims.mappings import MATCHES
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import BASE, EXTERNAL, ONTOLOGY, PREFIXES
from visualize.explorer.model import LegendClass, PageModel
from visualize.explorer.palette import legend
from visualize.explorer.triples import read_triples

__all__ = ["with_triples_beside"]

_TYPE = node("rdf:type")
#: Namespaces of which a statement about a concept of ours is shown on its card, or by a record.
_KNOWN = tuple(PREFIXES.values())
#: Namespaces of words in which data are written: what a vocabulary declares of them is no part of a graph.
_WORDS = tuple(
    space
    for prefix, space in PREFIXES.items()
    if prefix == "ck" or not (prefix in EXTERNAL or prefix == "obo" or space.startswith(BASE))
)
#: Things that describe the data and are no part of what it tells.
_ABOUT_DATA = {node("void:Dataset"), node("owl:Ontology"), node("skos:ConceptScheme")}
#: Where the description of an entry as a document begins: its sections, references, publishers follow from there.
_DOCUMENTS = (node("ck:Entry"), node("ck:Citation"), node("ck:Section"))


def with_triples_beside(model: PageModel, quads: Iterable[ox.Quad], index: Index) -> PageModel:
    """A model of claims with the plain triples that the graph holds beside them; the same where it holds none.

    Shown are statements of things that are neither records nor concepts of ours, and what other vocabularies say of
    concepts. They are in no layer, so that nothing hides them when the page opens. Of a mapping set only those rows are
    shown that lead to a concept, at once or by a term to which it is mapped: such sets have thousands.
    """
    documents = _documents(index)
    told = {ox.NamedNode(item.iri) for item in model.nodes}
    of_claims = set(index.of_type(node("ck:Predicate")))
    claimed = {(claim.subject, claim.predicate, claim.object) for claim in claims(index)}
    sets = {layer for layer, _ in index.pointing(node("ck:mappingLayer"), node("ck:layerKind"))}

    def leads_to_ours(end: object) -> bool:
        is_linked = isinstance(end, ox.NamedNode) and any(mapped in told for mapped, _ in index.pointing(end, *MATCHES))
        return is_linked or end in told

    def is_beside(quad: ox.Quad) -> bool:
        subject = quad.subject
        is_mapped = quad.graph_name in sets and quad.predicate in MATCHES
        if is_mapped and not (leads_to_ours(quad.object) or leads_to_ours(subject)):
            return False
        if not isinstance(subject, ox.NamedNode) or subject in documents or subject.value.startswith(_WORDS):
            return False
        kinds = index.values(subject, _TYPE)
        if subject in told or any(kind.value.startswith(ONTOLOGY) for kind in kinds):
            is_claimed = quad.predicate not in of_claims or (subject, quad.predicate, quad.object) in claimed
            is_known = quad.predicate.value.startswith(_KNOWN) and is_claimed
            return isinstance(quad.object, ox.NamedNode) and not is_known
        is_part = any(key.value.startswith(ONTOLOGY) for _, key in index.pointing(subject))  # a span, a layer
        return not is_part and _ABOUT_DATA.isdisjoint(kinds)

    other = read_triples(quads, index, is_beside, layered=False)
    known = {item.id for item in model.nodes}
    nodes = (*model.nodes, *(item for item in other.nodes if item.id not in known))
    if not other.edges and len(nodes) == len(model.nodes):
        return model
    predicates = {one.id: one for one in (*other.predicates, *model.predicates)}
    return replace(
        model,
        nodes=nodes,
        edges=(*model.edges, *other.edges),
        statements=(*model.statements, *other.statements),
        predicates=tuple(predicates[name] for name in sorted(predicates)),
        classes=_classes((*other.classes, *model.classes), Counter(item.kind for item in nodes)),
        omitted=other.omitted,
    )


def _documents(index: Index) -> set[Resource]:
    """The documents behind the graph, and all that their description leads to and that is no record of ours."""
    found: set[Resource] = set()
    waiting = list(index.of_type(*_DOCUMENTS))
    while waiting:
        thing = waiting.pop()
        if thing in found:
            continue
        found.add(thing)
        for predicate, values in index.properties(thing).items():
            if predicate != _TYPE and predicate.value.startswith(_KNOWN):
                waiting += [value for value in values if _is_of_document(value, index)]
    return found


def _is_of_document(value: Value, index: Index) -> TypeGuard[ox.NamedNode]:
    """Whether a value is described, and no record of ours."""
    if not isinstance(value, ox.NamedNode) or not index.properties(value):
        return False
    return not any(kind.value.startswith(ONTOLOGY) for kind in index.values(value, _TYPE))


def _classes(classes: Iterable[LegendClass], counts: Counter[str]) -> tuple[LegendClass, ...]:
    """The legend of the classes of two models, as one."""
    named = {kind.id: kind for kind in classes}
    return tuple(
        legend(
            counts,
            {name: kind.label for name, kind in named.items()},
            {name: kind.definition for name, kind in named.items()},
        )
    )
