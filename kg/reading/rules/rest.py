"""What is no claim on the condition."""

from __future__ import annotations

import re

from kg.reading.cues import BACKGROUND, DISEASE, NORMALLY, UNKNOWN
from kg.reading.rule import AnyBut, rule
from kg.reading.sought import Sought
from kg.reading.view import View

__all__ = [
    "background",
    "divided",
    "found_by_some",
    "goes_on_with_meaning",
    "happens_when",
    "meaning",
    "meant",
    "normal",
    "not_plain",
    "not_until",
    "only_asked",
    "said_by_some",
    "with_some_form",
]


_WHO_FOUND = re.compile(r"\b(?:evidence|stud(?:y|ies)|research|researchers|scientists)$")
#: That it is asked whether something is so.
_WONDERS = Sought(
    re.compile(
        r"\b(?:see|determine|find out|investigate\w*|stud(?:y|ied|ying)|tested|examined|asked) (?:if|whether)\b"
    ),
    (" if", " whether"),
)
#: That it is not as in health.
_NOT_SO = re.compile(r"\b(?:but|however|mistake|mistakenly|abnormal\w*|cannot)\b", re.IGNORECASE)


_WITH_THIS_FORM = re.compile(
    r"\b(?:with|have|has) (this|these|that|either|the other|another) (?:form|type|kind|variant|subtype)s?\b"
)


@rule(kinds=["this"], leaves=True)
def not_plain(_: View) -> bool:
    """R-normal: what it is said of, is not plain."""
    return True


@rule(verbs=["mean"], leaves=True)
def meaning(_: View) -> bool:
    """R-normal: what a word means."""
    return True


@rule(openers=["content"], leaves=True)
def meant(view: View) -> bool:
    """R-normal: “does not mean that you have …”, “The term means that …”."""
    before = view.all[view.index - 1] if view.index else None
    return before is not None and (before.negated or before.verb == "mean")


@rule(kinds=["people"], leaves=True)
def with_some_form(view: View) -> bool:
    """R-normal: “People with this form …”: which form, is told elsewhere."""
    form = _WITH_THIS_FORM.search(view.words)
    return form is not None and (form.group(1) not in ("this", "these") or view.reader.form_before is None)


@rule(kinds=["people"], first=False, leaves=True)
def goes_on_with_meaning(view: View) -> bool:
    """R-normal: a clause before explained a word, or spoke of another disease: “but affected people also …”."""
    before = view.all[: view.index]
    if any(each.verb == "mean" for each in before):
        return True
    return view.words.startswith(("affected", "the affected")) and any(
        DISEASE.search(said) and not view.reader.condition.search(said)
        for said in (each.text(each.subject) for each in before)
    )


@rule(negated=True, leaves=True)
def not_until(view: View) -> bool:
    """R-normal: “Symptoms do not appear until …”: it is so later."""
    return any(each.link == "until" for _, each in view.following("sub"))


@rule(verbs=["find", "indicate", "show", "suggest"], leaves=True)
def found_by_some(view: View) -> bool:
    """R-normal: “Studies show …”: what is said comes next."""
    return _WHO_FOUND.search(view.words) is not None


@rule(
    verbs=["believe", "hope", "say", "suspect", "think"],
    kinds=["none", "other", "people", "provider", "tests"],
    passive=False,
    leaves=True,
)
def said_by_some(view: View) -> bool:
    """R-normal: “Doctors believe …”: what is said comes next."""
    return not UNKNOWN.search(view.piece.text)


@rule(first=False, leaves=True)
def only_asked(view: View) -> bool:
    """R-normal: “Studies have looked to see if dust causes …”."""
    at = view.clause.tokens[view.clause.group[0]].start - view.piece.start
    return _WONDERS.search(view.piece.text, 0, max(0, at)) is not None


@rule(kinds=AnyBut("condition"), leaves=True)
def normal(view: View) -> bool:
    """R-normal: what is so in health."""
    return NORMALLY.search(view.piece.text) is not None and not _NOT_SO.search(view.piece.text)


@rule(verbs=["happen", "occur"], kinds=["other"], sections=["causes", "genetics", "summary"], leaves=True)
def happens_when(view: View) -> bool:
    """R-normal: “Breathing happens when …”: what is not of the condition."""
    later = view.following("sub")
    if not later or later[0][1].link != "when" or view.reader.condition.search(view.words):
        return False
    view.handled.update(range(view.index, len(view.all)))
    return True


@rule(verbs=["classify", "divide", "group"], kinds=AnyBut("condition"), leaves=True)
def divided(_: View) -> bool:
    """R-normal: “Tumors are divided into …”."""
    return True


@rule(
    kinds=AnyBut("condition", "people", "symptoms", "treatments", "medicines", "tests", "causes"),
    sections=["summary", "causes", "exams", "symptoms", "genetics", "treatment"],
    leaves=True,
)
def background(view: View) -> bool:
    """R-background: what is normal, or what a word means: no claim on the condition."""
    sentence = view.piece.text
    if NORMALLY.search(sentence):
        return True
    tells = view.clause.verb == "be" and view.section != "treatment" and BACKGROUND.match(sentence)
    is_of_exam = view.section == "exams" and view.kind in ("other", "this", "none")
    return bool(tells or is_of_exam) and not view.reader.condition.search(sentence)
