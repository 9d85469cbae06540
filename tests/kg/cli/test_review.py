"""``kg review``: a page, or a table of what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.reading.decisions import decisions_text, read_decisions
from tests.kg.reading.decided import decision_on, folder_of, sheet_of
from tests.kg.reading.entries import reading


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder_of(tmp_path / "paper-lung")
    sheet_of(tmp_path / "proposals")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_holds_the_text_and_says_so(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "proposals", "--entry", "paper-lung.txt"]) == 0
    out = capsys.readouterr()
    assert out.out == "review.html: 3 proposals to decide on\n"
    assert "holds the entry's text" in out.err
    html = (place / "review.html").read_text(encoding="utf-8")
    assert "a rare disorder of the airways" in html
    assert "This file holds the text of the entry" in html


def test_without_the_entry_no_sentence_is_in_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "proposals", "-o", "page.html"]) == 0
    assert "shows places" in capsys.readouterr().err
    assert "of the airways" not in (place / "page.html").read_text(encoding="utf-8")


def test_the_table_has_what_is_left_and_no_sentence(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "done.tsv").write_text(decisions_text([decision_on(reading().proposals[0], "accept")]), encoding="utf-8")
    assert main(["review", "proposals", "--tsv", "left.tsv", "--decisions", "done.tsv"]) == 0
    assert capsys.readouterr().out == "left.tsv: 2 of 3 proposals to decide on\n"
    text = (place / "left.tsv").read_text(encoding="utf-8")
    assert text.count("\n") == 3
    assert "airways" not in text
    assert read_decisions(text, "left.tsv") == ([], [])
    assert not (place / "review.html").exists()


def test_what_cannot_be_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "proposals", "--decisions", "x.tsv"]) == 2
    assert "--decisions" in capsys.readouterr().err
    (place / "paper-lung.txt").write_text("Another text.\n", encoding="utf-8")
    assert main(["review", "proposals", "--entry", "paper-lung.txt"]) == 2
    assert "no proposals were made from this version" in capsys.readouterr().err
    assert not (place / "review.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["paper-lung"], "is the folder of a condition"),
        (["missing"], "cannot be read"),
        (["proposals", "-o", "/proc/x"], "cannot be written"),
        (["proposals", "--tsv", "same", "-o", "same"], "named for two outputs"),
    ],
)
@pytest.mark.usefixtures("place")
def test_nothing_is_told_to_be_written_that_is_not(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", *arguments]) == 2
    out = capsys.readouterr()
    assert said in out.err
    assert out.out == ""
