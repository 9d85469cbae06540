"""``kg link``: what is written, withheld, accepted and explained, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.link.sssom import Mapping, read_mappings

CASES = Path(__file__).resolve().parents[2] / "data" / "linking"

CLINIC = """format-version: 1.2
ontology: clinic

[Term]
id: CLINIC:1
name: Cysts, hepatic

[Term]
id: CLINIC:2
name: acute renal failure

[Term]
id: CLINIC:3
name: myopia
"""
ORGANS = """format-version: 1.2
data-version: 2026-01-01
ontology: organs

[Term]
id: ORGAN:1
name: hepatic cyst
synonym: "liver cyst" EXACT []

[Term]
id: ORGAN:2
name: renal failure, acute

[Term]
id: ORGAN:3
name: chronic renal failure
"""
REJECTED = """#curie_map:
#  CLINIC: http://purl.obolibrary.org/obo/CLINIC_
#  ORGAN: http://purl.obolibrary.org/obo/ORGAN_
#license: https://w3id.org/sssom/license/unspecified
#mapping_set_id: https://clinic.example/rejected
subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tmapping_justification
CLINIC:1\tNot\tskos:exactMatch\tORGAN:1\tsemapv:ManualMappingCuration
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two vocabularies and a set of rejected pairs, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("clinic.obo", CLINIC), ("organs.obo", ORGANS), ("rejected.sssom.tsv", REJECTED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def rows(text: str) -> list[Mapping]:
    return list(read_mappings(text.encode()).rows)


def test_terms_of_a_vocabulary_are_linked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "organs.obo", "--from", "clinic.obo"]) == 0
    out, err = capsys.readouterr()
    assert [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in rows(out)] == [
        ("CLINIC:1", "skos:exactMatch", "ORGAN:1"),
        ("CLINIC:2", "skos:exactMatch", "ORGAN:2"),
    ]
    assert {row["object_source_version"] for row in rows(out)} == {"2026-01-01"}
    assert err == "organs.obo: 2 of 3 clinic.obo linked\n"
    assert sorted(path.name for path in folder.iterdir()) == ["clinic.obo", "organs.obo", "rejected.sssom.tsv"]


@pytest.mark.slow
def test_our_concepts_are_linked_to_a_vocabulary_of_anybody(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", str(CASES / "16-own-vocabulary.ttl")]) == 0
    found = {row["object_label"]: row["subject_id"] for row in rows(capsys.readouterr().out)}
    assert found["Eaton-Lambert syndrome"] == "concept:lems"
    assert found["Weakness of muscles"] == "concept:muscle-weakness"
    assert found["Plasmapheresis"] == "concept:plasma-exchange"
    assert found["Small cell carcinoma of lung"] == "concept:small-cell-lung-cancer"


@pytest.mark.usefixtures("folder")
def test_rejected_pairs_are_withheld_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "organs.obo", "--from", "clinic.obo", "--mappings", "rejected.sssom.tsv"]) == 0
    out, err = capsys.readouterr()
    assert [row["subject_id"] for row in rows(out)] == ["CLINIC:2"]
    assert err == "organs.obo: 1 of 3 clinic.obo linked; 1 withheld as somebody has rejected them\n"


def test_sure_rows_are_accepted_and_the_others_are_for_review(folder: Path) -> None:
    arguments = ["link", "organs.obo", "--from", "clinic.obo", "-o", "links.sssom.tsv", "--none-found"]
    assert main([*arguments, "--accept", "0.5"]) == 0
    accepted, review = (
        rows((folder / name).read_text(encoding="utf-8")) for name in ("links.sssom.tsv", "links.review.sssom.tsv")
    )
    assert {row["predicate_id"] for row in accepted} == {"skos:exactMatch"}
    assert [row["object_id"] for row in accepted] == ["ORGAN:1", "ORGAN:2"]
    assert [(row["subject_id"], row["object_id"]) for row in review] == [("CLINIC:3", "sssom:NoTermFound")]
    assert main([*arguments, "--accept", "1"]) == 0
    assert rows((folder / "links.sssom.tsv").read_text(encoding="utf-8")) == []


def test_candidates_labels_and_identifiers_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "one.obo").write_text(CLINIC[: CLINIC.index("name")] + "name: renal failure\n", encoding="utf-8")
    assert main(["link", "organs.obo", "--from", "one.obo", "--candidates", "3", "--threshold", "0"]) == 0
    out, err = capsys.readouterr()
    assert {row["object_id"] for row in rows(out)} == {"ORGAN:2", "ORGAN:3"}
    exact = sum(row["predicate_id"] == "skos:exactMatch" for row in rows(out))
    assert err.startswith(f"organs.obo: {exact} of 1 one.obo linked")
    assert ("1 with candidates only" in err) == (not exact)
    assert main(["link", "organs.obo", "--from", "clinic.obo", "--no-labels", "--without", "xrefs"]) == 0
    out = capsys.readouterr().out
    assert "cyst" not in out
    assert "renal" not in out


@pytest.mark.usefixtures("folder")
def test_the_way_of_one_subject(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["link", "organs.obo", "--from", "clinic.obo", "--mappings", "rejected.sssom.tsv", "--explain"]
    for term in ("hepatic cyst", "CLINIC:1", "http://purl.obolibrary.org/obo/CLINIC_1", "CLINIC_1"):
        assert main([*arguments, term]) == 0
        out = capsys.readouterr().out
        assert "rejected: " in out
        assert "same words as the label" in out
    assert main([*arguments, "myopia"]) == 0
    assert "no term has a name that is like it" in capsys.readouterr().out
    assert main([*arguments, "glaucoma"]) == 2
    assert capsys.readouterr().err == "kg: no subject is named 'glaucoma'. Give a label, a synonym, a code or an IRI\n"
    assert main([*arguments, "renal"]) == 2
    assert capsys.readouterr().err == "kg: no subject is named 'renal'. Did you mean 'acute renal failure'?\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.obo"], "none.obo: cannot be read"),
        (["organs.obo", "--from", "clinic.obo", "--add", "x.ttl"], "--add"),
        (["organs.obo", "--from", "clinic.obo", "-o", "organs.obo"], "organs.obo: is read, too"),
        (["organs.obo", "--from", "clinic.obo", "--accept", "0.9"], "--accept: writes two files"),
        (["organs.obo", "--from", "clinic.obo", "--candidates", "9"], "candidates: 9 is not from 1 to 4"),
        (["organs.obo", "--from", "clinic.obo", "--explain", "x", "--no-labels"], "--no-labels: of what is written"),
        (["-", "--from", "-"], "standard input"),
    ],
)
def test_what_is_refused(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.ttl").write_text("", encoding="utf-8")
    assert main(["link", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert Path("organs.obo").read_text(encoding="utf-8") == ORGANS


@pytest.mark.parametrize("value", ["1.5", "-1", "nan", "half"])
def test_a_confidence_is_from_0_to_1(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["link", "organs.obo", f"--threshold={value}"])
    assert "is not a number from 0 to 1" in capsys.readouterr().err
