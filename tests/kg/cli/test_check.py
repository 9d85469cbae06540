"""``kg check``: verdicts, exit status, a statement a line, JSON."""

from __future__ import annotations

import io
import json

import pytest

from tests.conftest import Run


def test_text_and_exit_status(kg: Run) -> None:
    status, out, _ = kg("check", "LEMS is rare.")
    assert status == 0
    assert out.startswith("LEMS is rare.\n  supported\n  says: Lambert-Eaton myasthenic syndrome is a rare disorder. [")
    status, out, _ = kg("check", "LEMS is rare.", "LEMS is blue.")
    assert status == 1
    assert "\nLEMS is blue.\n  not stated: not every word could be read\n  not read: blue\n" in out


def test_a_statement_a_line_as_json(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = io.TextIOWrapper(io.BytesIO(b"LEMS is rare.\n\nRituximab is used in LEMS.\n"))
    monkeypatch.setattr("sys.stdin", lines)
    status, out, _ = kg("check", "-", "--format", "json")
    first, second = json.loads(out)
    assert (status, first["verdict"], second["verdict"]) == (1, "supported", "lost")
    assert first["layers"] == ["adam-000710"]
    assert second["claims"][0]["sentence"] == "Lost from the source: medicines (may)."
    assert set(first) == {"statement", "verdict", "why", "claims", "layers", "unread", "read_as"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("",), "is empty"),
        (("-", "-"), "can be read once"),
        (("LEMS is rare", "--condition", "measles"), "measles"),
        ((), "STATEMENT"),
    ],
)
def test_bad_usage(kg: Run, arguments: tuple[str, ...], told: str) -> None:
    status, out, err = kg("check", *arguments)
    assert (status, out) == (2, "")
    assert told in err


def test_standard_input_without_a_statement(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n \n")))
    status, _, err = kg("check", "-")
    assert status == 2
    assert "holds no statement" in err


def test_control_characters_cannot_steer_a_terminal(kg: Run) -> None:
    _, out, _ = kg("check", "\x1b[2JLEMS is rare.")
    assert "\x1b" not in out
