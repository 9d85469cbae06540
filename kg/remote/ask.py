"""Ask any SPARQL 1.1 endpoint, through SPARQLWrapper, and take what it answers, odd terms and wrong labels included."""

from __future__ import annotations

import io
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, TextIO, cast
from urllib.parse import unquote_plus, urlsplit, urlunsplit

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.query.sparql import declare_prefixes, query_form, refuse_update, write_result
from kg.rdf.forms import (
    JSON_LD,
    N_QUADS,
    N_TRIPLES,
    RDF_XML,
    ROWS,
    ROWS_CSV,
    ROWS_JSON,
    ROWS_TSV,
    ROWS_XML,
    TRIG,
    TURTLE,
)
from kg.remote.answers.body import Body, spool
from kg.remote.answers.read_rows import read_rows
from kg.remote.answers.read_triples import check_triples, read_triples
from kg.remote.answers.terms import Oddities, Rows, truth_of
from kg.remote.answers.write_rows import write_rows
from kg.remote.credentials import check_address
from kg.remote.refusals import plain
from kg.remote.request import Deadline, ResponseStream, exchange
from kg.tables import printable

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

__all__ = ["ask_endpoint", "count_triples"]

_ASK_ROWS = ("SELECT", "ASK")
#: Forms in which an endpoint may answer, best first: those that keep every term before those that do not.
_ROWS = (ROWS_JSON, ROWS_XML, ROWS_TSV, ROWS_CSV)
_TRIPLES = (N_TRIPLES, TURTLE, RDF_XML, JSON_LD, N_QUADS, TRIG)
#: Parameters of an address that belong beside the query (SPARQL 1.1 Protocol, 2.1.4).
_DATASET = ("default-graph-uri", "named-graph-uri")
#: What Java's engines write into an answer that has begun, when they give up on it.
_BROKEN_OFF = re.compile(rb"SPARQL-QUERY: queryStr=|\b[a-z]\w{1,20}\.[\w.]{1,200}(?:Exception|Error)\b")

Warn = Callable[[str], object]


def ask_endpoint(
    url: str, query: str, form: str | None, *, seconds: float, width: int | None = None, warn: Warn | None = None
) -> TextIO:
    """Send a query and write its result as for local data.

    The result is whole, or there is none: it waits in a temporary file (in memory, while small) to be read and closed.
    Rows as CSV, TSV, JSON or XML and triples as N-Triples pass through one by one, in the order of the endpoint; a
    table and sorted Turtle are held whole. Terms that no standard allows are kept as they came, and told.

    Args:
        url: The endpoint, http or https; graphs named in it as ``default-graph-uri`` are the query's.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE; our prefixes need no declaration. SERVICE in it is for the endpoint
            to follow or to refuse: this machine opens no other connection.
        form: As in :func:`kg.query.sparql.answer`.
        seconds: Deadline of the whole, retries included, in seconds.
        width: Of the terminal that a table is for, in columns; None for a table that is whole.
        warn: Takes what the user should know of the answer; None for standard error.

    Raises:
        InputError: when the address is not one of HTTP, or holds a query.
        QueryError: when the endpoint cannot be reached, refuses, is too slow, answers with something else, or with a
            term that the form cannot hold.
    """
    odd = Oddities()
    output = spool()
    try:
        with _answered(url, query, seconds, odd) as (body, asked, base):
            if asked in _ASK_ROWS:
                _write_rows(output, _rows(body, query, asked), form, odd, width)
            else:
                _write_triples(body, base, form, output, odd)
    except BaseException:
        output.close()
        raise
    for line in odd.warnings():
        (warn or _tell)(printable(line))
    output.seek(0)
    return io.TextIOWrapper(output, encoding="utf-8", newline="")


def count_triples(url: str, graph: str, *, seconds: float) -> int:
    """How many triples a named graph of an endpoint holds.

    Raises:
        InputError: as :func:`ask_endpoint`.
        QueryError: as :func:`ask_endpoint`.
    """
    query = f"SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    with _answered(url, query, seconds, Oddities()) as (body, asked, _):
        result = _rows(body, query, asked)
        cells = [term for row in result.read() for term in row] if isinstance(result, Rows) else []
        if len(cells) != 1 or cells[0] is None or cells[0].kind != "literal":
            raise ValueError("no count")
        return int(cells[0].value)


def _tell(line: str) -> None:
    print(f"kg: {line}", file=sys.stderr)


@contextmanager
def _answered(url: str, query: str, seconds: float, odd: Oddities) -> Iterator[tuple[Body, str, str]]:
    """The answer to a query, the query's form, and the answer's address; what is wrong in it is told as the endpoint's.

    An answer that the endpoint itself calls incomplete is none, or is told to be cut.
    """
    refuse_update(query)
    asked = query_form(query) or "SELECT"  # of what is no query, the endpoint will tell
    client = _client(url, query, asked, Deadline(seconds))
    with cast("ResponseStream", client.query().response) as answer:
        if answer.status == 206 or answer.headers.get("X-SQL-State", "").strip() == "S1TAT":
            raise QueryError(
                "the endpoint stopped at its time limit and sent a part of the answer",
                where=url,
                hint="Narrow the query, or add LIMIT",
            )
        if (most := answer.headers.get("X-SPARQL-MaxRows", "")).strip().isdecimal():
            odd.others.append(
                f"the endpoint cut the answer at {int(most):,} rows; page through it with LIMIT and OFFSET"
            )
        body = None
        try:
            body = Body(cast("IO[bytes]", io.BufferedReader(answer, 1 << 16)), answer.headers)
            yield body, asked, answer.url
        except (SyntaxError, ValueError) as error:
            raise _no_result(error, body, url, query) from error
        finally:
            if body:
                body.close()


