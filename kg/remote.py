"""Ask any SPARQL 1.1 endpoint, through SPARQLWrapper."""

from __future__ import annotations

import urllib.error
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.sparql import refuse_service, write_result

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
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise InputError(f"{url!r} is not an http(s) address", hint="Write the endpoint whole: https://host/sparql")
    refuse_service(query)
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SPARQLWrapper import JSON, N3, POST, SPARQLExceptions, SPARQLWrapper

    client = SPARQLWrapper(url, agent="condition-kg")
    client.setMethod(POST)
    client.setTimeout(max(1, round(seconds)))
    client.setQuery(query)
    asks_rows = client.queryType in ("SELECT", "ASK")
    client.setReturnFormat(JSON if asks_rows else N3)
    client.addCustomHttpHeader("Accept", "application/sparql-results+json" if asks_rows else "application/n-triples")
    try:
        body = client.query().response.read()
    except SPARQLExceptions.SPARQLWrapperException as error:
        raise QueryError(
            f"the endpoint refused the query ({type(error).__name__})", where=url, hint="Check query and address"
        ) from error
    except (TimeoutError, urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise QueryError(f"the endpoint cannot be reached: {reason}", where=url, hint="Check the address") from error
    try:
        if asks_rows:
            return write_result(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON), form)
        return write_result((q.triple for q in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)), form)
    except (SyntaxError, ValueError) as error:
        raise QueryError(
            "the endpoint did not answer with SPARQL results", where=url, hint="Is this a SPARQL endpoint?"
        ) from error
