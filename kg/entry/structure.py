"""What stands on top of ``kg.entry``: headings it does not know, bullets, lead-ins without a colon, lists run together.

The result is a flat sequence of blocks, each a sentence or a list with its lead-in; every block knows its section and the
heading above it. Nothing here knows a predicate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.entry.headings import part_by_name, part_of_heading
from kg.entry.lexicon import AMBIGUOUS, BE, REL, VERB_FORMS
from kg.entry.lists import BULLET, is_fragment
from kg.entry.read import Entry, Unit

__all__ = ["Block", "Piece", "blocks", "names_of"]

#: Sections whose bullets are an enumeration of what their heading says.
_ENUMERATED = frozenset(
    ["causes", "complications", "contact", "exams", "prevention", "risk", "symptoms", "treatment", "types"]
)
_CLOSED = re.compile(r"[.!?:][\"'”’)\]]*$")
_OPEN_LEAD = re.compile(
    r"\b(?:includes?|are|is|such as|may include the|include the following|the following|with the following)\s*:?$",
    re.IGNORECASE,
)
#: The same, with the verb of what is done: “Doctors treat gout with”.
_OPEN_ITEM = re.compile(
    rf"{_OPEN_LEAD.pattern}|^(?=.*\b(?:diagnose|treat)(?:s|d|ed)?\b).* (?:by|with)\s*:?$", re.IGNORECASE
)
#: The same, where it is a point of several, whose own items begin with small letters: “- Symptoms include”.
_OPEN_POINT = re.compile(r"\b(?:includes?|including|are|such as|by|with|the following)\s*:?$")
#: A whole sentence that brings in a list: “The following are symptoms that are often seen.”.
_FOLLOWING = re.compile(r"(?:the following|below|here) (?:is|are) (?:an? )?\w", re.IGNORECASE)
_NAMES = re.compile(r"(?:also called|also known as|other names|alternative names|synonyms?)\b", re.IGNORECASE)
#: Words of a question that is no statement.
_LONGEST_QUESTION = 16
#: What stands before the name of the institute that wrote a text, at its end.
_SIGNED = "NIH:"
#: Characters of a bullet with its blank.
_BULLET = 2
#: The end of a sentence behind which a copy has lost the blank, or has run on with the next bullet.
_GLUED = re.compile(r"(?<=[a-z)]{3})\.(?=[A-Z][a-z]+\s)|[.!?]\s+-\s+(?=[A-Z])")
#: Where the first item of a list stands in the line of its lead-in: “Symptoms include - fever”.
_FIRST_ITEM = re.compile(
    r"(?:\b(?:includes?|are|such as|following|causes?|you (?:should|may|can)|if you)\s*:?|:)(\s+-\s+)(?=\S)"
)
#: What parts the items of a list that stands in one line, and how many there are at least.
_DASH = re.compile(r"\s+-\s+(?=\S)")
_DASHES = 2
_QUESTION = re.compile(r"\?$")


class Piece(NamedTuple):
    """Characters of the entry (code points, end exclusive)."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Block:
    """A sentence, or a list with its lead-in; ``parent`` is the lead-in above a nested one."""

    kind: str  # sentence, list
    section: str
    lead: Piece
    items: list[list[Piece]] = field(
        default_factory=list
    )  # an item: its first piece, then the sentences that explain it
    parent: Piece | None = None
    heading: str = ""
    paragraph: int = 0
    is_lost: bool = False  # a list whose items this copy does not have


