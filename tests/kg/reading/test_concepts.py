"""Words become concepts: ours by name where the class fits, else proposed ones."""

from __future__ import annotations

from kg.reading.concepts import Concepts
from kg.reading.propose import extract


def test_ours_by_name() -> None:
    found = Concepts("Gout").named("Muscle weakness", "ck:SignOrSymptom")
    assert (found.concept, found.words) == ("concept:muscle-weakness", "muscle weakness")


def test_ours_of_another_class_is_not_taken() -> None:
    assert Concepts("Gout").named("Muscle weakness", "ck:Test").concept == "own:muscle-weakness"
    assert Concepts("Gout").named("Muscle weakness", "ck:Test", is_any=True).concept == "concept:muscle-weakness"


def test_the_same_words_of_one_kind_are_one_concept() -> None:
    concepts = Concepts("Gout")
    first, second = concepts.named("Sore toe", "ck:SignOrSymptom"), concepts.named("sore  toe", "ck:SignOrSymptom")
    assert first == second
    assert concepts.named("sore toe", "ck:Condition").concept == "own:sore-toe-condition"


def test_a_name_that_says_more_than_the_title_is_narrower() -> None:
    text = "Botulism\n\nAlso called: Infant botulism; Botulism poisoning; Sausage poisoning\n\nBotulism is rare.\n"
    names = {each.object.words: each.predicate for each in extract(text).proposals if "Synonym" in each.predicate}
    assert names == {
        "Infant botulism": "oboInOwl:hasNarrowSynonym",
        "Botulism poisoning": "oboInOwl:hasExactSynonym",
        "Sausage poisoning": "oboInOwl:hasExactSynonym",
    }


def test_a_sentence_of_the_entry_is_no_name() -> None:
    """Neither its label nor its IRI holds all of it, as proposals may be passed on where the entry may not."""
    sentence = "Weakness is generally mild in paper lung."
    (found,) = extract(f"Paper lung\n\nSymptoms\n\n{sentence}\n").proposals
    assert (found.rule, found.object.words) == ("verbatim", "weakness is generally mild in …")
    assert "paper-lung" not in found.object.concept
    assert found.object.spans[0][1] - found.object.spans[0][0] == len(sentence) - len(".")
