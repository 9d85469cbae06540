"""Run SPARQL on a store: refuse what would reach other addresses, bound time and memory, write every result form.

Results in CSV, TSV, JSON and XML are those of the W3C's recommendations, terms verbatim: a text that a spreadsheet
takes for a formula stays one there, other than in our own tables (:mod:`kg.tables`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import FormError, QueryError, RefusedError
from kg.query.limits import run_limited
from kg.rdf.forms import GRAPHS, ROWS
from kg.rdf.namespaces import PREFIXES, shrink
from kg.rdf.turtle import sort_key, write_turtle
from kg.rdf.write import write_rows, write_triples
from kg.tables import render_table

__all__ = [
    "FORMATS",
    "answer",
    "declare_prefixes",
    "evaluate",
    "query_form",
    "refuse_service",
    "refuse_update",
    "stream_result",
    "write_result",
]

_ROWS = {form.name: form for form in ROWS}
_TRIPLES = {form.name: form for form in GRAPHS}
#: So many triples are sorted before they are streamed.
_SORTED = 5000
#: Result forms: the first five for SELECT and ASK, the rest for CONSTRUCT and DESCRIBE.
FORMATS = ("table", *_ROWS, *_TRIPLES)

_LEXEMES = r"""
      <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    | [?$]\w+
    | (?P<prefix>[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*
    | \\.
    | (?P<word>\w+)
    | .
    """
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*(?:\n|$)|(?:BASE|PREFIX\s+[\w.-]*:)\s*<[^>]*>)*"
    r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_POSITION = r"error at (\d+):(\d+): (.*)"
#: What the engine says, and what it means.
_PLAIN = {
    "IRI parsing failed": "an IRI is not absolute or holds a forbidden character",
    "The SELECT contains a variable that is unbound": "SELECT names a variable that is neither grouped nor free",
}


def refuse_service(query: str) -> None:
    r"""Refuse a query with SERVICE: the engine would send it to any address, this machine's included.

    Fail-closed: the letters may stand only in comments, strings, IRIs, variables and local names, and not at all beside
    a ``\u`` escape, whose place of resolution differs from engine to engine.

    Raises:
        RefusedError: when the query holds SERVICE anywhere else.
    """
    resolved = _resolve_escapes(query) if "\\" in query else query
    if "service" not in resolved.lower():
        return
    escaped = resolved != query
    for match in re.finditer(_LEXEMES, query, re.VERBOSE | re.DOTALL):
        if escaped or "service" in f"{match['word'] or ''} {match['prefix'] or ''}".lower():
            raise RefusedError(
                "SERVICE is refused: a query runs on the given data only",
                where=f"query:{query.count(chr(10), 0, match.start()) + 1}",
                hint="Query the other endpoint by itself with --endpoint",
            )


def _resolve_escapes(query: str) -> str:
    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number <= 0x10FFFF else match[0]

    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", character, query)


def refuse_update(query: str) -> None:
    """Refuse what is an update and no query: data is only read, here and on any endpoint.

    Raises:
        RefusedError: when the query begins as an update.
    """
    if _UPDATE.match(query):
        raise RefusedError(
            "is an update, and data is only read", where="query", hint="Use SELECT, ASK, CONSTRUCT or DESCRIBE"
        )


def declare_prefixes(query: str) -> str:
    """The query with declarations before it of those prefixes of ours that it uses and does not declare."""
    used = {match["prefix"] for match in re.finditer(_LEXEMES, query, re.VERBOSE | re.DOTALL) if match["prefix"]}
    declared = set(re.findall(r"\bprefix\s+([\w.-]+):", query, re.IGNORECASE))
    wanted = sorted((used - declared) & set(PREFIXES))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in wanted) + query


def _bare_words(query: str) -> Iterator[str]:
    """The words of a query that stand outside strings, IRIs, comments, variables and prefixed names."""
    for match in re.finditer(_LEXEMES, query, re.VERBOSE | re.DOTALL):
        if match["word"]:
            yield match["word"]


def query_form(query: str) -> str:
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``, whichever a query begins with; empty when it is none."""
    words = (word.upper() for word in _bare_words(query))
    return next((word for word in words if word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "")


def evaluate(
    store: ox.Store,
    query: str,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Evaluate a query in this process, without limits; our prefixes need no declaration.

    The default graph is the union of all graphs, unless the query names its own with FROM.

    Args:
        store: The data.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        default_graphs: IRIs of graphs that together are the default graph, in place of what the query says of graphs.
        named_graphs: IRIs of the graphs that GRAPH finds, likewise.

    Raises:
        QueryError: when the query is malformed or refused.
    """
    refuse_service(query)
    refuse_update(query)
    dataset: dict[str, Any]
    if default_graphs or named_graphs:
        dataset = {"default_graph": _graphs(default_graphs), "named_graphs": _graphs(named_graphs)}
    else:
        names_dataset = "from" in query.lower() and any(word.lower() == "from" for word in _bare_words(query))
        dataset = {"use_default_graph_as_union": not names_dataset}
    try:
        try:
            return store.query(query, **dataset)
        except SyntaxError:
            # Perhaps a prefix is missing, which the engine does not always say. Handing over all of ours costs as much
            # as a small query, so not at once.
            return store.query(query, prefixes=PREFIXES, **dataset)
    except SyntaxError as error:
        raise _syntax_error(query, str(error.msg)) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"cannot be evaluated: {error}", where="query", hint="Change the query") from error


def _graphs(iris: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError("a graph is named by no absolute IRI", where="query", hint="Write it whole") from error


def _syntax_error(query: str, message: str) -> QueryError:
    """The engine's message as one plain sentence; it holds line and column in its text only."""
    match = re.match(_POSITION, message, re.DOTALL)
    if not match:
        return QueryError(f"is no SPARQL query: {message}", where="query", hint="Correct it")
    line, column = int(match[1]), int(match[2])
    written = (query.splitlines() or [""])[line - 1 : line] or [""]
    before, rest = written[0][: column - 1], written[0][column - 1 :]
    token = re.search(r"[\w:?$.-]*$", before)
    if token and token[0] and re.match(r"[\w:.-]", rest):
        column -= len(token[0])
        rest = token[0] + rest
    if "Prefix not found" in match[3]:
        name = re.search(r"([\w.-]*):\S*\s*$", before)
        found = f"the prefix {name[1]!r} is not declared" if name else "a prefix is not declared"
    elif plain := next((plain for said, plain in _PLAIN.items() if said in match[3]), ""):
        found = plain
    elif rest.strip():
        found = f"“{rest.strip().split()[0][:40]}” is not expected"
    else:
        found = "the query ends or breaks off"
    return QueryError(
        f"syntax error at line {line}, column {column}: {found}",
        where="query",
        hint="Correct it there, or just before",
        position=(line, column),
    )


def answer(
    store: ox.Store,
    query: str,
    form: str | None,
    *,
    seconds: float = 30,
    megabytes: int = 2000,
    width: int | None = None,
) -> str:
    """Evaluate a query within limits and write its result.

    Args:
        store: The data; nothing in it changes.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        form: One of :data:`FORMATS`; None for a table or Turtle, as the query demands.
        seconds: Deadline.
        megabytes: Memory limit, beyond what the store uses.
        width: Of the terminal that a table is for, in columns; None for a table that is whole.

    Raises:
        QueryError: when the query is malformed, refused, too slow, too large, or has no such result form.
    """
    refuse_service(query)
    return run_limited(
        lambda: write_result(evaluate(store, query), form, width=width).encode(), seconds=seconds, megabytes=megabytes
    ).decode()


def write_result(
    result: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple], form: str | None, *, width: int | None = None
) -> str:
    """Write a result in one of :data:`FORMATS`; None for a table or Turtle; ``width`` as in :func:`answer`.

    Raises:
        FormError: when the form cannot hold the result.
        QueryError: when its evaluation fails underway.
    """
    try:
        if isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
            return _write_rows(result, form or "table", width)
        return _write_triples(result, form or "turtle")
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"cannot be evaluated: {error}", where="query", hint="Change the query") from error


def stream_result(
    result: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple], form: str, output: IO[bytes]
) -> None:
    """Write a result while it is produced; up to 5,000 triples are sorted before.

    Args:
        result: Rows or triples.
        form: One of :data:`FORMATS` that can hold it, but ``table``.
        output: What the bytes are written to.

    Raises:
        FormError: when the form cannot hold the result; what is written until then is not whole.
        RuntimeError: when the evaluation fails underway.
        OSError: likewise.
    """
    if isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
        write_rows(result, _ROWS[form], output)
        return
    triples = iter(result)
    first = list(islice(triples, _SORTED + 1))
    if len(first) > _SORTED:
        write_triples(chain(first, triples), _TRIPLES[form], output, PREFIXES if form != "ntriples" else None)
    elif form == "turtle":
        output.write(write_turtle(sorted(first, key=sort_key)).encode())
    else:
        write_triples(sorted(first, key=sort_key), _TRIPLES[form], output)


def _write_triples(result: Iterable[ox.Triple], form: str) -> str:
    if form not in _TRIPLES:
        raise FormError(
            f"the query answers with triples, which {form!r} cannot hold", hint=f"Use --format {'|'.join(_TRIPLES)}"
        )
    triples = sorted(result, key=sort_key)
    if form == "turtle":
        return write_turtle(triples)
    output = io.BytesIO()
    write_triples(triples, _TRIPLES[form], output)
    return output.getvalue().decode()


def _write_rows(result: ox.QuerySolutions | ox.QueryBoolean, form: str, width: int | None) -> str:
    if form in _TRIPLES:
        raise FormError(
            f"the query answers with rows, which {form!r} cannot hold", hint=f"Use --format table|{'|'.join(_ROWS)}"
        )
    if isinstance(result, ox.QueryBoolean):
        if form in ("json", "xml"):
            return (result.serialize(format=_ROWS[form].results) or b"").decode() + "\n"
        return f"{str(bool(result)).lower()}\n"
    if form == "table":
        columns = [variable.value for variable in result.variables]
        return render_table(columns, [[_word(row[name]) for name in columns] for row in result], width=width)
    output = io.BytesIO()
    write_rows(result, _ROWS[form], output)
    text = output.getvalue().decode()
    return text if text.endswith("\n") else text + "\n"


def _word(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return shrink(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)
