"""Lines that are headings by their form, bullets, and lines that are items of a list although no sign says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.entry.digests import normalise
from kg.entry.lexicon import BE, MODALS, REL, SUBORD, VERB_FORMS

__all__ = ["BULLET", "RULES", "is_fragment", "is_heading_line", "takes_verbs"]

BULLET = re.compile(r"(?:[-•*·–‣▪◦]|\(?\d{1,2}[.)])\s+(?=\S)")
_QUESTION = re.compile(r"(?:what|how|who|why|when|where|is|are|can|does|do)\b.*\?$", re.IGNORECASE)
_CLOSED = re.compile(r"[.!:;,][\"'”’)\]]*$")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_MOST_WORDS, _MOST_IN_QUESTION = 10, 15
_TAKES_VERBS = re.compile(r"\b(?:to|you|who|should|can|may|not)\s*:$", re.IGNORECASE)
#: Verbs that an item may begin with, besides the base forms of all others.
_FIRST_VERBS = frozenset(["have", "are", "be", "do"])
_FINITE = BE - {"be", "been", "being"} | MODALS | {"has", "have", "had", "do", "does", "did", "don't", "doesn't"}


def is_heading_line(text: str, *, in_list: bool) -> bool:
    """Whether a line that stands alone, with text below it, is a heading by its form.

    Args:
        text: The line.
        in_list: Whether a lead-in above it may still take items.
    """
    if BULLET.match(text):
        return False
    if text.endswith("?"):
        return not in_list and len(text.split()) <= _MOST_IN_QUESTION and bool(_QUESTION.match(text))
    if _CLOSED.search(text) or len(text.split()) > _MOST_WORDS or in_list:
        return False
    words = [word for word in _WORD.findall(text) if len(word) > 3 or word[0].isupper()]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and text[0].isupper() and capitals >= max(1, 0.7 * len(words))


def takes_verbs(lead: str) -> bool:
    """Whether the items of a lead-in begin with a verb: “you may need to:”, “if you:”."""
    return bool(_TAKES_VERBS.search(lead))


_BEHIND_STOP = re.compile(r"(?<=[.!?])\s")
_ASIDE = re.compile(r"\([^)]*(?:\)|$)")
_ANY_WORD = re.compile(r"[\w'’-]+")


def is_fragment(line: str, lead: str) -> bool:
    """Whether a line without a bullet reads as an item below a lead-in: it has no verb of its own, or is asked for."""
    first = _BEHIND_STOP.split(line, maxsplit=1)[0]
    if first.endswith("?"):
        return "question" in lead.lower()
    if first.endswith(":"):
        return False
    words = [word.lower() for word in _ANY_WORD.findall(_ASIDE.sub("", first))]
    if not words:
        return False
    if takes_verbs(lead) or "for example" in lead.lower():
        begins = words[0] in _FIRST_VERBS or VERB_FORMS.get(words[0], ("", ""))[1] == "base"
        if begins:
            return True
    for at, word in enumerate(words):
        if word in REL or word in SUBORD:
            return True  # what follows belongs to the noun
        if word in _FINITE:
            return at == 0
        if at and VERB_FORMS.get(word, ("", ""))[1] == "s" and word not in _NOUNS:
            return False
    return len(normalise(first)) > 1


#: Third persons that are nouns as often.
_NOUNS = frozenset(
    [
        "attacks",
        "blocks",
        "burns",
        "causes",
        "changes",
        "checks",
        "clots",
        "cuts",
        "drinks",
        "falls",
        "feels",
        "forms",
        "links",
        "looks",
        "marks",
        "measures",
        "needs",
        "runs",
        "senses",
        "smokes",
        "sounds",
        "stores",
        "symptoms",
        "tears",
        "tests",
        "uses",
        "visits",
        "works",
    ]
)
#: What :mod:`kg.entry.rules` tells of this module.
RULES: Mapping[str, object] = {
    "bullet": BULLET,
    "question": _QUESTION,
    "closed": _CLOSED,
    "word": _WORD,
    "mostWords": _MOST_WORDS,
    "mostInQuestion": _MOST_IN_QUESTION,
    "takesVerbs": _TAKES_VERBS,
    "firstVerbs": _FIRST_VERBS,
    "openers": REL | SUBORD,
    "finite": _FINITE,
    "verbs": frozenset(form for form, (_, kind) in VERB_FORMS.items() if kind == "base"),
    "nouns": _NOUNS,
}
