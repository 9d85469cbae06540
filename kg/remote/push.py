"""Load RDF files into a server, graph by graph, by Graph Store Protocol or SPARQL Update.

A graph is replaced by its first request and grows with those that follow; each request may be sent twice without harm.
Blank nodes mean something only within a request: all triples of a graph that hold any are in the first one.

What is in the files arrives as it is written there. A graph that is all there is in a few small files goes as the bytes
of these files, where the server takes their form; else as N-Triples, with every literal spelled as in the file.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.forms import GRAPHS, JSON_LD, SUFFIXES, TURTLE, Form
from kg.rdf.load import read_quads
from kg.rdf.namespaces import check_iri
from kg.rdf.tags import restored, written_tags
from kg.remote.ask import count_triples
from kg.remote.request import Deadline, NotReadError, exchange

__all__ = ["Load", "Target", "graph_store_of", "push"]

#: Largest body, in bytes and triples: of an update Virtuoso 7.2.5 takes 2,000 triples and refuses 5,000.
_MAX_BYTES = 1_000_000
_MAX_TRIPLES = {"graph": 10_000, "update": 1_000}
#: Forms of one graph in which a file goes as it is: those that graph stores take.
_AS_THEY_ARE = tuple(form for form in GRAPHS if form != JSON_LD)


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
    files: Sequence[str | Path],
    target: Target,
    *,
    graph: str | None = None,
    everything: bool = False,
    dry_run: bool = False,
) -> Iterator[Load]:
    """Load every graph of some files whose count differs from that at the endpoint, and count it again.

    Args:
        files: RDF files.
        target: Where to.
        graph: IRI of the graph for triples that stand in none.
        everything: Load graphs of the same count, too.
        dry_run: Count only, and send nothing.

    Yields:
        What became of each graph, as soon as it is there.

    Raises:
        InputError: when a file cannot be read, there are no triples, some stand in no graph and none is named for them,
            or a graph is a blank node.
        QueryError: when the server cannot be reached, refuses, or is too slow; a later run goes on from there.
    """
    for name, content in _graphs(files, graph).items():
        here = content.count
        before = count_triples(target.endpoint, name, seconds=target.seconds)
        if before == here and not everything:
            yield Load(name, here, before, before, "same count, skipped")
        elif dry_run:
            yield Load(name, here, before, before, "would be replaced" if before else "would be loaded")
        else:
            _load(target, name, content)
            there = count_triples(target.endpoint, name, seconds=target.seconds)
            yield Load(name, here, before, there, "replaced" if before else "loaded")


class _Document(NamedTuple):
    """A file that is one graph, as it is, and whether it holds blank nodes."""

    body: bytes
    form: Form
    has_blank: bool


@dataclass(slots=True)
class _Content:
    """What is to stand in a graph: lines of N-Triples, those of blank nodes by themselves.

    ``documents`` are the files that hold all of this and nothing else; None when they cannot be sent as they are.
    """

    blank: dict[bytes, None] = field(default_factory=dict)
    named: dict[bytes, None] = field(default_factory=dict)
    documents: list[_Document] | None = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.blank) + len(self.named)


def _graphs(files: Sequence[str | Path], default: str | None) -> dict[str, _Content]:
    """The graphs of files by IRI, in order."""
    graphs: dict[str, _Content] = {}
    unnamed = _Content()
    for path in files:
        tags = written_tags([path])
        count, blank = unnamed.count, len(unnamed.blank)
        for quad in read_quads([path]):
            name = quad.graph_name
            if isinstance(name, ox.BlankNode):
                raise InputError("a graph of the data is named by a blank node", hint="Give it an IRI")
            if isinstance(name, ox.NamedNode):
                content = graphs.setdefault(name.value, _Content(documents=None))
            else:
                content = unnamed
            lines = content.blank if _is_blank(quad.triple) else content.named
            lines[_ntriples(quad.triple, tags)] = None
        if unnamed.count > count and unnamed.documents is not None:
            document = _document(path, unnamed.count - count, has_blank=len(unnamed.blank) > blank)
            unnamed.documents = None if document is None else [*unnamed.documents, document]
    if not graphs and not unnamed.count:
        raise InputError("there are no triples to load", hint="Name files that hold some with --data")
    if unnamed.count:
        if default is None:
            raise InputError(
                "the data holds triples in no graph, and a server's default graph is not ours to replace",
                hint="Name a graph for them with --graph IRI",
            )
        if default in graphs:
            raise InputError("the data has a graph of that name already", where=default, hint="Name another")
        graphs[check_iri(default)] = unnamed
    return dict(sorted(graphs.items()))


def _document(path: str | Path, count: int, *, has_blank: bool) -> _Document | None:
    """A file as it is; None where it is too large, in another form, or means another thing at another place."""
    form = SUFFIXES.get(Path(path).suffix.lower())
    if form not in _AS_THEY_ARE or count > _MAX_TRIPLES["graph"] or Path(path).stat().st_size > _MAX_BYTES:
        return None
    body = Path(path).read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        for _ in ox.parse(body, form.rdf):  # without a base, so that relative IRIs are errors
            pass
    except SyntaxError:
        return None
    return _Document(body, form, has_blank)


def _is_blank(triple: ox.Triple) -> bool:
    """Whether a triple holds a blank node, or a triple that might."""
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode | ox.Triple)


def _ntriples(triple: ox.Triple, tags: Mapping[str, str]) -> bytes:
    return restored(ox.serialize([triple], format=ox.RdfFormat.N_TRIPLES) or b"", tags)


def _load(target: Target, graph: str, content: _Content) -> None:
    """Send a graph: as the files that it is in where that can be, else in pieces."""
    documents = sorted(content.documents or (), key=lambda document: not document.has_blank)
    if target.kind == "graph" and documents and sum(document.has_blank for document in documents) <= 1:
        try:
            for number, document in enumerate(documents):
                _send(target, graph, document.body, is_first=number == 0, form=document.form)
        except NotReadError:
            pass  # by N-Triples, then, from the beginning
        else:
            return
    for number, body in enumerate(_bodies(content, _MAX_TRIPLES[target.kind])):
        _send(target, graph, body, is_first=number == 0)


def _bodies(content: _Content, most: int) -> Iterator[bytes]:
    """N-Triples in pieces of a size that servers take; what holds blank nodes is in the first, whatever its size."""
    body, count = bytearray(b"".join(content.blank)), len(content.blank)
    for line in content.named:
        if body and (len(body) + len(line) > _MAX_BYTES or count >= most):
            yield bytes(body)
            body, count = bytearray(), 0
        body += line
        count += 1
    yield bytes(body)


def _send(target: Target, graph: str, body: bytes, *, is_first: bool, form: Form = TURTLE) -> None:
    """Send one piece of a graph, by default N-Triples, which is Turtle; the first takes the place of what is there."""
    if target.kind == "graph":
        sign = "&" if "?" in target.writer else "?"
        request = Request(  # noqa: S310 - http(s), exchange() sees to it
            f"{target.writer}{sign}graph={quote(graph, safe='')}",
            body,
            {"Content-Type": form.content_type},
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
