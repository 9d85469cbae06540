"""The tools: their names, arguments and descriptions. What they answer is made in :mod:`kg.mcp.jobs`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from kg.mcp import models
from kg.mcp.calls import Calls

__all__ = ["ANY_DATA", "OF_CLAIMS", "REMOTE", "add_tools"]

#: The tools that serve any data, those that need claims of our vocabulary, and those that an endpoint can serve.
ANY_DATA = ("find", "show", "path", "sparql", "schema")
OF_CLAIMS = ("questions", "ask", "compare", "conflicts", "evidence", "check")
REMOTE = ("questions", "ask", "sparql", "schema")

Name = Annotated[str, Field(description="Label, synonym, CURIE (HP:0001324) or IRI", min_length=1, max_length=2000)]
Layer = Annotated[
    str, Field(description="Only claims of this layer, by name; 'entry' is the entry's own", max_length=500)
]
Offset = Annotated[int, Field(description="How many items to leave out, as “more” tells", ge=0, le=10_000_000)]
Limit = Annotated[int | None, Field(description="How many items to give, at most; as many as fit when null", ge=1)]
Query = Annotated[str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE", min_length=1, max_length=100_000)]


def add_tools(server: MCPServer[Any], calls: Calls, names: tuple[str, ...], *, is_remote: bool) -> None:
    """Add those tools that the data can serve."""
    for function in (*_of_things(calls), *_of_questions(calls), *_of_relations(calls)):
        if function.__name__ in names:
            title = f"{function.__name__.capitalize()} in the knowledge graph"
            annotations = ToolAnnotations(
                title=title,
                read_only_hint=True,
                destructive_hint=False,
                idempotent_hint=True,
                open_world_hint=is_remote,
            )
            server.add_tool(function, title=title, description=_description(function), annotations=annotations)


def _description(function: Callable[..., Any]) -> str:
    return " ".join((function.__doc__ or "").split())


def _of_things(calls: Calls) -> list[Callable[..., Any]]:
    """The tools that go from a name to a thing."""

    async def find(
        name: Annotated[
            str, Field(description="A name, or words in which things are named", min_length=1, max_length=2000)
        ],
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Found]:
        """Find the things that a name may mean.

        Labels, synonyms, terms of other vocabularies and misspelled names are found. Use it first; where several fit,
        choose or ask the user.
        """
        return await calls.call("find", {"name": name}, offset, limit)

    async def show(
        thing: Name,
        predicate: Annotated[
            str, Field(description="Only claims of this predicate, as the overview names it", max_length=500)
        ] = "",
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Shown]:
        """Show all that the data hold on one thing.

        Claims in sentences with hedge, source, date and layer; lists that the source has lost; disagreements; names;
        terms of other vocabularies. The thing can be a concept, a claim, a layer, a predicate or a class.
        """
        return await calls.call("show", {"thing": thing, "predicate": predicate}, offset, limit)

    return [find, show]


def _of_questions(calls: Calls) -> list[Callable[..., Any]]:
    """The tools that ask questions and queries."""

    async def questions(
        about: Annotated[
            str, Field(description="Words of the question; all questions when empty", max_length=500)
        ] = "",
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Listed]:
        """List the library of questions that the graph answers.

        Each with its parameters; ask one by its name with ask.
        """
        return await calls.call("questions", {"about": about}, offset, limit)

    async def ask(
        question: Annotated[str, Field(description="The name of a question, as questions lists it", max_length=200)],
        parameters: Annotated[
            dict[str, str] | None,
            Field(description="Its parameters by name; a concept by any name that show takes. Defaults when null"),
        ] = None,
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Asked]:
        """Ask a question of the library by name.

        Each row comes with the claims that it rests on, in sentences.
        """
        return await calls.call("ask", {"question": question, "parameters": parameters}, offset, limit)

    async def sparql(query: Query, offset: Offset = 0, limit: Limit = None) -> Annotated[CallToolResult, models.Asked]:
        """Run a read-only SPARQL 1.1 query.

        See schema first. Usual prefixes need no declaration. SERVICE and updates are refused; time and memory are
        limited. Prefer ask where a question of the library fits. Bind associations (ck:Association, ck:inWords), so
        that claims keep their hedge and source.
        """
        return await calls.call("sparql", {"query": query}, offset, limit)

    async def schema(
        part: Annotated[
            Literal["", "patterns", "classes", "predicates", "examples", "shapes"],
            Field(description="Only this part; all when empty"),
        ] = "",
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Schema]:
        """Tell what can be asked in SPARQL.

        Patterns to start from, classes, predicates with what they join, questions by name, shapes. At most 50,000
        characters a page.
        """
        return await calls.call("schema", {"part": part}, offset, limit)

    return [questions, ask, sparql, schema]


def _of_relations(calls: Calls) -> list[Callable[..., Any]]:
    """The tools that tell how things and claims stand to each other."""

    async def path(  # noqa: PLR0917 - the caller names its arguments
        start: Name,
        end: Name,
        most: Annotated[int, Field(description="How many ways, at most", ge=1, le=50)] = 3,
        layer: Layer = "",
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Paths]:
        """Show how two things are connected.

        The shortest ways along claims, each step with its claims.
        """
        arguments = {"start": start, "end": end, "most": most, "layer": layer}
        return await calls.call("path", arguments, offset, limit)

    async def compare(
        a: Name, b: Name, layer: Layer = "", offset: Offset = 0, limit: Limit = None
    ) -> Annotated[CallToolResult, models.Compared]:
        """Compare two conditions.

        What is said of both, of one only, or of one and denied of the other. “Only” means that no source here says it
        of the other, not that the other does not have it.
        """
        return await calls.call("compare", {"a": a, "b": b, "layer": layer}, offset, limit)

    async def conflicts(
        about: Annotated[str, Field(description="Only those about this thing; all when empty", max_length=2000)] = "",
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Conflicts]:
        """List where sources disagree.

        With what each side says, and the claims that show it. None is decided.
        """
        return await calls.call("conflicts", {"about": about}, offset, limit)

    async def evidence(
        claim: Annotated[
            str, Field(description="The id of a claim, from another answer", min_length=1, max_length=2000)
        ],
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Evidence]:
        """Show what a claim rests on.

        The spans of its entry with their digests, or its citations; kind of study, status and reviewer.
        """
        return await calls.call("evidence", {"claim": claim}, offset, limit)

    async def check(
        statement: Annotated[str, Field(description="One plain English sentence", min_length=1, max_length=1000)],
        offset: Offset = 0,
        limit: Limit = None,
    ) -> Annotated[CallToolResult, models.Checked]:
        """Check a sentence against the graph, by rules.

        The verdict is supported, overstated (the graph says less), disputed, contradicted, lost (in a list that the
        source has lost), not stated, or not understood; with the claims. Use it on what you are about to say.
        """
        return await calls.call("check", {"statement": statement}, offset, limit)

    return [path, compare, conflicts, evidence, check]
