"""A relative clause is about the thing it stands at."""

from __future__ import annotations

from kg.reading.clauses import clauses
from kg.reading.relatives import antecedent
from tests.kg.reading.entries import read, said


def test_the_thing_before_is_its_subject() -> None:
    assert ("hard tissue", "ck:leadsTo", "stiffness") in said(
        "Causes", "The kites build hard tissue that causes stiffness."
    )


def test_what_is_defined_is_its_subject() -> None:
    found = said("Causes", "Kite fever is a serious condition that causes seizures.")
    assert {subject for subject, _, words in found if words == "seizures"} == {"kite fever"}


def test_of_two_nouns_it_is_not_plain_which_does_it() -> None:
    found = said("Causes", "Paper lung has several causes, such as disorders of the chest that cause coughing.")
    assert not any(subject == "chest" for subject, _, _ in found)


def test_a_quality_does_nothing() -> None:
    found = said("Symptoms", "The bones can be incompletely developed, which can result in a gap.")
    assert not any(predicate == "ck:leadsTo" for _, predicate, _ in found)


def test_antecedent_is_the_noun_phrase_before() -> None:
    text = "It is a disease of the small joints that causes pain."
    first = clauses(text, 0, len(text))[0]
    place = antecedent(first)
    assert place is not None
    assert text[slice(*place)] == "small joints"


def test_what_another_disease_does_is_not_of_the_condition() -> None:
    found = said("Causes", "Dust leads to lupus, which is a disease that can cause seizures.")
    assert found == {("dust", "ck:leadsTo", "lupus")}


def test_what_limits_another_clause_does_not_limit_it() -> None:
    found = read("Causes", "In rare cases, paper lung may cause lung scars, which can lead to kidney failure.")
    assert [
        (each.object.words, [one.key for one in each.qualifiers]) for each in found if each.predicate == "ck:leadsTo"
    ] == [("kidney failure", ["ck:diseaseContext"])]


def test_which_one_is_told_apart_does_nothing() -> None:
    found = said("Symptoms", "A rash means that you have an infection with the germ that causes glue cough.")
    assert not any(predicate == "ck:leadsTo" for _, predicate, _ in found)


def test_what_one_is_not_to_do_is_told_of_the_doing() -> None:
    assert not any(
        words == "infection" for *_, words in said("Summary", "Do not cut the nail, which can cause infection.")
    )
