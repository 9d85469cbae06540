"""What may be the same as a thing: what shares an identifier with it, and what chains of its mappings lead to.

Exact and close matches, cross-references, ``owl:sameAs`` and ``owl:equivalentClass`` are followed in either direction.
No mapping follows from others that lead there: SKOS has ``closeMatch`` as not transitive, and exact matches that
several people made need not agree. So what is found is a candidate and is told with the way to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.claims.identifier import identifier
from kg.claims.mappings import Link, links_of
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import shrink
from kg.rdf.prefix_map import canonical, tail

__all__ = ["CHAINED", "Shared", "followed", "shared"]

#: Why such a mapping is thought of (SSSOM's ``mapping_justification``).
CHAINED = node("semapv:MappingChaining").value
_SAME = (node("owl:sameAs"), node("owl:equivalentClass"))
_XREF, _TERM = node("oboInOwl:hasDbXref"), node("ck:term")
_LINKING = (
    *map(node, ("skos:exactMatch", "skos:closeMatch", "sssom:subject_id", "sssom:object_id", "ck:term")),
    *_SAME,
)
_EXACT = frozenset(each.value for each in (node("skos:exactMatch"), *_SAME))
_LOOSE = frozenset(each.value for each in (node("skos:closeMatch"), _XREF))
#: Links on a way, and those among them that are not exact, at most: each further one makes it less likely.
_LONGEST, _MOST_LOOSE = 3, 2
#: An identifier that more things have than so many names none of them, as a code of a classification does.
_MOST_BEARERS = 20


@dataclass(frozen=True, slots=True)
class Shared:
    """A thing that may be the same as another, and the links that lead from that one to it, in their order.

    Each link stands as the data have it, whichever its direction.
    """

    iri: str
    label: str
    way: tuple[Link, ...]

    @property
    def is_exact(self) -> bool:
        """Whether every link on the way says that its ends are the same."""
        return all(link.predicate in _EXACT for link in self.way)

    @property
    def is_stated(self) -> bool:
        """Whether a mapping, or another link, says it: no candidate then."""
        return len(self.way) == 1

    @property
    def why(self) -> str:
        """The way in words: each link with its ends as CURIEs."""
        return "; ".join(f"{shrink(link.subject)} {shrink(link.predicate)} {shrink(link.object)}" for link in self.way)

    @property
    def named(self) -> str:
        """Its label and CURIE."""
        curie = shrink(self.iri)
        return f"{self.label} ({curie})" if self.label not in ("", curie) else curie

    def record(self) -> dict[str, Any]:
        """As a dictionary, ready for JSON."""
        return {
            "id": shrink(self.iri),
            "iri": self.iri,
            "label": self.label,
            "exact": self.is_exact,
            "way": [
                {"subject": shrink(link.subject), "predicate": shrink(link.predicate), "object": shrink(link.object)}
                for link in self.way
            ],
        }

    def __str__(self) -> str:
        return f"{self.named}: {self.why}"


def shared(index: Index, iri: str) -> list[Shared]:
    """The candidates for the same thing as that of an IRI: short ways before long ones, exact before other links.

    What is mapped to it directly is no candidate, as that is said; what somebody has rejected is none either.

    Args:
        index: The data.
        iri: A concept, a term of a vocabulary, or the record of a term.
    """
    return [found for found in followed(index, iri) if not found.is_stated]


def followed(index: Index, iri: str) -> list[Shared]:
    """All that links lead to from an IRI: what is mapped directly, then the candidates of :func:`shared`."""
    start = canonical(_term_of(index, ox.NamedNode(iri)))
    rejected = {_other(link, start) for link in _mappings(index, start) if link.rejected}
    ways: dict[str, tuple[Link, ...]] = {start: ()}
    ends = [start]
    for _ in range(_LONGEST):
        found: dict[str, tuple[Link, ...]] = {}
        for end in ends:
            for other, link in _links(index, end):
                way = (*ways[end], link)
                if other not in ways and _looseness(way) <= _MOST_LOOSE:
                    found[other] = min(found.get(other, way), way, key=_looseness)
        ways |= found
        ends = sorted(found)
    things = sorted((pair for pair in ways.items() if pair[1] and pair[0] not in rejected), key=_order)
    return [Shared(each, _label(index, each, way), way) for each, way in things]


def _order(pair: tuple[str, tuple[Link, ...]]) -> tuple[int, int, str]:
    return len(pair[1]), _looseness(pair[1]), pair[0]


def _looseness(way: tuple[Link, ...]) -> int:
    return sum(link.predicate in _LOOSE for link in way)


def _links(index: Index, iri: str) -> Iterator[tuple[str, Link]]:
    """The links of a term that a way may follow, each with its other end; none that somebody has rejected."""
    mappings = _mappings(index, iri)
    rejected = {_other(link, iri) for link in mappings if link.rejected}
    found = [link for link in mappings if link.accepted and link.predicate in _EXACT | _LOOSE]
    found += _plain(index, iri)
    loose = [link for link in found if link.predicate in _LOOSE and canonical(link.object) == iri]
    for link in found:
        other = _other(link, iri)
        is_of_many = len(loose) > _MOST_BEARERS and link in loose
        if other != iri and other not in rejected and not is_of_many:
            yield other, link


def _mappings(index: Index, iri: str) -> list[Link]:
    return [link for bearer in _bearers(index, iri) for link in links_of(index, bearer)]


def _plain(index: Index, iri: str) -> Iterator[Link]:
    """Links other than mappings: cross-references, and the words of OWL for the same."""
    for bearer in _bearers(index, iri):
        for same in _SAME:
            for value in sorted(set(index.values(bearer, same)), key=str):
                if isinstance(value, ox.NamedNode):
                    yield Link("", iri, same.value, value.value)
        for value in sorted(set(index.values(bearer, _XREF)), key=str):
            if not isinstance(value, ox.BlankNode) and (named := identifier(value.value)):
                yield Link("", iri, _XREF.value, named)
        for subject, predicate in sorted(set(index.pointing(bearer, *_SAME)), key=str):
            if isinstance(subject, ox.NamedNode):
                yield Link("", _term_of(index, subject), predicate.value, bearer.value)
    referring = index.once(_references).get(tail(iri), ())
    for term in sorted({_term_of(index, subject) for subject, text in referring if identifier(text) == iri}):
        yield Link("", term, _XREF.value, iri)


def _references(index: Index) -> dict[str, list[tuple[ox.NamedNode, str]]]:
    """The cross-references of a graph by how they end.

    Files spell prefixes in many ways, and there are too many references to find out what each of them is.
    """
    found: dict[str, list[tuple[ox.NamedNode, str]]] = {}
    for subject in index.using(_XREF):
        if isinstance(subject, ox.NamedNode):
            for value in index.values(subject, _XREF):
                if not isinstance(value, ox.BlankNode):
                    found.setdefault(tail(value.value), []).append((subject, value.value))
    return found


def _bearers(index: Index, iri: str) -> list[Resource]:
    """A term, by every IRI that the data have for it, and the records that tell of it."""
    written = (each for each in index.once(_written).get(tail(iri), ()) if each != iri and canonical(each) == iri)
    terms = [ox.NamedNode(iri), *map(ox.NamedNode, sorted(written))]
    records = {record for term in terms for record, _ in index.pointing(term, _TERM)}
    return [*terms, *sorted((record for record in records if isinstance(record, ox.NamedNode)), key=str)]


def _written(index: Index) -> dict[str, set[str]]:
    """The IRIs at the ends of the links of a graph by how they end: providers have several forms for one term."""
    found: dict[str, set[str]] = {}
    for predicate in _LINKING:
        for subject in index.using(predicate):
            for each in (subject, *index.values(subject, predicate)):
                if isinstance(each, ox.NamedNode):
                    found.setdefault(tail(each.value), set()).add(each.value)
    return found


def _term_of(index: Index, thing: ox.NamedNode) -> str:
    """The IRI of the term that a record tells of; of anything else its own."""
    terms = sorted(term.value for term in index.resources(thing, _TERM) if isinstance(term, ox.NamedNode))
    return terms[0] if terms else thing.value


def _other(link: Link, iri: str) -> str:
    subject = canonical(link.subject)
    return canonical(link.object) if subject == iri else subject


def _label(index: Index, iri: str, way: tuple[Link, ...]) -> str:
    """What a thing is called: by itself, by the records of it, or by the mapping that leads to it; else empty."""
    for bearer in _bearers(index, iri):
        if index.properties(bearer):
            return index.label(bearer)
    link = way[-1]
    return link.object_label if link.object == iri else link.subject_label if link.subject == iri else ""
