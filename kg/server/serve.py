"""Run the service: bind, load, fork, answer, and stop without losing an answer."""

from __future__ import annotations

import asyncio
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
from typing import NamedTuple
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.build.shipped import open_store, shipped_file
from kg.errors import InputError, KgError
from kg.query.limits import MAX_ANSWER, MAX_QUERY, renew_randomness
from kg.rdf.cache import cached_store, content_digest, open_cached_store
from kg.rdf.index import StoreIndex
from kg.rdf.load import is_large
from kg.server.cache import DocumentCache
from kg.server.http.limits import Limits
from kg.server.http.log import AccessLog
from kg.server.http.server import HttpServer
from kg.server.jobs.documents import MOST_DRAWN
from kg.server.jobs.queries import answer_query
from kg.server.service import ENDPOINT, Service
from kg.server.workers.pool import Pool, Settings
from kg.server.workers.supervisor import Loaded, Supervisor, WorkerKind
from kg.server.workers.worker import Bounds, Handler
from kg.version import __version__

__all__ = ["Options", "serve"]

#: Data of more quads become a store on disk: a service loads once, so that it pays later than for a single command.
_LARGE = 130_000
#: Time to make a document, in seconds.
_DOCUMENT_TIME = 120


class Options(NamedTuple):
    """What the command line says.

    Args:
        host: Name or address to listen on.
        port: Port; 0 for any that is free.
        data: RDF files instead of the shipped graph.
        add: RDF files beside it.
        condition: The condition on which the explorer opens, by name, title or IRI; that of the most claims when None.
        url: Address by which clients know the service, where it stands behind another server.
        timeout: Deadline of a query, in seconds.
        memory: Memory of a query beyond the data, in 10^6 bytes.
        workers: Workers of the quick lane.
        cache: Folder for stores of large data; None to load them into memory each time.
        query_size: Bytes that a query may have.
        cors: Whether scripts of other origins may read answers.
        quiet: Whether no access log is written.
    """

    host: str = "127.0.0.1"
    port: int = 7878
    data: Sequence[str | Path] = ()
    add: Sequence[str | Path] = ()
    condition: str | None = None
    url: str = ""
    timeout: float = 10
    memory: int = 500
    workers: int = 2
    cache: Path | None = None
    query_size: int = MAX_QUERY
    cors: bool = True
    quiet: bool = False


def serve(options: Options) -> int:
    """Serve until SIGTERM or SIGINT; then drain and return.

    Raises:
        InputError: when the address is taken or no address, or the data cannot be loaded.
    """
    if not hasattr(os, "fork"):
        raise InputError("kg serve needs a system that can fork processes", hint="Use Linux, macOS or WSL")
    listener = _listen(options.host, options.port)
    endpoint = (options.url.rstrip("/") or _address(listener)) + ENDPOINT
    supervisor = Supervisor(partial(_load, options, endpoint), listener.close)
    loaded = supervisor.wait_until_loaded()
    _raise_limit_of_files()
    run = asyncio.run
    try:
        import uvloop
    except ImportError:
        pass
    else:
        run = uvloop.run
    return run(_serve(options, listener, supervisor, loaded, _root(endpoint)))


def _root(endpoint: str) -> str:
    """The path of the service as clients know it, with a slash at both ends."""
    return urlsplit(endpoint).path.removesuffix(ENDPOINT) + "/"


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


def _load(options: Options, endpoint: str) -> tuple[Loaded, Mapping[str, WorkerKind]]:
    """Load the data, in the supervisor; large data lie on disk and are opened by each worker."""
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
    condition = None if options.condition is None else _opening(options.condition, opener, quads)
    digest = hashlib.sha256(f"{digest} {__version__} {endpoint} {condition}".encode()).hexdigest()
    bounds = Bounds(seconds=options.timeout + 1, megabytes=options.memory, answer=MAX_ANSWER)
    free = Bounds(seconds=_DOCUMENT_TIME, megabytes=0, answer=MAX_ANSWER, confined=False, single=True)
    kinds = {
        "query": WorkerKind(partial(_query_handlers, opener, about), bounds),
        "thing": WorkerKind(partial(_thing_handlers, opener, _root(endpoint)), bounds),
        "document": WorkerKind(partial(_document_handlers, opener, endpoint, condition), free),
    }
    return Loaded(digest, quads), kinds


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


def _files(options: Options) -> tuple[list[str | Path], str]:
    """The files of the data, and the digest of their content; a graph that cannot be written has no file."""
    try:
        paths: list[str | Path] = [*(options.data or [shipped_file()]), *options.add]
    except InputError:
        return [], hashlib.sha256(os.urandom(16)).hexdigest()
    return paths, content_digest(paths, options.cache)


def _query_handlers(opener: Callable[[], ox.Store], about: Sequence[ox.Quad]) -> Mapping[str, Handler]:
    renew_randomness()
    return {"query": partial(answer_query, opener(), about=about)}


def _thing_handlers(opener: Callable[[], ox.Store], root: str) -> Mapping[str, Handler]:
    from kg.claims.cards import Cards
    from kg.server.jobs.things import Things, answer_thing
    from visualize.pages.resource import prepare

    prepare()
    store = opener()
    return {"thing": partial(answer_thing, Things(store, Cards(store), root))}


def _document_handlers(opener: Callable[[], ox.Store], endpoint: str, condition: str | None) -> Mapping[str, Handler]:
    from kg.server.jobs.documents import Site, answer_document

    return {"document": partial(answer_document, Site(opener(), endpoint, condition))}


def _raise_limit_of_files() -> None:
    """A connection is a file: as many as the system lets us have."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, 65_536) if hard != resource.RLIM_INFINITY else 65_536
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


async def _serve(options: Options, listener: socket.socket, supervisor: Supervisor, loaded: Loaded, root: str) -> int:
    gc.freeze()  # what is there now stays: the collector need not look at it again
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    status = 0

    def lost() -> None:
        nonlocal status
        status = 1
        print("kg: the process that holds the data has ended; stopping", file=sys.stderr)
        stop.set()

    supervisor.start(lost)
    slow = max(8, 2 * options.workers)
    queries = Pool(supervisor, Settings("query", quick=options.workers, slow=slow, deadline=options.timeout))
    things = Pool(supervisor, Settings("thing", quick=1, deadline=options.timeout, lazy=True))
    documents = Pool(supervisor, Settings("document", quick=1, deadline=_DOCUMENT_TIME, lazy=True))
    queries.start()
    service = Service(loaded, queries, things, DocumentCache(documents), root=root, most=options.query_size)
    log = AccessLog(None if options.quiet else sys.stderr)
    cors = (("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "*")) if options.cors else ()
    http = HttpServer(
        service.handle,
        log.note,
        Limits.for_queries(options.query_size),
        headers=(*cors, ("X-Content-Type-Options", "nosniff")),
    )
    http.start()
    server = await loop.create_server(http.connection, sock=listener)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    said = "explorer at /, questions at /query, SPARQL at /sparql"
    print(f"kg: {loaded.quads:,} quads at {_address(listener)}/ ({said})", file=sys.stderr, flush=True)
    await stop.wait()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.remove_signal_handler(number)
    server.close()
    service.is_draining = True
    await http.drain(options.timeout + 1)
    for pool in (queries, things, documents):
        await pool.close()
    supervisor.close()
    log.flush()
    return status
