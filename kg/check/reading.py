"""What is read out of a statement: who or what, how it is related, to what, with which hedge, number and limits."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import pyoxigraph as ox

__all__ = ["EXISTS", "Group", "Limit", "Measure", "Reading", "Share", "Thing"]


class Measure(NamedTuple):
    """A number, or a range, with its unit: ``2 to 3 per million``; ``slack`` is how far “about” reaches."""

    low: float
    high: float
    unit: ox.NamedNode | None = None
    slack: float = 0.0


#: How far a percentage may be rounded.
_WHOLE = 0.5


class Share(NamedTuple):
    """Of how many something is said, in percent.

    Args:
        low: At least.
        high: At most.
        is_number: Whether a number says so, and not a word such as “most”.
        slack: How far “about” reaches.
        number: How many, where they are counted.
        size: Out of how many.
    """

    low: float
    high: float
    is_number: bool = False
    slack: float = 0.0
    number: float | None = None
    size: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it tells of one end only: “more than 50 %”."""
        return self.low != self.high and (self.low == 0 or self.high >= 100)

    def holds(self, other: Share) -> bool:
        """Whether all that the other allows is allowed by this one."""
        return self.low - self.slack <= other.low and other.high <= self.high + self.slack

    def counts_as(self, other: Share) -> bool:
        """Whether as many are counted: 37 of 50 are 37, or 74 %."""
        if other.number is not None:
            return self.number == other.number
        return abs(self.low - other.low) <= min(_WHOLE, other.low / 20)

    def excludes(self, other: Share) -> bool:
        """Whether nothing is allowed by both."""
        return other.high < self.low - self.slack or self.high + self.slack < other.low


#: Of some, however few.
EXISTS = Share(math.ulp(0.0), 100.0)


class Limit(NamedTuple):
    """What limits a statement: a group, a condition, a country, a date, a duration, a comparison.

    Args:
        value: The concept or value that it names; None where it is a measure or text.
        preposition: What stands before it.
        text: A date, a duration or a brand as a literal has it.
        measure: A number with its unit.
    """

    value: ox.NamedNode | None = None
    preposition: str = ""
    text: str = ""
    measure: Measure | None = None


class Thing(NamedTuple):
    """What stands in the place of a subject or object.

    Args:
        value: A concept.
        group: A group of people with a condition, called by the condition: “LEMS without a tumor”.
        measure: A number with its unit.
        text: A name, for what a thing is called.
        limits: What limits it: a severity, a brand.
        is_denied: Whether “no” stands before it.
    """

    value: ox.NamedNode | None = None
    group: ox.NamedNode | None = None
    measure: Measure | None = None
    text: str = ""
    limits: tuple[Limit, ...] = ()
    is_denied: bool = False


class Group(NamedTuple):
    """People: with which conditions, of which populations, and how many of them."""

    conditions: frozenset[ox.NamedNode] = frozenset()
    populations: tuple[ox.NamedNode, ...] = ()
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a statement, or a part of it that “and” joins to others.

    Args:
        predicate: The predicate.
        subject: The subject; None where the statement does not tell.
        object: The object; None likewise.
        is_negated: Whether it is denied.
        modality: ``asserted``, ``may`` or ``advice``.
        share: Of how many.
        limits: All that limits it.
        conditions: The conditions of the people of whom it speaks.
        is_implied: Whether the statement says more than the reading, so that the reading can only be denied.
        is_of_people: Whether it speaks of people.
        size: Of how many people examined the statement tells; None where it does not.
    """

    predicate: ox.NamedNode
    subject: Thing | None
    object: Thing | None
    is_negated: bool = False
    modality: str = "asserted"
    share: Share | None = None
    limits: tuple[Limit, ...] = ()
    conditions: frozenset[ox.NamedNode] = field(default_factory=frozenset)
    is_implied: bool = False
    is_of_people: bool = False
    size: float | None = None
