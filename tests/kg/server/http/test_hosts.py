"""Which names in a Host header are the service's own: a stranger's name that leads here is none."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.http.hosts import Hosts

HOSTS = Hosts("kg.internal", "https://data.example.org:8443/kg", ["One.example", "two.example."])


@pytest.mark.parametrize(
    "header",
    [
        *("localhost", "localhost:7878", "LOCALHOST:1", "kg.localhost", "127.0.0.1:7878", "127.9.9.9", "[::1]:7878"),
        *("192.0.2.7:80", "[2001:db8::1]", "kg.internal:7878", "data.example.org", "one.example:1", "TWO.example"),
        "two.example.:99",
    ],
)
def test_ours(header: str) -> None:
    assert HOSTS.problem(header) is None
    assert HOSTS.problem(header) is None


@pytest.mark.parametrize(
    "header",
    [
        *("evil.example", "evil.example:7878", "localhost.evil.example", "", ":80", "127.0.0.1.evil.example", "a, b"),
        *("one.example/", "localhost:80:80", "[::1", "::1x", "one.example, evil.example", "xlocalhost", "a@localhost"),
    ],
)
def test_not_ours(header: str) -> None:
    problem = HOSTS.problem(header)
    assert problem
    assert problem.status == 421
    assert "--host-name" in problem.hint


def test_the_machine_has_its_name_where_all_its_addresses_are_listened_on() -> None:
    name = socket.gethostname()
    assert Hosts("0.0.0.0").problem(f"{name}:7878") is None  # noqa: S104 - compared with, not bound to
    assert Hosts("::").problem(name) is None
    if name != "localhost":
        assert Hosts("127.0.0.1").problem(name)


@given(st.text(max_size=60))
def test_no_header_breaks_it(header: str) -> None:
    problem = HOSTS.problem(header)
    assert problem is None or len(problem.detail) < 400
