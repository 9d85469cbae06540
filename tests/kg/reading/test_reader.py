"""What the reader remembers from sentence to sentence."""

from __future__ import annotations

from tests.kg.reading.entries import read, said


def test_it_stands_for_what_was_named_before() -> None:
    found = read("Treatment", "Zigzag cleaning takes an hour. It is used to treat paper lung.")
    (used,) = [each for each in found if each.rule == "is-used"]
    assert used.object.words == "zigzag cleaning"
    assert len(used.context) == 1
    assert used.context[0][0] <= used.object.spans[0][0] < used.context[0][1] < used.evidence[0][0]


def test_a_side_effect_is_of_the_medicine() -> None:
    assert ("Azathioprine", "ck:hasComplication", "nausea") in {
        (subject.capitalize(), predicate, words)
        for subject, predicate, words in said("Treatment", "Side effects of azathioprine include:", "", "- nausea")
    }
