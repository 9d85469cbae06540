"""Answers as the page reads them: what the engine writes comes back, term by term, and sorts as people count."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

Module = Callable[[str], Page]
Term = ox.NamedNode | ox.BlankNode | ox.Literal

_IRIS = st.builds(ox.NamedNode, st.text("abcé0-_./?=&~", max_size=12).map("http://e/{}#".format))
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
_LITERALS = st.one_of(
    st.builds(ox.Literal, _TEXTS),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), _TEXTS, st.sampled_from(["en", "de-ch"])),
    st.builds(lambda text, kind: ox.Literal(text, datatype=kind), _TEXTS, _IRIS),
)
TRIPLES: list[ox.Triple] = []


@settings(max_examples=120, deadline=None)
@given(st.builds(ox.Triple, st.one_of(_IRIS, st.just(ox.BlankNode("a.b"))), _IRIS, st.one_of(_IRIS, _LITERALS)))
def _draw(triple: ox.Triple) -> None:
    TRIPLES.append(triple)


def _told(term: Term | ox.Triple) -> dict[str, Any]:
    """A term as SPARQL 1.1 Query Results JSON has it."""
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _told(part) for name, part in parts.items()}}
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype != ox.Literal("").datatype:
        found["datatype"] = term.datatype.value
    return found


def test_triples_come_back_from_n_triples(module: Module) -> None:
    TRIPLES[:] = [
        ox.Triple(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/b"), ox.Triple(*[ox.NamedNode("http://e/c")] * 3))
    ]
    _draw()
    text = (ox.serialize(TRIPLES, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    found = module("sparql/answer").evaluate("(text) => m.fromNTriples(text)", text)
    assert found["columns"] == ["subject", "predicate", "object"]
    wanted = [[_told(one.subject), _told(one.predicate), _told(one.object)] for one in TRIPLES]
    assert found["rows"] == wanted


def test_what_is_no_answer_is_refused(module: Module) -> None:
    page = module("sparql/answer")
    refused = """(texts) => texts.map((text) => {
      try { return String(m.fromNTriples(text)); } catch (error) { return error.name; }
    })"""
    assert page.evaluate(refused, ["<a> <b>", "no", '<a> <b> "c']) == ["SyntaxError"] * 3
    assert page.evaluate(refused.replace("fromNTriples", "fromJson"), ["{}", "", "[]"])[0] == "TypeError"
    assert page.evaluate("m.fromNTriples('# only a remark\\n\\n').rows") == []


def test_rows_of_json_keep_columns_and_what_is_unbound(module: Module) -> None:
    bindings = [{"a": {"type": "uri", "value": "x"}}, {}]
    answer = {"head": {"vars": ["b", "a", "__proto__"]}, "results": {"bindings": bindings}}
    found = module("sparql/answer").evaluate("(text) => m.fromJson(text)", json.dumps(answer))
    assert found["columns"] == ["b", "a", "__proto__"]
    assert found["rows"] == [[None, {"type": "uri", "value": "x"}, None], [None, None, None]]


def test_rows_sort_by_number_then_text_and_empty_ones_last(module: Module) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"

    def number(value: str) -> dict[str, str]:
        return {"type": "literal", "value": value, "datatype": xsd + "decimal"}

    texts = [{"type": "literal", "value": value} for value in ("b", "a", "10", "9")]
    rows = [[one] for one in (number("10"), None, number("9.5"), *texts, number("-1"), number("x"))]
    page = module("sparql/answer")
    order = "([rows, sort]) => m.sorted(rows, sort).map(([term]) => m.plain(term))"
    up = ["-1", "9.5", "10", "9", "10", "a", "b", "x", ""]
    assert page.evaluate(order, [rows, {"at": 0, "isDown": False}]) == up
    assert page.evaluate(order, [rows, {"at": 0, "isDown": True}]) == [*reversed(up[:-1]), ""]
    assert page.evaluate(order, [rows, {"at": -1, "isDown": False}])[:3] == ["10", "", "9.5"]
