"""Nanopublications (https://nanopub.net/guidelines/working_draft/), one for each claim, as TriG.

* **Assertion**: the claim with its negation and all that qualifies it, in words, too; the plain triple beside it where
  the graph holds that as said in general.
* **Provenance**: the spans or works that the assertion comes from, in which layer, and how it was checked. A span is
  offsets and digests: no sentence of a source is in it.
* **Publication info**: licence of the layer, date and version of the data, who made it, and what it is not for.

The nanopublication of a claim is named ``<claim>/nanopub``, its graphs ``…/head``, ``…/assertion``, ``…/provenance``
and ``…/pubinfo``. They are not trusty URIs: whoever publishes them has their tool sign them, which names them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.claims.notice import cautions, datasets, not_reviewed
from kg.export.divide import Division, divide, notice
from kg.export.rdf12 import comment
from kg.export.records import curation, direct_triples, labels, statement, support
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import BASE, PREFIXES
from kg.rdf.turtle import write_trig
from kg.version import __version__

__all__ = ["nanopubs"]

_SCHEMA = "http://www.nanopub.org/nschema#"
#: The program, which makes the nanopublication where the data name nobody.
_PROGRAM = ox.NamedNode(f"{BASE}agent/condition-kg")
_SUBJECT, _PREDICATE, _OBJECT = node("rdf:subject"), node("rdf:predicate"), node("rdf:object")
_TYPE, _LABEL, _COMMENT = node("rdf:type"), node("rdfs:label"), node("rdfs:comment")
_DERIVED, _PRIMARY = node("prov:wasDerivedFrom"), node("prov:hadPrimarySource")
_ATTRIBUTED, _AGENT = node("prov:wasAttributedTo"), node("prov:SoftwareAgent")
_CREATOR, _CREATED, _LICENCE = node("dcterms:creator"), node("dcterms:created"), node("dcterms:license")
_DATE, _VERSION, _PART_OF = node("dcterms:date"), node("owl:versionInfo"), node("dcterms:isPartOf")
_REVIEWER, _DAY = node("ck:reviewer"), node("xsd:date")


def nanopubs(index: Index, claims: Iterable[Claim]) -> tuple[str, Division]:
    """The claims as the text of a TriG file with a nanopublication for each, and what it does not hold."""
    division = divide(claims, lambda claim: _reason(index, claim))
    quads = [quad for claim in division.held for quad in _nanopub(index, claim)]
    prefixes = PREFIXES | {"np": _SCHEMA}
    return write_trig(quads, comment(notice(index, division.held)), prefixes), division


def _reason(index: Index, claim: Claim) -> str:
    if not claim.is_accepted:
        return f"a nanopublication is of what was checked, and its status is {index.label(claim.status or _TYPE)}"
    if ":" not in claim.iri:
        return "it has no IRI to name a nanopublication after"
    if any(isinstance(end, ox.BlankNode) for end in (claim.subject, claim.object)):
        return "its subject or object is a blank node, which means nothing outside its file"
    return ""


def _nanopub(index: Index, claim: Claim) -> Iterator[ox.Quad]:
    name = ox.NamedNode(f"{claim.iri}/nanopub")
    graphs = {part: ox.NamedNode(f"{name.value}/{part}") for part in ("head", "assertion", "provenance", "pubinfo")}
    contents = {
        "head": _head(name, graphs),
        "assertion": _assertion(index, claim),
        "provenance": _provenance(index, claim, graphs["assertion"]),
        "pubinfo": _pubinfo(index, claim, name),
    }
    for part, triples in contents.items():
        yield from (ox.Quad(one.subject, one.predicate, one.object, graphs[part]) for one in triples if _is_sound(one))


def _is_sound(triple: ox.Triple) -> bool:
    """Whether it means something outside its file."""
    return not any(isinstance(end, ox.BlankNode) for end in (triple.subject, triple.object))


def _head(name: ox.NamedNode, graphs: dict[str, ox.NamedNode]) -> Iterator[ox.Triple]:
    yield ox.Triple(name, _TYPE, ox.NamedNode(f"{_SCHEMA}Nanopublication"))
    for key, part in (("Assertion", "assertion"), ("Provenance", "provenance"), ("PublicationInfo", "pubinfo")):
        yield ox.Triple(name, ox.NamedNode(f"{_SCHEMA}has{key}"), graphs[part])


def _assertion(index: Index, claim: Claim) -> Iterator[ox.Triple]:
    record = ox.NamedNode(claim.iri)
    for key, value in ((_SUBJECT, claim.subject), (_PREDICATE, claim.predicate), (_OBJECT, claim.object)):
        yield ox.Triple(record, key, value)
    yield from statement(index, claim)
    yield from direct_triples(index, claim)


def _provenance(index: Index, claim: Claim, assertion: ox.NamedNode) -> Iterator[ox.Triple]:
    for source in claim.sources:
        yield ox.Triple(assertion, _PRIMARY, source)
    for piece in claim.evidence or ([claim.layer] if claim.layer else ()):
        yield ox.Triple(assertion, _DERIVED, piece)
    reviewers = index.resources(ox.NamedNode(claim.iri), _REVIEWER)
    for agent in reviewers:
        yield ox.Triple(assertion, _ATTRIBUTED, agent)
    if not reviewers and not claim.evidence and not claim.sources and claim.layer is None:
        yield ox.Triple(assertion, _ATTRIBUTED, _PROGRAM)
    yield from curation(index, claim)
    yield from support(index, claim)


def _pubinfo(index: Index, claim: Claim, name: ox.NamedNode) -> Iterator[ox.Triple]:
    homes = _homes(index, claim)
    yield from (ox.Triple(name, _LABEL, value) for value in index.values(ox.NamedNode(claim.iri), _LABEL))
    creators = _first(index, homes, _CREATOR)
    for creator in creators or (_PROGRAM,):
        yield ox.Triple(name, _CREATOR, creator)
    if not creators:
        yield ox.Triple(_PROGRAM, _TYPE, _AGENT)
        yield ox.Triple(_PROGRAM, _LABEL, ox.Literal(f"condition-kg {__version__}"))
    for licence in _first(index, homes, _LICENCE):
        yield ox.Triple(name, _LICENCE, licence)
    for day in _first(index, [*homes[1:], *homes[:1]], _DATE):
        if isinstance(day, ox.Literal) and day.datatype == _DAY:
            midnight = ox.Literal(f"{day.value}T00:00:00Z", datatype=node("xsd:dateTime"))
            yield ox.Triple(name, _CREATED, midnight)
    for home in homes[1:]:
        yield ox.Triple(name, _PART_OF, home)
        yield from (ox.Triple(name, _VERSION, version) for version in index.values(home, _VERSION))
    for text in (not_reviewed(index), *cautions(index, [claim])):
        yield ox.Triple(name, _COMMENT, ox.Literal(text, language="en"))
    yield from labels(index, claim)


def _homes(index: Index, claim: Claim) -> list[Resource]:
    """The layer of a claim, and the datasets that it is part of."""
    if claim.layer is None:
        return []
    return [
        claim.layer,
        *(one for one in index.once(datasets) if claim.layer in index.values(one, node("void:subset"))),
    ]


def _first(index: Index, places: Iterable[Resource], key: ox.NamedNode) -> tuple[Value, ...]:
    """What the first of some places that states something states."""
    return next((tuple(found) for place in places if (found := index.values(place, key))), ())
