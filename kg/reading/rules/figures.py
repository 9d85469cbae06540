"""How many have the condition, by the figures of a sentence."""

from __future__ import annotations

import re

from kg.reading.objects import LABEL_WORDS
from kg.reading.rule import AnyBut, rule
from kg.reading.sought import Sought
from kg.reading.tokens import trim
from kg.reading.view import View

__all__ = ["counted", "diagnosed_with_it", "reported"]

_ABOUT = r"(?:(?:an? )?(?:estimated|about|approximately|around|roughly|nearly|almost|more than|fewer than|less than|up to|at least|only|between|as many as)\s+)*"
_NUMBER = r"\d[\d,.]*(?<![.,])(?:\s+(?:million|billion|thousand))?"
#: A figure has one of these.
_COUNT = re.compile(r"\d|\bone\b")
_DIGIT = re.compile(r"\d")
_WHO = (
    r"(?:(?:live )?births|newborns?|babies|infants|children|boys|girls|men|women|males|females|adults|people|persons|individuals|"
    r"patients|pregnancies|Americans|cases|families)"
)
_WHERE = r"(?P<where>(?:\s+(?:worldwide|(?:each|per|a|every) year|in the (?:world|general population|United States|U\.S\.(?= \w)|US)|in [A-Z]\w+))*)"
#: “1 in 10,000 newborns worldwide”, “2 million Americans”, “between 0.5 percent and 1 percent of the population”.
_FIGURE = re.compile(
    rf"{_ABOUT}(?:(?:{_NUMBER}|one)(?:\s+(?:to|and)\s+{_NUMBER})?(?:\s+cases)?\s+(?:in|per|out of)\s+(?:every\s+)?(?:{_NUMBER}|million)(?:\s+(?:to|and)\s+(?:(?:1|one)\s+in\s+)?{_NUMBER})?(?:\s+(?:[a-z-]+\s+|[a-z]+-[A-Z][a-z]+\s+|[A-Z][a-z]+\s+)?{_WHO})?|"
    rf"{_NUMBER}(?:\s+(?:to|and)\s+{_NUMBER})?\s+(?:[a-z]+\s+)?{_WHO}(?:\s+and\s+{_NUMBER}\s+{_WHO})?|"
    rf"{_NUMBER}\s*(?:%|percent)?(?:\s+(?:to|and)\s+{_NUMBER})?\s*(?:%|percent) of (?:the (?:general |world['’]s )?population|all {_WHO}|{_WHO})){_WHERE}"
)
#: What stands before a figure that tells how many have the condition.
_BEFORE = re.compile(
    r"\b(?:affects?|affecting|occurs? in|occurring in|found in|seen in|diagnosed in|present in|(?:prevalence|incidence|frequency)(?: of [^.;,]*?)?"
    r"(?: is| has been| was| are)?(?: estimated| thought| reported)?(?: (?:to be|as|at|of))?)\s+$"
)
_HOW_MANY = Sought(re.compile(r"\b(?:prevalence|incidence|frequency)\b"), ("ence", "frequency"))
#: Characters before a figure in which that stands.
_NEAR = 120
_ALSO = re.compile(r"[^;.]{0,60}\band\s+(?:in\s+)?")
#: What such a figure may be of, and not of the condition.
_PART = re.compile(
    r"\b(?:each|all (?:forms|kinds|types) of|of (?:those|the|all|these) (?:cases|patients|people with)|people with|patients with|cases of|recurr\w*|mortality|death)\b"
)


