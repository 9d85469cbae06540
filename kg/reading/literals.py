"""Numbers, dates and texts as values of a claim, in the lexical forms of XML Schema 1.1, part 2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.errors import InputError
from kg.reading.proposals import Mention, Span

__all__ = ["literal_of"]

_FORMS = {
    "xsd:boolean": re.compile(r"true|false"),
    "xsd:integer": re.compile(r"-?\d{1,12}"),
    "xsd:decimal": re.compile(r"-?\d{1,12}(?:\.\d{1,12})?"),
    "xsd:date": re.compile(r"\d{4}-\d\d-\d\d"),
    "xsd:gYearMonth": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"),
    "xsd:gYear": re.compile(r"\d{4}"),
    "xsd:duration": re.compile(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"),
    "xsd:string": re.compile(r"\S(?:[^\n]{0,98}\S)?"),
}
_EXAMPLES = {
    "xsd:boolean": "true or false",
    "xsd:integer": "a whole number such as 12",
    "xsd:decimal": "a number such as 0.5",
    "xsd:date": "a date such as 2026-01-31",
    "xsd:gYearMonth": "a month such as 2026-01",
    "xsd:gYear": "a year such as 2026",
    "xsd:duration": "a duration such as P6M or P2Y (weeks as days: P14D)",
    "xsd:string": "at most 100 characters",
}


def literal_of(text: str, datatypes: Sequence[str], what: str, spans: tuple[Span, ...] = ()) -> Mention:
    """The value that a text stands for, with the first of some datatypes in whose lexical form it is.

    Args:
        text: As a reviewer writes it: ``0.5``, ``2026-01``, ``P6M``.
        datatypes: CURIEs of datatypes.
        what: What is given, for messages.
        spans: Where the entry says it.

    Raises:
        InputError: when it is in no such form.
    """
    given = text.strip()
    for datatype in datatypes:
        form = _FORMS.get(datatype)
        if form and form.fullmatch(given) and (datatype != "xsd:date" or _is_day(given)):
            return Mention(given, spans, kind=datatype)
    wanted = [_EXAMPLES[datatype] for datatype in datatypes if datatype in _EXAMPLES]
    raise InputError(f"“{given[:40]}” is no {what}", hint=f"Write {', or '.join(wanted)}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
