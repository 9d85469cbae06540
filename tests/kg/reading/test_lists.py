"""A list says what its lead-in announces."""

from __future__ import annotations

import pytest

from kg.reading.propose import extract
from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "lead", "predicate"),
    [
        ("Symptoms", "Symptoms of paper lung may include:", "ck:hasSymptom"),
        ("Causes", "Causes of paper lung include:", "ck:hasCause"),
        ("Causes", "Things that trigger paper lung include:", "ck:hasTrigger"),
        ("Causes", "Risk factors include:", "ck:hasRiskFactor"),
        ("Exams and Tests", "Tests that may be done include:", "ck:hasTest"),
        ("Exams and Tests", "The exam may show:", "ck:hasFinding"),
        ("Treatment", "The goals of treatment are to:", "ck:hasTreatmentGoal"),
        ("Possible Complications", "Complications may include:", "ck:hasComplication"),
    ],
)
def test_lead_ins(section: str, lead: str, predicate: str) -> None:
    found = said(section, lead, "", "- zigzags", "- blue spots")
    assert {(p, words) for _, p, words in found} == {(predicate, "zigzags"), (predicate, "blue spots")}


def test_items_that_are_named_and_then_explained() -> None:
    lines = (
        "The following tests may be used:",
        "",
        "- Chest scan : A scan is used to look at the chest.",
        "- Blood count: A procedure in which a sample of blood is checked for the following:",
        "- The number of red blood cells.",
        "- Bronchoscopy : A procedure to look inside the airways.",
    )
    found = {words for _, predicate, words in said("Exams and Tests", *lines) if predicate == "ck:hasTest"}
    assert found == {"chest scan", "blood count", "bronchoscopy"}


def test_a_list_on_some_patients_is_of_the_condition() -> None:
    lines = ("Treatment of paper lung in patients with fever may include the following:", "", "- Bed rest")
    (claim,) = read("Treatment", *lines)
    assert (claim.subject.words, claim.object.words) == ("Paper lung", "bed rest")
    assert [(q.key, q.value.words) for q in claim.qualifiers] == [("ck:population", "patients with fever")]


def test_a_list_on_what_raises_the_risk() -> None:
    lines = ("Your risk of paper lung is higher if you:", "", "- Have a family history of paper lung", "- Smoke")
    assert {predicate for _, predicate, _ in said("Causes", *lines)} == {"ck:hasRiskFactor"}


def test_a_heading_with_which_the_text_goes_on_is_no_other_name() -> None:
    text = "Paper lung\n\nAlso called: Kite lung\n\nSummary : Paper lung is rare. It is old.\n"
    names = [each.object.words for each in extract(text).proposals if "ynonym" in each.predicate]
    assert names == ["Kite lung"]


def test_every_sentence_behind_an_item_is_read() -> None:
    lines = ("Treatments include:", "", "- Rest is needed for a week. Antibiotics are used to treat paper lung.")
    assert ("Paper lung", "ck:hasMedicine", "antibiotics") in said("Treatment", *lines)


@pytest.mark.parametrize(
    ("section", "lead", "item", "told"),
    [
        (
            "Prevention",
            "Other helpful measures include:",
            "Wash your hands",
            ("ck:hasPrevention", "wash your hands", "ck:advice"),
        ),
        (
            "Risk Factors",
            "The risk factors for paper lung that you can control include",
            "smoking",
            ("ck:hasRiskFactor", "smoking", "ck:asserted"),
        ),
        (
            "Summary",
            "The more you cough, the more likely you are to develop:",
            "gallstones",
            ("ck:hasComplication", "gallstones", "ck:asserted"),
        ),
        ("Treatment", "Each treatment may have a different effect on your", "songs", None),
        ("Exams and Tests", "You may have tests for conditions such as:", "gout", None),
        ("Causes", "You are more likely to lose weight if:", "you sing", None),
        ("Causes", "Causes of paper lung include low levels of the following:", "zinc", None),
    ],
)
def test_what_a_lead_makes_of_its_items(section: str, lead: str, item: str, told: tuple[str, str, str] | None) -> None:
    found = [(each.predicate, each.object.words, each.modality) for each in read(section, lead, "", f"- {item}")]
    assert found == ([told] if told else [])


def test_advice_before_a_list_of_symptoms_is_not_of_them() -> None:
    found = read("Symptoms", "Parents should seek care for a child with symptoms, such as", "", "- swelling")
    assert [(each.predicate, each.modality) for each in found] == [("ck:hasSymptom", "ck:asserted")]


