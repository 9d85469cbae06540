"""The job of a SPARQL query: evaluate it and write the result in the form that the client takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import FormError
from kg.query.sparql import evaluate, stream_result
from kg.query.text import dataset_graphs, names_graph
from kg.rdf.forms import FORMS, GRAPHS, ROWS
from kg.rdf.namespaces import SERVICE
from kg.server.http.messages import Problem, ProblemError
from kg.server.workers.output import Sink

__all__ = ["answer_query"]


def answer_query(
    store: ox.Store,
    output: Sink,
    question: tuple[str, tuple[str, ...], tuple[str, ...]],
    accepted: tuple[int | None, int | None, bool],
    *,
    about: Sequence[ox.Quad] = (),
    prefixes: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Evaluate a query and write its result.

    What the service says of itself is no part of the data: only a query that names its graph is asked of both.

    Args:
        store: The data.
        output: Where to.
        question: The fields of a :class:`kg.server.sparql_protocol.QueryOperation`.
        accepted: Places in :data:`FORMS` of the form for rows and of that for triples, each None when the client takes
            none; and whether it takes gzip.
        about: What the service says of itself, in the graph :data:`kg.rdf.namespaces.SERVICE`.
        prefixes: What the files of the data declare, which needs no declaration in a query.

    Raises:
        QueryError: when the query is malformed or refused.
        ProblemError: when the client takes no form that can hold the answer; behind its first bytes, it breaks off.
    """
    query, default_graphs, named_graphs = question
    rows, graph, zipped = accepted
    is_about = bool(about) and (SERVICE in (*default_graphs, *named_graphs) or _asks_about(query))
    if is_about:
        is_alone = {*default_graphs, *named_graphs, *dataset_graphs(query)} == {SERVICE}
        store = _described(() if is_alone else store, about)
    result = evaluate(
        store,
        query,
        default_graphs=default_graphs,
        named_graphs=named_graphs,
        is_union=not is_about,
        prefixes=prefixes,
    )
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


def _asks_about(query: str) -> bool:
    return "service" in query and names_graph(query, SERVICE)


def _described(data: Iterable[ox.Quad], about: Sequence[ox.Quad]) -> ox.Store:
    """Data with the graph of the description, which is not in the default graph: that holds all graphs of the data.

    Made for one query: such are rare, and each takes a fraction of a second.
    """
    both = ox.Store()
    both.extend(_in_default_graph(data))
    both.extend(about)
    return both


def _in_default_graph(data: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in data:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object)
