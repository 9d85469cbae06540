"""How the condition ends or goes on, where the sentence names it: a prognosis, a cause of death, a course."""

from __future__ import annotations

import re

from kg.reading.qualifiers import people_in
from kg.reading.rule import rule
from kg.reading.subjects import other_of
from kg.reading.view import View

__all__ = ["dies_of", "prognosis"]

_DEATHS = re.compile(
    r"(?:the |most |many |some |early |sudden |premature )*deaths?(?: (?:in|from|of|due to) .*)?",
)
_OF_WHAT = re.compile(
    r"(?:(?:most often|usually|often|typically|generally|mainly) )?(?:from|by|due to|caused by|because of|as a result of|the result of)\s+",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r",?\s(?:in|within|by|before|during|at)\s(?:the (?:first|second|third|next)|age|early|late|\d|infancy|childhood|adolescence|adulthood)\b"
)
_DEGREE = r"(?:(?:generally|usually|often|relatively|very|fairly|extremely|quite|typically|rather)\s+)*"
_HOW = r"(?:good|excellent|favou?rable|normal|near-normal|nearly normal|productive|poor|guarded|grim|fair|variable|uncertain|unpredictable|shortened|reduced|limited|decreased|shorter)"
#: “a normal life expectancy”.
_NAMED = re.compile(
    rf"(?:(?:an?|the)\s+)?({_DEGREE}(?:{_HOW}(?:(?: and|,| or) (?:{_HOW}|active|healthy|long|full))*\s+)(?:[\w-]+\s+){{0,1}}?"
    r"(?:prognosis|outlook|outcomes?|quality of life|life expectanc(?:y|ies)|life ?spans?|lives|life))\b(?!\s+of\b)",
    re.IGNORECASE,
)
_SAID = re.compile(rf"{_DEGREE}({_HOW})(?=\s*(?:[.,;]|$)|\s+(?:for|in|with|if|when|and|but)\b)", re.IGNORECASE)
_SOME = re.compile(r"(?:individuals|patients|people|those) (?:who|whose)\b")
_HEAD = re.compile(r"\b(?:prognosis|outlook|life expectancy|outcome)\b", re.IGNORECASE)


@rule(verbs=["be", "cause", "come", "occur", "result"], negated=False)
def dies_of(view: View) -> bool:
    """R-dies-of: “Death may result from heart failure”."""
    clause = view.clause
    if (clause.verb == "cause" and not clause.passive) or not _DEATHS.fullmatch(view.words):
        return False
    start, end = view.span()
    of = _OF_WHAT.match(view.text, start, end)
    if of is None or (of.group().rstrip().endswith("by") and clause.verb == "occur"):  # “occurs by age 3”
        return False
    when = _WHEN.search(view.text, of.end(), end)
    end = when.start() if when else end
    is_of_each = not view.text.startswith(
        "complications ", of.end()
    )  # “complications of brain tumors or kidney cancer”
    return view.objects("hasCauseOfDeath", of.end(), end, "R-dies-of", "A", drop_purpose=False, split=is_of_each)


_TO_HAVE = re.compile(r"(?:forward to|to have|to live|to lead)\s+")


@rule(
    verbs=["be", "enjoy", "expect", "have", "lead", "live", "look"],
    kinds=["condition", "outlook", "people"],
    passive=False,
)
def prognosis(view: View) -> bool:
    """R-prognosis: “The outlook is good”, “Most people have a normal life expectancy”."""
    clause = view.clause
    if view.kind == "outlook" and clause.verb == "be":
        said, head = _SAID.match(view.text, *view.span()), _HEAD.search(view.text, *view.subject_span())
        if said is None or head is None or head.group().lower() == "outcome":
            return False
        subject = other_of(view)
        return view.say("hasPrognosis", (said.span(1), head.span()), "R-prognosis", subject=subject)
    if view.kind == "outlook" or clause.verb == "be":
        return False
    start, end = view.span()
    ahead = _TO_HAVE.match(view.text[start:end])
    named = _NAMED.match(view.text, start + (ahead.end() if ahead else 0), end)
    if named is None:
        return False
    count = len(view.reader.claims)
    done = view.say("hasPrognosis", (named.span(1),), "R-prognosis", subject=view.subject())
    if _SOME.match(view.words) and not view.reader.condition.search(view.words):
        view.limit_since(count, people_in(view.text, *view.subject_span()))  # “those who have the severe form”
    return done
