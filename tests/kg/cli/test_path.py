"""``kg path``: the ways between two things, and their absence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run


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


def test_a_path_starts_at_what_shares_an_identifier_with_a_concept(kg: Run) -> None:
    own = Path(__file__).resolve().parents[2] / "data" / "linking" / "16-own-vocabulary.ttl"
    status, out, _ = kg("path", "own:N2", "vitiligo", "--add", own, "--layer", "adam-000710")
    assert status == 0
    assert out.startswith("Weakness of muscles ─ muscle weakness ─ Lambert-Eaton myasthenic syndrome ─ vitiligo\n")
    assert "  Weakness of muscles may be the same as muscle weakness.\n" in out
    assert "\n      https://clinic.example/terms/N2 skos:exactMatch HP:0001324; concept:muscle-weakness skos:" in out
    assert kg("path", "own:N5", "vitiligo", "--add", own)[0] == 1


def test_a_mapping_set_of_others_names_its_terms(kg: Run) -> None:
    (own,) = (Path(__file__).parents[2] / "data" / "linking").glob("17-*")
    status, out, _ = kg("path", "own:N2", "LEMS", "--mappings", str(own), "--max", "1")
    assert status == 0
    assert out.startswith("Weakness of muscles ─ muscle weakness ─ Lambert-Eaton myasthenic syndrome\n")
    status, out, _ = kg("sparql", "SELECT ?o { own:N2 skos:exactMatch ?o }", "--mappings", str(own), "--format", "csv")
    assert (status, out) == (0, "o\r\nhttp://purl.obolibrary.org/obo/HP_0001324\r\n")
