"""Who may hear the user's password, and where a request may go."""

from __future__ import annotations

import pytest

from kg.errors import InputError, QueryError
from kg.remote.credentials import Credentials
from tests.kg.remote.servers import ROWS, Handler, Serve, ask, wants
from tests.servers import free_port

BAD_ADDRESSES = [
    *("file:///x", "ftp://x/", "nonsense", "http://"),
    *("http://[::1", "http://a:b/", "http://a b/", "http://é/"),
]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_only_http(url: str) -> None:
    with pytest.raises(InputError, match="not an http"):
        ask(url, "ASK {}")


@pytest.mark.parametrize("url", ["http://me:s3cret@127.0.0.1/", "https://s3cret@example.org/sparql"])
def test_no_password_in_an_address(url: str) -> None:
    with pytest.raises(InputError, match="CONDITION_KG_PASSWORD") as caught:
        ask(url, "ASK {}")
    assert "s3cret" not in str(caught.value)


def test_without_credentials_the_variables_are_named(serve: Serve) -> None:
    server = serve(wants('Basic realm="x"'))
    with pytest.raises(QueryError, match=r"wants to know who asks \(401\): who\?\. Set CONDITION_KG_USER and"):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) == 1


@pytest.mark.parametrize("scheme", ['Basic realm="x"', "", 'Digest realm="x", nonce="n", qop="auth", algorithm="MD5"'])
def test_user_and_password_are_sent_when_asked_for(serve: Serve, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_USER", "me")
    monkeypatch.setenv("CONDITION_KG_PASSWORD", "s3cret")
    server = serve(wants(scheme))
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    first, second = server.seen
    assert "Authorization" not in first.headers
    assert second.headers["Authorization"].startswith("Digest" if "Digest" in scheme else "Basic")
    assert first.body == second.body


def test_a_token_is_sent_at_once(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")
    server = serve(wants(""))
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "scheme", ['Basic realm="x"', 'Digest realm="x", nonce="n", algorithm="unknown"', "Digest nonsense", "Bearer"]
)
def test_a_wrong_password_is_told_but_not_shown(serve: Serve, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_USER", "me")
    monkeypatch.setenv("CONDITION_KG_PASSWORD", "wr0ng")
    server = serve(wants(scheme))
    with pytest.raises(QueryError) as caught:
        ask(server.url, "SELECT ?x {}")
    assert "wr0ng" not in str(caught.value)
    assert len(server.seen) <= 2


@pytest.mark.parametrize(
    ("url", "host", "sent"),
    [
        ("https://example.org/sparql", "", True),
        ("http://example.org/sparql", "", False),
        ("http://localhost:7878/query", "", True),
        ("http://127.0.0.2/sparql", "", True),
        ("http://[::1]:80/sparql", "", True),
        ("http://127.0.0.1.example.org/", "", False),
        ("http://localhost.example.org/", "", False),
        ("https://example.org/sparql", "other.org", False),
        ("http://localhost/sparql", "other.org", False),
        ("http://intra.example:8890/sparql", "intra.example", True),
        ("http://intra.example:8890/sparql", "Intra.example:8890", True),
        ("http://intra.example:8891/sparql", "intra.example:8890", False),
    ],
)
def test_where_credentials_may_go(url: str, host: str, sent: bool) -> None:  # noqa: FBT001
    assert Credentials("me", "s3cret", host=host).may_go_to(url) == sent
    assert not Credentials(host=host).may_go_to(url)


def test_credentials_for_another_host_stay_here(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")
    monkeypatch.setenv("CONDITION_KG_HOST", "example.org")
    server = serve(wants(""))
    with pytest.raises(QueryError, match=r"were not sent: CONDITION_KG_HOST names example\.org only"):
        ask(server.url, "SELECT ?x {}")
    assert "Authorization" not in server.seen[0].headers


def test_credentials_do_not_show_themselves() -> None:
    assert "s3cret" not in repr(Credentials("me", "s3cret", "s3cret")) + str(Credentials("me", "s3cret", "s3cret"))


def test_a_token_with_a_line_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret\r\nX-Evil: 1")
    with pytest.raises(InputError, match="CONDITION_KG_TOKEN: holds a character") as caught:
        ask("http://127.0.0.1:1/", "ASK {}")
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_is_sent_on_to_another_host(serve: Serve, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")
    other = serve(lambda handler: handler.say(200, ROWS))
    server = serve(lambda handler: handler.say(status, Location=other.url + "\x1b[31m"))
    with pytest.raises(QueryError, match=f"redirects to {other.url}.*Name that address") as caught:
        ask(server.url, "SELECT ?x {}")
    assert "\x1b" not in str(caught.value)
    assert not other.seen


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_within_a_host_the_query_goes_along(serve: Serve, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")

    def behave(handler: Handler) -> None:
        if handler.path == "/sparql":
            handler.say(status, Location="/new/sparql")
        else:
            handler.say(200, ROWS)

    server = serve(behave)
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    first, second = server.seen
    assert (second.method, second.path, second.body) == ("POST", "/new/sparql", first.body)
    assert second.headers["Authorization"] == "Bearer s3cret"


def test_redirects_in_a_circle(serve: Serve) -> None:
    server = serve(lambda handler: handler.say(307, Location="/sparql"))
    with pytest.raises(QueryError):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) < 20


def test_this_machine_is_asked_without_a_proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    assert ask(serve(lambda handler: handler.say(200, ROWS)).url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
