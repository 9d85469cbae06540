"""What a reader of an entry must never do: each sentence is of our own making, and each was a trap."""

from __future__ import annotations

import pytest

from kg.reading.proposals import Proposal
from kg.reading.propose import extract
from tests.kg.reading.entries import read

HEAD = "Paper lung\n\nPaper lung is a disease of the airways.\n\n"


def objects(found: list[Proposal], *, negated: bool) -> str:
    return " | ".join(each.object.words for each in found if each.negated is negated).lower()


def populations(found: list[Proposal], word: str) -> set[str]:
    return {
        qualifier.value.words
        for each in found
        if word in each.object.words
        for qualifier in each.qualifiers
        if qualifier.key == "ck:population"
    }


@pytest.mark.parametrize(
    ("section", "sentence", "denied"),
    [
        ("Symptoms", "Paper lung does not cause fever.", "fever"),
        ("Symptoms", "Paper lung cannot cause blindness.", "blindness"),
        ("Symptoms", "Symptoms do not include fever.", "fever"),
        ("Symptoms", "Symptoms include cough but no fever.", "fever"),
        ("Treatment", "Never give aspirin to people with paper lung.", "aspirin"),
        ("Treatment", "Antibiotics are not used to treat paper lung.", "antibiotics"),
        ("Treatment", "There is no cure for paper lung.", "cure"),
        ("Treatment", "There is as yet no cure for paper lung.", "cure"),
        ("Treatment", "Not every treatment is right for everyone.", "treatment"),
        ("Treatment", "No medicine cures paper lung.", "medicine"),
        ("Causes", "Paper lung is not caused by smoking.", "smoking"),
        ("Causes", "Paper lung does not spread from person to person.", "spread"),
        ("Prevention", "Do not give honey to infants.", "honey"),
        ("Outlook", "Paper lung does not improve or resolve with rest.", "resolve"),
        ("Symptoms", "Paper lung is not painful nor is it contagious.", "contagious"),
        ("Causes", "Paper lung is caused not by dust but by smoke.", "dust"),
        ("Symptoms", "Paper lung doesnt cause fever.", "fever"),
        ("Treatment", "Antibiotics do not cure paper lung.", "antibiotics"),
    ],
)
def test_a_negation_is_never_lost(section: str, sentence: str, denied: str) -> None:
    found = read(section, sentence)
    assert denied not in objects(found, negated=False)


def test_a_denied_claim_is_proposed_as_denied() -> None:
    assert "fever" in objects(read("Symptoms", "Paper lung does not cause fever."), negated=True)
    assert "smoking" in objects(read("Causes", "Paper lung is not caused by smoking."), negated=True)
    assert "aspirin" in objects(read("Treatment", "Never give aspirin to people with paper lung."), negated=True)


def test_a_negation_inside_a_condition_is_part_of_what_happens() -> None:
    (found,) = read("Causes", "Paper lung can occur if your airways don't contain enough dust.")
    assert (found.predicate, found.negated, found.modality) == ("ck:hasCause", False, "ck:may")
    assert found.object.words == "airways don't contain enough dust"


def test_not_everyone_is_no_denial() -> None:
    (found,) = read("Symptoms", "Not everyone with paper lung develops hoarseness.")
    assert (found.object.words, found.negated, found.modality) == ("hoarseness", False, "ck:may")


def test_not_enough_is_an_amount() -> None:
    found = read("Causes", "Causes of paper lung include:", "", "- Not enough dust in the airways", "- Kites")
    assert {(each.object.words, each.negated) for each in found} == {
        ("not enough dust in the airways", False),
        ("kites", False),
    }


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "This hormone helps the body grow."),
        ("Symptoms", "Some of the tests show."),
        ("Treatment", "The types of radiation are proton beam and gamma knife."),
        ("Symptoms", "All forms can be deadly."),
    ],
)
def test_what_cannot_be_read_rightly_is_left(section: str, sentence: str) -> None:
    assert [each for each in read(section, sentence) if each.predicate != "ck:hasPrognosis"] == []


