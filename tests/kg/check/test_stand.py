"""How one claim stands to one reading."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.check.lexicon import Lexicon
from kg.check.reading import Limit, Measure, Reading, Share, Thing
from kg.check.stand import Stand, stand
from kg.claims.claim import claims
from kg.rdf.index import Index, node

THING = "http://e/"
ITCH = Reading(node("ck:hasSymptom"), Thing(ox.NamedNode(THING + "zeta")), Thing(ox.NamedNode(THING + "itch")))
PILL = replace(ITCH, predicate=node("ck:hasMedicine"), object=Thing(ox.NamedNode(THING + "pill")))
BURN = replace(ITCH, object=Thing(ox.NamedNode(THING + "burn")))
SKIN = Thing(ox.NamedNode(THING + "skin-trouble"))
PREVALENCE = replace(ITCH, predicate=node("ck:hasPrevalence"))


def _rate(number: float) -> Thing:
    return Thing(measure=Measure(number, number, node("ck:perMillion")))


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (ITCH, (Stand.SAYS, "")),
        (replace(ITCH, modality="may"), (Stand.SAYS, "")),
        (replace(ITCH, modality="advice"), (Stand.LESS, "hedge")),
        (replace(ITCH, is_negated=True), (Stand.DENIES, "")),
        (replace(ITCH, object=SKIN), (Stand.SAYS, "")),
        (replace(ITCH, predicate=node("ck:hasPhenotype")), (Stand.SAYS, "")),
        (replace(ITCH, share=Share(100, 100)), (Stand.LESS, "share")),
        (replace(ITCH, limits=(Limit(ox.NamedNode(THING + "men"), "in"),)), None),
        (replace(ITCH, subject=SKIN), None),
        (replace(ITCH, is_implied=True), None),
        (PILL, (Stand.LESS, "hedge population")),
        (replace(PILL, modality="may", limits=(Limit(ox.NamedNode(THING + "men"), "in"),)), (Stand.SAYS, "")),
        (replace(PILL, is_negated=True), (Stand.DENIES, "population")),
        (BURN, (Stand.LESS, "share")),
        (replace(BURN, modality="may"), (Stand.SAYS, "")),
        (replace(BURN, share=Share(40, 40, is_number=True)), (Stand.SAYS, "")),
        (replace(BURN, share=Share(45, 45, is_number=True)), (Stand.OTHERWISE, "")),
        (replace(BURN, share=Share(30, 100)), (Stand.SAYS, "")),
        (replace(BURN, share=Share(50.1, 100)), (Stand.OTHERWISE, "")),
        (replace(BURN, share=Share(40, 40, is_number=True), size=60), None),
        (replace(ITCH, predicate=node("ck:affects"), object=SKIN), (Stand.DENIES, "status")),
        (replace(ITCH, predicate=node("ck:affects"), object=SKIN, is_negated=True), (Stand.LESS, "status")),
        (replace(PREVALENCE, object=_rate(3.2)), (Stand.SAYS, "")),
        (replace(PREVALENCE, object=_rate(3)), (Stand.SAYS, "")),
        (replace(PREVALENCE, object=_rate(5)), (Stand.OTHERWISE, "")),
    ],
)
def test_stands(small: Index, lexicon: Lexicon, reading: Reading, expected: tuple[Stand, str] | None) -> None:
    found = [how for claim in claims(small) if (how := stand(lexicon, claim, reading)) is not None]
    told = [(how.stand, " ".join(sorted(lack.rpartition("#")[2] for lack in how.lacks))) for how in found]
    assert told == ([] if expected is None else [expected])
