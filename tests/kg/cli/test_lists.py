"""Where lists end on the command line: arguments may stand before them or after them."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli import build_parser
from tests.conftest import Run

ONE = Path(__file__).parents[2] / "data" / "sparql" / "one.ttl"


def parsed(*words: str) -> dict[str, Any]:
    return vars(build_parser(words[0]).parse_args(words))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("sparql --data a.ttl ASK{}", {"query": "ASK{}", "data": ["a.ttl"]}),
        ("sparql ASK{} --data a.ttl b.nq", {"query": "ASK{}", "data": ["a.ttl", "b.nq"]}),
        ("sparql --data a.ttl --add b.ttl.gz ASK{} --format csv", {"query": "ASK{}", "add": ["b.ttl.gz"]}),
        ("sparql --data a.ttl -", {"query": "-", "data": ["a.ttl"]}),
        ("sparql --data - ASK{}", {"query": "ASK{}", "data": ["-"]}),
        ("sparql --data=a.ttl ASK{}", {"query": "ASK{}", "data": ["a.ttl"]}),
        ("sparql --data a.ttl --add b.ttl -- -x", {"query": "-x", "add": ["b.ttl"]}),
        ("sparql --data x y --input-format nt", {"query": "y", "data": ["x"]}),
        ("query --data a.ttl symptoms", {"name": "symptoms", "data": ["a.ttl"]}),
        ("show muscle --data a.ttl weakness", {"term": ["muscle", "weakness"], "data": ["a.ttl"]}),
        ("show --add a.ttl b.ttl -- LEMS", {"term": ["LEMS"], "add": ["a.ttl", "b.ttl"]}),
        ("conflicts --data a.ttl LEMS", {"term": ["LEMS"], "data": ["a.ttl"]}),
        ("path --layer entry p --data a.ttl A B", {"start": "A", "end": "B", "layer": ["entry", "p"]}),
        ("path --layer entry A B", {"start": "A", "end": "B", "layer": ["entry"]}),
        ("path A --data a.ttl B", {"start": "A", "end": "B"}),
        ("export --layer entry papers kgx", {"form": "kgx", "layer": ["entry", "papers"]}),
        ("mappings --check a.obo b.json LEMS", {"concept": "LEMS", "check": ["a.obo", "b.json"]}),
        ("verify --data a.ttl copy.txt", {"entry": "copy.txt", "data": ["a.ttl"]}),
        ("serve --data a.ttl /dev/fd/63", {"data": ["a.ttl", "/dev/fd/63"]}),
    ],
)
def test_arguments_stand_before_a_list_or_after_it(words: str, wanted: dict[str, Any]) -> None:
    found = parsed(*words.split())
    assert {name: found[name] for name in wanted} == wanted


def test_a_file_that_is_there_belongs_to_the_list_unless_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("copy.txt").touch()
    assert parsed("sparql", "--data", "a.ttl", "copy.txt", "ASK {}")["data"] == ["a.ttl", "copy.txt"]
    assert parsed("verify", "--data", "a.ttl", "copy.txt")["entry"] == "copy.txt"


@pytest.mark.parametrize(
    "words", ["sparql --data a.ttl", "sparql --data a.ttl b.ttl", "sparql --data", "path --data a.ttl A"]
)
def test_what_is_missing_is_missing(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(*words.split())
    assert "required" in (err := capsys.readouterr().err) or "expected at least one" in err


def test_the_same_answer_wherever_the_data_are_named(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    for words in (
        ("sparql", query, "--data", ONE),
        ("sparql", "--data", ONE, query),
        ("sparql", "--data", ONE, ONE.with_name("empty.ttl"), query),
        ("sparql", query, "--data", "-"),
        ("sparql", "--data", "/dev/stdin", query),
        ("sparql", query, "--data", ONE.with_name("one.ttl.gz")),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ONE.read_bytes())))
        assert kg(*words, "--format", "csv") == (0, "n\r\n1\r\n", "")
    for command, name in (("sparql", "-"), ("sparql", "@/dev/stdin"), ("verify", "/dev/stdin")):
        status, out, err = kg(command, name, "--data", "-")
        assert (status, out) == (2, "")
        assert "standard input: is named for data and for something else" in err
