"""A service for the query page in tests: answers of :mod:`kg.query.sparql`, put between Chromium and an address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import pyoxigraph as ox
from playwright.sync_api import Page, Request, Route

from kg.errors import KgError
from kg.query.sparql import evaluate, write_result

__all__ = ["HOME", "Reply", "Service"]

HOME = "http://kg.test"
FORMS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
}
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that a test prescribes; ``status`` 0: the connection fails, -1: it never comes."""

    status: int
    body: str = ""
    content_type: str = PROBLEM
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Service:
    """What answers at :data:`HOME`: the page, its terms, and SPARQL on a store.

    ``terms`` is what the page completes from, None for a failure; ``asked`` holds (query, Accept) of each request;
    ``replies`` are given before the store is asked.
    """

    html: str
    store: ox.Store
    terms: str | None
    asked: list[tuple[str, str]] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def put_before(self, page: Page) -> None:
        """Answer every request of a page to :data:`HOME`."""
        page.route(f"{HOME}/**", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOME).partition("?")[0]
        if path == "/sparql":
            self._answer_query(route, route.request)
        elif path == "/query/terms.json" and self.terms is not None:
            route.fulfill(body=self.terms, content_type="application/json")
        elif path == "/query":
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
        elif path == "/query/terms.json":
            route.fulfill(status=503, body="")
        else:
            route.fulfill(body=f"<!DOCTYPE html><title>{path}</title>", content_type="text/html")

    def _answer_query(self, route: Route, request: Request) -> None:
        assert request.method == "POST"
        assert request.headers["content-type"].startswith("application/sparql-query")
        query, accept = request.post_data or "", request.headers["accept"]
        self.asked.append((query, accept))
        reply = self.replies.pop(0) if self.replies else self._reply(query, accept)
        if reply.status > 0:
            headers = {"Content-Type": reply.content_type, **reply.headers}
            route.fulfill(status=reply.status, body=reply.body, headers=headers)
        elif reply.status == 0:
            route.abort("connectionrefused")

    def _reply(self, query: str, accept: str) -> Reply:
        wanted = [part.partition(";")[0].strip() for part in accept.split(",")]
        try:
            result = evaluate(self.store, query)
            is_rows = isinstance(result, ox.QuerySolutions | ox.QueryBoolean)
            possible = {
                media: form for media, form in FORMS.items() if is_rows == (form in ["json", "xml", "csv", "tsv"])
            }
            media = next(one for one in wanted if one in possible)
            return Reply(200, write_result(result, possible[media]), media)
        except KgError as error:
            place = re.match(r"syntax error at line (\d+), column (\d+)", error.what)
            told = {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": error.what}
            told |= {"hint": error.hint} | ({"line": int(place[1]), "column": int(place[2])} if place else {})
            return Reply(400, json.dumps(told))
