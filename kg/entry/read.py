"""Read an encyclopaedia entry, text, Markdown or HTML, into sections and units; knows nothing of RDF.

Every character that is not blank belongs to one unit: a heading, a sentence, a list lead-in, a list item, a
reference, or furniture (navigation, captions, legal notices). A lead-in without items is a list that this copy has
lost. A section that begins at a wider gap instead of at a heading has lost its heading: its kind is inferred from the
usual order of sections, and it is marked ``inferred``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.entry.citations import CITATIONS
from kg.entry.digests import digest, normalise, sentence_digest
from kg.entry.forms import refuse_documents
from kg.entry.headings import KIND_OF_HEADING, SECTIONS, kind_by_words
from kg.entry.lines import BREAK, Line, headings_of, lines_of
from kg.entry.lists import BULLET, is_fragment
from kg.entry.visible import entry_suffix, visible_text
from kg.errors import InputError

__all__ = ["RULES", "Entry", "Section", "Unit", "parse_lines", "parse_text", "read_entry"]

#: Largest entry read, in bytes: the longest encyclopaedia pages are well below a tenth of it.
MAX_BYTES = 2_000_000
_NAME_ONE = "Name a copy of the entry: text, Markdown or HTML"

#: Sections that may be missing from an entry altogether; a lost heading is never taken for one of these.
_OPTIONAL = frozenset(["prevention", "names", "summary", "title", "furniture", "other"])
#: Sections without parts of their own.
_PLAIN = frozenset(["names", "references", "related", "review", "title", "furniture"])
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:(?<![Tt]ype )(?<![Ss]tage )(?<![Gg]rade )(?<![Gg]roup )(?<![Cc]lass )(?<![Hh]epatitis )(?<![Vv]itamin )(?<![Ff]ragile )(?<![Ff]actor )(?<![Cc]hromosome )[A-Z]|e\.g|i\.e|vs|Dr|Mr|Mrs|Ms|St|approx|Fig|No)\.$"
)
#: More characters than any of them has, with what stands before it.
_LONGEST_ABBREVIATION = 12
#: The end of a sentence, which no title has.
_SENTENCES = re.compile(r"[.?!](?:(?<=[a-z]{3}.)\s+[A-Z]|(?<=\.)$)")
#: Times the characters of a title within which a line says it; blanks within a line, fewer than between two with text.
_LONGEST_LIKE, _SAME_LINE = 5, 2
#: Letters that the first word of a title may have and say nothing: “The”.
_SHORT = 3
#: Lead-ins whose items are headings below: “Five types of treatment are used:”.
_NAMED_BELOW = re.compile(r"\b(?:types?|kinds?|forms?|stages?|ways?|options?|groups?)\b", re.IGNORECASE)
_SPACES = re.compile(r"\s*")
_SENTENCE_END = re.compile(
    rf"[.!?:\d](?:(?<=[.!?:])|(?<=[A-Za-z)][.]\d)\d?)[\"'”’)\]]*{CITATIONS}(?=\s+[\"'“‘(\[]*[A-Z0-9À-Þ])"
)
_REVIEW = re.compile(r"(?:review date|reviewed by|last reviewed)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\bIn: |;\s*(?:19|20)\d\d\b")
_CLOSED = re.compile(rf"[.!?:][\"'”’)\]]*{CITATIONS}$")
#: What :mod:`kg.entry.rules` tells of this module.
RULES: Mapping[str, object] = {
    "sections": SECTIONS,
    "optional": _OPTIONAL,
    "plain": _PLAIN,
    "abbreviation": _ABBREVIATION,
    "namedBelow": _NAMED_BELOW,
    "sentenceEnd": _SENTENCE_END,
    "review": _REVIEW,
    "reference": _REFERENCE,
    "sentence": _CLOSED,
}


class Unit(NamedTuple):
    """The smallest part of an entry that is accounted for (offsets: code points, end exclusive)."""

    kind: str
    start: int
    end: int
    text: str
    section: str
    items: int = 0

    @property
    def digest(self) -> str:
        """Digest of the normalised words of the unit."""
        return sentence_digest(self.text)

    @property
    def word_count(self) -> int:
        """Number of normalised words."""
        return len(normalise(self.text).split())


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of an entry under one heading; ``inferred`` where this copy has lost the heading."""

    kind: str
    start: int
    end: int
    heading: str
    inferred: bool


