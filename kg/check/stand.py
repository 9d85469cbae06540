"""How one claim stands to one reading of a statement: it says it, says less, denies it, or says otherwise.

A claim says what a reading says where subject, predicate and object are the same, everything that limits the reading is
told by the claim, nothing that restricts the claim is left out by the reading, and the claim is at least as firm: its
hedge, its frequency, its status. A claim of a narrower object says it of the broader one, too; a claim that denies a
broader one denies the narrower. Whatever the graph leaves open stands in no relation.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

import pyoxigraph as ox

from kg.check.amounts import as_float, interval, is_near, measure_of, share_of
from kg.check.lexicon import Lexicon, restrictions
from kg.check.reading import Measure, Reading, Share
from kg.check.tells import AMONG, Told
from kg.check.words import fold
from kg.claims.claim import OF_NOBODY, Claim, claims
from kg.rdf.index import Index, Value, node

__all__ = ["UNFIRM", "Bearing", "Stand", "stand"]

_POPULATION, _CONTEXT, _JURISDICTION = node("ck:population"), node("ck:diseaseContext"), node("ck:jurisdiction")
_APPROVAL, _APPROVED, _APPROVED_ON = node("ck:approvalStatus"), node("ck:approvedUse"), node("ck:approvalDate")
_COMPARISON, _COMPARATOR, _SAMPLE = node("ck:comparison"), node("ck:comparator"), node("ck:sampleSize")
_MAY, _ADVICE, _ASSERTED = node("ck:may"), node("ck:advice"), node("ck:asserted")
_STATISTIC, _STATISTICS = node("ck:statistic"), node("ck:Statistic")
_ALTERNATIVE = node("ck:alternativeTo")
_VARIABLE, _SUB, _CONDITION = node("ck:variable"), node("rdfs:subPropertyOf"), node("ck:Condition")
_ANIMAL_MODEL, _PEOPLE = node("ck:hasAnimalModel"), node("ck:studyInPeople")
#: What makes a claim less firm than a reading without restricting it: its hedge, its status, how many, on what studied.
UNFIRM = frozenset(("hedge", "range", "status", "share", "study"))
#: Comparisons that leave it standing that the thing is so.
_UPWARD = frozenset(node(f"ck:{name}Than") for name in ("moreOften", "better", "greater", "higher", "longer")) | {
    node("ck:asOftenAs")
}
#: Comparisons of which only one can hold between the same two.
_AS_OFTEN = node("ck:asOftenAs")
_HOW_OFTEN = frozenset((node("ck:moreOftenThan"), _AS_OFTEN, node("ck:lessOftenThan")))
#: How far two numbers that are nearly the same differ, as a part of the greater.
_CLOSE = 0.02
#: What restricts a number only to where it was found.
_WHERE = frozenset((_POPULATION.value, _JURISDICTION.value))
#: What is advised as one of these is one of these.
_OF_CARE = frozenset(map(node, ("ck:hasContact", "ck:hasMedicine", "ck:hasReferral", "ck:hasTest", "ck:hasTreatment")))
_TREATING = frozenset((node("ck:hasMedicine"), node("ck:hasTreatment")))
#: What a medicine does to whoever takes it, whatever for.
_OF_MEDICINE = frozenset((node("ck:hasAdverseEffect"),))
#: A word for how often from this share on, in percent, makes more of a claim that tells of none.
_OFTEN = 30
#: How far a word for how often can be stretched, in percent.
_VAGUE = 5


class Stand(Enum):
    """How a claim stands to a reading."""

    SAYS = "says"
    LESS = "says less"
    DENIES = "denies"
    OTHERWISE = "says otherwise"


class Bearing(NamedTuple):
    """How a claim stands, and by what it says less.

    Args:
        stand: How it stands.
        lacks: What keeps it from saying it: ``hedge``, ``range``, ``status``, ``share``, ``study``, or the IRIs of
            restrictions.
        is_elsewhere: Whether it gives another number for the same, and tells only where, or of what people, of which
            the reading tells nothing.
        is_close: Whether it gives another number that is nearly the same.
    """

    stand: Stand
    lacks: frozenset[str] = frozenset()
    is_elsewhere: bool = False
    is_close: bool = False

    @property
    def is_for(self) -> bool:
        """Whether it says it, or less."""
        return self.stand in (Stand.SAYS, Stand.LESS)


def stand(lexicon: Lexicon, claim: Claim, reading: Reading) -> Bearing | None:
    """How a claim stands to a reading; None where it says nothing of it."""
    subject = reading.subject
    if subject is not None and subject.group is None and subject.value != claim.subject:
        return None
    if claim.problem or claim.is_rejected or not _is_under(lexicon, claim.predicate, reading.predicate):
        return None
    return _Comparison(lexicon, claim, reading).bearing()


def _is_under(lexicon: Lexicon, narrow: ox.NamedNode, broad: ox.NamedNode) -> bool:
    return narrow == broad or broad in lexicon.index.values(narrow, _SUB)


class _Comparison:
    """One claim beside one reading."""

    def __init__(self, lexicon: Lexicon, claim: Claim, reading: Reading) -> None:
        self.lexicon, self.index, self.claim, self.reading = lexicon, lexicon.index, claim, reading
        self.share = lexicon.once(claim, share_of)
        is_of_none = self.share is not None and self.share.high == 0
        self.is_negated = claim.negated or is_of_none
        if self.is_negated:
            self.share = None

    def bearing(self) -> Bearing | None:
        """How the claim stands to the reading."""
        if not self._has_subject() or not self._has_size():
            return None
        fit = self._object()
        self.told = Told(self.lexicon, self.claim, self.reading)
        self.lacks = self._lacks()
        if fit is None:
            return self._turned()
        if self.told.untold and self._is_another_number(fit):
            return Bearing(Stand.OTHERWISE, self.lacks, is_elsewhere=True, is_close=self._is_close())
        if self.told.untold:
            return Bearing(Stand.OTHERWISE) if fit == "same" and self._is_otherwise() else None
        if fit == "other value":
            is_plain = not self.is_negated and not self.reading.is_negated
            other = Bearing(Stand.OTHERWISE, self.lacks, self._is_elsewhere(), self._is_close())
            return other if is_plain else None
        return self._to_negated(fit) if self.reading.is_negated else self._to_affirmed(fit)

    # ----------------------------------------------------------------------------------------- who and what

    def _has_subject(self) -> bool:
        subject, claim = self.reading.subject, self.claim
        if subject is None:
            about = self._about()
            return not about or claim.subject in about or not about.isdisjoint(claim.qualifiers.get(_CONTEXT, ()))
        if subject.group is not None:
            return claim.subject in self.lexicon.conditions_of(subject.group)
        return subject.value == claim.subject

    def _about(self) -> set[Value]:
        """The conditions of the people of whom the reading speaks."""
        found: set[Value] = {*self.reading.conditions}
        for limit in self.reading.limits:
            if limit.value is not None:
                found |= self.lexicon.conditions_of(limit.value)
                if self.lexicon.is_a(limit.value, _CONDITION) and limit.preposition in AMONG:
                    found.add(limit.value)
        return found

    def _has_size(self) -> bool:
        """Whether as many people were examined as the reading says, if it does."""
        sizes = [as_float(value) for value in self.claim.qualifiers.get(_SAMPLE, ())]
        return self.reading.size is None or self.reading.size in sizes

    def _object(self) -> str | None:
        """How the objects fit: ``same``, ``narrower``, ``broader`` or a ``range`` in the claim, ``other value``."""
        thing, value = self.reading.object, self.claim.object
        if thing is None:
            return "same"
        if thing.measure is not None:
            return self._measured(thing.measure)
        if isinstance(value, ox.Literal):
            return "same" if thing.text and fold(value.value) == thing.text else None
        if thing.value is None or thing.value == value:
            return "same" if thing.value else None
        if thing.value in self.lexicon.above(value):
            return "narrower"
        return "broader" if value in self.lexicon.above(thing.value) else None

    def _measured(self, wanted: Measure) -> str | None:
        given = measure_of(self.claim)
        if given is None or wanted.unit != given.unit:
            return None
        if is_near(wanted.low, given.low, wanted.slack) and is_near(wanted.high, given.high, wanted.slack):
            return "same"
        if wanted.low <= given.low and given.high <= wanted.high:
            return "same"  # a range in which the number lies says less
        if given.low <= wanted.low and wanted.high <= given.high < math.inf:
            return "range"
        return "other value" if self._is_apart(wanted, given) else None

    def _is_apart(self, wanted: Measure | Share, given: Measure | Share) -> bool:
        """Whether two numbers exclude each other: their ranges, and the confidence interval of the claim's."""
        slack = wanted.slack + given.slack
        low, high = interval(self.claim) or (given.low, given.high)
        low, high = min(low, given.low), max(high, given.high)
        return wanted.high + slack < low or high + slack < wanted.low

    # ------------------------------------------------------------------------------------------- other values

    def _is_otherwise(self) -> bool:
        """Whether all that the claim does not tell is a date or a comparison, of which it has another."""
        untold = self.told.untold
        dates = [limit for limit in untold if limit.text and limit.preposition in ("in", "on", "since")]
        if self.claim.qualifiers.get(_APPROVED_ON) and len(dates) == len(untold) and not self.reading.is_negated:
            return self.lacks <= UNFIRM
        if untold and all(map(self.told.is_another_difference, untold)) and not self.reading.is_negated:
            return self.lacks <= UNFIRM
        said = _HOW_OFTEN.intersection(self.claim.qualifiers.get(_COMPARISON, ()))
        wanted = {limit.value for limit in untold}
        return bool(said) and wanted <= _HOW_OFTEN - said and self.lacks - {_COMPARISON.value} <= UNFIRM

    def _turned(self) -> Bearing | None:
        """How a claim stands that compares the same two the other way round: in men more often, not in women."""
        thing, claim = self.reading.object, self.claim
        others = {limit.value for limit in self.reading.limits if limit.preposition == "than"}
        wanted = {limit.value for limit in self.reading.limits} & _HOW_OFTEN
        said = _HOW_OFTEN.intersection(claim.qualifiers.get(_COMPARISON, ()))
        if thing is None or thing.value is None or self.is_negated or self.reading.is_negated or not wanted or not said:
            return None
        is_turned = others == {claim.object} and {thing.value} == {*claim.qualifiers.get(_COMPARATOR, ())}
        is_told = all(limit.preposition == "than" or limit.value in _HOW_OFTEN for limit in self.told.untold)
        lacks = (self.lacks | ({"hedge"} if self._is_hedged() else set())) - {_COMPARISON.value}
        if not is_turned or not is_told or not lacks <= UNFIRM:
            return None
        is_even = _AS_OFTEN in said | wanted
        if (said != wanted) if is_even else (said == wanted):
            return Bearing(Stand.OTHERWISE, lacks)
        return Bearing(Stand.LESS if lacks else Stand.SAYS, lacks)

    def _is_another_number(self, fit: str) -> bool:
        """Whether the claim gives another number for the same, and all that it does not tell is no part of it.

        That is what the number is compared with, or “median” where the claim does not say how it was counted.
        """
        if self.is_negated or self.reading.is_negated or not self.lacks <= UNFIRM:
            return False
        has_kind = _STATISTIC in self.claim.qualifiers
        for limit in self.told.untold:
            is_compared = limit.preposition == "than" or limit.value in _UPWARD | _HOW_OFTEN
            is_kind = not has_kind and limit.value is not None and self.lexicon.is_a(limit.value, _STATISTICS)
            if not is_compared and not is_kind:
                return False
        is_counted = self.reading.share is not None and self.reading.share.is_number
        return fit == "other value" or (is_counted and fit == "same" and self._how_many(fit) == "other")

    def _is_close(self) -> bool:
        """Whether the numbers are nearly the same: sources that give 64 and 65 % do not contradict each other."""
        said = self.share if self.reading.share else measure_of(self.claim)
        wanted = self.reading.share or (self.reading.object and self.reading.object.measure)
        if not said or not wanted or not (isinstance(wanted, Measure) or wanted.is_number):
            return False
        pairs = ((wanted.low, said.low), (wanted.high, said.high))
        return all(one == other or abs(one - other) <= _CLOSE * max(one, other) for one, other in pairs)

    def _is_elsewhere(self) -> bool:
        """Whether the claim's restrictions tell only of a country or of people in general of whom it is."""
        groups = self.claim.qualifiers.get(_POPULATION, ())
        return self.lacks - UNFIRM <= _WHERE and not any(map(self.lexicon.conditions_of, groups))

    # ------------------------------------------------------------------------------------------------- firmness

    def _lacks(self) -> frozenset[str]:
        """What restricts the claim and not the reading, and what makes it less firm."""
        claim, found = self.claim, {*self._restricted()}
        if not claim.is_accepted or claim.modality not in (None, _ASSERTED, _MAY, _ADVICE):
            found.add("status")
        kinds, limits = set(claim.study_kinds), {limit.value for limit in self.reading.limits}
        if kinds & OF_NOBODY and not kinds & {_PEOPLE, *limits} and claim.predicate != _ANIMAL_MODEL:
            found.add("study")
        is_one_of = _ALTERNATIVE in claim.qualifiers and self.reading.share is not None
        if is_one_of or (self.reading.share is not None and not {*claim.qualifier("ck:sampleKind")} <= limits):
            found.add("share")
        if self.reading.is_of_people and self.reading.subject is None and not self._about():
            found.add(_CONTEXT.value)  # of people with some condition, not of people in general
        return frozenset(found)

    def _restricted(self) -> Iterator[str]:
        """The qualifiers that restrict the claim, and that the reading does not tell."""
        claim, covered = self.claim, self.told.covered
        for key in restrictions(self.index, claim.qualifiers):
            for value in claim.qualifiers[key]:
                if (key, value) not in covered and value != _VARIABLE and not self._leaves_out_none(key, value):
                    yield key.value
        uses = claim.qualifiers.get(_APPROVAL, ())
        if any(use != _APPROVED and (_APPROVAL, use) not in covered for use in uses):
            yield _APPROVAL.value

    def _leaves_out_none(self, key: ox.NamedNode, value: Value) -> bool:
        """Whether a qualifier that can restrict does not restrict this claim."""
        if key == _POPULATION and self._is_dated():
            return True  # that it was approved then is so, whoever it is approved for
        if key in (_POPULATION, _JURISDICTION) and _APPROVED in self.claim.qualifiers.get(_APPROVAL, ()):
            return all(limit.value != _APPROVED for limit in self.reading.limits)  # it is a medicine there, too
        if key == _CONTEXT:
            groups = [group for qualifier, group in self.told.covered if qualifier == _POPULATION]
            is_told = any(value in self.lexicon.conditions_of(group) for group in groups)
            is_trial = any(qualifier == _COMPARATOR for qualifier, _ in self.told.covered)
            of_medicine = self.claim.predicate in _OF_MEDICINE or (is_trial and self._is_for(value))
            return is_told or of_medicine or value == self.claim.subject
        if key == _POPULATION:
            return self.lexicon.is_everyone(value)
        return key == _COMPARISON and value in _UPWARD and not self.is_negated

    def _is_dated(self) -> bool:
        """Whether the reading tells the claim's date of approval."""
        dates = [limit for limit in self.reading.limits if limit.text and limit.preposition in ("in", "on")]
        has_date = bool(self.claim.qualifiers.get(_APPROVED_ON)) and not self.is_negated
        return has_date and any(map(self.told.tells, dates))

    def _is_for(self, condition: Value) -> bool:
        """Whether the claim's subject is a treatment of a condition: then a trial of it is one in this condition."""
        treatments = self.index.once(_treatments)
        return condition in treatments.get(self.claim.subject, ())

    def _to_affirmed(self, fit: str) -> Bearing | None:
        """How the claim stands to what affirms."""
        reading = self.reading
        if self.is_negated:
            is_of_all = reading.share is not None and reading.share.low >= 100
            is_partial = not self.lacks <= {"status", "study"} and not is_of_all
            is_denied = fit != "narrower" and not is_partial and self.claim.modality != _MAY
            return Bearing(Stand.DENIES, self.lacks) if is_denied else None
        how_many = None if fit == "broader" else self._how_many(fit)
        if how_many is None or (reading.is_implied and how_many != "other"):
            return None
        if how_many == "other":
            return Bearing(Stand.OTHERWISE, self.lacks, is_close=self._is_close())
        lacks = self.lacks | ({"hedge"} if self._is_hedged() else set()) | ({"share"} if how_many == "less" else set())
        lacks |= {"range"} if "range" in (fit, how_many) else set()
        return Bearing(Stand.LESS if lacks else Stand.SAYS, lacks)

    def _to_negated(self, fit: str) -> Bearing | None:
        """How the claim stands to what denies."""
        reading, may = self.reading, self.claim.modality == _MAY
        if self.is_negated:
            if fit == "narrower" or reading.is_implied:
                return None
            lacks = self.lacks | ({"hedge"} if may and reading.modality != "may" else set())
            return Bearing(Stand.LESS if lacks else Stand.SAYS, lacks)
        if fit in ("broader", "range"):
            return None
        if reading.modality == "may":
            is_of_all = self.share is None or self.share.low >= 100
            if may or not is_of_all or self.lacks or self.claim.modality == _ADVICE:
                return None
        return Bearing(Stand.DENIES, self.lacks)

    def _is_hedged(self) -> bool:
        """Whether the reading is firmer than the claim."""
        said, wanted = self.claim.modality, self.reading.modality
        if wanted == "may":
            return False
        if wanted == "advice":
            return said != _ADVICE
        return said == _MAY or (said == _ADVICE and self.claim.predicate not in _OF_CARE)

    def _how_many(self, fit: str) -> str | None:
        """How the shares fit: ``same``, ``less`` or a ``range`` in the claim, ``other``; None where it says nothing."""
        said, wanted = self.share, self.reading.share
        if wanted is None:
            is_enough = said is None or self.reading.modality == "may" or said.low >= 100
            return "same" if is_enough else "less"
        if wanted.is_number and not wanted.is_open:
            return self._how_many_exactly(wanted, said) if fit == "same" else None
        return self._how_many_about(wanted, said, is_wide=fit == "narrower")

    def _how_many_about(self, wanted: Share, said: Share | None, *, is_wide: bool) -> str | None:
        """How a share fits “often”, “most” or “more than 50 %”; a broader thing is as frequent, or more."""
        if said is None or (wanted.is_number and not said.is_number):
            return "less" if said is None and wanted.low >= _OFTEN and not wanted.is_number else None
        if wanted.holds(said) and (not is_wide or wanted.high >= 100):
            return "same"
        limits = wanted if wanted.is_number or wanted.slack else wanted._replace(slack=_VAGUE)
        if wanted.low < 100 and limits.excludes(said) and (not is_wide or limits.high < said.low):
            return "other"
        return "less" if said.low < wanted.low else None

    def _how_many_exactly(self, wanted: Share, said: Share | None) -> str | None:
        if said is None or not said.is_number:
            return None
        if wanted.number is not None:
            return "same" if wanted.counts_as(said) else "other"
        pairs = ((wanted.low, said.low), (wanted.high, said.high))
        if all(is_near(one, other, wanted.slack) for one, other in pairs):
            return "same" if wanted.slack or not said.slack else "less"
        if wanted.low < wanted.high and wanted.holds(said):
            return "same"
        if said.low <= wanted.low and wanted.high <= said.high and not said.is_open:
            return "range"
        return "other" if self._is_apart(wanted, said) else None


def _treatments(index: Index) -> dict[Value, set[Value]]:
    """The conditions that each thing is a medicine or treatment for, by accepted claims."""
    found: dict[Value, set[Value]] = {}
    for claim in claims(index):
        if claim.predicate in _TREATING and claim.is_accepted and not claim.negated:
            found.setdefault(claim.object, set()).add(claim.subject)
    return found
