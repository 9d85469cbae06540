"""What is no claim on the condition."""

from __future__ import annotations

import re

from kg.reading.cues import BACKGROUND, DISEASE, NORMALLY, UNKNOWN
from kg.reading.rule import AnyBut, rule
from kg.reading.sought import Sought
from kg.reading.view import View

__all__ = ["background", "normal"]


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
_SAYING = frozenset(["believe", "think", "say", "hope", "suspect"])


_WITH_THIS_FORM = re.compile(
    r"\b(?:with|have|has) (this|these|that|either|the other|another) (?:form|type|kind|variant|subtype)s?\b"
)


@rule(leaves=True)
def normal(view: View) -> bool:
    """R-normal: what is so in health, or what another word means, is no claim on the condition."""
    clause = view.clause
    if view.kind == "this" or clause.verb == "mean":
        return True  # what it stands for is not plain, or a word is explained
    if view.kind == "people":
        form = _WITH_THIS_FORM.search(view.words)
        if form and (form.group(1) not in ("this", "these") or view.reader.form_before is None):
            return True  # which form, is told elsewhere
        if _goes_on_with_meaning(view):
            return True
    if clause.negated and any(each.link == "until" for _, each in view.following("sub")):
        return True  # it is so later
    before = view.all[view.index - 1] if view.index else None
    if clause.opener == "content" and before and (before.negated or before.verb == "mean"):
        return True  # “does not mean that you have …”, “The term means that …”
    if clause.verb in ("suggest", "show", "indicate", "find") and _WHO_FOUND.search(view.words):
        return True
    if clause.verb in _SAYING and not clause.passive and not UNKNOWN.search(view.piece.text):
        return view.kind in ("people", "provider", "other", "none", "tests")  # who says it; what is said comes next
    if view.index and _WONDERS.search(
        view.piece.text, 0, max(0, clause.tokens[clause.group[0]].start - view.piece.start)
    ):
        return True  # “Studies have looked to see if dust causes …”
    if view.kind == "condition":
        return False
    if NORMALLY.search(view.piece.text) and not _NOT_SO.search(view.piece.text):
        return True
    if (
        view.kind == "other"
        and clause.verb in ("occur", "happen")
        and (later := view.following("sub"))
        and later[0][1].link == "when"
        and view.section in ("summary", "causes", "genetics")
        and not view.reader.condition.search(view.words)
    ):
        view.handled.update(range(view.index, len(view.all)))
        return True
    return clause.verb in ("classify", "group", "divide")


def _goes_on_with_meaning(view: View) -> bool:
    """Whether a clause before explained a word, or spoke of another disease, and those affected are meant: “but affected people also …”."""
    before = view.all[: view.index]
    if any(each.verb == "mean" for each in before):
        return True
    return view.words.startswith(("affected", "the affected")) and any(
        DISEASE.search(said) and not view.reader.condition.search(said)
        for said in (each.text(each.subject) for each in before)
    )


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
