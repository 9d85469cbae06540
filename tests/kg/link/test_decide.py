"""Decided rows come into a condition's sets, and no decision is changed in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import DataError, InputError
from kg.link.decide import decide
from kg.link.sssom import NONE_FOUND, read_mappings

HEAD = (
    "#curie_map:\n#  mine: https://example.org/concept/\n#  MESH: http://identifiers.org/mesh/\n"
    "#  orcid: https://orcid.org/\n"
)
COLUMNS = ("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
           "mapping_justification", "confidence", "object_source", "reviewer_id", "comment")  # fmt: skip
GOOD = {
    "subject_id": "mine:polymyositis",
    "subject_label": "polymyositis",
    "predicate_id": "skos:closeMatch",
    "object_id": "MESH:D009220",
    "object_label": "Myositis",
    "mapping_justification": "semapv:LexicalMatching",
    "confidence": "0.9",
    "reviewer_id": "orcid:0000-0000-0000-0001",
    "comment": 'said "yes"',
}


@pytest.fixture
def folder(tmp_path: Path, second: Path) -> Path:
    """A copy of a condition's folder."""
    return shutil.copytree(second, tmp_path / "condition")


def reviewed(folder: Path, *rows: dict[str, str], column: str = "") -> Path:
    columns = [*COLUMNS, *([column] if column else [])]
    lines = ["\t".join('"' + (GOOD | row).get(name, "").replace('"', '""') + '"' for name in columns) for row in rows]
    path = folder.parent / "reviewed.sssom.tsv"
    path.write_text(HEAD + "\n".join(["\t".join(columns), *lines]) + "\n", encoding="utf-8")
    return path


def state(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((folder / "mappings").iterdir())}


def test_rows_go_where_they_belong_and_nothing_is_lost(folder: Path) -> None:
    before = read_mappings(folder / "mappings" / "positive.sssom.tsv")
    rejected = {"predicate_modifier": "Not", "object_id": "MESH:D003882", "predicate_id": "skos:exactMatch"}
    none = {"object_id": NONE_FOUND, "object_source": "bioregistry:maxo", "predicate_id": "skos:exactMatch"}
    done = decide(reviewed(folder, {}, rejected, none), folder)
    assert {path.name.partition(".")[0]: count for path, count in done.written.items()} == {
        "positive": 1,
        "negative": 1,
        "none-found": 1,
    }
    positive = read_mappings(folder / "mappings" / "positive.sssom.tsv")
    assert [row["object_id"] for row in positive.rows] == ["mesh:D009220", *[row["object_id"] for row in before.rows]]
    for row in before.rows:
        assert any(row.values == {name: now.values.get(name, "") for name in row.values} for now in positive.rows)
    new = positive.rows[0]
    assert new["subject_id"] == "own:polymyositis", "under the prefixes of the set"
    assert new["object_source"] == "bioregistry:mesh"
    assert new["comment"] == 'said "yes"'
    assert new["reviewer_id"] == "orcid:0000-0000-0000-0001"
    assert positive.prefixes == before.prefixes | {"orcid": "https://orcid.org/"}
    assert positive.metadata == before.metadata
    (negative,) = read_mappings(folder / "mappings" / "negative.sssom.tsv").rows
    assert negative.is_rejected
    assert negative.where.rpartition(":")[2] != "1"
    assert read_mappings(folder / "mappings" / "negative.sssom.tsv").text("license")
    written = state(folder)
    again = decide(reviewed(folder, {}, rejected, none), folder)
    assert (again.written, again.there) == ({}, 3)
    assert state(folder) == written


@pytest.mark.parametrize(
    ("word", "count"),
    [("accept", 1), ("Yes", 1), ("x", 1), ("TRUE", 1), ("", 0), ("unsure", 0), ("?", 0)],
)
def test_words_of_a_column(folder: Path, word: str, count: int) -> None:
    done = decide(reviewed(folder, {"Decision": word}, column="Decision"), folder)
    assert sum(done.written.values()) == count
    assert done.undecided == 1 - count


@pytest.mark.parametrize("word", ["reject", "No", "0", "FALSE"])
def test_words_that_reject(folder: Path, word: str) -> None:
    done = decide(reviewed(folder, {"decision": word}, column="decision"), folder)
    assert [path.name for path in done.written] == ["negative.sssom.tsv"]
    assert "decision" not in state(folder)["negative.sssom.tsv"]


@pytest.mark.parametrize(
    ("one", "other", "problem"),
    [
        ({}, {"predicate_modifier": "Not"}, "is rejected here, and accepted at "),
        ({"predicate_modifier": "Not"}, {}, "is accepted here, and rejected at "),
        ({}, {"predicate_id": "skos:relatedMatch"}, "accepted as skos:closeMatch at "),
        (
            {"object_id": NONE_FOUND, "object_source": "bioregistry:mesh", "predicate_id": "skos:exactMatch"},
            {"object_id": "MESH:D003882", "predicate_id": "skos:exactMatch"},
            "told not to be found at ",
        ),
        ({}, {"object_id": "MESH:D003882", "predicate_id": "skos:exactMatch"}, "two exact terms"),
    ],
)
def test_a_decision_against_another_names_both_places(
    folder: Path, one: dict[str, str], other: dict[str, str], problem: str
) -> None:
    before = state(folder)
    with pytest.raises(DataError, match=problem) as told:  # in one file
        decide(reviewed(folder, one, other), folder)
    assert told.value.where.endswith("reviewed.sssom.tsv:7")
    assert state(folder) == before
    decide(reviewed(folder, one), folder)
    before = state(folder)
    with pytest.raises(DataError, match=problem) as told:  # one after the other
        decide(reviewed(folder, other), folder)
    assert "mappings/" in told.value.what or "mappings/" in told.value.hint
    assert told.value.where.endswith("reviewed.sssom.tsv:6")
    assert state(folder) == before


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        ({"decision": "perhaps not"}, "decision", "is no decision"),
        ({"predicate_modifier": "no"}, "", "is none of SSSOM"),
        ({"object_id": NONE_FOUND, "object_source": ""}, "", "does not say what was searched"),
        ({"confidence": ""}, "", "confidence is empty"),
        ({"predicate_modifier": "Not", "decision": "accept"}, "decision", "is accepted, and has"),
        ({"object_id": "nope:1"}, "", "nope"),
    ],
)
def test_what_is_no_decision(folder: Path, row: dict[str, str], column: str, problem: str) -> None:
    before = state(folder)
    with pytest.raises(DataError, match=problem) as told:
        decide(reviewed(folder, {"object_id": "MESH:D000001"}, row, column=column), folder)
    assert told.value.where.endswith(":7")
    assert state(folder) == before


def test_a_folder_of_something_else(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(InputError, match="no folder of a condition"):
        decide(reviewed(folder, {}), tmp_path)
    assert decide(reviewed(folder, {}), folder / "mappings").written, "the folder of the sets themselves is one, too"
