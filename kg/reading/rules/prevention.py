"""What keeps the condition away: “One way to prevent X is to cook meat”."""

from __future__ import annotations

import re

from kg.reading.preventing import AGAINST
from kg.reading.view import View

__all__ = ["way_to_prevent"]

_A_WAY = re.compile(
    r"(?:(?:the|an?|one|another|only|best|most|very|effective|good|important|common|safe|main|easiest|surest|other|single) )*ways? (?:to|of|you can) "
)
_IT = re.compile(r"(?:to|by|through|is to|is by|with)\s+(?=\w)", re.IGNORECASE)


def way_to_prevent(view: View) -> bool:
    """R-way-to-prevent: “One way to prevent X is to cook meat”."""
    clause = view.clause
    way = _A_WAY.match(view.words) if clause.verb == "be" and not clause.passive and not clause.negated else None
    aim = re.match(AGAINST, view.words[way.end() :]) if way else None
    if way is None or aim is None or clause.complement[0] >= clause.complement[1]:
        return False
    about = view.words[way.end() + aim.end() :]
    if not (view.reader.only.match(about) or about == "it"):
        return False
    start, end = view.span()
    to = _IT.match(view.text, start, end)
    start = to.end() if to else start
    return view.objects("hasPrevention", start, end, "R-way-to-prevent", "A", drop_purpose=False, split=to is None)
