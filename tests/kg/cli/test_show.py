"""``kg show``, ``kg path``, ``kg diff`` and ``kg stats --network`` as people use them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LAYERED, Run


def test_show(kg: Run) -> None:
    status, out, _ = kg("show", "small", "cell", "lung", "cancer")
    assert status == 0
    assert out.startswith("small cell lung cancer\nconcept:small-cell-lung-cancer · condition\n")
    assert "Of others: occurs with\n" in out
    status, out, _ = kg("show", "HP:0001324", "--format", "json")
    assert (status, json.loads(out)["note"]) == (0, "mapped by skos:exactMatch from HP:0001324")


@pytest.mark.parametrize(
    ("term", "expected"),
    [("LES", "Choose: concept:lems"), ("vitilligo", "Did you mean 'vitiligo'?"), ("?", "nothing here is named '?'")],
)
def test_show_what_is_not_one_thing(kg: Run, term: str, expected: str) -> None:
    status, out, err = kg("show", term)
    assert (status, out) == (2, "")
    assert expected in err
    assert err.count("\n") == 1


def test_path(kg: Run) -> None:
    status, out, err = kg("path", "HP:0001324", "vitiligo", "--layer", "adam-000710")
    assert status == 0
    assert out.startswith("muscle weakness ─ Lambert-Eaton myasthenic syndrome ─ vitiligo\n")
    assert "A.D.A.M. entry 000710, Causes 695-794" in out
    assert err == "kg: HP:0001324 is muscle weakness (mapped by skos:exactMatch from HP:0001324)\n"
    status, out, _ = kg("path", "muscles", "nerves", "--max", "1", "--layer", "adam-000710", "--format", "json")
    assert (status, json.loads(out)["more"]) == (0, True)


def test_no_path_is_a_finding(kg: Run) -> None:
    status, out, _ = kg("path", "smokers", "LEMS", "--layer", "adam-000710")
    assert (status, out) == (1, "no path from smokers to Lambert-Eaton myasthenic syndrome\n")


@pytest.mark.parametrize(
    "arguments",
    [("LEMS", "LEMS"), ("LEMS", "nonsense"), ("LEMS", "cancer", "--max", "0"), ("LEMS", "cancer", "--layer", "x")],
)
def test_impossible_paths(kg: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = kg("path", *arguments)
    assert (status, out) == (2, "")
    assert err


def test_foreign_data(kg: Run) -> None:
    status, out, _ = kg("show", "test dry mouth", "--data", LAYERED)
    assert status == 0
    assert "PMID:1" in out
    assert kg("path", "concept:test-dry-mouth", "concept:test-medicine", "--data", LAYERED)[0] == 0


def test_stats_of_the_network(kg: Run) -> None:
    status, out, _ = kg("stats", "--network", "--top", "3", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert len(rows) == 3
    assert rows[0]["id"] == "concept:lems"


def test_stats_by_predicate_and_layer(kg: Run) -> None:
    rows = json.loads(kg("stats", "--format", "json")[1])
    pairs = {row["id"]: row["count"] for row in rows if row["list"] == "predicate in layer"}
    assert pairs["ck:hasTest layer:adam-000710"] == 8
    assert sum(pairs.values()) == sum(row["count"] for row in rows if row["list"] == "layer")


def test_diff(kg: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    text = LAYERED.read_text(encoding="utf-8")
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("ck:modality ck:may", "ck:modality ck:asserted"), encoding="utf-8")
    assert kg("diff", old, old) == (0, "no difference\n", "")
    status, out, _ = kg("diff", old, new)
    assert status == 1
    assert out.startswith("association: 1 changed\n~ ")
    assert "    modality: ck:may → ck:asserted\n" in out
    status, out, _ = kg("diff", old, new, "--format", "json")
    assert (status, json.loads(out)["counts"]) == (1, {"association": {"changed": 1}})
    status, out, err = kg("diff", old, tmp_path / "none.ttl")
    assert (status, out) == (2, "")
    assert "does not exist" in err


def test_the_start_stays_light() -> None:
    program = (
        "import sys; from kg.cli import main; main(['show', 'cancer']); "
        "print([name for name in ('rdflib', 'networkx', 'pandas', 'kg.api', 'kg.build.dataset')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
