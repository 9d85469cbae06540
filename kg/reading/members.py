"""What a member of a coordination is like: a part of the body, an adjective that wants a head, a complaint by itself."""

from __future__ import annotations

from kg.entry.lexicon import (
    ADVERBS,
    BODY,
    COMPLETE,
    CONJ,
    DET,
    NEGATION,
    POSS,
    PREP,
    SHARED_HEADS,
    VERB_FORMS,
    is_adjective,
)
from kg.reading.tokens import Token

__all__ = [
    "ends_in_body",
    "fits_tail",
    "ill_places",
    "is_body",
    "is_modifier",
    "is_participle",
    "is_plain",
    "is_problem",
    "is_sense",
    "qualities_before",
    "shared_behind",
    "without_adverbs",
]

#: Adverbs that are of the quality behind them: “too much salt”, “abnormally shaped ears”.
_DEGREES = frozenset(
    [
        *("abnormally", "almost", "badly", "completely", "easily", "mildly", "much", "nearly", "only"),
        *("partially", "partly", "quickly", "severely", "slightly", "slowly", "too"),
    ]
)
#: Adverbs that may go, as they deny nothing; what stands before a noun.
_SKIPPED, _ARTICLES = ADVERBS - NEGATION - _DEGREES, DET | POSS
#: Adjectives that tell which part of the body is meant; others make a finding of it: “dry mouth”.
_PLACES = frozenset(
    [
        *("affected", "back", "both", "front", "inner", "left", "lower", "middle"),
        *("opposite", "other", "outer", "right", "same", "upper", "whole"),
    ]
)
#: Adjectives that make a complaint of what follows: “difficulty with reading, poor posture”.
_BAD = frozenset(["abnormal", "impaired", "lack", "loss", "low", "poor", "reduced", "slow", "weak"])
#: Words that name no complaint alone: “loss of memory, speech, or movement”.
_WANTING = frozenset(
    [
        *(
            "activity",
            "cells",
            "control",
            "function",
            "movement",
            "movements",
            "muscles",
            "nerves",
            "pressure",
            "speech",
        ),
        *("tissue", "tissues", "vessels", "vision"),
    ]
)


def is_body(group: list[Token]) -> bool:
    """Whether a member names a part of the body and no more."""
    return (
        all(
            token.low in BODY or token.low in DET or token.low in POSS or token.low in CONJ or token.low in _PLACES
            for token in group
        )
        and group[-1].low in BODY
    )


def is_participle(word: str) -> bool:
    """Whether a word is one as in “delayed or absent speech”, which stands before a noun."""
    return VERB_FORMS.get(word, ("", ""))[1] == "ed" and word.endswith("ed")


#: Complaints that end as participles do.
_ILLS = frozenset(["bleeding", "bruising", "clotting", "narrowing", "scarring", "swelling", "thickening", "wheezing"])


def is_modifier(group: list[Token], last: list[Token]) -> bool:
    """Whether a member cannot stand alone before the head of the last one."""
    if (
        len(group) > 2
        or group[-1].low in COMPLETE
        or group[-1].low in SHARED_HEADS
        or any(token.low in PREP for token in group)
    ):
        return False
    word = group[-1].low
    if len(group) == 1 and word in _ILLS:
        return False  # “scarring and impaired function of the kidneys”
    if len(group) == 2 and is_adjective(group[0].low) and group[0].low not in _PLACES and is_adjective(last[0].low):
        return False  # “a narrow face and dental problems”
    if len(group) == 1 and group[0].text.isupper() and 1 < len(group[0].text) < 5:
        return last[0].text.isupper()  # “CT or MRI scan”, not “ABC or kidney failure”
    return (
        word in BODY
        or is_adjective(word)
        or (len(group) == 1 and is_participle(word))
        or (
            word.endswith("ing")
            and (len(group) == 1 or group[0].low in _ARTICLES or (is_adjective(group[0].low) and word != "lasting"))
        )
        or word in ("blood", "urine", "liver", "imaging", "lab", "laboratory", "nerve", "memory", "thinking")
    )


def is_plain(word: str) -> bool:
    """Whether a word is no complaint, act or quality, which would be a member by itself."""
    return not (word in COMPLETE or word.endswith(("ing", "ness", "ion", "itis")) or is_adjective(word))


def is_sense(group: list[Token]) -> bool:
    """Whether a member is a word such as “speech” in “speech and physical therapy”."""
    return len(group) == 1 and group[0].low in ("speech", "vision", "voice")


