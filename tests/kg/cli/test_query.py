"""``kg query``: the library listed, and its questions asked."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build.dataset import Dataset, write_dataset
from kg.build.identify import with_identifiers
from kg.link.identifiers import exact_terms, preferred
from kg.link.sssom import mapping_sets
from tests.conftest import Run


def test_query_lists_the_library(kg: Run) -> None:
    status, out, _ = kg("query", "--format", "json")
    rows = json.loads(out)
    assert status == 0
    assert sum(row["folder"] == "competency" for row in rows) >= 15
    assert {"name", "folder", "question", "parameters"} == set(rows[0])


def test_query_with_a_parameter(kg: Run) -> None:
    _, out, _ = kg("query", "evidence-for", "--param", "object=cancer", "--format", "csv")
    assert "Lambert-Eaton myasthenic syndrome may occur with cancer.,695,722," in out


@pytest.mark.slow
def test_a_concept_by_any_name(kg: Run) -> None:
    expected = kg("query", "evidence-for", "--param", "object=concept:muscle-weakness", "--format", "csv")
    assert ",962,1022," in expected[1]
    for name in ("muscle weakness", "muscle-weakness", "HP:0001324", "HP_0001324", "weakness of muscles"):
        assert kg("query", "evidence-for", "--param", f"object={name}", "--format", "csv") == expected, name
        status, out, _ = kg("mappings", name, "--format", "csv")
        assert status == 0
        assert {row["subject_id"] for row in csv.DictReader(io.StringIO(out))} == {"concept:muscle-weakness"}, name


def test_a_concept_of_an_added_file_by_its_prefix(kg: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text("@prefix own: <http://e/> . own:thing a own:Kind .", encoding="utf-8")
    status, out, _ = kg("query", "symptoms", "--param", "disease=own:thing", "--add", own, "--explain")
    assert status == 0
    assert "<http://e/thing>" in out
    assert kg("query", "symptoms", "--param", "disease=own:thing")[0] == 2


@pytest.mark.slow
def test_a_build_with_other_identifiers_answers_the_same(kg: Run, dataset: Dataset, tmp_path: Path) -> None:
    write_dataset(
        with_identifiers(dataset, preferred(["mondo", "hp"], exact_terms(mapping_sets()))), tmp_path, only=["nq"]
    )
    data = ("--data", tmp_path / "condition-kg.nq", "--format", "csv")
    expected = kg("query", "symptoms", "--condition", "lems", "--format", "csv")
    for arguments in (("symptoms",), ("symptoms", "--param", "disease=lems"), ("symptoms", "--param", "disease=LEMS")):
        assert kg("query", *arguments, *data) == expected


def test_which_condition_is_meant_is_told_beside_the_answer_where_none_is_named(kg: Run) -> None:
    status, out, err = kg("query", "symptoms", "--format", "csv")
    assert (status, err.count("\n")) == (0, 1)
    assert err.startswith("kg: about concept:lems; for another: --condition concept:botulism, ")
    assert kg("query", "symptoms", "--condition", "lems", "--format", "csv") == (0, out, "")
    assert kg("query", "symptoms", "--condition", "vitiligo", "--format", "csv")[1] != out


def test_query_explained(kg: Run) -> None:
    _, out, _ = kg("query", "symptoms", "--explain")
    assert "Which symptoms" in out
    assert "SELECT ?symptom" in out


def test_no_slow_package_is_imported_for_a_query() -> None:
    code = (
        "import sys; from kg.cli import main; main(['query', 'symptoms']);"
        "slow = {'rdflib', 'networkx', 'pyvis', 'pyshacl', 'numpy', 'SPARQLWrapper', 'jinja2', 'kg.claims.names'};"
        "sys.exit(' '.join(slow & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), "which condition it is about, and nothing more"
