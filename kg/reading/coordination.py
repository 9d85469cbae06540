"""Part a coordination into its members; a shared head or lead goes with each."""

from __future__ import annotations

from itertools import pairwise

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
    SHARED_LEADS,
    VERB_FORMS,
    is_adjective,
)
from kg.reading.cuts import groups_of
from kg.reading.tokens import Token
from kg.reading.undivided import inserted, is_mixed, is_one

__all__ = ["members_of"]


#: Adverbs that deny nothing; what stands before a noun.
_SKIPPED, _ARTICLES = ADVERBS - NEGATION, DET | POSS


def members_of(tokens: list[Token], closed: set[int]) -> list[list[list[Token]]]:
    """The members of a coordination, the outermost first, each as the stretches that make it up."""
    groups = groups_of(tokens, closed)
    if len(groups) < 2:
        return [[tokens]]
    if is_mixed(tokens, groups):
        return [[tokens]]
    if len(groups) == 3 and (named := inserted(tokens, groups)):
        return named
    is_parted = len(groups) == 2 and len(groups[0]) < 3 and tokens[len(groups[0])].text == ","
    shares = [[group] for group in groups] if is_parted else _share(groups)  # “a sore, or an ulcer”
    to = next((i for i, token in enumerate(groups[0][:-1]) if token.low == "to"), None)
    is_shared = (
        to is not None
        and VERB_FORMS.get(groups[0][-1].low, ("", ""))[1] == "base" == VERB_FORMS.get(groups[1][0].low, ("", ""))[1]
    )
    if shares == [[group] for group in groups] and (is_shared or is_one(tokens, groups)):
        return [[tokens]]
    found: list[list[list[Token]]] = []
    for shared in shares:
        parts = [part for part in shared if part]
        found.extend(members_of(parts[0], closed) if len(parts) == 1 else [parts])
    return found


#: Adjectives that tell which part of the body is meant; others make a finding of it: “dry mouth”.
_PLACES = frozenset(
    [
        "left",
        "right",
        "upper",
        "lower",
        "front",
        "back",
        "inner",
        "outer",
        "other",
        "same",
        "opposite",
        "both",
        "whole",
        "affected",
    ]
)


#: What cannot be done without an object: “trouble initiating or continuing movement”.
_ON_SOMETHING = frozenset(
    ["beginning", "continuing", "controlling", "finding", "initiating", "maintaining", "making", "starting"]
)
#: Words that make a place of the body of what is behind them.
_PARTS = frozenset(["area", "areas", "organ", "organs", "part", "parts", "places"])


#: What parts of the body consist of, and do.
_OF_CELLS = frozenset(["cells", "damage", "function", "muscles", "nerves", "tissue", "tissues"])
#: Heads that are shared with any single word before them.
_GIVEN = frozenset(["drugs", "exams", "medications", "medicines", "scans", "tests", "workers"])


def _is_body(group: list[Token]) -> bool:
    return (
        all(
            token.low in BODY or token.low in DET or token.low in POSS or token.low in CONJ or token.low in _PLACES
            for token in group
        )
        and group[-1].low in BODY
    )


def _without_adverbs(group: list[Token]) -> list[Token]:
    first = next((at for at, token in enumerate(group[:-1]) if token.low not in _SKIPPED), len(group) - 1)
    return group[first:]


def _ends_in_body(member: list[list[Token]]) -> bool:
    return member[-1][-1].low in BODY


