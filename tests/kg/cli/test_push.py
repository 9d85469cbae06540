"""``kg push``: what it refuses before it asks a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


def test_two_ways_at_once_are_refused(kg: Run) -> None:
    status, _, err = kg("push", "--endpoint", "http://x/query", "--update", "http://x/", "--graph-store", "http://x/")
    assert status == 2
    assert "not allowed with" in err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "--endpoint"),
        (("--endpoint", "ftp://x/query"), "not an http"),
        (("--endpoint", "http://x/"), "--graph-store URL"),
        (("--endpoint", "http://x/query", "--timeout", "0"), "not a number above 0"),
        (("--endpoint", "http://x/query", "--data", "missing.ttl"), "missing.ttl: cannot be read"),
    ],
)
def test_what_makes_no_sense_is_refused(kg: Run, arguments: tuple[str, ...], problem: str) -> None:
    status, out, err = kg("push", *arguments)
    assert (status, out) == (2, "")
    assert problem in err


def test_no_triples_are_nothing_to_load(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("# nothing\n", encoding="utf-8")
    status, out, err = kg("push", "--endpoint", "http://127.0.0.1:1/query", "--data", path)
    assert (status, out) == (2, "")
    assert "there are no triples to load" in err
