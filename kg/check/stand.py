"""How one claim stands to one reading of a statement: it says it, says less, denies it, or says otherwise.

A claim says what a reading says where subject, predicate and object are the same, everything that limits the reading is
told by the claim, nothing that restricts the claim is left out by the reading, and the claim is at least as firm: its
hedge, its frequency, its status. A claim of a narrower object says it of the broader one, too; a claim that denies a
broader one denies the narrower. Whatever the graph leaves open stands in no relation.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

import pyoxigraph as ox

from kg.check.lexicon import Lexicon, restrictions
from kg.check.reading import Limit, Measure, Reading, Share
from kg.check.words import fold
from kg.claims.claim import Claim
from kg.rdf.index import Value, node

__all__ = ["Bearing", "Stand", "stand"]

_POPULATION, _CONTEXT, _SEVERITY = node("ck:population"), node("ck:diseaseContext"), node("ck:severity")
_JURISDICTION, _APPROVAL, _APPROVED = node("ck:jurisdiction"), node("ck:approvalStatus"), node("ck:approvedUse")
_COMPARISON, _COMPARATOR, _EXAMPLE_OF = node("ck:comparison"), node("ck:comparator"), node("ck:exampleOf")
_BRAND, _UNIT, _NUMBER_TO = node("ck:brandName"), node("ck:unit"), node("ck:numberTo")
_PERCENTAGE, _PERCENTAGE_TO = node("ck:percentage"), node("ck:percentageTo")
_COUNT, _SAMPLE, _APPROXIMATION = node("ck:count"), node("ck:sampleSize"), node("ck:approximation")
_OFTEN = (node("ck:frequency"), node("ck:typicality"))
_MAY, _ADVICE, _ASSERTED = node("ck:may"), node("ck:advice"), node("ck:asserted")
_VARIABLE, _STATISTIC = node("ck:variable"), node("ck:statistic")
_UNDER, _APPROVED_ON, _UNTIL = node("ck:underCondition"), node("ck:approvalDate"), node("ck:approvalEndDate")
_PATTERN, _SUB = node("ck:qualifierPattern"), node("rdfs:subPropertyOf")
_CONDITION, _JURISDICTIONS = node("ck:Condition"), node("ck:Jurisdiction")
_DURATION = node("xsd:duration")
#: Comparisons that leave it standing that the thing is so.
_UPWARD = frozenset(
    map(
        node,
        (
            *("ck:moreOftenThan", "ck:asOftenAs", "ck:betterThan", "ck:greaterThan", "ck:higherThan"),
            "ck:longerThan",
        ),
    )
)
#: Comparisons of which only one can hold between the same two.
_HOW_OFTEN = frozenset(map(node, ("ck:moreOftenThan", "ck:asOftenAs", "ck:lessOftenThan")))
_MORE_OFTEN, _LESS_OFTEN = node("ck:moreOftenThan"), node("ck:lessOftenThan")
#: What is advised as one of these is one of these.
_OF_CARE = frozenset(map(node, ("ck:hasContact", "ck:hasMedicine", "ck:hasReferral", "ck:hasTest", "ck:hasTreatment")))
#: What a medicine does to whoever takes it, whatever for.
_OF_MEDICINE = frozenset((node("ck:hasAdverseEffect"),))
_ANIMAL_MODEL, _PEOPLE = node("ck:hasAnimalModel"), node("ck:studyInPeople")
#: Kinds of study of which a sentence has to tell.
_OF_FEW = frozenset(map(node, ("ck:studyInAnimals", "ck:studyInVitro", "ck:caseReport")))
_AMONG = frozenset(("", "in", "of", "among", "for", "with", "by"))
#: What may stand before the value of a qualifier, besides what its pattern begins with.
_PREPOSITIONS: Mapping[ox.NamedNode, frozenset[str]] = {
    _POPULATION: _AMONG,
    _CONTEXT: _AMONG,
    _JURISDICTION: frozenset(("in",)),
    _COMPARATOR: frozenset(("than",)),
    _COMPARISON: frozenset(("",)),
    _UNDER: frozenset(("", "in case of", "in presence of", "with", "during", "under", "in", "when")),
    node("ck:foundBy"): frozenset(("by", "with", "on", "in")),
    node("ck:performedBy"): frozenset(("by", "")),
    _EXAMPLE_OF: frozenset(("such as",)),
}
_UNITS_OF_TIME = {"Y": node("ck:years"), "M": node("ck:months"), "D": node("ck:days")}


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
        lacks: What keeps it from saying it: ``hedge``, ``status``, ``share``, ``study``, or the IRIs of restrictions.
    """

    stand: Stand
    lacks: frozenset[str] = frozenset()


