"""Causes, triggers, risks, and what occurs together."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Paper lung is caused by dust.", "ck:hasCause", "dust"),
        ("Causes", "Dust causes paper lung.", "ck:hasCause", "dust"),
        ("Causes", "Paper lung can be triggered by cold air.", "ck:hasTrigger", "cold air"),
        ("Causes", "Smoking increases the risk of paper lung.", "ck:hasRiskFactor", "smoking"),
        ("Causes", "Paper lung is associated with lung cancer.", "ck:occursWith", "lung cancer"),
        ("Summary", "Paper lung may be accompanied by deafness.", "ck:occursWith", "deafness"),
        ("Possible Complications", "Paper lung may lead to choking fits.", "ck:hasComplication", "choking fits"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    ("sentence", "predicate", "words"),
    [
        ("Paper lung is spread by direct contact with old books.", "ck:hasCause", "direct contact with old books"),
        ("Dust can also cause it.", "ck:hasCause", "dust"),
        ("Exposure to lead can cause paper lung.", "ck:hasCause", "exposure to lead"),
        (
            "The symptoms of paper lung are caused by swelling of the airways.",
            "ck:hasMechanism",
            "swelling of the airways",
        ),
    ],
)
def test_other_ways_to_name_a_cause(sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said("Causes", f"Paper lung is known. {sentence}")


def test_what_is_likely_is_hedged() -> None:
    (claim,) = read("Causes", "Mutations in the gene likely cause paper lung.")
    assert claim.modality == "ck:may"


def test_a_list_in_a_relative_clause_is_no_subject() -> None:
    assert not any(
        "kidneys" in each for each in said("Causes", "Illnesses that harm the liver or the kidneys cause gout.")
    )
    assert not said("Causes", "Some illnesses that harm the liver, heart, or kidneys can cause paper lung.")


def test_what_it_develops_in_response_to() -> None:
    found = said("Summary", "Paper lung may develop in response to dust.")
    assert found == {("Paper lung", "ck:hasCause", "dust")}


def test_what_leads_to_its_signs_is_how_it_works() -> None:
    assert said("Causes", "The slow death of cells leads to the signs and symptoms of paper lung.") == {
        ("Paper lung", "ck:hasMechanism", "slow death of cells")
    }


def test_what_causes_the_cause() -> None:
    assert said("Causes", "It may be caused by thin blood (anemia), resulting from poor food, or loss of blood.") == {
        ("Paper lung", "ck:hasCause", "thin blood"),
        ("thin blood", "ck:hasCause", "poor food"),
        ("thin blood", "ck:hasCause", "loss of blood"),
    }


def test_of_what_it_is_a_complication() -> None:
    found = said("Causes", "Paper lung may also occur as a complication of trauma or a tumor.")
    assert found == {("Paper lung", "ck:hasCause", "trauma"), ("Paper lung", "ck:hasCause", "tumor")}


def test_what_it_gets_better_by_is_no_harm() -> None:
    found = said("Outlook (Prognosis)", "Surgery results in relief for most people.")
    assert {predicate for _, predicate, _ in found} == {"ck:hasPrognosis"}


def test_what_happens_may_have_a_verb_of_being() -> None:
    (found,) = read("Summary", "Paper lung occurs when the airways cannot widen.")
    assert (found.predicate, found.object.words, found.modality) == (
        "ck:hasCause",
        "airways cannot widen",
        "ck:asserted",
    )
    assert not said("Summary", "Chronic paper lung occurs when the airways cannot widen.")


def test_complications_by_that_name() -> None:
    found = said("Symptoms", "Paper lung can cause complications such as a collapsed lung.")
    assert found == {("Paper lung", "ck:hasComplication", "collapsed lung")}


def test_in_whom_nobody_knows_it_is_kept() -> None:
    (found,) = read("Causes", "In some people, the cause of paper lung is unknown.")
    assert [(each.key, each.value.concept) for each in found.qualifiers] == [("ck:frequency", "ck:inSomeCases")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In these cases, the cause is unknown.",
        "It is not known what causes arthritis.",
        "You may feel that you do not know how to sing.",
    ],
)
def test_what_nobody_knows_of_something_else(sentence: str) -> None:
    assert not said("Causes", sentence)


def test_what_it_does_not_always_cause_is_no_denial() -> None:
    assert not said("Symptoms", "Paper lung doesn't always cause coughing.")


def test_why_it_is_in_some_people_is_no_cause() -> None:
    assert not {
        each
        for each in said("Causes", "Paper lung occurs in women because men wear masks.")
        if each[1] == "ck:hasCause"
    }


def test_the_cause_of_the_described_cases_is_that_of_the_condition() -> None:
    found = said("Causes", "The few described cases of paper lung have been caused by glue.")
    assert found == {("Paper lung", "ck:hasCause", "glue")}


def test_a_share_of_the_cases_limits_their_cause() -> None:
    (found,) = read("Causes", "About 40 to 60 percent of cases of paper lung are caused by dust.")
    assert {each.key: each.value.words for each in found.qualifiers} == {"ck:percentage": "40", "ck:percentageTo": "60"}


def test_a_share_may_open_the_sentence() -> None:
    (found,) = read("Causes", "In 30 to 80 percent of cases, paper lung is caused by dust.")
    assert {each.key: each.value.words for each in found.qualifiers} == {"ck:percentage": "30", "ck:percentageTo": "80"}


def test_how_often_something_occurs_is_no_cause() -> None:
    found = read("Causes", "Attacks of paper lung typically occur from 5 to 40 times a day and last an hour.")
    assert not any(each.predicate == "ck:hasCause" for each in found)


@pytest.mark.parametrize("section", ["Considerations", "Treatment"])
def test_that_its_cause_is_unknown_is_told_anywhere(section: str) -> None:
    found = said(section, "The cause of paper lung is not known.")
    assert found == {("Paper lung", "ck:hasOpenQuestion", "cause of paper lung")}


@pytest.mark.parametrize("what", ["inheritance pattern", "exact cause"])
def test_what_is_not_known_of_it(what: str) -> None:
    found = said("Causes", f"The {what} of paper lung is complex and not fully understood.")
    assert found == {("Paper lung", "ck:hasOpenQuestion", f"{what} of paper lung")}


@pytest.mark.parametrize("doubt", ["are not sure", "do not yet understand", "are unsure about"])
def test_what_doctors_are_not_sure_of_is_a_question(doubt: str) -> None:
    found = said("Causes", f"Doctors {doubt} what causes paper lung.")
    assert found == {("Paper lung", "ck:hasOpenQuestion", "what causes paper lung")}
