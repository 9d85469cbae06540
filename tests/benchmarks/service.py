"""Measure the service: small queries beside another server, under load, its start, memory, and large data.

Small queries – ``ASK {}``, a name looked up, some ten rows – are asked in turn by Debian's ``wrk`` over connections
that stay open, of 100,000 triples in memory, in slices that take turns with ``oxigraph serve``; the ratio is the
median of the pairs. No answer is cached anywhere. ``python -m tests.benchmarks.service [--rounds N] [--seconds S]``
measures the service alone.
"""

from __future__ import annotations

import argparse
import http.client
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from tests.benchmarks.graphs import made_up
from tests.benchmarks.machine import MOST_DROPPED, Slices, cpu_of, pss_of
from tests.benchmarks.page import Line
from tests.kg.server.conftest import Service
from tests.kg.server.processes import ENDLESS, descendants
from tests.servers import free_port, oxigraph

__all__ = ["measure_service"]

ROUNDS, SECONDS = 6, 2
THINGS = 13_350  # about 100,000 triples
MANY = 133_500  # about 1,000,000
#: Demanded of ours in requests a second of ``oxigraph serve``'s, by the number of clients, and what is aimed at.
LEAST, AIM = {1: 0.6, 8: 0.5, 32: 0.55}, {1: 0.7, 8: 0.6, 32: 0.7}
MOST_CPU, MOST_RATIO, MOST_MS, MOST_MB = 1.9, 2.0, 5.0, 130
ENDLESS_CLIENTS, SILENT_CLIENTS = 4, 12
RDFLIB_ENDPOINT = Path(sys.executable).with_name("rdflib-endpoint")
DONE = """
done = function(summary, latency, requests)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("told %d %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(95), latency:percentile(99), errors, summary.errors.status))
end
"""
SCRIPT = (
    """
local number = 0
local path
init = function(arguments) path = arguments[1] end
local kind = 0
local kinds = {
  "ASK {}",
  "SELECT ?name WHERE { <http://example.org/made-up/T%05d> <http://www.w3.org/2000/01/rdf-schema#label> ?name }",
  "SELECT ?p ?o WHERE { <http://example.org/made-up/T%05d> ?p ?o }",
}
request = function()
  number = (number * 7919 + 13) % 13000
  kind = kind % 3 + 1
  local query = string.format(kinds[kind], number)
  query = query:gsub("([^%w])", function(letter) return string.format("%%%02X", letter:byte()) end)
  return wrk.format("GET", path .. "?query=" .. query, { Accept = "application/sparql-results+json" })
end
"""
    + DONE
)
ASKED = (
    """
init = function(arguments) path = arguments[1] end
request = function() return wrk.format("GET", path .. "?query=ASK%7B%7D") end
"""
    + DONE
)
BULK_LOAD = """
import sys, pyoxigraph
pyoxigraph.Store(sys.argv[2]).bulk_load(path=sys.argv[1])
"""


class Told(NamedTuple):
    """What wrk tells: answers a second, the times in which 95 and 99 of 100 were there, in ms, and what went wrong."""

    rate: float
    p95: float
    p99: float
    wrong: int


def measure_service(folder: Path, *, rounds: int = ROUNDS, seconds: int = SECONDS) -> Iterator[Line]:
    """The lines of the report on the service.

    Args:
        folder: Where data are written.
        rounds: Pairs of slices for each number of clients.
        seconds: Length of a slice.
    """
    yield _start()
    yield _memory()
    yield from _large(folder)
    if shutil.which("wrk") is None:
        print("      small queries are not measured: apt-get install wrk")
        return
    data = folder / "data.nt"
    data.write_bytes(_triples(THINGS))
    (folder / "small.lua").write_text(SCRIPT, encoding="utf-8")
    (folder / "ask.lua").write_text(ASKED, encoding="utf-8")
    ours = Service("--data", str(data), "--quiet")
    try:
        with oxigraph(union=False) as url:
            headers = {"Content-Type": "application/n-triples"}
            urllib.request.urlopen(urllib.request.Request(f"{url}/store?default", data.read_bytes(), headers)).close()
            yield _same(ours, data)
            yield from _small(folder, ours, url, rounds, seconds)
            yield from _beside(folder, ours, rounds, seconds)
            yield _unread(folder, ours, seconds)
        if not RDFLIB_ENDPOINT.is_file():
            print("      rdflib-endpoint is not there: pip install '.[bench]'")
            return
        with _rdflib_endpoint(data) as url:
            rate = statistics.median(_wrk(folder, "small", 8, f"{ours.url} /sparql", seconds).rate for _ in range(2))
            theirs = _wrk(folder, "small", 8, f"{url} /", seconds).rate
            what = f"small queries, 8 clients, {rate:,.0f} a second against rdflib-endpoint {theirs:,.0f}"
            yield what, f"{rate / theirs:.1f} ×", "at least 3 ×", rate >= 3 * theirs
    finally:
        ours.stop()


