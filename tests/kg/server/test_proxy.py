"""A service behind a proxy, which speaks https and has it under a path: every link leads through the proxy."""

from __future__ import annotations

import http.client
import http.server
import re
import threading
from collections.abc import Iterator
from html import unescape

import pyoxigraph as ox
import pytest

from kg.rdf.namespaces import CONCEPT, PREFIXES
from tests.kg.server.conftest import Response, Service

NAME, ROOT = "data.example.org", "/kg/"
PUBLIC = f"https://{NAME}{ROOT}"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class Proxy(http.server.ThreadingHTTPServer):
    """Takes away the path, hands on the host's name, and answers for nothing beside the path."""

    daemon_threads = True

    def __init__(self, behind: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = behind

    def ask(self, path: str, headers: dict[str, str] | None = None, body: bytes | None = None) -> Response:
        """One request, as a client of the public address sends it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server_port, timeout=60)
        connection.request("POST" if body else "GET", path, body, {"Host": NAME, **(headers or {})})
        answer = connection.getresponse()
        found = Response(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        connection.close()
        return found


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Proxy

    def _pass_on(self) -> None:
        if not self.path.startswith(ROOT):
            self.send_error(502, "not ours")
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        behind = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=60)
        behind.request(self.command, self.path.removeprefix(ROOT[:-1]), body or None, dict(self.headers))
        answer = behind.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        behind.close()

    do_GET = do_POST = _pass_on

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class'
        """Say nothing."""


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    service = Service("--quiet", "--workers", "1", "--url", PUBLIC.rstrip("/"))
    proxy = Proxy(service.port)
    threading.Thread(target=proxy.serve_forever, args=(0.02,), daemon=True).start()
    yield proxy
    proxy.shutdown()
    proxy.server_close()
    assert service.stop() == 0


def links(page: str) -> set[str]:
    """Where the links of a page lead on this server, without those of its scripts."""
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    found = {unescape(link) for link in re.findall(r'\b(?:href|src|action)="([^"]*)"', page)}
    return {link.partition("#")[0] for link in found if not re.match(r"[a-z]+:|#", link)} - {""}


@pytest.mark.parametrize("path", ["", "query", "ontology", "concept/lems", "graph/direct"])
def test_links_of_pages_lead_through_the_proxy(proxy: Proxy, path: str) -> None:
    page = proxy.ask(ROOT + path, BROWSER)
    assert page.status == 200
    assert page.headers["content-type"].startswith("text/html")
    found = links(page.text)
    assert found or path == "ontology"
    for link in sorted(found)[:40]:
        assert link.startswith(ROOT)
        assert proxy.ask(link, BROWSER).status == 200, link


def test_the_query_page_asks_there(proxy: Proxy) -> None:
    page = proxy.ask(ROOT + "query", BROWSER).text
    for name, path in (("root", ROOT), ("endpoint", ROOT + "sparql"), ("terms", ROOT + "query/terms.json")):
        assert f'"{name}":"{path}"' in page
    assert proxy.ask(ROOT + "query/terms.json").json()["columns"]
    asked = proxy.ask(ROOT + "sparql", {"Content-Type": "application/sparql-query"}, b"ASK { ?s ?p ?o }")
    assert asked.json() == {"head": {}, "boolean": True}


def test_redirects_lead_through_the_proxy(proxy: Proxy) -> None:
    assert proxy.ask(ROOT + "sparql", BROWSER).headers["location"] == ROOT + "query"
    asked = proxy.ask(ROOT + "sparql?query=ASK%7B%7D", BROWSER)
    assert (asked.status, asked.headers["location"]) == (303, ROOT + "query?query=ASK%7B%7D")


def test_it_describes_itself_by_the_public_address(proxy: Proxy) -> None:
    endpoint = ox.NamedNode(PUBLIC + "sparql")
    for path, predicate in (
        ("sparql", "sd:endpoint"),
        (".well-known/void", "void:sparqlEndpoint"),
        (".well-known/sparql-examples", "schema:target"),
    ):
        prefix, _, name = predicate.partition(":")
        text = proxy.ask(ROOT + path, {"Accept": "application/n-triples"}).body
        said = {
            quad.object
            for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)
            if quad.predicate.value == PREFIXES[prefix] + name
        }
        assert said == {endpoint}
        assert b"127.0.0.1" not in text


def test_what_is_not_there_leads_back(proxy: Proxy) -> None:
    for path, root in (("concept/none", "../"), ("a/b/c/none", "../../../"), ("none", "./")):
        page = proxy.ask(ROOT + path, BROWSER)
        assert page.status == 404
        assert f'<a href="{root}query">Ask a question</a>' in page.text
    assert f'<a href="{root}">' in page.text


def test_iris_are_those_of_the_data(proxy: Proxy) -> None:
    """A path is ours; what is named keeps its IRI."""
    found = proxy.ask(ROOT + "concept/lems.nt").text
    assert f"<{CONCEPT}lems>" in found
    assert PUBLIC not in found
