"""What stands first on a card: relations in the order in which readers ask for them, and the main identifiers.

The page of a thing, the explorer's card and ``kg show`` have the same order. What is not named here follows by how much
is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.claims.mappings import EXACT, Link
from kg.rdf.index import node
from kg.rdf.namespaces import shrink

__all__ = ["MAIN", "identifier_rank", "main_identifiers", "relation_rank"]

#: Facts, and identifiers, that are told before all else.
MAIN = 5

#: Of a condition as its entries do: symptoms, causes, tests, treatment, outlook; of terms, what is above and below.
_RELATIONS = (
    *("ck:hasSymptom", "ck:hasCause", "ck:occursWith", "ck:hasTest", "ck:hasTreatment", "ck:hasMedicine"),
    *("ck:hasPrognosis", "ck:hasComplication", "ck:hasRiskFactor"),
    *("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader", "skos:narrower", "skos:related"),
    *("rdfs:domain", "rdfs:range"),
)
_RELATION_RANKS = {node(curie): rank for rank, curie in enumerate(_RELATIONS)}
#: Vocabularies that most people ask for, by prefix.
_VOCABULARIES = {prefix: rank for rank, prefix in enumerate(("MONDO", "HP", "CHEBI", "mesh"))}


def relation_rank(predicate: ox.NamedNode) -> int:
    """The place of a relation among those that come first, from 0; the same for all others."""
    return _RELATION_RANKS.get(predicate, len(_RELATIONS))


def identifier_rank(curie: str) -> int:
    """The place of a term among those that come first, by its vocabulary; the same for all others."""
    return _VOCABULARIES.get(curie.partition(":")[0], len(_VOCABULARIES))


def main_identifiers(links: Iterable[Link], subject: str) -> list[Link]:
    """The terms that a thing is (skos:exactMatch), one of each vocabulary, at most :data:`MAIN`.

    Args:
        links: Mappings.
        subject: IRI of the thing.
    """
    exact = (link for link in links if link.accepted and link.subject == subject and link.predicate == EXACT.value)
    first: dict[str, Link] = {}
    for link in exact:
        first.setdefault(shrink(link.object).partition(":")[0], link)
    return sorted(first.values(), key=lambda link: identifier_rank(shrink(link.object)))[:MAIN]
