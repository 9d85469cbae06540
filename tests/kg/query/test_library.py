"""A question of the library is about the condition of the data, whichever that is; it never asks about another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.dataset import build_dataset, write_dataset
from kg.condition import read_condition
from tests.conftest import Run


@pytest.fixture(scope="module")
def alone(second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the second condition alone."""
    folder = tmp_path_factory.mktemp("alone")
    write_dataset(build_dataset([read_condition(second)]), folder, only=["nq"])
    return folder / "condition-kg.nq"


@pytest.mark.parametrize("name", ["symptoms", "identifiers", "what-is-lost", "treatments-by-target"])
def test_a_question_is_about_the_only_condition(kg: Run, alone: Path, name: str) -> None:
    status, _, err = kg("query", name, "--data", alone)
    assert (status, err) == (0, "")


def test_that_the_data_mention_ours_does_not_matter(kg: Run, alone: Path, tmp_path: Path) -> None:
    mention = tmp_path / "mention.ttl"
    mention.write_text(
        "<http://e/claim> <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> "
        "<https://w3id.org/condition-kg/concept/lems> .\n"
        '<https://w3id.org/condition-kg/concept/lems> <http://www.w3.org/2000/01/rdf-schema#label> "LEMS" .\n',
        encoding="utf-8",
    )
    before = kg("query", "symptoms", "--data", alone)
    assert kg("query", "symptoms", "--data", alone, mention) == before
    assert "fatigue" in before[1]


def test_of_several_conditions_the_answer_says_which(kg: Run, both_file: Path) -> None:
    status, _, err = kg("query", "symptoms", "--data", both_file)
    assert status == 0
    assert "kg: about concept:lems; for another: --param disease=" in err
    assert "polymyositis" in err
    assert kg("query", "symptoms", "--data", both_file, "--param", "disease=polymyositis")[2] == ""


def test_several_that_are_not_ours_are_a_choice(kg: Run, alone: Path, tmp_path: Path) -> None:
    other = tmp_path / "gout.ttl"
    other.write_text(
        "<http://e/entry> a <https://w3id.org/condition-kg/ontology#Entry> ; "
        "<https://schema.org/about> <http://e/gout> .",
        encoding="utf-8",
    )
    status, out, err = kg("query", "symptoms", "--data", alone, other)
    assert (status, out) == (2, "")
    assert "the data have 2 conditions" in err
    assert "http://e/gout" in err
