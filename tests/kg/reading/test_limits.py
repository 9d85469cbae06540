"""Limits in the words of the vocabulary; each with its cue."""

from __future__ import annotations

import pytest

from kg.reading.proposals import Proposal
from tests.kg.reading.entries import read


def only(*lines: str) -> Proposal:
    (found,) = read("Symptoms", *lines)
    return found


def keys(proposal: Proposal) -> dict[str, str]:
    return {each.key: each.value.words or each.value.concept for each in proposal.qualifiers}


def test_frequency_and_typicality_are_of_the_closed_lists() -> None:
    assert keys(only("Paper lung often causes hoarseness."))["ck:frequency"] == "ck:often"
    assert keys(only("Paper lung rarely causes hoarseness."))["ck:frequency"] == "ck:rare"
    assert keys(only("Paper lung usually causes hoarseness."))["ck:typicality"] == "ck:generally"


def test_certain_cases_are_some() -> None:
    (found,) = read("Treatment", "Kite surgery has also been used in certain cases.")
    assert keys(found) == {"ck:frequency": "ck:inSomeCases"}


def test_how_grave_a_kind_is_stays_in_its_name() -> None:
    (found,) = read("Summary", "Paper lung is one of several forms of severe combined book disease.")
    assert keys(found) == {}


def test_a_population_and_a_condition_are_concepts() -> None:
    found = keys(only("If untreated, paper lung causes hoarseness in athletes."))
    assert found["ck:population"] == "athletes"
    assert found["ck:underCondition"] == "if untreated"


def test_a_claim_without_hedge_has_no_cue() -> None:
    assert only("Paper lung causes hoarseness.").cues == ()
    assert only("Paper lung may cause hoarseness.").cues != ()


def test_people_with_the_condition_are_no_population_of_their_own() -> None:
    assert "ck:population" not in keys(only("In people with paper lung, hoarseness may occur."))


def test_shares_of_people() -> None:
    found = keys(only("Approximately 30 to 40 percent of people with paper lung have hoarseness."))
    assert (found["ck:percentage"], found["ck:percentageTo"]) == ("30", "40")


def test_how_often_something_causes_it_is_not_how_often_it_comes_of_that() -> None:
    (often,) = read("Causes", "Dust often causes paper lung.")
    (most,) = read("Causes", "Dust causes most cases of paper lung.")
    assert keys(often) == {}
    assert keys(most) == {"ck:typicality": "ck:mostly"}


def test_of_what_most_have_one_example_of_several_is_in_some() -> None:
    found = read("Symptoms", "People with paper lung usually have skin changes, such as blisters or ulcers.")
    assert {each.object.words: keys(each).get("ck:frequency") for each in found} == {
        "skin changes": None,
        "blisters": "ck:inSomeCases",
        "ulcers": "ck:inSomeCases",
    }


def test_some_of_them_are_not_all() -> None:
    assert keys(only("Some babies with paper lung have hoarseness."))["ck:frequency"] == "ck:inSomeCases"
    assert keys(only("Less often, people with paper lung have hoarseness."))["ck:frequency"] == "ck:inSomeCases"
    assert keys(only("About two-thirds of people with paper lung have hoarseness."))["ck:typicality"] == "ck:mostly"


def test_two_groups_are_one_population() -> None:
    assert keys(only("In women and children, paper lung causes hoarseness."))["ck:population"] == "women and children"


def test_what_limits_a_word_of_the_object_does_not_limit_the_claim() -> None:
    found = read("Symptoms", "Paper lung causes respiratory failure typically beginning in infancy.")
    assert [each.qualifiers for each in found] == [()]


def test_what_comes_as_it_progresses() -> None:
    assert keys(only("As the disease progresses, symptoms may include fever.")) == {
        "ck:underCondition": "as the disease progresses"
    }


def test_the_more_severely_affected_are_some_of_them() -> None:
    found = only("More severely affected women may experience headaches.")
    assert keys(found)["ck:population"] == "more severely affected women"


def test_a_range_of_severity_is_none_of_its_ends() -> None:
    found = read("Symptoms", "Affected individuals have mild to moderate fever and moderate to severe pain.")
    assert [(each.object.words, each.qualifiers) for each in found] == [
        ("mild to moderate fever", ()),
        ("moderate to severe pain", ()),
    ]


@pytest.mark.parametrize(
    "sentence", ["A blood test can show if you have paper lung.", "Breathing tests can show if ink is in the airways."]
)
def test_what_a_test_shows_is_no_condition_of_it(sentence: str) -> None:
    (found,) = read("Exams and Tests", sentence)
    assert (found.predicate, found.qualifiers) == ("ck:hasTest", ())


def test_of_what_follows_from_something_else_it_is_told_in_whom() -> None:
    found = read("Causes", "In people with paper lung, high levels of ink can lead to memory loss.")
    assert [keys(each) for each in found] == [{"ck:population": "people with paper lung"}]


def test_what_this_brings_has_symptoms_in_the_condition() -> None:
    found = read("Symptoms", "The symptoms of this blood disorder include fever and pallor.")
    assert [(each.subject.words, keys(each)["ck:diseaseContext"]) for each in found] == [
        ("blood disorder", "Paper lung")
    ] * 2


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("The old ink leads to memory loss.", "Paper lung"),
        ("Ink in paper lung leads to memory loss.", None),  # the subject says it
        ("Ink gene mutations lead to kite disease.", None),  # in anybody
        ("The old ink leads to infections.", "Paper lung"),
    ],
)
def test_what_a_thing_leads_to_it_does_in_the_condition(sentence: str, context: str | None) -> None:
    (found,) = read("Causes", sentence)
    assert keys(found).get("ck:diseaseContext") == context


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Depending on the dust, paper lung can cause fever.", "depending on the dust"),
        (
            "In one severe form of the disorder called ink cough, affected individuals have fever.",
            "in one severe form of the disorder called ink …",
        ),
    ],
)
def test_what_opens_a_sentence_is_its_condition(sentence: str, condition: str) -> None:
    (found,) = read("Symptoms", sentence)
    assert (found.object.words, keys(found)["ck:underCondition"]) == ("fever", condition)


def test_how_severe_a_part_is_is_not_how_severe_all_is() -> None:
    (found,) = read("Treatment", "Consider using zincicillin for severe swelling.", in_words=True)
    assert "ck:severity" not in keys(found)
    found = read("Symptoms", "The signs of severe lung damage include", "", "- fever")[0]
    assert (found.subject.words, keys(found)) == ("severe lung damage", {})


def test_the_share_of_cases_that_a_cause_accounts_for() -> None:
    found = only("Mutations in ABC1 account for about 50 percent of all cases of paper lung.")
    assert (found.predicate, keys(found)) == ("ck:hasCause", {"ck:percentage": "50"})
