"""Which form an answer is in."""

from __future__ import annotations

import pytest

from kg.remote.answers.read_rows import read_rows
from tests.kg.remote.answers.bodies import body, terms

ONE = {
    "json": '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"one"}}]}}',
    "xml": '<sparql><results><result><binding name="x"><literal>one</literal></binding></result></results></sparql>',
    "tsv": '?x\n"one"\n',
    "csv": "x\r\none\r\n",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "text/html", "application/json", "application/xml", "text/turtle", "a/b"]
)
def test_the_content_tells(text: str, content_type: str) -> None:
    assert [term.value for term in terms(text, content_type) if term] == ["one"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<html><p>x</p></html>", "it is a page; its Content-Type is 'text/plain'"),
        ("<rdf:RDF/>", "XML of another kind"),
        ("<http://a> <http://b> 1 .", "holds no results; its Content-Type is 'text/plain'"),
        ("Service is down", "holds no results"),
        ("", "it is empty"),
        ("true", "holds no results"),
    ],
)
def test_what_holds_no_rows(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_rows(body(text, "text/plain"), "SELECT ?x {}", asks_truth=False)
