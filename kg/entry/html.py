"""The visible text of an HTML page, one block a line, with what the markup says of each line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["visible_lines"]

_HIDDEN = {"script", "style", "template", "noscript", "svg", "head", "select"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "kbd"),
    *("label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}
#: A sign that begins no tag: as text, as it is; the parser looks to the end of the page for the end of each.
_TEXT_SIGN = re.compile("<(?=<)")
_HEADINGS = {"h1", "h2"}  # deeper ones part a section, they do not open one


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._role = ""
        self._hidden: list[str] = []
        self._items = 0

    def finish_block(self) -> None:
        """Keep the text so far as a block of its own."""
        text = " ".join("".join(self._words).split())
        if text:
            self.blocks.append((self._role, text))
        self._words = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._hidden.clear()  # a head may be left open
        if tag in _HIDDEN or (tag not in _VOID and any(name == "hidden" for name, _ in attrs)):
            self._hidden.append(tag)
        elif tag == "br":
            self._words.append(" ")
        elif tag not in _INLINE:
            self.finish_block()
            self._items += tag == "li"
            self._role = "heading" if tag in _HEADINGS else "item" if self._items else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden and self._hidden.pop() != tag:
                pass
        elif tag not in _INLINE and tag not in _HIDDEN and tag != "br":
            self.finish_block()
            self._items = max(0, self._items - (tag == "li"))
            self._role = "item" if self._items else ""

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - the signature is the parser's
        """Pass over ``<![…>`` as browsers do: the parser refuses it where no name follows."""
        return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words.append(data)


def visible_lines(html: str) -> tuple[str, dict[int, str]]:
    """Take the visible text out of a page.

    Returns:
        The text, one block (paragraph, heading, list item) a line with a blank line before it, and for each offset at
        which a line starts its role: ``heading``, ``item`` or nothing.
    """
    parser = _Blocks()
    parser.feed(_TEXT_SIGN.sub("&lt;", html))
    parser.close()
    parser.finish_block()
    lines: list[str] = []
    roles: dict[int, str] = {}
    at = 0
    for role, text in parser.blocks:
        if lines:
            lines.append("")
            at += 1
        roles[at] = role
        lines.append(text)
        at += len(text) + 1
    return "\n".join(lines), roles
