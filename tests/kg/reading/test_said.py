"""What is asked of a sentence by its first clause."""

from __future__ import annotations

import pytest

from kg.entry.read import parse_text
from kg.entry.structure import blocks, names_of
from kg.reading.clauses import clauses
from kg.reading.reader import Reader
from kg.reading.rules import RULES
from kg.reading.said import Said, says_infection
from kg.reading.subjects import kind_of
from kg.reading.view import View


def _said(sentence: str, section: str = "Causes") -> Said:
    entry = parse_text(f"Paper lung\n\nPaper lung is an infection of the airways.\n\n{section}\n\n{sentence}\n")
    reader = Reader(entry.text, names_of(entry), RULES)
    block = blocks(entry)[-1]
    found = clauses(entry.text, block.lead.start, block.lead.end)
    kind, words = kind_of(reader, found[0])
    return Said(View(reader, block, block.lead, found, 0, found[0], kind, words, block.section, "", set()))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Children born early may have it.", "people"),
        ("A pulmonologist treats it.", "provider"),
        ("The long-term prognosis for printers is good.", "outlook"),
        ("Infection is common in old houses.", "condition"),
        ("Glue is common in old houses.", "other"),
    ],
)
def test_kind(sentence: str, kind: str) -> None:
    assert _said(sentence).kind == kind


def test_of_the_condition() -> None:
    assert _said("Patients with paper lung have a cough.").has_it
    assert _said("The disease is common.").is_of_it
    assert not _said("Glue is common.").is_of_it


def test_what_is_counted() -> None:
    assert _said("Paper lung is rare.").is_counted
    assert not _said("Paper lung is a rare thing.").is_counted  # what it is
    assert not _said("Paper lung is most often caused by glue.").is_counted


def test_infection_in_an_entry_on_one() -> None:
    said = _said("Glue is common.")
    assert says_infection(said.view.reader, "Human infection occurs worldwide.")
    assert not says_infection(said.view.reader, "Glue occurs worldwide.")
