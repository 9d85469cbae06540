"""``kg serve``: its options reach the service, and what makes no sense is refused before it starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.files import cache_folder
from kg.server import serve as serving
from kg.server.serve import Options
from tests.conftest import Run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Options]:
    """What the service would have been started with."""
    found: list[Options] = []

    def serve(options: Options) -> int:
        found.append(options)
        return 0

    monkeypatch.setattr(serving, "serve", serve)
    return found


def test_options_reach_the_service(kg: Run, asked: list[Options], tmp_path: Path) -> None:
    arguments = ["--host", "::1", "--port", "0", "--url", "https://example.org/kg", "--timeout", "2.5"]
    arguments += ["--memory", "64", "--workers", "3", "--no-cors", "--quiet", "--cache", str(tmp_path)]
    arguments += ["--host-name", "kg", "kg.example.org"]
    assert kg("serve", *arguments, "--data", "a.ttl", "b.nq", "--add", "c.trig", "--condition", "LEMS")[0] == 0
    (options,) = asked
    named = options._replace(data=list(map(str, options.data)), add=list(map(str, options.add)))
    assert named == Options(
        host="::1",
        port=0,
        data=["a.ttl", "b.nq"],
        add=["c.trig"],
        condition="LEMS",
        url="https://example.org/kg",
        timeout=2.5,
        memory=64,
        workers=3,
        cache=tmp_path,
        host_names=["kg", "kg.example.org"],
        cors=False,
        quiet=True,
    )


def test_by_default_this_machine_alone_is_served(kg: Run, asked: list[Options]) -> None:
    assert kg("serve")[0] == 0
    assert kg("serve", "--no-cache")[0] == 0
    options, without = asked
    assert (options.host, options.port, options.cache) == ("127.0.0.1", 7878, cache_folder())
    assert options.workers >= 1
    assert without.cache is None


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--port", "65536"), "not a port"),
        (("--port", "-1"), "--port"),
        (("--url", "ftp://example.org/"), "not an http(s) address"),
        (("--url", "https://example.org/?a"), "not an http(s) address"),
        (("--workers", "0"), "not a whole number from 1"),
        (("--memory", "1.5"), "not a whole number from 1"),
        (("--timeout", "nan"), "not a number above 0"),
        (("--cache", ""), "an empty name"),
        (("--host-name", "http://kg/"), "not the name of a host"),
        (("--host-name", "kg:80"), "not the name of a host"),
        (("--no-cache", "--cache", "x"), "without effect beside --no-cache"),
    ],
)
def test_what_makes_no_sense_is_refused(
    kg: Run, asked: list[Options], arguments: tuple[str, ...], problem: str
) -> None:
    status, out, err = kg("serve", *arguments)
    assert (status, out, asked) == (2, "", [])
    assert problem in err
