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


def test_a_heading_above_bullets_ends_the_list_before() -> None:
    text = "Gout\n\nTreatments include:\n\n- rest\n\nMost help.\n\nConsiderations\n\n- It passes.\n"
    assert {line.text for line in headings_of(list(lines_of(text, {})))} == {"Considerations"}


def test_headings_in_the_letters_of_a_sentence() -> None:
    text = (
        "Gout\n\nSymptoms of gout\n\nThe joints may hurt after:\n\n- beer\n- a fall\n\nWho's at risk\n\nMen get it.\n\n"
        "See a GP if\n\n- your joints hurt\n\nSymptoms include\n- pain\n\n"
        "It may be caused by:\n\nLow risk of gout\n\nThe weather\n\nIt passes.\n"
    )
    found = headings_of(list(lines_of(text, {})))
    assert {line.text for line in found} == {"Symptoms of gout", "Who's at risk", "See a GP if"}
