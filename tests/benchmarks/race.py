"""Race the service: everything at once, for minutes, and every answer compared byte by byte with the engine's.

``python -m tests.benchmarks.race [--seconds N] [--seed N]``. Small, long, endless, crashing and greedy queries, readers
that are slow, vanish, close their side or speak HTTP/1.0, requests in pieces and in crowds, documents and things; now
and then the service is stopped and started again. The exit status is 1 when an answer was wrong, or lost while the
service ran.
"""

from __future__ import annotations

import argparse
import http.client
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from tests.benchmarks.graphs import made_up
from tests.kg.server.conftest import Service
from tests.kg.server.processes import ENDLESS, GREEDY, descendants, is_running, until
from tests.servers import free_port

__all__ = ["Race"]

THINGS = 3_000
LONG = (
    "SELECT ?a ?b { ?a a ?c . ?b a ?c . FILTER(STRENDS(STR(?a), '%d')) FILTER(STRENDS(STR(?b), '7')) } ORDER BY ?a ?b"
)
LARGE = "SELECT * { ?s ?p ?o FILTER(STRSTARTS(STR(?s), 'http://example.org/made-up/')) } ORDER BY ?s ?p ?o"
CRASHING = "ASK { FILTER" + "(" * 20_000
#: An answer that a client may get in place of its own where the service has too much to do.
BUSY = {503, 504}


