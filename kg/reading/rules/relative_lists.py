"""Enumerations that a relative clause announces: “Dusts that can cause X include …”, “with symptoms that include …”."""

from __future__ import annotations

import re

from kg.reading.rule import rule
from kg.reading.view import View

__all__ = ["shows_by", "that_cause"]

#: “Conditions that can cause …”.
_THAT_CAUSE = re.compile(
    r"(?:[\w-]+ ){0,3}(?:conditions|diseases?|disorders?|drugs|factors|foods|illnesses|infections|medicines|medications|problems|substances|things) "
    r"(?:that|which) (?:can |may |might |could |also |sometimes )*(?:cause|trigger|lead to|(?:increase|raise) (?:the |your )?risk (?:of|for)) "
)
#: That it shows by symptoms, which follow.
_BY_SYMPTOMS = re.compile(r"(?:with )?(?:[\w-]+ ){0,2}symptoms")
_SHOWING = frozenset(["appear", "begin", "cause", "have", "manifest", "present", "produce", "start"])


@rule(verbs=["be", "include"], kinds=["causes", "hasRiskFactor", "medicines", "other"])
def that_cause(view: View) -> bool:
    """R-include: “Conditions that can cause X include a and b”."""
    does = _THAT_CAUSE.match(view.words) if " that " in view.words or " which " in view.words else None
    about = view.reader.condition.search(view.words, does.end()) if does else None
    if does is None or about is None or about.end() < len(view.words) - 1:
        return False
    before = next((each for each in reversed(view.all[: view.index]) if each.opener == "rel"), None)
    view.clause.modal = view.clause.modal or (before.modal if before else "")
    predicate = "hasRiskFactor" if "risk" in does.group() else "hasCause"
    return view.objects(predicate, *view.span(), "R-include", "A", drop_purpose=False)


@rule(verbs=_SHOWING, kinds=["condition"], negated=False)
def shows_by(view: View) -> bool:
    """R-include: “X begins with symptoms that include a and b”."""
    if not _BY_SYMPTOMS.fullmatch(view.complement):
        return False
    relative = next((each for _, each in view.following("rel")), None)
    if relative is None or relative.verb != "include":
        return False
    view.clause.modal = view.clause.modal or relative.modal
    view.handled.add(view.index + 1)
    return view.objects("hasSymptom", *relative.span(relative.complement), "R-include", "A")
