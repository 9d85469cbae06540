"""What a lead-in announces, how firmly, and when its items are no claims."""

from __future__ import annotations

import pytest

from kg.reading.propose import extract
from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "lead", "predicate"),
    [
        ("Exams and Tests", "You may be referred to specialists, including:", "ck:hasReferral"),
        ("Causes", "It occurs more often in people who:", "ck:hasRiskFactor"),
        ("Symptoms", "Paper lung may cause:", "ck:hasSymptom"),
        ("Summary", "The clinical course of paper lung included:", "ck:hasSymptom"),
        ("Causes", "Your chances of getting paper lung are higher if you have", "ck:hasRiskFactor"),
        ("Causes", "Scientists have proposed other causes, including", "ck:hasCause"),
        ("Summary", "Those who survive may need the following early in life:", "ck:hasTreatment"),
        ("Causes", "People can be infected by:", "ck:hasCause"),
        ("Causes", "Infection can also occur from:", "ck:hasCause"),
        ("Exams and Tests", "The diagnosis is suspected when a person has one of the following:", "ck:hasFinding"),
        ("Exams and Tests", "For a diagnosis of paper lung, the following must be present:", "ck:hasFinding"),
        ("Exams and Tests", "A doctor often confirms paper lung in people with:", "ck:hasFinding"),
        ("Summary", "The problems of paper lung can include:", "ck:hasComplication"),
        ("Summary", "Paper lung includes all of the following conditions:", "ck:hasSymptom"),
        ("Causes", "Paper lung is also more likely to occur in people who have:", "ck:hasRiskFactor"),
        ("Outlook (Prognosis)", "A person with paper lung may need:", "ck:hasTreatment"),
        ("Treatment", "A surgeon may recommend the following surgeries:", "ck:hasTreatment"),
        ("Possible Complications", "Paper lung can lead to serious problems, including:", "ck:hasComplication"),
        ("Causes", "Conditions that may raise a man's chance of developing paper lung include:", "ck:hasRiskFactor"),
        ("Causes", "Paper lung occurs in children and adults who have:", "ck:hasRiskFactor"),
        ("Causes", "Paper lung is more common in people who have diseases or conditions, such as:", "ck:hasRiskFactor"),
        ("Prevention", "Infection can be prevented by:", "ck:hasPrevention"),
        ("Treatment", "These steps may help relieve the symptoms of paper lung:", "ck:hasTreatment"),
    ],
)
def test_predicate(section: str, lead: str, predicate: str) -> None:
    assert {p for _, p, _ in said(section, lead, "", "- cardiologists", "- nurses")} == {predicate}


@pytest.mark.parametrize(
    "lead",
    [
        "The outlook for paper lung depends on:",
        "Smoking raises the risk of cancers of the:",
        "Tests are usually done on:",
        "It is not clear if the following lowers the risk of paper lung:",
        "The airways are made up of:",
        "What is done differs depending on whether:",
        "Paper lung can be confused with:",
        "Examples of these medicines are:",
        "These conditions may include:",
        "Germs have been studied to determine if they cause paper lung:",
        "You should consider the following:",
    ],
)
def test_items_that_say_nothing_alone_are_no_claims(lead: str) -> None:
    assert not said("Causes", lead, "", "- zigzags", "- blue spots")


@pytest.mark.parametrize(
    "lead",
    [
        "If you have paper lung, you may:",
        "Dusts that may cause paper lung are:",
        "Possible symptoms of paper lung are:",
    ],
)
def test_a_hedge_of_the_lead_in_is_kept(lead: str) -> None:
    assert {each.modality for each in read("Symptoms", lead, "", "- Sneeze at night", "- Cough")} == {"ck:may"}


def test_what_is_only_proposed_may_be() -> None:
    found = read("Causes", "Doctors have proposed other causes, including", "", "- old glue", "- wet ink")
    assert {(each.object.words, each.modality) for each in found} == {("old glue", "ck:may"), ("wet ink", "ck:may")}


def test_an_item_completes_a_word_of_its_lead_in() -> None:
    found = said("Symptoms", "People with paper lung may have problems:", "", "- Speaking", "- Climbing stairs")
    assert {words for *_, words in found} == {"problems Speaking", "problems Climbing stairs"}


def test_what_is_to_be_avoided_keeps_that_word() -> None:
    found = said("Prevention", "To prevent paper lung, avoid substances such as:", "", "- Dust", "- Smoke")
    assert {words for *_, words in found} == {"avoid Dust", "avoid Smoke"}


def test_a_lead_in_may_break_off_before_its_items() -> None:
    found = read("Causes", "Paper lung is more common in people who have:", "", "- Blue nails")
    assert [(each.predicate, each.object.words, each.qualifiers) for each in found] == [
        ("ck:hasRiskFactor", "blue nails", ())
    ]


def test_medicines_that_cause_it_are_causes_in_any_section() -> None:
    found = said("Treatment", "Other medicines that can cause paper lung include:", "", "- Zincicillin")
    assert found == {("Paper lung", "ck:hasCause", "zincicillin")}


