"""What of a statement's limits a claim tells, and what of the claim's restrictions the statement thereby tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.check.amounts import as_float, duration, interval, is_near, is_same, widened
from kg.check.lexicon import Lexicon
from kg.check.reading import Limit, Measure, Reading
from kg.claims.claim import Claim
from kg.rdf.index import Value, node

__all__ = ["AMONG", "Told"]

#: What may stand before people, or before a condition that they have.
AMONG = frozenset(("", "in", "of", "among", "for", "with", "by"))
_POPULATION, _CONTEXT, _CONDITION = node("ck:population"), node("ck:diseaseContext"), node("ck:Condition")
_UNIT, _BRAND, _DURATION = node("ck:unit"), node("ck:brandName"), node("xsd:duration")
_APPROVED_ON, _UNTIL = node("ck:approvalDate"), node("ck:approvalEndDate")
_DIFFERENCE = node("ck:difference")
_DOSES = frozenset((node("ck:hasDoseLimit"), node("ck:hasStartingDose")))
#: What may stand before the value of a qualifier; of others, what the vocabulary's pattern begins with.
_PREPOSITIONS: Mapping[ox.NamedNode, frozenset[str]] = {
    _POPULATION: AMONG,
    _CONTEXT: AMONG,
    node("ck:jurisdiction"): frozenset(("in",)),
    node("ck:comparator"): frozenset(("than",)),
    node("ck:comparison"): frozenset(("",)),
    node("ck:exampleOf"): frozenset(("such as",)),
    node("ck:foundBy"): frozenset(("by", "with", "on", "in")),
    node("ck:performedBy"): frozenset(("by", "")),
    node("ck:underCondition"): frozenset(("", "in case of", "in presence of", "with", "during", "under", "in", "when")),
}


class Told:
    """The limits of a reading beside one claim.

    Args:
        lexicon: What things mean.
        claim: The claim.
        reading: The reading.
    """

    def __init__(self, lexicon: Lexicon, claim: Claim, reading: Reading) -> None:
        self.lexicon, self.claim = lexicon, claim
        #: The values of the claim's qualifiers that the reading tells, too.
        self.covered: set[tuple[ox.NamedNode, Value]] = set()
        #: The limits that the claim does not tell.
        self.untold = [limit for limit in _limits(reading) if not self.tells(limit)]

    def tells(self, limit: Limit) -> bool:
        """Whether the claim tells what limits the reading."""
        if limit.value is not None:
            return self._tells_value(limit.value, limit.preposition)
        if limit.measure is not None:
            return self._tells_measure(limit.measure, limit.preposition)
        if not limit.preposition:
            return any(value.value == limit.text for value in self.claim.qualifiers.get(_BRAND, ()))
        if limit.preposition == "as of":
            return any(work.date.startswith(limit.text) for work in self.claim.citations)
        key = _UNTIL if limit.preposition == "until" else _APPROVED_ON
        is_then = limit.preposition in ("in", "on", "since", "from", "until")
        return is_then and any(value.value.startswith(limit.text) for value in self.claim.qualifiers.get(key, ()))

    def _tells_value(self, wanted: ox.NamedNode, preposition: str) -> bool:
        if self.lexicon.is_everyone(wanted):
            conditions = (one for one in self.lexicon.conditions_of(wanted) if isinstance(one, ox.NamedNode))
            return all(self._tells_value(one, "in") for one in conditions)
        is_told = wanted in self.claim.study_kinds or self._is_qualifier(wanted, preposition)
        if self.lexicon.is_a(wanted, _CONDITION) and preposition in AMONG:
            groups = self.claim.qualifiers.get(_POPULATION, ())
            is_told |= self.claim.subject == wanted
            is_told |= any(wanted in self.lexicon.conditions_of(group) for group in groups)
        if preposition == "such as":
            is_told |= wanted in self.lexicon.above(self.claim.object)
        return is_told

    def _is_qualifier(self, wanted: ox.NamedNode, preposition: str) -> bool:
        """Whether a thing is the value of a qualifier that can stand after a preposition, or a wider group is."""
        is_told = False
        for key, values in self.claim.qualifiers.items():
            if preposition not in self._prepositions(key):
                continue
            for value in values:
                if value == wanted:
                    self.covered.add((key, value))
                    is_told = True
                elif key == _POPULATION and wanted in self.lexicon.above(value):
                    is_told = True
                elif self.claim.predicate in _DOSES and value in self.lexicon.above(wanted):
                    self.covered.add((key, value))  # a dose for all of them is one for these
                    is_told = True
        return is_told

    def _prepositions(self, key: ox.NamedNode) -> frozenset[str]:
        if key in _PREPOSITIONS:
            return _PREPOSITIONS[key]
        return self.lexicon.prepositions(key)

    def _tells_measure(self, wanted: Measure, preposition: str) -> bool:
        for key, values in self.claim.qualifiers.items():
            if preposition in self._prepositions(key):
                for value in values:
                    if isinstance(value, ox.Literal) and self._is_measure(wanted, value):
                        self.covered.add((key, value))
                        return True
        return False

    def is_another_difference(self, limit: Limit) -> bool:
        """Whether a limit is how much a difference is, of which the claim gives another beyond doubt."""
        wanted, units = limit.measure, self.claim.qualifiers.get(_UNIT, ())
        given = [number for value in self.claim.qualifiers.get(_DIFFERENCE, ()) if (number := as_float(value))]
        if wanted is None or limit.preposition != "by" or not given or wanted.unit not in units:
            return False
        low, high = interval(self.claim) or (given[0], given[0])
        return wanted.high + wanted.slack < min(low, given[0]) or max(high, given[0]) < wanted.low - wanted.slack

    def _is_measure(self, wanted: Measure, value: ox.Literal) -> bool:
        if value.datatype == _DURATION:
            given = duration(value.value)
            return given is not None and is_same(given, wanted)
        number = as_float(value)
        if number is None or wanted.unit not in self.claim.qualifiers.get(_UNIT, ()):
            return False
        told = widened(self.claim, Measure(number, number))
        return is_near(wanted.low, told.low, wanted.slack) and is_near(wanted.high, told.high, wanted.slack)


def _limits(reading: Reading) -> Iterable[Limit]:
    yield from reading.limits
    for thing in (reading.subject, reading.object):
        if thing is not None and thing.group is not None:
            yield Limit(thing.group, "in")
    yield from (Limit(condition, "in") for condition in reading.conditions)
