"""The visible text of an entry in any form: plain text as it is, that of Markdown and of a page without its marks."""

from __future__ import annotations

import re

__all__ = ["SUFFIXES", "entry_suffix", "visible_text"]

_PAGE = re.compile(r"\s*(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PAGES, _MARKDOWN = (".html", ".htm", ".xhtml"), (".md", ".markdown")
#: Suffixes of files that may be entries.
SUFFIXES = (".txt", ".text", *_MARKDOWN, *_PAGES)


def entry_suffix(text: str, suffix: str = "") -> str:
    """What an entry is: ``.html``, ``.md`` or ``.txt``.

    Args:
        text: Plain text; HTML, known by its first tag; or Markdown, known by a heading after ``#`` that is its first
            line with text, and another below.
        suffix: That of its file, which tells HTML and Markdown, too.
    """
    suffix = suffix.lower()
    if suffix in _PAGES or _PAGE.match(text):
        return ".html"
    if suffix in _MARKDOWN:
        return ".md"
    if text.lstrip()[:1] in ("#", "-"):
        from kg.entry.markdown import is_markdown

        return ".md" if is_markdown(text) else ".txt"
    return ".txt"


def visible_text(text: str, suffix: str = "") -> tuple[str, dict[int, str]]:
    """The text of an entry that a reader sees, with what the markup says of its lines.

    Args:
        text: That of its file.
        suffix: That of its file, which may tell what it is (:func:`entry_suffix`).

    Returns:
        The text, and for each offset at which a line of markup starts its role: ``heading``, ``item`` or nothing.
    """
    suffix = entry_suffix(text, suffix)
    if suffix == ".txt":
        return text, {}
    from kg.entry.html import visible_lines

    if suffix == ".html":
        return visible_lines(text)
    from kg.entry.markdown import markdown_html

    return visible_lines(markdown_html(text))
