"""A service without data, whose answers are made up by their path; with limits short enough to be reached.

``python -m tests.kg.server.echo`` serves it and prints its port.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from kg.rdf.forms import FORMS, ROWS_CSV
from kg.server.http.heads import Heads
from kg.server.http.limits import Limits
from kg.server.http.messages import Problem, ProblemError, Response
from kg.server.workers.kinds import ElsewhereError, Settings, WorkerKind
from kg.server.workers.output import Output, Sink
from kg.server.workers.shelf import Shelf
from kg.server.workers.supervisor import Supervisor
from kg.server.workers.table import Table

ROOT = Path(__file__).resolve().parents[3]
CSV = FORMS.index(ROWS_CSV)
LIMITS = Limits(
    url=100, head=400, body=200_000, head_time=0.6, body_time=1.5, idle_time=0.8, write_time=0.6, linger_time=0.4,
    connections=20, bodies=300_000, unread=60_000_000,
)  # fmt: skip
MOMENT, DEADLINE, SLOW = 0.05, 4.0, 2


def spin(seconds: float) -> None:
    """Use the processor."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def answer(output: Output) -> None:
    """What the path asks for."""
    try:
        answer_path(output)
    except ProblemError as error:
        output.respond(error.problem)


def answer_path(output: Output) -> None:
    """As :func:`answer`; ``/crash/n`` and the like first write so many bytes."""
    request = output.request
    _, name, *rest = request.path.split("/")
    number = float(rest[0]) if rest else 0
    output.means.pace(request.path.encode().ljust(12))
    output.begin(CSV, zipped="gzip" in request.headers.get("accept-encoding", ""))
    if name == "pid":
        output.write(str(os.getpid()).encode())
    elif name == "much":
        for _ in range(int(number) // 1000):
            output.write(b"x" * 1000)
    elif name == "long":
        spin(number)
        output.write(b"at last")
    elif name in ("crash", "die"):
        output.write(b"x" * int(number))
        os.kill(os.getpid(), signal.SIGABRT if name == "crash" else signal.SIGKILL)
        time.sleep(5)
    elif name == "thing":
        raise ElsewhereError("thing")
    elif name == "document":
        raise_unless_made(output, int(number))
        return
    elif name == "problem":
        output.respond(Problem(404, "there is none"))
        return
    else:
        output.write(f"{request.method} {request.path} {request.query} ".encode() + request.body)
    output.end()


SHELF_KEYS = [("fine", CSV), ("bad", CSV), ("dead", CSV)]


def raise_unless_made(output: Output, place: int) -> None:
    """Answer with a document."""
    document = shelf.find(place)
    if document is None:
        raise ElsewhereError("document", place)
    output.respond(document if isinstance(document, Problem) else Response(200, "text/csv", document.content))


def make(sink: Sink, name: str, form: int) -> None:
    """Make a document, or fail."""
    if name == "bad":
        raise ProblemError(Problem(404, "is not made"))
    if name == "dead":
        os._exit(3)
    time.sleep(0.3)
    sink.begin(form, zipped=True)
    sink.write(str(os.getpid()).encode())


def thing(output: Output) -> None:
    """What a worker of the other kind says."""
    spin(0.1)
    output.begin(CSV, zipped=False)
    output.write(b"a thing by %d" % os.getpid())
    output.end()


def failing() -> None:
    """What cannot be prepared."""
    from kg.errors import InputError

    raise InputError("is damaged", where="the store")


shelf = Shelf(SHELF_KEYS)


def main() -> None:
    """Serve until SIGTERM."""
    workers = int(sys.argv[1])
    broken = Path(sys.argv[2])

    def prepare():  # type: ignore[no-untyped-def] # noqa: ANN202
        return failing() if broken.exists() else answer

    listener = socket.create_server(("127.0.0.1", 0))
    kinds = {
        "query": WorkerKind(prepare, MOMENT, most=workers, first=min(workers, 2)),
        "thing": WorkerKind(lambda: thing, 1.0, most=1, is_single=True),
    }
    settings = Settings(Heads(), LIMITS, deadline=DEADLINE, megabytes=300, slow=SLOW, log=2)
    table = Table(workers + 1 + 2 * SLOW)
    port = listener.getsockname()[1]
    Supervisor(listener, kinds, shelf, make, table=table, settings=settings).run(lambda: print(port, flush=True))


class Echo:
    """One that runs.

    Args:
        broken: A file; as long as it is there, no worker can begin.
        workers: For short requests.
    """

    def __init__(self, broken: Path, workers: int = 2) -> None:
        command = [sys.executable, "-m", "tests.kg.server.echo", str(workers), str(broken)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
        )
        assert self.process.stdout
        self.port = int(self.process.stdout.readline() or 0)

    def connect(self) -> socket.socket:
        """A connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def said(self, *sent: bytes, end: bool = False, pause: float = 0.01) -> bytes:
        """All that it says to these bytes until it closes."""
        with self.connect() as connection:
            try:
                for data in sent:
                    connection.sendall(data)
                    time.sleep(pause)
                if end:
                    connection.shutdown(socket.SHUT_WR)
                return read_all(connection)
            except ConnectionError:
                return b"reset"

    def get(self, path: str) -> bytes:
        """The whole response to a request on a connection of its own."""
        return self.said(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())

    def stop(self) -> str:
        """Stop it; gives what it has written to stderr."""
        if self.process.poll() is None:
            self.process.terminate()
        _, errors = self.process.communicate(timeout=20)
        assert self.process.returncode == 0
        return errors


def read_all(connection: socket.socket) -> bytes:
    """Until the end."""
    received = b""
    while data := connection.recv(1 << 20):
        received += data
    return received


if __name__ == "__main__":
    main()
