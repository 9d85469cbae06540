"""What is answered at which address: queries, documents, things, and the state of the service."""

from __future__ import annotations

import hashlib
import json
import re
from functools import partial
from http import HTTPStatus
from urllib.parse import quote

from kg.query.limits import MAX_QUERY
from kg.rdf.addresses import SUFFIXES
from kg.rdf.forms import FORMS, GRAPHS, ROWS
from kg.server.cache import DocumentCache
from kg.server.forms import graph_form, rows_form
from kg.server.http.exchange import Exchange
from kg.server.http.messages import Headers, Problem, ProblemError, Response
from kg.server.http.negotiate import accepts_gzip, prefers_html, quality
from kg.server.jobs.documents import DESCRIPTIONS, DOCUMENTS
from kg.server.sparql_protocol import QueryOperation, read_parameters, read_query
from kg.server.workers.channel import Job
from kg.server.workers.frames import pack_job
from kg.server.workers.pool import Pool
from kg.server.workers.supervisor import Loaded

__all__ = ["ENDPOINT", "Service"]

ENDPOINT = "/sparql"
_VARY = ("Vary", "Accept, Accept-Encoding")
_REVALIDATE = ("Cache-Control", "no-cache")
_ZIPPED = ("Content-Encoding", "gzip")
_PREFLIGHT: Headers = (
    ("Allow", "GET, HEAD, POST, OPTIONS"),
    ("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS"),
    ("Access-Control-Allow-Headers", "*"),
    ("Access-Control-Max-Age", "86400"),
)
#: Functions whose value is another each time.
_CHANGING = re.compile(r"\b(?:rand|now|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


class _ResponseWriter:
    """Writes a worker's answer to the client."""

    __slots__ = ("_exchange", "_has_begun", "_headers")

    def __init__(self, exchange: Exchange, headers: Headers) -> None:
        self._exchange = exchange
        self._headers = headers
        self._has_begun = False

    def whole(self, form: int, content: bytes, *, zipped: bool) -> None:
        """The whole answer."""
        headers = (*self._headers, _ZIPPED) if zipped else self._headers
        self._exchange.send(200, FORMS[form].content_type, headers, content)

    def part(self, form: int, content: bytes, *, zipped: bool) -> None:
        """A part of it."""
        if not self._has_begun:
            self._has_begun = True
            headers = (*self._headers, _ZIPPED) if zipped else self._headers
            self._exchange.start(200, FORMS[form].content_type, headers)
        self._exchange.write(content)

    def end(self) -> None:
        """There are no more parts."""
        self._exchange.finish()

    def problem(self, problem: Problem) -> None:
        """There is no answer, or no end of it."""
        if self._has_begun:
            self._exchange.break_off(problem.detail)
        else:
            self._exchange.respond(problem)


class Service:
    """The routes.

    Args:
        loaded: What is known of the data.
        queries: Runs queries.
        things: Describes single things.
        documents: Makes documents and keeps them.
        root: The path of the service as clients know it, with a slash at both ends.
        most: Bytes that a query may have.
    """

    def __init__(
        self,
        loaded: Loaded,
        queries: Pool,
        things: Pool,
        documents: DocumentCache,
        *,
        root: str = "/",
        most: int = MAX_QUERY,
    ) -> None:
        self._loaded, self._root, self._most = loaded, root, most
        self._key = loaded.digest.encode()[:64]
        self._queries = queries
        self._things = things
        self._documents = documents
        self.is_draining = False

    def handle(self, exchange: Exchange) -> None:
        """Answer a request, now or when a worker is done."""
        try:
            self._route(exchange)
        except ProblemError as error:
            exchange.respond(error.problem)

    def _route(self, exchange: Exchange) -> None:
        request = exchange.request
        if request.method == "OPTIONS":
            exchange.respond(Response(204, headers=_PREFLIGHT))
        elif request.path == ENDPOINT:
            self._query(exchange)
        elif request.method not in ("GET", "HEAD"):
            allowed = (("Allow", "GET, HEAD, OPTIONS"),)
            exchange.respond(Problem(405, f"{request.method} is not a method of this address", headers=allowed))
        elif request.path == "/health":
            exchange.respond(self._health())
        elif request.path in DESCRIPTIONS:
            self._send_description(exchange)
        elif request.path in DOCUMENTS and (request.path != "/ontology" or self._wants_page(exchange)):
            self._documents.send(exchange, request.path)
        else:
            self._send_resource(exchange)

    def _query(self, exchange: Exchange) -> None:
        request = exchange.request
        accept = request.headers.get("accept")
        question = read_query(request, self._most)
        if question is None:
            self._send_description(exchange)
        elif request.method in ("GET", "HEAD") and prefers_html(accept) and not any(question[1:]):
            address = f"{self._root}query?query=" + quote(question.query, safe="")
            exchange.respond(Response(303, headers=(("Location", address), _VARY)))
        else:
            self._run(exchange, question, rows_form(accept), graph_form(accept))

    def _run(self, exchange: Exchange, question: QueryOperation, rows: int | None, graph: int | None) -> None:
        if rows is None and graph is None:
            offered = ", ".join(form.media_type for form in (*ROWS, *GRAPHS))
            exchange.respond(Problem(406, "no form of answer is accepted", f"Accept one of {offered}"))
            return
        zipped = accepts_gzip(exchange.request.headers.get("accept-encoding"))
        content = pack_job("query", tuple(question), (rows, graph, zipped))
        exchange.note = question.query
        self._submit(self._queries, exchange, content, changes=bool(_CHANGING.search(question.query)))

    def _send_description(self, exchange: Exchange) -> None:
        """The description of the service, or another graph about it; people are led to the page instead."""
        request = exchange.request
        accept = request.headers.get("accept")
        form = graph_form(accept)
        if request.path == ENDPOINT and prefers_html(accept):
            exchange.respond(Response(303, headers=(("Location", f"{self._root}query"), _VARY)))
        elif form is None:
            exchange.respond(Problem(406, "the answer is triples", "Accept text/turtle"))
        else:
            self._documents.send(exchange, request.path, form)

    def _send_resource(self, exchange: Exchange) -> None:
        """What the data says of the thing that the address stands for, or that ``/resource?iri=`` names."""
        request = exchange.request
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
        likes_html = self._wants_page(exchange)
        content = pack_job("thing", request.path, (iri, form), (likes_html, graph_form(accept), zipped))
        self._submit(self._things, exchange, content)

    @staticmethod
    def _wants_page(exchange: Exchange) -> bool:
        """Whether a page is liked at least as much as data; a client that names neither gets Turtle."""
        accept = exchange.request.headers.get("accept")
        return prefers_html(accept) or (graph_form(accept) is None and quality(accept, "text/html") > 0)

    def _submit(self, pool: Pool, exchange: Exchange, content: bytes, *, changes: bool = False) -> None:
        """Have a job done, unless the client has its answer already.

        Args:
            pool: By whom.
            exchange: Who asks.
            content: The job.
            changes: Whether the answer may be another each time.
        """
        digest = hashlib.blake2b(content, digest_size=12, key=self._key).digest()
        headers: Headers = (_VARY, _REVALIDATE)
        if not changes:
            tag = f'W/"{digest.hex()}"'
            headers = (("ETag", tag), *headers)
            if tag in exchange.request.headers.get("if-none-match", ""):
                exchange.respond(Response(304, headers=headers))
                return
        job = Job(content, _ResponseWriter(exchange, headers), digest)
        exchange.on_gone, exchange.on_pause, exchange.on_resume = partial(pool.cancel, job), job.pause, job.resume
        pool.submit(job)

    def _health(self) -> Response:
        record = {
            "status": "stopping" if self.is_draining else "ok",
            "quads": self._loaded.quads,
            "data": self._loaded.digest,
            "queries": self._queries.state(),
            "things": self._things.state(),
        }
        status = HTTPStatus.SERVICE_UNAVAILABLE if self.is_draining else HTTPStatus.OK
        body = json.dumps(record).encode() + b"\n"
        return Response(status, "application/json", body, (("Cache-Control", "no-store"),))
