"""How often, in whom, at what age."""

from __future__ import annotations

import re

from kg.entry.lexicon import PEOPLE
from kg.reading.cues import EPI, UNKNOWN
from kg.reading.view import View

__all__ = ["epidemiology"]


#: Whom a condition is found in: said anywhere in an entry, it is of the condition.
_WHOM = re.compile(r"\b(?:between|over|under|ages?|aged|years|percent|women|men|children|adults|people of)\b|\d ?%")


#: What a sentence on figures speaks of, and a number of cases.
_FIGURES = re.compile(r"\b(?:cases|percent of|%|common age|average age|prevalence|incidence|outbreaks)\b")
_COUNTED = re.compile(
    r"(?:about |around |approximately |nearly |more than |fewer than |at least |up to |an estimated |only )*(?:\d|half|one-|a (?:third|quarter))"
)
_SHARE = re.compile(r"\d|\bhalf\b|\bpercent\b")


def epidemiology(view: View) -> bool:
    """R-occurs-in: how often, in whom, at what age."""
    clause = view.clause
    sentence = view.whole
    if view.kind == "people" and (
        (
            clause.verb in ("have", "develop", "get")
            and _SHARE.search(view.words)
            and view.reader.only.match(view.complement.split(",")[0].rstrip(" ."))
        )
        or (
            clause.passive
            and clause.verb == "affect"
            and _WHOM.search(view.words)
            and not view.complement.startswith("by")
        )
    ):
        return view.clause_object("occursIn", "R-occurs-in", "A", whole=True)
    if UNKNOWN.search(sentence) and re.search(
        r"\b(?:prevalence|incidence|frequency|how (?:common|many|often))\b", sentence
    ):
        view.reader.asides.setdefault(view.piece.start, "ck:background")
        return True
    if ("inherited" in view.complement.split()[:3] and clause.verb == "be") or (
        clause.verb == "inherit" and clause.passive
    ):
        if view.kind != "condition" or _COUNTED.match(view.words):
            return False
        return view.clause_object("isA", "R-inherited", "B", whole=False)
    if (
        view.kind == "people"
        and clause.verb in ("get", "have", "develop")
        and re.search(r"\b(?:more|less|most) (?:often|commonly|frequently)\b", view.complement)
        and view.reader.condition.match(view.complement)
    ):
        return view.clause_object("occursIn", "R-occurs-in", "A", whole=True)
    is_elsewhere = view.section in ("treatment", "exams", "contact", "prevention", "complications")
    if (is_elsewhere and not (view.kind == "condition" and _WHOM.search(view.complement))) or not EPI.search(sentence):
        return False
    if view.section in ("symptoms", "outlook") and view.kind != "condition":
        return False
    if view.kind in ("condition", "none") or _FIGURES.search(view.words) or view.section == "frequency":
        if clause.verb == "be" and re.match(
            r"(?:the|one of the) most common (?:types?|forms?|kinds?) of\b", view.complement
        ):
            return False  # what it is a kind of
        if (
            clause.verb == "be"
            and view.kind == "condition"
            and re.match(r"an? ", view.complement)
            and not re.search(r"\b(?:percent|%|\d)\b", view.complement)
        ):
            rare = re.match(r"an? (?:very |extremely )?(?:rare|uncommon|common|chronic)", view.complement)
            if not rare or len(view.complement.split()) > 2:
                return False
        if (
            clause.verb == "be"
            and re.match(r"one of (?:a group|the most common)?", view.complement)
            and "group" in view.complement
        ):
            return False
        if clause.verb == "affect" and not re.search(rf"\b(?:{'|'.join(sorted(PEOPLE))})\b|\d", view.complement):
            return False
        with_subject = view.kind not in ("condition", "none") or _COUNTED.match(view.words) is not None
        words = clause.words(clause.complement)
        goes_on = bool(words) and words[-1].low in PEOPLE and bool(view.following("rel"))  # “in people who smoke”
        tier = "A" if not with_subject else "B"
        return view.clause_object("occursIn", "R-occurs-in", tier, whole=with_subject, extend=goes_on)
    return False