def _wrk(folder: Path, script: str, clients: int, where: str, seconds: int) -> Told:
    url, path = where.split()
    command = ["wrk", "--threads", "1", "--duration", f"{seconds}s", "--connections", str(clients)]
    command += ["--script", str(folder / f"{script}.lua"), url, "--", path]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"^told (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)$", told, re.MULTILINE)
    assert found, told
    requests, microseconds, p95, p99, errors, statuses = map(int, found.groups())
    return Told(requests / microseconds * 1e6, p95 / 1000, p99 / 1000, errors + statuses)


def _processes(service: Service) -> list[int]:
    return [service.process.pid, *descendants(service.process.pid)]


def _server(url: str) -> int:
    """The process of a server on loopback that this one has started."""
    mine = subprocess.run(
        ["pgrep", "--full", f"serve --bind {url.removeprefix('http://')}"], capture_output=True, text=True, check=False
    )
    return int(mine.stdout.split()[0])


def _small(folder: Path, ours: Service, url: str, rounds: int, seconds: int) -> Iterator[Line]:
    """Requests a second, and CPU a request, in slices that take turns with the peer's."""
    peer = _server(url)
    slices = Slices(lambda: [*_processes(ours), peer])
    wrong = 0
    for clients, least in LEAST.items():
        rates: list[tuple[float, float]] = []
        costs: list[tuple[float, float]] = []
        for _ in range(2 * rounds):
            mine = slices.run(
                lambda n=clients: _wrk(folder, "small", n, f"{ours.url} /sparql", seconds),  # type: ignore[misc]
                lambda: _processes(ours),
            )
            theirs = slices.run(
                lambda n=clients: _wrk(folder, "small", n, f"{url} /query", seconds),  # type: ignore[misc]
                lambda: [peer],
            )
            wrong += mine[0].wrong if mine else 0
            if mine and theirs:
                rates.append((mine[0].rate, theirs[0].rate))
                costs.append((mine[1] / mine[0].rate / seconds * 1e6, theirs[1] / theirs[0].rate / seconds * 1e6))
            if len(rates) >= rounds:
                break
        if not rates:
            yield f"small queries, {clients} clients", "nothing", f"at least {least} ×", False
            continue
        ratio = statistics.median(mine / theirs for mine, theirs in rates)
        mine_rate, their_rate = (statistics.median(column) for column in zip(*rates, strict=True))
        what = f"small queries, {clients} clients, {mine_rate:,.0f} a second against oxigraph serve {their_rate:,.0f}"
        yield what, f"{ratio:.2f} ×", f"at least {least} × (aim: {AIM[clients]})", ratio >= least
        cost, their_cost = (statistics.median(column) for column in zip(*costs, strict=True))
        ratio = statistics.median(mine / theirs for mine, theirs in costs)
        what = f"  CPU a request {cost:.0f} µs against {their_cost:.0f}"
        if clients == max(LEAST):
            yield what, f"{ratio:.2f} ×", f"at most {MOST_CPU} ×", ratio <= MOST_CPU
        else:
            print(f"      {what}: {ratio:.2f} ×")
    yield "  answers lost, or not 200", str(wrong), "none", wrong == 0
    part = slices.dropped / slices.number
    yield f"  {slices}", f"{part:.0%}", f"at most {MOST_DROPPED:.0%}, or the run is void", not slices.is_void


