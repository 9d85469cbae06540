"""What kind of treatment there is, and which test tells the condition."""

from __future__ import annotations

import re

from kg.reading.cues import TEST
from kg.reading.rule import AnyBut, rule
from kg.reading.sought import Sought
from kg.reading.subjects import other_of
from kg.reading.view import View

__all__ = ["kind_of_care", "tells", "treats_with"]

_KINDS = r"(?:symptomatic|supportive|palliative|conservative|preventive|preventative|surgical)"
_SAID = re.compile(
    r"(?:(?:mainly|usually|generally|primarily|often|only|largely|purely|entirely|currently|both|typically|mostly)\s+)*"
    rf"({_KINDS}(?:(?:,|\s+and/or|\s+and|\s+or)\s+{_KINDS})*)(?=\s*[.,;]|\s+in nature|\s*$)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\b(?:treatment|therapy|management|care)\b", re.IGNORECASE)
_TELLS = Sought(
    re.compile(
        r"\b(?:diagnos\w+|confirm|detect|identify|reveal|find|(?:show|tell|reveal|check) (?:if|whether) (?:you|someone|a person|your child|people) (?:have|has)|check for|rule out)\s+(?:the presence of )?"
    ),
    ("diagnos", "confirm", "detect", "identify", "reveal", "find", " if ", " whether ", "check for", "rule out"),
)


_HEAD_END = re.compile(r"\s(?:of|for|from|that|which|to|in|on|with|called)\s|\s\(|,")
_SOME_TEST = re.compile(
    r"(?:no|this|these|that|such|the|other|some|many|single|several)\s+(?:\w+\s+)?(?:tests?|exams?)$"
)
_WITH = re.compile(r"(?:(?:usually|often|generally|typically|mainly)\s+)*with\s+(?=\w)", re.IGNORECASE)


@rule(verbs=["be"], kinds=["treatments"], passive=False, negated=False)
def treats_with(view: View) -> bool:
    """R-treats-with: “Treatment is with antibiotics”."""
    start, end = view.span()
    said = _WITH.match(view.text, start, end)
    return said is not None and view.objects("hasTreatment", said.end(), end, "R-treats-with", "A")


@rule(verbs=["be"], kinds=["treatments", "other", "none"], passive=False)
def kind_of_care(view: View) -> bool:
    """R-care: “Treatment is symptomatic and supportive”."""
    head = _HEAD.search(view.text, *view.clause.span(view.clause.subject)) if view.words else None
    said = _SAID.match(view.text, *view.span()) if head else None
    if head is None or said is None:
        return False
    return view.say("hasTreatment", (said.span(1), head.span()), "R-care", subject=other_of(view))


@rule(
    kinds=["tests", "other"],
    sections=AnyBut("causes", "treatment", "outlook"),
    openers=["main"],
    passive=False,
    negated=False,
)
def tells(view: View) -> bool:
    """R-tells: “A blood test can help diagnose X”: the subject is a test of it."""
    clause = view.clause
    words = view.said
    is_whether = clause.verb in ("show", "tell", "reveal", "check") and (later := view.following("sub"))
    if is_whether and later[0][1].link in ("if", "whether"):
        words = view.text[clause.span(clause.group)[0] : view.piece.end].lower()  # “can show if you have X”
    found = _TELLS.search(words)
    if found is None or not view.reader.condition.match(words, found.end()):
        return False
    head = _HEAD_END.split(view.words, maxsplit=1)[0].strip()
    if not TEST.search(head) or _SOME_TEST.match(head):
        return False
    return view.objects("hasTest", *view.subject_span(), "R-tells", "A")
