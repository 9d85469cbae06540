"""Preferred external identifiers: a concept's IRI in the first of some vocabularies that has its exact match.

Only exact matches that are one to one are taken; a term that stands for two concepts, or a concept that has two terms
of one vocabulary, is refused. skos:exactMatch stays a link and is never reasoned over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.build import Dataset
from kg.errors import DataError, UnknownNameError
from kg.index import node
from kg.mapping import MappingSet, mapping_sets
from kg.namespaces import GRAPH, PREFIXES, shrink
from kg.turtle import sort_key

__all__ = ["Identifier", "exact_terms", "preferred", "with_identifiers"]

_EXACT = node("skos:exactMatch")
_MAPPINGS = ox.NamedNode(GRAPH + "mappings")
_SSSOM = PREFIXES["sssom"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A term of another vocabulary: its CURIE, its IRI in the provider's own RDF, and the file:line of the mapping."""

    curie: str
    iri: str
    where: str


def exact_terms(sets: Iterable[MappingSet] | None = None) -> dict[str, list[Identifier]]:
    """The exact terms of each concept (by IRI), in the order of the mapping files; the shipped ones when None."""
    terms: dict[str, list[Identifier]] = {}
    for mapping_set in mapping_sets() if sets is None else sets:
        for row in mapping_set.rows:
            if row["predicate_id"] == "skos:exactMatch" and mapping_set.name == "positive":
                subject, term = (_expand(row[column], mapping_set, row.where) for column in ("subject_id", "object_id"))
                terms.setdefault(subject, []).append(Identifier(row["object_id"], term, row.where))
    return terms


def preferred(vocabularies: Sequence[str], sets: Iterable[MappingSet] | None = None) -> dict[str, Identifier]:
    """The identifier that stands for each concept (by IRI) that has one.

    Args:
        vocabularies: Prefixes of CURIEs in order of preference, in any case: ``mondo``, ``hp``.
        sets: The mapping sets; the shipped ones when None.

    Raises:
        UnknownNameError: when no mapping set knows a vocabulary.
        DataError: with file:line when a concept has two exact terms of one vocabulary, or two concepts have the same.
    """
    sets = mapping_sets() if sets is None else list(sets)
    terms = exact_terms(sets)
    known = {prefix.casefold() for mapping_set in sets for prefix in mapping_set.prefixes}
    for name in vocabularies:
        if name.casefold() not in known:
            there = {term.curie.partition(":")[0].casefold() for found in terms.values() for term in found}
            raise UnknownNameError(
                f"no mapping names a vocabulary {name!r}",
                hint=f"Exact matches lead to {', '.join(sorted(there)) or 'none'}",
            )
    chosen: dict[str, Identifier] = {}
    concepts: dict[str, str] = {}
    for concept in sorted(terms):
        for name in vocabularies:
            found = {
                term.iri: term for term in terms[concept] if term.curie.casefold().startswith(f"{name.casefold()}:")
            }
            if len(found) > 1:
                first, second = sorted(found.values(), key=lambda term: term.curie)[:2]
                raise DataError(
                    f"{shrink(concept)} has two exact terms, {first.curie} ({first.where}) and {second.curie}",
                    where=second.where,
                    hint="Make one of them close",
                )
            if found:
                (term,) = found.values()
                other = concepts.setdefault(term.iri, concept)
                if other != concept:
                    raise DataError(
                        f"{term.curie} is exact for {shrink(other)} ({chosen[other].where}) and for {shrink(concept)}",
                        where=term.where,
                        hint="Make one of them close",
                    )
                chosen[concept] = term
                break
    return chosen


def with_identifiers(dataset: Dataset, chosen: dict[str, Identifier]) -> Dataset:
    """The dataset with external IRIs in place of the concepts' own.

    Each replaced concept is kept as ``<external> skos:exactMatch <concept>`` in the graph of mappings. Records of
    mappings go on to tell of the concepts themselves, and associations keep their names.
    """
    new = {concept: ox.NamedNode(term.iri) for concept, term in chosen.items()}
    used = {
        term.value
        for quad in dataset.quads
        for term in (quad.subject, quad.object)
        if isinstance(term, ox.NamedNode) and term.value in new
    }
    quads = set()
    for quad in dataset.quads:
        subject, value = quad.subject, quad.object
        if not quad.predicate.value.startswith(_SSSOM):
            subject = new.get(subject.value, subject) if isinstance(subject, ox.NamedNode) else subject
            value = new.get(value.value, value) if isinstance(value, ox.NamedNode) else value
        if quad.predicate != _EXACT or subject != value:
            quads.add(ox.Quad(subject, quad.predicate, value, quad.graph_name))
    quads |= {ox.Quad(new[concept], _EXACT, ox.NamedNode(concept), _MAPPINGS) for concept in used}
    return replace(dataset, quads=tuple(sorted(quads, key=sort_key)))


def _expand(text: str, mapping_set: MappingSet, where: str) -> str:
    prefix, _, local = text.partition(":")
    space = mapping_set.prefixes.get(prefix, PREFIXES.get(prefix))
    if space is None:
        raise DataError(f"the prefix of {text!r} is not in the curie_map", where=where, hint="Declare it")
    return space + local