@dataclass(frozen=True)
class Entry:
    """An entry as read: its text, the sections and units in the order of the text, and what its file says and is.

    Of Markdown (suffix ``.md``) and of a page (``.html``) the ``source`` is another than the text.
    """

    path: str
    text: str
    sha256: str
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    source: str = ""
    suffix: str = ".txt"

    @cached_property
    def lost_lists(self) -> tuple[Unit, ...]:
        """Lead-ins that announce a list which this copy does not have."""
        return tuple(unit for unit in self.units if unit.kind == "lead-in" and not unit.items)

    @property
    def title(self) -> str:
        """What the entry is about: the words of its title."""
        return next((self.text[each.start : each.end].strip() for each in self.sections if each.kind == "title"), "")

    def unit_at(self, start: int, end: int) -> Unit | None:
        """The unit that holds all characters from ``start`` to ``end``, if one does."""
        return next((unit for unit in self.units if unit.start <= start and end <= unit.end), None)


def read_entry(path: str | Path) -> Entry:
    """Read an entry from a file of text, Markdown or HTML (UTF-8, at most 2 MB).

    Raises:
        InputError: when the file cannot be read, is empty, too large, binary, or not UTF-8.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path), hint=_NAME_ONE) from error
    if len(data) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=str(path), hint="Save the entry alone")
    refuse_documents(data, str(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not UTF-8 text (byte {error.start})", where=str(path), hint="Save it as UTF-8: text, Markdown or HTML"
        ) from error
    if "\0" in text:
        raise InputError("is a binary file", where=str(path), hint=_NAME_ONE)
    return parse_text(text, str(path), suffix=Path(path).suffix)


def parse_text(text: str, where: str = "the text", *, suffix: str = "") -> Entry:
    """An entry from its text, or from the source of a page or of Markdown.

    Args:
        text: As :func:`kg.entry.visible.visible_text` takes it.
        where: What to call it in messages.
        suffix: That of its file, which tells Markdown and HTML, as do their first lines.

    Raises:
        InputError: when there is no text in it.
    """
    if not text.strip():
        raise InputError("is empty", where=where, hint=_NAME_ONE)
    source, suffix = text, entry_suffix(text, suffix)
    text, roles = visible_text(source, suffix)
    if not text.strip():
        raise InputError("has no visible text", where=where, hint="Save it with its text")
    sections, units = parse_lines(text, roles)
    return Entry(where, text, digest(source), sections, units, source, suffix)


def parse_lines(text: str, roles: dict[int, str] | None = None) -> tuple[tuple[Section, ...], tuple[Unit, ...]]:
    """Cut a text into sections and units.

    Args:
        text: One paragraph, heading or list item a line.
        roles: For text out of markup, what it says of the line at an offset: ``heading`` or ``item``.
    """
    lines = list(lines_of(text, roles or {}))
    parts = headings_of(lines)
    sections: list[Section] = []
    units: list[Unit] = []
    for kind, heading, members, inferred in _sections(lines, parts):
        sections.append(
            Section(kind, members[0].start, members[-1].end, heading.text.strip() if heading else "", inferred)
        )
        if heading:
            units.append(_unit("heading", heading.start, heading.text, kind))
        body = [line for line in members if line is not heading]
        units.extend(_attach_items(list(_units(kind, body, parts))))
    return tuple(sections), tuple(units)


#: Characters of a line that may be a known heading, with marks around it.
_LONGEST_HEADING = 2 * max(map(len, KIND_OF_HEADING))


def _heading_kind(line: Line) -> str | None:
    """The kind of section a line opens, if the line is a heading that is known or marked as one."""
    if line.role == "item":
        return None
    kind = KIND_OF_HEADING.get(normalise(line.text)) if len(line.text) < _LONGEST_HEADING else None
    if kind:
        return kind
    return kind_by_words(line.text) or "other" if line.role == "heading" else None


def _sections(lines: list[Line], parts: set[Line]) -> list[tuple[str, Line | None, list[Line], bool]]:
    """Group lines into sections: by known heading, by review line, else by a gap of two blank lines."""
    title = _title(lines)
    groups: list[tuple[str, Line | None, list[Line], bool]] = []
    before_title = True
    for line in lines:
        kind = _heading_kind(line)
        if not kind and line in parts and groups and groups[-1][0] not in _PLAIN - {"title"}:
            kind = kind_by_words(line.text)
        if kind == "summary" and groups and groups[-1][1] is not title and groups[-1][2] == [groups[-1][1]]:
            kind = None  # “Key points”, right below the heading of what they are the points of
        if line is title:
            groups.append(("title", line, [line], False))
            before_title = False
        elif before_title:
            if not groups:
                groups.append(("furniture", None, [], False))
            groups[-1][2].append(line)
        elif kind and line.blanks_before + len(line.role) > 0 and (line.role != BREAK or line in parts):
            groups.append((kind, line, [line], False))
        elif _REVIEW.match(line.text) and groups[-1][0] != "review":
            groups.append(("review", None, [line], False))
        elif groups[-1][0] == "title":
            is_names = ";" in line.text and not _CLOSED.search(line.text) and not _SENTENCES.search(line.text)
            groups.append(("names" if is_names else "summary", None, [line], False))
        elif groups[-1][0] == "names" and groups[-1][1] is None:
            groups.append(("summary", None, [line], False))
        elif line.blanks_before >= 2 and groups[-1][0] != "review":
            groups.append(("", None, [line], True))
        else:
            groups[-1][2].append(line)
    return _infer(groups)


def _title(lines: list[Line]) -> Line:
    """The first line that a later line begins with, as an entry's summary does; else the first line."""
    marked = [line for line in lines if line.role == "heading"]
    unmarked = [each for each in lines[:10] if each.text[0] not in "-•*" and not _SENTENCES.search(each.text)]
    first = normalise(lines[0].text).split(" ", 1)[0]
    told = next((each.start for each in lines[1:] if _tells_of(first, each.text)), None)
    for line in marked[:3] + unmarked:
        words = normalise(line.text)
        if words in KIND_OF_HEADING or (told is not None and line.start > told):
            break  # a part of the entry: its title stands above
        later = (each.text[: _LONGEST_LIKE * len(line.text)] for each in lines if each.start > line.start)
        if words and any(normalise(text).startswith(words + " ") for text in later):
            return line
    return (marked or lines)[0]


