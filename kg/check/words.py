"""Words of a statement: how it is cut into tokens, and how forms of one word are made alike.

Forms that are made alike name the same: number, British and American spelling, case, accents, hyphens, articles within
a name. What means something else is never made alike. The closed lists are English grammar; words of medicine and of
the graph are of the vocabulary (:mod:`kg.check.lexicon`, :mod:`kg.check.frames`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

__all__ = [
    "ARTICLES",
    "HARMLESS",
    "PEOPLE",
    "PREPOSITIONS",
    "Token",
    "fold",
    "folded",
    "number",
    "tokens",
    "turned",
]

ARTICLES = frozenset(("a", "an", "the"))
#: What fold() makes of the words for people.
PEOPLE = "people"
#: Prepositions that can open an adjunct.
PREPOSITIONS = frozenset(
    (
        *("about", "after", "among", "at", "before", "by", "during", "following", "for", "from", "in", "of", "on"),
        *("than", "through", "to", "under", "upon", "until", "with", "within", "without", "while"),
    )
)
#: Words that change nothing of what a sentence says.
HARMLESS = frozenset(("also", "too", "indeed", "however", "moreover", "thus"))
_PERSONS = frozenset(("people", "patient", "patients", "person", "persons", "individual", "individuals"))
#: Words that name the same wherever they stand.
_SAME = {
    **dict.fromkeys(("disease", "diseases"), "disorder"),
    **dict.fromkeys(("drug", "drugs", "medication", "medications", "medicines"), "medicine"),
    **dict.fromkeys(("trouble", "difficulties"), "difficulty"),
    "child": "children",
    "man": "men",
    "woman": "women",
}
#: How nouns end that are made of the same verb as a gerund: suppression, removal, treatment, exchange.
_OF_GERUNDS = ("ion", "ation", "al", "ment", "ement", "e", "")
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?![^\W\d_])|[^\W_]+(?:['’][^\W\d_]+)?|[%.,;:?!()]")
_SINGULAR = re.compile(r"(?:ss|us|is|as|itis|osis|betes|rabies|series)$")
_PLURAL = re.compile(r"(?:(?<=ss)|(?<=x)|(?<=[^a]ch)|(?<=sh)|(?<=[^aeiou]us))es$|s$")
#: British spellings and their American ones, as endings or parts of words.
_SPELLINGS = (
    (re.compile(r"our(?=s?$)"), "or"),
    (re.compile(r"(?<=[^aeiou])ae(?=[^aeiou])"), "e"),
    (re.compile(r"^ae(?=[a-z]{4})|^oe(?=[a-z]{4})"), "e"),
    (re.compile(r"oe(?=[a-z])"), "e"),
    (re.compile(r"is(?=(?:e[ds]?|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{4})ll(?=(?:ed|ing)$)"), "l"),
    (re.compile(r"tre$"), "ter"),
)

#: How ranges, units, contractions and “daily” are written otherwise.
_REWRITTEN = tuple(
    (re.compile(written, re.IGNORECASE), read)
    for written, read in (
        (r"(?<=\d)\s*[-–—]\s*(?=\d)", " to "),
        (r"\bbetween (\d+) and(?= \d)", r"from \1 to"),
        (r"(?<=\d)(?=(?:mg|kg|mv|ms|g|ml)\b)", " "),
        (r"\bper ?cent\b", "%"),
        (r"\b(?:per day|daily)\b", "a day"),
        (r"\bcan(?:not|['’]t)\b", "can not"),
        (r"\bwon['’]t\b", "will not"),
        (r"(?<=[a-z])n['’]t\b", " not"),
    )
)


class Token(NamedTuple):
    """A word, number or sign; ``key`` is its form for comparison, ``low`` the word in lower case."""

    text: str
    low: str
    key: str


def tokens(text: str) -> list[Token]:
    """The tokens of a text.

    >>> [token.key for token in tokens("Tumours in 50–60% of the patients")]
    ['tumor', 'in', '50', 'to', '60', '%', 'of', 'the', 'people']
    """
    for written, read in _REWRITTEN:
        text = written.sub(read, text)
    return [Token(word, _bare(word), folded(_bare(word))) for word in _TOKEN.findall(text)]


@cache
def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    bare = "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))
    return re.sub(r"['’]s?$", "", bare.lower())


@cache
def folded(word: str) -> str:
    """A word in lower case as forms are compared: singular, American spelling, one word for people.

    >>> folded("antibodies"), folded("tumours"), folded("patients"), folded("paralysis")
    ('antibody', 'tumor', 'people', 'paralysis')
    """
    if word in _PERSONS:
        return PEOPLE
    word = _NUMBERS.get(word, _SAME.get(word, word))
    if len(word) > 3 and word.endswith("s") and not _SINGULAR.search(word):
        word = re.sub(r"ies$", "y", word) if word.endswith("ies") else _PLURAL.sub("", word)
    for spelling, american in _SPELLINGS:
        word = spelling.sub(american, word)
    return word


@cache
def fold(text: str) -> str:
    """A name as names are compared: the keys of its words without articles and signs.

    >>> fold("CT scan of the chest") == fold("ct scans of chest")
    True
    """
    return " ".join(token.key for token in tokens(text) if token.low not in ARTICLES and _is_word(token))


def _is_word(token: Token) -> bool:
    return token.key[0].isalnum() or token.key == "%"


def turned(key: str) -> Iterator[str]:
    """The same name with its adjective as a noun, or its noun as an adjective; most are no names of anything.

    >>> list(turned("weak muscle")), list(turned("mouth dryness")), list(turned("drooping of eyelid"))
    (['muscle weakness'], ['dry mouth'], ['eyelid drooping', 'drooping eyelid'])
    """
    head, of, whose = key.partition(" of ")
    if of and " of " not in whose:
        key = f"{whose} {head}"
        yield key
    first, _, rest = key.partition(" ")
    before, _, last = key.rpartition(" ")
    if not rest:
        return
    if last.endswith("ness"):
        adjective = last.removesuffix("ness")
        yield f"{adjective.removesuffix('i') + 'y' if adjective.endswith('i') else adjective} {before}"
    elif last.endswith("ing"):
        yield f"{last} {before}"
    elif first.endswith("ing"):
        yield f"{rest} {first}"
        for noun in (first.removesuffix("ing") + ending for ending in _OF_GERUNDS):
            yield f"{noun} of {rest}"
            yield f"{rest} {noun}"
    elif not of:
        yield f"{rest} {first}ness"
        if first.endswith("y"):
            yield f"{rest} {first[:-1]}iness"


def number(token: Token) -> float | None:
    """The number that a token is."""
    text = _NUMBERS.get(token.low, token.low)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        text = text.replace(",", "")
    return float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else None
