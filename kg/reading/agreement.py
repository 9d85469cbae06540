"""Whether a word agrees with what stands around it as its verb: with a subject of many, with the thing behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.entry.lexicon import (
    ADVERBS,
    AMBIGUOUS,
    BE,
    CONJ,
    DET,
    MODALS,
    PEOPLE,
    POSS,
    PREP,
    PRONOUNS,
    REL,
    SUBORD,
    VERB_FORMS,
)
from kg.reading.tokens import Token

if TYPE_CHECKING:
    from kg.reading.clauses import Clause

__all__ = [
    "CAUSING",
    "HOW_OFTEN",
    "MANY",
    "QUALITIES",
    "disagrees",
    "inherit",
    "is_before_noun",
    "is_plural",
    "is_quality",
]

#: Where the head of a phrase ends; what no noun is.
_HEAD_ENDS, _NO_NOUN = PREP | REL | {"called", "known", "named"}, DET | POSS | PREP | CONJ | PRONOUNS
#: Nouns that are of many, and do not end in “s”.
MANY = frozenset(["bacteria", "cattle", "children", "fungi", "larvae", "lice", "men", "mice", "people", "women"])
_CLOSED = ADVERBS | REL | SUBORD | MODALS | BE | {"to", "each", "every"}
#: Base forms that hardly stand behind a noun but as its verb: “Mutations in the gene cause gout”.
CAUSING = frozenset(["account", "cause", "lead", "range", "result", "produce"])
#: Prepositions that go with these.
_BEHIND = frozenset(["for", "from", "in", "to"])
_BEHIND_ONE = DET | POSS | _BEHIND
#: Adverbs that stand right before a verb: “Symptoms of gout usually start …”.
HOW_OFTEN = frozenset(
    ["also", "commonly", "frequently", "generally", "often", "rarely", "sometimes", "typically", "usually"]
)
#: What parts of the body and what they do are in sickness.
QUALITIES = frozenset(
    [
        *("altered", "blocked", "blurred", "clogged", "cracked", "curved", "damaged", "decreased", "deformed"),
        *("delayed", "diminished", "distorted", "disturbed", "elevated", "enlarged", "fused", "heightened"),
        *("impaired", "increased", "inflamed", "limited", "lowered", "malformed", "narrowed", "prolonged"),
        *(
            "raised",
            "reduced",
            "repeated",
            "restricted",
            "rounded",
            "scarred",
            "shortened",
            "slowed",
            "slurred",
            "strained",
        ),
        *("swollen", "thickened", "twisted", "weakened", "widened"),
    ]
)
_LATELY = frozenset(
    [
        "actually",
        "already",
        "apparently",
        "certainly",
        "finally",
        "initially",
        "possibly",
        "probably",
        "previously",
        "recently",
        "successfully",
        "usually",
    ]
)


def is_plural(subject: list[Token], following: Token | None, *, is_causing: bool, is_told_how_often: bool) -> bool:
    """Whether a subject is of many by its first noun: “People with gout experience …”, “Mutations in a gene cause …”."""
    if any(token.low in PEOPLE and token.low.endswith(("s", "en", "ople")) for token in subject):
        return True
    if (
        is_causing
        and following is not None
        and following.low in _BEHIND
        and any(token.low in ("and", "cases") for token in subject)
    ):
        return True  # “Coeliac disease and colitis often lead to …”, “One third of all cases of gout result from …”
    if len(subject) > 1 and subject[0].low in PREP:  # “In a few cases, mutations in the gene cause …”
        comma = next((at for at, token in enumerate(subject) if token.text == ","), -1)
        subject = subject[comma + 1 :]
    head = next((at for at, token in enumerate(subject) if at and token.low in _HEAD_ENDS), 0)
    noun = subject[head - 1].low if head else ""
    if not head and is_told_how_often and following is not None and (following.low in DET or following.low in POSS):
        return len(subject) > 2 and subject[1].low == "and"  # “Obesity and smoking also increase the risk”
    is_many = noun in MANY or (noun.endswith("s") and not noun.endswith(("ss", "is", "us")))
    if is_many and is_told_how_often and following is not None and following.low in PREP:
        return True
    if not is_many or following is None or (following.low in _BEHIND and not is_causing):
        return False
    return following.low in _BEHIND_ONE or (
        is_causing and following.text[0].isalpha() and not (following.low in PREP or following.low in CONJ)
    )


def is_quality(tokens: list[Token], at: int) -> bool:
    """Whether a participle behind “have” tells of what kind the thing behind it is."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.text[0].isalpha() or following.low in _NO_NOUN or following.low in ADVERBS:
        return False
    manner = tokens[at - 1].low
    return tokens[at].low in QUALITIES or (manner.endswith("ly") and manner not in HOW_OFTEN and manner not in _LATELY)


def is_before_noun(tokens: list[Token], at: int) -> bool:
    """Whether a noun follows, or another adjective and its noun: “swollen, inflamed veins”."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if following.text == "," and at + 2 < len(tokens):
        return tokens[at + 2].low in QUALITIES and is_before_noun(tokens, at + 2)
    if following.low == "and" and at + 2 < len(tokens) and tokens[at + 2].low in QUALITIES:
        return is_before_noun(tokens, at + 2)
    is_closed = following.low in _NO_NOUN or following.low in _CLOSED
    return following.text.isalpha() and not is_closed and not following.low.endswith("ly")


def disagrees(clause: Clause, before: Clause) -> bool:
    """Whether a verb of many stands behind one of a single thing: “it gets worse as cells shrink and die”."""
    if clause.modal or clause.negated or before.modal:
        return False
    first, last = (each.tokens[each.group[0]].low for each in (clause, before))
    is_of_one = last in ("is", "has", "was") or VERB_FORMS.get(last, ("", ""))[1] == "s"
    return is_of_one and VERB_FORMS.get(first, ("", ""))[1] == "base" and first not in AMBIGUOUS


def inherit(clause: Clause, before: Clause) -> None:
    """What the auxiliary of the verb before does for a bare one: “does not improve or resolve”, “may tire and fall”."""
    first = clause.tokens[clause.group[0]].low
    if VERB_FORMS.get(first, ("", ""))[1] != "base" and first not in ("be", "have", "do"):
        return
    subject = before.words(before.subject)
    is_many = bool(subject) and (subject[-1].low.endswith("s") or subject[-1].low in PEOPLE)
    if clause.link in ("or", "nor") and before.negated:
        clause.negated = True
        clause.is_dependent |= clause.link == "or" and first in (
            "have",
            "has",
        )  # “do not swell or have a rash”: denied or not
    if before.modal and not clause.modal and (clause.verb != "include" or clause.link == "or" or not is_many):
        clause.modal = before.modal
