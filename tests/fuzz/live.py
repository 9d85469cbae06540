"""Bytes to a service that runs: each answer is whole, and the service is there afterwards."""

from __future__ import annotations

import http.client
import io
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.fuzz.judge import BrokenError
from tests.fuzz.readers import cut

__all__ = ["ask_service", "running_service"]

#: Where the service is, for the processes that ask it.
_PORT = "FUZZ_PORT"
#: Statuses of answers that say that the service itself is wrong.
_WRONG = (500, 502)
_SECONDS = 20


@contextmanager
def running_service() -> Iterator[None]:
    """A service of the shipped graph on loopback.

    Raises:
        BrokenError: when it does not start, has ended at the end, or has written a traceback.
    """
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", "--workers", "2", "--timeout", "2"]
    with subprocess.Popen([*command, "--quiet"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        told: list[str] = []
        for line in process.stderr:
            told.append(line)
            if match := re.search(r"http://[^/]*:(\d+)/", line):
                os.environ[_PORT] = match[1]
                break
        try:
            yield
        finally:
            os.environ.pop(_PORT, None)
            has_ended = process.poll() is not None
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            try:
                told.append(process.communicate(timeout=30)[1])
            except subprocess.TimeoutExpired:
                process.kill()
                told.append("did not stop")
        if has_ended or process.returncode or "Traceback" in "".join(told):
            raise BrokenError(f"the service ended with {process.returncode}: {''.join(told)[-2000:]}")


class _Bytes(io.BytesIO):
    """Bytes in the place of a socket, which stay open."""

    def makefile(self, *_: object) -> _Bytes:
        return self

    def close(self) -> None:
        pass


def ask_service(data: bytes) -> None:
    """Send bytes, piece by piece, and look at what comes back.

    Raises:
        BrokenError: when the service does not answer, or with anything but whole answers.
    """
    received = b""
    with socket.create_connection(("127.0.0.1", int(os.environ[_PORT])), timeout=_SECONDS) as connection:
        try:
            for piece in cut(data):
                connection.sendall(piece)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(1 << 16):
                received += piece
        except TimeoutError as error:
            raise BrokenError(f"no answer within {_SECONDS} s, but {received[:200]!r}") from error
        except OSError:  # it may close the connection on what is no request
            pass
    methods = re.findall(rb"(?:^|\n)([A-Z]+) ", data)
    _check(received, is_head=b"HEAD" in methods)


def _check(received: bytes, *, is_head: bool) -> None:
    received = received.removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")  # whose body did not come
    file = _Bytes(received)
    while file.tell() < len(received):
        start = file.tell()
        answer = http.client.HTTPResponse(file)  # type: ignore[arg-type] # it reads a file of it
        try:
            answer.begin()
            body = b"" if is_head else answer.read()
        except (http.client.HTTPException, ValueError) as error:
            if is_head:
                return
            raise BrokenError(f"an answer is not whole: {error!r}: {received[start : start + 500]!r}") from error
        if answer.status in _WRONG or b"Traceback (most recent" in body:
            raise BrokenError(f"the service says {answer.status}: {body[:500]!r}")
        if is_head:  # which bodies are there cannot be told
            return