def _beside(folder: Path, ours: Service, rounds: int, seconds: int) -> Iterator[Line]:
    """How long small queries take beside endless ones, against alone."""
    slices = Slices(lambda: _processes(ours))
    times: dict[bool, list[float]] = {False: [], True: []}
    wrong = 0
    for place in range(4 * rounds):
        is_beside = place % 2 == 1
        with _endless(ours) if is_beside else nullcontext():
            told = slices.run(
                lambda: _wrk(folder, "small", 32, f"{ours.url} /sparql", max(3, seconds)), lambda: _processes(ours)
            )
        if told:
            times[is_beside].append(told[0].p95)
            wrong += told[0].wrong
        if min(map(len, times.values())) >= max(2, rounds // 2):
            break
    if not all(times.values()):
        yield "p95 of 32 clients beside endless queries", "nothing", f"at most {MOST_RATIO} ×", False
        return
    alone, beside = (statistics.median(times[key]) for key in (False, True))
    what = f"p95 of 32 clients beside {ENDLESS_CLIENTS} endless queries {beside:.1f} ms, without {alone:.1f} ms"
    yield what, f"{beside / alone:.2f} ×", f"at most {MOST_RATIO} ×", beside <= MOST_RATIO * alone
    yield "  answers lost, or not 200", str(wrong), "none", wrong == 0
    part = slices.dropped / slices.number
    yield f"  {slices}", f"{part:.0%}", f"at most {MOST_DROPPED:.0%}, or the run is void", not slices.is_void


@contextmanager
def _endless(service: Service) -> Iterator[None]:
    """Clients that ask endless queries, again when they are refused."""
    has_ended = threading.Event()

    def ask() -> None:
        while not has_ended.is_set():
            connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=0.5)
            with suppress(OSError, http.client.HTTPException):
                connection.request("POST", "/sparql", ENDLESS, {"Content-Type": "application/sparql-query"})
                while not has_ended.is_set():
                    with suppress(TimeoutError):
                        connection.getresponse().read()
                        break
            connection.close()
            has_ended.wait(0.2)

    threads = [threading.Thread(target=ask) for _ in range(ENDLESS_CLIENTS)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    try:
        yield
    finally:
        has_ended.set()
        for thread in threads:
            thread.join()
        time.sleep(2)  # until the service has noticed


def _unread(folder: Path, ours: Service, seconds: int) -> Line:
    """How long ``ASK {}`` takes while clients ask for much and never read."""
    silent = []
    for _ in range(SILENT_CLIENTS):
        one = socket.create_connection(("127.0.0.1", ours.port))
        one.sendall(f"GET /sparql?query={quote('SELECT * { ?s ?p ?o }')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        silent.append(one)
    time.sleep(2)  # until their queries are answered, as far as they are going to be
    slices = Slices(lambda: _processes(ours))
    told = [
        slices.run(lambda: _wrk(folder, "ask", 1, f"{ours.url} /sparql", max(3, seconds)), lambda: _processes(ours))
        for _ in range(4)
    ]
    for one in silent:
        one.close()
    good = [each[0].p99 for each in told if each]
    what = f"p99 of ASK {{}} while {SILENT_CLIENTS} clients ask for much and never read ({slices})"
    worst = max(good, default=0.0)
    return what, f"{worst:.1f} ms", f"at most {MOST_MS} ms", bool(good) and worst <= MOST_MS


def _same(ours: Service, data: Path) -> Line:
    """Whether answers are those of the engine."""
    store = ox.Store()
    store.bulk_load(path=data)
    wrong = 0
    for number in range(0, 13_000, 130):
        query = f"SELECT ?p ?o WHERE {{ <http://example.org/made-up/T{number:05d}> ?p ?o }}"
        result = store.query(query)
        assert isinstance(result, ox.QuerySolutions)
        wrong += ours.query(query).body != result.serialize(format=ox.QueryResultsFormat.JSON)
    return "answers to 100 small queries that are not the engine's, byte by byte", str(wrong), "none", wrong == 0


def _memory() -> Line:
    """Memory of all processes at rest, on the shipped graph with the default number of workers."""
    service = Service("--quiet")
    service.query("ASK {}")
    time.sleep(1)
    used = pss_of(_processes(service))
    service.stop()
    what = "memory at rest, sum of PSS, shipped graph, default workers"
    return what, f"{used:.0f} MB", f"at most {MOST_MB} MB", used <= MOST_MB


def _start() -> Line:
    """CPU seconds of all processes from the call to the first answer, on the shipped graph."""
    Service("--quiet").stop()  # builds the graph where it is not there yet
    times = []
    for _ in range(3):
        service = Service("--quiet")
        service.query("ASK {}")
        times.append(cpu_of(_processes(service)))
        service.stop()
    used = statistics.median(times)
    return "kg serve, start to first answer, shipped graph", f"{used:.2f} CPU-s", "at most 0.8 CPU-s", used <= 0.8


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
    yield what, f"{first / theirs:.2f} ×", "at most 1.3 ×", first <= 1.3 * theirs
    yield f"  second start {second:.2f} s", f"{first / second:.0f} × faster", "at least 10 ×", first >= 10 * second


def _triples(things: int) -> bytes:
    store = ox.Store()
    store.bulk_load(made_up(things).encode(), ox.RdfFormat.TURTLE)
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""


@contextmanager
def _rdflib_endpoint(data: Path) -> Iterator[str]:
    """rdflib-endpoint over an rdflib graph in memory."""
    port = free_port()
    command = [str(RDFLIB_ENDPOINT), "serve", "--port", str(port), str(data)]
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


def main() -> int:
    """Measure the service alone; the exit status says whether all demands are met."""
    from tests.benchmarks.bench import report

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        lines = measure_service(Path(name), rounds=options.rounds, seconds=options.seconds)
        fine = [report(line) for line in lines]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