#: “About 70 people with gout”, “More than 20 cases”.
_CASES = re.compile(
    rf"{_ABOUT}(?:{_NUMBER}|a dozen|two dozen|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|dozens of|a few|a handful of|a small number of))(?: (?:affected|known|such|reported|unrelated|large))* "
    r"(?:people|persons?|individuals?|patients?|cases?|famil(?:y|ies)|children|infants|males|females|men|women|boys|girls|affected \w+)(?: (?:with|of|affected by|who have) (?P<what>.+))?",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\bonly $", re.IGNORECASE)


_BY_WHOM = re.compile(r"\b(?:with|by|to have)\b")


@rule(
    verbs=["describe", "diagnose", "document", "find", "identify", "report"],
    sections=AnyBut("treatment", "exams"),
    passive=True,
    negated=False,
    first=True,
)
def reported(view: View) -> bool:
    """R-reported-cases: “About 70 people with X have been reported”."""
    clause = view.clause
    if clause.modal or _BY_WHOM.search(view.complement):
        return False
    cases = _CASES.fullmatch(view.text[slice(*view.subject_span())].strip())
    if cases is None or (cases.group("what") and not view.reader.only.match(cases.group("what").lower())):
        return False
    start, end = view.subject_span()[0], clause.span((clause.group[0], max(clause.group[1], clause.complement[1])))[1]
    if only := _ONLY.search(view.text, view.piece.start, start):
        start = only.start()
    return view.say("occursIn", (trim(view.text, start, end),), "R-counted", is_bare=True)


#: Of whom a figure is, behind it; where, before it: “one of the commonest in Japan, affecting 1 in 100 people”.
_OF_WHOM = re.compile(r"(?: [a-z-]+s)?(?: (?:who|that|with|in|from|among|of)\b [^.;,()]+)|(?: [a-z-]+s)(?=[.,;])")
_BEFORE_IT = re.compile(r"\b(?:one of )?the most common [^.;,]{0,80} in (?:the )?[A-Z][\w. ]{0,40}, affecting $")
_OF_SOME = re.compile(r"\s+(?:in|of) (?:this|that|these|those)\b")
#: How many people there are, before them.
_HOW_MANY_PEOPLE = re.compile(r"(?:(?:about|almost|around|approximately|nearly|more than|over|up to) )*\d")


@rule(verbs=["diagnose"], kinds=["people"], passive=True)
def diagnosed_with_it(view: View) -> bool:
    """R-counted: “About 60,000 people are diagnosed with X each year”."""
    return (
        _HOW_MANY_PEOPLE.match(view.words) is not None
        and view.reader.condition.match(view.complement.removeprefix("with ")) is not None
        and view.clause_object("occursIn", "R-counted", "A", whole=True)
    )


@rule(kinds=["condition", "other"], sections=AnyBut("treatment", "exams", "contact"), negated=False)
def counted(view: View) -> bool:
    """R-counted: “It affects about 1 in 10,000 people”, “with a prevalence of …”."""
    if view.kind == "other" and not (_HOW_MANY.search(view.words) and view.reader.condition.search(view.words)):
        return False
    start = view.clause.span(view.clause.group)[0]
    if not _DIGIT.search(view.text, start, view.piece.end) and view.text.find("one", start, view.piece.end) < 0:
        return False  # no figure in the sentence, however far the clause reaches
    end = view.reach()[-1][1]
    if _COUNT.search(view.text, start, end) is None:
        return False
    found = [
        figure
        for figure in _FIGURE.finditer(view.text, start, end)
        if _BEFORE.search(view.text[max(view.piece.start, figure.start() - _NEAR) : figure.start()])
    ]
    if found and any(
        _ALSO.fullmatch(view.text, found[0].end(), other.start())
        for other in _FIGURE.finditer(view.text, found[0].end(), end)
    ):
        return False  # “1 in 10 men in one town and 1 in 20 in another”
    if found and _OF_SOME.match(view.text, found[0].end()):
        return False  # “1 in 3,000 people in this population”
    if len(found) != 1 or _PART.search(view.text, found[0].end(), end) or _PART.search(view.words):
        return False
    span = trim(view.text, *found[0].span())
    if (of_whom := _OF_WHOM.match(view.text, span[1], end)) and not found[0].group("where"):
        span = (span[0], of_whom.end())
        if len(view.text[slice(*span)].split()) > LABEL_WORDS:
            return False  # without whom it is of, it says something else
    elif where := _BEFORE_IT.search(view.text, view.piece.start, span[0]):
        span = (where.start(), span[1])
    if len(view.text[slice(*span)].split()) > LABEL_WORDS and found[0].group("where"):
        span = trim(view.text, span[0], found[0].start("where"))
    view.say("occursIn", (span,), "R-counted", subject=view.subject(), is_bare=True)
    return True
