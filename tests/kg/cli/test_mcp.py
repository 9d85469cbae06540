"""``kg mcp``: its options; sessions are in ``tests/kg/mcp``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the thread of a client


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--endpoint", "http://127.0.0.1/", "--data", "a.ttl"], "name two sources"),
        (["--endpoint", "http://127.0.0.1/", "--memory", "5"], "without effect with --endpoint"),
        (["--endpoint", "http://127.0.0.1/", "--condition", "x"], "without effect with --endpoint"),
        (["--timeout", "0"], "not a number above 0"),
        (["--condition", "gout"], "there is no condition 'gout'"),
    ],
)
def test_bad_options(kg: Run, options: list[str], words: str) -> None:
    status, out, err = kg("mcp", *options)
    assert (status, out) == (2, "")
    assert words in err


def test_data_that_cannot_be_read(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<a:a> <a:b> ", encoding="utf-8")
    status, out, err = kg("mcp", "--data", path)
    assert (status, out) == (2, "")
    assert "bad.ttl:1:13: is malformed" in err
    assert "Traceback" not in err


def test_help_says_how_to_install_it(kg: Run) -> None:
    status, out, _ = kg("mcp", "--help")
    assert status == 0
    assert "condition-kg[mcp]" in out
