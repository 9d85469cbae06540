"""Tables: safe in a spreadsheet and on a terminal, and whole."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import main
from kg.tables import render, safe_cell

CLAIM = """
@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://e/a> rdfs:label "=cmd|x\\u009b31m\\u001b]0;title\\u0007" .
<http://e/claim> a ck:Association ; rdf:subject <http://e/a> ; rdf:predicate ck:isA ; rdf:object <http://e/b> .
"""


def own_data(folder: Path) -> str:
    path = folder / "own.ttl"
    path.write_text(CLAIM, encoding="utf-8")
    return str(path)


@given(st.lists(st.text() | st.sampled_from(["=1+1", "-1", "'=1", "\t=1", "＠x"])))
def test_no_cell_is_a_formula_and_each_comes_back(texts: list[str]) -> None:
    records = [{"a": text} for text in texts]
    rows = list(csv.reader(io.StringIO(render(records, ["a"], "csv"), newline="")))
    assert [cell.removeprefix("'") for row in rows[1:] for cell in row or [""]] == texts
    lines = render(records, ["a"], "tsv").removesuffix("\n").split("\n")[1:]
    for cell in (*lines, *(cell for row in rows for cell in row)):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_numbers_stay_numbers(form: str) -> None:
    assert render([{"a": -1, "b": -0.5, "c": None, "d": True}], "abcd", form).split("\n")[1] in (
        "-1,-0.5,,true",
        "-1\t-0.5\t\ttrue",
    )


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_the_commands_are_safe_and_sparql_is_verbatim(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = own_data(tmp_path)
    assert main(["associations", "--data", data, "--format", form]) == 0
    assert "'=cmd" in capsys.readouterr().out
    assert main(["sparql", "SELECT ?l { ?s rdfs:label ?l }", "--data", data, "--format", form]) == 0
    assert "'" not in capsys.readouterr().out


class Terminal(io.StringIO):
    """A terminal that keeps what it is sent."""

    def isatty(self) -> bool:
        """It says that it is one."""
        return True


@pytest.mark.parametrize(
    "arguments", [["associations", "--format", "csv"], ["show", "<http://e/a>", "--format", "json"]]
)
def test_data_cannot_steer_a_terminal(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = own_data(tmp_path)
    assert main([*arguments, "--data", data]) == 0
    assert "\x9b31m" in capsys.readouterr().out, "files and pipes get the data as they are"
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    assert main([*arguments, "--data", data]) == 0
    sent = terminal.getvalue()
    assert "\\x9b31m" in sent
    assert "\n" in sent
    assert all(letter.isprintable() or letter == "\n" for letter in sent)


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text
