"""Options that several commands share: what they take, and what they refuse."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

import pytest

from kg.build.shipped import open_store
from kg.cli import options
from kg.errors import InputError
from kg.query.sparql import evaluate
from tests.conftest import LAYERED, Run


def test_files_to_add_stand_beside_files_of_data(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.ttl").write_text(f"<http://x/{name}> <http://x/p> 1 .", encoding="utf-8")
    store = open_store([tmp_path / "a.ttl"], [tmp_path / "b.ttl"])
    assert evaluate(store, "ASK { <http://x/a> ?p 1 . <http://x/b> ?p 1 . FILTER NOT EXISTS { ?c a ck:Condition } }")
    assert evaluate(open_store([], [tmp_path / "b.ttl"]), "ASK { <http://x/b> ?p 1 . ?c a ck:Condition }")


def test_no_command_forgets_the_files_to_add() -> None:
    for path in (Path(options.__file__).parent).glob("*.py"):
        assert "open_store(options.data)" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("text", ["0", "-1", "1e7", "nan", "inf", "x", ""])
def test_a_number_that_is_no_limit(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="not a number above 0"):
        options.positive(text)
    assert options.positive("0.5") == 0.5
    assert options.positive("1e6") == 1_000_000


@pytest.mark.parametrize("text", ["0", "-1", "1.0", "1e3", "\u0663", "1000001", "9" * 5000, ""])
def test_a_number_that_is_not_whole(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="not a whole number from 1 to 1000000"):
        options.whole(text)
    assert options.whole("1000000") == 1_000_000


def test_names_separated_by_commas() -> None:
    assert options.vocabularies(" mondo, hp ") == ["mondo", "hp"]
    for text in ("", "mondo,", ",hp", "mondo,,hp"):
        with pytest.raises(ArgumentTypeError, match="no list of names"):
            options.vocabularies(text)


def test_options_without_effect_are_named() -> None:
    options.refuse({"--top": None, "--set": ""}, "without effect")
    with pytest.raises(InputError) as told:
        options.refuse({"--top": 3, "--set": "", "--data": ["x.ttl"]}, "without effect")
    assert str(told.value).startswith("--top and --data: without effect")


def test_a_list_of_files_takes_only_files() -> None:
    parser = ArgumentParser()
    options.add_data(parser)
    given = parser.parse_args(["--data", "a.ttl", "b.NQ", "--add", "c.jsonld", "--data", "d.owl"])
    assert (given.data, given.add) == (["a.ttl", "b.NQ", "d.owl"], ["c.jsonld"])
    assert vars(parser.parse_args([])) == {"data": [], "add": [], "input_format": None, "lenient": False}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--input-format", "turtle"], "--input-format: without effect where no file is named"),
        (["--lenient"], "--lenient: without effect where no file is named"),
        (["--data", str(LAYERED), "--input-format", "obo"], "'obo' names no form of RDF that is read"),
        (["--data", "-", "-"], "standard input: is named twice"),
        (["--data", "a.jsonld", "b.owl", "--lenient"], "--lenient: without effect on JSON-LD and RDF/XML"),
    ],
)
def test_how_files_are_read_is_said_with_effect_or_refused(
    kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonld").write_text("{}", encoding="utf-8")
    Path("b.owl").write_text("<a/>", encoding="utf-8")
    status, out, err = kg("sparql", "ASK {}", *arguments)
    assert (status, out) == (2, "")
    assert f"kg: {message}" in err


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["query", "symptoms", "--explain", "--format", "csv"], "--format"),
        (["query", "classes", "--explain", "--data", str(LAYERED)], "--data"),
        (["query", "symptoms", "--endpoint", "http://127.0.0.1:9/", "--memory", "100"], "--memory"),
        (["anchor", "e.txt", "digit", "--reanchor"], "WORDS"),
        (["anchor", "e.txt", "--reanchor", "--cue", "may"], "--cue"),
    ],
)
def test_an_option_without_effect_is_refused(
    kg: Run, arguments: list[str], option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("e.txt").write_text("Toe\n\nToe is a digit.\n", encoding="utf-8")
    status, out, err = kg(*arguments)
    assert (status, out) == (2, "")
    assert f"kg: {option}: without effect" in err
