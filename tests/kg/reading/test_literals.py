"""Numbers, dates and texts: the first datatype whose lexical form fits, and a message that shows the form."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.reading.literals import literal_of
from kg.reading.proposals import Mention

DATES = ("xsd:date", "xsd:gYear", "xsd:gYearMonth")


@pytest.mark.parametrize(
    ("text", "datatypes", "kind"),
    [
        (" 12 ", ("xsd:decimal", "xsd:integer"), "xsd:decimal"),
        ("-0.25", ("xsd:decimal",), "xsd:decimal"),
        ("2024-02-29", DATES, "xsd:date"),
        ("2024", DATES, "xsd:gYear"),
        ("2024-02", DATES, "xsd:gYearMonth"),
        ("P1Y6M", ("xsd:duration",), "xsd:duration"),
        ("PT36H", ("xsd:duration",), "xsd:duration"),
        ("true", ("xsd:boolean",), "xsd:boolean"),
        ("Two words", ("xsd:string",), "xsd:string"),
    ],
)
def test_lexical_forms(text: str, datatypes: tuple[str, ...], kind: str) -> None:
    assert literal_of(text, datatypes, "value", ((1, 2),)) == Mention(text.strip(), ((1, 2),), kind=kind)


@pytest.mark.parametrize(
    ("text", "datatypes"),
    [
        ("1,000", ("xsd:decimal",)),
        ("1e3", ("xsd:decimal",)),
        ("0.5", ("xsd:integer",)),
        ("2023-02-29", DATES),
        ("P1YT", ("xsd:duration",)),
        ("P2W", ("xsd:duration",)),
        ("yes", ("xsd:boolean",)),
        ("", ("xsd:string",)),
    ],
)
def test_other_forms_are_refused_with_an_example(text: str, datatypes: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="is no value") as caught:
        literal_of(text, datatypes, "value")
    assert caught.value.hint.startswith("Write ")
