"""The numbers of claims."""

from __future__ import annotations

import math

import pytest

from kg.check.amounts import as_float, duration, is_near, is_same, measure_of, share_of, widened
from kg.check.lexicon import Lexicon
from kg.check.reading import Measure
from kg.claims.claim import Claim, claims
from kg.rdf.index import Index, node
from tests.kg.check.conftest import SMALL
from tests.kg.claims.graphs import index_of


def _claim(qualifiers: str) -> Claim:
    extra = f":n a ck:Association ; rdf:subject :a ; rdf:predicate ck:leadsTo ; rdf:object :b ; {qualifiers} ."
    (found,) = (one for one in claims(index_of(SMALL + extra)) if one.iri.endswith("/n"))
    return found


@pytest.mark.parametrize(
    ("qualifiers", "low", "high"),
    [
        ("ck:percentage 40.0", 40, 40),
        ("ck:percentage 40.0 ; ck:percentageTo 50.0", 40, 50),
        ("ck:count 4 ; ck:sampleSize 50", 8, 8),
        ("ck:percentage 50.0 ; ck:approximation ck:moreThan", 50, 100),
        ("ck:frequency ck:rare", 0, 5),
        ("ck:typicality ck:mostly ; ck:frequency ck:inSomeCases", 0, 100),
    ],
)
def test_shares(lexicon: Lexicon, qualifiers: str, low: float, high: float) -> None:
    share = share_of(lexicon, _claim(qualifiers))
    assert share is not None
    assert share.low == pytest.approx(low)
    assert share.high == pytest.approx(high)
    assert share_of(lexicon, _claim("ck:modality ck:may")) is None


def test_measures_and_what_about_does_to_them(small: Index) -> None:
    (prevalence,) = (one for one in claims(small) if one.predicate == node("ck:hasPrevalence"))
    assert measure_of(prevalence) == Measure(3.2, 3.2, node("ck:perMillion"))
    assert widened(_claim("ck:approximation ck:upTo"), Measure(3, 3)) == Measure(0, 3)
    assert widened(_claim("ck:approximation ck:atLeast"), Measure(3, 3)).high == math.inf
    assert widened(_claim("ck:approximation ck:about"), Measure(60, 60)).slack == 3


def test_near_same_and_spelled() -> None:
    assert is_near(43, 43.2, 0)
    assert not is_near(43, 44, 0)
    assert is_near(60, 58, 2.5)
    assert not is_near(60, math.inf, 2.5)
    assert duration("P6M") == Measure(6, 6, node("ck:months"))
    assert duration("P1Y6M") is None
    assert is_same(Measure(6, 6, node("ck:months"), 1), Measure(6, 6, node("ck:months")))
    assert as_float(node("ck:months")) is None
