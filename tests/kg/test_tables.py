"""Tables: safe in a spreadsheet and on a terminal, and whole."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import main
from kg.tables import render, render_table, safe_cell
from kg.terminal import display_width

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


# On a terminal

display_width("漢")  # so that no test pays for the tables of widths
CELLS = st.text(alphabet="abc é漢👍🏽\u0301\x1b\n -/", max_size=60)


@given(
    st.integers(1, 6).flatmap(lambda count: st.lists(st.lists(CELLS, min_size=count, max_size=count), max_size=4)),
    st.integers(20, 130),
)
def test_a_table_fits_its_terminal_and_drops_no_column(rows: list[list[str]], width: int) -> None:
    columns = [f"column{number}" for number in range(len(rows[0]) if rows else 2)]
    text = render_table(columns, rows, width=width)
    lines = text.split("\n")
    if "shortened" in lines[-2]:
        lines = lines[:-2]
    assert all(display_width(line) <= width for line in lines)
    assert all(line.isprintable() for line in lines)
    shown = text.replace("\n", " ")
    assert all(column[:5] in shown for column in columns)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_what_fits_is_as_in_a_file(rows: list[list[str]]) -> None:
    text = render_table(["a", "b"], rows)
    widest = max(display_width(line) for line in text.split("\n"))
    assert render_table(["a", "b"], rows, width=widest) == text or any(
        cell.endswith(" ") for row in rows for cell in row
    )


def test_cells_are_folded_between_words() -> None:
    rows = [["muscle weakness", "962", "a sentence of some length that needs two lines"], ["b", "1", "c"]]
    assert render_table(["symptom", "start", "words"], rows, width=50).split("\n") == [
        "symptom          start  words",
        "───────────────  ─────  ──────────────────────────",
        "muscle weakness  962    a sentence of some length",
        "                        that needs two lines",
        "",
        "b                1      c",
        "",
    ]


def test_what_takes_more_than_three_lines_is_shortened_and_told() -> None:
    text = render_table(["a", "b"], [["x", "word " * 100]], width=40)
    assert text.count("word") < 25
    assert "…\n" in text
    assert text.endswith("… 1 cell is shortened: whole with --format csv, or in a file or pipe (| less -S)\n")


def test_many_columns_are_written_one_below_the_other() -> None:
    columns = [f"column{number}" for number in range(9)]
    text = render_table(columns, [[f"some longer value {number}" for number in range(9)]] * 2, width=80)
    assert text.split("\n")[:2] == ["column0  some longer value 0", "column1  some longer value 1"]
    assert text.split("\n")[9] == "─" * 80
    assert text.count("some longer value 8") == 2


@pytest.mark.parametrize("text", ["漢字", "e\u0301", "👍🏽", "🇩🇪", "❤️"])
def test_wide_characters_keep_their_columns(text: str) -> None:
    head, rule, *lines = render_table(["a", "b"], [[text, "x"], ["plain", "x"]]).splitlines()
    assert {display_width(line) for line in (head, rule, *lines)} == {8, display_width(head)}


def test_a_head_is_harmless_too() -> None:
    assert "\x1b" not in render_table(["a\x1b[31m"], [["b"]])


def test_one_long_cell_costs_no_more_than_itself() -> None:
    rows = [["x" * 10_000_000, "a"], *[["y", "z"]] * 10_000]
    tracemalloc.start()
    try:
        for width in (None, 100):
            assert len(render_table(["a", "b"], rows, width=width)) < 25_000_000
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("arguments", [["query"], ["query", "symptoms"], ["associations"], ["mappings"], ["stats"]])
@pytest.mark.parametrize("columns", ["80", "120"])
def test_commands_fit_the_terminal_and_are_whole_elsewhere(
    arguments: list[str], columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    whole = capsys.readouterr().out
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", columns)
    assert main(arguments) == 0
    lines = terminal.getvalue().splitlines()
    assert all(display_width(line) <= int(columns) or line.startswith("… ") for line in lines)
    assert not any(line.startswith("… ") for line in whole.splitlines())
    assert max(map(len, whole.splitlines())) > int(columns) or terminal.getvalue() == whole
