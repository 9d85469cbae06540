"""Markdown as HTML, out of which :mod:`kg.entry.html` takes the visible text.

CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), with tables of GitHub Flavored Markdown, footnotes, and what
generators of sites add: front matter, and names of headings in braces. It is read so far as it tells which text is seen
and what a block is: a heading, an item, a paragraph. Numbers of items and addresses of links are not kept.

* Code is text, for readers see it; pictures and comments are hidden, as in a page.
* The text of a footnote stays where it stands.
* A block of HTML ends at a blank line, whatever its tag; a line with an inline tag alone is no such block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.entry import inline
from kg.entry.inline import ADDRESS, TITLE, escape, inline_html, label_of, tags_only

__all__ = ["RULES", "is_markdown", "markdown_html"]

#: Lists and quotations in one another, at most: a hostile line has a million.
_MOST = 30
_LINE_END = re.compile(r"\r\n?|\n")
_COMMENT = re.compile(r"<!--[^\0]*?-->")
_SCRIPT = re.compile(r"<(script|style)[ \n>](?:(?!<\1)[^\0])*?</\1>", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:(?: |$)")
_KEYS_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_TITLE = re.compile(r"""title: *(["']?)([^\n]*)\1$""")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3}(?:[-+*]|([0-9]{1,9})[.)]))( +|$)")
_ATX = re.compile(r" {0,3}(#{1,6})(?: |$)")
#: Signs that close a heading, and its name as Pandoc, kramdown and Hugo have it.
_ATX_END = re.compile(r"(?:^| )(?:#+|\{#[^{}]*\})$")
_UNDERLINE = re.compile(r" {0,3}(?:(=)=*|-+) *$")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
#: Tags that begin a block of HTML, which ends a paragraph above it.
_BLOCK_TAGS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "head", "header", "html", "legend", "li", "main", "menu", "menuitem", "nav", "ol"),
        *("optgroup", "option", "p", "pre", "section", "select", "summary", "svg", "table", "tbody", "td", "template"),
        *("tfoot", "th", "thead", "tr", "ul"),
    ]
)
_HTML = re.compile(r" {0,3}</?([A-Za-z][A-Za-z0-9-]*)(?:[ />]|$)")
_DELIMITERS = re.compile(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|?$")
_CELL_END = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(r"\[\^[^\[\] ]+\]:")
#: Where links with a label lead: the label, an address, a title.
_DEFINITION = re.compile(rf"\[((?!\^)(?:[^\[\]\\]|\\[^\n]){{1,999}})\]:[ \n]?(?=[^ \n]){ADDRESS}{TITLE}(?:\n|$)")
_BLANKS = re.compile(" +")
#: What :mod:`kg.entry.rules` tells of this module and the other: patterns that fit at a place, and those looked for.
RULES: Mapping[str, object] = {
    "blockTags": _BLOCK_TAGS,
    "markdown": {
        **inline.RULES,
        "key": _KEY,
        "keysEnd": _KEYS_END,
        "title": _TITLE,
        "quote": _QUOTE,
        "item": _ITEM,
        "atx": _ATX,
        "underline": _UNDERLINE,
        "fence": _FENCE,
        "html": _HTML,
        "delimiters": _DELIMITERS,
        "note": _NOTE,
        "definition": _DEFINITION,
    },
    "inMarkdown": {
        **inline.RULES_WITHIN,
        "lineEnd": _LINE_END,
        "script": _SCRIPT,
        "atxEnd": _ATX_END,
        "cellEnd": _CELL_END,
    },
}


def is_markdown(text: str) -> bool:
    """Whether a text is Markdown by what no plain entry has: it begins with a heading after ``#``, and has another."""
    lines = _LINE_END.split(text)
    shown = [line for line in lines[_front_matter(lines)[0] :] if line.strip(" \t")]
    if not shown or not _ATX.match(shown[0]):
        return False
    return any(_ATX.match(line) or _UNDERLINE.match(line) for line in shown[1:])


def markdown_html(markdown: str) -> str:
    """Markdown as HTML that tells headings, items and other blocks apart, and holds nothing but their words."""
    closed = markdown.rfind("-->") + 3
    shown = _COMMENT.sub("", markdown[:closed]) + markdown[closed:] if closed > 2 else markdown
    lines = _LINE_END.split(_SCRIPT.sub("", shown))
    start, title = _front_matter(lines)
    blocks = _Blocks()
    for line in lines[start:]:
        blocks.read(line.expandtabs(4))
    blocks.close(0)
    if title and all(tag != "h1" for tag, _ in blocks.found):
        blocks.found.insert(0, ("h1", title))
    return "".join(blocks.html())


def _front_matter(lines: Sequence[str]) -> tuple[int, str]:
    """How many lines of a document are data about it, and the title that they tell."""
    if not (lines[0].startswith("-") and _KEYS_END.match(lines[0]) and len(lines) > 1 and _KEY.match(lines[1])):
        return 0, ""
    end = next((at for at, line in enumerate(lines) if at and _KEYS_END.match(line)), 0)
    titles = (match[2] for line in lines[1:end] if (match := _TITLE.match(line.strip(" "))))
    return end and end + 1, next(titles, "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_rule(line: str) -> bool:
    """Whether a line is a thematic break: three signs or more of one kind, and nothing else."""
    signs = line.replace(" ", "")
    return len(signs) > 2 and signs[0] in "*-_" and signs == signs[0] * len(signs)


def _cells(row: str) -> list[str]:
    row = row.strip(" ").removeprefix("|")
    cells = [each.strip(" ").replace("\\|", "|") for each in _CELL_END.split(row)]
    return cells if cells[-1] or len(cells) == 1 else cells[:-1]


class _Blocks:
    """The blocks of a document: its lines are read one by one, and each closes those that it does not go on with."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []  # each a tag with Markdown in it
        self.labels: set[str] = set()
        self._open: list[int] = []  # columns before the text of each item, none for a quotation
        self._kind = ""  # the block that is being read: a tag, or markup or table
        self._lines: list[str] = []
        self._fence = ""  # the signs before code
        self._columns = 0  # cells of each row

    def html(self) -> Iterator[str]:
        """All blocks, each with its tag."""
        for tag, text in self.found:
            if tag == "markup":
                yield f"\n{tags_only(text)}"
            elif tag in ("li", "/li"):
                yield f"<{tag}>"
            else:
                yield f"<{tag}>{escape(text) if tag == 'pre' else inline_html(text, self.labels)}</{tag}>"

    def read(self, line: str) -> None:
        """Read the next line, without tabs."""
        line, depth = self._inside(line)
        if self._kind in ("pre", "markup"):
            if depth == len(self._open) and self._goes_on(line):
                return
            self._finish()
        while found := self._container(line, depth):
            line, depth = found
        if not line.strip(" "):
            self.close(depth)
        elif not self._leaf(line, depth):
            if self._kind != "p":
                self.close(depth)
                self._kind = "p"
            self._lines.append(line)

    def close(self, depth: int) -> None:
        """End the block that is being read, and all but so many of those around it."""
        self._finish()
        while len(self._open) > depth:
            if self._open.pop():
                self.found.append(("/li", ""))

    def _inside(self, line: str) -> tuple[str, int]:
        """What of a line stands in the open items and quotations, and in how many of them it is."""
        for depth, columns in enumerate(self._open):
            match = None if columns else _QUOTE.match(line)
            if not (match or (columns and (_indent(line) >= columns or not line.strip(" ")))):
                return line, depth
            line = line[match.end() if match else columns :]
        return line, len(self._open)

    def _goes_on(self, line: str) -> bool:
        """Whether a line belongs to the code or HTML that is being read; the end of a fence does, and ends it."""
        signs = line.strip(" ")
        if self._fence and _indent(line) < 4 and signs.startswith(self._fence) and signs == signs[0] * len(signs):
            self._finish()
            return True
        is_on = bool(self._fence) or (_indent(line) > 3 if self._kind == "pre" else signs != "")
        if is_on:
            self._lines.append(line)
        return is_on

    def _container(self, line: str, depth: int) -> tuple[str, int] | None:
        """What follows the sign of a quotation or an item, with the number of blocks around it; none where none is."""
        if len(self._open) >= _MOST or _is_rule(line):
            return None
        if match := _QUOTE.match(line):
            columns, rest = 0, line[match.end() :]
        elif match := _ITEM.match(line):
            columns = match.end()
            if columns == len(line) or columns - match.end(1) > 4:
                columns = match.end(1) + 1
            rest = line[columns:]
            goes_on = self._kind == "p" and depth == len(self._open)
            if goes_on and (not rest.strip(" ") or match[2] not in (None, "1")):
                return None
        else:
            return None
        self.close(depth)
        self._open.append(columns)
        if columns:
            self.found.append(("li", ""))
        return rest, depth + 1

    def _leaf(self, line: str, depth: int) -> bool:
        """Whether a line is no text of a paragraph, but a block of another kind, which it begins or is."""
        if _indent(line) > 3:
            is_code = self._kind != "p"
            if is_code:
                self._begin("pre", line, depth)
            return is_code
        is_here = depth == len(self._open)
        if self._kind == "p" and is_here and self._tells_paragraph(line):
            return True
        if match := _ATX.match(line):
            self._begin(f"h{len(match[1])}", line[match.end() :], depth)
            self._finish()
        elif match := _FENCE.match(line):
            self._begin("pre", "", depth)
            self._fence = match[1]
        elif (match := _HTML.match(line)) and match[1].lower() in _BLOCK_TAGS:
            self._begin("markup", line, depth)
        elif _is_rule(line):
            self.close(depth)
        elif match := _NOTE.match(line):
            self._begin("p", line[match.end() :], depth)
        elif self._kind == "table" and is_here:
            self._row(line)
        else:
            return False
        return True

    def _tells_paragraph(self, line: str) -> bool:
        """Whether a line tells that the paragraph above is a heading, or the last line of it the head of a table."""
        if match := _UNDERLINE.match(line):
            self._finish("h1" if match[1] else "h2")
            return True
        head = self._lines[-1]
        if "|" not in line or "|" not in head or not _DELIMITERS.match(line.strip(" ")):
            return False
        columns = len(_cells(line))
        if len(_cells(head)) != columns:
            return False
        self._lines.pop()
        self._finish()
        self._kind = "table"
        self._columns = columns
        self._row(head)
        return True

    def _begin(self, kind: str, line: str, depth: int) -> None:
        self.close(depth)
        self._kind = kind
        self._lines.append(line)

    def _row(self, line: str) -> None:
        self.found += [("td", _BLANKS.sub(" ", each)) for each in _cells(line)[: self._columns]]

    def _finish(self, tag: str = "") -> None:
        """Keep the block that is being read; where links lead is no part of a paragraph."""
        text = "\n".join(_BLANKS.sub(" ", line.strip(" ")) for line in self._lines)
        if self._kind == "p":
            at = 0
            while match := _DEFINITION.match(text, at):
                self.labels.add(label_of(match[1]))
                at = match.end()
            text = text[at:]
        tag = tag or self._kind
        if tag[:1] == "h":
            text = _ATX_END.sub("", text).strip(" ")
        if text:
            self.found.append((tag, text))
        self._kind = self._fence = ""
        self._lines = []
