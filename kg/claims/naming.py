"""Every name that data have for a thing: labels, synonyms, ends of IRIs, and what other vocabularies call its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg.claims.mappings import Link
from kg.rdf.index import LABELS, SYNONYMS, Index, node
from kg.rdf.namespaces import ONTOLOGY, local_name, shrink

__all__ = ["LONGEST", "RANKS", "Naming", "foreign_name", "in_mapping", "is_concept", "namings"]

#: Longest name that people would type, in characters.
LONGEST = 60
#: Predicates that give a name, with the rank of a match: 0 a label or an exact synonym, 1 another one. That labels and
#: exact synonyms count alike keeps a label in added data from taking over a synonym of ours in silence.
RANKS: dict[ox.NamedNode, int] = dict.fromkeys(SYNONYMS, 1) | dict.fromkeys(
    (*LABELS, node("skos:altLabel"), node("oboInOwl:hasExactSynonym")), 0
)
_SLUG, _OTHER, _FOREIGN, _UNMAPPED = 3, 10, 20, 30
_TYPE, _TERM, _RECORD = node("rdf:type"), node("ck:term"), node("ck:TermRecord")
#: Records whose labels are sentences, not names.
_SENTENCES = tuple(map(node, ("ck:Association", "ck:NegatedAssociation", "ck:Mapping")))
_BRAND, _SUBSTANCE = node("ck:brandName"), node("ck:Substance")


class Naming(NamedTuple):
    """A name of a thing, its rank among others, and the kind of name or the mapping that gives it."""

    text: str
    iri: str
    rank: int
    kind: str
    link: Link | None = None

    @property
    def how(self) -> str:
        """What kind of name it is, in words."""
        return in_mapping(self.link) if self.link else self.kind

    @property
    def is_exact(self) -> bool:
        """Whether it means the thing and nothing wider or narrower."""
        return self.rank in (0, _SLUG, _OTHER) or (self.rank == _FOREIGN and self.link is not None)

    @property
    def is_of_concept(self) -> bool:
        """Whether it is the name of a concept, or of a term to which one is mapped."""
        return self.is_own or _FOREIGN <= self.rank < _UNMAPPED

    @property
    def is_own(self) -> bool:
        """Whether a concept has it by itself."""
        return self.rank < _OTHER

    @property
    def is_spoken(self) -> bool:
        """Whether people would type it: it is no slug, CURIE, number or whole sentence."""
        return not (
            self.kind == "identifier"
            or len(self.text) > LONGEST
            or re.fullmatch(r"[A-Za-z][\w.-]*:\S+|[\W\d_]*", self.text)
        )


def namings(index: Index, mapped: list[Link]) -> Iterator[Naming]:
    """Every name in the data."""
    terms: dict[str, list[Link]] = {}
    for link in filter(lambda link: link.accepted, mapped):
        terms.setdefault(link.object, []).append(link)
        yield foreign_name(link.object_label, link)
    yield from _names_of_others(index, mapped)
    for subject in index.subjects():
        kinds = index.values(subject, _TYPE)
        if not isinstance(subject, ox.NamedNode):
            continue
        if any(kind in kinds for kind in _SENTENCES):
            yield from _brands(index, subject)
            continue
        of_concept = is_concept(subject, kinds)
        of_term = [link for term in index.resources(subject, _TERM) for link in terms.get(term.value, ())]
        for predicate, rank in RANKS.items():
            for value in index.values(subject, predicate):
                if _RECORD not in kinds:
                    how = index.label(predicate)
                    yield Naming(value.value, subject.value, rank + (0 if of_concept else _OTHER), how)
                elif not of_term:
                    yield Naming(value.value, subject.value, _UNMAPPED, "term of another vocabulary")
                yield from (foreign_name(value.value, link) for link in of_term)
        if of_concept:
            yield from _end(index, subject, is_slug=node("skos:Concept") in kinds)


def _end(index: Index, subject: ox.NamedNode, *, is_slug: bool) -> Iterator[Naming]:
    """The end of an IRI, where it is an identifier, or what a thing without a label is shown by."""
    if is_slug or index.properties(subject).keys().isdisjoint(LABELS):
        yield Naming(local_name(subject.value), subject.value, _SLUG, "identifier" if is_slug else "end of its IRI")


def _brands(index: Index, claim: ox.NamedNode) -> Iterator[Naming]:
    """The brand names under which a claim speaks of a medicine: its subject, else its object."""
    ends = (*index.resources(claim, node("rdf:subject")), *index.resources(claim, node("rdf:object")))
    medicines = [end for end in ends if _SUBSTANCE in index.values(end, _TYPE) and isinstance(end, ox.NamedNode)]
    for brand in index.values(claim, _BRAND) if medicines else ():
        yield Naming(brand.value, medicines[0].value, 1, "brand name")


def _names_of_others(index: Index, mapped: list[Link]) -> Iterator[Naming]:
    """What mapping sets call their subjects, where those have no label of their own."""
    for text, iri in sorted({(link.subject_label, link.subject) for link in mapped if link.subject_label}):
        if index.properties(ox.NamedNode(iri)).keys().isdisjoint(LABELS):
            yield Naming(text, iri, _OTHER, "label in a mapping set")


def foreign_name(text: str, link: Link) -> Naming:
    """A name that another vocabulary has for a term of a concept."""
    return Naming(text, link.subject, _FOREIGN + _closeness(link), "", link)


def is_concept(subject: ox.NamedNode, kinds: list[ox.NamedNode | ox.BlankNode | ox.Literal]) -> bool:
    """Whether a subject is what people speak of, not a record about it or a word of the vocabulary."""
    of_ours = any(isinstance(kind, ox.NamedNode) and kind.value.startswith(ONTOLOGY) for kind in kinds)
    return not subject.value.startswith(ONTOLOGY) and (not of_ours or node("skos:Concept") in kinds)


def _closeness(link: Link) -> int:
    return {"exactMatch": 0, "closeMatch": 1}.get(local_name(link.predicate), 2)


def in_mapping(link: Link) -> str:
    """How a mapping gives a name, in words."""
    return f"mapped by {shrink(link.predicate)} from {shrink(link.object)}"
