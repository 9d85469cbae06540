"""The tools that work on an endpoint elsewhere: ``questions``, ``ask``, ``sparql`` and ``schema``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.mcp.jobs.queries import asked, boolean, check_size, listed
from kg.mcp.jobs.rows import row_item, term, window
from kg.mcp.jobs.schema import class_item, examples, patterns, predicate_item, schema_answer
from kg.mcp.page import Answer, Item, clean
from kg.mcp.said import ABSENT, CALLED
from kg.query.library import Query, published
from kg.query.sparql import query_form, refuse_service, refuse_update
from kg.rdf.namespaces import PREFIXES
from kg.remote import ask_endpoint

__all__ = ["Remote", "ask", "probe", "questions", "schema", "sparql"]

#: Classes and predicates that are counted.
_MOST = 200


class Remote(NamedTuple):
    """An endpoint: its address, the time that it may take in seconds, and whether it answers in our vocabulary."""

    endpoint: str
    seconds: float
    has_claims: bool

    @property
    def library(self) -> dict[str, Query]:
        """The questions that can be asked of it."""
        return {query.name: query for query in published()} if self.has_claims else {}

    def facts(self) -> dict[str, Any]:
        """What the server must know before it begins."""
        lines = [f"SPARQL endpoint {self.endpoint}.", _notice(self)]
        return {"title": "SPARQL endpoint", "has_claims": self.has_claims, "lines": lines}

    def rows(self, query: str) -> tuple[list[str], list[dict[str, Any]]] | bool:
        """The columns and rows of an answer, as SPARQL 1.1 Query Results JSON has them; a truth value of ASK."""
        with ask_endpoint(self.endpoint, query, "json", seconds=self.seconds) as answered:
            found = json.load(answered)
        if "boolean" in found:
            return bool(found["boolean"])
        return list(found["head"].get("vars", ())), list(found["results"]["bindings"])


def probe(endpoint: str, seconds: float) -> Remote:
    """An endpoint, and whether there are claims of our vocabulary.

    Raises:
        KgError: when it cannot be asked.
    """
    remote = Remote(endpoint, seconds, has_claims=False)
    found = remote.rows("ASK { ?claim a ck:Association }")
    return remote._replace(has_claims=found is True)


def questions(remote: Remote, *, about: str = "") -> Answer:
    """The questions of the library."""
    return listed(remote.library, about, _notice(remote))


def ask(remote: Remote, *, question: str, parameters: dict[str, str] | None = None, offset: int = 0) -> Answer:
    """Ask a question of the library; a concept is named by slug, CURIE or IRI."""
    query = asked(remote.library, question)
    head = [
        f"{query.title}: {query.question}",
        "Columns: " + "; ".join(f"{column.name} — {column.meaning}" for column in query.columns) + ".",
        CALLED,
    ]
    return _answered(remote, query.bind(parameters or {}), "ask", head=head, offset=offset, query=query)


def sparql(remote: Remote, *, query: str, offset: int = 0) -> Answer:
    """Run a query, read-only, on the endpoint."""
    check_size(query)
    refuse_service(query)
    refuse_update(query)
    return _answered(remote, query, "sparql", head=[], offset=offset)


def _notice(remote: Remote) -> str:
    return (
        f"From {remote.endpoint}. Claims keep their hedges, sources and dates. Not medical advice."
        if remote.has_claims
        else ""
    )


def _answered(
    remote: Remote, text: str, tool: str, *, head: list[str], offset: int, query: Query | None = None
) -> Answer:
    record: dict[str, Any] = {"question": query.question if query else "", "name": query.name if query else ""}
    items: Iterator[Item]
    if query_form(text) in ("CONSTRUCT", "DESCRIBE"):
        with ask_endpoint(remote.endpoint, text, "ntriples", seconds=remote.seconds) as answered:
            found, is_cut = window((line for line in answered if line.strip()), offset)
        columns: list[str] = []
        items = (_triple(line) for line in found)
    else:
        answer = remote.rows(text)
        if isinstance(answer, bool):
            return boolean(answer, _notice(remote))
        columns, rows = answer
        found, is_cut = window(rows, offset)
        items = (row_item({name: _written(row[name]) for name in columns if name in row}, ()) for row in found)
    if not found:
        head.append(f"There is none. {ABSENT}")
    record |= {"columns": columns, "boolean": None}
    return Answer(
        head, items, ("rows", "triples"), tool, record=record, notice=_notice(remote), skipped=offset, is_cut=is_cut
    )


def _triple(line: str) -> Item:
    parts = re.match(r"(\S+) (\S+) (.*) \.\s*$", line)
    fields = parts.groups() if parts else (line.strip(), "", "")
    return Item("triples", clean(line.strip()), dict(zip(("subject", "predicate", "object"), fields, strict=True)))


def _written(cell: dict[str, Any]) -> str:
    """A cell of a result as Turtle writes it."""
    kind, value = cell.get("type"), cell.get("value")
    if not isinstance(value, str):
        return json.dumps(value)
    if kind == "uri":
        try:
            return term(ox.NamedNode(value))
        except ValueError:
            return f"<{value}>"
    if kind == "bnode":
        return f"_:{value}"
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if language := cell.get("xml:lang"):
        return f"{quoted}@{language}"
    datatype = cell.get("datatype")
    return f"{quoted}^^<{datatype}>" if datatype and datatype != PREFIXES["xsd"] + "string" else quoted


def schema(remote: Remote, *, part: str = "") -> Answer:
    """The largest classes and predicates of an endpoint, as it counts them."""
    makers: dict[str, Callable[[], Iterable[Item]]] = {
        "patterns": lambda: patterns() if remote.has_claims else (),
        "classes": lambda: _counted(remote, "?thing a ?key"),
        "predicates": lambda: _counted(remote, "?thing ?key ?value"),
        "examples": lambda: examples(remote.library.values()),
        "shapes": lambda: (),
    }
    items = [item for name, make in makers.items() if part in ("", name) for item in make()]
    head = [
        f"The {_MOST} largest classes and predicates at most, as {remote.endpoint} counts them; shapes are not known."
    ]
    return schema_answer(head, items, _notice(remote))


def _counted(remote: Remote, pattern: str) -> Iterator[Item]:
    query = f"SELECT ?key (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?key ORDER BY DESC(?n) LIMIT {_MOST}"
    answer = remote.rows(query)
    for row in answer[1] if not isinstance(answer, bool) else ():
        try:
            key, count = ox.NamedNode(row["key"]["value"]), int(row["n"]["value"])
        except (KeyError, ValueError, TypeError):  # a blank node, or a server of its own kind
            continue
        if " a " in pattern:
            yield class_item(None, key, count)
        else:
            yield predicate_item(None, key, (count, 0), (set(), set()))
