"""What a lead-in says by itself."""

from __future__ import annotations

from tests.kg.reading.entries import said


def test_an_exam_in_a_lead_in_is_a_test() -> None:
    found = said("Exams and Tests", "The provider will perform a physical exam, which may show:", "", "- dust")
    assert ("Paper lung", "ck:hasTest", "physical exam") in found


def test_what_examples_are_of_is_told_with_them() -> None:
    found = said("Treatment", "Your doctor may prescribe zinc pills, such as:", "", "- zincine")
    assert {words for _, _, words in found} == {"zinc pills", "zincine"}
