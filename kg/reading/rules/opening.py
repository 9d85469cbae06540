"""What opens a sentence on what happens in the condition."""

from __future__ import annotations

import re

from kg.reading.view import View

__all__ = ["IN_IT", "is_set_off"]

#: “In people with gout, …”.
IN_IT = re.compile(r"(?:in|with) (?:(?:people|patients|individuals|those) (?:with|who have) )?", re.IGNORECASE)


def is_set_off(view: View, at: int) -> bool:
    """Whether an opening ends at a place of the sentence: a comma follows, or the subject of the clause."""
    behind = view.piece.text[at : at + 1]
    starts = view.clause.subject[0] < view.clause.subject[1] and view.clause.span(view.clause.subject)[0]
    return behind == "," or (behind == " " and starts == view.piece.start + at + 1)