def stand(lexicon: Lexicon, claim: Claim, reading: Reading) -> Bearing | None:
    """How a claim stands to a reading; None where it says nothing of it."""
    if claim.problem or claim.is_rejected or not _is_under(lexicon, claim.predicate, reading.predicate):
        return None
    return _Comparison(lexicon, claim, reading).bearing()


def _is_under(lexicon: Lexicon, narrow: ox.NamedNode, broad: ox.NamedNode) -> bool:
    return narrow == broad or broad in lexicon.index.values(narrow, _SUB)


class _Comparison:
    """One claim beside one reading."""

    def __init__(self, lexicon: Lexicon, claim: Claim, reading: Reading) -> None:
        self.lexicon, self.index, self.claim, self.reading = lexicon, lexicon.index, claim, reading
        self.share = _share_of(lexicon, claim)
        is_none = self.share is not None and self.share.high == 0
        self.is_negated = claim.negated or is_none
        if self.is_negated:
            self.share = None
        #: The restrictions of the claim that the reading tells, too.
        self.covered: set[tuple[ox.NamedNode, Value]] = set()

    def bearing(self) -> Bearing | None:
        """How the claim stands to the reading."""
        if not self._has_subject():
            return None
        fit = self._object()
        if fit is None:
            return Bearing(Stand.OTHERWISE) if self._is_turned() else None
        if self.reading.size is not None and self.reading.size not in map(
            _float, self.claim.qualifiers.get(_SAMPLE, ())
        ):
            return None
        untold = [limit for limit in self._limits() if not self._tells(limit)]
        if untold:
            return Bearing(Stand.OTHERWISE) if self._is_otherwise(untold) and fit == "same" else None
        lacks = self._lacks()
        if fit == "other value":
            return Bearing(Stand.OTHERWISE, lacks) if not self.is_negated and not self.reading.is_negated else None
        if self.reading.is_negated:
            return self._to_negated(fit, lacks)
        return self._to_affirmed(fit, lacks)

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
                if self.lexicon.is_a(limit.value, _CONDITION) and limit.preposition in _AMONG:
                    found.add(limit.value)
        return found

    def _object(self) -> str | None:
        """How the objects fit: ``same``, ``narrower`` or ``broader`` in the claim, ``other value``; None if not."""
        thing, value = self.reading.object, self.claim.object
        if thing is None:
            return "same"
        if thing.measure is not None:
            return self._measured(thing.measure)
        if thing.text:
            return "same" if isinstance(value, ox.Literal) and fold(value.value) == thing.text else None
        if thing.value is None or isinstance(value, ox.Literal):
            return None
        if thing.value == value:
            return "same"
        if thing.value in self.lexicon.above(value):
            return "narrower"
        return "broader" if value in self.lexicon.above(thing.value) else None

    def _measured(self, wanted: Measure) -> str | None:
        literal = self.claim.object
        units = self.claim.qualifiers.get(_UNIT, ())
        low = _float(literal)
        if low is None or (wanted.unit not in units):
            return None
        high = max([low, *filter(None, map(_float, self.claim.qualifiers.get(_NUMBER_TO, ())))])
        given = _widened(Measure(low, high), self._approximations())
        if _is_near(wanted.low, given.low, wanted.slack) and _is_near(wanted.high, given.high, wanted.slack):
            return "same"
        apart = (
            wanted.high + wanted.slack < given.low - given.slack or given.high + given.slack < wanted.low - wanted.slack
        )
        return "other value" if apart else None

    def _approximations(self) -> tuple[str, ...]:
        return tuple(value.value.rpartition("#")[2] for value in self.claim.qualifiers.get(_APPROXIMATION, ()))

    # ------------------------------------------------------------------------------------------------ limits

    def _limits(self) -> Iterable[Limit]:
        yield from self.reading.limits
        for thing in (self.reading.subject, self.reading.object):
            if thing is not None and thing.group is not None:
                yield Limit(thing.group, "in")
        yield from (Limit(condition, "in") for condition in self.reading.conditions)

    def _tells(self, limit: Limit) -> bool:
        """Whether the claim tells what limits the reading; what of the claim is thereby told is remembered."""
        if limit.value is not None:
            return self._tells_value(limit.value, limit.preposition)
        if limit.preposition == "as of":
            return any(work.date.startswith(limit.text) for work in self.claim.citations)
        if limit.measure is not None:
            return self._tells_measure(limit.measure, limit.preposition)
        if not limit.preposition:
            return any(value.value == limit.text for value in self.claim.qualifiers.get(_BRAND, ()))
        key = _UNTIL if limit.preposition == "until" else _APPROVED_ON
        return any(value.value.startswith(limit.text) for value in self.claim.qualifiers.get(key, ()))

    def _tells_value(self, wanted: ox.NamedNode, preposition: str) -> bool:
        claim, told = self.claim, wanted in self.claim.study_kinds
        if self.lexicon.is_everyone(wanted):
            return all(self._tells_value(one, "in") for one in _nodes(self.lexicon.conditions_of(wanted)))
        for key, values in claim.qualifiers.items():
            if preposition not in self._prepositions(key):
                continue
            for value in values:
                if value == wanted:
                    self.covered.add((key, value))
                    told = True
                elif key == _POPULATION and wanted in self.lexicon.above(value):
                    told = True
        if self.lexicon.is_a(wanted, _CONDITION) and preposition in _AMONG:
            groups = [value for value in claim.qualifiers.get(_POPULATION, ())]
            told |= claim.subject == wanted
            told |= any(wanted in self.lexicon.conditions_of(group) for group in groups)
        if preposition == "such as":
            told |= not isinstance(claim.object, ox.Literal) and wanted in self.lexicon.above(claim.object)
        return told

    def _prepositions(self, key: ox.NamedNode) -> frozenset[str]:
        if key in _PREPOSITIONS:
            return _PREPOSITIONS[key]
        first = re.match(r"[a-z]+(?: case of)?", self.index.chosen(key, _PATTERN).strip("("))
        return frozenset(("", first[0] if first else ""))

    def _tells_measure(self, wanted: Measure, preposition: str) -> bool:
        units = self.claim.qualifiers.get(_UNIT, ())
        for key, values in self.claim.qualifiers.items():
            if preposition not in (*self._prepositions(key), "within"):
                continue
            for value in values:
                if isinstance(value, ox.Literal) and value.datatype == _DURATION:
                    if (duration := _duration(value.value)) and _is_same(duration, wanted):
                        self.covered.add((key, value))
                        return True
                elif (number := _float(value)) is not None and wanted.unit in units and preposition == "by":
                    given = _widened(Measure(number, number), self._approximations())
                    if _is_near(wanted.low, given.low, wanted.slack) and _is_near(
                        wanted.high, given.high, wanted.slack
                    ):
                        return True
        return False

    def _is_otherwise(self, untold: list[Limit]) -> bool:
        """Whether all that the claim does not tell are a date or a comparison, of which it has another."""
        if self.is_negated or self.reading.is_negated or self._lacks() - {"hedge"}:
            return self._is_compared_otherwise(untold)
        dated = self.claim.qualifiers.get(_APPROVED_ON, ())
        if dated and all(limit.text and limit.preposition in ("in", "on", "since") for limit in untold):
            return True
        return self._is_compared_otherwise(untold)

    def _is_compared_otherwise(self, untold: list[Limit]) -> bool:
        said = _HOW_OFTEN.intersection(self.claim.qualifiers.get(_COMPARISON, ()))
        wanted = _HOW_OFTEN.intersection(limit.value for limit in untold)
        others = {limit.value for limit in self.reading.limits if limit.preposition == "than"}
        if not said or not wanted or said == wanted or not others <= {*self.claim.qualifiers.get(_COMPARATOR, ())}:
            return False
        left = self._lacks() - {_COMPARISON.value}
        return not left and all(limit.value in wanted for limit in untold)

    def _is_turned(self) -> bool:
        """Whether the claim compares the same two the other way round: in men more often, not in women."""
        thing, claim = self.reading.object, self.claim
        if thing is None or thing.value is None or self.is_negated or self.reading.is_negated:
            return False
        others = {limit.value for limit in self.reading.limits if limit.preposition == "than"}
        wanted = {limit.value for limit in self.reading.limits} & {_MORE_OFTEN, _LESS_OFTEN}
        if not wanted or not wanted <= {*claim.qualifiers.get(_COMPARISON, ())}:
            return False
        is_turned = others == {claim.object} and {thing.value} == {*claim.qualifiers.get(_COMPARATOR, ())}
        told = all(
            self._tells(limit) for limit in self._limits() if limit.value not in wanted and limit.preposition != "than"
        )
        return is_turned and told and self._lacks() <= {_COMPARISON.value}

    # ------------------------------------------------------------------------------------------------- firmness

    def _lacks(self) -> frozenset[str]:
        """What restricts the claim and not the reading, and what makes it less firm."""
        claim, found = self.claim, set()
        is_approval = _APPROVED in claim.qualifiers.get(_APPROVAL, ())
        groups = [value for key, value in self.covered if key == _POPULATION]
        of_groups = {value for group in groups for value in self.lexicon.conditions_of(group)}
        speaks_of_approval = any(limit.value == _APPROVED for limit in self.reading.limits)
        for key in restrictions(self.index, claim.qualifiers):
            for value in claim.qualifiers[key]:
                if (key, value) in self.covered or value == _VARIABLE:
                    continue
                if is_approval and not speaks_of_approval and key in (_POPULATION, _JURISDICTION):
                    continue
                if key == _CONTEXT and (
                    claim.predicate in _OF_MEDICINE or value == claim.subject or value in of_groups
                ):
                    continue
                if key == _POPULATION and self.lexicon.is_everyone(value):
                    continue
                if key == _COMPARISON and value in _UPWARD and not self.is_negated:
                    continue
                found.add(key.value)
        if any(
            value != _APPROVED and (_APPROVAL, value) not in self.covered
            for value in claim.qualifiers.get(_APPROVAL, ())
        ):
            found.add(_APPROVAL.value)
        if not claim.is_accepted:
            found.add("status")
        if claim.modality not in (None, _ASSERTED, _MAY, _ADVICE):
            found.add("status")
        if self.reading.share is not None and not {*claim.qualifier("ck:sampleKind")} <= {
            limit.value for limit in self.reading.limits
        }:
            found.add("share")
        kinds = set(claim.study_kinds)
        if kinds.intersection(limit.value for limit in self.reading.limits):
            return frozenset(found)
        if kinds & _OF_FEW and _PEOPLE not in kinds and claim.predicate != _ANIMAL_MODEL:
            found.add("study")
        return frozenset(found)

    def _to_affirmed(self, fit: str, lacks: frozenset[str]) -> Bearing | None:
        reading = self.reading
        if self.is_negated:
            of_all = reading.share is not None and reading.share.low >= 100
            partial = lacks - {"status", "study"}
            if fit == "narrower" or (partial and not of_all) or self.claim.modality == _MAY:
                return None
            return Bearing(Stand.DENIES, lacks)
        if fit == "broader" or (fit == "narrower" and reading.share is not None and reading.share.is_number):
            return None
        hedge = self._hedge()
        how_many = self._how_many(fit)
        if how_many is None:
            return None
        if how_many == "other":
            return Bearing(Stand.OTHERWISE, lacks)
        lacks |= {"hedge"} if hedge else set()
        lacks |= {"share"} if how_many == "less" else set()
        if reading.is_implied:
            return None
        return Bearing(Stand.LESS if lacks else Stand.SAYS, lacks)

    def _hedge(self) -> bool:
        """Whether the reading is firmer than the claim."""
        said, wanted = self.claim.modality, self.reading.modality
        if wanted == "may":
            return False
        if wanted == "advice":
            return said != _ADVICE
        return said == _MAY or (said == _ADVICE and self.claim.predicate not in _OF_CARE)

    def _how_many(self, fit: str) -> str | None:
        """How the shares fit: ``same``, ``less`` in the claim, ``other``; None where the claim says nothing of it."""
        said, wanted = self.share, self.reading.share
        if wanted is None:
            if said is None or self.reading.modality == "may" or said.low >= 100:
                return "same"
            return "less"
        if wanted.is_number:
            return self._how_many_exactly(wanted, said)
        if said is None:
            return "less" if wanted.low >= 30 else None
        is_wide = fit == "narrower"  # a broader thing is at least as frequent, perhaps more
        if wanted.holds(said) and (not is_wide or wanted.high >= 100):
            return "same"
        if wanted.low < 100 and wanted.excludes(said) and (not is_wide or wanted.high < said.low):
            return "other"
        return "less" if said.low < wanted.low else None

    def _how_many_exactly(self, wanted: Share, said: Share | None) -> str | None:
        if said is None or not said.is_number:
            return None
        if wanted.size is not None and wanted.size != said.size:
            return None
        if wanted.count is not None:
            return "same" if wanted.count == said.count else "other"
        near = all(
            _is_near(one, other, wanted.slack) for one, other in ((wanted.low, said.low), (wanted.high, said.high))
        )
        if near:
            return "same" if said.slack <= wanted.slack or wanted.slack else "less"
        return "other" if wanted.excludes(said) else None

    def _to_negated(self, fit: str, lacks: frozenset[str]) -> Bearing | None:
        reading = self.reading
        if self.is_negated:
            if fit == "narrower" or reading.is_implied:
                return None
            lacks |= {"hedge"} if self.claim.modality == _MAY and reading.modality != "may" else set()
            return Bearing(Stand.LESS if lacks else Stand.SAYS, lacks)
        if fit == "broader":
            return None
        if reading.modality == "may":
            is_firm = self.claim.modality in (None, _ASSERTED) and (self.share is None or self.share.low >= 100)
            return Bearing(Stand.DENIES, lacks) if is_firm and not lacks else None
        return Bearing(Stand.DENIES, lacks)