def _tells_of(word: str, line: str) -> bool:
    """Whether a line of text begins with the first word of the entry, which is its title's then."""
    return len(word) > _SHORT and line.lower().startswith(f"{word} ") and _SENTENCES.search(line) is not None


def _infer(
    groups: list[tuple[str, Line | None, list[Line], bool]],
) -> list[tuple[str, Line | None, list[Line], bool]]:
    """Name the sections that have lost their heading: as many as are missing between two known ones, in order."""
    groups = [
        group if group[0] else (_kind_by_content(group[2]), None, group[2], not _is_bare(group[2])) for group in groups
    ]
    order = list(SECTIONS)
    present = {kind for kind, *_ in groups}
    named = list(groups)
    at, before = 0, "title"
    while at < len(groups):
        if kind := groups[at][0]:
            before = before if kind == "furniture" else kind
            at += 1
            continue
        unnamed = [at]
        after = at + 1
        while after < len(groups) and (not groups[after][0] or groups[after][0] == "furniture"):
            if not groups[after][0]:
                unnamed.append(after)
            after += 1
        following = groups[after][0] if after < len(groups) else "furniture"
        missing = [
            kind
            for kind in order[order.index(before) + 1 : order.index(following)]
            if kind not in present and kind not in _OPTIONAL
        ]
        for index, place in enumerate(unnamed):
            kind = missing[index] if len(missing) == len(unnamed) else "other"
            named[place] = (kind, None, groups[place][2], True)
        at = after
    return named


def _is_bare(lines: list[Line]) -> bool:
    """Whether the lines hold no sentence: captions and lead-ins of navigation."""
    return not any(_CLOSED.search(line.text) and not line.text.endswith(":") for line in lines)


