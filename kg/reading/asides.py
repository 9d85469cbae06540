"""What stands in a subject between commas, and says what its noun is: “The symptoms of gout, a form of arthritis, include …”."""

from __future__ import annotations

from kg.entry.lexicon import BE, DET, MODALS
from kg.reading.tokens import Token

__all__ = ["hide_aside"]

#: Words before the first comma, and between the commas.
_MOST_BEFORE, _MOST_INSIDE = 12, 16
#: What goes on with the sentence behind the second comma; what begins an aside.
_GOES_ON = (
    (BE - {"be", "been", "being"}) | MODALS | {"include", "includes", "usually", "often", "typically", "generally"}
)
_OPENS = DET - {"no", "both", "all", "some", "many", "most", "other", "each"} | {"which"}


def hide_aside(tokens: list[Token], hidden: list[bool]) -> None:
    """Mark the words of an aside behind the first noun of a sentence as hidden, as those in parentheses are."""
    first = next((at for at, token in enumerate(tokens[:_MOST_BEFORE]) if token.text == "," and not hidden[at]), 0)
    if not first or first + 2 >= len(tokens) or tokens[first + 1].low not in _OPENS:
        return
    if any(token.low in _GOES_ON for token in tokens[:first]):
        return  # the sentence had its verb
    last = next(
        (
            at
            for at in range(first + 2, min(len(tokens) - 1, first + _MOST_INSIDE))
            if tokens[at].text == "," and not hidden[at]
        ),
        0,
    )
    if not last or tokens[last + 1].low not in _GOES_ON:
        return
    if tokens[first + 1].low == "which" and tokens[last + 1].low not in ("include", "includes"):
        return  # a clause that says something itself
    if any(
        token.low in ("and", "or") and tokens[at - 1].text == "," for at, token in enumerate(tokens[first:last], first)
    ):
        return  # a list
    for at in range(first, last + 1):
        hidden[at] = True
