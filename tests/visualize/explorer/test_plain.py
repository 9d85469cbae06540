"""A claim in plainer words: the verb and the name change, never the hedge, the condition or a number."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from kg.claims.claim import Claim, claims
from kg.claims.words import wording
from kg.rdf.index import Index, node
from kg.rdf.namespaces import local_name
from visualize.explorer.plain import plain_words, short_name

LEMS = node("concept:lems")


@pytest.fixture(scope="module")
def found(index: Index) -> dict[str, Claim]:
    return {local_name(claim.iri): claim for claim in claims(index)}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lems_occursWith_vitiligo", "LEMS may occur with autoimmune disorders such as vitiligo."),
        ("lems_hasAgeOfOccurrence_60", "LEMS most commonly occurs at the age of about 60 years."),
        ("lems_isA_autoimmune-disorder", "LEMS is an autoimmune disorder."),
        ("lems_hasTest_ct-of-abdomen", "Doctors may do a CT scan of the abdomen to look for cancer."),
        ("lems_hasTest_physical-exam", "Health care providers do a physical exam."),
        ("lems_hasTest_asking-about-symptoms", "Health care providers ask about the symptoms."),
        (
            "lems_hasReferral_oncologist",
            "The doctor may refer people with LEMS to an oncologist to decide whether other cancer testing is needed.",
        ),
    ],
)
def test_what_readers_read(index: Index, found: dict[str, Claim], name: str, said: str) -> None:
    assert plain_words(index, found[name], index.label(LEMS), "LEMS") == said


def test_advice_is_said_to_the_reader(index: Index, found: dict[str, Claim]) -> None:
    claim = next(claim for claim in found.values() if claim.predicate == node("ck:hasContact") and claim.spans)
    assert plain_words(index, claim) == "Contact a health care provider if symptoms of LEMS develop."


def test_a_hard_sentence_has_its_context(index: Index, found: dict[str, Claim]) -> None:
    claim = found["lems_hasCauseOfDeath_underlying-malignancy"]
    said = plain_words(index, claim, index.label(LEMS), "LEMS")
    assert said == (
        "When death occurs in people with LEMS, it is due to an underlying cancer; not everyone with LEMS has an "
        "underlying cancer."
    )


def test_the_full_name_stays_where_its_abbreviation_is_what_is_said(index: Index, found: dict[str, Claim]) -> None:
    claim = next(
        claim for claim in found.values() if isinstance(claim.object, ox.Literal) and claim.object.value == "LEMS"
    )
    said = plain_words(index, claim, index.label(LEMS), "LEMS")
    assert said.startswith("Lambert-Eaton myasthenic syndrome is also called “LEMS”")


def test_no_hedge_condition_or_number_is_lost(index: Index, found: dict[str, Claim]) -> None:
    for claim in (one for one in found.values() if one.spans):
        words, said = wording(index, claim), plain_words(index, claim, index.label(LEMS), "LEMS")
        assert ("may" in said.split()) == (claim.modality == node("ck:may")), claim.iri
        order = {node("ck:order").value}
        numbers = " ".join(one.value for one in words.qualifiers if one.key not in order)
        assert set(re.findall(r"\d+", numbers)) <= set(re.findall(r"\d+", said))


def test_the_abbreviation_is_the_exact_one_of_the_condition(found: dict[str, Claim]) -> None:
    assert short_name(found.values(), LEMS) == "LEMS"
    assert short_name(found.values(), node("concept:vitiligo")) == ""
    assert short_name([], LEMS) == ""
