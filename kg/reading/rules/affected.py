"""What of the body the condition affects, and whom."""

from __future__ import annotations

import re

from kg.entry.lexicon import BODY
from kg.reading.rule import rule
from kg.reading.view import View

__all__ = ["affects", "appears_in"]

#: Whom the condition affects, rather than what.
_PEOPLE = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:people|persons|men|women|children|adults|infants|everyone|patients|individuals|families|males|females|genders|Americans|ages?|age groups|races|sexes)\b"
)


def _narrows(view: View) -> bool:
    """Whether what follows tells which things are meant: “destroys cells that control movement”."""
    later = view.following("rel")
    return bool(later) and later[0][1].link == "that" and "," not in view.complement


#: Where in the body something comes: “in your armpits, groin, and hands”.
_AT = re.compile(
    r"(?:(?:most often|most commonly|usually|mainly|mostly|also|first) )*(?:in|on|around) (?:the|your|one or both|both) ((?:[\w-]+ )?[\w-]+)"
)


@rule(
    verbs=["appear", "begin", "develop", "form", "occur", "start"],
    kinds=["condition"],
    sections=["summary", "symptoms"],
    passive=False,
    negated=False,
)
def appears_in(view: View) -> bool:
    """R-appears-in: “X usually develops in your armpits”: what of the body it affects."""
    at = _AT.match(view.complement)
    if at is None or not any(word.rstrip(",") in BODY for word in at.group(1).split()):
        return False
    target = view.after("in", "on", "around")
    return target is not None and view.objects(
        "affects", *target, "R-appears-in", "B", view.subject(), drop_purpose=False
    )


#: How those who have it live.
_WELL_BEING = re.compile(r"\b(?:health|quality of life|functioning|lifespan|intelligence)\b")


_HEAD_END = re.compile(r",| and | or | in | of | that | which |\.")


@rule(
    verbs=["affect", "attack", "damage", "destroy", "involve"],
    kinds=["condition", "none", "other"],
    sections=["causes", "complications", "summary", "symptoms", "types"],
)
def affects(view: View) -> bool:
    """R-affects: “X affects the skeletal muscles”, “In most people with X, the eyes are affected”."""
    clause = view.clause
    if clause.passive or view.kind == "other":
        is_affected = (
            clause.passive
            and clause.verb in ("affect", "involve")
            and view.kind == "other"
            and view.section in ("summary", "symptoms")
            and not view.complement.startswith("by")
            and any(word in BODY for word in view.words.split())
        )
        return is_affected and view.objects("affects", *view.subject_span(), "R-affected", "B")
    if view.section == "complications":
        if clause.verb == "involve" or _PEOPLE.match(view.complement):
            return False
        return view.clause_object("hasComplication", "R-damages", "B", whole=False)
    if clause.verb not in ("affect", "involve"):
        return view.clause_object("hasMechanism", "R-affects-clause", "B", whole=False, extend=_narrows(view))
    if _WELL_BEING.search(view.complement):
        return view.clause_object("hasPrognosis", "R-outcome", "B", whole=False)
    if _PEOPLE.match(view.complement):
        return view.clause_object("occursIn", "R-occurs-in", "A", whole=False)
    first = _HEAD_END.split(view.complement)[0].split()
    if clause.verb == "involve" and (not first or first[-1] not in BODY):
        if "," in view.complement:
            return view.objects("hasSymptom", *view.span(), "R-affects", "B", drop_purpose=False)
        return view.clause_object("hasMechanism", "R-affects-clause", "B", whole=False, extend=_narrows(view))
    return view.objects("affects", *view.span(), "R-affects", "A", drop_purpose=False)
