"""How an entry calls its condition: its title, its other names, an abbreviation, and “this disease”."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg.entry.structure import Piece
from kg.reading.sought import small
from kg.reading.spelled import Spelled

__all__ = ["Abbreviation", "Alone", "Called", "Names", "names_in"]


#: One of these stands in whatever “this disease” and its kin find.
_SOME_KINDS = ("disease", "condition", "disorder", "syndrome", "infection", "illness", "problem", "cancer", "tumor")


@lru_cache(maxsize=1 << 9)
def _names_some_kind(low: str) -> bool:
    return any(kind in low for kind in _SOME_KINDS)


@dataclass(frozen=True, slots=True)
class Called:
    """Finds what stands for the condition: its names, and words such as “this disease”."""

    named: Spelled
    generic: re.Pattern[str] | None = None
    _known: dict[str, re.Match[str] | None] = field(default_factory=dict, repr=False, compare=False)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first name in a stretch of text; many ask it of the same sentence."""
        if start or end < len(text):
            return self._first(text, start, end)
        if text not in self._known:
            self._known[text] = self._first(text, start, end)
        return self._known[text]

    def _first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        found = self.named.search(text, start, end)
        other = self.stands_for(text, start, end)
        return other if other and (found is None or other.start() < found.start()) else found

    def stands_for(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first words in a stretch of text that may stand for a name: “this disease”."""
        low = small(text)
        return self.generic.search(low, start, end) if self.generic and _names_some_kind(low) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The name at the start of a stretch of text."""
        found = self.named.match(text, start, end)
        return found or (self.generic.match(small(text), start, end) if self.generic else None)

    def places(self, text: str, end: int) -> list[int]:
        """Where names begin before a place."""
        return [found.start() for found in self.named.finditer(text, 0, end)]


#: What may stand before a name and behind it in words that say no more: “most cases of gout (podagra)”.
_BEFORE = re.compile(
    r"(?:the |a |an |most |some |many |all |about |few (?=described |known |reported )|described |known |reported )*(?:(?:cases?|forms?|types?|kinds?|attacks?|episodes?|an attack) of )?"
)
_BEHIND = re.compile(r"(?:\s*\([^)]*\))?(?: cases)?$")


@dataclass(frozen=True, slots=True)
class Alone:
    """Tells whether words are a name of the condition, or stand for it, and say no more."""

    names: frozenset[str]
    generic: re.Pattern[str]
    _known: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    _ends: tuple[str, ...] = field(init=False, repr=False, compare=False)  # how words may end that do

    def __post_init__(self) -> None:
        ends = ("it", ")", " cases", *_SOME_KINDS, *self.names)
        object.__setattr__(self, "_ends", (*ends, *(f"{end}s" for end in ends)))

    def match(self, words: str) -> bool:
        """Whether the words do."""
        if words not in self._known:
            self._known[words] = self._says_no_more(small(words))
        return self._known[words]

    def _says_no_more(self, low: str) -> bool:
        if not low.endswith(self._ends):
            return False
        if self._is_name(low):
            return True
        before = _BEFORE.match(low)
        return before is not None and before.end() > 0 and self._is_name(low[before.end() :])

    def _is_name(self, part: str) -> bool:
        return self._is_bare(part) or (part.endswith((")", " cases")) and self._is_bare(_BEHIND.sub("", part)))

    def _is_bare(self, part: str) -> bool:
        if part == "it" or part in self.names or part.removesuffix("s") in self.names:
            return True
        return self.generic.fullmatch(part) is not None


class Abbreviation(NamedTuple):
    """A short name of the condition, where it stands, and from where to where the entry gives it behind the title."""

    words: str
    span: tuple[int, int]
    evidence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Names:
    """What finds the condition in a text.

    Args:
        abbreviation: Where the entry gives one behind its title.
        named: Finds a name of the condition.
        condition: Finds a name, or words such as “this disease” that may stand for it.
        only: Tells words that say the condition and nothing else.
    """

    abbreviation: Abbreviation | None
    named: Called
    condition: Called
    only: Alone


#: Last words of a name, before which an abbreviation may stand: “von Hippel-Lindau (VHL) disease”.
_KINDS = ("syndrome", "disease", "gravis", "disorder")


#: A title with its type behind: “Diabetes Type 2”.
_BY_TYPE = re.compile(r"(.+?),? (type [\dIVX]+)", re.IGNORECASE)
#: The type that a title tells, and how else its number is written.
_TYPE_OF = re.compile(r"\btype ([1-9]|[IVX]+)\b", re.IGNORECASE)
_ROMAN = {str(at): numeral for at, numeral in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"), 1)}
_NUMERALS = _ROMAN | {numeral: at for at, numeral in _ROMAN.items()}
#: A title that tells which germ it is.
_INFECTION = re.compile(r"(.{4,}) infections?", re.IGNORECASE)
#: A title that tells of what part of the body its diseases are.
_OF_PLACE = re.compile(r"((?:[\w-]+ ){1,3}(?:disorders|syndromes|diseases)) of the ", re.IGNORECASE)
#: “Gallbladder Cancer”; “Asthma in Children”.
_CANCER = re.compile(r"([a-z]+) cancer", re.IGNORECASE)
_IN_WHOM = re.compile(
    r"[a-z]{5} in (?:(?:older|young) )?(?:adolescents|adults|babies|children|infants|men|newborns|pregnancy|teens|women)$",
    re.IGNORECASE,
)
#: Titles that name no illness before “in”.
_ANY_PROBLEM = re.compile(r"(?:\S+|(?:\S+ )?(?:problems?|issues?|care|health|development)) in ", re.IGNORECASE)


_IN_PARENTHESES = re.compile(r"\(([^)]+)\)")
_PARENTHESES = re.compile(r"\s*\(.*?\)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,6}")
#: Names with a plural of their own.
_COUNTABLE = re.compile(r"(?:path|dystroph|anomal|deficienc|pals|epileps)y$|\wsis$")


def names_in(text: str, names: Sequence[Piece]) -> Names:
    """The names of the condition of an entry.

    Args:
        text: The entry.
        names: Its title and its alternative names, as they stand.
    """
    title = names[0].text if names else ""
    spoken = {name.text for name in names} | _written_otherwise(text, title)
    for name in list(spoken):
        spoken |= {_PARENTHESES.sub("", name), *_IN_PARENTHESES.findall(name)}
        if " - " in name:
            spoken.add(" ".join(reversed(name.split(" - "))))
    abbreviation = _abbreviation(text, title) if title else None
    germ = _INFECTION.fullmatch(title) if abbreviation is None else None
    called = _abbreviation(text, germ.group(1)) if germ else abbreviation  # “Cytomegalovirus (CMV) is a virus”
    if called:
        spoken.add(called.words)
    words = title.split()
    if ": " in title:
        spoken.add(title.split(": ")[0])  # “Pyelonephritis: Kidney Infection”
    if inside := _short_inside(text, words):
        spoken.add(inside)
    if len(words) > 1 and words[-1].lower() in _KINDS and re.search(r"-|['’]s$", words[0]):
        spoken.add(words[0])
    if inverted := _BY_TYPE.fullmatch(title):
        spoken.add(f"{inverted.group(2)} {inverted.group(1)}")  # “Diabetes Type 2”
    by_type = _TYPE_OF.search(title)
    if by_type and (number := _NUMERALS.get(by_type.group(1).upper())):  # “type II”, of “type 2”
        spoken |= {_TYPE_OF.sub(f"type {number}", name) for name in spoken if by_type.group().lower() in name.lower()}
    if of_place := _CANCER.fullmatch(title):
        spoken.add(f"cancer of the {of_place.group(1)}")
    if " in " in title and (_IN_WHOM.search(title) or not _ANY_PROBLEM.match(title)):
        spoken.add(title.split(" in ")[0])  # “growth failure”, of that in children
    if kind := _OF_PLACE.match(title):
        spoken |= {kind.group(1), kind.group(1).removesuffix("s")}  # “vasculitis syndromes”, of those of the brain
    if ", " in title and title.lower().endswith(" type"):
        spoken.add(f"{title.split(', ')[1]} of {title.split(', ')[0]}")  # “the kite type of paper lung”
    if initials := _initials(text, title.split(",")[0].split(" in ")[0]):
        spoken.add(initials)
    if len(words) == 2 and words[-1].lower() in ("gravis", "infection", "infections"):
        spoken.add(words[0])
    for short in [name for name in spoken if _ACRONYM.fullmatch(name)]:
        spoken |= {f"{short} {kind}" for kind in ("disease", "syndrome", "disorder")}
    if len(words) > 1 and words[-1].lower() in _KINDS:
        spoken |= {f"{' '.join(words[:-1])} ({short}) {words[-1]}" for short in list(spoken) if short.isupper()}
    if title.lower().endswith("s") and not title.lower().endswith(("ss", "is", "us")):
        spoken.add(title[:-1])
    if title.lower().endswith("s") and " " in title:
        spoken.add(words[-1])
    if _COUNTABLE.search(title.lower()):
        spoken.add(f"{title[:-1]}ies" if title.endswith("y") else f"{title[:-2]}es")
    spoken = {name.replace("'", "") for name in spoken} | spoken
    lowered = sorted({name.lower() for name in spoken if len(name) > 1}, key=len)
    low = small(text)
    germs = [name.removesuffix(" infection") for name in lowered if name.endswith(" infection")]
    infected = "|".join(map(re.escape, germs))
    also = re.compile(rf"(?<![\w-])infected with (?:[\w-]+ )?(?:{infected})s?(?![\w-])") if germs else None
    parts = sorted({*lowered, *germs}, key=len)
    needed = tuple(each for at, each in enumerate(parts) if not any(one in each for one in parts[:at]))
    named = Spelled(tuple(reversed(lowered)), needed, also)
    is_many = title.lower().endswith("s") and not title.lower().endswith(("ss", "is", "us", "sis"))
    if not is_many and any(f"{kind} of " in low or f"{kind}s of " in low for kind in _GROUPS):
        is_many = any(_IS_GROUP.match(low, each.end()) for each in named.finditer(low))
    generic = _THESE if is_many else _THIS
    if title.lower().endswith(("infection", "infections")):
        spoken |= {"infection", "infections"}  # “symptoms of infection”, in an entry on one
    return Names(abbreviation, Called(named), Called(named, generic), Alone(frozenset(map(str.lower, spoken)), generic))


#: What parts the words of a name, one way or another: “Asperger syndrome”, “Asperger's syndrome”.
_BETWEEN = re.compile(r"(?:['’]?s)?[\s/-]")


def _written_otherwise(text: str, title: str) -> set[str]:
    """The title as the text has it where a hyphen, a blank or an “'s” differs: “Guillain Barré” of “Guillain-Barré”."""
    low, (first, *others) = small(text), [part for part in _BETWEEN.split(small(title)) if part] or [""]
    found, at = set(), low.find(first) if others else -1
    while at >= 0:
        end = at + len(first)
        for part in others:
            between = _BETWEEN.match(low, end)
            end = between.end() + len(part) if between and low.startswith(part, between.end()) else 0
            if not end:
                break
        if end:
            found.add(low[at:end])
        at = low.find(first, max(end, at + 1))
    return found


_GROUPS = ("group", "family", "collection", "set", "class", "number")
#: What tells that a name is of many conditions: “are a group of disorders”.
_IS_GROUP = re.compile(
    r" (?:\([^)]*\) )?(?:are|is|refers to|is the name (?:for|of)|is a term for) (?:a |an |the |any of a )?"
    rf"(?:(?:large|diverse|broad|heterogeneous|rare) )?(?:{'|'.join(_GROUPS)})s? of "
)
_ONE = r"(?:is|e)\s+(?:condition|disorder|disease|illness|syndrome|problem|infection|cancer|tumor)"
_ALONE = r"th(?<![\w-]th)"  # what every match begins with stands first: so it is found faster
#: What stands for the condition: “this disease”; for one whose name is of many, “these diseases”, too.
_THIS = re.compile(rf"{_ALONE}{_ONE}(?![\w-])")
_THESE = re.compile(
    rf"{_ALONE}(?:{_ONE}|(?:ese|e)\s+(?:disorders|diseases|conditions|infections|problems|cancers|tumors))(?![\w-])"
)


#: How often the initials of a name stand in a text that calls it by them.
_OFTEN = 3


def _initials(text: str, name: str) -> str:
    """The initials of a name of several words, where a text is full of them: “TTP” of thrombotic thrombocytopenic purpura."""
    letters = "".join(word[0] for word in name.split() if word[0].isalpha()).upper()
    is_short = 1 < len(letters) == len(name.split())
    if not is_short or text.count(letters) < _OFTEN:
        return ""
    return letters if len(re.findall(rf"(?<![\w-]){letters}(?![\w-])", text)) >= _OFTEN else ""


def _short_inside(text: str, words: list[str]) -> str:
    """The short name in parentheses before the last word of the title: “kite-lung-cough (KLC) syndrome”."""
    if len(words) < len(("name", "syndrome")) or words[-1].lower() not in _KINDS:
        return ""
    low, name, kind = small(text), small(" ".join(words[:-1])), words[-1].lower()
    at = low.find(name)
    while at >= 0:
        short = _BEFORE_KIND.match(text, at + len(name))
        if short and short[2].lower() == kind and not _LETTER.match(low, max(0, at - 1), at):
            return short[1]
        at = low.find(name, at + 1)
    return ""


#: A short name in parentheses with the word behind it; a letter of a word.
_BEFORE_KIND, _LETTER = re.compile(r"\s*\(([A-Z][A-Z0-9-]{1,8})\)\s+(\w+)"), re.compile(r"\w")
_SHORT = re.compile(r"\s*\(([A-Z][A-Za-z0-9/-]{1,9}|(?:[A-Z]\.){2,6})\)")
_SPOKEN = re.compile(r"-[a-z]")  # how it is spoken: “AN-u-rism”
_TYPE = re.compile(r"type .\s")


#: First words of a form, which the short name of all its forms leaves out: “Congenital kite lung (KL)”.
_TOLD_APART = re.compile(
    r"(?:acquired|acute|chronic|congenital|familial|hereditary|infantile|juvenile|neonatal|sporadic) "
)


def _abbreviation(text: str, title: str) -> Abbreviation | None:
    """The short name in parentheses right behind the title, but behind “type 1 …”."""
    low, name = small(text), small(title)
    at = low.find(name)
    while at >= 0:
        short = _SHORT.match(text, at + len(name))
        is_of_more = short is not None and _TOLD_APART.match(name) is not None and short[1][0].lower() != name[0]
        if (
            short
            and not is_of_more
            and not _SPOKEN.search(short[1])
            and not _TYPE.fullmatch(low, max(0, at - len("type 1 ")), at)
        ):
            return Abbreviation(short[1], short.span(1), (at, short.end()))
        at = low.find(name, at + 1)
    return None
