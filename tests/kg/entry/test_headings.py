"""Headings by their words."""

from __future__ import annotations

import pytest

from kg.entry.headings import kind_by_words, part_by_name, part_of_heading


@pytest.mark.parametrize(
    ("heading", "kind", "part"),
    [
        ("Who Is at Risk?", "causes", "risk"),
        ("Genetic Changes", "causes", "genetics"),
        ("Stages", "exams", "stages"),
        ("Home care", "treatment", "treatment"),
        ("How is it diagnosed?", "exams", "exams"),
        ("See a GP if", "contact", "contact"),
        ("Non-urgent advice: Ask a pharmacist if:", "contact", "contact"),
        ("See also", "", "skip"),
        ("Why does it develop?", "causes", "causes"),
        ("How does it look?", "symptoms", "symptoms"),
        ("Reducing your risk", "prevention", "prevention"),
        ("Differential diagnosis", "other", "skip"),
        ("Clinical features", "symptoms", "symptoms"),
        ("Pathophysiology", "causes", "causes"),
        ("Self-care", "treatment", "treatment"),
        ("External links", "references", ""),
        ("Odds and ends", "", ""),
        ("Gout from other causes", "", ""),  # a part of whatever stands above it
        ("Other causes", "causes", "causes"),
    ],
)
def test_kinds_and_parts(heading: str, kind: str, part: str) -> None:
    assert (kind_by_words(heading), part_of_heading(heading)) == (kind, part)


def test_only_a_whole_heading_is_known_by_name() -> None:
    assert part_by_name("Support groups") == "support"
    assert part_by_name("Support groups near you") is None
