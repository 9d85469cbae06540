"""``kg mappings``: the list, the checks, and the release file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kg.cli import main
from kg.link import homes
from kg.link.sssom import mapping_sets, read_mappings, set_findings
from tests.conftest import Run
from tests.kg.ontology_file import OBO_HEAD

LINKING = Path(__file__).resolve().parents[2] / "data" / "linking"


@pytest.mark.slow
def test_listing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mappings", "lems", "--set", "positive", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["subject_id"] for row in rows} == {"concept:lems"}
    assert "MONDO:0018556" in {row["object_id"] for row in rows if row["predicate_id"] == "skos:exactMatch"}
    assert main(["mappings", "--validate"]) == 0
    assert main(["mappings", "nonsense"]) == 2


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(homes, "_TERMS", {})
    terms = {
        row["object_id"]: row["object_label"]
        for each in mapping_sets()
        for row in each.rows
        if row["object_id"].startswith("MONDO:")
    }
    stanzas = "".join(f"\n[Term]\nid: {curie}\nname: {label}\n" for curie, label in sorted(terms.items()))
    path = tmp_path / "mondo.obo"
    path.write_text(OBO_HEAD + stanzas, encoding="utf-8")
    assert main(["mappings", "--check", str(path)]) == 0
    out = capsys.readouterr().out
    assert f"{path} (mondo 2024-02-03): " in out
    assert out.endswith("kg/data/mappings: no findings\n")
    path.write_text(OBO_HEAD + stanzas.replace("name: Lambert-Eaton", "name: Lambert\x1b-Eaton"), encoding="utf-8")
    assert main(["mappings", "--check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "kg/data/mappings/positive.sssom.tsv:" in out
    assert "\\x1b" in out
    assert "\x1b" not in out
    assert main(["mappings", "--check", str(tmp_path / "none.obo")]) == 2


def test_exact_matches_count_in_whichever_form_a_provider_writes_them(kg: Run) -> None:
    status, out, _ = kg("mappings", "--check", LINKING / "06-provider-iris.ttl")
    assert status == 1
    stated = ("DOID:9999999", "NCIT:C9999", "ORPHA:99999", "icd10cm:G99.9", "medgen:99999", "mesh:D999999")
    for curie in (*stated, "snomedct:999999", "umls:C9999999"):
        assert f"the exact match {curie}" in out
    assert out.endswith("kg/data/mappings: 8 findings\n")


def test_terms_are_found_under_the_namespace_of_their_publisher(kg: Run) -> None:
    file = LINKING / "08-ncit-evs.ttl"
    status, out, _ = kg("mappings", "--check", file)
    assert (status, "missing" in out) == (0, False)
    assert f"{file} (thesaurus 26.03d): 2 rows checked: NCIT 2\n" in out
    status, out, err = kg("import", file)
    assert (status, "ck:term NCIT:C3155" in out) == (0, True)
    assert "2 terms, 1 of them mapped" in err


@pytest.mark.parametrize(
    ("name", "expected", "count"),
    [
        ("02-obsolete-chain.obo", "HP:0001324 is obsolete in {}: take HP:9000002\n", 8),
        ("02-obsolete-chain.obo", "HP:0002015 is obsolete in {}: consider HP:9000003\n", 8),
        ("02-obsolete-chain.obo", "HP:0001260 is obsolete in {}: its replacement HP:9999999 is not in the file", 8),
        ("03-deprecated-forms.ttl", "HP:0000508 is obsolete in {}", 13),
        ("03-deprecated-forms.ttl", "HP:0000622 is obsolete in {}", 13),
        ("03-deprecated-forms.ttl", "HP:0002483 is obsolete in {}", 13),
        ("04-languages.ttl", "HP:0000651 is 'Double vision' in {}, not 'Diplopia'", 1),
    ],
)
def test_what_is_obsolete_and_what_is_renamed(kg: Run, name: str, expected: str, count: int) -> None:
    status, out, _ = kg("mappings", "--check", LINKING / name)
    assert status == 1
    assert expected.format(LINKING / name) in out
    assert out.endswith(f"kg/data/mappings: {count} findings\n")


def test_what_a_subset_lacks_is_not_missing(kg: Run) -> None:
    status, out, _ = kg("mappings", "--check", LINKING / "14-subset.obo")
    assert (status, "missing" in out) == (0, False)
    assert "rows are not in this part of a vocabulary: MONDO " in out


def test_a_file_in_another_namespace_is_named_as_such(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "hp.obo"
    path.write_text(
        "format-version: 1.2\nontology: hp\nidspace: HP http://example.org/HP_\n\n[Term]\nid: HP:0001324\n",
        encoding="utf-8",
    )
    said = (
        f"{path}: holds no term of HP, which are named http://purl.obolibrary.org/obo/HP_…; most terms here are named"
    )
    status, out, _ = kg("mappings", "--check", path)
    assert (status, "missing" in out) == (1, False)
    assert f"{said} http://example.org/HP_…" in out
    status, _, err = kg("import", path)
    assert (status, f"kg: {said} http://example.org/HP_…. Take a file" in err) == (2, True)


CASES = Path(__file__).parents[2] / "data" / "linking"


def case(name: str) -> str:
    (path,) = CASES.glob(f"{name}-*")
    return str(path)


def test_sets_of_others_are_listed_and_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mappings", "--mappings", case("24"), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["predicate_modifier"] for row in rows] == ["", "", "Not"]
    assert main(["mappings", "--compare", case("17"), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {(row["verdict"], row["concept"], row["term"]) for row in rows} == {
        ("only theirs", "concept:lems", "https://clinic.example/terms/N1"),
        ("only theirs", "concept:muscle-weakness", "https://clinic.example/terms/N2"),
    }


def test_sets_are_made_of_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "made.sssom.tsv"
    for arguments, count in ((["--merge", case("22")], 3), (["--invert"], 2), (["--chain", case("17")], 0)):
        assert main(["mappings", *arguments, "--mappings", case("17"), "-o", str(path)]) == 0
        assert f"{path}: {count} rows" in capsys.readouterr().out
        made = read_mappings(path)
        assert len(made.rows) == count
        assert list(set_findings(made)) == []
    assert main(["mappings", "--release", str(path), "--mappings", case("17"), case("22")]) == 0
    assert len(read_mappings(path).rows) == 3


def test_sorting_a_file_of_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.sssom.tsv"
    path.write_bytes(Path(case("24")).read_bytes())
    head = path.read_text("utf-8").partition("subject_id")[0]
    assert main(["mappings", "--sort", "--mappings", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: sorted\n"
    assert path.read_text("utf-8").startswith(head)
    assert [row["subject_id"] for row in read_mappings(path).rows] == ["own:N1", "own:N2", "own:N5"]
    assert main(["mappings", "--sort", "--mappings", str(path)]) == 0
    assert capsys.readouterr().out == ""


def test_decisions(tmp_path: Path, second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(second, tmp_path / "condition")
    reviewed = tmp_path / "reviewed.sssom.tsv"
    reviewed.write_text(
        "#curie_map:\n#  own: https://example.org/concept/\n"
        "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tdecision\n"
        "own:polymyositis\tpolymyositis\tskos:closeMatch\tmesh:D009220\tsemapv:LexicalMatching\t0.9\taccept\n"
        "own:polymyositis\tpolymyositis\tskos:exactMatch\tmesh:D003882\tsemapv:LexicalMatching\t0.6\tunsure\n",
        encoding="utf-8",
    )
    assert main(["mappings", "--decide", str(reviewed), "--into", str(folder)]) == 0
    out = capsys.readouterr().out
    assert f"{folder / 'mappings' / 'positive.sssom.tsv'}: 1 rows more" in out
    assert "0 rows were there already, 1 are not decided" in out
    assert main(["mappings", "--decide", str(reviewed)]) == 2
    assert "--into FOLDER" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--into", "x"],
        ["-o", "x", "--validate"],
        ["--invert", "--format", "json"],
        ["--set", "positive", "--mappings", "17"],
        ["--decide", "x", "--into", "y", "--mappings", "17"],
        ["--check", "17", "--set", "positive"],
    ],
)
def test_options_without_effect_are_errors(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mappings", *(case(word) if word == "17" else word for word in arguments)]) == 2
    assert "Leave out" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--mappings", "--add"])
def test_commands_take_a_set_beside_the_graph(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    links = "ASK { GRAPH <https://clinic.example/terms/map> { ?own skos:exactMatch mesh:D015624 } }"
    assert main(["sparql", links, option, case("17")]) == 0
    assert capsys.readouterr().out.strip() == "true"
    assert main(["show", "https://clinic.example/terms/N2", option, case("17")]) == 0
    assert "skos:exactMatch HP:0001324" in capsys.readouterr().out


def test_what_is_no_set_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<http://e/s> <http://e/p> 1 .", encoding="utf-8")
    assert main(["show", "LEMS", "--mappings", str(path)]) == 2
    assert "is no mapping set (SSSOM)" in capsys.readouterr().err
    assert main(["import", case("17")]) == 2
