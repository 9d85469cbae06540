"""``kg mappings``: the list, the checks, and the release file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.link import homes
from kg.link.sssom import (
    mapping_sets,
)
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
