"""A claim: one association of a graph, with all that qualifies and supports it, as IRIs and literals.

What is negated, retired or a qualifier is read here and nowhere else, so that every view and export says the same.
Words are looked up in the index when something is shown (:mod:`kg.claims.words`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import local_name

__all__ = [
    "ACCEPTED",
    "CLASSES",
    "NOTHING",
    "OF_NOBODY",
    "Citation",
    "Claim",
    "Evidence",
    "all_claims",
    "claim_of",
    "claims",
    "evidence_of",
    "has_claims",
    "is_negated",
    "is_retired",
    "reading_order",
    "study_kinds",
    "tier_letter",
]

#: The classes of associations: those that say that something is so, and those that it is not.
CLASSES = (node("ck:Association"), node("ck:NegatedAssociation"))
#: Stands for a part that an association does not have.
NOTHING = node("rdf:nil")

_SUBJECT, _PREDICATE, _OBJECT = node("rdf:subject"), node("rdf:predicate"), node("rdf:object")
_MODALITY, _ASSERTED = node("ck:modality"), node("ck:asserted")
_STATUS, _REJECTED = node("ck:status"), node("ck:rejected")
_STUDY_KIND, _CONTEXT = node("ck:studyKind"), node("ck:context")
#: The statuses of what was compared with its source; ck:confirmed is the former name of ck:checkedAgainstSource.
ACCEPTED = frozenset(map(node, ("ck:checkedAgainstSource", "ck:reviewed", "ck:confirmed")))
#: Kinds of study from which nothing follows for people in general.
OF_NOBODY = frozenset(map(node, ("ck:caseReport", "ck:studyInAnimals", "ck:studyInVitro")))
_IN_PEOPLE = node("ck:studyInPeople")
_LAYER, _KIND, _DOCUMENT, _ABOUT = node("ck:layer"), node("ck:layerKind"), node("dcterms:source"), node("schema:about")
_EVIDENCE, _SOURCE, _SECTION = node("ck:evidence"), node("prov:hadPrimarySource"), node("ck:section")
_LEVEL, _AGENT, _REVIEWER = node("ck:knowledgeLevel"), node("ck:agentType"), node("ck:reviewer")
_SUPPLEMENTS, _NOTE = node("ck:supplements"), node("skos:scopeNote")
_RULE, _TIER = node("ck:rule"), node("ck:tier")
_RETIRED = "it is retired"
_TYPE, _NEGATED, _DEPRECATED = node("rdf:type"), node("ck:negated"), node("owl:deprecated")
_FALSE = ("false", "0")

#: What an association carries besides qualifiers: its parts, its place in a source, its curation, and what is derived.
#: Every other property is taken for a qualifier, known or not, so that none is dropped by oversight.
_NO_QUALIFIERS = frozenset(
    map(
        node,
        (
            *("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object"),
            *("rdfs:label", "rdfs:comment", "skos:scopeNote"),
            *("ck:negated", "ck:status", "ck:layer", "ck:section", "ck:evidence", "ck:context", "ck:cue"),
            *("ck:nextStep", "ck:supplements", "ck:inWords", "ck:studyKind"),
            *("ck:rule", "ck:tier", "ck:proposalIdentifier", "ck:subjectMention", "ck:objectMention"),
            *("ck:knowledgeLevel", "ck:agentType", "ck:reviewer", "prov:hadPrimarySource"),
            *("owl:deprecated", "dcterms:isReplacedBy"),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the entry (code points, end exclusive) and its digests.

    ``sentence`` is the sentence around it, where the text of the entry is under an open licence; else empty.
    """

    iri: str
    start: int
    end: int
    sha256: str
    sentence_digest: str
    sentence_words: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A work that a claim of another source rests on: label, identifier (``PMID:…``), address, version or date."""

    iri: str
    label: str
    identifier: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One association.

    Args:
        iri: Its IRI, or the name of its blank node.
        subject: What it speaks of; :data:`NOTHING` where it has none.
        predicate: Its predicate; :data:`NOTHING` where it has none, or one that is no IRI.
        object: A resource or a literal; :data:`NOTHING` where it has none.
        negated: Whether it says that something is not so.
        qualifiers: Every qualifier, known or not, modality too, with its values; both in order.
        sections: The kinds of section in which the entry says it.
        spans: The evidence of a claim of an entry, in the order of the entry.
        context: The spans that say what a word of the evidence stands for, such as “this”.
        citations: The works that a claim of another source rests on, by label.
        evidence: All that supports it, spans and citations alike.
        sources: The documents and citations that it comes from.
        layer: The layer that it is in.
        layer_kind: The kind of that layer.
        condition: What that layer, or the document that it comes from, is about.
        status: What was done to check it.
        reviewer: Who reviewed it, in words.
        study_kinds: On what kind of study it rests: its own, else those of its citations, else those of its layer.
        knowledge_level: How it is known (Biolink).
        agent_type: Who made it (Biolink).
        supplements: The gaps beside which it stands.
        note: A curator's note.
        rule: The rule that proposed it; empty where none did.
        tier: How far that rule can be trusted: ``A``, ``B`` or ``C``; empty where no rule proposed it.
        problem: Why no form can hold it: it is retired, or not made of one subject, predicate and object; else empty.
    """

    iri: str
    subject: Value
    predicate: ox.NamedNode
    object: Value
    negated: bool = False
    qualifiers: Mapping[ox.NamedNode, tuple[Value, ...]] = field(default_factory=dict, hash=False)
    sections: tuple[Resource, ...] = ()
    spans: tuple[Evidence, ...] = ()
    context: tuple[Evidence, ...] = ()
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Value, ...] = ()
    sources: tuple[Value, ...] = ()
    layer: Resource | None = None
    layer_kind: Value | None = None
    condition: Resource | None = None
    status: Value | None = None
    reviewer: str = ""
    study_kinds: tuple[Value, ...] = ()
    knowledge_level: Value | None = None
    agent_type: Value | None = None
    supplements: tuple[Resource, ...] = ()
    note: str = ""
    rule: str = ""
    tier: str = ""
    problem: str = ""

    @property
    def modality(self) -> Value | None:
        """How firmly it is said; None where the association does not tell."""
        return next(iter(self.qualifiers.get(_MODALITY, ())), None)

    @property
    def is_asserted(self) -> bool:
        """Whether it is said without a hedge."""
        return self.modality in (None, _ASSERTED)

    @property
    def is_rejected(self) -> bool:
        """Whether a curator has rejected it."""
        return self.status == _REJECTED

    @property
    def is_accepted(self) -> bool:
        """Whether it was checked and accepted, or tells of no status."""
        return self.status is None or self.status in ACCEPTED

    @property
    def is_of_nobody(self) -> bool:
        """Whether it rests on animals, the laboratory or a single case, and on no study in people."""
        return not OF_NOBODY.isdisjoint(self.study_kinds) and _IN_PEOPLE not in self.study_kinds

    @property
    def is_retired(self) -> bool:
        """Whether it has been given up."""
        return self.problem == _RETIRED

    @property
    def quotes(self) -> tuple[str, ...]:
        """The sentences of its evidence, each once, where the text of the entry is under an open licence."""
        return tuple(dict.fromkeys(span.sentence for span in self.spans if span.sentence))

    @property
    def start(self) -> int | None:
        """Start of the first span."""
        return self.spans[0].start if self.spans else None

    @property
    def end(self) -> int | None:
        """End of the first span."""
        return self.spans[0].end if self.spans else None

    def qualifier(self, curie: str) -> tuple[Value, ...]:
        """The values of a qualifier of ours."""
        return self.qualifiers.get(node(curie), ())


