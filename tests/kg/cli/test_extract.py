"""``kg extract``: one entry, a folder, what is refused, and what ``kg associations`` and ``kg coverage`` make of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.rdf.turtle import canonical_turtle
from tests.conftest import Run
from tests.kg.reading.entries import TEXT


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    path = tmp_path / "paper_lung.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_turtle_goes_to_standard_output(kg: Run, entry: Path) -> None:
    status, out, err = kg("extract", entry)
    assert status == 0
    assert canonical_turtle(out, "out.ttl") == out
    assert "claims proposed, 1 lists lost" in err


def test_a_folder_that_is_there_and_empty_takes_it(kg: Run, entry: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert kg("extract", entry, "-o", folder)[0] == 0
    assert [path.name for path in folder.iterdir()] == ["paper-lung.ttl"]
    status, _, err = kg("extract", entry, "-o", folder)
    assert status == 2
    assert "not empty" in err


def test_candidates_for_what_claims_are_about_stand_beside_them(kg: Run, entry: Path, tmp_path: Path) -> None:
    (tmp_path / "signs.obo").write_text("[Term]\nid: X:1\nname: joint pain\n\n[Term]\nid: X:2\nname: hair\n", "utf-8")
    status, _, err = kg("extract", entry, "-o", tmp_path / "out", "--vocabulary", tmp_path / "signs.obo")
    assert status == 0
    assert "paper-lung.sssom.tsv: 1 candidates for 1 things" in err
    rows = (tmp_path / "out" / "paper-lung.sssom.tsv").read_text(encoding="utf-8").splitlines()
    assert "X:1" in rows[-1].split("\t")
    status, out, _ = kg("review", tmp_path / "out", "--entry", entry, "-o", tmp_path / "page.html")
    assert (status, "and 1 candidates from" in out) == (0, True)
    assert "X:1" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_candidates_need_a_folder(kg: Run, entry: Path) -> None:
    status, out, err = kg("extract", entry, "--vocabulary", "signs.obo")
    assert (status, out) == (2, "")
    assert "--vocabulary" in err


def test_associations_list_the_proposals(kg: Run, entry: Path, tmp_path: Path) -> None:
    kg("extract", entry, "-o", tmp_path / "out")
    status, out, _ = kg("associations", "--data", tmp_path / "out" / "paper-lung.ttl", "--format", "json")
    assert status == 0
    rows = {row["object"]: row for row in json.loads(out)}
    dry = rows["dry mouth"]
    assert (dry["subject"], dry["predicate"], dry["modality"]) == ("Paper lung", "has symptom", "may")
    assert (dry["tier"], dry["rule"], dry["status"]) == ("A", "lead-symptoms", "proposed")
    assert [TEXT[start:end] for start, end in dry["spans"]] == ["Symptoms may include:", "Dry mouth"]
    assert rows["fever in children"]["negated"] if "fever in children" in rows else rows["fever"]["negated"]


def test_coverage_tells_what_was_not_read(kg: Run, entry: Path, tmp_path: Path) -> None:
    entry.write_text(TEXT + "\nOutlook\n\nThat will be seen.\n", encoding="utf-8")
    kg("extract", entry, "-o", tmp_path / "out")
    status, out, _ = kg("coverage", entry, "--data", tmp_path / "out" / "paper-lung.ttl")
    assert "not read" in out
    assert "unaccounted" not in out
    assert status in (0, 1)


def test_explain_names_rule_and_words(kg: Run, entry: Path) -> None:
    status, out, _ = kg("extract", entry, "--explain")
    assert status == 0
    assert "A  lead-symptoms: Paper lung ck:hasSymptom dry mouth (may)" in out
    assert "Dry mouth" in out
    assert "gap: ck:hasMedicine" in out
    assert "@prefix" not in out


@pytest.mark.usefixtures("entry")
def test_a_bad_file_stops_no_other(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"%PDF-1.4 ...")
    status, _, err = kg("extract", tmp_path, "-o", tmp_path / "out")
    assert status == 1
    assert "broken.txt: is a PDF document" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["paper-lung.ttl"]


def test_a_title_that_names_no_condition_is_told(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "leaflet.txt").write_text(
        TEXT.replace("Paper lung\n", "Flying kites for older adults\n", 1), encoding="utf-8"
    )
    status, _, err = kg("extract", tmp_path / "leaflet.txt")
    assert status == 0
    assert "“Flying kites for older adults” may be no name of a condition" in err


def test_one_bad_file_is_an_error(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "entry.txt").write_bytes(b"PK\x03\x04")
    status, out, err = kg("extract", tmp_path / "entry.txt")
    assert (status, out) == (2, "")
    assert "DOCX" in err


@pytest.mark.parametrize(
    ("more", "problem"),
    [(["--base", "ftp://x/"], "no address"), (["--plugin", "nobody"], "no plug-in"), (["-o", ""], "empty name")],
)
def test_what_cannot_be_used_is_told(kg: Run, entry: Path, more: list[str], problem: str) -> None:
    status, out, err = kg("extract", entry, *more)
    assert (status, out) == (2, "")
    assert problem in err


@pytest.mark.usefixtures("entry")
def test_two_files_of_one_name(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "paper-lung.html").write_text("<p>x</p>", encoding="utf-8")
    status, _, err = kg("extract", tmp_path)
    assert status == 2
    assert "twice" in err
