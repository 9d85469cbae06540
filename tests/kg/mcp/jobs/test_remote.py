"""The tools on an endpoint elsewhere."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kg.errors import QueryError
from kg.mcp.answers import answer
from kg.mcp.jobs.remote import Remote, probe

ROWS = {
    "head": {"vars": ["a", "b"]},
    "results": {
        "bindings": [
            {"a": {"type": "uri", "value": "https://example.org/x y"}, "b": {"type": "literal", "value": 'say "x"\n'}},
            {"a": {"type": "bnode", "value": "n1"}},
            {"a": {"type": "uri", "value": "https://example.org/claim"}},
            {"b": {"type": "literal", "value": "5", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}},
            {"b": {"type": "literal", "value": "Muskel", "xml:lang": "de"}},
        ]
    },
}


#: A claim, as an endpoint tells of it.
CLAIMS = {
    "head": {"vars": ["a", "words"]},
    "results": {
        "bindings": [
            {
                "a": {"type": "uri", "value": "https://example.org/claim"},
                "words": {"type": "literal", "value": "It may be so."},
                "hedge": {"type": "literal", "value": "may"},
                "layer": {"type": "literal", "value": "papers"},
                "cited": {"type": "literal", "value": "PMID:1"},
                "published": {"type": "literal", "value": "2018"},
            }
        ]
    },
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An endpoint that answers with rows, with triples, or with yes; and what it was asked."""
    found: list[str] = []

    @contextmanager
    def ask_endpoint(_: str, query: str, form: str, *, seconds: float) -> Iterator[io.StringIO]:
        found.append(query)
        assert seconds == 7
        made: object = {"boolean": True} if "ASK" in query else CLAIMS if "ck:inWords" in query else ROWS
        yield io.StringIO("<a:a> <a:b> <a:c> .\n" if form == "ntriples" else json.dumps(made))

    monkeypatch.setattr("kg.mcp.jobs.remote.ask_endpoint", ask_endpoint)
    return found


REMOTE = Remote("https://example.org/sparql", 7, has_claims=True)


def test_whether_an_endpoint_has_claims_is_asked(asked: list[str]) -> None:
    assert probe("https://example.org/sparql", 7).has_claims
    assert asked == ["ASK { ?claim a ck:Association }"]


@pytest.mark.usefixtures("asked")
def test_cells_are_terms() -> None:
    made = answer(REMOTE, {"tool": "sparql", "arguments": {"query": "SELECT ?a ?b {}"}})
    assert [row["values"] for row in made["structured"]["rows"]] == [
        {"a": "<https://example.org/x y>", "b": '"say \\"x\\"\\n"'},
        {"a": "_:n1"},
        {"a": "<https://example.org/claim>"},
        {"b": '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'},
        {"b": '"Muskel"@de'},
    ]
    assert "\nsay" not in made["text"]
    assert made["structured"]["rows"][2]["claims"] == [
        {
            "id": "https://example.org/claim",
            "sentence": "It may be so.",
            "hedge": "may",
            "negated": False,
            "status": "",
            "source": "PMID:1",
            "date": "2018",
            "layer": "papers",
        }
    ]


@pytest.mark.usefixtures("asked")
def test_triples_and_truth() -> None:
    made = answer(REMOTE, {"tool": "sparql", "arguments": {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}})
    assert made["structured"]["triples"] == [{"subject": "<a:a>", "predicate": "<a:b>", "object": "<a:c>"}]
    assert answer(REMOTE, {"tool": "sparql", "arguments": {"query": "ASK {}"}})["structured"]["boolean"] is True


def test_a_question_is_asked_with_its_parameters(asked: list[str]) -> None:
    answer(REMOTE, {"tool": "ask", "arguments": {"question": "symptoms", "parameters": {"disease": "vitiligo"}}})
    assert "concept/vitiligo> }" in asked[0]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DELETE WHERE { ?s ?p ?o }", "is an update"),
    ],
)
def test_nothing_refused_is_sent(asked: list[str], query: str, words: str) -> None:
    assert words in answer(REMOTE, {"tool": "sparql", "arguments": {"query": query}})["error"]
    assert asked == []


def test_what_an_endpoint_says_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise QueryError("the endpoint is busy or down (503)", where="https://example.org/sparql", hint="Try later")

    monkeypatch.setattr("kg.mcp.jobs.remote.ask_endpoint", refuse)
    made = answer(REMOTE, {"tool": "sparql", "arguments": {"query": "SELECT * {}"}})
    assert made == {"error": "https://example.org/sparql: the endpoint is busy or down (503). Try later."}


@pytest.mark.usefixtures("asked")
def test_its_schema_is_what_it_counts() -> None:
    made = answer(REMOTE, {"tool": "schema", "arguments": {"part": "examples"}})
    assert {"name": "symptoms", "title": "Symptoms"} in made["structured"]["examples"]
    foreign = REMOTE._replace(has_claims=False)
    assert answer(foreign, {"tool": "schema", "arguments": {}})["structured"]["patterns"] == []
