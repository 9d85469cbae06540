"""Run the service: bind, load the data, and let the supervisor serve until it is told to stop."""

from __future__ import annotations

import gc
import hashlib
import marshal
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.build.shipped import open_store, shipped_file
from kg.errors import InputError, KgError
from kg.query.limits import MAX_QUERY, renew_randomness
from kg.rdf import prefix_map
from kg.rdf.cache import cached_store, content_digest, open_cached_store
from kg.rdf.index import StoreIndex
from kg.rdf.load import declared_prefixes, is_large
from kg.rdf.source import Document
from kg.server.http.heads import Heads
from kg.server.http.hosts import Hosts
from kg.server.http.limits import Limits
from kg.server.http.messages import Headers
from kg.server.jobs.documents import MOST_DRAWN
from kg.server.jobs.queries import answer_query
from kg.server.service import ENDPOINT, Handler, Loaded, Service, document_keys
from kg.server.workers.kinds import Settings, WorkerKind
from kg.server.workers.output import Sink
from kg.server.workers.shelf import Shelf
from kg.server.workers.supervisor import Supervisor
from kg.server.workers.table import Table
from kg.version import __version__

__all__ = ["Options", "serve"]

#: Data of more quads become a store on disk: a service loads once, so that it pays later than for a single command.
_LARGE = 130_000
#: CPU time after which a query counts as long, and that for the page or description of a thing, in seconds.
_MOMENT, _THING_MOMENT = 0.05, 1.0
#: Workers that may go on with a long request.
_SLOW = 8
#: Files that the supervisor needs beside those of connections and workers.
_FILES = 200


class Options(NamedTuple):
    """What the command line says.

    Args:
        host: Name or address to listen on.
        port: Port; 0 for any that is free.
        data: RDF documents instead of the shipped graph.
        add: RDF documents beside it.
        condition: The condition on which the explorer opens, by name, title or IRI; that of the most claims when None.
        url: Address by which clients know the service, where it stands behind another server.
        timeout: Deadline of a query, in seconds.
        memory: Memory of a query beyond the data, in 10^6 bytes.
        workers: Workers for short queries.
        cache: Folder for stores of large data; None to load them into memory each time.
        query_size: Bytes that a query may have.
        host_names: Further names by which clients know the service.
        cors: Whether scripts of other origins may read answers.
        quiet: Whether no access log is written.
    """

    host: str = "127.0.0.1"
    port: int = 7878
    data: Sequence[Document] = ()
    add: Sequence[Document] = ()
    condition: str | None = None
    url: str = ""
    timeout: float = 10
    memory: int = 500
    workers: int = 2
    cache: Path | None = None
    query_size: int = MAX_QUERY
    host_names: Sequence[str] = ()
    cors: bool = True
    quiet: bool = False


