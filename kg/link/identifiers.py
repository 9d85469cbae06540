"""Preferred external identifiers: a concept's IRI in the first of some vocabularies that has its exact match.

Only exact matches that are one to one are taken; a term that stands for two concepts, or a concept that has two terms
of one vocabulary, is refused. skos:exactMatch stays a link and is never reasoned over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.claims.mappings import EXACT, links
from kg.errors import DataError, UnknownNameError
from kg.link.sssom import MappingSet, exact_clashes
from kg.rdf.index import Index
from kg.rdf.namespaces import shrink
from kg.rdf.prefix_map import canonical, identify, standard_prefix

__all__ = ["Identifier", "exact_terms", "linked_terms", "preferred"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A term of another vocabulary: its CURIE, its IRI in the provider's own RDF, and where the mapping is written.

    The place is file:line, or a record's CURIE.
    """

    curie: str
    iri: str
    where: str

    @property
    def vocabulary(self) -> str:
        """Its prefix in lower case; empty when it has none."""
        prefix, colon, _ = self.curie.partition(":")
        return prefix.casefold() if colon and self.curie != self.iri else ""


def exact_terms(sets: Iterable[MappingSet]) -> dict[str, list[Identifier]]:
    """The exact terms of each concept (by IRI) that mapping sets accept, in the order of the rows."""
    terms: dict[str, list[Identifier]] = {}
    for mapping_set in sets:
        for row in mapping_set.rows:
            if row["predicate_id"] == "skos:exactMatch" and mapping_set.name == "positive":
                iri = row.iri("object_id")
                curie = shrink(iri) if identify(iri) else row["object_id"]
                terms.setdefault(row.iri("subject_id"), []).append(Identifier(curie, iri, row.where))
    return terms


def linked_terms(index: Index) -> dict[str, list[Identifier]]:
    """The exact terms of each concept (by IRI) that a graph links it to, sorted; its own IRI is none."""
    terms: dict[str, list[Identifier]] = {}
    for link in links(index):
        if link.accepted and link.predicate == EXACT.value and link.object != link.subject:
            iri, found = canonical(link.object), terms.setdefault(link.subject, [])
            if iri not in {term.iri for term in found}:  # the data may have it in two spellings
                found.append(Identifier(shrink(iri), iri, shrink(link.iri or link.subject)))
    return terms


def preferred(vocabularies: Sequence[str], terms: Mapping[str, Sequence[Identifier]]) -> dict[str, Identifier]:
    """The identifier that stands for each concept (by IRI) that has one.

    Args:
        vocabularies: Prefixes of CURIEs in order of preference, in whatever spelling: ``mondo``, ``SCTID``.
        terms: The exact terms of each concept.

    Raises:
        UnknownNameError: when no concept has an exact term of a vocabulary.
        DataError: with the place, when a concept has two exact terms of one of the vocabularies, or two concepts have
            the same.
    """
    there = {term.vocabulary for found in terms.values() for term in found}
    names = []
    for name in vocabularies:
        spelled = name.casefold()
        names.append(spelled if spelled in there else (standard_prefix(name) or "").casefold())
        if names[-1] not in there:
            hint = f"Exact matches lead to {', '.join(sorted(there)) or 'none'}"
            raise UnknownNameError(f"no concept has an exact term of a vocabulary {name!r}", hint=hint)
    asked = {
        concept: sorted((term for term in found if term.vocabulary in names), key=lambda t: names.index(t.vocabulary))
        for concept, found in sorted(terms.items())
    }
    matches = ((shrink(concept), term.curie, term.where) for concept, found in asked.items() for term in found)
    for clash in exact_clashes(matches):
        raise DataError(clash.what, where=clash.where, hint=clash.hint)
    return {concept: found[0] for concept, found in asked.items() if found}