def all_claims(index: Index) -> list[Claim]:
    """Every claim of a graph, retired ones too, in :func:`reading_order`; read once for an index."""
    return index.once(_all_claims)


def claims(index: Index) -> list[Claim]:
    """Every claim of a graph that is not retired, in :func:`reading_order`."""
    return index.once(_current_claims)


def _all_claims(index: Index) -> list[Claim]:
    order = reading_order(index)
    return sorted((claim_of(index, each) for each in index.of_type(*CLASSES)), key=order)


def _current_claims(index: Index) -> list[Claim]:
    return [claim for claim in all_claims(index) if not claim.is_retired]


def has_claims(index: Index) -> bool:
    """Whether there are associations of our vocabulary."""
    return next(index.of_type(*CLASSES), None) is not None


def reading_order(index: Index) -> Callable[[Claim], tuple[str, str, bool, int, int, str]]:
    """The key that sorts claims layer by layer, then in the order of the entry, then by IRI."""

    def key(claim: Claim) -> tuple[str, str, bool, int, int, str]:
        layer = claim.layer.value if claim.layer else ""
        label = index.label(claim.layer) if claim.layer else ""
        return label, layer, claim.start is None, claim.start or 0, claim.end or 0, claim.iri

    return key


def claim_of(index: Index, association: Resource) -> Claim:
    """The claim of an association, whatever is wrong with it."""

    def values(key: ox.NamedNode) -> tuple[Value, ...]:
        return tuple(sorted(set(index.values(association, key)), key=str))

    def resources(key: ox.NamedNode) -> tuple[Resource, ...]:
        return tuple(value for value in values(key) if not isinstance(value, ox.Literal))

    def one(key: ox.NamedNode) -> Value | None:
        return next(iter(values(key)), None)

    parts = {"subject": values(_SUBJECT), "predicate": values(_PREDICATE), "object": values(_OBJECT)}
    predicate = one(_PREDICATE)
    layer = next(iter(resources(_LAYER)), None)
    citations = _citations(index, association)
    cited = {work.iri for work in citations}
    evidence = values(_EVIDENCE)
    reviewer = one(_REVIEWER)
    return Claim(
        iri=association.value,
        subject=next(iter(parts["subject"]), NOTHING),
        predicate=predicate if isinstance(predicate, ox.NamedNode) else NOTHING,
        object=next(iter(parts["object"]), NOTHING),
        negated=is_negated(index, association),
        qualifiers=_qualifiers(index, association),
        sections=resources(_SECTION),
        spans=evidence_of(index, association),
        context=evidence_of(index, association, _CONTEXT),
        citations=citations,
        evidence=evidence,
        sources=tuple(sorted({*values(_SOURCE), *(one for one in evidence if one.value in cited)}, key=str)),
        layer=layer,
        layer_kind=index.value(layer, _KIND) if layer else None,
        condition=_condition(index, layer) if layer else None,
        status=one(_STATUS),
        reviewer=index.label(reviewer) if reviewer is not None else "",
        study_kinds=study_kinds(index, association),
        knowledge_level=one(_LEVEL),
        agent_type=one(_AGENT),
        supplements=resources(_SUPPLEMENTS),
        note=index.text(association, _NOTE),
        rule=index.text(association, _RULE),
        tier=tier_letter(one(_TIER)),
        problem=_problem(index, association, parts),
    )