def _share(groups: list[list[Token]]) -> list[list[list[Token]]]:
    """Give a shared head or lead to each member."""
    last, first = groups[-1], groups[0]
    members: list[list[list[Token]]] = [[group] for group in groups]
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
    if len(groups) > 2:
        for at, (group, following) in enumerate(pairwise(groups[:-1])):
            if (
                len(group) == 1
                and (is_adjective(group[0].low) or _is_participle(group[0].low))
                and len(following) > 1
                and not _is_sense(group)
            ):
                # “medical and sleep histories, and an exam”
                return [*(_share(groups[:at]) if at else []), [group, following[-1:]], *_share(groups[at + 1 :])]
    modifiers = groups[:-1]
    if (
        len(last) > 1
        and last[-1].low in _GIVEN
        and "-" not in last[0].low
        and all(
            len(group) == 1 and group[0].low not in COMPLETE and not group[0].low.endswith("s") for group in modifiers
        )
    ):
        return [*([group, last[-1:]] for group in modifiers), [last]]  # “allergy and cold medicines”
    if len(last) >= 2 and all(_is_modifier(group) or _is_sense(group) for group in modifiers):
        adjectives = all(
            (is_adjective(group[-1].low) or _is_participle(group[-1].low))
            and (len(group) == 1 or group[0].low in _ARTICLES)
            for group in modifiers
        )
        if (
            adjectives
            or last[-1].low in SHARED_HEADS
            or (last[0].low in BODY and last[-1].low not in BODY)
            or any(token.low in PREP for token in last)
        ):
            cut = next((i for i, token in enumerate(last) if token.low in PREP), len(last))
            if cut >= 2 or (cut == len(last) and len(last) >= 2):
                return [*([group, last[1:]] for group in modifiers), [last]]
    # “difficulty swallowing and speaking”
    if (
        len(first) >= 2
        and first[0].low in SHARED_LEADS | {"feelings", "feeling", "unable"}
        and first[1].low.endswith("ing")
        and all(group[0].low.endswith("ing") for group in groups[1:])
    ):
        if len(first) == 2 and first[1].low in _ON_SOMETHING and len(last) > 1:
            return [[first, last[1:]], *([first[:1], group] for group in groups[1:])]
        return [[first], *([first[:1], group] for group in groups[1:])]
    # “problems moving arms or legs”, “trouble recognizing family and friends”
    if (
        len(first) > 2
        and first[0].low in SHARED_LEADS
        and first[1].low.endswith("ing")
        and (
            (_is_body(first[2:]) and all(map(_is_body, groups[1:])))
            or (len(first) == 3 and all(len(group) == 1 and _is_plain(group[0].low) for group in groups[1:]))
        )
    ):
        return [[first], *([first[:2], group] for group in groups[1:])]
    # “enlarged lips, nose, and tongue”
    if len(first) == 2 and is_adjective(first[0].low) and _is_body(first[1:]) and all(map(_is_body, groups[1:])):
        return [[first], *([first[:1], group] for group in groups[1:])]
    # “an inability to grow and gain weight”
    to = next((i for i, token in enumerate(first[:-1]) if token.low == "to"), 0)
    if to and all(VERB_FORMS.get(group[0].low, ("", ""))[1] == "base" for group in [first[to + 1 :], *groups[1:]]):
        if len(first) == to + 2 and len(last) > 1 and first[-1].low not in _BY_ITSELF:
            return members  # “the ability to plan and carry out tasks”
        return [[first], *([first[: to + 1], group] for group in groups[1:])]
    # “reducing fever and inflammation”
    if len(first) > 1 and first[0].low in _DOING and not any(group[0].low.endswith("ing") for group in groups[1:]):
        return [[first], *([first[:1], group] for group in groups[1:])]
    # “delayed growth and development”
    if (
        len(groups) == 2
        and len(first) == 2
        and len(last) == 1
        and first[0].low in _DEGREES
        and not (last[0].low in COMPLETE or last[0].low.endswith("s"))
    ):
        return [[first], [first[:1], last]]
    # “swelling of the neck and face”, “numbness, or pain in the face, arms or legs”
    out: list[list[list[Token]]] = []
    lead: list[Token] = []
    tail: list[Token] = []
    plain = list(map(_without_adverbs, groups))
    for at, group in enumerate(plain):
        if lead and group[0].low in PREP and group[0].low != "like":  # “damage to the joints and to the kidneys”
            out.append([lead[:-1], group] if len(lead) > 1 else [group])
            continue
        prep = next(
            (
                i
                for i, token in enumerate(group)
                if token.low in PREP and token.low not in ("than", "like", "as", "including") and i > 0
            ),
            None,
        )
        if prep is not None and lead and any(token.low in _PARTS for token in group[:prep]):
            out.append([lead, group])  # “cancer of the lungs and other parts of the body”
        elif prep is not None:
            last_prep = max(i for i, token in enumerate(group) if token.low in PREP)
            is_of_body = last_prep > prep and _is_body(group[last_prep + 1 :] or group)
            inner = max((i for i, token in enumerate(group[:last_prep]) if token.low in CONJ), default=-1) + 1
            behind = (last_prep if is_of_body or inner > prep else prep) + 1
            lead, tail = group[inner:behind], group[behind:] or group[-1:]
            out.append([group])
        elif lead and lead[-1].low == "to" and group[0].low in _ARTICLES and len(lead) > 1 and _wants_verb(lead):
            lead = []
            out.append([group])  # “an inability to lift the toe, and a high-stepping walk”
        elif (
            lead
            and len(plain) == 2
            and len(group) > 1
            and group[-1].low in _OF_CELLS
            and _is_body(group[:-1])
            and _ends_in_body(out[-1])
        ):
            out[-1].append(group[-1:])  # “loss of brain and spinal cord cells”
            out.append([lead, group])
        elif lead and (
            _is_body(group)
            or (
                (
                    all(map(_fits_tail, plain[at:]))
                    or _is_problem(lead, group)
                    or (len(lead) > 1 and lead[-2].low in _ALWAYS and len(group) < 5)
                )
                and ((tail[0].low in _ARTICLES) <= (group[0].low in _ARTICLES or group[-1].low.endswith("s")))
                and (len(groups) == 2 or len(lead) < 2 or lead[-2].low not in _MEASURED)
                and (lead[0].low in SHARED_LEADS or (len(lead) > 1 and lead[-2].low in SHARED_LEADS))
            )
        ):
            out.append([lead, group])
        elif (
            _is_body(group)
            and out
            and len(out[-1]) == 1
            and len(out[-1][0]) > 1
            and is_adjective(out[-1][0][-2].low)
            and _ends_in_body(out[-1])
        ):
            out.append([out[-1][0][:-1], group])  # “bent fingers and toes”
        else:
            lead = [] if not _is_body(group) else lead
            out.append([group])
    if out != members:
        return out
    shared = next((i for i, token in enumerate(last) if token.low in ("in", "of", "around", "on") and i > 0), None)
    if (
        shared is not None
        and len(groups) == 2
        and all(
            (len(group) == 1 or group[-1].low in COMPLETE) and not any(token.low in PREP for token in group)
            for group in modifiers
        )
        and _is_body(last[shared + 1 :] or last)
    ):
        return [*([group, last[shared:]] for group in modifiers), [last]]
    return members


