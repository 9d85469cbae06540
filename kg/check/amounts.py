"""The numbers of a claim, as a statement is compared with them: how many, how much, how long."""

from __future__ import annotations

import math
import re

import pyoxigraph as ox

from kg.check.lexicon import Lexicon
from kg.check.reading import Measure, Share
from kg.claims.claim import Claim
from kg.rdf.index import Value, node

__all__ = ["as_float", "duration", "interval", "is_near", "is_same", "measure_of", "share_of", "widened"]

_PERCENTAGE, _PERCENTAGE_TO = node("ck:percentage"), node("ck:percentageTo")
_COUNT, _SAMPLE, _APPROXIMATION = node("ck:count"), node("ck:sampleSize"), node("ck:approximation")
_NUMBER_TO, _UNIT, _SENSITIVITY = node("ck:numberTo"), node("ck:unit"), node("ck:sensitivity")
#: The limits of the 95 % confidence interval of a claim's number, and of its sensitivity.
_CONFIDENCE = (node("ck:confidenceLower"), node("ck:confidenceUpper"))
_OF_SENSITIVITY = (node("ck:sensitivityLower"), node("ck:sensitivityUpper"))
#: How far a number may be rounded, as a part of it: 43.2 to 43, but not 2.7 to 3.
_ROUNDED = 0.1
_OFTEN = (node("ck:frequency"), node("ck:typicality"))
_PHENOTYPE = frozenset(map(node, ("ck:hasFinding", "ck:hasPhenotype", "ck:hasSymptom")))
_UNITS_OF_TIME = {"Y": node("ck:years"), "M": node("ck:months"), "D": node("ck:days")}
#: How each approximation leaves a number: what it may be at least and at most.
_ABOVE, _AT_LEAST, _BELOW, _UP_TO = map(node, ("ck:moreThan", "ck:atLeast", "ck:lessThan", "ck:upTo"))


def measure_of(claim: Claim) -> Measure | None:
    """The number that a claim has for its object, with its unit, as its approximation leaves it."""
    low = as_float(claim.object)
    if low is None:
        return None
    high = max([low, *_numbers(claim, _NUMBER_TO)])
    unit = next((one for one in claim.qualifiers.get(_UNIT, ()) if isinstance(one, ox.NamedNode)), None)
    return widened(claim, Measure(low, high, unit))


def share_of(lexicon: Lexicon, claim: Claim) -> Share | None:
    """Of how many a claim is: by its numbers, else by its words; None where it tells of neither."""
    low, high, count, size = (
        next(iter(_numbers(claim, key)), None) for key in (_PERCENTAGE, _PERCENTAGE_TO, _COUNT, _SAMPLE)
    )
    if low is None and claim.predicate in _PHENOTYPE:  # of those who have it, as many are found by it
        low = next(iter(_numbers(claim, _SENSITIVITY)), None)
    if low is None and count is not None and size:
        low = 100 * count / size
    if low is not None:
        given = widened(claim, Measure(low, low if high is None else high))
        return Share(given.low, min(given.high, 100), is_number=True, slack=given.slack, number=count, size=size)
    shares = [lexicon.share_of(value) for key in _OFTEN for value in claim.qualifiers.get(key, ())]
    return min(shares, key=lambda share: share.low, default=None)


def interval(claim: Claim) -> tuple[float, float] | None:
    """The ends of the 95 % confidence interval of a claim's number, or of its sensitivity; None where it has none."""
    for lower, upper in (_CONFIDENCE, _OF_SENSITIVITY):
        low, high = _numbers(claim, lower), _numbers(claim, upper)
        if low and high:
            return low[0], high[0]
    return None


def widened(claim: Claim, given: Measure) -> Measure:
    """A number of a claim as its approximation leaves it: “more than 10” has no upper end."""
    about = claim.qualifiers.get(_APPROXIMATION, ())
    if _ABOVE in about:
        return given._replace(low=given.low + 1e-9, high=math.inf)
    if _AT_LEAST in about:
        return given._replace(high=math.inf)
    if _BELOW in about:
        return given._replace(low=0, high=given.high - 1e-9)
    if _UP_TO in about:
        return given._replace(low=0)
    return given._replace(slack=given.high / 20 if about else 0.0)


def is_near(wanted: float, given: float, slack: float) -> bool:
    """Whether a number is the other, as far as it is given: 43 is 43.2, and about 60 is 58."""
    if math.isinf(wanted) or math.isinf(given):
        return wanted == given
    decimals = len(f"{wanted:.6f}".rstrip("0").partition(".")[2])
    is_rounded = given != int(given) and round(given, decimals) == wanted
    return abs(wanted - given) <= max(slack, 1e-6) or (is_rounded and abs(wanted - given) <= given * _ROUNDED)


def is_same(one: Measure, other: Measure) -> bool:
    """Whether two measures are the same, whatever “about” stands before them."""
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def duration(text: str) -> Measure | None:
    """A duration of years, months or days (xsd:duration); None where it is another."""
    found = re.fullmatch(r"P(\d+)([YMD])", text)
    return Measure(float(found[1]), float(found[1]), _UNITS_OF_TIME[found[2]]) if found else None


def as_float(value: Value) -> float | None:
    """The number that a literal is; None where it is none."""
    if not isinstance(value, ox.Literal):
        return None
    return float(value.value) if re.fullmatch(r"\d+(?:\.\d+)?", value.value) else None


def _numbers(claim: Claim, key: ox.NamedNode) -> list[float]:
    return [number for value in claim.qualifiers.get(key, ()) if (number := as_float(value)) is not None]
