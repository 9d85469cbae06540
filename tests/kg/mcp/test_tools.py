"""The tools over the wire."""

from __future__ import annotations

from kg.mcp.tools import ANY_DATA, OF_CLAIMS
from tests.kg.mcp.sessions import Session
from tests.kg.mcp.test_answers import CALLS


def test_the_tools_are_listed_with_schemas_and_hints(session: Session) -> None:
    tools = session.wait(session.client.list_tools()).tools
    assert {tool.name for tool in tools} == {*ANY_DATA, *OF_CLAIMS}
    for tool in tools:
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert tool.annotations.open_world_hint is False
        assert tool.output_schema
        assert {"more", "notice"} <= set(tool.output_schema["required"])
        for name, schema in tool.input_schema["properties"].items():
            assert schema.get("description"), (tool.name, name)


def test_every_tool_answers_over_the_wire(session: Session) -> None:
    for tool, arguments in CALLS.items():
        found = session.call(tool, **arguments)
        assert not found.is_error, (tool, found.text)
        assert "Not medical advice" in found.structured["notice"], tool


def test_arguments_that_do_not_fit_are_errors_in_words(session: Session) -> None:
    for tool, arguments in (
        ("find", {}),
        ("find", {"name": ""}),
        ("path", {"start": "a", "end": "b", "most": 1000}),
        ("schema", {"part": "everything"}),
        ("sparql", {"query": "x" * 100_001}),
        ("show", {"thing": "LEMS", "offset": -1}),
    ):
        assert session.call(tool, **arguments).is_error


def test_terms_are_known_in_whatever_spelling(session: Session) -> None:
    assert "concept:lems" in session.call("show", thing="SCTID:56989000").text
    assert "concept:lems" in session.call("sparql", query="SELECT ?c { ?c skos:exactMatch MSH:D015624 }").text


def test_refusals_are_errors(session: Session) -> None:
    assert session.call("sparql", query="DELETE WHERE { ?s ?p ?o }").is_error
    assert session.call("sparql", query="SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }").is_error
    assert session.call("unknown").is_error
