"""Every command with a second condition, alone and beside ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.sources import sources
from tests.conftest import Run

EXAMPLE = "https://example.org/"


@pytest.fixture(scope="module")
def built(second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.cli import main

    folder = tmp_path_factory.mktemp("built")
    assert main(["build", str(second), "-o", str(folder), "--name", "second"]) == 0
    return folder


def test_what_is_built(built: Path) -> None:
    forms = {f"second.{form}" for form in ("trig", "ttl", "nq", "jsonld", "sssom.tsv", "html")}
    assert {path.name for path in built.iterdir()} - {"ontology.html"} == forms
    assert "Lambert-Eaton" not in (built / "second.sssom.tsv").read_text(encoding="utf-8").split("subject_id")[0]
    page = (built / "second.html").read_text(encoding="utf-8")
    assert "polymyositis" in page


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "jsonld"])
def test_every_form_works_with_data(kg: Run, built: Path, form: str) -> None:
    status, out, err = kg("associations", "--data", built / f"second.{form}", "--format", "json")
    assert (status, err) == (0, "")
    assert len(json.loads(out)) == 14


def test_names_that_are_no_file_names(kg: Run, second: Path) -> None:
    for name in ("", "a/b", ".hidden"):
        status, _, err = kg("build", second, "--name", name)
        assert status == 2
        assert "--name" in err


@pytest.mark.slow
def test_validate(kg: Run, second: Path, built: Path) -> None:
    for path in (second, built / "second.nq"):
        assert kg("validate", path) == (0, f"{path}: no findings\n", "")


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.slow
def test_the_entry_tells_its_condition(kg: Run, command: str, second_entry: Path, built: Path, both_file: Path) -> None:
    alone = kg(command, second_entry, "--data", built / "second.ttl", "--show")
    assert kg(command, second_entry, "--data", both_file, "--show") == alone
    assert alone[0] == (0 if command == "verify" else 1)
    assert "Lambert-Eaton" not in alone[1]


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.slow
def test_an_entry_that_tells_none(kg: Run, command: str, both_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Something.\n\nIt is of no condition.\n", encoding="utf-8")
    status, _, err = kg(command, other, "--data", both_file)
    assert status == 2
    assert "Choose one with --condition: lems (Lambert-Eaton myasthenic syndrome), polymyositis (Polymyositis)" in err
    assert kg(command, other, "--data", both_file, "--condition", "polymyositis")[0] == 1
    assert kg(command, other, "--data", both_file, "--condition", "gout")[0] == 2


def test_verify_shows_claims_with_their_hedge(kg: Run, second_entry: Path, both_file: Path) -> None:
    status, out, _ = kg("verify", second_entry, "--data", both_file, "--show")
    assert status == 0
    assert "16 pieces of evidence: 16 in place" in out
    assert "Symptoms of polymyositis may include fatigue." in out
    assert "A cure is not among the treatments for polymyositis." in out


def test_a_revised_copy_is_told_by_its_title(kg: Run, second_entry: Path, both_file: Path, tmp_path: Path) -> None:
    revised = tmp_path / "revised.txt"
    revised.write_text(second_entry.read_text(encoding="utf-8").replace("Although there", "While there"), "utf-8")
    status, out, _ = kg("verify", revised, "--data", both_file)
    assert status == 1
    assert "another copy" in out
    status, out, _ = kg("anchor", revised, "--reanchor", "--data", both_file)
    assert status == 1
    assert "span/" in out
    assert "sentence changed" in out


@pytest.mark.slow
def test_the_entry_of_ours_beside_another(kg: Run, both_file: Path, entry_path: Path) -> None:
    status, out, _ = kg("verify", entry_path, "--data", both_file)
    assert status == 0
    assert "78 pieces of evidence: 78 in place" in out
    assert kg("coverage", entry_path, "--data", both_file)[0] == 0


@pytest.mark.slow
def test_anchor_names_spans_of_the_condition(kg: Run, second: Path, second_entry: Path, both_file: Path) -> None:
    words = "most cases are seen in adults"
    status, out, err = kg("anchor", second_entry, words, "--cue", "most", "--condition", second)
    assert (status, err) == (0, "")
    assert out.startswith("span:349-378 a ck:Evidence ;")
    assert kg("anchor", second_entry, words, "--cue", "most", "--data", both_file)[1] == out
    status, _, err = kg("anchor", second_entry, words, "--condition", second, "--data", both_file)
    assert status == 2
    assert "--data" in err
    again = kg("anchor", second_entry, "--reanchor", "--condition", second)
    assert again == kg("anchor", second_entry, "--reanchor", "--data", both_file, "--condition", "polymyositis")
    assert again[0] == 0


def test_schema_org_is_one_document_a_condition(kg: Run, both_file: Path, tmp_path: Path) -> None:
    status, out, err = kg("export", "schema.org", "--data", both_file, "-o", tmp_path)
    assert status == 0
    assert out.split() == [str(tmp_path / f"{name}.schema.jsonld") for name in ("lems", "polymyositis")]
    assert re.search(r"\d{3} claims: 13 exported, \d{3} left out", err)
    document = json.loads((tmp_path / "polymyositis.schema.jsonld").read_text(encoding="utf-8"))
    assert document["@id"] == EXAMPLE + "concept/polymyositis"
    assert [each["name"] for each in document["signOrSymptom"]] == ["muscle weakness"]
    assert document["subjectOf"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "lost them: tests; treatments." in document["subjectOf"]["description"]
    assert "A.D.A.M." not in document["subjectOf"]["description"]
    assert "2022" not in document["subjectOf"]["description"]
    kg("export", "schema.org", "-o", tmp_path / "ours")
    name = "lems.schema.jsonld"
    assert (tmp_path / name).read_bytes() == (tmp_path / "ours" / name).read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "polymyositis"),
        ("query", "symptoms"),
        ("query", "what-is-lost"),
        ("stats",),
        ("conflicts",),
        ("path", "muscle weakness", "fatigue"),
        ("sparql", "ASK { ?entry a ck:Entry }"),
        ("associations", "--layer", "ninds"),
    ],
)
def test_other_commands_work_on_it(kg: Run, built: Path, arguments: tuple[str, ...]) -> None:
    status, out, err = kg(*arguments, "--data", built / "second.nq")
    assert (status, err) == (0, "")
    assert out


@pytest.mark.slow
def test_draw_and_diff(kg: Run, built: Path, both_file: Path, tmp_path: Path) -> None:
    status, _, _ = kg("draw", "--data", both_file, "-o", tmp_path / "page.html")
    assert status == 0
    assert "polymyositis" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert kg("diff", built / "second.nq", built / "second.trig")[0] == 0
    assert kg("diff", built / "second.nq", both_file)[0] == 1


@pytest.mark.slow
def test_build_opens_on_the_condition_asked_for(
    kg: Run, second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.build.validate.validate_dataset", lambda _: [])  # slow, and tested by itself
    lems = sources().conditions / "lems"
    assert kg("build", lems, second, "-o", tmp_path / "both", "--condition", "Polymyositis")[0] == 0
    page = (tmp_path / "both" / "condition-kg.html").read_text(encoding="utf-8")
    assert "<title>polymyositis" in page.casefold()
    status, _, err = kg("build", second, "-o", tmp_path / "none", "--condition", "gout")
    assert status == 2
    assert "Choose one with --condition: polymyositis" in err
    assert not (tmp_path / "none").exists()


PREFIXES = """@prefix ck: <https://w3id.org/condition-kg/ontology#> . @prefix schema: <https://schema.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix ex: <https://example.org/> .
"""
CLAIM = "ex:c a ck:Association ; rdf:subject ex:pm ; rdf:predicate ck:hasTest ; rdf:object ex:biopsy ."


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (f'ex:entry a ck:Entry ; schema:name "PM" . {CLAIM}', "does not say what it is about"),
        ('ex:entry a ck:Entry ; schema:name "PM" ; schema:about ex:pm .', "no claim and no lost list is of pm"),
    ],
)
def test_a_page_that_cannot_open_on_its_condition(kg: Run, data: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "data.ttl").write_text(PREFIXES + data, encoding="utf-8")
    status, _, err = kg("draw", "--condition", "PM", "--data", tmp_path / "data.ttl", "-o", tmp_path / "page.html")
    assert status == 2
    assert problem in err
    assert not (tmp_path / "page.html").exists()


def _layers(out: str) -> set[str]:
    return {row["layer"] for row in json.loads(out)}


@pytest.mark.slow
def test_a_kind_of_layer_of_one_condition(kg: Run, both_file: Path, tmp_path: Path) -> None:
    data = ("--data", both_file)
    for command in (
        ("associations",),
        ("path", "muscle weakness", "fatigue"),
        ("export", "csv", "-o", tmp_path / "csv"),
    ):
        status, out, err = kg(*command, *data, "--layer", "entry")
        assert (status, out) == (2, "")
        assert "Choose one with --condition: lems (Lambert-Eaton myasthenic syndrome), polymyositis" in err
        assert kg(*command, *data, "--layer", "entry", "--condition", "Polymyositis")[0] == 0
    json_of = ("associations", *data, "--format", "json", "--condition")
    (entry,) = _layers(kg(*json_of, "polymyositis", "--layer", "entry")[1])
    assert "polymyositis" in entry.casefold()
    own = _layers(kg(*json_of, "polymyositis")[1])
    assert entry in own
    assert not own & _layers(kg(*json_of, "lems")[1])
    status, _, err = kg("associations", *data, "--layer", "hpoa", "--condition", "polymyositis")
    assert status == 2
    assert "'hpoa' is no layer of the condition" in err
    assert "polymyositis" in (tmp_path / "csv" / "edges.csv").read_text(encoding="utf-8")
    assert "lems" not in (tmp_path / "csv" / "edges.csv").read_text(encoding="utf-8")


def test_a_comparison_takes_the_entry_of_each(kg: Run, both_file: Path) -> None:
    assert kg("compare", "LEMS", "polymyositis", "--layer", "entry", "--data", both_file)[0] == 0