#: What a title says besides the name of the condition: “Causes of gout”, “Parasites - Loiasis”, “Gout (also known as podagra)”.
_ABOUT = re.compile(
    r"(?:(?:(?:(?:the|an) )?(?:causes|overview|symptoms|treatment|prevention|diagnosis) of|(?:my|your) child['’]?s|(?:living|coping) with|understanding|facts about|what (?:i|you) need to know about|"
    r"(?:your )?guide to|parasites\s*[-–:])\s+)+",
    re.IGNORECASE,
)
#: What a title says an entry tells, behind the name: “Gout: symptoms, causes and treatment”.
_PARTS = re.compile(
    r"\s*[:|–—]\s*(?:(?:an? |the )?(?:causes?|diagnosis|facts|management|outlook|overview|prevention|prognosis|risk factors|signs|symptoms?|treatments?|types|"
    r"what you need to know)(?:\s*(?:,|&|\band\b)\s*)*)+$",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s*\((?:also (?:known as|called)|formerly)\s+([^()]+)\)\s*$", re.IGNORECASE)


def _named(unit: Unit) -> Iterator[Piece]:
    """The condition as a title names it, and the other name that stands behind it."""
    about = _ABOUT.match(unit.text)
    start = about.end() if about else 0
    parts = _PARTS.search(unit.text, start)
    also = _ALSO.search(unit.text, start, parts.start() if parts else len(unit.text))
    behind = also or parts
    end = behind.start() if behind else len(unit.text)
    yield Piece(unit.start + start, unit.start + end, unit.text[start:end])
    if also:
        yield Piece(unit.start + also.start(1), unit.start + also.end(1), also.group(1))


def names_of(entry: Entry) -> list[Piece]:
    """The names of the condition, as they stand: that in the title first, then the alternative ones."""
    found: list[Piece] = []
    for unit in entry.units:
        if unit.kind == "heading" and unit.section == "title":
            found.extend(_named(unit))
        elif unit.section == "names" and unit.kind == "list item":
            text = unit.text.rstrip("; ")
            label = re.match(r"(?:also called|alternative names|other names|synonyms?):?\s*", text, re.IGNORECASE)
            skip = label.end() if label else 0
            if text[skip:]:
                found.append(Piece(unit.start + skip, unit.start + len(text), text[skip:]))
    return found


def _piece(unit: Unit) -> tuple[Piece, bool]:
    """A unit without its bullet, and whether it had one."""
    bullet = BULLET.match(unit.text)
    skip = bullet.end() if bullet else 0
    return Piece(unit.start + skip, unit.end, unit.text[skip:]), bool(bullet)


def blocks(entry: Entry) -> list[Block]:
    """The sentences and lists of the entry that may hold claims."""
    return _Reader(entry).read()


class _Reader:
    """Walks the units once; ``lead`` is the list that is open."""

    def __init__(self, entry: Entry) -> None:
        self.text = entry.text
        self.units = [
            unit for unit in entry.units if unit.section not in ("furniture", "review", "references", "title", "names")
        ]
        self.done: list[Block] = []
        self.lead: Block | None = None
        self.section = self.heading = ""
        self.is_point = False  # whether the open lead-in is a point of several, told in sentences
        self.announced: Piece | None = None  # a heading that stands for a lead-in: “Symptoms”, above bullets
        self.paragraph = 0

    def read(self) -> list[Block]:
        known, last_end = "", 0
        for at, unit in enumerate(self.units):
            following = self.units[at + 1] if at + 1 < len(self.units) else None
            gap = self.text[last_end : unit.start]
            last_end = unit.end
            self.paragraph += "\n\n" in gap
            if unit.kind == "heading":
                self._close()
                self.section, self.heading = (
                    _kind_of_part(unit, self.section if unit.section == known else ""),
                    unit.text,
                )
                is_told = self.section in _ENUMERATED and bool(part_of_heading(unit.text))
                self.announced = Piece(unit.start, unit.end, unit.text) if is_told else None
            elif unit.section != known:
                self._close()
                self.section, self.heading, self.announced = unit.section, "", None
            known = unit.section
            if unit.kind != "heading":
                self._take(unit, following, new_line="\n" in gap or len(gap) > 2 or not gap)
        self._close()
        return self.done

    def _close(self) -> None:
        if self.lead is not None:
            items = self.lead.items
            if (
                len(items) > 1
                and self._is_heading(items[-1][0])
                and not any(self._is_heading(item[0]) for item in items[:-1])
            ):
                heading = items.pop()[0]  # “Diagnostic Tests and Procedures” below the last item
                self.heading = heading.text
                self.section = part_of_heading(heading.text) or self.section
            self.done.append(self.lead)
        self.lead, self.is_point = None, False

    def _is_heading(self, piece: Piece) -> bool:
        """Whether what stands as the last item of a list without bullets is the heading of what follows."""
        if BULLET.match(self.text[max(0, piece.start - _BULLET) : piece.start] + "x"):
            return False
        return _is_title(piece.text) or (
            len(piece.text.split()) == 1 and piece.text[0].isupper() and bool(part_of_heading(piece.text))
        )

    def _open(self, kind: str, piece: Piece) -> Block:
        return Block(kind, self.section, piece, [], None, self.heading, self.paragraph)

    def _take(self, unit: Unit, following: Unit | None, *, new_line: bool) -> None:
        piece, has_bullet = _piece(unit)
        if not piece.text:
            return
        if (
            glued := _GLUED.search(piece.text) if "." in piece.text[:-1] or " - " in piece.text else None
        ):  # “There is no cure.Care is directed at …”
            begin = piece.start + glued.start() + 1
            self._take(unit._replace(end=begin, text=self.text[unit.start : begin]), None, new_line=new_line)
            at = piece.start + glued.end()
            rest = unit._replace(start=at, text=self.text[at : unit.end], kind="sentence")
            self._take(rest, following, new_line=False)
            return
        announced, self.announced = self.announced, None
        next_is_bullet = following is not None and bool(BULLET.match(following.text))
        if piece.text.endswith("?") and len(piece.text.split()) < _LONGEST_QUESTION:
            return
        if self.section == "skip" or piece.text == _SIGNED:
            self._close()
            return
        if (
            unit.kind == "lead-in"
            and self.lead is None
            and unit.items
            and not _has_verb(piece.text)
            and not _NAMES.match(piece.text)
        ):
            self.heading = piece.text  # “Neurological exam: May show …”
            return
        if not has_bullet and " - " in piece.text and (first_item := _FIRST_ITEM.search(piece.text)):
            self._close()
            cut = piece.start + first_item.start(1)
            self.lead = self._open("list", Piece(piece.start, cut, self.text[piece.start : cut]))
            at = piece.start + first_item.end()
            self.lead.items.extend([part] for part in _undashed(Piece(at, piece.end, self.text[at : piece.end])))
            return
        is_point = has_bullet and self._is_point(piece, following)
        if is_point or self._is_lead(
            unit, piece, has_bullet=has_bullet, next_is_bullet=next_is_bullet, new_line=new_line
        ):
            if self.lead is not None and not _has_verb(piece.text):  # “Vision changes:” inside a list is an item itself
                self.lead.items.extend([part] for part in _unglue(piece, is_glued=not new_line and not has_bullet))
                return
            inner = list(_unglue(piece, is_glued=not new_line and not has_bullet))
            if self.lead is not None and len(inner) > 2:
                self.lead.items.extend([part] for part in inner)
                return
            parent = (self.lead.parent or self.lead.lead) if self.lead is not None and has_bullet else None
            self._close()
            self.lead, self.is_point = self._open("list", piece), is_point
            self.lead.parent = parent
            self.lead.is_lost = unit.kind == "lead-in" and not unit.items
            return
        are_items = unit.kind == "list item" and following is not None and following.kind == "list item"
        if self.lead is None and announced and (has_bullet or are_items):  # markup has items without bullets
            self.lead = self._open("list", announced)
        if self.lead is not None and self._add_item(unit, piece, has_bullet=has_bullet, new_line=new_line):
            return
        if unit.kind == "list item" and not _has_verb(piece.text) and not has_bullet:
            return  # a caption or a stray line
        self.done.append(self._open("sentence", piece))

    def _is_point(self, piece: Piece, following: Unit | None) -> bool:
        """Whether a point of several, told in sentences, leads to items of its own: “- Symptoms include”, “- fever”.

        The items of the point before end there, and where a point is a sentence.
        """
        is_sentence = piece.text[0].isupper() and piece.text.endswith(".") and _has_verb(piece.text)
        next_item = BULLET.match(following.text) if following is not None else None
        leads = (
            next_item is not None
            and following is not None
            and (self.lead is None or self.is_point)
            and piece.text[0].isupper()
            and following.text[next_item.end() : next_item.end() + 1].islower()
            and _OPEN_POINT.search(piece.text) is not None
        )
        firsts = [item[0].text for item in self.lead.items] if self.lead is not None else []
        are_small = len(firsts) > 1 and all(first[0].islower() for first in firsts)
        if (self.is_point or are_small) and (leads or is_sentence):
            self._close()
        return leads

    def _is_lead(self, unit: Unit, piece: Piece, *, has_bullet: bool, next_is_bullet: bool, new_line: bool) -> bool:
        if unit.kind == "lead-in":
            return True
        if has_bullet or not next_is_bullet:
            return False
        is_open = bool(_OPEN_ITEM.search(piece.text) or _OPEN_POINT.search(piece.text))
        if self.lead is not None and self.lead.items and not new_line and not is_open:
            return False  # another sentence of the item before
        if _CLOSED.search(piece.text):
            return _FOLLOWING.match(piece.text) is not None
        return bool(_OPEN_ITEM.search(piece.text)) or (len(piece.text.split()) > 3 and _has_verb(piece.text))

    def _add_item(self, unit: Unit, piece: Piece, *, has_bullet: bool, new_line: bool) -> bool:
        """Put a piece into the open list, or close the list."""
        if self.lead is None:
            return False
        if has_bullet and len(_DASH.findall(piece.text)) >= _DASHES:
            self.lead.items.extend([part] for part in _undashed(piece))
            return True
        if has_bullet or unit.kind == "list item":
            self.lead.items.extend([part] for part in _unglue(piece, is_glued=not new_line and not has_bullet))
            return True
        if not new_line and not self.lead.items and is_fragment(piece.text, self.lead.lead.text):
            self.lead.items.extend([part] for part in _parted(piece))
            return True
        if not new_line and self.lead.items:
            self.lead.items[-1].append(piece)
            return True
        wants_verb = re.search(r"\b(?:to|you|who)\s*:$", self.lead.lead.text)
        first = piece.text.split()[0].lower()
        if (
            new_line
            and wants_verb
            and (VERB_FORMS.get(first, ("", ""))[1] == "base" or first in ("have", "are", "be", "do"))
        ):
            self.lead.items.append([piece])
            return True
        self._close()
        return False


def _kind_of_part(unit: Unit, above: str) -> str:
    """What the part under a heading is about, more finely than the kinds of section tell."""
    known = part_by_name(unit.text)
    if known is None and above not in ("causes", "risk"):
        known = part_of_heading(unit.text)
    return known or above or unit.section


_LETTERS = re.compile(r"[A-Za-z][\w'’-]*")
_WORDS = re.compile(r"[a-z]+")
#: Words that only a sentence has.
_OF_SENTENCE = re.compile(
    r"\b(?:include[sd]?|the following|including|such as|call|contact|follow|cause|causes|occur|need|avoid|do|to)\b"
)


def _is_title(text: str) -> bool:
    """Whether a line is written as a title: “Diagnostic Tests and Procedures”."""
    words = [word for word in _LETTERS.findall(text) if len(word) > 3]
    return len(words) > 1 and text[-1] not in ".:;)" and all(word[0].isupper() for word in words)


def _has_verb(text: str) -> bool:
    low = text.lower()
    words = _WORDS.findall(low)
    return any(
        word in BE
        or word in ("may", "can", "should", "has", "have")
        or (word not in AMBIGUOUS and VERB_FORMS.get(word, ("", ""))[1] == "s" and not REL.intersection(words[:at]))
        for at, word in enumerate(words)
    ) or bool(_OF_SENTENCE.search(low))


def _parted(piece: Piece) -> Iterator[Piece]:
    """The items of a list that stands in one line, parted at semicolons."""
    for match in re.finditer(r"[^;\s][^;]*", piece.text):
        yield Piece(piece.start + match.start(), piece.start + match.end(), match.group())


def _undashed(piece: Piece) -> Iterator[Piece]:
    """The items of a list that stands in one line, parted at dashes."""
    at = 0
    for dash in [*_DASH.finditer(piece.text), None]:
        end = dash.start() if dash else len(piece.text)
        yield Piece(piece.start + at, piece.start + end, piece.text[at:end])
        at = dash.end() if dash else end


def _unglue(piece: Piece, *, is_glued: bool) -> Iterator[Piece]:
    """Part items that stand in one line, where a lower-case word is followed by a capitalised one."""
    cuts = [match.end() for match in re.finditer(r"[a-z)\]][:;]?\s+(?=[A-Z][a-z]+)", piece.text)] if is_glued else []
    if len(cuts) < 2:
        yield piece
        return
    start = 0
    for cut in [*cuts, len(piece.text)]:
        text = piece.text[start:cut].rstrip()
        if text:
            yield Piece(piece.start + start, piece.start + start + len(text), text)
        start = cut
