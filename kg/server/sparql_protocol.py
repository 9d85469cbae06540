"""The query operation of the SPARQL 1.1 Protocol: what a request asks (https://www.w3.org/TR/sparql11-protocol/).

The protocol puts all parameters of a form into its body and is silent on others in the address: graphs are taken from
both, as other servers do, and a query in both is refused. A graph's empty name, which the forms of some servers send,
names none. Parameters that we do not know are passed over, but for those that mean the dataset or values: without them
the answer would be to another question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.errors import InputError, QueryError
from kg.query.limits import MAX_QUERY
from kg.query.text import check_size
from kg.rdf.namespaces import check_iri
from kg.server.http.messages import Problem, ProblemError, Request
from kg.server.http.percent import unquote

__all__ = ["QueryOperation", "read_parameters", "read_query"]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_DEFAULT, _NAMED = "default-graph-uri", "named-graph-uri"
#: Parameters of a request, at most.
_MOST = 1000
_READ_ONLY = Problem(403, "updates are refused: data is only read", "Use SELECT, ASK, CONSTRUCT or DESCRIBE")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^"';\s]*)""", re.IGNORECASE)


class QueryOperation(NamedTuple):
    """A query, and the graphs it is asked of where the request names them."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_query(request: Request, most: int = MAX_QUERY) -> QueryOperation | None:
    """What a request to the endpoint asks; None for a GET that asks nothing at all (and so gets the description).

    Args:
        request: The request.
        most: Bytes that the query may have.

    Raises:
        ProblemError: when it is no query operation of the protocol.

    >>> read_query(Request("GET", "/sparql", "query=ASK%7B%7D", {}))
    QueryOperation(query='ASK{}', default_graphs=(), named_graphs=())
    """
    if request.method in ("GET", "HEAD"):
        address = read_parameters(request.query.encode("latin-1"))
        return _query_operation(address, most, 414) if request.query else None
    if request.method != "POST":
        allowed = (("Allow", "GET, HEAD, POST, OPTIONS"),)
        raise ProblemError(
            Problem(405, f"{request.method} is not a method of the endpoint", "Use GET or POST", headers=allowed)
        )
    media_type = _media_type(request)
    address = read_parameters(request.query.encode("latin-1"))
    if media_type == _FORM:
        return _query_operation([*read_parameters(request.body), *address], most)
    if media_type == _UPDATE:
        raise ProblemError(_READ_ONLY)
    if media_type != _QUERY:
        given = f"the body is {media_type[:80]!r}" if media_type else "the Content-Type is missing"
        accepted = (("Accept-Post", f"{_QUERY}, {_FORM}"),)
        raise ProblemError(Problem(415, given, f"Send {_QUERY} or {_FORM}", headers=accepted))
    if any(name in ("query", "update") for name, _ in address):
        raise ProblemError(Problem(400, "the address holds a query, and so does the body", "Send one of them"))
    return _query_operation([("query", _text(request.body, "body")), *address], most)


def _media_type(request: Request) -> str:
    """The media type of a body that is neither compressed nor in another charset than UTF-8."""
    if request.headers.get("content-encoding", "identity") != "identity":
        identity = (("Accept-Encoding", "identity"),)
        raise ProblemError(Problem(415, "the body is compressed", "Send it as it is", headers=identity))
    media_type, _, rest = request.headers.get("content-type", "").partition(";")
    charset = _CHARSET.search(rest)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise ProblemError(Problem(415, f"the charset is {charset[1][:40]!r}", "Send UTF-8"))
    return media_type.strip().lower()


def read_parameters(text: bytes) -> list[tuple[str, str]]:
    """Names and values of a form (https://url.spec.whatwg.org/#urlencoded-parsing).

    Raises:
        ProblemError: when they are no UTF-8, or too many.
    """
    parts = text.replace(b"+", b" ").split(b"&")
    if len(parts) > _MOST:
        raise ProblemError(Problem(400, f"the request has more than {_MOST} parameters", "Send fewer"))
    pairs = (part.partition(b"=") for part in parts)
    return [(_text(unquote(name), "name"), _text(unquote(value), "value")) for name, _, value in pairs]


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        where = "the body" if what == "body" else f"the {what} of a parameter"
        problem = Problem(400, f"{where} is not UTF-8 (byte {error.start})", "Encode the query as UTF-8")
        raise ProblemError(problem) from error


def _query_operation(parameters: list[tuple[str, str]], most: int, too_long: int = 413) -> QueryOperation:
    found: dict[str, list[str]] = {}
    for name, value in parameters:
        found.setdefault(name, []).append(value)
    if "update" in found:
        raise ProblemError(_READ_ONLY)
    queries = found.get("query", [])
    if len(queries) != 1:
        count = f"{len(queries)} queries" if queries else "no query"
        raise ProblemError(Problem(400, f"the request holds {count}", "Send one, as the parameter query"))
    try:
        check_size(queries[0], most)
    except QueryError as error:
        raise ProblemError(Problem(too_long, f"the query {error.what}", error.hint)) from error
    for name in found:
        if name not in (_DEFAULT, _NAMED) and ("graph" in name.lower() or name.startswith("$")):
            hint = (
                "Write the value into the query" if name[0] == "$" else f"Graphs are named by {_DEFAULT} and {_NAMED}"
            )
            raise ProblemError(Problem(400, f"there is no parameter {name[:80]!r}", hint))
    return QueryOperation(queries[0], *(_graphs(name, found.get(name, ())) for name in (_DEFAULT, _NAMED)))


def _graphs(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """The graphs that a parameter names, each once."""
    iris = tuple(dict.fromkeys(filter(None, values)))
    for iri in iris:
        try:
            check_iri(iri)
        except InputError as error:
            raise ProblemError(Problem(400, f"{name}: {error.what}"[:300], error.hint)) from error
    return iris
