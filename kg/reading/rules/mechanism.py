"""What goes wrong in the condition, and what a fault does: how it works."""

from __future__ import annotations

import re

from kg.reading.rule import rule
from kg.reading.rules.opening import IN_IT, is_set_off
from kg.reading.view import View

__all__ = ["at_fault", "in_it"]

#: What goes wrong, by the verb that says it.
_GOES_WRONG = frozenset(
    [
        *("accumulate", "affect", "attack", "block", "build", "damage", "destroy", "disrupt", "grow", "impair"),
        *("interfere", "invade", "kill", "lose", "multiply", "narrow", "produce", "thicken"),
    ]
)
#: What is wrong from the start.
_FAULT = re.compile(
    r"\b(?:mutations?|changes?|variants?|variations?|deletions?|duplications?|lack|loss|absence|shortage|deficiency|damage|buildup|accumulation|excess|"
    r"disruption|reduction|decrease|defects?|abnormalit(?:y|ies)|impairment|dysfunction|overproduction|destruction)\b"
)
_HARMS = _GOES_WRONG | frozenset(
    ["alter", "change", "decrease", "delete", "eliminate", "increase", "prevent", "reduce", "shorten", "weaken"]
)


@rule(verbs=_HARMS, kinds=["other"], sections=["causes", "genetics", "summary"], passive=False, negated=False)
def at_fault(view: View) -> bool:
    """R-at-fault: “Mutations in the gene impair the making of a protein”: a fault and what it does is how X works."""
    if not _FAULT.search(view.words):
        return False
    if view.words.split()[0] in ("these", "this", "such", "other", "some") or "risk" in view.complement:
        return False
    return view.clause_object("hasMechanism", "R-at-fault", "B", whole=True)


@rule(
    verbs=_GOES_WRONG,
    kinds=["other"],
    sections=["causes", "complications", "genetics", "summary", "symptoms"],
    negated=False,
    first=True,
)
def in_it(view: View) -> bool:
    """R-in-it: “In X, the immune system attacks the joints”: what happens is how X works."""
    opens = IN_IT.match(view.piece.text)
    names = view.reader.condition_named if view.section in ("complications", "symptoms") else view.reader.condition
    about = names.match(view.piece.text, opens.end()) if opens else None
    if about is None or not is_set_off(view, about.end()):
        return False
    return view.clause_object("hasMechanism", "R-in-it", "B", whole=True)
