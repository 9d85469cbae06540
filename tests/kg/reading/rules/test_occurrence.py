"""How often, in whom, at what age."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Paper lung is rare in children.", "ck:occursIn", "rare in children"),
        (
            "Causes",
            "Paper lung occurs almost exclusively in women.",
            "ck:occursIn",
            "almost exclusively in women",
        ),
        (
            "Causes",
            "Paper lung has an X-linked pattern of inheritance.",
            "ck:hasMechanism",
            "X-linked pattern of inheritance",
        ),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("This condition is inherited in an autosomal dominant pattern.", "autosomal dominant condition"),
        ("The disease is inherited in an X-linked recessive manner.", "X-linked recessive disease"),
    ],
)
def test_how_it_is_inherited_is_what_it_is(sentence: str, words: str) -> None:
    assert said("Causes", sentence) == {("Paper lung", "ck:isA", words)}


def test_it_runs_in_families() -> None:
    assert said("Causes", "Paper lung runs in families.") == {("Paper lung", "ck:hasMechanism", "runs in families")}


def test_how_frequent_it_is_nobody_knows() -> None:
    found = said("Frequency", "The prevalence of paper lung is unknown.")
    assert found == {("Paper lung", "ck:hasOpenQuestion", "prevalence of paper lung")}


def test_how_many_are_diagnosed_with_it() -> None:
    found = said("Causes", "About 60,000 Americans are diagnosed with paper lung each year.")
    assert found == {("Paper lung", "ck:occursIn", "about 60,000 Americans are diagnosed with paper lung each …")}


def test_before_what_age_it_occurs() -> None:
    found = said("Summary", "Most cases of paper lung occur before the age of 20.")
    assert ("Paper lung", "ck:occursIn", "before the age of 20") in found


def test_in_what_part_of_the_world_it_occurs() -> None:
    assert ("Paper lung", "ck:occursIn", "southern Africa") in said("Causes", "Paper lung occurs in southern Africa.")


@pytest.mark.parametrize(
    "sentence",
    ["Limit your salt to about 25 percent.", "Paper lung is the most common cause of coughs in older people."],
)
def test_what_tells_no_occurrence(sentence: str) -> None:
    assert not {each for each in said("Causes", sentence) if each[1] == "ck:occursIn"}


def test_cases_of_another_disease_are_not_of_the_condition() -> None:
    assert not said("Summary", "Most cases of arthritis are associated with dust.")


def test_whom_it_occurs_in_is_no_limit_besides() -> None:
    (found,) = read("Causes", "Paper lung is more common in adolescents, young adults, and the elderly.")
    assert not found.qualifiers


def test_what_it_is_a_kind_of_is_nobody_who_has_it() -> None:
    found = said("Frequency", "Paper lungs are book disorders caused by many of the things common to people.")
    assert not any(predicate == "ck:occursIn" for _, predicate, _ in found)


def test_how_else_it_is_inherited_in_some_is_no_limit() -> None:
    (found, *_) = read(
        "Causes",
        "Paper lung is generally inherited in an autosomal recessive manner; "
        "however, it may follow a dominant pattern in some printers.",
    )
    assert {each.key for each in found.qualifiers} == {"ck:typicality"}