def test_a_sentence_in_a_list_of_what_to_avoid_is_not_avoided() -> None:
    found = said("Prevention", "You should avoid eating:", "", "- glue", "- Two kinds of paper make dust levels rise")
    assert {words for _, _, words in found} == {"avoid glue"}


def test_what_limits_another_sentence_of_a_lead_in_does_not_limit_its_items() -> None:
    (found,) = read("Symptoms", "Most people have no signs of paper lung. If signs occur, they include:", "", "- fever")
    assert [each.key for each in found.qualifiers] == ["ck:underCondition"]


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Older women may have:", ["older women"]),
        ("Adults and children ages 5 and older may have:", ["adults and children ages 5 and older"]),
        ("Adults and children may have:", []),
        ("People with paper lung may have:", []),
    ],
)
def test_whom_a_lead_in_speaks_of_limits_its_items(lead: str, people: list[str]) -> None:
    (found,) = read("Symptoms", lead, "", "- fever")
    assert [each.value.words for each in found.qualifiers if each.key == "ck:population"] == people


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("are very tall", "are very tall"),
        ("work or live in a library", "work or live in a library"),
        ("have given a book to a friend", "have given a book to a friend"),
        ("have gout and are old", "have gout and are old"),
        ("are taking drugs that thin ink, such as glue", "are taking drugs that thin ink"),
        ("have a cold", "cold"),
    ],
)
@pytest.mark.parametrize("lead", ["You are at higher risk of paper lung if you", "Those more likely are people who"])
def test_what_those_are_or_do_who_are_at_risk(lead: str, item: str, words: str) -> None:
    assert said("Causes", lead, "", f"- {item}", "- smoke") >= {("Paper lung", "ck:hasRiskFactor", words)}


def test_what_is_done_for_that_which_an_item_names() -> None:
    lines = (
        "Paper lung may also occur following surgery to treat conditions such as:",
        "",
        "- goitre",
        "- gout, which hurts",
    )
    assert said("Causes", *lines) == {
        ("Paper lung", "ck:hasCause", "surgery to treat goitre"),
        ("Paper lung", "ck:hasCause", "surgery to treat gout"),
    }


@pytest.mark.parametrize("lead", ["You may have paper lung if you", "You may have paper lung if you:"])
def test_what_you_see_if_you_have_it(lead: str) -> None:
    found = read("Symptoms", lead, "", "- see ink in your saliva", "- have cold hands")
    assert {(each.object.words, each.modality) for each in found} == {
        ("ink in your saliva", "ck:may"),
        ("cold hands", "ck:may"),
    }
    assert not any(each.qualifiers for each in found)


def test_of_one_of_several_it_is_not_told_how_often_it_is() -> None:
    (found,) = read("Symptoms", "Most people with paper lung have more than one of these symptoms:", "", "- fever")
    assert [each.key for each in found.qualifiers] == []


def test_half_a_condition_is_none() -> None:
    lead = "People should see a doctor right away if they experience:"
    (found,) = read("When to Contact a Medical Professional", lead, "", "- fever")
    assert [each.key for each in found.qualifiers] == []


def test_what_is_done_to_prevent_harm_is_no_harm() -> None:
    lead = "To prevent paper lung and complications"
    found = read("Summary", "Paper lung is bad.", lead, "- Wear gloves and long pants", "- Leave old books alone")
    assert [(each.predicate, each.object.words, each.modality) for each in found[-2:]] == [
        ("ck:hasPrevention", "wear gloves and long pants", "ck:advice"),
        ("ck:hasPrevention", "leave old books alone", "ck:advice"),
    ]


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("Drugs that may cause type 4 paper lung include", [("type 4 paper lung", "ck:hasCause", "zincicillin")]),
        ("Drugs that may cause hoarseness include", []),
        ("Abused drugs include", []),
    ],
)
def test_drugs_that_cause_something(lead: str, told: list[tuple[str, str, str]]) -> None:
    assert sorted(said("Causes", lead, "", "- zincicillin")) == told


def test_what_a_doctor_does_to_find_the_cause() -> None:
    found = read("Causes", "To find the cause of paper lung, your doctor may", "", "- give you a physical exam")
    assert [(each.predicate, each.object.words) for each in found] == [("ck:hasTest", "physical exam")]


def test_some_of_what_was_told_lead_to_it() -> None:
    found = read("Causes", "Many things are bad. Some can lead to paper lung, such as", "", "- old books")
    assert [(each.predicate, each.object.words, each.modality) for each in found] == [
        ("ck:hasCause", "old books", "ck:may")
    ]
