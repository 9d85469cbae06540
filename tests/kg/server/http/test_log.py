"""The access log: one printable line a request, whatever a client sends."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from kg.server.http.log import AccessLog
from kg.server.http.messages import Request

LINE = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (\S+) (\S+) (.+) (\d{3}) (\d+) B \d+\.\d ms (.*)"


def noted(log: AccessLog, path: str = "/sparql", note: str = "", client: str = "127.0.0.1") -> None:
    log.note(Request("GET", path, "", {}, client=client), 200, 5, time.monotonic(), note)


def logged(folder: Path, *pairs: tuple[str, str], client: str = "127.0.0.1") -> list[str]:
    path = folder / "log"
    with path.open("wb") as file:
        log = AccessLog(file.fileno())
        for one, note in pairs:
            noted(log, one, note, client)
        assert path.read_bytes() == b""  # some at a time
        log.flush()
        assert log.is_empty
    return path.read_text(encoding="utf-8").splitlines()


def test_a_line_a_request(tmp_path: Path) -> None:
    (first,) = logged(tmp_path, ("/sparql", "ASK {}"))
    told = re.fullmatch(LINE, first)
    assert told
    assert told.groups() == ("127.0.0.1", "GET", "/sparql", "200", "5", "ASK {}")
    assert " - GET /health 200 " in logged(tmp_path, ("/health", ""), client="")[0]


def test_a_client_cannot_write_lines_of_its_own(tmp_path: Path) -> None:
    lines = logged(tmp_path, ("/a\r\n2026-01-01T00:00:00Z evil", "SELECT\n\x1b[2J\u2028*"), ("/\ud800", "\ud800"))
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)
    assert "\\x1b[2J" in lines[0]


def test_what_is_written_at_once_stays_together() -> None:
    """So that lines of several processes do not mix: POSIX grants that up to 4,096 bytes."""
    readable, writable = os.pipe()
    log = AccessLog(writable)
    for _ in range(5):
        noted(log, "/" + "\U0001f600" * 10_000, "\x00" * 10_000)
    log.flush()
    os.close(writable)
    with os.fdopen(readable, "rb") as pipe:
        lines = pipe.read().splitlines()
    assert len(lines) == 5
    assert max(map(len, lines)) < 4000


def test_lines_are_due_after_a_moment(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as file:
        log = AccessLog(file.fileno())
        assert (log.is_due, log.is_empty) == (False, True)
        noted(log)
        assert (log.is_due, log.is_empty) == (False, False)
        time.sleep(0.25)
        assert log.is_due


def test_nowhere_to_write_is_no_trouble() -> None:
    nowhere = AccessLog(None)
    noted(nowhere)
    assert nowhere.is_empty
    readable, writable = os.pipe()
    os.close(readable)
    log = AccessLog(writable)
    noted(log)
    log.flush()
    os.close(writable)
