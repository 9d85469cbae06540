"""``kg new``: a folder that works at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.condition import read_condition
from kg.entry.read import read_entry
from kg.rdf.turtle import canonical_turtle
from kg.sources import sources
from tests.conftest import Run

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def made(kg: Run, tmp_path: Path, second_entry: Path) -> Path:
    folder = tmp_path / "mine"
    status, out, err = kg(
        *("new", "polymyositis", "--entry", second_entry, "-o", folder),
        *("--base", "https://data.example.com/kg", "--licence", LICENCE),
    )
    assert (status, err) == (0, "")
    assert str(folder / "layer.ttl") in out
    return folder


def test_it_is_valid_and_canonical(kg: Run, made: Path) -> None:
    for path in made.rglob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        assert canonical_turtle(text, path.name) == text
    assert kg("format", "--check", made) == (0, "", "")
    assert kg("validate", made) == (0, f"{made}: no findings\n", "")


def test_it_is_the_entry_as_it_is_read(made: Path, second_entry: Path) -> None:
    condition, entry = read_condition(made), read_entry(second_entry)
    assert condition.sha256 == entry.sha256
    assert condition.title == "Polymyositis"
    assert condition.licence == LICENCE
    assert condition.base == "https://data.example.com/kg/"
    assert "schema:about own:polymyositis ;" in (made / "layer.ttl").read_text(encoding="utf-8")
    document = (made / "document.ttl").read_text(encoding="utf-8")
    assert document.count(" a ck:Section ;") == len(entry.sections)
    assert f"ck:length {len(entry.text)} ;" in document
    assert entry.lost_lists == ()
    assert not (made / "gaps.ttl").exists()


def test_no_sentence_of_the_entry_is_written_but_in_an_open_text(made: Path, second_entry: Path) -> None:
    sentences = [unit.text for unit in read_entry(second_entry).units if len(unit.text.split()) > 4]
    assert sentences
    assert (made / "entry.txt").read_bytes() == second_entry.read_bytes()
    for path in made.rglob("*"):
        if path.is_file() and path.name != "entry.txt":
            text = path.read_text(encoding="utf-8")
            assert not [sentence for sentence in sentences if sentence in text], path


def test_without_an_open_licence_no_text_is_copied(kg: Run, tmp_path: Path, second_entry: Path) -> None:
    folder = tmp_path / "closed"
    assert kg("new", "polymyositis", "--entry", second_entry, "-o", folder, "--base", "https://e.org/")[0] == 0
    assert not (folder / "entry.txt").exists()


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("toe.markdown", "# Toe\n\nA *toe* hurts.\n", "entry.md"),
        ("toe.txt", "# Toe\n\nA *toe* hurts.\n\n## Symptoms\n\nIt may swell.\n", "entry.md"),
        ("toe.htm", "<!doctype html><h1>Toe</h1><p>A <em>toe</em> hurts.</p>", "entry.html"),
    ],
)
def test_of_an_open_entry_in_markup_the_file_is_kept(kg: Run, tmp_path: Path, name: str, text: str, kept: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "made"
    status, _, err = kg(
        "new", "toe", "--entry", tmp_path / name, "-o", folder, "--base", "https://e.org/", "--licence", LICENCE
    )
    assert status == 0, err
    assert (folder / kept).read_text(encoding="utf-8") == text
    made = read_condition(folder)
    assert made.text == folder / kept
    assert read_entry(folder / kept).sha256 == made.sha256
    assert kg("validate", folder) == (0, f"{folder}: no findings\n", "")


def test_a_further_entry(kg: Run, made: Path, tmp_path: Path) -> None:
    text = tmp_path / "ninds.txt"
    text.write_text("Polymyositis\n\nPolymyositis causes muscle weakness.\n", encoding="utf-8")
    status, out, _ = kg("new", "ninds", "--into", made, "--entry", text, "--licence", LICENCE)
    assert status == 0
    assert out.splitlines() == [
        str(made / "layers" / "ninds" / name) for name in ("layer.ttl", "document.ttl", "entry.txt")
    ]
    assert kg("validate", made) == (0, f"{made}: no findings\n", "")
    status, _, err = kg("new", "ninds", "--into", made, "--entry", text)
    assert (status, "is there already" in err) == (2, True)
    status, _, err = kg("new", "other", "--into", made, "--entry", text, "--base", "https://e.org/")
    assert (status, "without effect" in err) == (2, True)
    status, _, err = kg("new", "other", "--into", made)
    assert (status, "needs its text" in err) == (2, True)


@pytest.mark.slow
def test_every_command_works_on_it_at_once(kg: Run, made: Path, second_entry: Path, tmp_path: Path) -> None:
    assert kg("build", made, "-o", tmp_path / "out")[0] == 0
    data = ("--data", tmp_path / "out" / "condition-kg.trig")
    assert kg("verify", second_entry, *data)[0] == 0
    status, out, _ = kg("coverage", second_entry, *data)
    assert status == 1
    assert "0 of 28 units accounted for" in out
    status, out, _ = kg("show", "Polymyositis", *data)
    assert status == 0
    assert "The condition that the entry" in out
    assert kg("draw", *data, "-o", tmp_path / "page.html")[0] == 0
    assert kg("query", "what-is-lost", *data)[0] == 0


@pytest.mark.slow
def test_without_an_entry(kg: Run, tmp_path: Path, second_entry: Path) -> None:
    status, _, err = kg("new", "stiff-person-syndrome", "-o", tmp_path / "sps")
    assert status == 0
    assert "https://example.org/" in err
    condition = read_condition(tmp_path / "sps")
    assert condition.title == "stiff person syndrome"
    assert condition.licence == "http://rightsstatements.org/vocab/CNE/1.0/"
    assert kg("build", tmp_path / "sps", "-o", tmp_path / "out")[0] == 0
    words = "most cases are seen in adults"
    status, out, err = kg("anchor", second_entry, words, "--condition", tmp_path / "sps")
    assert (status, out[:5]) == (0, "span:")
    assert "do not say which copy" in err
    assert "is not the file" not in err


def test_the_folder_is_that_of_its_name(kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert kg("new", "gout")[0] == 0
    assert read_condition(tmp_path / "gout").name == "gout"
    status, _, err = kg("new", "gout")
    assert status == 2
    assert "not empty" in err


def test_what_ships_with_us_is_made_where_it_ships(
    kg: Run, tmp_path: Path, second_entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = sources()._replace(root=tmp_path, conditions=tmp_path / "conditions")
    monkeypatch.setattr("kg.sources.sources", lambda: here)
    base = ("--base", "https://w3id.org/condition-kg/", "--entry", str(second_entry))
    assert kg("new", "polymyositis", *base, "-o", str(tmp_path / "conditions/polymyositis"))[0] == 0
    assert read_condition(tmp_path / "conditions/polymyositis").is_shipped
    status, _, err = kg("new", "polymyositis", *base, "-o", str(tmp_path / "elsewhere"))
    assert status == 2
    assert "-o kg/data/conditions/NAME" in err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("Gout",), "no name for a condition"),
        (("../gout",), "no name for a condition"),
        (("concepts",), "no name for a condition"),
        (("gout", "--base", "example.org"), "not an absolute IRI"),
        (("gout", "--base", "urn:x:y"), "no address"),
        (("gout", "--base", "https://w3id.org/condition-kg/mine/"), "condition-kg itself"),
        (("gout", "--licence", "CC BY"), "not an absolute IRI"),
        (("gout", "--entry", "missing.txt"), "missing.txt"),
    ],
)
def test_bad_input_makes_nothing(
    kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = kg("new", *arguments)
    assert (status, out) == (2, "")
    assert problem in err
    assert list(tmp_path.iterdir()) == []


def test_a_first_line_that_is_a_sentence_is_no_title(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "entry.txt"
    path.write_text("Gout hurts. It comes in the night and it goes in the morning, they say.\n", encoding="utf-8")
    assert kg("new", "gout", "--entry", path, "-o", tmp_path / "gout")[0] == 0
    assert read_condition(tmp_path / "gout").title == "gout"
    assert kg("validate", tmp_path / "gout")[0] == 0
