"""Literals of every datatype of XML Schema and RDF, in canonical form and in others, and some that are of no value."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import strategies as st

from kg.rdf.namespaces import PREFIXES

__all__ = ["LITERALS", "TEXTS", "turtle"]

_INTEGERS = (
    *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
    *("negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
)
#: What XML Schema 1.1 defines, each with spellings that a store makes other ones of.
_SPELLINGS = {
    **dict.fromkeys(_INTEGERS, ("7", "07", "+7", "-0", "9" * 30)),
    "decimal": ("7.50", "7.", ".5", "+1", "0.1234567890123456789012", "1e3"),
    **dict.fromkeys(("double", "float"), ("1.10", "2.0E3", "+INF", "-0", "NaN", "1e999", "007")),
    "boolean": ("true", "1", "0", "TRUE"),
    "dateTime": (
        "2019-03-01T24:00:00Z",
        "2019-03-01T10:00:00.500+02:00",
        "2019-03-01T10:00:00",
        "-0001-01-01T00:00:00",
    ),
    "dateTimeStamp": ("2019-03-01T24:00:00+00:00",),
    "date": ("2019-03-01+02:00", "2019-03-01Z", "2019-02-30"),
    "time": ("24:00:00", "10:00:00.000", "10:00:00-00:00"),
    "gYear": ("2019", "02019", "2019Z"),
    "gYearMonth": ("2019-03", "2019-03+00:00"),
    "gMonth": ("--03", "--03Z"),
    "gMonthDay": ("--03-01", "--02-30"),
    "gDay": ("---01", "---01-00:00"),
    "duration": ("P1Y14M", "PT36H", "P0D", "-P1D"),
    "yearMonthDuration": ("P14M",),
    "dayTimeDuration": ("PT36H", "PT0.0S"),
    "hexBinary": ("0fb7", "0FB7"),
    "base64Binary": ("YQ==", "Y Q = ="),
    "anyURI": ("http://e/%7E", " x "),
    **dict.fromkeys(("normalizedString", "token", "language", "Name", "NCName", "NMTOKEN"), (" a  b ", "a\tb")),
}
#: Any text that RDF can hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_DATATYPES = [ox.NamedNode(PREFIXES["xsd"] + name) for name in _SPELLINGS] + [
    ox.NamedNode(PREFIXES["rdf"] + name) for name in ("HTML", "XMLLiteral", "JSON")
]
LITERALS = st.one_of(
    st.sampled_from(
        [
            ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + name))
            for name, texts in _SPELLINGS.items()
            for text in texts
        ]
    ),
    st.builds(ox.Literal, TEXTS),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["en", "de-ch", "zh-hant-tw"])),
    st.builds(lambda text, kind: ox.Literal(text, datatype=kind), TEXTS, st.sampled_from(_DATATYPES)),
)


def turtle(literals: list[ox.Literal]) -> bytes:
    """A document in which each literal has a subject of its own."""
    return "".join(f"<http://e/{at}> <http://e/p> {literal} .\n" for at, literal in enumerate(literals)).encode()
