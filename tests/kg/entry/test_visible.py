"""The visible text of an entry: by its suffix, or by its first lines."""

from __future__ import annotations

import pytest

from kg.entry.visible import SUFFIXES, entry_suffix, visible_text

MARKDOWN = "# Toe\n\nA *toe*\nhurts.\n\n## Causes\n\n- cold\n"
SEEN = ("Toe\n\nA toe hurts.\n\nCauses\n\ncold", {0: "heading", 5: "", 19: "heading", 27: "item"})


@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".MD", ".markdown"])
def test_markdown(suffix: str) -> None:
    assert visible_text(MARKDOWN, suffix) == SEEN


def test_text_stays_as_it_is_unless_its_suffix_tells_more() -> None:
    assert visible_text("A *toe*\nhurts.") == ("A *toe*\nhurts.", {})
    assert visible_text("A *toe*\nhurts.", ".md") == ("A toe hurts.", {0: ""})
    assert visible_text("- a\n\n---\n# b\n") == ("- a\n\n---\n# b\n", {})


@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".html"])
def test_a_page_is_one_whatever_its_suffix(suffix: str) -> None:
    page = "<!-- # a -->\n<html><body><h1># Toe</h1>\n\n# a\n"
    assert visible_text(page, suffix)[0] == "# Toe\n\n# a"


def test_suffixes_of_entries() -> None:
    assert {".txt", ".md", ".markdown", ".html"} <= set(SUFFIXES)


def test_what_an_entry_is() -> None:
    given = ("", ".TXT", ".markdown", ".HTM")
    assert [entry_suffix("A toe.", each) for each in given] == [".txt", ".txt", ".md", ".html"]
    assert entry_suffix("<html><p>A toe.") == ".html"
    assert entry_suffix("# Toe\n\n## Pain\n") == ".md"
