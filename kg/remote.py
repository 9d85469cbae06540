"""Ask any SPARQL 1.1 endpoint, through SPARQLWrapper."""

from __future__ import annotations

import urllib.error
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.limits import MAX_ANSWER
from kg.sparql import declare_prefixes, refuse_service, refuse_update, write_result

__all__ = ["ask_endpoint"]


def ask_endpoint(url: str, query: str, form: str | None, *, seconds: float) -> str:
    """Send a query by POST and write its result as for local data.

    Args:
        url: The endpoint, http or https.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        form: As in :func:`kg.sparql.answer`.
        seconds: Time-out of the connection and of each read.

    Raises:
        InputError: when the address is not one of HTTP.
        QueryError: when the endpoint cannot be reached, refuses, or answers with something else.
    """
    _check_address(url)
    refuse_service(query)
    refuse_update(query)
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SPARQLWrapper import JSON, N3, POST, SPARQLExceptions, SPARQLWrapper

        client = SPARQLWrapper(url, agent="condition-kg")
        client.setQuery(declare_prefixes(query))  # warns of what it takes for no query: the endpoint will tell
    if client.isSparqlUpdateRequest():
        raise QueryError("is an update, and data is only read", where="query", hint="Use SELECT, ASK, CONSTRUCT")
    client.setMethod(POST)
    client.setTimeout(max(1, round(seconds)))
    asks_rows = client.queryType in ("SELECT", "ASK")
    client.setReturnFormat(JSON if asks_rows else N3)
    client.addCustomHttpHeader("Accept", "application/sparql-results+json" if asks_rows else "application/n-triples")
    try:
        body = client.query().response.read(MAX_ANSWER + 1)
    except SPARQLExceptions.SPARQLWrapperException as error:
        raise QueryError(
            f"the endpoint refused the query ({type(error).__name__})", where=url, hint="Check query and address"
        ) from error
    except (TimeoutError, urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise QueryError(
                f"the endpoint did not answer within {seconds:g} s", where=url, hint="Raise --timeout"
            ) from error
        raise QueryError(f"the endpoint cannot be reached: {reason}", where=url, hint="Check the address") from error
    if len(body) > MAX_ANSWER:
        raise QueryError(f"the answer is larger than {MAX_ANSWER:,} bytes", where=url, hint="Add LIMIT to the query")
    try:
        if asks_rows:
            return write_result(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON), form)
        return write_result((q.triple for q in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)), form)
    except (SyntaxError, ValueError) as error:
        raise QueryError(
            "the endpoint did not answer with SPARQL results", where=url, hint="Is this a SPARQL endpoint?"
        ) from error


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or not url.isascii() or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise InputError(f"{url!r} is not an http(s) address", hint="Write the endpoint whole: https://host/sparql")
