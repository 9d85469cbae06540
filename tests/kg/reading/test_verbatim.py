"""Sentences that no rule reads, in their own words: what they are about, and those that are left."""

from __future__ import annotations

import pytest

from kg.reading.proposals import Proposal
from kg.reading.propose import extract
from tests.kg.reading import entries


def read(section: str, *lines: str) -> list[Proposal]:
    """What is proposed, sentences in their own words with it."""
    return entries.read(section, *lines, in_words=True)


def test_the_condition_as_subject_is_no_part_of_its_object() -> None:
    (found,) = read("Causes", "However, the disease is endemic throughout much of Mexico.")
    assert (found.predicate, found.object.words) == ("ck:occursIn", "is endemic throughout much of Mexico")


def test_it_that_stands_for_what_follows_is_kept() -> None:
    lines = "Dust worms\n\nDust worms are parasites.\n\nCauses\n\n"
    said = "It is likely that the worm was spread by rats on ships and by the sale of old books."
    found = [each for each in extract(f"{lines}{said}\n").proposals if each.rule == "verbatim"]
    assert not [each for each in found if each.object.words.startswith("is likely")]


def test_what_is_denied_is_told_where_the_denial_comes_first() -> None:
    """Without “cannot” in their middle, the words would say the contrary to who overlooks the denial."""
    (found,) = read("Exams and Tests", "No single test can diagnose paper lung.")
    assert (found.negated, found.object.words) == (True, "single test can diagnose paper lung")
    assert read("Prevention", "You cannot prevent paper lung that runs in a family.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Some people with paper lung do not have a mutation in the KITE gene.",
        "Most cases of paper lung are not inherited and result from chance.",
    ],
)
def test_what_is_denied_of_genes_keeps_its_words(sentence: str) -> None:
    (found,) = read("Causes", sentence)
    assert (found.predicate, found.negated) == ("ck:hasMechanism", False)
    assert "not" in sentence[found.object.spans[0][0] - found.evidence[0][0] :]


def test_some_cases_are_told_with_what_is_said_of_them() -> None:
    (found,) = read("Causes", "Most cases of paper lung occur in printers who never wear a mask.")
    assert found.object.words.startswith("most cases of paper lung occur")


def test_the_number_of_a_note_is_left_out() -> None:
    (found,) = read("Exams and Tests", "Sometimes paper lung is found by a scan.12")
    assert found.object.words == "sometimes paper lung is found by …"


def test_infection_is_the_condition_of_an_entry_on_one() -> None:
    text = "Dust worms\n\nDust worms are parasites.\n\nCauses\n\nInfection is common in areas where books are old.\n"
    (found,) = [each for each in extract(text).proposals if each.rule == "verbatim"]
    assert found.predicate == "ck:occursIn"


def test_what_those_deny_of_whom_more_is_told() -> None:
    (found,) = read("Summary", "People who have mild paper lung do not have major breathing problems in their sleep.")
    assert found.negated


def test_what_researchers_believe_may_be_so() -> None:
    (found,) = read(
        "Causes", "Some researchers suspect that a third of all cases of paper lung result from a change in ink."
    )
    assert (found.predicate, found.modality) == ("ck:hasMechanism", "ck:may")
    assert found.object.words.startswith("a third of all cases")
    assert not read("Causes", "Researchers believe that paper lung is not inherited.")


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "modality"),
    [
        ("Causes", "Scientists estimate that paper lung affects one in 900 printers.", "occursIn", "may"),
        ("Causes", "Studies have shown that paper lung is inherited from the mother.", "hasMechanism", "asserted"),
        ("Causes", "The disorder has been found to be inherited from the mother.", "hasMechanism", "asserted"),
    ],
)
def test_what_researchers_know_of_it(section: str, sentence: str, predicate: str, modality: str) -> None:
    assert (f"ck:{predicate}", f"ck:{modality}") in {
        (each.predicate, each.modality) for each in read(section, sentence)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Certain proteins fail in paper lung; these proteins also damage the nose, the ears, or the lungs.",
    ],
)
def test_what_the_sentence_itself_tells_need_not_be_told_before(sentence: str) -> None:
    assert [each.rule for each in read("Causes", sentence)] == ["verbatim"]


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        ("Treatment", "In some cases, medications or physical therapy are appropriate.", "hasTreatment"),
        ("Symptoms", "Often pain is felt in the upper half of the back.", "hasSymptom"),
        (
            "Complications",
            "When the lungs are torn, a child is more likely to develop infections.",
            "hasComplication",
        ),
    ],
)
def test_what_stands_for_itself_without_the_name(section: str, sentence: str, predicate: str) -> None:
    assert {each.predicate for each in read(section, sentence)} == {f"ck:{predicate}"}


def test_what_researchers_do_is_no_claim() -> None:
    assert not read("Outlook", "Scientists have made great progress against paper lung, which is often fatal.")


def test_they_are_those_who_have_it() -> None:
    they = "They are often small and weak."
    (found,) = [each for each in read("Summary", f"Children with paper lung have fever. {they}") if each.tier == "C"]
    assert (found.predicate, found.object.words.split()[0]) == ("ck:hasSymptom", "are")
    assert not read("Summary", f"Some books are old. {they}")


def test_a_hedge_keeps_its_place() -> None:
    (found,) = read("Treatment", "People who have severe paper lung may need emergency treatment.")
    assert (found.modality, found.predicate) == ("ck:may", "ck:hasTreatment")


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "This damage may lead to weakness of these airways."),  # of what was said before
        ("Treatment", "People with asthma should receive treatment with a spray."),  # of another disease
        ("Summary", "A common myth is that paper lung goes away by itself."),
        ("Causes", "Paper lung does not appear to be inherited in most families."),
        ("Causes", "Surgery may increase the risk of stroke in paper lung."),  # a risk of something else
        ("Summary", "The lungs are two organs in the chest."),
        ("Causes", "After an outbreak of paper lung, doctors were asked to report cases."),
        ("Symptoms", "Many people do not find out they have paper lung until they have other problems."),
    ],
)
def test_what_is_not_plain_is_left(section: str, sentence: str) -> None:
    assert not any(each.rule == "verbatim" for each in read(section, sentence))


@pytest.mark.parametrize(
    ("sentence", "predicate", "words"),
    [
        (
            "Paper lung is a disorder that affects many parts of the body.",
            "isA",
            "disorder that affects many parts of the body",
        ),
        ("Paper lung can affect many parts of the body.", "affects", "many parts of the body"),
    ],
)
def test_what_a_verb_says_alone_is_told_without_it(sentence: str, predicate: str, words: str) -> None:
    (found,) = [each for each in read("Summary", sentence) if each.rule == "verbatim"]
    assert (found.predicate, found.object.words) == (f"ck:{predicate}", words)


def test_how_something_is_inherited_is_told_where_there_is_one_way() -> None:
    parents = (
        "The parents of an individual with an autosomal recessive condition each carry one copy of the mutated gene."
    )
    assert [each.predicate for each in read("Causes", parents)] == ["ck:hasMechanism"]
    both = f"Paper lung can be inherited in an autosomal dominant pattern. {parents}"
    assert all(each.object.words[:11] != "the parents" for each in read("Causes", both))
