"""What sets the condition off, or makes it worse."""

from __future__ import annotations

import re

from kg.reading.rule import rule
from kg.reading.sound import is_pointing
from kg.reading.view import View

__all__ = ["worsens"]

#: What is made worse, before the condition: “the symptoms of gout”, “your gout”.
_ITS = re.compile(
    r"(?:the |your |their |existing |an? )*(?:(?:signs and symptoms|symptoms|signs|attacks?|flare-ups?|flares?|episodes?) (?:of )?)?(?:the |your )?"
)
_WORSE = re.compile(r"\s+(?:symptoms?\s+)?worse\b")


#: What is done to symptoms by what brings them on: “Symptoms may be aggravated by cold”.
_WORSENED = frozenset(["aggravate", "exacerbate", "worsen"])


_WORD = re.compile(r"\w")


@rule(
    verbs=[*_WORSENED, "make", "trigger"],
    kinds=["causes", "medicines", "other", "symptoms", "treatments"],
    negated=False,
)
def worsens(view: View) -> bool:
    """R-worsens: “Cold can worsen X”, “Some medicines make X worse”, “Stress may aggravate the symptoms of X”."""
    clause = view.clause
    if clause.passive and view.kind == "symptoms" and clause.verb in _WORSENED:
        by = view.after("by")
        return by is not None and view.objects("hasTrigger", *by, "R-worsens", "A", drop_purpose=False)
    if clause.passive or view.kind == "symptoms" or is_pointing(view.words):
        return False
    words = view.complement
    coord = next((later for _, later in view.following("coord")), None)
    if not _WORD.search(words) and coord is not None and coord.verb in ("aggravate", "cause", "exacerbate", "worsen"):
        words = coord.text(coord.complement)  # “can trigger or worsen gout”
        view.handled.add(view.index + 1)
    its = _ITS.match(words)
    about = view.reader.condition.match(words, its.end() if its else 0)
    if about is None or (clause.verb == "make" and _WORSE.match(words, about.end()) is None):
        return False
    return view.objects("hasTrigger", *view.subject_span(), "R-worsens", "A", drop_purpose=False)
