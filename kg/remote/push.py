"""Load a dataset into a server, graph by graph, by Graph Store Protocol or SPARQL Update.

A graph is replaced by its first request and grows with those that follow; each request may be sent twice without harm.
Blank nodes mean something only within a request: all triples of a graph that hold any are in the first one. Numbers are
sent as the store keeps them, in canonical form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.forms import TURTLE
from kg.rdf.namespaces import check_iri
from kg.remote.ask import count_triples
from kg.remote.request import Deadline, exchange

__all__ = ["Load", "Target", "graph_store_of", "push"]

#: Largest body, in bytes and triples: of an update Virtuoso 7.2.5 takes 2,000 triples and refuses 5,000.
_MAX_BYTES = 1_000_000
_MAX_TRIPLES = {"graph": 10_000, "update": 1_000}

_Triples = Callable[[], Iterable[ox.Triple]]


class Target(NamedTuple):
    """Where to load: a SPARQL endpoint that counts, and beside it the one that writes.

    Args:
        endpoint: SPARQL endpoint for queries.
        writer: Graph store, or endpoint for updates.
        kind: Which of the two, ``graph`` or ``update``.
        seconds: Deadline of each request, retries included.
    """

    endpoint: str
    writer: str
    kind: str
    seconds: float


class Load(NamedTuple):
    """What became of a graph.

    Args:
        graph: IRI.
        here: Triples in the data.
        before: Triples at the endpoint before.
        there: Triples at the endpoint afterwards.
        done: ``same count, skipped``, ``loaded`` or ``replaced``; in a dry run, what would be done.
    """

    graph: str
    here: int
    before: int
    there: int
    done: str


def graph_store_of(endpoint: str) -> str:
    """The address of the graph store beside a SPARQL endpoint, by the custom of its server.

    >>> graph_store_of("http://localhost:7878/query")  # Oxigraph
    'http://localhost:7878/store'
    >>> graph_store_of("http://localhost:3030/lems/sparql")  # Fuseki
    'http://localhost:3030/lems/data'
    >>> graph_store_of("http://localhost:8890/sparql")  # Virtuoso
    'http://localhost:8890/sparql-graph-crud-auth'
    >>> graph_store_of("http://localhost:7200/repositories/lems")  # GraphDB, RDF4J
    'http://localhost:7200/repositories/lems/rdf-graphs/service'

    Raises:
        InputError: when the address follows none of these customs.
    """
    parts = urlsplit(endpoint)
    folder, _, name = parts.path.rpartition("/")
    if name == "query" and not folder:
        path = "/store"
    elif name in ("query", "sparql") and folder:
        path = f"{folder}/data"
    elif name == "sparql":
        path = "/sparql-graph-crud-auth"
    elif folder.endswith("/repositories") and name:
        path = f"{parts.path}/rdf-graphs/service"
    else:
        raise InputError(
            "does not tell where its graph store is",
            where=endpoint,
            hint="Name it with --graph-store URL, or the endpoint for updates with --update URL",
        )
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def push(
    store: ox.Store, target: Target, *, graph: str | None = None, everything: bool = False, dry_run: bool = False
) -> Iterator[Load]:
    """Load every graph of a store whose count differs from that at the endpoint, and count it again.

    Args:
        store: The data.
        target: Where to.
        graph: IRI of the graph for triples that stand in none.
        everything: Load graphs of the same count, too.
        dry_run: Count only, and send nothing.

    Yields:
        What became of each graph, as soon as it is there.

    Raises:
        InputError: when triples stand in no graph and none is named for them, or a graph is a blank node.
        QueryError: when the server cannot be reached, refuses, or is too slow; a later run goes on from there.
    """
    for name, triples in _graphs(store, graph).items():
        here = sum(1 for _ in triples())
        before = count_triples(target.endpoint, name, seconds=target.seconds)
        if before == here and not everything:
            yield Load(name, here, before, before, "same count, skipped")
        elif dry_run:
            yield Load(name, here, before, before, "would be replaced" if before else "would be loaded")
        else:
            for number, body in enumerate(_bodies(triples, _MAX_TRIPLES[target.kind])):
                _send(target, name, body, is_first=number == 0)
            there = count_triples(target.endpoint, name, seconds=target.seconds)
            yield Load(name, here, before, there, "replaced" if before else "loaded")


def _graphs(store: ox.Store, default: str | None) -> dict[str, _Triples]:
    """The graphs of a store by IRI, in order, each with what gives its triples."""

    def reader(graph: ox.NamedNode | ox.DefaultGraph) -> _Triples:
        return lambda: (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))

    names = list(store.named_graphs())
    if any(isinstance(name, ox.BlankNode) for name in names):
        raise InputError("a graph of the data is named by a blank node", hint="Give it an IRI")
    graphs = {name.value: reader(name) for name in names if isinstance(name, ox.NamedNode)}
    if next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
        if default is None:
            raise InputError(
                "the data holds triples in no graph, and a server's default graph is not ours to replace",
                hint="Name a graph for them with --graph IRI",
            )
        if default in graphs:
            raise InputError("the data has a graph of that name already", where=default, hint="Name another")
        graphs[check_iri(default)] = reader(ox.DefaultGraph())
    return dict(sorted(graphs.items()))


def _bodies(triples: _Triples, most: int) -> Iterator[bytes]:
    """N-Triples in pieces of a size that servers take; what holds blank nodes is in the first, whatever its size."""
    together = [triple for triple in triples() if _is_blank(triple)]
    body, count = _ntriples(together), len(together)
    for triple in triples():
        if _is_blank(triple):
            continue
        line = _ntriples([triple])
        if body and (len(body) + len(line) > _MAX_BYTES or count >= most):
            yield bytes(body)
            body, count = bytearray(), 0
        body += line
        count += 1
    yield bytes(body)


def _is_blank(triple: ox.Triple) -> bool:
    """Whether a triple holds a blank node, or a triple that might."""
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode | ox.Triple)


def _ntriples(triples: list[ox.Triple]) -> bytearray:
    return bytearray(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def _send(target: Target, graph: str, body: bytes, *, is_first: bool) -> None:
    """Send one piece of a graph; the first takes the place of what is there."""
    if target.kind == "graph":
        sign = "&" if "?" in target.writer else "?"
        request = Request(  # noqa: S310 - http(s), exchange() sees to it
            f"{target.writer}{sign}graph={quote(graph, safe='')}",
            body,
            {"Content-Type": TURTLE.content_type},  # N-Triples is Turtle, which every graph store reads
            method="PUT" if is_first else "POST",
        )
    else:
        drop = f"DROP SILENT GRAPH <{graph}> ;\n" if is_first else ""
        update = drop.encode() + b"INSERT DATA { GRAPH <" + graph.encode() + b"> {\n" + body + b"} }"
        request = Request(target.writer, update, {"Content-Type": "application/sparql-update"}, method="POST")  # noqa: S310
    request.add_header("User-Agent", "condition-kg")
    with exchange(request, deadline=Deadline(target.seconds), what=target.kind) as answer:
        while answer.read(1 << 16):  # to its end: only then it is done
            pass
