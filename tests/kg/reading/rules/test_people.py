"""Who gets the condition, who is more likely to, and from what."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Older adults also are at increased risk for paper lung.", "older adults"),
        ("People who smoke are at higher risk of paper lung.", "people who smoke"),
        ("People with high blood pressure also have an increased risk of paper lung.", "high blood pressure"),
        ("Adult men, particularly those over 40, are more likely to develop paper lung.", "adult men"),
        ("People who smoke are also vulnerable to paper lung.", "people who smoke"),
    ],
)
def test_who_is_at_risk(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasRiskFactor", words) in said("Causes", sentence)


@pytest.mark.parametrize("how", ["9 times more likely to have paper lung than", "twice as likely to get paper lung as"])
def test_more_likely_than_others_is_a_comparison(how: str) -> None:
    (claim,) = read("Causes", f"Women are {how} men.")
    assert claim.object.words == "women"
    assert {(q.key, q.value.concept.rpartition(":")[2]) for q in claim.qualifiers} == {
        ("ck:comparison", "moreOftenThan"),
        ("ck:comparator", "men"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "These people are at higher risk of paper lung.",
        "People with paper lung are at higher risk of paper lung.",
        "Children are less likely to get paper lung.",
        "Affected people are at higher risk of paper lung.",
    ],
)
def test_who_is_not_told_or_not_at_risk(sentence: str) -> None:
    assert not any(predicate == "ck:hasRiskFactor" for _, predicate, _ in said("Causes", sentence))


def test_who_has_it() -> None:
    (claim,) = read("Causes", "Both men and women can have paper lung.")
    assert (claim.predicate, claim.object.words, claim.modality) == ("ck:occursIn", "men and women", "ck:may")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("You can also get paper lung by inhaling ink or dust.", "inhaling ink or dust"),
        ("People get paper lung from mouldy books.", "mouldy books"),
        ("Humans can contract paper lung through contact with a wet book.", "contact with a wet book"),
    ],
)
def test_from_what_one_gets_it(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasCause", words) in said("Causes", sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("You can prevent paper lung by wearing a mask.", "wearing a mask"),
        ("People can lower their risk of paper lung by airing the room and resting.", "airing the room and resting"),
    ],
)
def test_how_one_prevents_it(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasPrevention", words) in said("Prevention", sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "You are at risk if you sleep on paper, use glue, or are unable to move.",
            {"sleep on paper", "use glue", "are unable to move"},
        ),
        ("You are more likely to get paper lung if you smoke.", {"smoke"}),
        ("People may be at higher risk of paper lung if they have a cough.", {"cough"}),
    ],
)
def test_who_is_at_risk_if(sentence: str, words: set[str]) -> None:
    assert {each[2] for each in said("Risk Factors", sentence) if each[1] == "ck:hasRiskFactor"} == words


def test_at_risk_of_something_else() -> None:
    assert not said("Risk Factors", "You are more likely to get asthma if you smoke.")


def test_whom_it_rarely_affects() -> None:
    assert ("Paper lung", "ck:occursIn", "females") in {
        (subject, predicate, words.lower())
        for subject, predicate, words in said("Frequency", "Females are rarely affected by this condition.")
    }


def test_who_is_at_risk_though_it_does_not_say_of_what() -> None:
    assert said("Causes", "Men over 40 are at higher risk.") == {("Paper lung", "ck:hasRiskFactor", "men over 40")}
    assert not said("Treatment", "Men over 40 are at higher risk.")


def test_whom_it_affects_more_often() -> None:
    (found,) = read("Frequency", "Men are affected more often than women.")
    assert (found.object.words, {each.key for each in found.qualifiers}) == ("men", {"ck:comparator", "ck:comparison"})
