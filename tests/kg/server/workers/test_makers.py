"""Documents are made once, while those who asked wait, and what could not be made is told, and tried again."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from tests.kg.server.echo import Echo
from tests.kg.server.processes import until


def test_one_process_for_all_who_ask(echo: Echo) -> None:
    with ThreadPoolExecutor(8) as pool:
        began = time.monotonic()
        asked = [pool.submit(echo.get, "/document/0") for _ in range(8)]
        assert b"200 OK" in echo.get("/1"), "others are answered meanwhile"
        assert time.monotonic() - began < 5
        answers = {one.result().partition(b"\r\n\r\n")[2] for one in asked}
    assert len(answers) == 1
    assert echo.get("/document/0").partition(b"\r\n\r\n")[2] in answers


def test_what_cannot_be_made(echo: Echo) -> None:
    with ThreadPoolExecutor(4) as pool:
        for path, status in (("/document/1", b"404"), ("/document/2", b"500")):
            answers = list(pool.map(lambda _, path=path: echo.get(path), range(4)))
            assert {answer[9:12] for answer in answers} == {status}
    assert until(lambda: echo.get("/document/1").startswith(b"HTTP/1.1 404"))


def test_the_connection_stays(echo: Echo) -> None:
    last = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answer = echo.said(b"GET /document/1 HTTP/1.1\r\nHost: x\r\n\r\n" * 2 + last)
    assert answer.count(b"HTTP/1.1 404") == 2
    assert answer.endswith(b"/last  ")
