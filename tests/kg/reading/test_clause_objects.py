"""Claims whose object is a clause."""

from __future__ import annotations

from tests.kg.reading.entries import read, said


def test_what_happens_in_the_condition() -> None:
    found = said("Causes", "In paper lung, the immune system attacks the airways.")
    assert ("Paper lung", "ck:hasMechanism", "immune system attacks the airways") in found


def test_remarks_in_parentheses_are_left_out() -> None:
    found = said("Summary", "Paper lung is a disease in which too many (white) cells grow in the airways.")
    assert ("Paper lung", "ck:hasMechanism", "too many cells grow in the airways") in found


def test_what_is_denied_is_without_its_verb() -> None:
    (claim,) = read("Outlook (Prognosis)", "Paper lung is not dangerous.")
    assert (claim.negated, claim.object.words) == (True, "dangerous")


def test_a_long_clause_says_more_than_one_thing() -> None:
    sentence = "In paper lung, the immune system attacks " + "the small airways and " * 9 + "the chest."
    assert not said("Causes", sentence)


def test_what_comes_of_a_fault_is_no_part_of_it() -> None:
    found = said("Causes", "Mutations in the ABC1 gene impair the pump of the airways, reducing the flow of salt.")
    assert found == {("Paper lung", "ck:hasMechanism", "mutations in the ABC1 gene impair the pump of …")}


def test_whose_outlook_it_is_is_said_by_the_claim() -> None:
    (found,) = read("Outlook (Prognosis)", "The prognosis for people with paper lung depends on its cause.")
    assert found.object.words == "prognosis depends on its cause"


def test_how_it_is_done_is_a_part_of_it() -> None:
    found = said("Summary", "Paper lung is an inherited disorder that progressively destroys nerve cells.")
    assert ("Paper lung", "ck:hasMechanism", "progressively destroys nerve cells") in found


def test_examples_of_what_is_prevented_are_no_treatment() -> None:
    found = said("Summary", "Early treatment can help prevent serious problems, including death.")
    assert not any(words == "death" for *_, words in found)