class Race:
    """A service, the engine beside it, and those who ask.

    Args:
        data: The file that both have.
        seed: Of all chance.
    """

    def __init__(self, data: Path, seed: int) -> None:
        self.seed = seed
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._store = ox.Store()
        self._store.bulk_load(path=data)
        subjects = [f"http://example.org/made-up/T{number:05d}" for number in range(0, THINGS - 20, 7)]
        self.small = {query: self._expected(query) for query in map("SELECT ?p ?o {{ <{}> ?p ?o }}".format, subjects)}
        self.long = {query: self._expected(query) for query in (LONG % digit for digit in range(4))}
        self.large = self._expected(LARGE)
        self._port = str(free_port())
        self._data = data
        self._has_ended = threading.Event()
        self.life = 0  # another after each start; odd while the service is stopped
        self.service = self._start()

    def _expected(self, query: str) -> bytes:
        result = self._store.query(query)
        assert isinstance(result, ox.QuerySolutions)
        return result.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def _start(self) -> Service:
        return Service("--port", self._port, "--data", str(self._data), "--timeout", "4", "--memory", "200", "--quiet")

    def run(self, seconds: float) -> None:
        """Race for so long."""
        actors: list[Callable[[random.Random], None]] = [
            *[self._ask_small] * 6,
            *[self._ask_long] * 2,
            *[self._ask_much] * 2,
            *(self._ask_endless, self._ask_greedily, self._crash, self._vanish, self._never_read, self._ask_in_crowds),
            *(self._ask_in_pieces, self._close_side, self._ask_as_of_old, self._ask_documents),
        ]
        threads = [
            threading.Thread(target=self._repeat, args=(actor, random.Random(f"{self.seed} {place}")))  # noqa: S311
            for place, actor in enumerate(actors)
        ]
        for thread in threads:
            thread.start()
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, 20))
            if end - time.monotonic() > 10:
                self._restart()
        self._has_ended.set()
        for thread in threads:
            thread.join(60)
        self._stop()

    def _restart(self) -> None:
        self.life += 1
        self._stop()
        self.service = self._start()
        self.life += 1
        self.counts["restarts"] += 1

    def _stop(self) -> None:
        processes = descendants(self.service.process.pid)
        status = self.service.stop()
        if status or not until(lambda: not any(map(is_running, processes)), 5):
            self.wrong.append(f"stopped with {status}, or left processes behind")

    def _repeat(self, actor: Callable[[random.Random], None], chance: random.Random) -> None:
        while not self._has_ended.is_set():
            life = self.life
            try:
                actor(chance)
            except (OSError, http.client.HTTPException, AssertionError) as error:
                if life == self.life and not life % 2:
                    self.wrong.append(f"{actor.__name__}: {type(error).__name__} {str(error)[:900]}")
                time.sleep(0.1)
            else:
                self.counts[actor.__name__.strip("_")] += 1

    # -- who asks

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=30)

    def _post(self, query: str) -> tuple[int, bytes]:
        connection = self._connection()
        try:
            connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query"})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def _ask_small(self, chance: random.Random) -> None:
        connection = self._connection()
        for query in chance.sample(list(self.small), chance.randint(1, 30)):
            for wait in (0, 1):
                time.sleep(wait)
                connection.request("GET", f"/sparql?query={quote(query)}")
                response = connection.getresponse()
                status, body = response.status, response.read()
                if not self._is_starved(status, wait):
                    break
            assert (status, body) == (200, self.small[query]), (status, body[:200], query)
        connection.close()

    def _is_starved(self, status: int, tries: int = 0) -> bool:
        """Whether a small query was refused at first, as it waited for the processor; counted, as it is rare."""
        is_starved = status == 503 and not tries
        self.counts["starved"] += is_starved
        return is_starved

    def _ask_long(self, chance: random.Random) -> None:
        query = chance.choice(list(self.long))
        try:
            status, body = self._post(query)
        except (http.client.IncompleteRead, ConnectionResetError):  # cut off at the deadline, and told so
            return
        assert status in BUSY or (status, body) == (200, self.long[query]), (status, body[:200])

    def _ask_much(self, chance: random.Random) -> None:
        """Read slowly, to the end."""
        connection = self._connection()
        connection.request("GET", f"/sparql?query={quote(LARGE)}")
        response = connection.getresponse()
        received = b""
        with suppress(http.client.IncompleteRead, ConnectionResetError):  # cut off, and told so
            while part := response.read(200_000):
                received += part
                time.sleep(chance.choice([0, 0, 0.05]))
            assert response.status in BUSY or received == self.large, (response.status, len(received))
        connection.close()

    def _ask_endless(self, _: random.Random) -> None:
        assert self._post(ENDLESS)[0] in BUSY

    def _ask_greedily(self, _: random.Random) -> None:
        assert self._post(GREEDY)[0] in {507, *BUSY}
        time.sleep(1)

    def _crash(self, chance: random.Random) -> None:
        assert self._post(CRASHING)[0] in {400, 500, 507}
        time.sleep(chance.uniform(0, 1))

    def _vanish(self, chance: random.Random) -> None:
        with socket.create_connection(("127.0.0.1", self.service.port)) as one:
            query = quote(chance.choice([LARGE, ENDLESS, next(iter(self.small))]))
            one.sendall(
                f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()[: chance.randint(5, 999)]
            )
            time.sleep(chance.uniform(0, 0.3))

    def _never_read(self, chance: random.Random) -> None:
        with socket.create_connection(("127.0.0.1", self.service.port)) as one:
            one.sendall(f"GET /sparql?query={quote(LARGE)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * 3)
            time.sleep(chance.uniform(1, 5))

    def _raw(self, *pieces: bytes, pause: float = 0.0, half: bool = False) -> bytes:
        """All that is said to these bytes."""
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=30) as one:
            for piece in pieces:
                one.sendall(piece)
                time.sleep(pause)
            if half:
                one.shutdown(socket.SHUT_WR)
            received = b""
            while part := one.recv(1 << 16):
                received += part
            return received

    def _ask_in_crowds(self, chance: random.Random) -> None:
        """Many requests at once on one connection, answered in their order."""
        queries = chance.choices(list(self.small), k=chance.randint(2, 200))
        asked = [f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() for query in queries]
        answer = self._raw(*asked, b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        for query in queries:
            head, _, answer = answer.partition(b"\r\n\r\n")
            body = self.small[query]
            if head[9:12] == b"503" and self._is_starved(503):
                answer = answer[int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]) :]
                continue
            assert head.startswith(b"HTTP/1.1 200"), head
            assert answer.startswith(body), f"{head!r} {answer[:200]!r} for {body[:100]!r}"
            answer = answer[len(body) :]

    def _ask_in_pieces(self, chance: random.Random) -> None:
        query = chance.choice(list(self.small))
        body = query.encode()
        head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n" % len(body)
        asked = head + b"Content-Type: application/sparql-query\r\n\r\n" + body
        step = chance.randint(1, len(asked))
        pieces = [asked[start : start + step] for start in range(0, len(asked), step)]
        answer = self._raw(*pieces, pause=min(0.02, 2 / len(pieces)))
        assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
        assert answer.endswith(self.small[query])

    def _close_side(self, chance: random.Random) -> None:
        query = chance.choice(list(self.small))
        answer = self._raw(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), half=True)
        assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
        assert answer.endswith(self.small[query])

    def _ask_as_of_old(self, __: random.Random) -> None:
        answer = self._raw(f"GET /sparql?query={quote(LARGE)} HTTP/1.0\r\n\r\n".encode())
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head[9:12] in (b"503", b"504") or body == self.large, head

    def _ask_documents(self, chance: random.Random) -> None:
        path, status = chance.choice(
            [
                ("/query/terms.json", 200),
                ("/sparql", 200),
                ("/nothing", 404),
                ("/resource?iri=http://example.org/made-up/T00007", 200),
            ]
        )
        connection = self._connection()
        connection.request("GET", path, headers={"Accept": "text/turtle, application/json;q=0.5"})
        response = connection.getresponse()
        body = response.read()
        assert response.status in {status, 503}, (path, response.status, body[:200])
        connection.close()


def main() -> int:
    """Race, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.ttl"
        data.write_text(made_up(THINGS), encoding="utf-8")
        race = Race(data, options.seed)
        race.run(options.seconds)
    print(f"seed {options.seed}: " + ", ".join(f"{name} {number:,}" for name, number in sorted(race.counts.items())))
    for what in race.wrong[:50]:
        print(f"WRONG {what}")
    print(f"{len(race.wrong)} answers wrong or lost")
    return 1 if race.wrong or race.counts["starved"] * 1000 > race.counts["ask_small"] else 0


if __name__ == "__main__":
    sys.exit(main())
