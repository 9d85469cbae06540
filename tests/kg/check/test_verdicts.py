"""From how claims stand to the verdict."""

from __future__ import annotations

import pytest

from kg.check.judgement import Verdict
from kg.check.stand import Bearing, Stand
from kg.check.verdicts import counts, rank, verdict_of, why_of
from kg.claims.claim import Claim, claims
from kg.rdf.index import Index, node

SAYS, DENIES = Bearing(Stand.SAYS), Bearing(Stand.DENIES)
LESS = Bearing(Stand.LESS, frozenset(("hedge",)))
OTHERWISE = Bearing(Stand.OTHERWISE)
IN_MEN = Bearing(Stand.OTHERWISE, frozenset((node("ck:population").value,)))


def _pairs(small: Index, bearings: list[Bearing]) -> list[tuple[Claim, Bearing]]:
    return [(claims(small)[0], how) for how in bearings]


@pytest.mark.parametrize(
    ("bearings", "verdict"),
    [
        ([SAYS], Verdict.SUPPORTED),
        ([SAYS, LESS], Verdict.SUPPORTED),
        ([LESS], Verdict.OVERSTATED),
        ([SAYS, DENIES], Verdict.DISPUTED),
        ([SAYS, OTHERWISE], Verdict.DISPUTED),
        ([SAYS, IN_MEN], Verdict.SUPPORTED),
        ([SAYS, IN_MEN._replace(is_elsewhere=True)], Verdict.DISPUTED),
        ([IN_MEN._replace(is_elsewhere=True)], Verdict.NOT_STATED),
        ([SAYS, OTHERWISE._replace(is_close=True)], Verdict.SUPPORTED),
        ([OTHERWISE._replace(is_close=True)], Verdict.CONTRADICTED),
        ([DENIES], Verdict.CONTRADICTED),
        ([], Verdict.NOT_STATED),
    ],
)
def test_verdicts(small: Index, bearings: list[Bearing], verdict: Verdict) -> None:
    assert verdict_of((_pairs(small, bearings), [])) is verdict


def test_a_lost_list_counts_where_nothing_is_said(small: Index) -> None:
    gaps = [next(iter(small.of_type(node("ck:Gap"))))]
    assert verdict_of(([], gaps)) is Verdict.LOST
    assert verdict_of((_pairs(small, [SAYS]), gaps)) is Verdict.SUPPORTED


def test_reasons_and_order(small: Index) -> None:
    assert why_of(Verdict.OVERSTATED, _pairs(small, [LESS])) == "said only with a hedge"
    ranged = Bearing(Stand.LESS, frozenset(("range", "x")))
    assert why_of(Verdict.OVERSTATED, _pairs(small, [ranged])) == "said only with a range and a restriction"
    assert sorted([DENIES, LESS, SAYS], key=rank) == [SAYS, LESS, DENIES]
    assert counts(DENIES, [])
