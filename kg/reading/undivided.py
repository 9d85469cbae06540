"""Coordinations that stay whole, as nothing tells what goes with which of their members: “drug or alcohol abuse”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entry.lexicon import (
    ADVERBS,
    BODY,
    COMPLETE,
    DET,
    NEGATION,
    POSS,
    PREP,
    REL,
    SHARED_HEADS,
    SHARED_LEADS,
    is_adjective,
)
from kg.reading.cues import DISEASE, TEST
from kg.reading.tokens import Token

__all__ = ["inserted", "is_mixed", "is_named", "is_one", "is_single", "may_be_inside", "stands_alone"]

#: What may be of all that follows.
_WIDE = frozenset(["changes", "control", "history", "levels", "measurement", "monitoring", "production", "risk", "use"])
#: Adjectives that may be of all that follows, which would say the contrary without them: “poor growth and development”.
_DEGREES = frozenset(
    [
        *("abnormal", "absent", "decreased", "delayed", "deteriorating", "excessive", "extra", "fewer", "frequent"),
        *("impaired",),
        *("inadequate", "increased", "insufficient", "irregular", "less", "limited", "low", "lower", "more", "poor"),
        *("reduced", "restricted", "slow", "slowed", "unhealthy", "worsening"),
    ]
)
#: Ends of adjectives that tell of what kind something is, not how it is.
_KINDS = ("al", "ary", "ic", "ive", "ory")
#: Ends of nouns that name a complaint or an act by themselves.
_NAMES_ITSELF = (
    "ness",
    "bility",
    "rtility",
    "besity",
    "ing",
    "tion",
    "tions",
    "sion",
    "sions",
    "sia",
    "gia",
    "rhea",
    "ism",
    "nia",
    "mia",
    "tia",
    "lepsy",
    "asthma",
    "stroke",
    "strokes",
    "ache",
    "aches",
    "uria",
)
#: Complaints of some place, which the words before another one may name.
_LOCAL = frozenset(
    [
        "burning",
        "cramping",
        "cramps",
        "discomfort",
        "fullness",
        "pain",
        "pressure",
        "swelling",
        "tenderness",
        "tightness",
    ]
)
#: What is of each of several things, and of all of them.
_AMOUNTS = frozenset(["amount", "amounts", "intake"])
#: What goes on over all that is hard.
_HARD = frozenset(["difficulties", "difficulty", "disturbances", "problems", "trouble"])
#: What comes again, with all that it consists of; what is done to each of several things.
_REPEATED = frozenset(["attacks", "bouts", "episodes", "removal", "repair", "spells"])
_SKILLS = frozenset(["hearing", "language", "learning", "memory", "motor", "speech", "vision"])
#: Heads of two measures of one thing.
_MEASURED = frozenset(["change", "changes", "decrease", "difference", "differences", "increase"])
#: Nouns of these ends that want another word: “cognitive function”.
_NAMES_NOTHING = frozenset(
    [
        *("absorption", "attention", "color", "concentration", "coordination", "digestion", "function", "hearing"),
        *("nutrition", "production", "region", "sensation", "shape", "size", "station", "texture", "thing", "vision"),
    ]
)


#: What is measured, and is amiss only with a word that says so.
_MEASURES = frozenset(
    ["count", "counts", "flow", "function", "level", "levels", "pressure", "rate", "rhythm", "sugar", "weight"]
)


def is_named(group: list[Token]) -> bool:
    """Whether a member names something by its last word alone: a complaint, a disease, a test, an act."""
    last = group[-1].low
    return (
        last in COMPLETE
        or (last.endswith(_NAMES_ITSELF) and last not in _NAMES_NOTHING)
        or DISEASE.fullmatch(last) is not None
        or TEST.fullmatch(last) is not None
    )


#: What may stand before a member.
_BEFORE = DET | POSS | ADVERBS


def _bare(group: list[Token]) -> list[Token]:
    """A member without the articles and adverbs before it."""
    at = 0
    while at < len(group) - 1 and group[at].low in _BEFORE:
        at += 1
    return group[at:]


def is_mixed(tokens: list[Token], groups: list[list[Token]]) -> bool:
    """Whether a coordination holds another one that no comma parts from it, or that is of a relative clause alone.

    “eating raw or undercooked beef or pork”, “illnesses that affect the liver, heart, or kidneys”.
    """
    if not any(token.text == "," for token in tokens):
        is_of_two = any(at and token.low == "either" for at, token in enumerate(tokens))
        return is_of_two or _has_quality(groups) or (len(groups) > 2 and not all(map(is_named, groups)))
    first = groups[0]
    if len(_bare(first)) == 1 and len(groups) > 2 and sum(map(len, groups)) + len(groups) - 1 == len(tokens):
        return not any(
            tokens[at].text == "," for at in _between(groups)
        )  # “slow or quick, painless growth of bone or skin”
    relative = next((at for at, token in enumerate(first) if at and token.low in REL), 0)
    return (
        0 < relative < len(first) - 2
        and first[-1].low in BODY
        and all(_bare(group)[-1].low in BODY for group in groups[1:])
    )


def _between(groups: list[list[Token]]) -> Iterator[int]:
    """Where the words stand that part some groups, of which each has one."""
    at = 0
    for group in groups[:-1]:
        at += len(group)
        yield at
        at += 1


def _has_quality(groups: list[list[Token]]) -> bool:
    """Whether a quality of what is done with may be of both things: “drinking unboiled milk or water”."""
    first, last = groups[0], groups[-1]
    return (
        len(groups) == 2
        and len(first) > 2
        and first[0].low.endswith("ing")
        and (is_adjective(first[1].low) or first[1].low.endswith("ed"))
        and not (is_named(last) or is_adjective(last[0].low) or last[0].low.endswith(("ed", "ing")))
        and not any(token.low in PREP for token in [*first, *last])
    )


#: What takes all that follows.
_HOLDING = frozenset(["affecting", "containing", "involving", "requiring"])


def is_one(tokens: list[Token], groups: list[list[Token]]) -> bool:
    """Whether a coordination of which nothing is shared may be meant to share, which nothing tells.

    “burning or aching in the groin”, “drug or alcohol abuse”, “poor growth and development of the bones”.
    """
    first, last = groups[0], groups[-1]
    of = next((i for i, token in enumerate(first) if i and token.low == "of"), 0)
    if len(groups) == 2 and first[0].low == "having" and any(token.low in PREP for token in last):
        return any(token.low == "or" for token in tokens)  # “having a brother or sister with gout”
    if len(groups) == 2 and of and first[of - 1].low in _REPEATED and tokens[len(first)].text != ",":
        return True  # “episodes of fever and joint pain”
    if len(groups) == 2 and any(token.low in _HOLDING for token in first[1:-1]) and not is_named(last):
        return True  # “blisters containing pus and blood”
    if len(last) == 1 and len(first) > 1 and last[0].low.rstrip("s") == first[-1].low.rstrip("s"):
        return True  # “skipping a beat or beats”
    if (
        len(groups) == 2
        and len(first) == 1 < len(last)
        and first[0].low.endswith("ing")
        and last[0].low.endswith("ing")
    ):
        return True  # “preventing or delaying damage”
    if last[-1].low in ("gene", "genes") and any(token.low in PREP for token in first):
        return True  # “mutations in the ABC1, ABC2, or ABC3 gene”
    if last[0].low in NEGATION:
        return False  # “no cure and no drug”
    if (
        len(groups) == 2
        and len(last) > 1
        and first[-1].low in BODY
        and (last[0].low in BODY or last[0].low in ("side", "sides"))
        and last[1].low in PREP
        and any(token.low in PREP for token in first)
    ):
        return True  # “burning in the bladder or urethra during urination”
    is_hard = len(first) > 2 and first[-2].low in ("in", "with") and first[-3].low in _HARD
    if len(groups) == 2 and is_hard and len(last) > 1 and last[1].low in PREP:
        return True  # “problems with growth and development in children”
    if len(groups) == 2 and len(last) == 2 and last[1].low in _HARD and first[-1].low in _SKILLS:
        return len(first) > 2  # “small changes with learning and behavioral problems”
    if len(groups) == 2 and len(first) > 2 and len(last) == 2 and first[-2].low in PREP:
        if any(token.low in _MEASURED for token in first):
            return not stands_alone(last)  # “changes in personality or mental status”
        # “PCR of blood or tissue samples”
        return (
            first[-1].low in BODY and last[0].low in BODY and not (last[1].low in BODY or last[1].low in SHARED_HEADS)
        )
    if len(groups) == 2 and len(last) == 1 and last[0].low in _LOCAL and len(_bare(first)) == 2:
        return _bare(first)[0].low in BODY or is_adjective(_bare(first)[0].low)  # “chest pain or discomfort”
    if len(groups) == 2 and len(last) > 1 and len(_bare(first)) > 1 and _bare(first)[0].low.endswith("ly"):
        return _bare(first)[-1].low.endswith(("ing", "ed"))  # “an emotionally upsetting or serious physical event”
    if (
        len(groups) == 2
        and of
        and len(_bare(first)) == 3
        and _bare(first)[0].low in ("lack", "loss")
        and any(token.low in PREP for token in last)
    ):
        return True  # “loss of interest or pleasure in work”
    if len(groups) > 2:
        # “monitoring of blood pressure, heart rate, and breathing through sensors”
        if of and first[of - 1].low in _AMOUNTS:  # “changes in the amounts of salt, protein, and fat eaten”
            return not any(map(is_named, groups[1:])) and not any(token.low in PREP for token in last)
        return bool(of) and first[of - 1].low in _WIDE and any(token.low in PREP for token in last[1:])
    is_or = any(token.low == "or" for token in tokens)
    if is_or and len(first) > 1 and first[-1].low in BODY and len(last) > 1 and is_adjective(last[0].low):
        return last[-1].low not in BODY  # “dangerous stomach or intestinal ulcers”
    has_comma = any(
        token.text == "," for token in tokens[len(first) :]
    )  # “large, flat marks from bumps or falls” has none
    has_article = last[0].low in ("a", "an", "the")  # “slow growth and the loss of teeth”
    first, last = _bare(first), _bare(last)
    return not has_comma and (
        _may_share_head(tokens, first, last)
        or (not has_article and _may_share_lead(first, last, is_or=is_or))
        or _may_go_on(first, last, is_or=is_or)
    )


#: Ends in -s of adjectives and of what is one thing.
_SINGULAR_S = ("ous", "ss", "us", "is")


def _may_share_head(tokens: list[Token], first: list[Token], last: list[Token]) -> bool:
    """Whether one word may want the end of what follows: “drug or alcohol abuse”, “burning or aching in the groin”."""
    if len(first) != 1 or len(last) < 2:
        return False
    is_behind = any(token.low in PREP for token in last[1:])
    if is_behind:
        return any(token.low == "or" for token in tokens)
    is_plural = first[0].low.endswith("s") and last[-1].low.endswith("s") and not first[0].low.endswith(_SINGULAR_S)
    return not (is_named(first) or first[0].text.isupper() or is_plural)  # “cysts and swollen veins”


def _may_share_lead(first: list[Token], last: list[Token], *, is_or: bool) -> bool:
    """Whether the adjective before one noun may be of the other, too: “poor weight gain and growth”."""
    if is_or and len(first) == 2 and first[0].low.endswith("ed") and len(last) == 1 and last[0].low not in BODY:
        return not is_named(last)  # “contaminated food or drink”
    if len(first) < 2 or first[0].low not in _DEGREES or any(token.low in PREP for token in first):
        return False
    is_told = last[0].low in _DEGREES or (is_adjective(last[0].low) and not last[0].low.endswith(_KINDS))
    return not (is_told or is_named(last))


def _may_go_on(first: list[Token], last: list[Token], *, is_or: bool) -> bool:
    """Whether one word behind the other's preposition or verb may be of it: “food with salt or sugar”."""
    if (
        first[0].low in _MEASURED
        and len(last) > 1
        and last[1].low == "of"
        and (first[-2].low in DET or first[-2].low in PREP)
    ):
        return True  # “a change in the color or amount of urine”
    if first[0].low.endswith("ing") and len(first) > 1 and first[1].low != "of":
        return not last[0].low.endswith("ing") and not is_named(last)
    is_behind = any(token.low in PREP for token in first[1:-1])
    if is_or and is_behind and len(last) > 1 and last[1].low == "of" and not any(token.low == "of" for token in first):
        acts = ("tion", "sion", "ment", "ing")  # “a failure in the formation or division of cells”
        return not is_named(last[:1]) or (first[-1].low.endswith(acts) and last[0].low.endswith(acts))
    if is_behind and len(last) == 2 and last[-1].low in _MEASURES:
        return True  # “changes in your heart rate or blood pressure”
    if is_behind and len(last) == 2 and is_adjective(last[0].low):
        return first[-1].low in BODY and not is_named(last)  # “pain in the back and lower sides”
    return is_behind and len(last) == 1 and not is_named(last) and not is_adjective(last[0].low)


