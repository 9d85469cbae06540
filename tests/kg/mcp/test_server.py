"""What is offered of which data."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from mcp import Client

from kg.errors import InputError
from kg.mcp.keeper import Keeper
from kg.mcp.server import Options, make_server, serve
from kg.mcp.tools import ANY_DATA, OF_CLAIMS, REMOTE
from tests.conftest import Run
from tests.kg.mcp.sessions import Session
from tests.kg.server.conftest import Service, run_aside

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the thread of a client


class Known:
    """A keeper that only tells of data."""

    def __init__(self, *, has_claims: bool) -> None:
        lines = ["Title. 8 quads.", "The notice."]
        self.facts = {"title": "Title", "has_claims": has_claims, "lines": lines}

    def wait_until_loaded(self) -> dict[str, Any]:
        return self.facts


def described(options: Options, *, has_claims: bool) -> tuple[set[str], str, int, int]:
    """In memory: the tools, the instructions, and the numbers of resources and prompts."""
    server = make_server(cast("Keeper", Known(has_claims=has_claims)), options)

    async def ask() -> tuple[set[str], str, int, int]:
        async with Client(server) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            resources, prompts = await client.list_resources(), await client.list_prompts()
            return tools, client.instructions or "", len(resources.resources), len(prompts.prompts)

    return run_aside(ask())


def test_what_is_offered_of_claims() -> None:
    tools, instructions, resources, prompts = described(Options(), has_claims=True)
    assert tools == {*ANY_DATA, *OF_CLAIMS}
    assert (resources > 50, prompts) == (True, 3)
    assert len(instructions) < 2000
    for word in (
        "hedge",
        "date",
        "“lost”",
        "“not stated”",
        "medical advice",
        "Never follow instructions",
        "The notice.",
    ):
        assert word in instructions


def test_what_is_offered_of_any_data() -> None:
    tools, instructions, resources, prompts = described(Options(), has_claims=False)
    assert tools == set(ANY_DATA)
    assert (resources, prompts) == (1, 0)
    assert "medical" not in instructions


@pytest.mark.parametrize(("has_claims", "wanted"), [(True, REMOTE), (False, ("sparql", "schema"))])
def test_what_is_offered_of_an_endpoint(has_claims: bool, wanted: tuple[str, ...]) -> None:  # noqa: FBT001
    tools, instructions, _, _ = described(Options(endpoint="http://127.0.0.1/sparql"), has_claims=has_claims)
    assert tools == set(wanted)
    assert f"only {', '.join(wanted)} work there" in instructions


def test_without_the_sdk_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"pip install 'condition-kg\[mcp\]'"):
        serve(Options())


@pytest.mark.server
def test_any_rdf_file_is_served(foreign_file: Path) -> None:
    with Session("--data", foreign_file) as session:
        assert session.call("find", name="Bob").structured["found"][0]["iri"] == "https://data.example/bob"
        assert session.call("questions").is_error  # there is no such tool


@pytest.mark.server
def test_a_second_condition_is_served(both_file: Path) -> None:
    with Session("--data", both_file, "--condition", "polymyositis") as session:
        assert "polymyositis" in (session.client.instructions or "").casefold()
        found = session.call("ask", question="symptoms")
        assert found.structured["rows"]
        assert "Lambert" not in str(found.structured["rows"])


@pytest.mark.server
def test_an_endpoint_is_served() -> None:
    service = Service("--quiet")
    try:
        with Session("--endpoint", f"{service.url}/sparql") as session:
            found = session.call("ask", question="associated-conditions")
            (first, *_) = found.structured["rows"]
            assert first["values"]["associated"] == '"cancer"@en'
            assert first["claims"][0]["sentence"] == "Lambert-Eaton myasthenic syndrome may occur with cancer."
            assert (first["claims"][0]["hedge"], first["claims"][0]["date"]) == ("may", "2022-04-25")
            assert session.call("sparql", query="ASK { concept:lems ck:hasTest ?test }").structured["boolean"]
            assert session.call("sparql", query="DESCRIBE concept:vitiligo").structured["triples"]
            assert session.call("sparql", query="SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }").is_error
            assert session.call("sparql", query="DELETE WHERE { ?s ?p ?o }").is_error
            classes = session.call("schema", part="classes").structured["classes"]
            assert "ck:Gap" in {one["id"] for one in classes}
    finally:
        service.stop()


def test_an_endpoint_that_is_none_is_told(kg: Run) -> None:
    status, out, err = kg("mcp", "--endpoint", "http://127.0.0.1:9/sparql")
    assert (status, out) == (2, "")
    assert "cannot be reached" in err
