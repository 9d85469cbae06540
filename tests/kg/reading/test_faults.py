"""What is at fault, and what a denial tells of it."""

from __future__ import annotations

import pytest

from kg.reading.faults import AT_FAULT
from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("words", "is_fault"),
    [
        ("The altered INK1 protein cannot bind ink.", True),
        ("As a result, an abnormal airway forms.", True),
        ("In kite lung disease, the airways do not open.", True),
        ("Some INK1 mutations reduce the ink.", True),
        ("A mutation in the second copy of the INK1 gene occurs later.", True),
        ("INK1 gene mutations can decrease the ink.", True),
        ("A shortage of ink changes the page.", True),
        ("Without enough functional INK1 protein, ink cannot dry.", True),
        ("The INK1 protein binds ink.", False),
        ("In kite lung disease, the airways are wide.", False),
    ],
)
def test_what_is_at_fault(words: str, is_fault: bool) -> None:  # noqa: FBT001
    assert (AT_FAULT.match(words) is not None) is is_fault


@pytest.mark.parametrize(
    ("section", "sentence", "is_negated"),
    [
        ("Causes", "An altered or missing airway protein cannot bind dust.", False),
        ("Summary", "People with paper lung cannot hold their breath.", False),
        ("Causes", "Paper lung is not inherited.", True),
        ("Causes", "Paper lung cannot be transmitted through the air.", True),
    ],
)
def test_what_is_amiss_is_no_denial(section: str, sentence: str, *, is_negated: bool) -> None:
    (found,) = read(section, sentence, in_words=True)
    assert (found.negated, found.modality) == (is_negated, "ck:asserted")
    assert "not" not in found.object.words.split() if is_negated else found.object.words
