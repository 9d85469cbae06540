"""The resources: what the graph says of itself, and each question of the library with its SPARQL."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.resources import TextResource

from kg.mcp.page import MOST, clean
from kg.query.library import Query, published

__all__ = ["DESCRIPTION", "QUESTIONS", "add_resources"]

#: The address of the description, and what those of questions begin with.
DESCRIPTION, QUESTIONS = "kg://graph", "kg://question/"


def add_resources(server: MCPServer[Any], facts: dict[str, Any]) -> None:
    """Add the resources.

    Args:
        server: The server.
        facts: What is known of the data; ``lines`` describe them.
    """
    server.add_resource(
        TextResource(
            uri=DESCRIPTION,
            name="graph",
            title="What the graph is",
            description="Title, size, conditions, layers with dates and licences, and what a reader must be told",
            mime_type="text/plain",
            text=_described(facts["lines"]),
        )
    )
    for query in published() if facts["has_claims"] else ():
        server.add_resource(
            TextResource(
                uri=QUESTIONS + query.name,
                name=query.name,
                title=query.title,
                description=query.question,
                mime_type="text/markdown",
                text=_markdown(query),
            )
        )


def _described(lines: list[str]) -> str:
    """The lines of a description, as many as an answer holds; what is left out is named."""
    text, room = "", MOST - 1_000
    for at, line in enumerate(lines):
        text += f"{clean(line, 4_000)}\n"
        if len(text) > room:
            return f"{text[:room]}\n… and {len(lines) - at} more lines: ask for ck:Layer with the tool sparql\n"
    return text


def _markdown(query: Query) -> str:
    """A question with its parameters, columns and SPARQL."""
    parameters = [
        f"* `{one.name}` ({one.kind}, default `{query.default(one.name)}`): {one.meaning}" for one in query.parameters
    ]
    columns = [f"* `{column.name}`: {column.meaning}" for column in query.columns]
    given = ["Parameters:", "", *parameters, ""] if parameters else []
    lines = [f"# {query.title}", "", query.question, "", *given, "Columns:", "", *columns, ""]
    return "\n".join(
        [*lines, f"Ask it: the tool `ask` with question `{query.name}`.", "", "```sparql", query.text + "```", ""]
    )
