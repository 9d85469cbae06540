"""Proposals as Turtle in the words of our vocabulary; read back by :mod:`kg.reading.recorded`.

One file holds a layer, its entry as a document, and what was read in it: claims with status ``ck:proposed``, the
concepts that they propose, lost lists as gaps, units that say nothing clinical, and units that were not read. A file
tells offsets and digests; of the entry's words only what names a part of a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.build.derive import slug
from kg.condition import Condition
from kg.entry.digests import digest
from kg.entry.read import Entry
from kg.rdf.index import Resource, Value, node
from kg.rdf.namespaces import EXAMPLE_BASE, RIGHTS_NOT_EVALUATED, expand, local_name
from kg.rdf.turtle import write_turtle
from kg.reading.concepts import kind_of_object
from kg.reading.naming import local_slug
from kg.reading.proposals import NOT_CLINICAL, RESTRICTING, LostList, Mention, Proposal, Reading, Span, UnitRead

__all__ = ["READER", "RESTRICTING", "Records", "condition_of_reading", "reading_triples", "write_proposals"]

#: The reader and the version of its rules; a decision names it beside the rule.
READER = "condition-kg reader 2"

_NOTHING: Mapping[str, Value | Iterable[Value]] = MappingProxyType({})
_CLAIM = {False: node("ck:Association"), True: node("ck:NegatedAssociation")}


def condition_of_reading(
    reading: Reading, name: str, *, base: str = EXAMPLE_BASE, licence: str = RIGHTS_NOT_EVALUATED
) -> Condition:
    """The condition that the proposals of an entry make up: one layer, ``BASE/graph/NAME/proposals``."""
    layer = ox.NamedNode(f"{base}graph/{name}/proposals")
    return Condition(
        name=name,
        title=reading.title or name.replace("-", " "),
        entry=ox.NamedNode(f"{base}{name}"),
        layer=layer,
        concept=ox.NamedNode(f"{base}concept/{local_slug(reading.title or name)}"),
        sha256=reading.sha256,
        licence=licence,
        layers=(layer,),
    )


def write_proposals(reading: Reading, entry: Entry, condition: Condition) -> str:
    """The Turtle of what was read; the same bytes for the same reading."""
    comment = (
        f"# What rules propose to read in the entry on {' '.join(condition.title.split())}; nobody has reviewed it.\n"
    )
    return write_turtle(reading_triples(reading, entry, condition), comment, condition.prefixes)


def reading_triples(reading: Reading, entry: Entry, condition: Condition) -> list[ox.Triple]:
    """What was read as triples."""
    return list(_Writer(reading, entry, condition).triples())


class Records:
    """Makes the records of one layer, and keeps account of the spans and concepts that they need."""

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.prefixes = condition.prefixes
        self.own = f"{condition.base}concept/"
        self.spans: dict[Span, set[str]] = {}
        self.concepts: dict[str, Mention] = {}

    def said(
        self, subject: Resource, values: Mapping[str, Value | str | int | bool | Iterable[Value]]
    ) -> Iterator[ox.Triple]:
        """Triples of one subject; a text is English, a number or truth value is plain."""
        for key, value in values.items():
            if isinstance(value, str):
                found: Iterable[Value] = (ox.Literal(value, language="en"),)
            elif isinstance(value, int):
                found = (ox.Literal(value),)
            elif isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
                found = (value,)
            else:
                found = value
            for one in found:
                yield ox.Triple(subject, node(key), one)

    def concept(self, mention: Mention) -> ox.NamedNode:
        """The IRI of what is mentioned; a proposed concept is described with it."""
        prefix, _, name = mention.concept.partition(":")
        if prefix == "ck" or mention.concept.startswith("HP:"):
            return node(mention.concept)
        iri = self.own + name if prefix == "own" else expand(mention.concept)
        if mention.definition or iri not in self.concepts:
            self.concepts[iri] = mention
        return ox.NamedNode(iri)

    def value(self, mention: Mention) -> Value:
        """What is mentioned as a term of RDF: a concept, a number or date, or a text in English."""
        if mention.concept:
            return self.concept(mention)
        if mention.kind:
            return ox.Literal(mention.words, datatype=node(mention.kind))
        return ox.Literal(mention.words, language="en")

    def span(self, span: Span, kind: str) -> ox.NamedNode:
        """The IRI of a span that is of a kind: evidence, cue or mention."""
        self.spans.setdefault(span, set()).add(kind)
        return ox.NamedNode(f"{self.prefixes['span']}{span[0]}-{span[1]}")

    def claim_iri(self, proposal: Proposal) -> ox.NamedNode:
        """Source, subject, predicate, object, negation and restricting qualifiers, as every association is named."""

        def name(mention: Mention) -> str:
            value = self.value(mention)
            return slug(value.value) if isinstance(value, ox.Literal) else local_name(value.value)

        names = [name(proposal.subject), local_name(expand(proposal.predicate)), name(proposal.object)]
        if proposal.negated:
            names.append("not")
        for key in RESTRICTING:
            values = sorted({name(each.value) for each in proposal.qualifiers if each.key == key})
            names.extend(f"{local_name(expand(key))}-{value}" for value in values)
        return ox.NamedNode(self.condition.space + "_".join(names))

    def claim(self, proposal: Proposal, more: Mapping[str, Value | Iterable[Value]] = _NOTHING) -> Iterator[ox.Triple]:
        """A claim; ``more`` is said of it in place of what a proposal has."""
        said = proposal.object
        qualifiers: dict[str, list[Value]] = {}
        for each in proposal.qualifiers:
            qualifiers.setdefault(each.key, []).append(self.value(each.value))
        yield from self.said(
            self.claim_iri(proposal),
            {
                "rdf:type": _CLAIM[proposal.negated],
                "rdf:subject": self.concept(proposal.subject),
                "rdf:predicate": node(proposal.predicate),
                "rdf:object": self.value(said),
                "ck:negated": proposal.negated,
                "ck:modality": node(proposal.modality),
                "ck:status": node("ck:proposed"),
                "ck:layer": self.condition.layers[0],
                "ck:section": node(f"ck:{proposal.section}Section"),
                "ck:evidence": [self.span(span, "ck:Evidence") for span in proposal.evidence],
                "ck:context": [self.span(span, "ck:Evidence") for span in proposal.context],
                "ck:cue": [self.span(span, "ck:Cue") for span in proposal.cues],
                "ck:subjectMention": [self.span(span, "ck:Mention") for span in proposal.subject.spans],
                "ck:objectMention": [self.span(span, "ck:Mention") for span in said.spans],
                "ck:rule": ox.Literal(proposal.rule),
                "ck:tier": node(f"ck:tier{proposal.tier}"),
                "ck:proposalIdentifier": ox.Literal(proposal.identifier),
                "skos:scopeNote": (ox.Literal(proposal.note, language="en"),) if proposal.note else (),
                **qualifiers,
                **more,
            },
        )

    def lost_lists(self, lost_lists: Iterable[LostList]) -> Iterator[ox.Triple]:
        """Lost lists as gaps."""
        for lost in lost_lists:
            what = local_name(expand(lost.predicate)).removeprefix("has").lower()
            yield from self.said(
                ox.NamedNode(f"{self.prefixes['gap']}{what}-{lost.span[0]}"),
                {
                    "rdf:type": node("ck:Gap"),
                    "rdfs:label": f"list at {lost.span[0]}-{lost.span[1]}",
                    "skos:definition": "A list that the entry announces and this copy of it does not have.",
                    "ck:affectsPredicate": node(lost.predicate),
                    "ck:evidence": self.span(lost.span, "ck:Evidence"),
                    "ck:gapOf": ox.NamedNode(self.condition.about),
                    "ck:layer": self.condition.layers[0],
                    "ck:missingKind": node(kind_of_object(lost.predicate)),
                    "ck:section": node(f"ck:{lost.section}Section"),
                },
            )

    def units(self, units: Iterable[UnitRead]) -> Iterator[ox.Triple]:
        """Units without a claim."""
        for unit in units:
            kind = "ck:NonClinicalUnit" if unit.reason in NOT_CLINICAL else "ck:UnreadUnit"
            yield from self.said(
                ox.NamedNode(f"{self.prefixes['unit']}{unit.span[0]}-{unit.span[1]}"),
                {
                    "rdf:type": node(kind),
                    "rdfs:label": f"unit at {unit.span[0]}-{unit.span[1]}",
                    "ck:evidence": self.span(unit.span, "ck:Evidence"),
                    "ck:layer": self.condition.layers[0],
                    "ck:reason": node(unit.reason),
                    "ck:section": node(f"ck:{unit.section}Section"),
                },
            )

    def own_concepts(self) -> Iterator[tuple[str, Mention]]:
        """The concepts in use that are proposed with the claims, by IRI; ours are described where they are at home."""
        for iri, mention in self.concepts.items():
            if mention.concept.startswith("own:"):
                yield iri, mention

    def described(self, iri: str, mention: Mention) -> Iterator[ox.Triple]:
        """What is said of a concept of the entry."""
        yield from self.said(
            ox.NamedNode(iri),
            {
                "rdf:type": node(mention.kind),
                "rdfs:label": mention.words,
                "skos:definition": mention.definition
                or f"What the entry on {self.condition.title} calls by these words.",
            },
        )


class _Writer(Records):
    """Turns one reading into triples."""

    def __init__(self, reading: Reading, entry: Entry, condition: Condition) -> None:
        super().__init__(condition)
        self.reading, self.entry = reading, entry

    def triples(self) -> Iterator[ox.Triple]:
        yield from self._layer()
        for proposal in self.reading.proposals:
            yield from self.claim(proposal)
        yield from self.lost_lists(self.reading.lost_lists)
        yield from self.units(self.reading.others)
        yield from self._spans()
        yield from self._concepts()

    def _layer(self) -> Iterator[ox.Triple]:
        condition, layer = self.condition, self.condition.layers[0]
        about = ox.NamedNode(condition.about)
        yield from self.said(
            layer,
            {
                "rdf:type": (node("void:Dataset"), node("ck:Layer")),
                "rdfs:label": f"proposals for the entry on {condition.title}",
                "dcterms:description": f"What rules read in the entry on {condition.title}. Nobody has reviewed it.",
                "dcterms:identifier": ox.Literal(f"{condition.name}-proposals"),
                "dcterms:license": ox.NamedNode(condition.licence),
                "dcterms:source": condition.entry,
                "owl:versionInfo": ox.Literal(READER),
                "schema:about": about,
                "ck:agentType": node("ck:automatedAgent"),
                "ck:knowledgeLevel": node("ck:knowledgeAssertion"),
                "ck:layerKind": node("ck:entryLayer"),
            },
        )
        yield from self.said(
            condition.entry,
            {
                "rdf:type": (node("schema:MedicalWebPage"), node("ck:Entry")),
                "rdfs:label": f"entry on {condition.title}",
                "schema:name": condition.title,
                "schema:about": about,
                "ck:length": len(self.entry.text),
                "ck:sha256": ox.Literal(self.reading.sha256),
            },
        )
        seen: Counter[str] = Counter()
        for section in self.entry.sections:
            seen[section.kind] += 1
            part = ox.NamedNode(f"{self.prefixes['section']}{section.kind}-{seen[section.kind]}")
            yield ox.Triple(condition.entry, node("schema:hasPart"), part)
            yield from self.said(
                part,
                {
                    "rdf:type": node("ck:Section"),
                    "rdfs:label": section.kind,
                    "oa:start": section.start,
                    "oa:end": section.end,
                    "ck:inferred": section.inferred,
                    "ck:sectionKind": node(f"ck:{section.kind}Section"),
                },
            )

    def _spans(self) -> Iterator[ox.Triple]:
        units = iter(self.entry.units)
        unit = next(units, None)
        for span in sorted(self.spans):
            start, end = span
            while unit is not None and unit.end < end:
                unit = next(units, None)
            iri = ox.NamedNode(f"{self.prefixes['span']}{start}-{end}")
            kinds = self.spans[span]
            values: dict[str, Value | str | int | Iterable[Value]] = {
                "rdf:type": [node(kind) for kind in sorted(kinds)],
                "oa:start": start,
                "oa:end": end,
                "ck:sha256": ox.Literal(digest(self.entry.text[start:end])),
            }
            home = unit if unit is not None and unit.start <= start else self.entry.unit_at(start, end)
            if "ck:Evidence" in kinds and home is not None:
                values["ck:sentenceDigest"] = ox.Literal(home.digest)
                values["ck:sentenceWords"] = home.word_count
            yield from self.said(iri, values)

    def _concepts(self) -> Iterator[ox.Triple]:
        self.concepts.setdefault(self.condition.about, Mention(self.condition.title, (), "own:", "ck:Condition"))
        for iri, mention in self.own_concepts():
            yield from self.described(iri, mention)
            yield ox.Triple(ox.NamedNode(iri), node("ck:status"), node("ck:proposed"))
