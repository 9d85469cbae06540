"""What goes wrong, and what a fault does."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "words"),
    [
        ("Causes", "In paper lung, the cells attack the airways.", "cells attack the airways"),
        ("Causes", "Mutations in the GLU gene impair the making of a protein.", "mutations in the GLU gene impair …"),
    ],
)
def test_how_it_works(section: str, sentence: str, words: str) -> None:
    (found,) = said(section, sentence)
    assert found[:2] == ("Paper lung", "ck:hasMechanism")
    assert found[2].startswith(words.removesuffix(" …"))


@pytest.mark.parametrize(
    "sentence", ["In paper lung, the cells do not attack the airways.", "These changes impair the making of a protein."]
)
def test_what_is_denied_or_named_elsewhere_is_not_how_it_works(sentence: str) -> None:
    assert not any(predicate == "ck:hasMechanism" for _, predicate, _ in said("Symptoms", sentence))
