"""The query operation of the SPARQL 1.1 Protocol: what a request asks (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.errors import InputError
from kg.rdf.namespaces import check_iri
from kg.server.http.messages import Problem, ProblemError, Request
from kg.server.http.percent import unquote

__all__ = ["QueryOperation", "read_parameters", "read_query"]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
#: Parameters of a request, at most.
_MOST = 1000
_READ_ONLY = Problem(403, "updates are refused: data is only read", "Use SELECT, ASK, CONSTRUCT or DESCRIBE")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^"';\s]*)""", re.IGNORECASE)


class QueryOperation(NamedTuple):
    """A query, and the graphs it is asked of where the request names them."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_query(request: Request) -> QueryOperation | None:
    """What a request to the endpoint asks; None for a GET that asks nothing at all (and so gets the description).

    Raises:
        ProblemError: when it is no query operation of the protocol.

    >>> read_query(Request("GET", "/sparql", "query=ASK%7B%7D", {}))
    QueryOperation(query='ASK{}', default_graphs=(), named_graphs=())
    """
    if request.method in ("GET", "HEAD"):
        return _query_operation(read_parameters(request.query.encode("latin-1"))) if request.query else None
    if request.method != "POST":
        allowed = (("Allow", "GET, HEAD, POST, OPTIONS"),)
        raise ProblemError(
            Problem(405, f"{request.method} is not a method of the endpoint", "Use GET or POST", headers=allowed)
        )
    media_type = _media_type(request)
    if media_type == _FORM:
        return _query_operation(read_parameters(request.body))
    if media_type == _UPDATE:
        raise ProblemError(_READ_ONLY)
    if media_type != _QUERY:
        given = f"the body is {media_type[:80]!r}" if media_type else "the Content-Type is missing"
        accepted = (("Accept-Post", f"{_QUERY}, {_FORM}"),)
        raise ProblemError(Problem(415, given, f"Send {_QUERY} or {_FORM}", headers=accepted))
    parameters = read_parameters(request.query.encode("latin-1"))
    if any(name in ("query", "update") for name, _ in parameters):
        raise ProblemError(Problem(400, "the address holds a query, and so does the body", "Send one of them"))
    return _query_operation([("query", _text(request.body, "body").removeprefix("\ufeff")), *parameters])


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


def _query_operation(parameters: list[tuple[str, str]]) -> QueryOperation:
    found: dict[str, list[str]] = {}
    for name, value in parameters:
        found.setdefault(name, []).append(value)
    if "update" in found:
        raise ProblemError(_READ_ONLY)
    queries = found.get("query", [])
    if len(queries) != 1:
        count = f"{len(queries)} queries" if queries else "no query"
        raise ProblemError(Problem(400, f"the request holds {count}", "Send one, as the parameter query"))
    for name in ("default-graph-uri", "named-graph-uri"):
        for iri in found.get(name, ()):
            try:
                check_iri(iri)
            except InputError as error:
                raise ProblemError(Problem(400, f"{name}: {error.what}"[:300], error.hint)) from error
    default, named = (tuple(found.get(f"{kind}-graph-uri", ())) for kind in ("default", "named"))
    return QueryOperation(queries[0], default, named)