def inserted(tokens: list[Token], groups: list[list[Token]]) -> list[list[list[Token]]]:
    """A name with another one inside it: “alpha-1 antitrypsin, or AAT, deficiency”; empty where there is none."""
    first, other, last = groups
    is_between = (
        tokens[len(first)].text == "," and tokens[len(first) + 1].low == "or" and tokens[-len(last) - 1].text == ","
    )
    is_quality = (
        len(first) == 1 and is_adjective(first[0].low) and (is_adjective(other[-1].low) or other[-1].low == "lasting")
    )  # “chronic, or lasting,”
    return [[first, last]] if is_between and len(other) < 4 and (len(last) == 1 or is_quality) else []


#: Procedures that are one thing, whatever they are of.
_ONE_THING = frozenset(["transplant", "transplantation"])
#: Which of several things, at the end of a member; when, at the end of a phrase: “in childhood or in adolescence”.
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"])
_TIMES = frozenset(["adolescence", "adulthood", "birth", "childhood", "infancy", "life", "pregnancy"])


def is_single(tokens: list[Token], groups: list[list[Token]]) -> bool:
    """Whether two words before one thing are of it together: “blood and marrow stem cell transplant”, “two or more drugs”."""
    first, last = groups[0], groups[-1]
    if len(groups) == 2 and len(first) == 1 < len(last) and last[0].low in ("fewer", "more") and first[0].low in DET:
        return True
    if last[0].low == "no" and (is_adjective(first[-1].low) or first[-1].low.endswith("ed")):
        return True  # “with reduced or no activity”
    if first[-1].low in _ORDINALS and last[0].low in _ORDINALS:
        return True  # “bent third, fourth, and fifth fingers”
    if len(groups) == 2 and last[0].low in PREP and last[-1].low in _TIMES and any(t.low == "or" for t in tokens):
        return True  # “kidney failure in childhood or in adolescence”
    behind = next((i for i, token in enumerate(last) if i and token.low in PREP), len(last))
    if (
        len(groups) == 2
        and len(first) > 2
        and first[-2].low in PREP
        and first[-1].low in BODY
        and last[0].low in BODY
        and not (last[behind - 1].low in BODY or last[behind - 1].low in SHARED_HEADS)
        and (behind > 2 or behind < len(last))
    ):
        return True  # “a problem during liver and bile duct development (in the womb)”
    if len(groups) == 2 and len(first) > 2 and first[-2].low in PREP and last[-1].low in ("imbalance", "imbalances"):
        return True  # “correction of water and electrolyte imbalances”
    is_from = len(first) > 2 and first[-2].low == "from" and first[-1].low in BODY and last[0].low in BODY
    if len(groups) == 2 and is_from and last[-1].low not in BODY:
        return True  # “complications from brain and spinal cord infections”
    is_and = any(token.low == "and" for token in tokens)
    return len(groups) == 2 and is_and and len(_bare(first)) == 1 < len(last) and last[-1].low in _ONE_THING