def test_an_example_of_what_to_avoid_is_not_what_prevents() -> None:
    (found,) = read("Prevention", "To prevent paper lung:", "", "- Avoid drugs, such as dustine")
    assert found.object.words == "avoid drugs"


def test_a_denied_thing_is_not_denied_twice() -> None:
    for each in read("Causes", "Paper lung does not spread from person to person."):
        if each.negated:
            assert "not" not in each.object.words.split()


def test_a_population_is_never_spread_over_a_coordination() -> None:
    found = read("Symptoms", "Paper lung may cause cough, fever in children, and hoarseness.")
    assert populations(found, "cough") == set()
    assert populations(found, "hoarseness") == set()
    assert populations(found, "fever") == {"children"}


def test_a_population_of_one_clause_is_not_that_of_the_next() -> None:
    found = read("Symptoms", "Paper lung causes cough in children, and it causes hoarseness in adults.")
    assert populations(found, "hoarseness") <= {"adults"}


def test_a_condition_of_use_is_never_the_thing_used() -> None:
    found = read("Treatment", "If steroids fail to relieve the cough, plasma exchange may be used.")
    used = [each for each in found if each.predicate in ("ck:hasTreatment", "ck:hasMedicine")]
    assert used
    assert all("steroid" not in each.object.words for each in used)


@pytest.mark.parametrize("other", ["Lupus causes a rash.", "People with lupus may have a rash."])
def test_what_is_said_of_another_disease_is_never_said_of_the_condition(other: str) -> None:
    found = read("Symptoms", other)
    assert [each for each in found if each.object.words.endswith("rash") and each.subject.words == "Paper lung"] == []


def test_what_is_said_of_a_subtype_is_never_said_of_the_condition() -> None:
    found = read("Symptoms", "Type 2 paper lung causes a rash.")
    assert {each.subject.words for each in found if "rash" in each.object.words} == {"type 2 paper lung"}


@pytest.mark.parametrize("word", ["This condition", "It", "This"])
def test_a_word_that_may_stand_for_another_disease_is_never_taken_blindly(word: str) -> None:
    found = read("Symptoms", f"Lupus is another autoimmune disease. {word} causes a rash.")
    assert [each for each in found if "rash" in each.object.words and each.subject.words == "Paper lung"] == []


def test_this_condition_is_the_entrys_where_nothing_else_was_named() -> None:
    found = read("Symptoms", "This condition causes a rash.")
    assert {each.subject.words for each in found if "rash" in each.object.words} == {"Paper lung"}


def test_every_span_is_exact() -> None:
    text = HEAD + "Symptoms\n\nSymptoms may include:\n\n- Joint and muscle pain\n- Dry mouth\n"
    found = extract(text).proposals
    assert {each.object.words for each in found} >= {"joint pain", "muscle pain", "dry mouth"}
    for each in found:
        said = " ".join(text[start:end] for start, end in each.object.spans)
        assert " ".join(said.split()).lower() == each.object.words.lower()


def test_too_little_of_something_denies_nothing() -> None:
    found = read("Causes", "Not enough sleep can cause sadness.")
    assert [(each.subject.words, each.negated, each.object.words) for each in found] == [
        ("not enough sleep", False, "sadness")
    ]


def test_where_a_vessel_leads_to_is_no_effect() -> None:
    assert read("Causes", "Vessels lead to organs called nodes.") == []


def test_signs_of_something_else_in_some_people_are_of_that() -> None:
    found = read("Symptoms", "Signs of dehydration in adults are excessive thirst and dry skin.")
    assert {each.subject.words for each in found} == {"dehydration"}


