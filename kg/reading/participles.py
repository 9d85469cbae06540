"""Participles that are adjectives: “blurred vision”, “swollen, inflamed veins”."""

from __future__ import annotations

from kg.entry.lexicon import ADVERBS, BE, CONJ, DET, MODALS, POSS, PREP, PRONOUNS, REL, SUBORD
from kg.reading.tokens import Token

__all__ = ["LIKE_ADJECTIVES", "is_before_noun", "is_quality"]

#: What no noun is.
_NO_NOUN = DET | POSS | PREP | CONJ | PRONOUNS | ADVERBS | REL | SUBORD | MODALS | BE | {"to", "each", "every"}
#: Participles that stand before a noun as adjectives do.
LIKE_ADJECTIVES = frozenset(
    [
        *("altered", "blocked", "blurred", "clogged", "cracked", "curved", "damaged", "decreased", "deformed"),
        *("delayed", "diminished", "distorted", "disturbed", "elevated", "enlarged", "fused", "heightened"),
        *("impaired", "increased", "inflamed", "limited", "lowered", "malformed", "narrowed"),
        *("prolonged", "raised", "reduced", "restricted", "rounded", "scarred", "shortened", "slowed", "slurred"),
        *("strained", "swollen", "thickened", "twisted", "weakened", "widened"),
    ]
)


def is_before_noun(tokens: list[Token], at: int) -> bool:
    """Whether a noun follows, or another adjective and its noun: “swollen, inflamed veins”."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if following.text == "," and at + 2 < len(tokens):
        return tokens[at + 2].low in LIKE_ADJECTIVES and is_before_noun(tokens, at + 2)
    if following.low == "and" and at + 2 < len(tokens) and tokens[at + 2].low in LIKE_ADJECTIVES:
        return is_before_noun(tokens, at + 2)
    return following.text.isalpha() and following.low not in _NO_NOUN and not following.low.endswith("ly")


#: Adverbs that tell of no kind: “has recently improved”.
_NO_MANNER = frozenset(
    [
        *("actually", "already", "also", "apparently", "certainly", "commonly", "finally"),
        *("frequently", "generally", "initially", "often", "possibly", "previously", "probably"),
        *("rarely", "recently", "sometimes", "successfully", "typically", "usually"),
    ]
)


def is_quality(tokens: list[Token], at: int) -> bool:
    """Whether a participle behind “have” tells of what kind the thing behind it is."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.text[0].isalpha() or following.low in _NO_NOUN:
        return False
    manner = tokens[at - 1].low
    return tokens[at].low in LIKE_ADJECTIVES or (manner.endswith("ly") and manner not in _NO_MANNER)
