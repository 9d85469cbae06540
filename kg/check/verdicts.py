"""From how claims stand to what is said to the verdict on it, and its reason."""

from __future__ import annotations

from kg.check.judgement import Verdict
from kg.check.stand import UNFIRM, Bearing, Stand
from kg.claims.claim import Claim
from kg.rdf.index import Resource

__all__ = ["PREFERRED", "STANDS", "WORST", "Found", "counts", "rank", "verdict_of", "why_of"]

#: Verdicts, the preferred one first, where a sentence can be read in several ways.
PREFERRED = (
    *(Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OVERSTATED, Verdict.CONTRADICTED, Verdict.LOST),
    *(Verdict.NOT_STATED, Verdict.NOT_UNDERSTOOD),
)
#: Verdicts, the one that counts first, where several things are said.
WORST = (
    *(Verdict.CONTRADICTED, Verdict.NOT_STATED, Verdict.LOST, Verdict.DISPUTED, Verdict.OVERSTATED),
    Verdict.SUPPORTED,
)
STANDS = (Stand.SAYS, Stand.LESS, Stand.DENIES, Stand.OTHERWISE)

#: What bears on one thing said: claims with how they stand, and gaps.
Found = tuple[list[tuple[Claim, Bearing]], list[Resource]]


def rank(how: Bearing) -> tuple[int, int]:
    """Where a bearing comes among several of one claim: the best first."""
    return STANDS.index(how.stand), len(how.lacks)


def verdict_of(found: Found) -> Verdict:
    """The verdict on one thing said."""
    bearing, gaps = found
    by_stand = {kind: [how for _, how in bearing if how.stand is kind] for kind in STANDS}
    says, less, denies, others = (by_stand[kind] for kind in STANDS)
    apart = [how for how in others if counts(how, bearing)]
    if says:
        return Verdict.DISPUTED if denies or apart else Verdict.SUPPORTED
    if less:
        return Verdict.DISPUTED if denies or apart else Verdict.OVERSTATED
    if denies or apart:
        return Verdict.CONTRADICTED
    return Verdict.LOST if gaps else Verdict.NOT_STATED


def counts(how: Bearing, among: list[tuple[Claim, Bearing]]) -> bool:
    """Whether another value is one of the same: of no other people or country than a claim that says it or less."""
    own = how.lacks - UNFIRM
    if how.is_close and any(other.stand is Stand.SAYS for _, other in among):
        return False
    return (
        how.stand is not Stand.OTHERWISE
        or not own
        or any(own <= other.lacks for _, other in among if other.stand is Stand.LESS)
        or (how.is_elsewhere and any(other.stand is Stand.SAYS for _, other in among))
    )


def why_of(verdict: Verdict, bearing: list[tuple[Claim, Bearing]]) -> str:
    """The reason of a verdict in a few words, where it needs one."""
    if verdict is Verdict.OVERSTATED:
        lacks = {
            "hedge": "a hedge",
            "range": "a range",
            "status": "claims that were not checked",
            "share": "a word or number for how often",
            "study": "studies in animals, in the laboratory or of single cases",
        }
        least = min((how.lacks for _, how in bearing if how.stand is Stand.LESS), key=len)
        told = [words for key, words in lacks.items() if key in least]
        told += ["a restriction"] if least - lacks.keys() else []
        return f"said only with {' and '.join(told)}"
    if verdict is Verdict.CONTRADICTED and all("status" in how.lacks for _, how in bearing):
        return "only by claims that were not checked"
    return ""
