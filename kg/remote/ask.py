"""Ask any SPARQL 1.1 endpoint, through SPARQLWrapper."""

from __future__ import annotations

import io
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, TextIO, cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.sparql import write_result
from kg.query.text import check_text, declare_prefixes, mistake, query_form, refuse_update
from kg.rdf.forms import N_TRIPLES, ROWS, ROWS_JSON, ROWS_TSV, ROWS_XML, TURTLE
from kg.remote.credentials import check_address
from kg.remote.request import Deadline, ResponseStream, exchange
from kg.tables import printable

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

__all__ = ["ask_endpoint", "count_triples"]

_ASK_ROWS = ("SELECT", "ASK")
#: Forms in which an endpoint may answer, best first; RDF/XML is none, because of its entities.
_ROWS = (ROWS_JSON, ROWS_XML, ROWS_TSV)
_TRIPLES = (N_TRIPLES, TURTLE)
#: Largest result held in memory, in bytes; a larger one goes through a temporary file.
_IN_MEMORY = 8_000_000

_Result = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]


def ask_endpoint(url: str, query: str, form: str | None, *, seconds: float) -> TextIO:
    """Send a query and write its result as for local data.

    The result is whole, or there is none: it waits in a temporary file (in memory, while small) to be read and closed.
    Rows as CSV, TSV, JSON or XML and triples as N-Triples pass through one by one, in the order of the endpoint; a
    table and sorted Turtle are held whole.

    Args:
        url: The endpoint, http or https.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE; our prefixes need no declaration. SERVICE in it is for the endpoint
            to follow or to refuse: this machine opens no other connection.
        form: As in :func:`kg.query.sparql.answer`.
        seconds: Deadline of the whole, retries included, in seconds.

    Raises:
        InputError: when the address is not one of HTTP.
        QueryError: when the endpoint cannot be reached, refuses, is too slow, or answers with something else.
    """
    spool = cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - the caller closes it
    try:
        with _answered(url, query, seconds) as result:
            _write(result, form, spool)
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return io.TextIOWrapper(spool, encoding="utf-8", newline="")


def count_triples(url: str, graph: str, *, seconds: float) -> int:
    """How many triples a named graph of an endpoint holds.

    Raises:
        InputError: as :func:`ask_endpoint`.
        QueryError: as :func:`ask_endpoint`.
    """
    query = f"SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    with _answered(url, query, seconds) as result:
        rows = list(result) if isinstance(result, ox.QuerySolutions) else []
        if len(rows) != 1 or not isinstance(rows[0][0], ox.Literal):
            raise ValueError("no count")
        return int(rows[0][0].value)


@contextmanager
def _answered(url: str, query: str, seconds: float) -> Iterator[_Result]:
    """The result of a query, read while it arrives; what is malformed in it is an error of the endpoint."""
    check_address(url)
    query = check_text(query)
    refuse_update(query)
    form = query_form(query) or "SELECT"  # of what is no query, the endpoint will tell
    try:
        response = _client(url, query, form, Deadline(seconds)).query().response
    except QueryError as error:
        if "refused the query" in error.what and (found := mistake(query)):
            raise QueryError(error.what, where=url, hint=f"In the query: {found.what}") from error
        raise
    with cast("ResponseStream", response) as answer:
        try:
            result = _parsed(answer, asks_rows=form in _ASK_ROWS)
            yield _truth(result) if form == "ASK" and isinstance(result, ox.QuerySolutions) else result
        except (SyntaxError, ValueError) as error:
            said = printable(str(getattr(error, "msg", None) or error))[:200]
            raise QueryError(
                f"the endpoint did not answer with SPARQL results, or not to the end: {said}",
                where=url,
                hint="Is this a SPARQL endpoint?",
            ) from error


def _client(url: str, query: str, form: str, deadline: Deadline) -> SPARQLWrapper:
    """SPARQLWrapper, which knows the protocol, on our exchange, which holds the deadline."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it takes for no query
        from SPARQLWrapper import POST, SPARQLWrapper

        class Client(SPARQLWrapper):
            def _query(self) -> tuple[ResponseStream, str]:  # type: ignore[override] # ours is read in the same way
                return exchange(self._createRequest(), deadline=deadline, what="query"), self.returnFormat

        client = Client(url, agent="condition-kg")
        client.setQuery(declare_prefixes(query))
    client.queryType = form  # it would take "add" in a comment for an update
    client.setMethod(POST)
    client.setOnlyConneg(True)  # no parameters that only some engines know
    types = [each.media_type for each in (_ROWS if form in _ASK_ROWS else _TRIPLES)]
    client.addCustomHttpHeader("Accept", ", ".join(f"{name};q={1 - i / 10:g}" for i, name in enumerate(types)))
    return client


def _parsed(answer: ResponseStream, *, asks_rows: bool) -> _Result:
    """The result in an answer, in the form that its Content-Type names; without one, in the form that was asked for."""
    media_type = answer.headers.get("Content-Type") or (_ROWS if asks_rows else _TRIPLES)[0].media_type
    body = cast("IO[bytes]", io.BufferedReader(answer, 1 << 16))
    if asks_rows:
        rows = ox.QueryResultsFormat.from_media_type(media_type)
        if rows in [form.results for form in _ROWS]:
            return ox.parse_query_results(body, format=rows)
    else:
        form = ox.RdfFormat.from_media_type(media_type)
        if form in [each.rdf for each in _TRIPLES]:
            return (quad.triple for quad in ox.parse(body, format=form, base_iri=answer.url))
    raise ValueError(f"its Content-Type is {media_type!r}")


def _truth(rows: ox.QuerySolutions) -> ox.QueryBoolean:
    """The answer to ASK of an engine that gives it as a row with 1 or 0: Virtuoso does."""
    found = [term.value for row in rows for term in row if isinstance(term, ox.Literal)]
    if found not in (["1"], ["0"]):
        raise ValueError("rows in the place of yes or no")
    said = b"true" if found == ["1"] else b"false"
    return cast(
        "ox.QueryBoolean", ox.parse_query_results(b'{"head":{},"boolean":%s}' % said, format=ox.QueryResultsFormat.JSON)
    )


def _write(result: _Result, form: str | None, file: IO[bytes]) -> None:
    """Write a result as :func:`kg.query.sparql.write_result` does, row by row where the form allows it."""
    rows = next((each.results for each in ROWS if each.name == form), None)
    if isinstance(result, ox.QuerySolutions) and rows is not None:
        result.serialize(file, rows)
        file.seek(-1, io.SEEK_END)
        if file.read(1) != b"\n":
            file.write(b"\n")
    elif form == N_TRIPLES.name and not isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
        ox.serialize(result, file, ox.RdfFormat.N_TRIPLES)
    else:
        file.write(write_result(result, form).encode())
