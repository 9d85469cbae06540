"""Read back the Turtle of proposals that :mod:`kg.reading.records` has written."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import Claim, Evidence, all_claims, evidence_of, tier_letter
from kg.condition import Condition, conditions_of
from kg.errors import DataError
from kg.rdf.index import Index, Resource, Value, node, telling
from kg.rdf.namespaces import local_name, shrink
from kg.rdf.turtle import parse_turtle
from kg.reading.known import our_concepts
from kg.reading.proposals import LostList, Mention, Proposal, Qualifier, Reading, Span, UnitRead, reading_order

__all__ = ["read_proposals"]


def read_proposals(text: str, where: str) -> tuple[Condition, Reading]:
    """The condition and the reading that a file of proposals holds.

    Args:
        text: Its text.
        where: Its name, for messages.

    Raises:
        InputError: when it is no Turtle.
        DataError: when it does not describe one entry with its layer.
    """
    index = Index(parse_turtle(text, where))
    found = conditions_of(index)
    if len(found) != 1 or found[0].layer is None:
        raise DataError(
            f"describes {len(found)} entries with proposals",
            where=where,
            hint="Name a file that kg extract has written",
        )
    condition = found[0]
    return condition, Reading(
        title=condition.title,
        sha256=condition.sha256,
        proposals=tuple(sorted((_proposal(index, condition, claim) for claim in all_claims(index)), key=reading_order)),
        lost_lists=tuple(sorted(_lost_lists(index), key=lambda lost: lost.span)),
        others=tuple(sorted(_units(index), key=lambda unit: unit.span)),
    )


def _proposal(index: Index, condition: Condition, claim: Claim) -> Proposal:
    iri = ox.NamedNode(claim.iri)

    def spans(curie: str) -> tuple[Span, ...]:
        return _places(evidence_of(index, iri, node(curie)))

    tier = index.value(iri, node("ck:tier"))
    return Proposal(
        entry=condition.sha256,
        subject=_mention(index, condition, claim.subject, spans("ck:subjectMention")),
        predicate=shrink(claim.predicate.value),
        object=_mention(index, condition, claim.object, spans("ck:objectMention")),
        evidence=spans("ck:evidence"),
        context=spans("ck:context"),
        modality=shrink(claim.modality.value) if claim.modality else "ck:asserted",
        negated=claim.negated,
        qualifiers=tuple(
            Qualifier(shrink(key.value), _mention(index, condition, value, ()))
            for key, values in claim.qualifiers.items()
            if key != node("ck:modality")
            for value in values
        ),
        note=claim.note,
        cues=spans("ck:cue"),
        section=local_name(claim.sections[0].value).removesuffix("Section") if claim.sections else "",
        rule=index.text(iri, node("ck:rule")),
        tier=tier_letter(tier) or "C",
    )


def _mention(index: Index, condition: Condition, value: Value, spans: tuple[Span, ...]) -> Mention:
    if isinstance(value, ox.Literal):
        return Mention(value.value, spans, kind="" if value.language else shrink(value.datatype.value))
    own = f"{condition.base}concept/"
    curie = f"own:{value.value.removeprefix(own)}" if value.value.startswith(own) else shrink(value.value)
    if not index.values(value, node("rdfs:label")):  # of ours, or one of the vocabulary's closed lists
        return our_concepts().get(curie, Mention("", concept=curie))._replace(spans=spans)
    return Mention(index.label(value), spans, curie, _kind(index, value))


def _kind(index: Index, concept: Resource) -> str:
    kinds = telling({kind for kind in index.resources(concept, node("rdf:type")) if isinstance(kind, ox.NamedNode)})
    return shrink(kinds[0].value) if kinds else ""


def _places(evidence: tuple[Evidence, ...]) -> tuple[Span, ...]:
    return tuple((each.start, each.end) for each in evidence)


def _section(index: Index, record: Resource) -> str:
    sections = index.resources(record, node("ck:section"))
    return local_name(sections[0].value).removesuffix("Section") if sections else ""


def _lost_lists(index: Index) -> list[LostList]:
    return [
        LostList(span, shrink(predicate.value), _section(index, gap))
        for gap in index.of_type(node("ck:Gap"))
        for span in _places(evidence_of(index, gap))
        for predicate in index.resources(gap, node("ck:affectsPredicate"))
    ]


def _units(index: Index) -> list[UnitRead]:
    return [
        UnitRead(span, _section(index, unit), shrink(reason.value))
        for unit in index.of_type(node("ck:NonClinicalUnit"), node("ck:UnreadUnit"))
        for span in _places(evidence_of(index, unit))
        for reason in index.resources(unit, node("ck:reason"))
    ]
