"""What of a statement's limits a claim tells."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.check.lexicon import Lexicon
from kg.check.reading import Limit, Reading
from kg.check.tells import Told
from kg.claims.claim import Claim, claims
from kg.rdf.index import Index, node

THING = "http://e/"


def _of(small: Index, name: str) -> Claim:
    return next(one for one in claims(small) if one.iri == THING + name)


@pytest.mark.parametrize(
    ("claim", "limit", "is_told"),
    [
        ("c2", Limit(ox.NamedNode(THING + "men"), "in"), True),
        ("c2", Limit(ox.NamedNode(THING + "men"), "without"), False),
        ("c2", Limit(ox.NamedNode(THING + "women"), "in"), False),
        ("c2", Limit(ox.NamedNode(THING + "zeta"), "in"), True),
        ("c2", Limit(ox.NamedNode(THING + "all"), "in"), True),
        ("c4", Limit(node("ck:moreOftenThan")), True),
        ("c4", Limit(ox.NamedNode(THING + "women"), "than"), True),
        ("c4", Limit(ox.NamedNode(THING + "women"), "in"), False),
        ("c1", Limit(text="2018", preposition="in"), False),
        ("c1", Limit(text="Zetabrand"), False),
    ],
)
def test_limits(small: Index, lexicon: Lexicon, claim: str, limit: Limit, *, is_told: bool) -> None:
    found = _of(small, claim)
    told = Told(lexicon, found, Reading(found.predicate, None, None, limits=(limit,)))
    assert (told.untold == []) is is_told


def test_what_is_told_of_the_claim_is_remembered(small: Index, lexicon: Lexicon) -> None:
    found, men = _of(small, "c2"), ox.NamedNode(THING + "men")
    told = Told(lexicon, found, Reading(found.predicate, None, None, limits=(Limit(men, "in"),)))
    assert told.covered == {(node("ck:population"), men)}
