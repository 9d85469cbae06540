"""Whom a claim is of, and how many of them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.claim import Claim
from kg.claims.shares import Shares, grouped
from kg.rdf.index import Index, Value, node


def shares(index: Index, **qualifiers: str) -> Shares:
    """The shares of a claim on a symptom; digits are numbers, the rest are concepts."""
    said: dict[ox.NamedNode, tuple[Value, ...]] = {
        node(f"ck:{key}"): (ox.Literal(one) if one[0].isdigit() else node(one),) for key, one in qualifiers.items()
    }
    subject, predicate, symptom = map(node, ("concept:lems", "ck:hasSymptom", "concept:dry-mouth"))
    claim = Claim("urn:made", subject, predicate, symptom, qualifiers=said)
    return Shares(index, claim, index.label, {key: [*values] for key, values in said.items()})


@pytest.mark.parametrize(
    ("qualifiers", "said"),
    [
        ({"count": "29", "sampleSize": "34", "percentage": "85"}, "29 (85 %) of 34 people with {}"),
        ({"count": "0", "sampleSize": "34"}, "none of 34 people with {}"),
        ({"count": "9", "sampleSize": "9"}, "all of 9 people with {}"),
        ({"count": "77", "sampleSize": "46995"}, "77 of 46,995 people with {}"),
        ({"percentage": "50", "percentageTo": "60", "approximation": "ck:about"}, "about 50 to 60 % of people with {}"),
        (
            {"percentage": "50", "population": "concept:lems-patients-with-cancer"},
            "50 % of people with LEMS and cancer",
        ),
    ],
)
def test_how_many_of_whom(index: Index, qualifiers: dict[str, str], said: str) -> None:
    made = shares(index, **qualifiers)
    assert made.shared() == said.format(index.label(node("concept:lems")))
    assert made.left == {}


def test_a_group_in_which_all_have_the_condition_names_it(index: Index) -> None:
    made = shares(index, population="concept:lems-patients-with-cancer")
    assert made.form_of_subject() == "LEMS with cancer"
    assert made.left == {}
    assert shares(index, population="concept:men").form_of_subject() == ""


def test_none_is_a_denial_and_a_range_from_nought_is_not(index: Index) -> None:
    assert shares(index, count="0", sampleSize="9").is_of_none
    assert shares(index, percentage="0").is_of_none
    assert not shares(index, percentage="0", percentageTo="2.6").is_of_none


def test_who_does_it(index: Index) -> None:
    assert shares(index).performers() == "doctors"
    assert shares(index, performedBy="concept:health-care-provider").performers() == "health care providers"


def test_long_numbers_are_grouped() -> None:
    assert [grouped(one) for one in ("46995", "1000", "0.48")] == ["46,995", "1000", "0.48"]