def may_be_inside(groups: list[list[Token]], ends: list[list[Token]], bare: list[list[Token]]) -> bool:
    """Whether members that stand alone may be of the preposition or the participle in the first one of a list.

    “Snails in vegetables, juices, or salads”: juices may be what the snails are in. What names a complaint, a disease or an
    act is a member by itself: “swelling of the legs, fatigue, and a cough”.

    Args:
        groups: What stands between the commas and conjunctions.
        ends: Those behind the first that end what they are read as.
        bare: Those that are all of it.
    """
    first = groups[0]
    is_after = any(token.low in ("after", "during", "following") for token in first[1:-1])
    if is_after and _EVENTS.fullmatch(groups[-1][-1].low) and not any(token.low in PREP for token in groups[-1]):
        return True  # “bleeding after dental work, trauma, or surgery”
    is_wide = any(
        token.low in _MEASURED and at + 1 < len(first) and first[at + 1].low in PREP for at, token in enumerate(first)
    )
    if is_wide and any(group[-1].low in _NAMES_NOTHING for group in bare):
        return True  # “changes in digestion, bladder function, and sweating”
    has_phrase = any(
        at and at < len(first) - 1 and token.low in PREP and token.low not in _NO_PHRASE
        for at, token in enumerate(first)
    )
    has_quality = any(len(group) == 1 and is_adjective(group[0].low) for group in ends)  # “of the liver, rectal, or …”
    return has_phrase and bool(bare) and (has_quality or not any(map(stands_alone, bare)))


#: What may come before a complaint.
_EVENTS = re.compile(
    r"accidents?|(?:child)?birth|delivery|exercise|exertion|extractions?|injury|injuries|operations?|pregnancy|procedures|surger(?:y|ies)|trauma"
)
#: Prepositions that open no phrase with a thing in it.
_NO_PHRASE = frozenset(["as", "like", "than", "up"])


def stands_alone(group: list[Token]) -> bool:
    """Whether a member has a preposition of its own, or names a complaint or what it is of."""
    words = _bare(group)
    return (
        is_named(words)
        or any(token.low in COMPLETE or token.low in PREP for token in words)
        or words[0].low in SHARED_LEADS
        or words[0].low in _DEGREES
        or (words[-1].low in SHARED_HEADS and words[-1].low not in BODY)
    )
