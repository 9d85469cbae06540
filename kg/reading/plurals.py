"""Whether a subject is of many, as the base form of a verb wants it."""

from __future__ import annotations

from kg.entry.lexicon import CONJ, DET, PEOPLE, POSS, PREP, REL
from kg.reading.tokens import Token

__all__ = ["CAUSING", "HOW_OFTEN", "is_plural"]

#: Where the head of a phrase ends.
_HEAD_ENDS = PREP | REL
#: Adverbs that stand right before a verb: “Symptoms of gout usually start …”.
HOW_OFTEN = frozenset(
    ["also", "commonly", "frequently", "generally", "often", "rarely", "sometimes", "typically", "usually"]
)


def is_plural(subject: list[Token], following: Token | None, *, is_causing: bool, is_told_how_often: bool) -> bool:
    """Whether a subject is of many by its first noun: “People with gout experience …”, “Mutations in a gene cause …”."""
    if any(token.low in PEOPLE and token.low.endswith(("s", "en", "ople")) for token in subject):
        return True
    if (
        is_causing
        and following is not None
        and following.low in _BEHIND
        and any(token.low == "and" for token in subject)
    ):
        return True  # “Coeliac disease and colitis often lead to …”
    head = next((at for at, token in enumerate(subject) if at and token.low in _HEAD_ENDS), 0)
    is_many = (
        head > 0 and subject[head - 1].low.endswith("s") and not subject[head - 1].low.endswith(("ss", "is", "us"))
    )
    if is_many and is_told_how_often and following is not None and following.low in PREP:
        return True
    if not is_many or following is None or (following.low in _BEHIND and not is_causing):
        return False
    return following.low in DET | POSS | _BEHIND or (
        is_causing and following.text[0].isalpha() and following.low not in PREP | CONJ
    )


#: Base forms that hardly stand behind a noun but as its verb: “Mutations in the gene cause gout”.
CAUSING = frozenset(["account", "cause", "lead", "range", "result", "produce"])
#: Prepositions that go with these.
_BEHIND = frozenset(["for", "from", "in", "to"])
