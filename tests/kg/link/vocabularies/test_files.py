"""What is told at a glance to be no ontology file, and lines of files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.vocabularies import files, read_ontology
from kg.link.vocabularies.files import MAX_BYTES, check_file, lines
from kg.rdf.source import Source
from tests.kg.link.vocabularies.texts import assert_refused, xo

BAD: dict[str, tuple[str, str | bytes, str]] = {
    "empty": ("a.obo", "", "a.obo: is empty"),
    "only space": ("a.ttl", " \n\n", "a.ttl: is empty"),
    "zip": ("a.owl", b"PK\x03\x04", "a.owl: is a zip archive"),
    "html": ("a.owl", "<!DOCTYPE html><html></html>", "a.owl: is an HTML page"),
    "obo in UTF-16": (
        "a.obo",
        "format-version: 1.2\n".encode("utf-16"),
        "a.obo: is UTF-16 text, which only XML may be",
    ),
}


@pytest.mark.parametrize(("name", "content", "message"), BAD.values(), ids=BAD)
def test_bad_files_get_a_clear_line(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    assert_refused(tmp_path, name, content, message)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for name in ("none.obo", "folder.obo"):
        (tmp_path / "folder.obo").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=name):
            read_ontology(tmp_path / name, xo(1))


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.obo"
    path.write_bytes("\ufeffformat-version: 1.2\nname: é\r\nend".encode())
    assert check_file(Source(path, limit=MAX_BYTES)).startswith(b"format-version")
    assert list(lines(Source(path))) == [(1, "format-version: 1.2\n"), (2, "name: é\r\n"), (3, "end")]


def test_a_line_that_is_too_long_or_no_utf_8_is_told_with_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_LINE", 20)
    monkeypatch.setattr(files, "BLOCK", 8)
    path = tmp_path / "a.obo"
    path.write_bytes(b"x" * 19 + b"\n" + b"x" * 21)
    with pytest.raises(InputError, match=r"a\.obo:2: has a line of more than 20 bytes"):
        list(lines(Source(path)))
    path.write_bytes(b"x\nab\xff\n")
    with pytest.raises(InputError, match=r"a\.obo:2: is not UTF-8 text \(byte 2 of the line\)"):
        list(lines(Source(path)))


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.obo"
    path.write_text("format-version: 1.2\n", encoding="utf-8")
    os.truncate(path, MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 4,000,000,000 bytes"):
        check_file(Source(path, limit=MAX_BYTES))
