"""A worker: HTTP as bytes, what clients rely on and what they may not do; its limits."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kg.server.conftest import Service
from tests.kg.server.echo import LIMITS, Echo, read_all
from tests.kg.server.processes import GREEDY, Serve, descendants, limits, until

GET = b"GET /%d HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
OFFER = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"


@pytest.mark.parametrize("number", [3, 5000])
def test_requests_in_order_on_one_connection(echo: Echo, number: int) -> None:
    """Pipelined requests are answered in their order, also when the first takes so long that its worker leaves."""
    answer = echo.said(b"GET /long/0.2 HTTP/1.1\r\nHost: x\r\n\r\n" + b"".join(GET % n for n in range(number)) + LAST)
    assert answer.count(b"HTTP/1.1 200 OK") == number + 2
    places = [answer.index(b"at last"), *(answer.index(b"GET /%d " % n) for n in range(number)), answer.index(b"/last")]
    assert places == sorted(places)


def test_a_request_in_single_bytes(echo: Echo) -> None:
    request = b"POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody"
    assert echo.said(*(bytes([byte]) for byte in request), pause=0.001).endswith(b"POST /a b=c body")


def test_bodies(echo: Echo) -> None:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    assert echo.said(head + chunked).endswith(b"POST /  abcde")
    answer = echo.said(head + b"Content-Length: 3\r\nExpect: 100-continue\r\n\r\n", b"abc", pause=0.05)
    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")
    large = b"z" * 60_000
    assert echo.said(head + b"Content-Length: 60000\r\n\r\n" + large).endswith(b" " + large)


def test_parts_and_old_clients(echo: Echo) -> None:
    head = b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    parts = echo.said(b"GET /much/200000" + head)
    assert b"Transfer-Encoding: chunked" in parts
    assert parts.endswith(b"\r\n0\r\n\r\n")
    assert b"Content-Length: 9" in echo.said(b"HEAD /1" + head)
    for path in (b"/1", b"/much/200000"):
        assert echo.said(b"HEAD " + path + head).endswith(b"\r\n\r\n")


def test_an_old_client_gets_the_length_before_the_rest(echo: Echo) -> None:
    """HTTP/1.0 knows no chunks: without a length, a part would pass for the whole."""
    old = echo.said(b"GET /much/200000 HTTP/1.0\r\n\r\n")
    head, _, body = old.partition(b"\r\n\r\n")
    assert b"Content-Length: 200000" in head
    assert b"chunked" not in head
    assert body == b"x" * 200_000
    kept = b"GET /much/200000 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
    assert echo.said(kept * 2 + b"GET /1 HTTP/1.0\r\n\r\n").count(b"HTTP/1.1 200 OK") == 3


def test_an_old_client_is_told_when_the_result_breaks_off(echo: Echo) -> None:
    told = echo.said(b"GET /crash/200000 HTTP/1.0\r\n\r\n")
    assert told.startswith(b"HTTP/1.1 507")


def test_who_closes_his_side_gets_his_answer(echo: Echo) -> None:
    for path in (b"/1", b"/long/0.2", b"/much/3000000"):
        answer = echo.said(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n\r\n", end=True)
        interim = b"HTTP/1.1 100 Continue\r\n\r\n"  # where the answer takes its time
        assert answer.removeprefix(interim).startswith(b"HTTP/1.1 200 OK"), path
        assert answer.endswith((b"GET /1  ", b"at last", b"\r\n0\r\n\r\n")), path


def test_an_offer_of_http_2_is_passed_over(echo: Echo) -> None:
    """Java's client makes it with its first request."""
    get = b"GET /up HTTP/1.1\r\nHost: x\r\n" + OFFER + b"\r\n"
    post = b"POST /up HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n" + OFFER + b"\r\nhi"
    for first in (get, post, get * 2000):
        answer = echo.said(first + LAST)
        assert answer.count(b"HTTP/1.1 200 OK") == first.count(b"/up") + 1
        assert answer.endswith(b"GET /last  ")


