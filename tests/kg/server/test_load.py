"""Under load: many small queries beside some that never end, and clients that do not behave."""

from __future__ import annotations

import asyncio
import json
import random
import socket
import statistics
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from tests.kg.server.conftest import Service, run_aside
from tests.kg.server.processes import descendants

ENDLESS = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "SELECT (COUNT(*) AS ?n) { ?s (!<x:x>)* ?o . ?o (!<x:y>)* ?z }",
    'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "(a|aa|b)*(.*x){50}$")) }',
]
SMALL = "SELECT ?label {{ <https://w3id.org/condition-kg/concept/{0}> rdfs:label ?label }}"
CONCEPTS = {"vitiligo": "vitiligo", "cancer": "cancer", "lems": "Lambert-Eaton myasthenic syndrome"}
CLIENTS, SECONDS = 32, 6
MOST_RATIO, TRIES = 5, 3


async def request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, query: str) -> tuple[int, bytes]:
    """A query on a connection that stays open, unless the service says that it closes it: status and body."""
    writer.write(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length:"))
    body = await reader.readexactly(length)
    if b"\r\nConnection: close\r\n" in head:
        writer.close()
    return int(head[9:12]), body


class Small:
    """Clients of small queries, each at most so often that what is measured is the service, not their crowd."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.times: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.wrong: list[bytes] = []

    async def client(self, number: int, end: float) -> None:
        chance = random.Random(number)  # noqa: S311 - no secret
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        while time.monotonic() < end:
            if writer.is_closing():
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            concept, label = chance.choice(list(CONCEPTS.items()))
            start = time.monotonic()
            status, body = await request(reader, writer, SMALL.format(concept))
            self.times.append(time.monotonic() - start)
            self.statuses[status] += 1
            if status == 200 and [row["label"]["value"] for row in json.loads(body)["results"]["bindings"]] != [label]:
                self.wrong.append(body)
            await asyncio.sleep(chance.uniform(0, 0.1))
        writer.close()

    def p95(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]


async def endless(port: int, query: str, end: float, statuses: Counter[int]) -> None:
    while time.monotonic() < end:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            status, _ = await asyncio.wait_for(request(reader, writer, query), max(0.1, end - time.monotonic()))
            statuses[status] += 1
        except TimeoutError:
            return
        finally:
            writer.close()


def memory(service: Service) -> int:
    """Resident memory of all processes in 10^6 bytes; what they share counts for each."""
    pages = 0
    for pid in [service.process.pid, *descendants(service.process.pid)]:
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages * 4096 // 1_000_000


def test_small_queries_beside_endless_ones(serve: Callable[..., Service]) -> None:
    """No wrong answer, nothing lost but honest refusals, memory bounded, and p95 at most five times what it is alone.

    The last may need another try where other tests take the processor meanwhile.
    """
    service = serve("--timeout", "3", "--memory", "200", "--quiet")
    ratios: list[float] = []
    while len(ratios) < TRIES and min(ratios, default=MOST_RATIO + 1) > MOST_RATIO:
        alone, beside, refused, most = run_aside(_load(service))
        assert not alone.wrong
        assert not beside.wrong
        assert set(alone.statuses) == {200}
        assert set(beside.statuses) <= {200, 503}
        assert beside.statuses[200] > 0.99 * beside.statuses.total()
        assert set(refused) <= {503, 504, 507}
        assert refused
        assert most < 100 + 10 * (80 + 200)
        ratios.append(beside.p95() / alone.p95())
        print(f"p95 alone {alone.p95() * 1000:.1f} ms, beside {beside.p95() * 1000:.1f} ms; {refused}; {most} MB")
    assert min(ratios) <= MOST_RATIO, ratios


async def _load(service: Service) -> tuple[Small, Small, Counter[int], int]:
    """Small queries alone, then beside endless ones; what these were told, and the most memory, in 10^6 bytes."""
    alone, beside, refused = Small(service.port), Small(service.port), Counter[int]()
    await asyncio.gather(*(alone.client(n, time.monotonic() + SECONDS / 2) for n in range(CLIENTS)))
    end = time.monotonic() + SECONDS
    most = [0]

    async def watch() -> None:
        while time.monotonic() < end:
            most[0] = max(most[0], memory(service))
            await asyncio.sleep(0.2)

    small = (beside.client(n, end) for n in range(CLIENTS))
    large = (endless(service.port, query, end, refused) for query in ENDLESS)
    await asyncio.gather(watch(), *small, *large)
    return alone, beside, refused, most[0]


def test_clients_that_do_not_behave(serve: Callable[..., Service]) -> None:
    """Garbage, half requests, connections dropped by the thousand: the next one is served."""
    service = serve("--quiet")
    noise = random.Random(1).randbytes(5000)  # noqa: S311 - no secret
    with ExitStack() as open_ones:
        for number in range(50):
            one = open_ones.enter_context(socket.create_connection(("127.0.0.1", service.port)))
            one.sendall(b"GET /sparql?query=ASK HTTP/1.1\r\nHo" if number % 2 else noise[number * 100 :][:100])
        assert service.query("ASK {}").status == 200  # a worker has the graph in memory
        before = memory(service)
        for _ in range(10_000):
            socket.create_connection(("127.0.0.1", service.port)).close()
        assert _status_in_the_end(service) == 200
    for _ in range(200):
        with socket.create_connection(("127.0.0.1", service.port)) as one:
            one.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: application/sparql-query\r\nContent-Length: 6\r\n\r\nASK {}"
            )
    assert _status_in_the_end(service) == 200
    assert memory(service) < before + 100


def _status_in_the_end(service: Service) -> int:
    """The status of a small query, asked again while the service says to try later: it may still count the dropped."""
    for _ in range(50):
        answer = service.query("ASK {}")
        if answer.status != 503:
            break
        assert answer.headers["retry-after"]
        time.sleep(0.2)
    return answer.status
