"""The terminals of SPARQL and Turtle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.terminals import place, terminals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ex:a.b.", [("name", "ex:a.b"), ("sign", ".")]),
        ("a.b.c:x-y", [("name", "a.b.c:x-y")]),
        (r"ex:a\#b\'c%41:d", [("name", r"ex:a\#b\'c%41:d")]),
        (":x :", [("name", ":x"), ("name", ":")]),
        ("_:b.c ?v $w", [("blank", "_:b.c"), ("variable", "?v"), ("variable", "$w")]),
        ("'x'@en--ltr", [("string", "'x'"), ("language", "@en--ltr")]),
        ("'x'^^xsd:int", [("string", "'x'"), ("sign", "^"), ("sign", "^"), ("name", "xsd:int")]),
        (r"'#\''#'", [("string", r"'#\''"), ("comment", "#'")]),
        ("'''it's''' 'x'", [("string", "'''it's'''"), ("string", "'x'")]),
        ('"""a"b""" ""', [("string", '"""a"b"""'), ("string", '""')]),
        ("<a#b> # c\n<", [("iri", "<a#b>"), ("comment", "# c"), ("sign", "<")]),
        ("<<( a:b", [("sign", "<"), ("sign", "<"), ("sign", "("), ("name", "a:b")]),
        ("a\u00a0b", [("word", "a"), ("sign", "\u00a0"), ("word", "b")]),
        ("?s\u200d\ufeff", [("variable", "?s\u200d\ufeff")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.text) for each in terminals(text)] == expected


@given(st.text(alphabet="a:_.\\\"'<>#?@{} \n\u00e9\ufeff%4-", max_size=60))
def test_nothing_is_lost_but_white_space(text: str) -> None:
    rest = list(text)
    for each in terminals(text):
        assert text[each.start :].startswith(each.text)
        rest[each.start : each.start + len(each.text)] = " " * len(each.text)
    assert not "".join(rest).strip(" \n")


def test_place() -> None:
    assert [place("ab\n\u2028c\r\nd", at) for at in (0, 2, 3, 4, 7)] == [(1, 1), (1, 3), (2, 1), (2, 2), (3, 1)]
