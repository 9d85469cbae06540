"""The job of a SPARQL query: evaluate it and write the result in the form that the client takes."""

from __future__ import annotations

from typing import IO, cast

import pyoxigraph as ox

from kg.errors import FormError
from kg.query.sparql import evaluate, stream_result
from kg.rdf.forms import FORMS, GRAPHS, ROWS
from kg.server.http.messages import Problem, ProblemError
from kg.server.workers.output import Output

__all__ = ["answer_query"]


def answer_query(
    store: ox.Store,
    output: Output,
    question: tuple[str, tuple[str, ...], tuple[str, ...]],
    accepted: tuple[int | None, int | None, bool],
) -> None:
    """Evaluate a query and write its result.

    Args:
        store: The data.
        output: Where to.
        question: The fields of a :class:`kg.server.sparql_protocol.QueryOperation`.
        accepted: Places in :data:`FORMS` of the form for rows and of that for triples, each None when the client takes
            none; and whether it takes gzip.

    Raises:
        QueryError: when the query is malformed or refused.
        ProblemError: when the client takes no form that can hold the answer; behind its first bytes, it breaks off.
    """
    query, default_graphs, named_graphs = question
    rows, graph, zipped = accepted
    result = evaluate(store, query, default_graphs=default_graphs, named_graphs=named_graphs)
    has_rows = isinstance(result, ox.QuerySolutions | ox.QueryBoolean)
    form = rows if has_rows else graph
    if form is None:
        wanted = [each.media_type for each in (ROWS if has_rows else GRAPHS)]
        kind = "rows" if has_rows else "triples"
        raise ProblemError(Problem(406, f"the answer is {kind}", f"Accept {', '.join(wanted)}"))
    output.begin(form, zipped=zipped)
    try:
        stream_result(result, FORMS[form].name, cast("IO[bytes]", output))
    except FormError as error:
        raise ProblemError(Problem(406, error.what, error.hint)) from error
