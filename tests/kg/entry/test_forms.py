"""Documents of other programs and other languages are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.entry.forms import language_of, refuse_other_languages
from kg.entry.read import read_entry
from kg.errors import InputError


@pytest.mark.parametrize(
    ("start", "name", "hint"),
    [
        (b"%PDF-1.7\n", "PDF", "pdftotext"),
        (b"PK\x03\x04word/document.xml", "DOCX", "plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "DOC", "plain text"),
        (b"{\\rtf1", "Rich Text", "plain text"),
    ],
)
def test_documents_are_named_with_what_to_do(tmp_path: Path, start: bytes, name: str, hint: str) -> None:
    path = tmp_path / "entry.txt"
    path.write_bytes(start + b"\0" * 20)
    with pytest.raises(InputError, match=name) as caught:
        read_entry(path)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "German",
            "Die Krankheit ist selten und wird mit Medikamenten behandelt, die nicht schaden. ",
        ),
        (
            "French",
            "La maladie est rare et les patients qui ont des douleurs sont traités pour la vie. ",
        ),
        (
            "Spanish",
            "La enfermedad es rara y los pacientes que la tienen se tratan con medicamentos. ",
        ),
        (
            "English",
            "The disease is rare, and people who have pain are treated with medicines for it. ",
        ),
    ],
)
def test_languages(language: str, sentence: str) -> None:
    assert language_of(sentence * 3) == language


def test_another_script_is_refused() -> None:
    with pytest.raises(InputError, match="script"):
        refuse_other_languages("Болезнь редкая и лечится лекарствами, которые продаются в аптеке. " * 6, "entry.txt")


def test_a_few_words_tell_nothing() -> None:
    assert language_of("Morbus Basedow") == "English"
