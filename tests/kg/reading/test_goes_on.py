"""Sentences that tell more of a complaint, or of parents and children."""

from __future__ import annotations

import pytest

from kg.reading.propose import extract
from tests.kg.reading.entries import read

SYMPTOMS = "Symptoms include itching, blue spots and asthma."


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("The itching usually starts at night.", "ck:hasSymptom"),
        ("Blue spots usually improve within a year.", "ck:hasPrognosis"),
        ("Blue spots are usually painless.", ""),  # vague
        ("Blue spots are harmless in most people.", "ck:hasSymptom"),
        ("Blue spots are small stains of ink.", ""),  # what a word means
        ("Blue spots appear when ink dries.", ""),
        ("Red spots usually fade within a year.", ""),  # which it does not have
    ],
)
def test_more_of_a_complaint(sentence: str, predicate: str) -> None:
    found = [each for each in read("Symptoms", f"{SYMPTOMS} {sentence}", in_words=True) if each.rule == "verbatim"]
    assert [each.predicate for each in found] == [predicate] * bool(predicate)


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        ("Summary", "These muscle twitches can cause odd sounds.", "ck:hasSymptom"),
        ("Symptoms", "Many of these eye problems lead to loss of vision.", "ck:hasSymptom"),
        ("Possible Complications", "This skin defect may cause heat loss.", "ck:hasComplication"),
        ("Summary", "These features can include folds that cover the eyes and a nose which is blue.", "ck:hasSymptom"),
        ("Summary", "Without treatment, these tumors can cause sudden deafness.", "ck:hasPrognosis"),
        ("Summary", "These problems can cause odd sounds.", ""),  # which ones?
        ("Summary", "These eye problems are called inkblots.", ""),
        ("Summary", "These genetic changes may reach the child.", ""),
    ],
)
def test_complaints_by_their_kind(section: str, sentence: str, predicate: str) -> None:
    found = read(section, sentence, in_words=True)
    assert [each.predicate for each in found if each.rule == "verbatim"] == [predicate] * bool(predicate)


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("The liver is abnormally shaped.", True),
        ("The kidneys are often enlarged.", True),
        ("The liver is a large organ.", False),
        ("The liver is enlarged by fat.", False),
        ("The kidneys are not enlarged.", False),
    ],
)
def test_what_a_part_of_the_body_is_like(sentence: str, is_told: bool) -> None:  # noqa: FBT001
    assert [each.predicate for each in read("Summary", sentence, in_words=True)] == ["ck:hasSymptom"] * is_told


@pytest.mark.parametrize(
    "sentence",
    [
        "In most cases, an affected person has one parent with the condition.",
        "A condition is considered X-linked if the gene that causes the disorder is on the X chromosome.",
        "Autosomal dominant inheritance means that a single copy of the altered gene is sufficient to cause it.",
        "An affected child inherits one altered gene from each parent.",
        "The parents of a child with an autosomal recessive condition each carry one altered gene.",
        "Mutations in the PAPER gene are inherited in an X-linked manner, which means that sons are ill more often.",
        "It is important to note that people inherit an increased risk of paper lung, not the disease itself.",
        "A characteristic of X-linked inheritance is that fathers cannot pass X-linked traits to their sons.",
        "Not all people who inherit mutations in the PAPER gene will develop the condition.",
        "In most families, neither parent carries the changed gene.",
        "In men, one altered copy of the gene is sufficient to cause the disorder.",
    ],
)
def test_parents_and_children(sentence: str) -> None:
    (found,) = read("Causes", sentence, in_words=True)
    assert (found.predicate, found.negated) == ("ck:hasMechanism", False)
    assert not [each for each in read("Treatment", sentence, in_words=True) if each.predicate == "ck:hasMechanism"]


@pytest.mark.parametrize(
    ("before", "pointing", "named"),
    [
        ("the INK1 gene", "this gene", "the INK1 gene"),
        ("the INK1 and INK2 genes", "these genes", "the INK1 and INK2 genes"),
        ("the INK1 and INK2 genes", "this gene", ""),
        ("the INK1 gene or the INK2 gene", "this gene", ""),
        ("a gene", "this gene", ""),
    ],
)
def test_a_gene_by_its_name(before: str, pointing: str, named: str) -> None:
    head = "Paper lung\n\nPaper lung is a disease of the airways.\n\nCauses\n\n"
    text = f"{head}It comes from {before}. Half of those who inherit a change in {pointing} will develop seizures.\n"
    found = [each.object.spans for each in extract(text).proposals if each.rule == "verbatim"]
    words = [" ".join(text[slice(*span)] for span in spans) for spans in found]
    assert words == ([f"Half of those who inherit a change in {named} will develop seizures"] if named else [])