def _kind_by_content(lines: list[Line]) -> str:
    """The kind of section that lines without a heading plainly are; empty when only the order can tell."""
    if all(_REFERENCE.search(line.text) for line in lines):
        return "references"
    return "furniture" if _is_bare(lines) else ""


def _units(kind: str, lines: list[Line], parts: set[Line]) -> Iterator[tuple[Unit, bool]]:
    """The units of a section, each with whether it goes on with the item before it."""
    lead = ""
    for line in lines:
        if line in parts and kind not in _PLAIN:
            yield _unit("heading", line.start, line.text, kind), False
            lead = ""
        elif kind in ("furniture", "review"):
            yield _unit("lead-in" if line.text.endswith(":") else "furniture", line.start, line.text, kind), False
        elif kind == "references":
            yield _unit("reference", line.start, line.text, kind), False
        elif kind == "names":
            for match in re.finditer(r"\S[^;]*;?", line.text):
                yield _unit("list item", line.start + match.start(), match.group().rstrip(), kind), False
        else:
            bullet = BULLET.match(line.text)
            lead = "" if line.role == BREAK else lead
            is_item = line.role == "item" or bullet is not None
            if lead and not is_item and line.blanks_before <= 1 and is_fragment(line.text, lead):
                is_item = True
            elif lead and not is_item:
                lead = ""
            if not is_item and line.text.endswith(":"):
                lead = line.text
            yield from _units_of(line, kind, is_item=is_item, skip=bullet.end() if bullet else 0)


def _units_of(line: Line, kind: str, *, is_item: bool, skip: int) -> Iterator[tuple[Unit, bool]]:
    """The sentences of a line; the first of an item is the item, and the others explain it."""
    for number, (start, sentence) in enumerate(_sentences(line.text, skip=skip, is_item=is_item)):
        at = line.start + start
        if sentence.endswith(":"):
            yield _unit("lead-in", at, sentence, kind), is_item and number > 0
        elif is_item:
            yield _unit("sentence" if number else "list item", at, sentence, kind), number > 0
        else:
            yield _unit("sentence" if _CLOSED.search(sentence) else "list item", at, sentence, kind), False


def _attach_items(units: list[tuple[Unit, bool]]) -> Iterator[Unit]:
    """Give each lead-in the number of list items that follow it; text that goes on in its line is one."""
    found: list[Unit] = []
    # the items from the next unit on, and from the one after it, each with what stands behind them
    following: tuple[int, Unit | None] = (0, None)
    later = following
    for at, (unit, goes_on) in reversed([*enumerate(units)]):
        if unit.kind == "lead-in":
            has_text = at + 1 < len(units) and units[at + 1][0].start - unit.end < _SAME_LINE
            count, behind = later if has_text else following
            count += has_text
            if not count and behind is not None and behind.kind == "heading":
                count = int(bool(_NAMED_BELOW.search(unit.text)))
            found.append(unit._replace(items=count))
        else:
            found.append(unit)
        is_item, later = unit.kind == "list item" or goes_on, following
        following = (following[0] + (not goes_on), following[1]) if is_item else (0, unit)
    return reversed(found)


def _sentences(line: str, *, skip: int = 0, is_item: bool = False) -> Iterator[tuple[int, str]]:
    """Sentences with their places; the label of an item, “Surgery: …”, stays with it.

    Args:
        line: The text.
        skip: Where a sentence can end at the earliest, which is behind a number that stands as a bullet.
        is_item: Whether it is an item of a list.
    """
    start = 0
    for match in _SENTENCE_END.finditer(line, skip):
        if is_item and match.group()[0] == ":":
            continue
        last = line[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start() + 1]
        if match.group()[0] == "." and _ABBREVIATION.search(last):
            continue
        yield start, line[start : match.end()]
        spaces = _SPACES.match(line, match.end())
        start = spaces.end() if spaces else match.end()
    if start < len(line):
        yield start, line[start:]


def _unit(kind: str, start: int, text: str, section: str) -> Unit:
    return Unit(kind, start, start + len(text), text, section)
