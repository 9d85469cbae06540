"""Asking an endpoint: a real server on loopback, and servers that misbehave."""

from __future__ import annotations

import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import Dataset, write_dataset
from kg.errors import InputError, QueryError
from kg.library import find_query
from kg.remote import ask_endpoint
from kg.sparql import answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def endpoint(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Oxigraph's server with the shipped dataset; the union of all graphs is its default graph."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if not binary:
        pytest.skip("the oxigraph server is not installed")
    folder = tmp_path_factory.mktemp("server")
    write_dataset(dataset, folder, only=["nq"])
    location = ["--location", str(folder / "store")]
    subprocess.run([binary, "load", *location, "--file", str(folder / "lems.nq")], check=True, capture_output=True)
    port = free_port()
    command = [binary, "serve-read-only", *location, "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        url = f"http://127.0.0.1:{port}/query"
        for _ in range(100):
            try:
                urllib.request.urlopen(url + "?query=ASK%7B%7D", timeout=1).close()
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        yield url
        server.terminate()


@pytest.mark.parametrize("name", ["symptoms", "tests", "cause-chain", "medicines", "names", "what-is-lost"])
def test_an_endpoint_gives_the_rows_of_the_library(endpoint: str, store: object, name: str) -> None:
    import pyoxigraph as ox

    assert isinstance(store, ox.Store)
    text = find_query(name).text
    assert ask_endpoint(endpoint, text, "csv", seconds=20) == answer(store, text, "csv")


def test_construct_and_ask(endpoint: str) -> None:
    query = (
        "PREFIX concept: <https://w3id.org/condition-kg/concept/> CONSTRUCT WHERE { concept:lems ?p concept:pet-scan }"
    )
    assert "concept:lems ck:hasTest concept:pet-scan ." in ask_endpoint(endpoint, query, None, seconds=20)
    assert ask_endpoint(endpoint, "ASK {}", None, seconds=20) == "true\n"


def test_prefixes_are_filled_in(endpoint: str) -> None:
    assert ask_endpoint(endpoint, "ASK { concept:lems ck:hasTest concept:pet-scan }", None, seconds=20) == "true\n"


@pytest.mark.parametrize("update", ["INSERT DATA { <a:b> <a:b> <a:b> }", "# x\nDROP ALL", "PREFIX a: <b:> CLEAR ALL"])
def test_no_update_is_sent(web_page: str, update: str) -> None:
    with pytest.raises(QueryError, match="is an update"):
        ask_endpoint(web_page, update, None, seconds=5)


def test_the_endpoint_refuses_nonsense(endpoint: str) -> None:
    with pytest.raises(QueryError, match="refused the query"):
        ask_endpoint(endpoint, "SELECT nonsense", None, seconds=20)
    with pytest.raises(QueryError, match="refused the query"):
        ask_endpoint(endpoint, "nonsense", None, seconds=20)


def test_no_such_server() -> None:
    with pytest.raises(QueryError, match="cannot be reached"):
        ask_endpoint(f"http://127.0.0.1:{free_port()}/sparql", "ASK {}", None, seconds=5)


BAD_ADDRESSES = [
    *("file:///x", "ftp://x/", "nonsense", "http://"),
    *("http://[::1", "http://a:b/", "http://a b/", "http://é/"),
]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_only_http(url: str) -> None:
    with pytest.raises(InputError, match="not an http"):
        ask_endpoint(url, "ASK {}", None, seconds=5)


@pytest.fixture
def web_page() -> Iterator[str]:
    """A server that answers everything with a web page."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class'
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_an_answer_that_is_none(web_page: str) -> None:
    with pytest.raises(QueryError, match="did not answer with SPARQL results"):
        ask_endpoint(web_page, "SELECT * { ?s ?p ?o }", None, seconds=5)
