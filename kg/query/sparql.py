"""Run SPARQL on a store: refuse what would reach other addresses, bound time and memory, write every result form.

Results in CSV, TSV, JSON and XML are those of the W3C's recommendations, terms verbatim: a text that a spreadsheet
takes for a formula stays one there, other than in our own tables (:mod:`kg.tables`).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from types import MappingProxyType
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import FormError, QueryError
from kg.query.limits import MAX_QUERY, run_limited
from kg.query.text import (
    check_size,
    check_text,
    dataset_graphs,
    identified,
    refuse_service,
    refuse_update,
    syntax_error,
)
from kg.rdf.forms import GRAPHS, ROWS
from kg.rdf.namespaces import PREFIXES, shrink
from kg.rdf.turtle import sort_key, write_turtle
from kg.rdf.write import write_rows, write_triples
from kg.tables import render_table

__all__ = [
    "FORMATS",
    "answer",
    "evaluate",
    "stream_result",
    "write_result",
]

_ROWS = {form.name: form for form in ROWS}
_TRIPLES = {form.name: form for form in GRAPHS}
#: So many triples are sorted before they are streamed.
_SORTED = 5000
#: Result forms: the first five for SELECT and ASK, the rest for CONSTRUCT and DESCRIBE.
FORMATS = ("table", *_ROWS, *_TRIPLES)


def evaluate(
    store: ox.Store,
    query: str,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    is_union: bool = True,
    most: int = MAX_QUERY,
    prefixes: Mapping[str, str] = MappingProxyType({}),
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Evaluate a query in this process, without limits; our prefixes need no declaration.

    The default graph is the union of all graphs, unless the query names its own with FROM.

    Args:
        store: The data.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        default_graphs: IRIs of graphs that together are the default graph, in place of what the query says of graphs.
        named_graphs: IRIs of the graphs that GRAPH finds, likewise.
        is_union: Whether, where nothing is said of graphs, all of them together are the default graph.
        most: Bytes that the query may have.
        prefixes: What else needs no declaration, as the files of the data declare it; ours come first.

    Raises:
        QueryError: when the query is malformed, refused or too long.
    """
    check_size(query, most)
    query = check_text(query)
    refuse_service(query)
    dataset: dict[str, Any]
    if default_graphs or named_graphs:
        dataset = {"default_graph": _graphs(default_graphs), "named_graphs": _graphs(named_graphs)}
    else:
        dataset = {"use_default_graph_as_union": is_union and not dataset_graphs(query)}
    try:
        try:
            return store.query(query, **dataset)
        except SyntaxError:
            # Perhaps a prefix is missing, which the engine does not always say. Handing over all of ours costs as much
            # as a small query, so not at once.
            known, others = identified(query)
            try:
                return store.query(known, prefixes={**prefixes, **PREFIXES}, **dataset)
            except SyntaxError:
                return store.query(query, prefixes={**prefixes, **PREFIXES, **others}, **dataset)  # tells the place
    except SyntaxError as error:
        refuse_update(query)
        raise syntax_error(query, str(error.msg)) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"cannot be evaluated: {error}", where="query", hint="Change the query") from error


def _graphs(iris: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError("a graph is named by no absolute IRI", where="query", hint="Write it whole") from error


def answer(
    store: ox.Store,
    query: str,
    form: str | None,
    *,
    seconds: float = 30,
    megabytes: int = 2000,
    most: int = MAX_QUERY,
    width: int | None = None,
    prefixes: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Evaluate a query within limits and write its result.

    Args:
        store: The data; nothing in it changes.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        form: One of :data:`FORMATS`; None for a table or Turtle, as the query demands.
        seconds: Deadline.
        megabytes: Memory limit, beyond what the store uses.
        most: Bytes that the query may have.
        width: Of the terminal that a table is for, in columns; None for a table that is whole.
        prefixes: As for :func:`evaluate`.

    Raises:
        QueryError: when the query is malformed, refused, too long, too slow, too large, or has no such result form.
    """
    check_size(query, most)
    refuse_service(query)
    identified(query)  # here, as no file can be opened where the query runs
    return run_limited(
        lambda: write_result(evaluate(store, query, most=most, prefixes=prefixes), form, width=width).encode(),
        seconds=seconds,
        megabytes=megabytes,
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