@pytest.mark.parametrize(
    ("section", "sentence", "objects"),
    [
        ("Symptoms", "You may also have less feeling in your hands.", {"less feeling in your hands"}),
        ("Symptoms", "People with paper lung may have heart walls and valve problems.", {"valve problems"}),
        ("Risk Factors", "You are at greater risk for paper lung if you smoke, or have asthma.", {"smoke", "asthma"}),
        ("Frequency", "Each year, paper lung affects 3 in 10,000 people.", {"each year 3 in 10,000 people"}),
        ("Frequency", "Paper lung occurs in 1 in 1,000 to 1 in 1,250 people.", {"1 in 1,000 to 1 in 1,250 people"}),
        ("Frequency", "The frequency of all forms of lung disease is 1 in 5,000 people.", set()),
        ("Causes", "Changes in these genes can cause paper lung.", set()),
        ("Causes", "Dust causes the vast majority of lung deaths.", set()),
        ("Summary", "It is a disease that people with asthma have.", set()),
        ("Treatment", "Treatment includes using medications.", set()),
        ("Treatment", "Treatment includes aspirin, or other pain medicines.", {"aspirin", "pain medicines"}),
        ("Summary", "Paper lung causes symptoms in different parts of the body.", set()),
        ("Symptoms", "The worst pains are those that lead to a coma.", set()),
        ("Symptoms", "The disease has three categories.", set()),
        ("Symptoms", "Signs include the formation of red, lumpy skin.", {"formation of red, lumpy skin"}),
        (
            "Summary",
            "Paper lung is inflammation of the lining of the stomach, small intestine, and large intestine.",
            set(),
        ),
        ("Summary", "Paper lung often affects one of the arms or legs.", {"arms", "legs"}),
        ("Symptoms", "People with paper lung have muscle weakness and wasting.", {"muscle weakness", "muscle wasting"}),
        ("Causes", "Type 1 usually causes paper lung.", set()),
        ("Causes", "Dust is usually responsible for epidemics of paper lung.", set()),
        ("Symptoms", "Many affected people have Dutch ancestry.", set()),
        ("Symptoms", "Some people have some of the typical features of paper lung.", set()),
        (
            "Symptoms",
            "Signs include a rash, loss of appetite, hallucinations, and fever.",
            {"rash", "loss of appetite", "hallucinations", "fever"},
        ),
        ("Summary", "Paper lung is the sound you make when you breathe.", set()),
        ("Frequency", "Paper lung is rarely painful in women under 50.", set()),
        ("Symptoms", "Some affected people have little or no pain.", set()),
        ("Symptoms", "Babies may be born with a rash if the mother smokes.", {"rash"}),
        (
            "Symptoms",
            "Paper lung is characterized by piercing, throbbing, or dull pain.",
            {"piercing pain", "throbbing pain", "dull pain"},
        ),
        ("Summary", "Paper lung is a lung disease spread through contact with dust.", {"lung disease"}),
        ("Summary", "Paper lung is the name of a group of diseases.", set()),
        ("Outlook", "These babies die before the age of one year.", set()),
        ("Causes", "The discovery of the gene has led to rapid progress.", set()),
        ("Causes", "Early onset is the result of a lack of zinc.", set()),
        ("Causes", "It is unclear how this loss leads to paper lung.", set()),
    ],
)
def test_a_part_of_what_is_said_is_not_taken_for_it(section: str, sentence: str, objects: set[str]) -> None:
    assert {each.object.words for each in read(section, sentence) if each.tier != "C"} == objects


