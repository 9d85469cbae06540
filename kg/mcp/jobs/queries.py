"""``questions``, ``ask`` and ``sparql``: the library of questions, and queries of one's own."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.claims.normal import bag
from kg.errors import QueryError, UnknownNameError
from kg.mcp.data import Data
from kg.mcp.jobs.rows import Claims, row_item, term, triple_items, window, word
from kg.mcp.page import Answer, Item, clean
from kg.mcp.said import ABSENT, CALLED
from kg.query.library import LIBRARY_CONDITION, Query, found_concepts
from kg.query.sparql import evaluate
from kg.query.text import check_size
from kg.rdf.namespaces import expand

__all__ = ["ask", "asked", "is_distinct", "merged", "question_item", "questions", "sparql", "with_inner"]


def questions(data: Data, *, about: str = "") -> Answer:
    """The questions of the library, all or those about some words."""
    return listed(data.library, about, data.notice)


def listed(library: dict[str, Query], about: str, notice: str) -> Answer:
    """The questions of a library, those with more of the words first."""
    wanted = bag(about)
    ranked = [(len(wanted & bag(_told(query))), query) for query in library.values()]
    chosen = [query for rank, query in sorted(ranked, key=lambda pair: -pair[0]) if rank or not wanted]
    head = ["Questions that the graph answers. Ask one by its name: ask."]
    if not chosen:
        head = [f"No question has a word of “{about}”. Call questions without it for all {len(library)}."]
    return Answer(head, map(question_item, chosen), ("questions",), "questions", notice=notice)


def _told(query: Query) -> str:
    return f"{query.name} {query.title} {query.question} {' '.join(column.meaning for column in query.columns)}"


def question_item(query: Query) -> Item:
    """A question as an item."""
    parameters = [
        {"name": one.name, "kind": one.kind, "meaning": one.meaning, "default": query.default(one.name)}
        for one in query.parameters
    ]
    record = {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "audience": list(query.audience),
        "parameters": parameters,
        "columns": [column.name for column in query.columns],
    }
    given = "; ".join(
        f"{one['name']} ({one['kind']}, default {one['default']}): {one['meaning']}" for one in parameters
    )
    return Item("questions", clean(f"- {query.name}: {query.question}" + (f" [{given}]" if given else "")), record)


def asked(library: dict[str, Query], name: str) -> Query:
    """A question of a library by its name.

    Raises:
        UnknownNameError: when there is none of that name; with those that are near.
    """
    if name not in library:
        near = difflib.get_close_matches(name, library, n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}?" if near else "List them with the tool questions"
        raise UnknownNameError(f"there is no question {name[:60]!r}", hint=hint)
    return library[name]


def ask(data: Data, *, question: str, parameters: dict[str, str] | None = None, offset: int = 0) -> Answer:
    """Ask a question of the library; each row with the claims that it rests on."""
    query = asked(data.library, question)
    values = dict(parameters or {})
    query.bind(dict.fromkeys(set(values) - {one.name for one in query.parameters}, ""))  # refuses what it has not
    for one in query.parameters:
        is_about_condition = one.kind == "concept" and expand(query.default(one.name)) == LIBRARY_CONDITION
        if data.condition and is_about_condition:
            values.setdefault(one.name, data.condition)
    values = found_concepts(data.store, query, values, data.names.find_concept)
    columns = [column.name for column in query.columns]
    rows = _rows(data, query, query.bind(values), columns)
    found, is_cut = window(rows, offset)
    told = Claims(data)
    about = [f"{one.name} = {values.get(one.name, query.default(one.name))}: {one.meaning}" for one in query.parameters]
    head = [
        f"{query.title}: {query.question}",
        *([f"Asked with {'; '.join(about)}."] if about else []),
        "Columns: " + "; ".join(f"{column.name} — {column.meaning}" for column in query.columns) + ".",
        CALLED,
    ]
    if not found:
        head.append(f"No rows. {ABSENT}")
    items = (
        row_item(
            {name: word(value) for name, value in zip(columns, row, strict=True)},
            told.told(claims),
            {name: term(value) for name, value in zip(columns, row, strict=True)},
        )
        for row, claims in found
    )
    record = {"question": query.question, "name": query.name, "columns": columns, "boolean": None}
    return Answer(
        head, items, ("rows", "triples"), "ask", record=record, notice=data.notice, skipped=offset, is_cut=is_cut
    )


_Asked = tuple[tuple[object, ...], list[object]]


def _rows(data: Data, query: Query, text: str, columns: list[str]) -> Iterable[_Asked]:
    """The rows of a question, each with the other terms that it was found by, among them its claims."""
    asked_for, inner = with_inner(text, columns)
    result = evaluate(data.store, asked_for)
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("answers with no rows", where=query.name, hint="Use the tool sparql")
    solutions = ((tuple(row[name] for name in columns), [row[name] for name in inner]) for row in result)
    return merged(solutions) if is_distinct(text) else solutions


def with_inner(text: str, columns: list[str]) -> tuple[str, list[str]]:
    """A question that also gives what its rows were found by, and the names of these further variables.

    Where rows are groups, it is the question as it was.
    """
    if "GROUP BY" in text[text.rindex("}") :]:
        return text, []
    inner = sorted(set(re.findall(r"\?(\w+)", text)) - set(columns))
    before, _, behind = text.partition("WHERE {")
    return f"{before}{' '.join(f'?{name}' for name in inner)} WHERE {{{behind}", inner


def is_distinct(text: str) -> bool:
    """Whether a question gives each row once."""
    return "DISTINCT" in text.partition("WHERE {")[0]


def merged(rows: Iterable[_Asked]) -> list[_Asked]:
    """Rows that differ only in what is not shown as one, with all that they were found by."""
    found: dict[tuple[object, ...], list[object]] = {}
    for row, inner in rows:
        found.setdefault(row, []).extend(inner)
    return list(found.items())


def sparql(data: Data, *, query: str, offset: int = 0) -> Answer:
    """Run a query, read-only, on all graphs together."""
    check_size(query)
    result = evaluate(data.store, query, prefixes=data.index.prefixes)
    if isinstance(result, ox.QueryBoolean):
        return boolean(bool(result), data.notice)
    found, is_cut = window(result, offset)
    told = Claims(data)
    columns: list[str] = []
    items: Iterator[Item]
    if isinstance(result, ox.QuerySolutions):
        columns = [variable.value for variable in result.variables]
        items = (
            row_item({name: term(row[name]) for name in columns}, told.told(row[name] for name in columns))
            for row in found
        )
    else:
        items = triple_items(found)
    head = [f"Rows of {', '.join(columns)}." if columns else "Triples.", *hints(data, found, columns)]
    record = {"question": "", "name": "", "columns": columns, "boolean": None}
    return Answer(
        head, items, ("rows", "triples"), "sparql", record=record, notice=data.notice, skipped=offset, is_cut=is_cut
    )


def boolean(value: bool, notice: str) -> Answer:  # noqa: FBT001 - the answer itself
    """The answer to ASK."""
    said = "true" if value else f"false. {ABSENT}"
    record = {"question": "", "name": "", "columns": [], "boolean": value}
    return Answer([f"The answer is {said}"], (), ("rows", "triples"), "sparql", record=record, notice=notice)


def hints(data: Data, found: list[object], columns: list[str]) -> Iterator[str]:
    """What a reader of rows must bear in mind."""
    if not found:
        yield f"There is none. {ABSENT}"
    elif columns and data.has_claims:
        yield (
            "Below a row stand the claims that it names. A row that names none has lost its hedge and source: bind the "
            "association (?a rdf:subject …; ck:inWords ?claim; ck:layer ?layer) and tell the claim."
        )
