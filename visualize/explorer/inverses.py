"""Which of two triples that say the same, each from its own end, is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.rdf.index import Index, Resource, node

__all__ = ["INVERSE", "drawn_instead"]

INVERSE = node("owl:inverseOf")
#: Properties of which each says the same as the other the other way round (SKOS, DCMI terms, FOAF); the first is drawn.
_INVERSES = tuple((node(one), node(other)) for one, other in (
    ("skos:broader", "skos:narrower"), ("skos:broadMatch", "skos:narrowMatch"),
    ("skos:broaderTransitive", "skos:narrowerTransitive"), ("skos:topConceptOf", "skos:hasTopConcept"),
    ("dcterms:isPartOf", "dcterms:hasPart"), ("dcterms:isVersionOf", "dcterms:hasVersion"),
    ("dcterms:isReplacedBy", "dcterms:replaces"), ("dcterms:references", "dcterms:isReferencedBy"),
    ("dcterms:requires", "dcterms:isRequiredBy"), ("foaf:made", "foaf:maker"),
    ("foaf:primaryTopic", "foaf:isPrimaryTopicOf"), ("foaf:depicts", "foaf:depiction"),
))  # fmt: skip
_SYMMETRIC = tuple(node(f"skos:{name}") for name in ("related", "relatedMatch", "exactMatch", "closeMatch"))


def drawn_instead(
    index: Index, stated: Iterable[tuple[Resource, Resource]], name: Callable[[Resource], str]
) -> dict[str, list[str]]:
    """Of a property those drawn in its place, which say the same from the other end; a symmetric one: itself.

    Args:
        index: The index of the data, which tells which properties are symmetric.
        stated: Pairs that the data declare as inverses of each other, in a fixed order.
        name: Gives the id of a property.
    """
    symmetric = index.of_type(node("owl:SymmetricProperty"))
    pairs: list[tuple[Resource, Resource]] = [*_INVERSES, *((one, one) for one in (*_SYMMETRIC, *symmetric)), *stated]
    found: dict[str, list[str]] = {}
    seen: set[frozenset[Resource]] = set()
    for one, other in pairs:
        if frozenset((one, other)) not in seen:  # said of both, one of them must stay
            seen.add(frozenset((one, other)))
            found.setdefault(name(other), []).append(name(one))
    return found
