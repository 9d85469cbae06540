"""What is told of genes and agents, in the words as they are."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


def test_what_a_gene_does_is_told_of_the_gene() -> None:
    assert said("Causes", "The KITE1 gene provides instructions for making a glue enzyme.") == {
        ("KITE1 gene", "ck:hasMechanism", "provides instructions for making a glue enzyme")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The KITE1 gene acts as a tag that marks glue.",  # of which the sentence says more
        "The KITE1 gene causes asthma.",
        "This protein carries glue through the body.",
        "The KITE1 gene was discovered by children.",
        "Kites carry glue through the air.",
    ],
)
def test_what_is_of_something_else_is_left(sentence: str) -> None:
    assert not [each for each in said("Causes", sentence) if each[1] == "ck:hasMechanism"]
