"""Measure the service: small queries against other servers, the start, and the loading of large data.

Small queries are asked by Debian's ``wrk`` over connections that stay open, of 100,000 triples in memory, each another
one, in rounds that take turns with the peer's; the ratio is the median of the rounds. No answer is cached anywhere.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from tests.benchmarks.graphs import made_up
from tests.benchmarks.page import Line
from tests.kg.server.conftest import Service
from tests.kg.server.processes import cpu
from tests.servers import free_port, oxigraph

__all__ = ["measure_service"]

ROUNDS, SECONDS = 3, 4
THINGS = 13_350  # about 100,000 triples
MANY = 133_500  # about 1,000,000
SCRIPT = """
local number = 0
local path
init = function(arguments) path = arguments[1] end
request = function()
  number = (number * 7919 + 13) % 13000
  local query = string.format("SELECT ?p ?o WHERE { <http://example.org/made-up/T%05d> ?p ?o }", number)
  query = query:gsub("([^%w])", function(letter) return string.format("%%%02X", letter:byte()) end)
  return wrk.format("GET", path .. "?query=" .. query, { Accept = "application/sparql-results+json" })
end
"""
BULK_LOAD = """
import sys, pyoxigraph
pyoxigraph.Store(sys.argv[2]).bulk_load(path=sys.argv[1])
"""


def measure_service(folder: Path) -> Iterator[Line]:
    """The lines of the report on the service.

    Args:
        folder: Where data are written.
    """
    yield _start()
    yield from _large(folder)
    wrk = shutil.which("wrk")
    if wrk is None:
        print("      small queries are not measured: apt-get install wrk")
        return
    data, script = folder / "data.nt", folder / "small.lua"
    data.write_bytes(_triples(THINGS))
    script.write_text(SCRIPT, encoding="utf-8")
    ours = Service("--data", str(data), "--quiet")
    command = [wrk, "--threads", "1", "--duration", f"{SECONDS}s", "--script", str(script)]
    try:
        with oxigraph(union=False) as url:
            headers = {"Content-Type": "application/n-triples"}
            urllib.request.urlopen(urllib.request.Request(f"{url}/store?default", data.read_bytes(), headers)).close()
            limits = {1: 0.5, 8: 0.33, 32: 0.33}
            yield from _compare(command, f"{ours.url} /sparql", f"{url} /query", "oxigraph serve", limits)
        with _rdflib_endpoint(data) as url:
            yield from _compare(command, f"{ours.url} /sparql", f"{url} /", "rdflib-endpoint", {1: 1.2, 8: 3, 32: 3})
    finally:
        ours.stop()


def _compare(command: list[str], ours: str, peer: str, name: str, limits: dict[int, float]) -> Iterator[Line]:
    for clients, limit in limits.items():
        rounds = [(_rate(command, clients, ours), _rate(command, clients, peer)) for _ in range(ROUNDS)]
        ratio = statistics.median(mine / theirs for mine, theirs in rounds)
        mine, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
        what = f"small queries, {clients} clients, {mine:,.0f} a second against {name} {theirs:,.0f}"
        yield what, f"{ratio:.2f} ×", f"at least {limit} ×", ratio >= limit


def _rate(command: list[str], clients: int, where: str) -> float:
    """Right answers a second."""
    url, path = where.split()
    command = [*command, "--connections", str(clients), url, "--", path]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    if "Non-2xx" in told.stdout:
        raise RuntimeError(told.stdout)
    found = re.search(r"Requests/sec:\s+([\d.]+)", told.stdout)
    assert found
    return float(found[1])


def _start() -> Line:
    """CPU seconds of all processes from the call to the first answer, on the shipped graph."""
    Service("--quiet").stop()  # builds the graph where it is not there yet
    times = []
    for _ in range(3):
        service = Service("--quiet")
        service.query("ASK {}")
        times.append(cpu(service))
        service.stop()
    used = statistics.median(times)
    return "kg serve, start to first answer, shipped graph", f"{used:.2f} CPU-s", "0.6 CPU-s", used <= 0.6


def _large(folder: Path) -> Iterator[Line]:
    """A million triples: the first start against pyoxigraph's bulk load into a store on disk, and the second start."""
    data = folder / "large.nt"
    data.write_bytes(_triples(MANY))

    def started() -> float:
        begin = time.perf_counter()
        service = Service("--data", str(data), "--cache", str(folder / "cache"), "--quiet")
        service.query("ASK {}")
        seconds = time.perf_counter() - begin
        service.stop()
        return seconds

    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", BULK_LOAD, str(data), str(folder / "peer")], check=True)
    theirs = time.perf_counter() - begin
    first, second = started(), min(started() for _ in range(3))
    what = f"1,000,000 triples, first start {first:.1f} s against pyoxigraph's bulk load {theirs:.1f} s"
    yield what, f"{first / theirs:.2f} ×", "1.3 ×", first <= 1.3 * theirs
    yield f"  second start {second:.2f} s", f"{first / second:.0f} × faster", "10 ×", first >= 10 * second


def _triples(things: int) -> bytes:
    store = ox.Store()
    store.bulk_load(made_up(things).encode(), ox.RdfFormat.TURTLE)
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""


@contextmanager
def _rdflib_endpoint(data: Path) -> Iterator[str]:
    """rdflib-endpoint over an rdflib graph in memory."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("rdflib-endpoint")), "serve", "--port", str(port), str(data)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            url = f"http://127.0.0.1:{port}"
            for _ in range(600):
                with suppress(urllib.error.URLError, ConnectionError):
                    urllib.request.urlopen(f"{url}/?query=ASK%20%7B%7D", timeout=5).close()
                    break
                time.sleep(0.1)
            yield url
        finally:
            server.terminate()
