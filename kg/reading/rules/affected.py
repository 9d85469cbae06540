"""What of the body the condition affects, and whom."""

from __future__ import annotations

import re

from kg.entry.lexicon import BODY
from kg.reading.view import View

__all__ = ["affects"]

#: Whom the condition affects, rather than what.
_PEOPLE = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:people|persons|men|women|children|adults|infants|everyone|patients|individuals|families|males|females|genders|Americans|ages?|age groups|races|sexes)\b"
)


def _narrows(view: View) -> bool:
    """Whether what follows tells which things are meant: “destroys cells that control movement”."""
    later = view.following("rel")
    return bool(later) and later[0][1].link == "that" and "," not in view.complement


def affects(view: View) -> bool:
    """R-affects: “X affects the skeletal muscles”, “In most people with X, the eyes are affected”."""
    clause = view.clause
    if (
        clause.passive
        and clause.verb in ("affect", "involve")
        and view.kind == "other"
        and view.section in ("summary", "symptoms")
        and not view.complement.startswith("by")
        and any(word in BODY for word in view.words.split())
    ):
        return view.objects("affects", *view.subject_span(), "R-affected", "B")
    if (
        clause.verb in ("affect", "involve", "damage", "destroy", "attack")
        and not clause.passive
        and view.kind in ("condition", "none")
        and view.section in ("summary", "symptoms", "causes", "types", "complications")
    ):
        if view.section == "complications":
            if clause.verb == "involve" or _PEOPLE.match(view.complement):
                return False
            return view.clause_object("hasComplication", "R-damages", "B", whole=False)
        if clause.verb in ("affect", "involve"):
            if re.search(r"\b(?:health|quality of life|functioning|lifespan|intelligence)\b", view.complement):
                return view.clause_object("hasPrognosis", "R-outcome", "B", whole=False)
            if _PEOPLE.match(view.complement):
                return view.clause_object("occursIn", "R-occurs-in", "A", whole=False)
            first = re.split(r",| and | or | in | of | that | which |\.", view.complement)[0].split()
            if clause.verb == "involve" and (not first or first[-1] not in BODY):
                if "," in view.complement:
                    return view.objects("hasSymptom", *view.span(), "R-affects", "B", drop_purpose=False)
                return view.clause_object("hasMechanism", "R-affects-clause", "B", whole=False, extend=_narrows(view))
            return view.objects("affects", *view.span(), "R-affects", "A", drop_purpose=False)
        return view.clause_object("hasMechanism", "R-affects-clause", "B", whole=False, extend=_narrows(view))
    return False