def serve(options: Options) -> int:
    """Serve until SIGTERM or SIGINT; then drain and return.

    Raises:
        InputError: when the address is taken or no address, or the data cannot be loaded.
    """
    if not hasattr(os, "fork"):
        raise InputError("kg serve needs a system that can fork processes", hint="Use Linux, macOS or WSL")
    signal.signal(signal.SIGTERM, _stop_loading)
    listener = _listen(options.host, options.port)
    endpoint = (options.url.rstrip("/") or _address(listener)) + ENDPOINT
    root = urlsplit(endpoint).path.removesuffix(ENDPOINT) + "/"
    data = _load(options, endpoint)
    files = _raise_limit_of_files()
    workers = min(options.workers, max(1, files // 4))
    table = Table(workers + 1 + 2 * _SLOW)
    shelf = Shelf(document_keys())
    hosts = Hosts(options.host, options.url, options.host_names)
    route = partial(Service, data.loaded, hosts, shelf, table, root=root, most=options.query_size)
    kinds = {
        "query": WorkerKind(
            lambda: route(handlers=_query_handlers(data.opener, data.about, data.prefixes)),
            _MOMENT,
            most=workers,
            first=min(workers, os.cpu_count() or 1),
        ),
        "thing": WorkerKind(lambda: route(handlers=_thing_handlers(data, root)), _THING_MOMENT, most=1, is_single=True),
    }
    cors = (("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "*")) if options.cors else ()
    headers: Headers = (*cors, ("X-Content-Type-Options", "nosniff"))
    settings = Settings(
        Heads(headers),
        Limits.for_queries(options.query_size, max(10, files - workers - _FILES)),
        deadline=options.timeout,
        megabytes=options.memory,
        slow=_SLOW,
        log=None if options.quiet else os.dup(2),
    )
    prefix_map.prepare()
    _prepare_problems()
    gc.collect()
    gc.freeze()  # what is there now stays, shared with all workers: the collector need not touch it
    Supervisor(listener, kinds, shelf, data.make, table=table, settings=settings).run(
        partial(_announce, listener, data.loaded)
    )
    return 0


def _prepare_problems() -> None:
    """Read what pages of problems are made with: processes that answer can open no files."""
    from visualize.pages.problem import prepare

    prepare()


def _stop_loading(*_: object) -> NoReturn:
    """End while the data are loading, and with this process what it has started."""
    sys.exit(0)


def _announce(listener: socket.socket, loaded: Loaded) -> None:
    said = "explorer at /, questions at /query, SPARQL at /sparql"
    print(f"kg: {loaded.quads:,} quads at {_address(listener)}/ ({said})", file=sys.stderr, flush=True)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"cannot be listened on: {reason}", where=f"{host}:{port}", hint="Choose another --port or --host"
        ) from error


class _Data(NamedTuple):
    """The data: what is known of them, what opens them, what the service says of itself, what makes documents.

    And the prefixes that its files declare, which need no declaration in a query.
    """

    loaded: Loaded
    opener: Callable[[], ox.Store]
    about: Sequence[ox.Quad]
    make: Callable[[Sink, str, int], None]
    prefixes: Mapping[str, str]


def _load(options: Options, endpoint: str) -> _Data:
    """Load the data; large data lie on disk and are opened by each worker."""
    paths, digest = _files(options)
    about: list[ox.Quad] = []
    if options.cache and is_large(paths, most=_LARGE):
        place = cached_store(paths, digest, options.cache)
        opener: Callable[[], ox.Store] = partial(open_cached_store, place)
        quads = place.quads
    else:
        store = open_store(options.data, options.add)
        opener, quads = (lambda: store), len(store)
        about = _self_description(endpoint, store)
    prefixes = declared_prefixes([*options.data, *options.add])
    condition = None if options.condition is None else _opening(options.condition, opener, quads)
    called = Path(str(options.data[0])).name if len(options.data) == 1 and not options.add else ""
    digest = hashlib.sha256(f"{digest} {__version__} {endpoint} {condition} {called}".encode()).hexdigest()

    def make(sink: Sink, name: str, form: int) -> None:
        from kg.server.jobs.documents import Site, answer_document

        answer_document(Site(opener(), endpoint, condition, prefixes, called), sink, name, form)

    return _Data(Loaded(digest, quads), opener, about, make, prefixes)


def _opening(name: str, opener: Callable[[], ox.Store], quads: int) -> str:
    """The IRI of the condition on which the explorer opens."""
    if quads > MOST_DRAWN:
        raise InputError(
            f"is without effect: of more than {MOST_DRAWN:,} quads there is no explorer",
            where="--condition",
            hint="Leave it out",
        )
    return _in_child(lambda: _focus(opener(), name))


def _focus(store: ox.Store, name: str) -> str:
    from visualize.explorer.focus import focus_named

    return focus_named(StoreIndex(store), name)


def _in_child(find: Callable[[], str]) -> str:
    """What a function finds, in a short-lived process: the engine that reads a disk has threads, whoever forks has one.

    Raises:
        InputError: when the function raises one, or the process ends without an answer.
    """
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            found: tuple[str, ...]
            try:
                found = ("found", find())
            except KgError as error:
                found = ("failed", error.what, error.where, error.hint)
            os.close(readable)
            with os.fdopen(writable, "wb") as pipe:
                marshal.dump(found, pipe)
        finally:
            os._exit(0)
    os.close(writable)
    with os.fdopen(readable, "rb") as pipe:
        content = pipe.read()
    os.waitpid(child, 0)
    kind, *rest = marshal.loads(content) if content else ("failed", "the data cannot be read", "", "")  # noqa: S302
    if kind == "failed":
        what, where, hint = rest
        raise InputError(what, where=where, hint=hint)
    return str(rest[0])


def _self_description(endpoint: str, store: ox.Store) -> list[ox.Quad]:
    """What clients ask the endpoint about itself: a graph outside the data."""
    from kg.query.describe import service_graph
    from kg.query.library import published

    return list(service_graph(endpoint, store, published()))


def _files(options: Options) -> tuple[list[Document], str]:
    """The files of the data, and the digest of their content; a graph that cannot be written has no file."""
    try:
        paths: list[Document] = [*(options.data or [shipped_file()]), *options.add]
    except InputError:
        return [], hashlib.sha256(os.urandom(16)).hexdigest()
    return paths, content_digest(paths, options.cache)


def _query_handlers(
    opener: Callable[[], ox.Store], about: Sequence[ox.Quad], prefixes: Mapping[str, str]
) -> Mapping[str, Handler]:
    renew_randomness()
    return {"query": partial(answer_query, opener(), about=about, prefixes=prefixes)}


def _thing_handlers(data: _Data, root: str) -> Mapping[str, Handler]:
    from kg.claims.cards import Cards
    from kg.server.jobs.things import Things, answer_thing, prepare

    prepare()
    store = data.opener()
    cards = Cards(StoreIndex(store, data.prefixes))
    return {"thing": partial(answer_thing, Things(store, cards, root, is_small=data.loaded.quads <= MOST_DRAWN))}


def _raise_limit_of_files() -> int:
    """A connection is a file: as many as the system lets us have, and how many that is."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, 65_536) if hard != resource.RLIM_INFINITY else 65_536
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(soft, wanted)