def study_kinds(index: Index, association: Resource) -> tuple[Value, ...]:
    """On what kinds of study a claim rests: as it says itself, else as its evidence does, else as its layer does."""
    for places in ([association], index.resources(association, _EVIDENCE), index.resources(association, _LAYER)):
        if found := {kind for place in places for kind in index.values(place, _STUDY_KIND)}:
            return tuple(sorted(found, key=str))
    return ()


def is_retired(index: Index, association: Resource) -> bool:
    """Whether an association is retired: ``owl:deprecated true``."""
    return index.is_true(association, _DEPRECATED)


def is_negated(index: Index, association: Resource) -> bool:
    """Whether an association denies something: by its class, or by a ck:negated that is anything but false."""
    said = index.values(association, _NEGATED)
    return CLASSES[1] in index.values(association, _TYPE) or any(value.value not in _FALSE for value in said)


def _qualifiers(index: Index, association: Resource) -> dict[ox.NamedNode, tuple[Value, ...]]:
    return {
        key: tuple(sorted(set(values), key=str))
        for key, values in sorted(index.properties(association).items(), key=lambda pair: pair[0].value)
        if key not in _NO_QUALIFIERS
    }


def tier_letter(value: Value | None) -> str:
    """The letter of a tier of proposals; empty where there is none."""
    return local_name(value.value).removeprefix("tier") if value is not None else ""


def _problem(index: Index, association: Resource, parts: Mapping[str, tuple[Value, ...]]) -> str:
    if is_retired(index, association):
        return _RETIRED
    for name, found in parts.items():
        if len(found) != 1:
            return f"it has {len(found) or 'no'} {name}{'s' if len(found) > 1 else ''}"
    if isinstance(parts["subject"][0], ox.Literal) or not isinstance(parts["predicate"][0], ox.NamedNode):
        return "its subject or predicate is no IRI"
    return ""


def _condition(index: Index, layer: Resource) -> Resource | None:
    places = (layer, *index.resources(layer, _DOCUMENT))
    return next((about for place in places for about in sorted(index.resources(place, _ABOUT), key=str)), None)


def evidence_of(index: Index, record: Resource, key: ox.NamedNode = _EVIDENCE) -> tuple[Evidence, ...]:
    """The spans of a record, in the order of the entry; those without offsets are left to validation."""
    found = []
    for span in index.resources(record, key):
        start, end = index.number(span, node("oa:start")), index.number(span, node("oa:end"))
        if start is not None and end is not None:
            found.append(
                Evidence(
                    iri=span.value,
                    start=start,
                    end=end,
                    sha256=index.text(span, node("ck:sha256")),
                    sentence_digest=index.text(span, node("ck:sentenceDigest")),
                    sentence_words=index.number(span, node("ck:sentenceWords")) or 0,
                    sentence=index.text(span, node("ck:sentence")),
                )
            )
    return tuple(sorted(found, key=lambda evidence: (evidence.start, evidence.end)))


def _citations(index: Index, record: Resource) -> tuple[Citation, ...]:
    """The works that a record rests on; none for a claim of an entry."""
    found = [
        Citation(
            iri=work.value,
            label=index.label(work),
            identifier=index.text(work, node("dcterms:identifier")),
            url=index.text(work, node("schema:url")),
            date=_date(index, work),
        )
        for work in index.resources(record, _EVIDENCE)
        if node("ck:Citation") in index.values(work, _TYPE)
    ]
    return tuple(sorted(found, key=lambda citation: (citation.label, citation.iri)))


def _date(index: Index, work: Resource) -> str:
    """The date of a work, more exact where its version is one; its version where it has no date."""
    date, version = index.text(work, node("schema:datePublished")), index.text(work, node("owl:versionInfo"))
    return version if version.startswith(date) else date
