"""Third vocabularies say whether two names mean one concept."""

from __future__ import annotations

from kg.claims.normal import bag
from kg.link.match.witnesses import Witness, hear
from tests.kg.link.match.made import concept

WITNESS = Witness("w", [concept("w:1", "shingles", "herpes zoster", "HZ"), concept("w:2", "chickenpox", "varicella")])


def test_one_concept_two_concepts_or_unknown() -> None:
    subject = [bag("shingles")]
    assert WITNESS.verdict(subject, bag("zoster"), [bag("zoster"), bag("herpes zoster")]) == 1
    assert WITNESS.verdict(subject, bag("varicella"), [bag("varicella")]) == -1
    assert WITNESS.verdict(subject, bag("asthma"), [bag("asthma")]) == 0
    assert WITNESS.verdict([bag("asthma")], bag("varicella"), [bag("varicella")]) == 0


def test_other_names_are_those_of_one_concept_without_abbreviations() -> None:
    assert set(WITNESS.other_names(bag("shingles"))) == {bag("shingles"), bag("herpes zoster")}
    assert list(WITNESS.other_names(bag("asthma"))) == []


def test_who_speaks_for_and_who_against() -> None:
    other = Witness("o", [concept("o:1", "shingles"), concept("o:2", "zoster")])
    assert hear([WITNESS, other], [bag("shingles")], bag("zoster"), [bag("zoster"), bag("herpes zoster")]) == (
        ["w"],
        ["o"],
    )
