"""A claim in plainer words: the verb and the name change, never the hedge, the condition or a number."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from kg.claims.claim import Claim, claims
from kg.claims.words import wording
from kg.rdf.index import Index, node
from kg.rdf.namespaces import local_name
from visualize.explorer.plain import plain_words, sentence_case, short_name

LEMS = node("concept:lems")


@pytest.fixture(scope="module")
def found(index: Index) -> dict[str, Claim]:
    return {local_name(claim.iri): claim for claim in claims(index)}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lems_occursWith_vitiligo", "LEMS may occur with vitiligo (an example of autoimmune disorder)."),
        ("lems_hasAgeOfOccurrence_60", "LEMS occurs at the age of about 60 years (most common)."),
        ("lems_isA_autoimmune-disorder", "LEMS is an autoimmune disorder."),
    ],
)
def test_what_readers_read(index: Index, found: dict[str, Claim], name: str, said: str) -> None:
    assert plain_words(index, found[name], index.label(LEMS), "LEMS") == said


def test_that_the_entry_advises_a_contact_is_said_of_the_entry(index: Index, found: dict[str, Claim]) -> None:
    claim = next(claim for claim in found.values() if claim.predicate == node("ck:hasContact"))
    assert plain_words(index, claim).startswith("The entry advises contacting a health care provider ")


def test_the_full_name_stays_where_its_abbreviation_is_what_is_said(index: Index, found: dict[str, Claim]) -> None:
    claim = next(
        claim for claim in found.values() if isinstance(claim.object, ox.Literal) and claim.object.value == "LEMS"
    )
    said = plain_words(index, claim, index.label(LEMS), "LEMS")
    assert said.startswith("Lambert-Eaton myasthenic syndrome is also called “LEMS”")


def test_no_hedge_condition_or_number_is_lost(index: Index, found: dict[str, Claim]) -> None:
    for claim in found.values():
        words, said = wording(index, claim), plain_words(index, claim, index.label(LEMS), "LEMS")
        assert said.startswith("Not: ") == claim.negated
        assert ("may" in said.split()) == (claim.modality == node("ck:may")), claim.iri
        assert set(re.findall(r"\d+", " ".join(one.value for one in words.qualifiers))) <= set(re.findall(r"\d+", said))


def test_the_abbreviation_is_the_exact_one_of_the_condition(found: dict[str, Claim]) -> None:
    assert short_name(found.values(), LEMS) == "LEMS"
    assert short_name(found.values(), node("concept:vitiligo")) == ""
    assert short_name([], LEMS) == ""


def test_a_sentence() -> None:
    assert sentence_case("muscles are weak") == "Muscles are weak."
    assert sentence_case("") == "."
