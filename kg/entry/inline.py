"""The text of a block of Markdown as HTML: marks of emphasis, links and the like are taken away, their words stay.

CommonMark 0.31, section 6 (https://spec.commonmark.org/0.31.2/#inlines), with strikethrough of GitHub Flavored Markdown
and marks of footnotes. Tags and entities stay, for :mod:`kg.entry.html` reads them; pictures are hidden, as there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

__all__ = ["ADDRESS", "RULES", "RULES_WITHIN", "TITLE", "escape", "inline_html", "label_of", "tags_only"]

#: No pattern looks behind a “<”, so that many of them take no longer than their number.
_TAG = r"""</?[A-Za-z][A-Za-z0-9-]*(?:[ \n][^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*)?/?>"""
_SIGN = re.compile(f"{_TAG}|[&<]")
_TOKEN = re.compile(
    r"\\(?:[!-/:-@\[-`{-~]|\n)"
    r"|`+|\*+|_+|~+"
    r"|<([A-Za-z][A-Za-z0-9+.-]+:[^ \n<>]*|[^ \n<>@]+@[^ \n<>@]+)>"  # the address that a link is to
    rf"|{_TAG}"
    r"|\[\^[^\[\] \n]+\]|!?\[|\]|[&<]"
)
#: Tags whose content would be no markup: they are taken away, so that one that is left open hides nothing.
_RAW = re.compile(r"</?(?:iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)[ \n/>]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_TICKS = re.compile("`+")
#: Where a link leads, and the title that may stand behind it.
ADDRESS = r"(?:<[^<>\n]*>|(?!<)[^ \n()]*(?:\([^ \n()]*\)[^ \n()]*)*)"
TITLE = r"""(?:[ \n](?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
_TARGET = re.compile(rf"\([ \n]?{ADDRESS}{TITLE}[ \n]?\)")
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
#: What :mod:`kg.entry.markdown` tells of this module: patterns that fit at a place, and those that are looked for.
RULES: Mapping[str, object] = {"raw": _RAW, "entity": _ENTITY, "target": _TARGET, "label": _LABEL}
RULES_WITHIN: Mapping[str, object] = {"sign": _SIGN, "token": _TOKEN}


def escape(text: str) -> str:
    """A text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def label_of(text: str) -> str:
    """The label of a link as it is compared: blanks and case do not matter."""
    return " ".join(text.lower().split())


def tags_only(text: str) -> str:
    """HTML that stands in Markdown: what is no whole tag in it is text."""
    return _SIGN.sub(lambda match: _sign(match[0], text, match.start()), text)


def inline_html(text: str, labels: Collection[str] = ()) -> str:
    """The text of a paragraph, heading or cell as HTML.

    Args:
        text: Its lines, without blanks at their ends, nor two in a row.
        labels: Those for which the document says where links lead.
    """
    return _Inline(text, labels).html()


def _sign(token: str, text: str, at: int) -> str:
    """A tag, or a sign that begins one or an entity, as HTML."""
    if len(token) > 1:
        return "" if _RAW.match(token) else token
    return token if _ENTITY.match(text, at) else escape(token)


@dataclass(slots=True)
class _Run:
    """A run of marks of emphasis: the place of its part, and how many of its characters are still text."""

    part: int
    mark: str
    left: int
    length: int
    opens: bool
    closes: bool

    def is_closed_by(self, other: _Run) -> bool:
        """Whether both are about the same words; lengths whose sum is a multiple of three part ``*a**b**c*``."""
        is_odd = (self.closes or other.opens) and not (self.length + other.length) % 3
        return self.mark == other.mark and not (is_odd and self.length % 3)


@dataclass(slots=True)
class _Bracket:
    """A bracket that may open a link or a picture: its part, where the text behind it starts, the runs before it."""

    part: int
    start: int
    is_picture: bool
    runs: int


class _Inline:
    def __init__(self, text: str, labels: Collection[str]) -> None:
        self.text = text
        self.labels = labels
        self.at = 0
        self.parts: list[str] = []
        self.runs: list[_Run] = []
        self.brackets: list[_Bracket] = []
        self.dead = 0  # as many brackets are about a link, and open none
        self.latest = -1  # behind the last bracket
        self.ticks = {len(match[0]): match.start() for match in _TICKS.finditer(text)}

    def html(self) -> str:
        while match := _TOKEN.search(self.text, self.at):
            token, start = match[0], match.start()
            self.parts.append(self.text[self.at : start])
            self.at = match.end()
            if match[1]:
                self.parts.append(escape(match[1]))
            elif token[0] == "\\":
                self.parts.append(escape(token[1]))
            elif token[0] == "`":
                self._code(token)
            elif token[0] in "*_~":
                self._run(token, start)
            elif token[-1] == "[":
                self.brackets.append(_Bracket(len(self.parts), self.at, token[0] == "!", len(self.runs)))
                self.parts.append(token)
                self.latest = self.at
            elif token[0] == "]":
                self._end_of_link(start)
                self.latest = self.at
            elif token[0] != "[":
                self.parts.append(_sign(token, self.text, start))
        self.parts.append(self.text[self.at :])
        self._pair(0)
        return "".join(self.parts)

    def _code(self, ticks: str) -> None:
        """Text as it stands, up to as many ticks."""
        if self.ticks.get(len(ticks), -1) < self.at:
            self.parts.append(ticks)
            return
        end = next(match for match in _TICKS.finditer(self.text, self.at) if len(match[0]) == len(ticks))
        code = self.text[self.at : end.start()]
        is_apart = code.strip(" \n") and code[0] in " \n" and code[-1] in " \n"
        self.parts.append(escape(code[1:-1] if is_apart else code))
        self.at = end.end()

    def _run(self, marks: str, start: int) -> None:
        """Keep a run with what it may do, by the characters beside it."""
        before, after = self.text[start - 1 : start] or " ", self.text[self.at : self.at + 1] or " "
        is_before, is_after = (unicodedata.category(each)[0] in "PS" for each in (before, after))
        left = not after.isspace() and (not is_after or is_before or before.isspace())
        right = not before.isspace() and (not is_before or is_after or after.isspace())
        opens, closes = left, right
        if marks[0] == "_":
            opens, closes = left and (not right or is_before), right and (not left or is_after)
        if marks[0] != "~" or len(marks) == 2:
            self.runs.append(_Run(len(self.parts), marks[0], len(marks), len(marks), opens, closes))
        self.parts.append(marks)

    def _end_of_link(self, end: int) -> None:
        """Take away the brackets of a link and what says where it leads; of a picture, everything."""
        bracket = self.brackets.pop() if self.brackets else None
        is_dead = bracket and not bracket.is_picture and len(self.brackets) < self.dead
        self.dead = min(self.dead, len(self.brackets))
        if not bracket or is_dead or not self._leads(bracket, end):
            self.parts.append("]")
            return
        if bracket.is_picture:
            del self.parts[bracket.part :]
        else:
            self.parts[bracket.part] = ""
            self._pair(bracket.runs)
            self.dead = len(self.brackets)
        del self.runs[bracket.runs :]

    def _leads(self, bracket: _Bracket, end: int) -> bool:
        """Whether what stands behind a bracket, or between both, says where a link leads; the former is passed over."""
        if match := _TARGET.match(self.text, self.at):
            self.at = match.end()
            return True
        behind = _LABEL.match(self.text, self.at)
        label = behind[1] if behind else ""
        if not label and bracket.start == self.latest:
            label = self.text[bracket.start : end]
        if label_of(label) not in self.labels:
            return False
        self.at = behind.end() if behind else self.at
        return True

    def _pair(self, bottom: int) -> None:
        """Take away the marks of all pairs of runs, by the “delimiter stack” of CommonMark."""
        openers: list[tuple[int, _Run]] = []
        lowest: dict[tuple[str, int, bool], int] = {}  # below which no partner is for a run like that
        for number, run in enumerate(self.runs[bottom:]):
            key = (run.mark, run.length % 3, run.opens)
            at = len(openers) - 1
            while run.closes and run.left and at >= 0 and openers[at][0] >= lowest.get(key, 0):
                opener = openers[at][1]
                if opener.is_closed_by(run):
                    count = min(2, opener.left, run.left)
                    for each in (opener, run):
                        each.left -= count
                        self.parts[each.part] = each.mark * each.left
                    del openers[at + (opener.left > 0) :]
                    at -= opener.left == 0
                else:
                    at -= 1
            if run.closes and run.left:
                lowest[key] = number
            if run.opens and run.left:
                openers.append((number, run))
