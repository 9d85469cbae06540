"""Why a unit carries no claim."""

from __future__ import annotations

import re

import pytest

from kg.entry.read import Unit
from kg.reading.unread import reason_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("What is gout?", "ck:question"),
        ("Researchers are studying crystals.", "ck:aboutAnother"),
        ("Normally, the kidneys filter uric acid.", "ck:background"),
        ("Hemoglobin is a protein in the blood.", "ck:background"),
        ("During the procedure, the joint is numbed.", "ck:procedureDetail"),
        ("These may come back.", "ck:unclearReference"),
        ("Gout waits for nobody.", "ck:noRuleFits"),
        ("Your doctor may ask about your toes.", "ck:procedureDetail"),
        ("Your kidneys filter the blood.", "ck:background"),
        ("A doctor in Rome was told of it.", "ck:aboutAnother"),
        ("Yes.", "ck:question"),
        ("These resources address the diagnosis of gout:", "ck:navigation"),
        ("Much of this information comes from Orphanet.", "ck:navigation"),
    ],
)
def test_reasons(text: str, reason: str) -> None:
    unit = Unit("sentence", 0, len(text), text, "causes")
    assert reason_of(unit, re.compile("gout", re.IGNORECASE)) == reason


def test_headings_and_references() -> None:
    never = re.compile("$^")
    assert reason_of(Unit("heading", 0, 6, "Causes", "causes"), never) == "ck:heading"
    assert reason_of(Unit("reference", 0, 4, "In: ", "references"), never) == "ck:bibliography"
