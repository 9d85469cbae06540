"""RDF 1.2 Turtle (https://www.w3.org/TR/rdf12-turtle/): each direct triple, reified by the claims that it stands for.

A claim is the reifier: ``<claim> rdf:reifies <<( subject predicate object )>>``. It carries the hedge, every
qualifier, evidence, layer and status, and evidence and layers are described. Only direct triples are reified, and every
one of them is asserted: a claim that says nothing in general is left out, so that nobody takes its triple for said.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.export.divide import Division, divide, notice
from kg.export.records import curation, direct_triples, labels, statement, support
from kg.rdf.index import Index, node
from kg.rdf.turtle import write_turtle

__all__ = ["comment", "rdf12"]

_REIFIES, _TYPE = node("rdf:reifies"), node("rdf:type")
_NOT_GENERAL = "it gives no direct triple: it says nothing in general, or the data hold no such triple"


def rdf12(index: Index, claims: Iterable[Claim]) -> tuple[str, Division]:
    """The claims as the text of a Turtle file, and what it does not hold."""
    division = divide(claims, lambda claim: "" if direct_triples(index, claim) else _NOT_GENERAL)
    triples: set[ox.Triple] = set()
    for claim in division.held:
        for direct in direct_triples(index, claim):
            triples |= {direct, ox.Triple(ox.NamedNode(claim.iri), _REIFIES, direct)}
        # a ck:Association has rdf:subject and so on; a reifier has a triple in place of them
        triples.update(one for one in statement(index, claim) if one.predicate != _TYPE)
        for part in (curation, support, labels):
            triples.update(part(index, claim))
    return write_turtle(triples, comment(notice(index, division.held))), division


def comment(text: str) -> str:
    """Lines of a notice as comments of Turtle and TriG, and an empty line."""
    return "".join(f"# {line}\n" for line in text.splitlines()) + "\n"