def test_symptoms_stay_symptoms_whatever_else_is_said_of_them() -> None:
    found = said("Symptoms", "Symptoms are more common in men and include:", "", "- Blue nails")
    assert {predicate for _, predicate, _ in found} == {"ck:hasSymptom"}


def test_who_treats_it_is_whom_one_sees() -> None:
    found = said(
        "Exams and Tests", "Doctors who specialize in the lungs may be involved, such as:", "", "- Lung doctors"
    )
    assert {predicate for _, predicate, _ in found} == {"ck:hasReferral"}


def test_what_can_lead_to_it_is_a_cause() -> None:
    lines = ("Examples of infections that can lead to paper lung include:", "", "- Severe pneumonia")
    assert said("Causes", *lines) == {("Paper lung", "ck:hasCause", "severe pneumonia")}


@pytest.mark.parametrize("section", ["Causes", "Summary", "Symptoms", "Treatment"])
@pytest.mark.parametrize(
    "lead",
    [
        "To treat paper lung, a doctor may recommend dietary changes, such as",
        "To treat paper lung, a doctor may suggest changes in the diet, such as",
        "Doctors recommend lifestyle changes that include",
    ],
)
def test_changes_that_a_doctor_advises_are_no_symptoms(section: str, lead: str) -> None:
    found = said(section, lead, "", "- Adding calcium", "- More milk")
    assert {predicate for _, predicate, _ in found} == {"ck:hasTreatment"}
    assert {"adding calcium", "more milk"} <= {words for *_, words in found}


def test_what_of_the_body_it_affects() -> None:
    lines = ("It may spread; however, paper lung more commonly affects the", "", "- Joints", "- Older women", "- Heart")
    affected = {(predicate, words) for _, predicate, words in said("Summary", *lines) if predicate == "ck:affects"}
    assert affected == {("ck:affects", "joints"), ("ck:affects", "heart")}


def test_tests_by_what_they_look_for() -> None:
    found = said(
        "Exams and Tests", "Other tests may be done to assess complications:", "", "- Chest scan", "- Blood test"
    )
    assert found == {("Paper lung", "ck:hasTest", "chest scan"), ("Paper lung", "ck:hasTest", "blood test")}


def test_what_a_doctor_performs_to_find_it_out() -> None:
    found = said(
        "Exams and Tests", "To find the dust, a surgeon may perform:", "", "- a scan of the chest", "- an x-ray"
    )
    assert {predicate for _, predicate, _ in found} == {"ck:hasTest"}


def test_what_brings_symptoms_on_is_none() -> None:
    lead = "Certain foods and drinks may cause paper lung symptoms in some children, such as:"
    found = said("Causes", lead, "", "- beans", "- tea")
    assert {("Paper lung", "ck:hasTrigger", "beans"), ("Paper lung", "ck:hasTrigger", "tea")} == found


def test_a_sentence_that_names_its_list_is_a_lead_in() -> None:
    lead = "The following is a list of symptoms that are often seen with it, but few people have all."
    assert ("Paper lung", "ck:hasSymptom", "fever") in said("Symptoms", lead, "", "- Fever", "- Nausea")


def test_medicines_behind_what_they_do() -> None:
    found = said(
        "Treatment",
        "These medicines relax the small airways to improve breathing:",
        "",
        "- zincicillin (Zinko)",
        "- ironicin",
    )
    assert {("ck:hasMedicine", "zincicillin"), ("ck:hasMedicine", "ironicin")} <= {each[1:] for each in found}


def test_the_members_of_a_group() -> None:
    text = "Kite disorders\n\nKite disorders are a group of disorders. {}\n"
    for said_of_it in (
        "Kite disorders include\n\n- Glue lung\n- String fever",
        "Kite disorders include glue fever disease.",
    ):
        found = extract(text.format(said_of_it)).proposals
        assert [each for each in found if each.predicate == "ck:hasForm"]


def test_how_often_a_doctor_finds_it_is_said_of_no_finding() -> None:
    (found,) = read("Exams and Tests", "A doctor often confirms paper lung in people with:", "", "- cold hands")
    assert found.qualifiers == ()


def test_what_it_is_linked_to_is_no_medicine() -> None:
    lead = "Researchers have found links between paper lung and certain medications, most commonly:"
    assert {predicate for _, predicate, _ in said("Treatment", lead, "", "- aspirin", "- ibuprofen")} == {
        "ck:occursWith"
    }


def test_what_a_provider_may_use_is_not_asserted() -> None:
    lead = "A health care provider may use one or more of the following tests to diagnose paper lung:"
    (found,) = read("Exams and Tests", lead, "", "- MRI")
    assert found.modality == "ck:may"


def test_signs_of_something_else_in_some_people_are_of_that() -> None:
    lead = "People should watch for the following signs of dehydration in infants, young children, and the old:"
    assert {whom for whom, _, _ in said("Symptoms", lead, "", "- thirst")} == {"dehydration"}
