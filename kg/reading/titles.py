"""Whether the title of an entry names a condition, and what may be said of one that names a test, a leaflet or a service."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from kg.entry.lexicon import PEOPLE, SHARED_LEADS, VERB_FORMS
from kg.entry.structure import Piece
from kg.reading.cues import DISEASE, TEST
from kg.reading.found import Found
from kg.reading.names import Called
from kg.reading.treating import treats_by_name

__all__ = ["is_leaflet", "is_said_by_name", "names_condition"]

#: How the title of a leaflet goes on behind its verb: “Quitting smoking for older adults”, “Living with gout”.
_GOES_ON = re.compile(r"\b(?:an?|about|after|and|for|from|how|in|my|on|the|to|what|with|you|your)\b|:", re.IGNORECASE)
#: Whose or where it is, and what else the title tells: “… in children”, “…: what to ask”.
_WHOSE = re.compile(r"^(?:my |your )?(?:child['’]s )?", re.IGNORECASE)
_WHERE = re.compile(r"(?::|\s\(| (?:in|for|of|about|among|from|and your) ).*$")
#: Names of what one is ill with, by their end or their head.
_ILL = re.compile(
    rf"{DISEASE.pattern.pattern}|\w{{3,}}(?:[io]as[ie]s|oses|plegia|algia|aemia|rrhea|epsy|trophy|cephalus)\b|"
    r"\b(?:injur(?:y|ies)|deficienc(?:y|ies)|fevers?|flu|palsies|spasms?|cramps?|bruises?|wounds?|bites?|fractures?|incontinence|infertility|poisoning|abuse|harm)$",
    re.IGNORECASE,
)
#: What stands before a name where somebody is ill with it, or it is what something else is of.
_FEW = r"(?:(?:the|an?|other|some|most|all|their|your|[\w-]+) ){0,2}$"
_STRONG = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(PEOPLE | {'those', 'someone', 'anyone', 'animals', 'newborns'}))})(?: or \w+)? (?:with|affected by|suffering from)|"
    rf"\b(?:symptoms?|signs?|causes?|severity|inheritance|prognosis) of|\b(?:diagnosed|born) with) {_FEW}"
)
_WEAK = re.compile(
    rf"(?:\b(?:cases?|diagnosis|episodes?|features|forms?|frequency|incidence|kinds?|outlook|prevalence|prevention|risks?|treatments?|types?) (?:of|for)|"
    rf"\b(?:prevents?|diagnos(?:e|es|ing)|develop(?:s|ing)?|cure|treat|treating|causes?|having|have|has|had|get|gets|getting|got)|"
    rf"\b(?:associated|infected) with) {_FEW}"
)
#: How it goes on where the name is that of an illness.
_IS_ILL = re.compile(
    r"(?:\s\([^)]*\))?(?:,[^,.]*,)? (?:(?:is|are) (?:an?|the|any)?[^.;]{0,60}?\b(?:diseases?|disorders?|conditions?|syndromes?|infections?|illness(?:es)?|"
    r"cancers?|tumou?rs?|defects?|inflammation|failure|abnormalit(?:y|ies)|growths?)\b|(?:is|are) (?:inherited|characterized|transmitted)\b)"
)
_BEHAVES = re.compile(
    r" (?:infections?|occurs?|affects?|develops?|symptoms?|results? from|(?:is|are) (?:\w+ )?(?:caused|diagnosed|painful)|(?:may|can) be (?:caused|(?:very )?painful))\b"
)
#: What is offered, kept or done, and no illness.
_SERVICE = re.compile(
    r"\b(?:balance|care|caregiving|control|development|diets?|errors|exercise|health|help|history|list|methods|nutrition|preparation|program|"
    r"recovery|rehabilitation|services|vaccination)$",
    re.IGNORECASE,
)
#: Words at the end of a title that tell what it names; characters of a text that would speak of an illness as of one.
_LAST, _ENOUGH = 2, 600
#: Characters before a name in which that stands.
_NEAR = 60
#: What may be said of anything, where it is named.
_OF_ANYTHING = frozenset(["hasComplication", "hasForm", "hasMechanism", "hasSymptom", "isA", "leadsTo"])


def is_leaflet(title: str) -> bool:
    """Whether a title tells what to do or ask, and so names no condition, of which claims could be told.

    >>> is_leaflet("Living with gout"), is_leaflet("Hearing loss"), is_leaflet("What causes gout?")
    (True, False, True)
    """
    first, _, rest = title.partition(" ")
    is_doing = first.lower().endswith("ing") or VERB_FORMS.get(first.lower(), ("", ""))[1] == "base"
    return title.rstrip().endswith("?") or (is_doing and _GOES_ON.search(rest) is not None)


def names_condition(text: str, names: Sequence[Piece], named: Called) -> bool:
    """Whether the title of an entry names what one may be ill with, by its words or by how the text speaks of it.

    Args:
        text: The entry.
        names: Its title and its alternative names, as they stand.
        named: Finds a name of the condition.
    """
    low = text.lower()
    if not names or len(low) != len(text):
        return True
    head = _head(names[0].text)
    words = head.lower().split()
    is_done = not _ILL.search(" ".join(words[-_LAST:])) and bool(
        TEST.search(head) or treats_by_name(head) or _SERVICE.search(head)
    )
    is_doing = len(words) > 1 and VERB_FORMS.get(words[0], ("", ""))[1] in ("ing", "base")
    is_other = is_done or is_leaflet(names[0].text)
    if not is_other and not is_doing:
        if any(_ILL.search(" ".join(_head(name.text).split()[-_LAST:])) for name in names):
            return True
        if len(text) < _ENOUGH or (words and {words[-1], words[-1].removesuffix("s")} & SHARED_LEADS):
            return True
    halves = set() if is_done else set(head.lower().split(" and ")) - {head.lower()}
    parts = sorted(
        (halves | {head.lower(), *head.lower().split(" - ")}) - {"", names[0].text.lower()}, key=len, reverse=True
    )
    places = [named.named.finditer(low)]
    if parts:
        part = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, parts))})(?:s|es)?(?![\w-])")
        places.append(part.finditer(low))
    return any(_is_ill(low, found, is_other=is_other or found.group() in halves) for found in chain(*places))


def _is_ill(low: str, found: re.Match[str], *, is_other: bool) -> bool:
    """Whether a name is spoken of as that of an illness; of what may be another thing, it must be said outright."""
    before = max(0, found.start() - _NEAR), found.start()
    if _IS_ILL.match(low, found.end()) or _STRONG.search(low, *before):
        return True
    return not is_other and (_BEHAVES.match(low, found.end()) or _WEAK.search(low, *before)) is not None


def _head(title: str) -> str:
    """A title without whose and where it is: “Kidney stones in adults”."""
    return _WHERE.sub("", _WHOSE.sub("", title))


def is_said_by_name(found: Found, text: str, named: Called) -> bool:
    """Whether a claim may stand in an entry whose title names no condition.

    It is of another thing by that one's name, or something that may be said of anything, behind the name in the title.
    """
    if found.subject_span is not None or found.predicate == "hasSynonym":
        return True
    if found.predicate not in _OF_ANYTHING:
        return False
    start = found.object_spans[0][0]
    return any(named.search(text, a, min(b, start)) is not None for a, b in found.evidence if a < start)