@pytest.mark.parametrize(
    ("section", "sentence", "word", "limits"),
    [
        ("Symptoms", "People with paper lung have mild to moderate fever.", "fever", {}),
        ("Symptoms", "Some people have no symptoms or mild symptoms.", "symptoms", {"ck:frequency": "ck:inSomeCases"}),
        ("Symptoms", "Most often, blisters occur over the whole body.", "blisters", {}),
        ("Symptoms", "Signs most often include a cough and fever.", "cough", {"ck:frequency": "ck:often"}),
        ("Symptoms", "Signs most often include a cough.", "cough", {"ck:typicality": "ck:mostly"}),
        ("Treatment", "Treatment may include pain medicines or devices to sleep with.", "pain", {}),
        ("Summary", "Paper lung is a progressive and often fatal disease.", "progressive", {}),
        (
            "Treatment",
            "Treatments include surgery to remove the tumor, radiation, chemotherapy, or rest.",
            "surgery",
            {"ck:purpose": "remove the tumor"},
        ),
        ("Summary", "Paper lung affects primarily the lungs and heart.", "heart", {"ck:frequency": "ck:often"}),
        ("Summary", "It is a disease that affects primarily the heart.", "heart", {"ck:typicality": "ck:mostly"}),
        ("Symptoms", "Less common signs include a rash.", "rash", {"ck:frequency": "ck:inSomeCases"}),
        ("Symptoms", "Rare signs include a rash.", "rash", {"ck:frequency": "ck:rare"}),
        ("Outlook", "Although sometimes upsetting, the disorder is not fatal.", "fatal", {}),
        ("Summary", "It is a problem affecting the lungs - the place to breathe when it is cold.", "lungs", {}),
        (
            "Causes",
            "Loss of feeling, which usually begins in youth, can lead to falls.",
            "falls",
            {"ck:diseaseContext": "Paper lung"},
        ),
        (
            "Symptoms",
            "It is rare, which helps. Many people have a rash.",
            "rash",
            {"ck:frequency": "ck:often"},
        ),
        ("Symptoms", "People who survive paper lung will most likely have pain.", "pain", {}),
        ("Symptoms", "Seizures occur in about 10 percent of patients.", "seizures", {"ck:percentage": "10"}),
        ("Symptoms", "Signs in infancy include a rash.", "rash", {"ck:underCondition": "in infancy"}),
        (
            "Symptoms",
            "By their early teens, people with paper lung have a rash.",
            "rash",
            {"ck:underCondition": "by their early teens"},
        ),
        (
            "Outlook",
            "One-third of those who have paper lung have a stroke.",
            "stroke",
            {"ck:frequency": "ck:inSomeCases"},
        ),
        ("Causes", "Paper lung, sometimes called dust lung, is caused by glue.", "glue", {}),
        (
            "Causes",
            "Almost all cases of paper lung come from dust and occur in adults over 50.",
            "adults",
            {"ck:typicality": "ck:mostly"},
        ),
        (
            "Symptoms",
            "People with stiff hearts, as doctors say, may have no pain, but later they may have a fever.",
            "fever",
            {"ck:population": "people with stiff hearts"},
        ),
        (
            "Outlook",
            "Those who lose weight have a poor prognosis.",
            "poor",
            {"ck:population": "those who lose weight"},
        ),
        (
            "Outlook",
            "Most babies die before their first birthday.",
            "die",
            {"ck:population": "most babies", "ck:typicality": "ck:mostly"},
        ),
        (
            "Treatment",
            "Early treatment of dust may help prevent or delay the cough.",
            "early treatment",
            {"ck:purpose": "help prevent or delay the cough"},
        ),
        (
            "Symptoms",
            "The first symptom is usually a mild cough.",
            "cough",
            {"ck:severity": "ck:mild", "ck:typicality": "ck:generally", "ck:underCondition": "first symptom"},
        ),
        (
            "Causes",
            "Between ages 5 and 14, paper lung is caused by dust.",
            "dust",
            {"ck:underCondition": "between ages 5 and 14"},
        ),
    ],
)
def test_what_limits_one_thing_limits_no_other(section: str, sentence: str, word: str, limits: dict[str, str]) -> None:
    found = [each for each in read(section, sentence) if word in each.object.words and each.tier != "C"]
    assert [{each.key: each.value.words or each.value.concept for each in one.qualifiers} for one in found] == [limits]


def test_symptoms_of_a_complication_are_its_symptoms() -> None:
    found = read("Possible Complications", "Symptoms of a urinary tract infection include fever and chills.")
    assert {(each.subject.words, each.predicate) for each in found} == {("urinary tract infection", "ck:hasSymptom")}


def test_a_theory_is_no_certainty() -> None:
    found = read("Causes", "Another theory is that paper lung is caused by an infection.")
    assert [(each.object.words, each.modality) for each in found] == [("infection", "ck:may")]


def test_signs_of_something_else_below_a_lead_in_are_of_that() -> None:
    found = read(
        "Exams and Tests", "Signs of dehydration in babies and young children are:", "", "- dry mouth", "- fever"
    )
    assert {(each.subject.words, each.predicate) for each in found} == {("dehydration", "ck:hasSymptom")}