def is_problem(lead: list[Token], group: list[Token]) -> bool:
    """Whether a member may be one of several things that are hard: “problems with speech, swallowing, and walking”."""
    words = [token.low for token in lead]
    is_hard = len(words) > 1 and words[-2] in ("difficulties", "difficulty", "problems", "trouble")
    is_one = group[-1].low in COMPLETE or group[-1].low in ("impairment", "symptoms")
    return is_hard and len(group) < 4 and not is_one and group[0].low not in _BAD


def fits_tail(group: list[Token]) -> bool:
    """Whether a member may be the end of a prepositional phrase that stands in the first member."""
    return (
        len(group) <= 3
        and not (len(group) > 1 and is_adjective(group[0].low))
        and group[-1].low not in COMPLETE
        and (
            group[-1].low not in SHARED_HEADS
            or (group[-1].low in _WANTING and (len(group) == 1 or (len(group) == 2 and group[0].low in BODY)))
        )
        and not any(token.low in PREP for token in group)
        and not group[0].low.endswith("ing")
    )


#: Adverbs that change what an adjective behind them says.
_COMPARED = frozenset(["less", "more", "very"])


def without_adverbs(group: list[Token]) -> list[Token]:
    """A member without the adverbs before it that deny nothing."""
    skipped = (
        token.low in _SKIPPED and not (token.low in _COMPARED and is_adjective(group[at + 1].low))
        for at, token in enumerate(group[:-1])
    )
    return group[next((at for at, is_skipped in enumerate(skipped) if not is_skipped), len(group) - 1) :]


def ends_in_body(member: list[list[Token]]) -> bool:
    """Whether the last word of a member is a part of the body."""
    return member[-1][-1].low in BODY


def qualities_before(groups: list[list[Token]]) -> int:
    """How many adjectives stand alone at the end of some members: “scaly, red”."""
    return next(
        (
            count
            for count, group in enumerate(reversed(groups))
            if len(group) > 1 or not (is_adjective(group[0].low) or is_participle(group[0].low))
        ),
        len(groups),
    )


#: Illnesses of several places, which stand before the first: “cancers of the mouth, nose, and throat”.
_OF_PLACES = frozenset(["cancers", "diseases", "disorders", "infections", "injuries", "tumors", "tumours"])


def ill_places(groups: list[list[Token]]) -> list[list[list[Token]]]:
    """The members where an illness is of each of several parts of the body; none where it is not."""
    first = groups[0]
    of = next((at for at, token in enumerate(first[:-1]) if at and token.low in PREP), 0)
    if len(groups) < 2 or not of or first[of - 1].low not in _OF_PLACES or first[of].low not in ("in", "of"):
        return []
    if not all(any(token.low in BODY for token in group) for group in groups):
        return []
    lead = first[: of + 1 + (first[of + 1].low in _ARTICLES)]
    return [[first], *([lead[: of + 1] if group[0].low in _ARTICLES else lead, group] for group in groups[1:])]


#: What is done to find something.
_LOOKING = frozenset(["checking", "looking", "monitoring", "screening", "testing"])


def shared_behind(groups: list[list[Token]]) -> list[list[list[Token]]]:
    """The members where the first one's preposition and the last one's head are of each; none where they are not."""
    last, first = groups[-1], groups[0]
    if (
        len(last) > 1
        and len(first) > 2
        and last[0].low in BODY
        and last[-1].low not in BODY
        and all(len(group) == 1 and group[0].low in BODY for group in groups[1:-1])
        and first[-1].low in BODY
        and (first[-2].low in PREP or (is_adjective(first[-2].low) and first[-3].low in PREP))
        and first[0].low in _LOOKING
    ):  # “screening for liver and kidney problems”
        return [[first, last[1:]], *([first[:-1], group, last[1:]] for group in groups[1:-1]), [first[:-1], last]]
    if (
        len(last) > 1
        and len(first) > 2
        and is_adjective(first[-1].low)
        and (first[-2].low in PREP or (is_adjective(first[-2].low) and first[-3].low in PREP))
        and all(len(group) == 1 and is_adjective(group[0].low) for group in groups[1:-1])
        and is_adjective(last[0].low)
    ):  # “a history of cervical, vaginal, or vulvar cancer”
        before = first[:-1]
        return [[first, last[1:]], *([before, group, last[1:]] for group in groups[1:-1]), [before, last]]
    return []