def _share_of(lexicon: Lexicon, claim: Claim) -> Share | None:
    """Of how many a claim is: by its numbers, else by its words."""
    said = claim.qualifiers
    low, high, count, size = (
        next(filter(lambda number: number is not None, map(_float, said.get(key, ()))), None)
        for key in (_PERCENTAGE, _PERCENTAGE_TO, _COUNT, _SAMPLE)
    )
    if low is None and count is not None and size:
        low = 100 * count / size
    if low is not None:
        about = tuple(value.value.rpartition("#")[2] for value in said.get(_APPROXIMATION, ()))
        given = _widened(Measure(low, high if high is not None else low), about)
        return Share(given.low, min(given.high, 100), True, given.slack, count, size)
    shares = [lexicon.share_of(value) for key in _OFTEN for value in said.get(key, ())]
    return min(shares, key=lambda share: share.low, default=None)


def _widened(given: Measure, about: tuple[str, ...]) -> Measure:
    """A number as its approximation leaves it."""
    low, high = given.low, given.high
    if "moreThan" in about:
        return given._replace(low=low + 1e-9, high=math.inf)
    if "atLeast" in about:
        return given._replace(high=math.inf)
    if "lessThan" in about:
        return given._replace(low=0, high=high - 1e-9)
    if "upTo" in about:
        return given._replace(low=0)
    return given._replace(slack=high / 20 if about else 0.0)


def _is_near(wanted: float, given: float, slack: float) -> bool:
    """Whether a number is the other, as far as it is given: 43 is 43.2, and about 60 is 58."""
    if math.isinf(wanted) or math.isinf(given):
        return wanted == given
    decimals = len(f"{wanted:.6f}".rstrip("0").partition(".")[2])
    return abs(wanted - given) <= max(slack, 1e-6) or (given != int(given) and round(given, decimals) == wanted)


def _is_same(one: Measure, other: Measure) -> bool:
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def _duration(text: str) -> Measure | None:
    found = re.fullmatch(r"P(\d+)([YMD])", text)
    return Measure(float(found[1]), float(found[1]), _UNITS_OF_TIME[found[2]]) if found else None


def _float(value: Value) -> float | None:
    if not isinstance(value, ox.Literal):
        return None
    return float(value.value) if re.fullmatch(r"\d+(?:\.\d+)?", value.value) else None


def _nodes(values: Iterable[Value]) -> list[ox.NamedNode]:
    return [value for value in values if isinstance(value, ox.NamedNode)]