def _wants_verb(lead: list[Token]) -> bool:
    """Whether a verb stands behind the “to” that ends a lead."""
    return lead[-2].low in ("ability", "desire", "failure", "inability", "need", "tendency", "unable", "urge")


#: What is of the next member alone in a longer list: “low levels of iron, fatigue, and pain”.
_MEASURED = frozenset(["amount", "amounts", "level", "levels"])
#: What is done without an object: “the inability to grow and gain weight”.
_BY_ITSELF = frozenset(
    [
        *("breathe", "chew", "concentrate", "drink", "eat", "grow", "hear", "learn", "move", "read", "run"),
        *("see", "sit", "sleep", "smell", "speak", "stand", "swallow", "talk", "think", "urinate", "walk", "write"),
    ]
)
#: What is done to each of several things.
_DOING = frozenset(
    [
        *("correcting", "decreasing", "drinking", "eating", "easing", "improving", "increasing", "lowering", "losing"),
        *(
            "checking",
            "giving",
            "preventing",
            "providing",
            "reducing",
            "relieving",
            "removing",
            "taking",
            "treating",
            "using",
            "wearing",
        ),
    ]
)
#: Participles of degree, which go with both of two nouns.
_DEGREES = frozenset(["decreased", "delayed", "impaired", "increased", "limited", "poor", "reduced", "slow", "slowed"])
#: First words whose phrase goes on over all members: “exposure to dust, strong acids, and certain drugs”.
_ALWAYS = frozenset(["sensitivity", "intolerance", "allergy", "contact", "exposed", "exposure", "history"])


def _is_participle(word: str) -> bool:
    """Whether a word is one as in “delayed or absent speech”, which stands before a noun."""
    return VERB_FORMS.get(word, ("", ""))[1] == "ed" and word.endswith("ed")


def _is_modifier(group: list[Token]) -> bool:
    """Whether a member cannot stand alone before a shared head."""
    if (
        len(group) > 2
        or group[-1].low in COMPLETE
        or group[-1].low in SHARED_HEADS
        or any(token.low in PREP for token in group)
    ):
        return False
    word = group[-1].low
    if len(group) == 1 and group[0].text.isupper() and 1 < len(group[0].text) < 5:
        return True
    return (
        word in BODY
        or is_adjective(word)
        or (len(group) == 1 and _is_participle(word))
        or (word.endswith("ing") and (len(group) == 1 or group[0].low in _ARTICLES))
        or word in ("blood", "urine", "liver", "imaging", "lab", "laboratory", "nerve", "memory", "thinking")
    )


def _is_plain(word: str) -> bool:
    """Whether a word is no complaint, act or quality, which would be a member by itself."""
    return not (word in COMPLETE or word.endswith(("ing", "ness", "ion", "itis")) or is_adjective(word))


def _is_sense(group: list[Token]) -> bool:
    """Whether a member is a word such as “speech” in “speech and physical therapy”."""
    return len(group) == 1 and group[0].low in ("speech", "vision", "voice")


def _is_problem(lead: list[Token], group: list[Token]) -> bool:
    """Whether a member may be one of several things that are hard: “problems with speech, swallowing, and walking”."""
    words = [token.low for token in lead]
    is_hard = len(words) > 1 and words[-2] in ("difficulties", "difficulty", "problems", "trouble")
    return is_hard and len(group) < 4 and group[-1].low not in COMPLETE and group[0].low not in _BAD


#: Adjectives that make a complaint of what follows: “difficulty with reading, poor posture”.
_BAD = frozenset(["abnormal", "impaired", "lack", "loss", "low", "poor", "reduced", "slow", "weak"])


def _fits_tail(group: list[Token]) -> bool:
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
