"""Our concepts are known by their labels."""

from __future__ import annotations

from kg.reading.known import concepts_by_name, our_concepts


def test_a_concept_is_found_by_its_label_whatever_the_case() -> None:
    assert concepts_by_name()["muscle weakness"].concept == "concept:muscle-weakness"
    assert concepts_by_name()["muscle weakness"].kind == "ck:SignOrSymptom"


def test_names_are_those_of_concepts_and_of_one_each() -> None:
    found = [concept.concept for concept in concepts_by_name().values()]
    assert len(found) == len(set(found)) > 100
    assert set(found) <= set(our_concepts())
