"""What a rule or a plug-in proposes: one claim, with the characters of the entry that say each part of it.

A proposal has no status but ``ck:proposed``: no reviewer has seen it. Its identifier depends on the entry's digest, the
spans, the predicate, the words of the object and the negation, and on nothing else, so that a decision finds it again
after the entry is read a second time. As Turtle: :mod:`kg.reading.records`.

What an entry has hundreds of is a named tuple: one is made in a fifth of the time that a frozen dataclass takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cmp_to_key
from typing import NamedTuple

from kg.entry.digests import digest, normalise

__all__ = [
    "MODALITIES",
    "NAMING",
    "NOTHING_OF_IT",
    "NOT_CLINICAL",
    "REJECTED",
    "RESTRICTING",
    "TIERS",
    "UNREAD",
    "LostList",
    "Mention",
    "Proposal",
    "Qualifier",
    "Reading",
    "Span",
    "UnitRead",
    "reading_order",
    "unit_identifier",
]

#: Start and end in code points of the entry, 0-based, end exclusive.
Span = tuple[int, int]

#: How far a tier can be trusted: said outright or enumerated; a frame fits; the words as they are.
TIERS = ("A", "B", "C")
MODALITIES = ("ck:asserted", "ck:may", "ck:advice")
#: Predicates whose object is a name, a literal.
NAMING = tuple(f"oboInOwl:has{scope}Synonym" for scope in ("Exact", "Broad", "Narrow", "Related"))
#: The restricting qualifiers, in the order of their names; they are part of a claim's IRI.
RESTRICTING = (
    *("ck:caseDefinition", "ck:comparison", "ck:diseaseContext", "ck:jurisdiction", "ck:population", "ck:severity"),
    *("ck:statistic", "ck:underCondition"),
)
#: The reason of a unit of which all proposals were rejected in an earlier review.
REJECTED = "ck:rejectedBefore"
#: Why a unit that was read yields no claim: values of ck:UnreadReason.
UNREAD = (
    "ck:aboutAnother",
    "ck:background",
    "ck:noRuleFits",
    "ck:procedureDetail",
    "ck:question",
    REJECTED,
    "ck:unclearReference",
)
#: What a reviewer says of a unit in which no claim is to be made.
NOTHING_OF_IT = "ck:nothingOfTheCondition"
#: Why a unit says nothing clinical: values of ck:NonClinicalReason.
NOT_CLINICAL = (
    *("ck:bibliography", "ck:caption", "ck:documentData", "ck:heading", "ck:legalNotice", "ck:navigation"),
    "ck:technicalNotice",
    NOTHING_OF_IT,
)
#: Hexadecimal digits of an identifier.
_IDENTIFIER = 16


class Mention(NamedTuple):
    """What a part of a claim speaks of.

    Args:
        words: The label of the concept, or the name where it is one.
        spans: Where the entry says it, one stretch or several (“joint and muscle pain”); none where it is not named,
            as where “it” or a heading stands for the condition.
        concept: Its CURIE: ``concept:…`` for a concept of ours, ``own:…`` for one that is proposed with the claim;
            empty for a name.
        kind: The CURIE of its class, of a number or date of its datatype; empty for a name.
        definition: What a reviewer says that a proposed concept is; else empty.
    """

    words: str
    spans: tuple[Span, ...] = ()
    concept: str = ""
    kind: str = ""
    definition: str = ""


class Qualifier(NamedTuple):
    """What limits a claim: the CURIE of the qualifier, ``ck:population``, and its value.

    The value is one of the closed list of the vocabulary, ``ck:often``, a concept, or a number, date or text.
    """

    key: str
    value: Mention


class Proposal(NamedTuple):
    """One proposed claim.

    Args:
        entry: SHA-256 of the entry's file, as text.
        subject: What it is about, most often the entry's condition.
        predicate: The CURIE of the predicate.
        object: What it says of it.
        evidence: The shortest stretches that hold it: a sentence, or a list's lead-in and the item.
        context: Where it is said what a “this” in the evidence stands for.
        modality: One of :data:`MODALITIES`.
        negated: Whether it says that something is not so.
        qualifiers: Frequency, typicality, severity, population, condition, purpose, comparison, in order of their keys.
        cues: The words that hedge or limit it.
        section: The kind of section, as :data:`kg.entry.headings.SECTIONS` names it.
        rule: The name of the rule, or of the plug-in and its rule.
        tier: One of :data:`TIERS`.
        note: A reviewer's note on the claim (skos:scopeNote); empty for what a rule proposes.
    """

    entry: str
    subject: Mention
    predicate: str
    object: Mention
    evidence: tuple[Span, ...]
    context: tuple[Span, ...] = ()
    modality: str = "ck:asserted"
    negated: bool = False
    qualifiers: tuple[Qualifier, ...] = ()
    cues: tuple[Span, ...] = ()
    section: str = ""
    rule: str = ""
    tier: str = "C"
    note: str = ""

    @property
    def identifier(self) -> str:
        """The same for the same claim at the same place of the same entry: 16 hexadecimal digits."""
        spans = [*self.subject.spans, *self.object.spans, *self.evidence]
        places = " ".join(f"{start}-{end}" for start, end in spans)
        words = normalise(self.object.words)
        return digest("\n".join((self.entry, places, self.predicate, words, str(self.negated))))[:_IDENTIFIER]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span that it points at."""
        return (*self.subject.spans, *self.object.spans, *self.evidence, *self.context, *self.cues)


@dataclass(frozen=True, slots=True)
class LostList:
    """A list that the entry announces and does not have: the span of its lead-in, and the predicate it affects."""

    span: Span
    predicate: str
    section: str


class UnitRead(NamedTuple):
    """A unit without a claim: its span, its section, and the reason, of :data:`NOT_CLINICAL` or :data:`UNREAD`."""

    span: Span
    section: str
    reason: str


def unit_identifier(entry: str, span: Span) -> str:
    """What a decision on a unit is known by: the same for the same place of the same entry."""
    return digest(f"{entry}\n{span[0]}-{span[1]}")[:_IDENTIFIER]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one entry: every unit is in a proposal's evidence, a lost list, or among ``others``."""

    title: str
    sha256: str
    proposals: tuple[Proposal, ...] = ()
    lost_lists: tuple[LostList, ...] = ()
    others: tuple[UnitRead, ...] = ()
    names_condition: bool = True  #: whether the title may name a condition, of which all of the text is then told

    @property
    def unread(self) -> tuple[UnitRead, ...]:
        """The units that may say something clinical and were not read."""
        return tuple(each for each in self.others if each.reason in UNREAD)


def reading_order(proposal: Proposal) -> tuple[object, ...]:
    """The key that sorts proposals in the order of the text; identifiers are made where nothing else tells two apart."""
    last = _BY_IDENTIFIER(proposal)
    return proposal.evidence, proposal.object.spans, proposal.predicate, proposal.subject.words, last


def _by_identifier(one: Proposal, other: Proposal) -> int:
    return (one.identifier > other.identifier) - (one.identifier < other.identifier)


_BY_IDENTIFIER = cmp_to_key(_by_identifier)