BAD: dict[str, tuple[bytes, bytes]] = {
    "garbage": (b"\x16\x03\x01\x02\x00\x01\x00", b"400"),
    "no version": (b"GET /\r\n\r\n", b"505"),
    "a proxy's request": (b"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n", b"405"),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", b"400"),
    "a long address": (b"GET /" + b"x" * 101 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"414"),
    "a long head": (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 400 + b"\r\n\r\n", b"431"),
    "a head without end": (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 500, b"431"),
    "a large body": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200001\r\n\r\n", b"413"),
    "a large body in chunks": (
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n30D41\r\n" + b"z" * 200_001,
        b"413",
    ),
    "a huge length": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", b"4"),
    "a negative length": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", b"400"),
    "two lengths": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"400"),
    "length and chunks": (
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"400",
    ),
    "a bad address": (b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n", b"400"),
    "half a head": (b"GET / HTTP/1.1\r\nHo", b"408"),
    "half a body": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc", b"408"),
    "a good one first": (GET % 1 + b"nonsense\r\n\r\n", b"200"),
    "half a one behind a good one": (b"GET /long/0.2 HTTP/1.1\r\nHost: x\r\n\r\nGET / HT", b"200"),
}


def test_bad_requests_are_answered_and_the_connection_ends(echo: Echo) -> None:
    with ThreadPoolExecutor(len(BAD)) as pool:
        answers = list(pool.map(lambda case: echo.said(case[0]), BAD.values()))
    for (name, (_, status)), answer in zip(BAD.items(), answers, strict=True):
        assert answer.startswith(b"HTTP/1.1 " + status), (name, answer)
        assert answer.count(b"Connection: close") == 1, name
    assert b"HTTP/1.1 400" in answers[-2]
    assert b"HTTP/1.1 408" in answers[-1]


def test_who_is_silent_or_drips_is_cut_off(echo: Echo) -> None:
    with ThreadPoolExecutor(2) as pool:
        silent = pool.submit(echo.said)
        dripped = pool.submit(echo.said, *(bytes([byte]) for byte in GET % 1 * 3), pause=0.1)
        assert silent.result() == b""
        assert dripped.result().startswith((b"HTTP/1.1 408", b"reset"))


def test_too_much_at_once(echo: Echo) -> None:
    """Bodies that are being received are bounded together, and what has gone counts no more."""
    head = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n"
    with echo.connect() as half:
        half.sendall(head + b"x" * 199_000)
        time.sleep(0.2)
        assert echo.said(head, b"x" * 99_000, b"x" * 50_000, pause=0.1).startswith(b"HTTP/1.1 503")
    assert until(lambda: b"x" * 200_000 in echo.said(head + b"x" * 200_000), 3)


def test_who_does_not_read_gets_no_further_answers(echo: Echo) -> None:
    """Pipelined requests for much, never read: what is unread is bounded, and the connection is broken in time."""
    with echo.connect() as connection:
        connection.sendall(b"GET /much/1000000 HTTP/1.1\r\nHost: x\r\n\r\n" * 100)
        assert echo.get("/1").endswith(b"GET /1  ")
        time.sleep(2 * LIMITS.write_time + 0.6)
        with pytest.raises(ConnectionResetError):
            read_all(connection)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(st.binary(max_size=200), st.sampled_from([GET % 1, b"\r\n", b"POST / HTTP/1.1\r\n"])), max_size=6
    )
)
def test_no_bytes_break_it(echo: Echo, pieces: list[bytes]) -> None:
    """Whatever comes first, the next client is served."""
    answer = echo.said(*pieces, end=True, pause=0)
    assert not answer or answer.startswith(b"HTTP/1.1 ") or answer == b"reset"
    assert b"200 OK" in echo.said(LAST)


def test_a_worker_can_open_nothing(service: Service) -> None:
    """Should a query ever get past the refusal, its process has no way to open a connection."""

    def confined() -> list[int]:
        return [pid for pid in descendants(service.process.pid) if "confined" in limits(pid)]

    assert until(lambda: len(confined()) >= 1)


def test_what_needs_too_much_memory_is_stopped(serve: Serve) -> None:
    service = serve("--memory", "100", "--timeout", "60", "--quiet")  # slow work has the lowest priority
    response = service.query(GREEDY)
    assert response.status == 507
    assert "memory" in response.json()["detail"]
    deep = service.query("SELECT * { " + "{" * 100_000 + "}" * 100_000 + "}")
    assert deep.status in (400, 414, 507)
    for nested in (b"ASK " + b"{" * 200_000 + b"}" * 200_000, b"ASK { FILTER" + b"(" * 20_000):
        answer = service.ask("POST", "/sparql", nested, {"Content-Type": "application/sparql-query"})
        assert answer.status in (400, 507)
    assert service.query("ASK {}").status == 200
