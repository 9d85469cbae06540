"""Names as normalised words: spelling, number style, plural, accents and, in a bag, word order no longer matter.

Stronger than :func:`kg.claims.names.normalise`, which keeps every letter: *Pagets disease, type IIa* and *Disease of
Paget (type 2a)* have the same words here. So what is found by it is a likely meaning, not the very name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

__all__ = ["RULES", "Bag", "bag", "words"]

#: The words of a name without their order.
Bag = frozenset[str]

#: Letters of Greek, which names write in words, too.
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "µ": "mu",
}  # fmt: skip
#: Those, and letters that Unicode does not take apart.
_LETTERS = {letter: f" {name} " for letter, name in _GREEK.items()} | {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
}  # fmt: skip
_GREEK_WORD = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{2,}")
#: Words without a meaning of their own. "with" goes, "without" stays; "other" goes, "than" behind it stays.
_STOP = frozenset(str.split("a an and as at by due for from in into of on or other that the to unspecified with"))
#: Prefixes that some write apart: non-syndromic, nonsyndromic.
_PREFIX = frozenset(
    str.split(
        "anti auto co extra hyper hypo inter intra micro multi neo neuro non para peri poly post pre pseudo semi sub "
        "supra ultra"
    )
)
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
#: ``CD4+``, ``HER2-``: a sign behind digits or capitals, at the end of a word.
_SIGN = re.compile(r"(?<=[A-Z0-9][A-Z0-9])([+\u2212-])(?=[\s,;/)]|$)(?!\s+(?:and|or|to)\b)")
_PIECE = re.compile(r"[^\W_]+(?:'s\b)?")
_RUN = re.compile(r"\d+|[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})([A-Za-z])?")
_ROMAN_LOWER = frozenset(str.split("ii iii iv vi vii viii xi xii xiii xiv xvi xvii xviii xix xx xxi xxii xxiii"))
_UNITS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
#: A lone I, V or X is a number after one of these, or at the end of a name.
_COUNTED = frozenset(str.split("class complex factor form grade group phase stage subtype type"))
_SINGULAR_AS = "alias|atlas|bias|canvas|christmas|gas|pancreas|psoas|vas"
#: American spelling: for words of so many letters at least, a pattern and what stands in its place.
_SPELLINGS = ((4, "[ao]e", "e"), (6, "our(?=(?:.*our)?s?$)", "or"), (6, "sulph", "sulf"), (6, "isation", "ization"))
#: Singular: the first that fits of so many letters at least, an ending, letters to cut off, and what is put on.
_ENDINGS = (
    *((6, "ies$", 3, "y"), (7, "(?:o|y|sta|cta|the)ses$", 2, "is"), (4, "(?:ss|x|ch|sh)es$", 2, "")),
    (1, f"^(?!(?:{_SINGULAR_AS}|.*ceps)$).*[^sui]s$", 1, ""),
)
#: The rules for the page, whose search has the same words (``templates/js/base/normal.js``); its patterns are the same.
RULES: dict[str, Any] = {
    "letters": _LETTERS,
    "greek": _GREEK_WORD.pattern,
    "sign": _SIGN.pattern,
    "stop": sorted(_STOP),
    "prefixes": sorted(_PREFIX),
    "roman": _ROMAN.pattern,
    "small": sorted(_ROMAN_LOWER),
    "units": list(_UNITS),
    "counted": sorted(_COUNTED),
    "spellings": _SPELLINGS,
    "endings": _ENDINGS,
}
_SPELLING_PATTERNS = tuple((shortest, re.compile(pattern), other) for shortest, pattern, other in _SPELLINGS)
_SPELLED = re.compile("|".join(pattern for _, pattern, _ in _SPELLINGS))
_ENDING_PATTERNS = tuple((shortest, re.compile(pattern), cut, new) for shortest, pattern, cut, new in _ENDINGS)


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The normalised words of a name, in its order; a name of signs alone is one word.

    >>> words("Paget's disease of bone, type IIa")
    ('paget', 'disease', 'bone', 'type', '2', 'a')
    >>> words("Non-syndromic tumours")
    ('nonsyndromic', 'tumor')
    """
    pieces = [piece.removesuffix("'s") for piece in _PIECE.findall(_plain(text))]
    found: list[str] = []
    prefix = ""
    for at, piece in enumerate(pieces):
        low, is_last = prefix + piece.lower(), at + 1 == len(pieces)
        if low in _PREFIX and not is_last:
            prefix = low
            continue
        is_roman, prefix = not prefix, ""
        if low in _STOP and not (low == "a" and (piece == "A" or is_last)):
            continue
        before = found[-1] if found else ""
        if is_roman and (number := _roman(piece, before, is_last=is_last)):
            found += number
        else:
            runs = [low] if low.isalpha() else _RUN.findall(low)
            found += [_stem(run) if not run.isdigit() else run.lstrip("0") or "0" for run in runs]
    return tuple(found) or tuple(piece.lower() for piece in pieces) or tuple(text.lower().split())


@lru_cache(maxsize=1 << 16)
def bag(text: str) -> Bag:
    """The words of a name without their order, so that inverted forms fall together.

    >>> bag("Cyst, hepatic") == bag("hepatic cysts")
    True
    """
    return frozenset(words(text))


def _plain(text: str) -> str:
    """A name in letters without accents, Greek ones in words, signs behind a marker in words."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
        text = "".join(letter for letter in text if not unicodedata.category(letter).startswith("M"))
        is_greek = _GREEK_WORD.search(text)  # a name in Greek is not spelled out
        text = "".join(letter if is_greek else _LETTERS.get(letter.lower(), letter) for letter in text)
    return _SIGN.sub(lambda match: " positive" if match[1] == "+" else " negative", text)


def _roman(piece: str, before: str, *, is_last: bool) -> list[str] | None:
    """The number (and the letter behind it) of a Roman numeral: ``IIa`` gives 2, a."""
    if piece.islower():
        if piece not in _ROMAN_LOWER:
            return None
        piece = piece.upper()
    match = _ROMAN.fullmatch(piece)
    if not match:
        return None
    tens, units, letter = match.groups()
    if len(tens + units) == 1 and before not in _COUNTED and (letter or not is_last):
        return None
    value = str(10 * len(tens) + _UNITS[units])
    return [value, letter.lower()] if letter else [value]


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    """The word in American spelling and singular."""
    if len(word) < 4:
        return word
    if _SPELLED.search(word):  # most words stay as they are, and there are many
        for shortest, pattern, other in _SPELLING_PATTERNS:
            word = pattern.sub(other, word) if len(word) >= shortest else word
    if word.endswith("s"):
        for shortest, pattern, cut, new in _ENDING_PATTERNS:
            if len(word) >= shortest and pattern.search(word):
                return word[:-cut] + new
    return word
