"""SPARQL results in JSON: what servers send, and what nobody should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.remote.answers.read_json import read_json
from kg.remote.answers.read_rows import read_rows
from kg.remote.answers.terms import Rows, Term
from tests.conftest import ROOT
from tests.kg.remote.answers.bodies import JSON, body, one_term, rows_of, terms

CASES = ROOT / "tests" / "data" / "sparql"


def test_the_labels_of_virtuosos_blank_nodes() -> None:
    assert terms(Path(CASES / "virtuoso-bnode.srj").read_bytes(), JSON) == [Term("bnode", "nodeID://b10000")]


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ('{"type":"uri","value":"http://a b|c"}', Term("uri", "http://a b|c")),
        ('{"type":"iri","value":"rel"}', Term("uri", "rel")),
        ('{"type":"literal","value":"x","xml:lang":"averylongtag"}', Term("literal", "x", language="averylongtag")),
        ('{"type":"literal","value":"x","xml:lang":""}', Term("literal", "x", language="")),
        ('{"type":"typed-literal","value":"1","datatype":"http://d"}', Term("literal", "1", "http://d")),
        ('{"type":"literal","value":"1","datatype":null,"extra":[{}]}', Term("literal", "1")),
        ('{"type":"literal","value":"7.50","datatype":"http://d"}', Term("literal", "7.50", "http://d")),
        ('{"type":"literal","value":7.50}', Term("literal", "7.50", remark="a value that is no string")),
        ('{"type":"literal","value":true}', Term("literal", "true", remark="a value that is no string")),
        ('{"type":"literal","value":"a\nb"}', Term("literal", "a\nb")),
        ('{"type":"literal","value":"\\ud800"}', Term("literal", "\ud800")),
        ('{"value":"x"}', Term("literal", "x", remark="without a type")),
        ('{"type":"star","value":"x"}', Term("literal", "x", remark="of the type 'star'")),
        ('"x"', Term("literal", "x", remark="a value without a type")),
        (
            '{"type":"literal","value":"x","xml:lang":"he","its:dir":"rtl"}',
            Term("literal", "x", language="he", direction="rtl"),
        ),
        ("null", None),
        ('{"type":"uri","value":null}', None),
        ('{"type":"uri","value":"http://a","value":"http://b"}', Term("uri", "http://b")),
    ],
)
def test_terms(said: str, term: Term | None) -> None:
    assert one_term(said) == term


def test_a_triple_term() -> None:
    term = one_term(
        '{"type":"triple","value":{"subject":{"type":"bnode","value":"a"},"predicate":{"type":"uri","value":"http://p"},'
        '"object":{"type":"literal","value":"1"}}}'
    )
    assert term == Term("triple", "", parts=(Term("bnode", "a"), Term("uri", "http://p"), Term("literal", "1")))


ROW = '{"x":{"type":"uri","value":"http://a"},"y":{"type":"uri","value":"http://b"}}'


@pytest.mark.parametrize(
    "text",
    [
        f'{{"results":{{"bindings":[{ROW}]}}}}',
        f'{{"head":{{}},"results":{{"bindings":[{ROW}]}}}}',
        f'{{"head":{{"vars":["x","y","x"]}},"results":{{"bindings":[{ROW}]}}}}',
        f'{{"head":{{"vars":["x"],"link":null}},"results":{{"distinct":false,"bindings":[{ROW}],"more":{{}}}},"z":[[]]}}',
        f'{{"results":{{"bindings":[{ROW}]}},"head":{{"vars":["x","y"]}}}}',
        f' \n{{ "head" : {{ "vars" : [ "x" , "y" ] }} , "results" : {{ "bindings" : [ {ROW} ] }} }}\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_members_in_any_order_and_any_encoding_of_unicode(text: str, encoding: str) -> None:
    found = rows_of(text.encode(encoding), JSON)
    assert found.columns == ("x", "y")
    assert list(found.read()) == [[Term("uri", "http://a"), Term("uri", "http://b")]]


def test_rows_longer_than_what_is_read_at_once() -> None:
    values = ["x" * 300_000, "é" * 70_000, "", *map(str, range(5000))]
    bindings = [{"x": {"type": "literal", "value": value}} for value in values]
    text = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": bindings}}, ensure_ascii=False)
    assert [term.value for term in terms(text, JSON) if term] == values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"head":{},"boolean":true}', True),
        ('{"boolean":"false"}', False),
        ('{"boolean":1}', True),
        ("true", True),
        (" no\n", False),
    ],
)
def test_yes_or_no(text: str, said: bool) -> None:  # noqa: FBT001
    assert read_rows(body(text, "text/plain"), "ASK {}", asks_truth=True) is said


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{}", "without results"),
        ('{"exception":"out of memory","status":"ERROR"}', "it says: out of memory"),
        ('{"head":{},"boolean":"maybe"}', "its boolean is 'maybe'"),
        ('{"results":{"bindings":[7]}}', "a row is no object"),
        (f'{{"results":{{"bindings":[{ROW}', "ends too early"),
        (f'{{"results":{{"bindings":[{ROW}]}}', "ends too early"),
        (f'{{"results":{{"bindings":[{ROW}]}}}} x', "follows after its end"),
        (f'{{"results":{{"bindings":[{ROW},]}}}}', "malformed"),
        ('{"results":{"bindings":' + "[" * 100_000, "nested too deeply"),
        (
            '{"results":{"bindings":[{"x":'
            + '{"type":"triple","value":{"subject":' * 300
            + "null"
            + "}}" * 300
            + "}]}}",
            "triples within",
        ),
    ],
)
def test_what_is_no_result(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        list(rows_of(text, JSON).read())


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "value", "xml:lang", "datatype", "its:dir", "subject", "predicate", "object", "x"]
            ),
            inner | st.sampled_from(["uri", "bnode", "literal", "triple"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)
documents = st.fixed_dictionaries(
    {},
    optional={
        "head": values | st.fixed_dictionaries({"vars": values | st.lists(st.text(max_size=3), max_size=3)}),
        "results": values | st.fixed_dictionaries({"bindings": st.lists(values, max_size=4)}),
        "boolean": values,
    },
)


@given(documents, st.integers(0, 60))
def test_any_document_is_read_or_refused_in_words(document: object, cut: int) -> None:
    text = json.dumps(document)
    for content in (text, text[:-cut] if cut else text):
        try:
            result = read_json(body(content, JSON))
            if isinstance(result, Rows):
                for row in result.read():
                    assert len(row) == len(result.columns)
        except ValueError:
            pass
