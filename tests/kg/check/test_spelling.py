"""Misspelled words, put right where no other word is meant."""

from __future__ import annotations

import pytest

from kg.check.spelling import corrected
from kg.check.words import tokens

KNOWN = {"amifampridine", "plasmapheresis", "dysphagia", "immunoglobulin"}


@pytest.mark.parametrize("written", ["amifampridin", "amifampridinee", "amifanpridine", "amifapmridine"])
def test_one_letter_of_a_long_word(written: str) -> None:
    words, told = corrected(tokens(f"{written} is used"), KNOWN)
    assert words[0].low == "amifampridine"
    assert told == (f"{written} → amifampridine",)


@pytest.mark.parametrize("written", ["dysphasia", "amifampridin3", "mifampridine", "plasmaferesis", "amifampridine"])
def test_what_is_left_alone(written: str) -> None:
    assert corrected(tokens(written), KNOWN) == (tokens(written), ())
