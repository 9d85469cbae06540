"""What the condition or its symptoms come from, told in sentences that no rule reads."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        (
            "Causes",
            "While most people with paper lung have a mutation in ink, about 20 percent have a mutation in dust.",
            "hasCause",
        ),
        (
            "Causes",
            "INK1 gene mutations are the most common cause, accounting for half of cases of paper lung.",
            "hasCause",
        ),
        ("Genetics", "Mutations in the INK1 gene are found in five percent of people with paper lung.", "hasCause"),
        ("Symptoms", "Many of the features of paper lung are caused by dysfunction of the kite nerve.", "hasMechanism"),
        (
            "Symptoms",
            "Loss of cells in the shelf is the major cause of the problems seen in people with paper lung.",
            "hasMechanism",
        ),
    ],
)
def test_what_it_comes_from(section: str, sentence: str, predicate: str) -> None:
    (found,) = read(section, sentence, in_words=True)
    assert found.predicate == f"ck:{predicate}"