def _no_result(error: SyntaxError | ValueError, body: Body | None, url: str, query: str) -> QueryError:
    """The error for a body that cannot be read."""
    said = printable(str(getattr(error, "msg", None) or error))[:300]
    if body and (words := _trouble(body, query)):
        return QueryError(
            f"the endpoint broke off its answer: {words}", where=url, hint="Narrow the query, or add LIMIT"
        )
    what = f"the endpoint did not answer with SPARQL results, or not to the end: {said}"
    if body is None or body.is_page or not body.start:
        return QueryError(what, where=url, hint="Is this a SPARQL endpoint?")
    return QueryError(what, where=url, hint="Ask again, or ask for less; if it stays so, tell the endpoint's keeper")


def _trouble(body: Body, query: str) -> str:
    """What a server wrote at the end of an answer that it broke off; empty when it did not."""
    file = body.file
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 20_000))
    tail = file.read()
    found = _BROKEN_OFF.search(tail)
    return plain(tail[found.start() :].decode(errors="replace"), declare_prefixes(query)) if found else ""


def _client(url: str, query: str, asked: str, deadline: Deadline) -> SPARQLWrapper:
    """SPARQLWrapper, which knows the protocol, on our exchange, which holds the deadline."""
    address, parameters = _divided(url)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it takes for no query
        from SPARQLWrapper import POST, SPARQLWrapper

        class Client(SPARQLWrapper):
            def _query(self) -> tuple[ResponseStream, str]:  # type: ignore[override] # ours is read in the same way
                return exchange(self._createRequest(), deadline=deadline, what="query"), self.returnFormat

        client = Client(address, agent="condition-kg")
        client.setQuery(declare_prefixes(query))
    client.queryType = asked  # it would take "add" in a comment for an update
    client.setMethod(POST)
    client.setOnlyConneg(True)  # no parameters that only some engines know
    for name, value in parameters:
        client.addParameter(name, value)
    types = [each.media_type for each in (_ROWS if asked in _ASK_ROWS else _TRIPLES)]
    client.addCustomHttpHeader("Accept", ", ".join(f"{name};q={1 - i / 10:g}" for i, name in enumerate(types)))
    return client


def _divided(url: str) -> tuple[str, list[tuple[str, str]]]:
    """An address without the parameters that name graphs, and these, which go where the query is.

    A server that reads a form need not read the address beside it; parameters of its own stay there.

    Raises:
        InputError: when it is not one of HTTP, or holds a query.
    """
    check_address(url)
    parts = urlsplit(url)
    kept, moved = [], []
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        name = unquote_plus(name)
        if name in ("query", "update"):
            raise InputError(
                f"the address holds a {name} of its own", where=f"{url.partition('?')[0]}?{name}=…", hint="Take it out"
            )
        if name in _DATASET:
            moved.append((name, unquote_plus(value)))
        else:
            kept.append(pair)
    return urlunsplit(parts._replace(query="&".join(kept))), moved


def _rows(body: Body, query: str, asked: str) -> Rows | bool:
    """The rows or the truth value in an answer."""
    result = read_rows(body, query, asks_truth=asked == "ASK")
    return _truth(result) if asked == "ASK" and isinstance(result, Rows) else result


def _truth(rows: Rows) -> bool:
    """The answer to ASK of an engine that gives it as a row with 1 or 0: Virtuoso does."""
    found = [term for row in rows.read() for term in row if term is not None]
    if len(found) != 1:
        raise ValueError("rows in the place of yes or no")
    return truth_of(found[0].value)


def _write_rows(output: IO[bytes], result: Rows | bool, form: str | None, odd: Oddities, width: int | None) -> None:  # noqa: FBT001 - the answer to ASK
    if isinstance(result, Rows) and (form or "table") in ("table", *(each.name for each in ROWS)):
        write_rows(result, form or "table", output, odd, width=width)
        return
    said = b"false" if result is False else b"true"  # of rows only the kind counts: their form is refused below
    truth = ox.parse_query_results(b'{"head":{},"boolean":%s}' % said, format=ox.QueryResultsFormat.JSON)
    output.write(write_result(cast("ox.QueryBoolean", truth), form).encode())  # it refuses rows in a form of triples


def _write_triples(body: Body, base: str, form: str | None, output: IO[bytes], odd: Oddities) -> None:
    """Write the triples of an answer, read in the first way that leads to its end."""
    first: Exception | None = None
    for quads in read_triples(body, base):
        output.seek(0)
        output.truncate()
        found = Oddities()
        try:
            triples = check_triples(quads, found, form or TURTLE.name)
            if form == N_TRIPLES.name:
                ox.serialize(triples, output, ox.RdfFormat.N_TRIPLES)
            else:
                output.write(write_result(list(triples), form).encode())
        except (SyntaxError, ValueError) as error:
            first = first or error
            continue
        odd.count, odd.first = found.count, found.first
        odd.others += found.others
        return
    if first:
        raise first
