"""The lines of a text, and which are headings by their form."""

from __future__ import annotations

from kg.entry.lines import headings_of, lines_of


def test_blanks_in_place_of_a_line_end_part_a_line() -> None:
    found = list(lines_of("- Fatigue       Doctors can help.\n", {}))
    assert [line.text for line in found] == ["- Fatigue", "Doctors can help."]
    assert [line.start for line in found] == [0, 16]


def test_headings() -> None:
    text = "Gout\n\nGenetic Changes\n\nGout runs in families.\n\nMedicines include:\n\nAspirin\n\nIt hurts.\n"
    assert {line.text for line in headings_of(list(lines_of(text, {})))} == {"Genetic Changes"}
