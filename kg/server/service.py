"""What is answered at which address: queries, documents, things, and the state of the service."""

from __future__ import annotations

import hashlib
import json
import marshal
import re
import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import KgError, QueryError, RefusedError
from kg.query.limits import MAX_QUERY
from kg.rdf.addresses import SUFFIXES
from kg.rdf.forms import FORMS, GRAPHS, ROWS
from kg.server.forms import graph_form, rows_form
from kg.server.http.hosts import Hosts
from kg.server.http.messages import Headers, Problem, ProblemError, Request, Response
from kg.server.http.negotiate import accepts_gzip, prefers_html, quality
from kg.server.http.percent import unquote
from kg.server.jobs.documents import DESCRIPTIONS, DOCUMENTS
from kg.server.sparql_protocol import QueryOperation, read_parameters, read_query
from kg.server.workers.kinds import ElsewhereError
from kg.server.workers.output import Output
from kg.server.workers.shelf import Shelf
from kg.server.workers.table import Table

__all__ = ["ENDPOINT", "Handler", "Loaded", "Service", "document_keys"]

#: Arguments of a job are plain values.
Argument = str | int | bool | None | tuple["Argument", ...]
#: Does a job: its first argument is where to write the answer.
Handler = Callable[..., None]

ENDPOINT = "/sparql"
_VARY = ("Vary", "Accept, Accept-Encoding")
_REVALIDATE = ("Cache-Control", "no-cache")
_FIELDS = "Vary: Accept, Accept-Encoding\r\nCache-Control: no-cache\r\n"
_PREFLIGHT: Headers = (
    ("Allow", "GET, HEAD, POST, OPTIONS"),
    ("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS"),
    ("Access-Control-Allow-Headers", "Authorization, *"),  # the asterisk does not stand for it (Fetch, 4.9)
    ("Access-Control-Max-Age", "86400"),
)
#: Functions whose value is another each time.
_CHANGING = re.compile(r"\b(?:rand|now|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


class Loaded(NamedTuple):
    """What the service knows of the data: a digest of its content, and the number of quads."""

    digest: str
    quads: int


def document_keys() -> list[tuple[str, int]]:
    """Name and form of each document that there may be."""
    described = [(name, FORMS.index(form)) for name in DESCRIPTIONS for form in GRAPHS]
    return [*((name, document.form) for name, document in DOCUMENTS.items()), *described]


@lru_cache(maxsize=512)
def _accepted(accept: str | None, encoding: str | None) -> tuple[int | None, int | None, bool]:
    """Places of the forms for rows and for triples that are liked best, and whether gzip is taken."""
    return rows_form(accept), graph_form(accept), accepts_gzip(encoding)


class Service:
    """The routes, in a worker.

    Args:
        loaded: What is known of the data.
        hosts: The names that are answered for.
        shelf: The documents.
        table: What all processes do.
        handlers: What does the jobs of this worker, by name: ``query``, ``thing``. The others are done elsewhere.
        root: The path of the service as clients know it, with a slash at both ends.
        most: Bytes that a query may have.
    """

    def __init__(
        self,
        loaded: Loaded,
        hosts: Hosts,
        shelf: Shelf,
        table: Table,
        handlers: Mapping[str, Handler],
        *,
        root: str = "/",
        most: int = MAX_QUERY,
    ) -> None:
        self._root, self._most = root, most
        self._loaded, self._hosts, self._shelf, self._table, self._handlers = loaded, hosts, shelf, table, handlers
        self._key = loaded.digest.encode()[:64]

    def __call__(self, output: Output) -> None:
        """Answer a request.

        Raises:
            ElsewhereError: when it is answered elsewhere.
            BrokenOffError: when the answer cannot be brought to its end.
            ConnectionError: when the client has gone.
        """
        try:
            self._route(output, output.request)
        except ProblemError as error:
            output.respond(error.problem)
        except KgError as error:
            output.respond(_problem(error))
        except MemoryError:
            output.respond(
                Problem(507, "the query needs more memory than the service gives", "Narrow it, or add LIMIT")
            )
        except ConnectionError:
            raise
        except (RuntimeError, ValueError, OSError) as error:
            output.respond(Problem(400, f"cannot be evaluated: {error}", "Change the query"))

    def _route(self, output: Output, request: Request) -> None:
        host = request.headers.get("host")
        if host is not None and (problem := self._hosts.problem(host)):
            output.respond(problem)
        elif request.method == "OPTIONS":
            output.respond(Response(204, headers=_PREFLIGHT))
        elif request.path == ENDPOINT:
            self._query(output, request)
        elif request.method not in ("GET", "HEAD"):
            allowed = (("Allow", "GET, HEAD, OPTIONS"),)
            output.respond(Problem(405, f"{request.method} is not a method of this address", headers=allowed))
        elif request.path == "/health":
            output.respond(self._health())
        elif request.path in DESCRIPTIONS:
            self._send_description(output)
        elif request.path in DOCUMENTS and (request.path != "/ontology" or _wants_page(request)):
            self._send_document(output, request.path, DOCUMENTS[request.path].form)
        else:
            self._send_thing(output)

    def _query(self, output: Output, request: Request) -> None:
        accept = request.headers.get("accept")
        question = _plain_query(request, self._most) or read_query(request, self._most)
        if question is None:
            self._send_description(output)
        elif request.method in ("GET", "HEAD") and prefers_html(accept) and not any(question[1:]):
            address = f"{self._root}query?query=" + quote(question.query, safe="")
            output.respond(Response(303, headers=(("Location", address), _VARY)))
        else:
            output.note = question.query
            self._run(output, question, _accepted(accept, request.headers.get("accept-encoding")))

    def _run(self, output: Output, question: QueryOperation, accepted: tuple[int | None, int | None, bool]) -> None:
        if accepted[0] is accepted[1] is None:
            offered = ", ".join(form.media_type for form in (*ROWS, *GRAPHS))
            output.respond(Problem(406, "no form of answer is accepted", f"Accept one of {offered}"))
            return
        changes = "(" in question.query and _CHANGING.search(question.query) is not None
        self._do(output, "query", tuple(question), accepted, changes=changes)

    def _send_description(self, output: Output) -> None:
        """The description of the service, or another graph about it; people are led to the page instead."""
        request = output.request
        accept = request.headers.get("accept")
        form = graph_form(accept)
        if request.path == ENDPOINT and prefers_html(accept):
            output.respond(Response(303, headers=(("Location", f"{self._root}query"), _VARY)))
        elif form is None:
            output.respond(Problem(406, "the answer is triples", "Accept text/turtle"))
        else:
            self._send_document(output, request.path, form)

    def _send_document(self, output: Output, name: str, form: int) -> None:
        """A document from the shelf, where it is made first if it is not there."""
        place = self._shelf.place((name, form))
        document = self._shelf.find(place)
        if document is None:
            raise ElsewhereError("document", place)
        if isinstance(document, Problem):
            output.respond(document)
            return
        headers: Headers = (("ETag", document.tag), _VARY, _REVALIDATE)
        if document.tag in output.request.headers.get("if-none-match", ""):
            output.respond(Response(304, headers=headers))
        elif accepts_gzip(output.request.headers.get("accept-encoding")):
            headers = (*headers, ("Content-Encoding", "gzip"))
            output.respond(Response(200, FORMS[document.form].content_type, document.content, headers))
        else:
            content = zlib.decompress(document.content, wbits=31)
            output.respond(Response(200, FORMS[document.form].content_type, content, headers))

    def _send_thing(self, output: Output) -> None:
        """What the data says of the thing that the address stands for, or that ``/resource?iri=`` names."""
        request = output.request
        iri = form = ""
        if request.path == "/resource":
            parameters = dict(read_parameters(request.query.encode("latin-1")))
            iri, form = parameters.get("iri", ""), parameters.get("format", "")
            if not iri:
                raise ProblemError(Problem(400, "the address names no thing", "Write /resource?iri=, and an IRI"))
            if form and form not in SUFFIXES.values():
                there = ", ".join(SUFFIXES.values())
                raise ProblemError(
                    Problem(400, f"there is no format {form[:40]!r}", f"Write &format= and one of {there}")
                )
        accept = request.headers.get("accept")
        zipped = accepts_gzip(request.headers.get("accept-encoding"))
        self._do(output, "thing", request.path, (iri, form), (_wants_page(request), graph_form(accept), zipped))

    def _do(self, output: Output, name: str, *arguments: Argument, changes: bool = False) -> None:
        """Have a job done, unless the client has its answer already.

        Args:
            output: Where the answer goes.
            name: What job.
            arguments: Those of its handler.
            changes: Whether the answer may be another each time.
        """
        handler = self._handlers.get(name)
        content = marshal.dumps((name, *arguments), 2)  # of this version, the same for the same arguments
        digest = hashlib.blake2b(content, digest_size=12, key=self._key).digest()
        output.fields = _FIELDS
        if not changes:
            tag = f'W/"{digest.hex()}"'
            if tag in output.request.headers.get("if-none-match", ""):
                output.respond(Response(304, headers=(("ETag", tag), _VARY, _REVALIDATE)))
                return
            output.fields = f"ETag: {tag}\r\n{_FIELDS}"
        if handler is None:
            raise ElsewhereError(name)
        output.means.pace(digest)
        handler(output, *arguments)
        output.end()

    def _health(self) -> Response:
        board = self._table.board
        busy = max(0, self._table.busy() - 1 - board.slow - board.things_busy - board.things_slow)
        record = {
            "status": "stopping" if board.is_stopping else "ok",
            "quads": self._loaded.quads,
            "data": self._loaded.digest,
            "queries": {
                "idle": max(0, board.ready - busy),
                "busy": busy,
                "slow": board.slow,
                "waiting": board.waiting,
            },
            "things": {
                "idle": max(0, board.things_ready - board.things_busy),
                "busy": board.things_busy,
                "slow": board.things_slow,
                "waiting": board.things_waiting,
            },
        }
        status = HTTPStatus.SERVICE_UNAVAILABLE if board.is_stopping else HTTPStatus.OK
        body = json.dumps(record).encode() + b"\n"
        return Response(status, "application/json", body, (("Cache-Control", "no-store"),))


def _plain_query(request: Request, most: int) -> QueryOperation | None:
    """A query by GET with nothing beside it, read in a third of the time; None for any other request."""
    text = request.query
    if request.method != "GET" or not text.startswith("query=") or "&" in text or len(text) > most:
        return None
    try:
        return QueryOperation(unquote(text[6:].replace("+", " ").encode("latin-1")).decode())
    except UnicodeError:
        return None


def _wants_page(request: Request) -> bool:
    """Whether a page is liked at least as much as data; a client that names neither gets Turtle."""
    accept = request.headers.get("accept")
    return prefers_html(accept) or (graph_form(accept) is None and quality(accept, "text/html") > 0)


def _problem(error: KgError) -> Problem:
    if isinstance(error, QueryError):
        line, column = error.position or (0, 0)
        return Problem(403 if isinstance(error, RefusedError) else 400, error.what, error.hint, line, column)
    return Problem(404, error.what, error.hint)
