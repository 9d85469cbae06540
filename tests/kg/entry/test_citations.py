"""Marks of citations, which are no words of an entry."""

from __future__ import annotations

import pytest

from kg.entry.citations import without_citations
from kg.entry.read import parse_text

TEXT = (
    "Paper lung\n\nPaper lung is rare.[1][2–4] It causes fever,[citation needed] cough[a] and pain [in the leg].[12]\n"
)


def test_sentences_end_before_marks() -> None:
    entry = parse_text(TEXT)
    assert [unit.text.split("[")[0] for unit in entry.units[1:]] == ["Paper lung is rare.", "It causes fever,"]


def test_all_else_stands_where_it_stood() -> None:
    entry = parse_text(TEXT)
    bare = without_citations(entry)
    assert len(bare.text) == len(entry.text)
    assert bare.sha256 == entry.sha256
    assert " ".join(bare.units[2].text.split()) == "It causes fever, cough and pain [in the leg]."
    for unit, before in zip(bare.units, entry.units, strict=True):
        assert unit.text == bare.text[unit.start : unit.end]
        assert unit.start == before.start
    assert bare.units[1].text == "Paper lung is rare."


@pytest.mark.parametrize("text", ["Gout\n\nGout is rare.\n", "Gout\n\nGout [podagra] is rare.\n"])
def test_an_entry_without_marks_is_as_it_was(text: str) -> None:
    entry = parse_text(text)
    assert without_citations(entry) is entry
