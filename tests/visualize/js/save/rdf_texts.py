"""Triples to be written by the page and read back by rdflib, which must say the same."""

from __future__ import annotations

from collections.abc import Callable

import rdflib
import rdflib.compare

__all__ = ["PREFIXES", "XSD", "Triple", "Write", "comes_back", "hostile", "plain"]

Triple = list[object]
#: Triples to the text of a file.
Write = Callable[[list[Triple]], str]

XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "ex": "https://example.org/",
    "deep": "https://example.org/deep/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": XSD,
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
    "doi": "https://doi.org/",
}
HOSTILE = (
    *("", '"', "\\", '"""', "a\nb\r\tc", "\x00\x07\x1f\x7f\x85", "\u2028\u2029", "🧠 \U0010ffff", "שלום", "\ufffe"),
    *("# no comment", "<b>&amp;</b>", "' ; DROP", "\\u0041", "@en", "^^xsd:integer", "x" * 10_000),
)
IRIS = (
    *("https://example.org/a", "https://example.org/deep/b", "https://example.org/a.", "https://example.org/.a"),
    *("https://example.org/", "https://example.org/a(b)", "https://example.org/a'b,c;d", "https://example.org/é"),
    *("https://example.org/%20", "http://purl.obolibrary.org/obo/MONDO_0018556", "urn:x:y", "doi:10.1/x"),
    *("https://doi.org/10.1", "https://example.org/-a", "https://example.org/a#b", "https://example.org/0"),
)


def _term(value: object) -> rdflib.term.Node:
    if isinstance(value, str):
        return rdflib.BNode(value[2:]) if value.startswith("_:") else rdflib.URIRef(value)
    assert isinstance(value, list)
    text, kind = value
    if kind.startswith("@"):
        return rdflib.Literal(text, lang=kind[1:])
    return rdflib.Literal(text, datatype=rdflib.URIRef(kind) if kind else None, normalize=False)


def comes_back(text: str, form: str, triples: list[Triple]) -> None:
    """Fail unless a text in a form says what the triples say."""
    rdflib.NORMALIZE_LITERALS = False
    try:
        found = rdflib.Graph().parse(data=text, format=form)
    finally:
        rdflib.NORMALIZE_LITERALS = True
    wanted = rdflib.Graph()
    for triple in triples:
        subject, predicate, value = map(_term, triple)
        wanted.add((subject, predicate, value))
    if any(isinstance(term, rdflib.BNode) for triple in wanted for term in triple):
        assert rdflib.compare.isomorphic(found, wanted)
    else:
        assert set(found) == set(wanted)


def hostile() -> list[Triple]:
    """Every hostile text with each kind of literal, and every IRI with each other."""
    kinds = ["", "@en", "@de-CH", XSD + "string2", "https://example.org/type"]
    triples: list[Triple] = [
        ["https://example.org/s", f"https://example.org/p{number}", [text, kind]]
        for number, text in enumerate(HOSTILE)
        for kind in kinds
    ]
    return triples + [[one, "https://example.org/a", other] for one in IRIS for other in IRIS]


def plain() -> list[Triple]:
    """Numbers, types, and blank nodes."""
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    return [
        ["_:span-1-2", kind, "https://example.org/Span"],
        ["_:span-1-2", kind, "https://example.org/Evidence"],
        ["https://example.org/s", kind, ["a literal for a class", ""]],
        ["https://example.org/s", "https://example.org/evidence", "_:span-1-2"],
        ["https://example.org/s", "https://example.org/n", ["007", XSD + "integer"]],
        ["https://example.org/s", "https://example.org/n", ["10.90", XSD + "decimal"]],
        ["https://example.org/s", "https://example.org/n", ["true", XSD + "boolean"]],
    ]
