"""What stands beside the subject of a sentence and is none: an aside between commas, a relative clause without its word."""

from __future__ import annotations

from kg.entry.lexicon import (
    ADVERBS,
    AMBIGUOUS,
    BE,
    CONJ,
    DET,
    MODALS,
    PREP,
    PRONOUNS,
    REL,
    SUBORD,
    VERB_FORMS,
    is_adjective,
)
from kg.reading.tokens import Token

__all__ = ["DASHES", "bare_relative", "hide_aside", "hide_between", "is_listed", "is_of_noun", "new_subject"]

#: Words before the first comma, and between the commas.
_MOST_BEFORE, _MOST_INSIDE = 12, 16
#: What goes on with the sentence behind the second comma; what begins an aside.
_GOES_ON = (
    (BE - {"be", "been", "being"}) | MODALS | {"include", "includes", "usually", "often", "typically", "generally"}
)
_OPENS = DET - {"no", "both", "all", "some", "many", "most", "other", "each"} | {"which"}


#: What stands around an aside.
DASHES = ("--", " – ", " — ", "—")
_MARKS = frozenset(["--", "–", "—"])


def hide_between(tokens: list[Token], hidden: list[bool]) -> None:
    """Mark the words between the two dashes of a sentence, which a verb follows, as hidden: “Glue -- of any kind -- causes pain”."""
    marks = [at for at, token in enumerate(tokens) if token.text in _MARKS and not hidden[at]]
    if len(marks) != len(("–", "–")) or marks[1] + 1 >= len(tokens):
        return
    behind = tokens[marks[1] + 1].low
    if marks[0] and (behind in _GOES_ON or behind in _VERBS or VERB_FORMS.get(behind, ("", ""))[1] in ("base", "s")):
        hidden[marks[0] : marks[1] + 1] = [True] * (marks[1] + 1 - marks[0])


def hide_aside(tokens: list[Token], hidden: list[bool]) -> None:
    """Mark the words of an aside behind the first noun of a sentence as hidden, as those in parentheses are."""
    first = next((at for at, token in enumerate(tokens[:_MOST_BEFORE]) if token.text == "," and not hidden[at]), 0)
    if not first or first + 2 >= len(tokens):
        return
    if tokens[first + 1].low in _EXAMPLES:
        _hide_examples(tokens, hidden, first)
    _hide_name(tokens, hidden, first)
    if tokens[first + 1].low not in _OPENS:
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


#: What begins another name, and may stand before it.
_NAMED = frozenset(["called", "known", "named", "termed"])
_ALSO = frozenset(["also", "commonly", "often", "sometimes"])


def _hide_name(tokens: list[Token], hidden: list[bool], first: int) -> None:
    """Mark another name before a verb as hidden: “The top of the bone, known as its head, breaks down”."""
    for at in range(first, min(first + _MOST_BEFORE, len(tokens) - 3)):
        opens = tokens[at + 1 + (tokens[at + 1].low in _ALSO)].low if tokens[at].text == "," and not hidden[at] else ""
        if opens not in _NAMED or any(token.low in _GOES_ON for token in tokens[:at]):
            continue
        last = next((i for i in range(at + 3, min(len(tokens) - 1, at + _MOST_INSIDE)) if tokens[i].text == ","), 0)
        behind = last + 1 + (tokens[last + 1].low in ADVERBS) if last else 0
        if last and behind < len(tokens):
            low = tokens[behind].low
            if low in _GOES_ON or VERB_FORMS.get(low, ("", ""))[1] in ("base", "s"):
                for i in range(at, last + 1):
                    hidden[i] = True
        return


#: What begins examples, and verbs that are nouns as well, behind them.
_EXAMPLES = frozenset(["such", "including"])
_VERBS = frozenset(["cause", "help", "increase", "lead", "need", "result", "show", "use"])
#: Words that examples have at most.
_MOST_EXAMPLES = 24


def _hide_examples(tokens: list[Token], hidden: list[bool], first: int) -> None:
    """Mark examples between a plural and its verb as hidden: “Drugs, such as zinc, iron, and tin, relieve pain”."""
    if not tokens[first - 1].low.endswith("s") or any(token.low in PREP for token in tokens[:first]):
        return
    last = next(
        (
            at
            for at in range(first + 2, min(len(tokens) - 1, first + _MOST_EXAMPLES))
            if tokens[at].text == "," and _is_verb(tokens[at + 1].low)
        ),
        0,
    )
    for at in range(first, last + 1 if last else first):
        hidden[at] = True


def _is_verb(word: str) -> bool:
    return word in _GOES_ON or word in _VERBS or (word not in AMBIGUOUS and VERB_FORMS.get(word, ("", ""))[1] == "base")


def new_subject(tokens: list[Token], start: int, link: str, relative: int, first: int) -> tuple[int, int] | None:
    """A subject with a relative clause, behind the object of the verb before: “it eases pain, and drugs that help may …”.

    Args:
        tokens: The words of the sentence.
        start: Where the object of the verb before begins.
        link: The word that opens the relative clause.
        relative: Where its verb begins.
        first: Where the verb behind it begins.
    """
    at = next((i for i in range(relative - 1, start, -1) if tokens[i].low == link), 0)
    joins = next((i for i in range(at - 1, start, -1) if tokens[i].low in CONJ), 0)
    is_new = joins and tokens[joins - 1].text == "," and not any(token.text == "," for token in tokens[joins:first])
    return (joins + 1, first) if is_new else None


#: What may stand before a pronoun that begins no relative clause: “how they feel”, “what you eat”.
_BEFORE_PRONOUN = (
    REL
    | SUBORD
    | CONJ
    | PREP
    | PRONOUNS
    | ADVERBS
    | {"how", "long", "many", "much", "than", "time", "times", "way", "what", "whatever"}
)


def bare_relative(tokens: list[Token], first: int, boundary: int) -> int:
    """Where the subject of a relative clause without its word stands: “the skills they had”; 0 where it is none."""
    at = first - 1
    while at > boundary and tokens[at].low in ADVERBS:
        at -= 1
    if at <= boundary or tokens[at].low not in ("he", "she", "they", "we", "you"):
        return 0
    before = tokens[at - 1]
    return at if before.text[0].isalpha() and before.low not in _BEFORE_PRONOUN else 0


def is_listed(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a subject is a list whose first member looks like a participle: “Hearing loss, fever, and pain occur”."""
    comma = next((i for i in range(start, end) if tokens[i].text == ","), end)
    is_short = comma - start <= 3 and VERB_FORMS.get(tokens[start].low, ("", ""))[1] in ("ed", "ing")
    return is_short and any(token.low in ("and", "or") for token in tokens[comma:end])


#: Words that are no noun.
_NO_NOUN = ADVERBS | CONJ | PREP | SUBORD
#: Adverbs that tell how many.
_ABOUT = frozenset(["about", "almost", "approximately", "nearly"])


def is_of_noun(tokens: list[Token], at: int) -> bool:
    """Whether an adverb at the head of a subject is of it: “about 100 people”, “early treatment”; a verb stands behind."""
    behind = tokens[at + 1]
    if tokens[at].low in _ABOUT:
        return behind.text[0].isdigit() or (behind.low == "a" and tokens[at + 2].low in ("dozen", "quarter", "third"))
    if tokens[at].low == "very":
        return is_adjective(behind.low)  # “very strong creams”
    if tokens[at].low == "early" and behind.low == "and":
        return is_adjective(tokens[at + 2].low) or tokens[at + 2].low.endswith("long")  # “early and lifelong treatment”
    return tokens[at].low == "early" and behind.text.isalpha() and behind.low not in _NO_NOUN
