"""How things stand to each other, and what claims rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.mcp.data import Data, load_data
from tests.kg.mcp.sessions import ask


def test_a_path_has_its_claims(data: Data) -> None:
    found = ask(data, "path", start="vitiligo", end="acetylcholine", layer="entry")
    assert found.structured["ways"][0][0] == "vitiligo"
    assert found.structured["steps"][0]["sentence"] == (
        "Lambert-Eaton myasthenic syndrome may occur with autoimmune disorders such as vitiligo."
    )
    assert found.structured["steps"][0]["between"] == ["vitiligo", "Lambert-Eaton myasthenic syndrome"]
    assert "does not mean that one causes the other" in found.text


def test_no_path_is_not_stated(data: Data) -> None:
    found = ask(data, "path", start="vitiligo", end="gap:medicines")
    assert found.structured["ways"] == []
    assert "not stated" in found.text


def test_a_path_through_any_data(foreign: Data) -> None:
    found = ask(foreign, "path", start="Bob", end="Carol")
    assert [step["sentence"] for step in found.structured["steps"]] == ["Bob knows Carol"]
    assert "claim" not in found.text


def test_compare_tells_what_is_lost_of_the_other(data: Data) -> None:
    found = ask(data, "compare", a="myasthenia gravis", b="LEMS")
    assert {"both", "only A"} & {claim["said_here_of"] for claim in found.structured["claims"]}
    assert "“Only” means that no source here says it of the other" in found.text
    assert all(claim["layer"] for claim in found.structured["claims"])


def test_compare_refuses_what_is_no_condition(data: Data) -> None:
    found = ask(data, "compare", a="LEMS", b="acetylcholine")
    assert found.is_error
    assert "is no condition" in found.text


@pytest.mark.slow
def test_two_conditions_of_others(both_file: Path) -> None:
    data = load_data([str(both_file)], [], None)
    found = ask(data, "compare", a="polymyositis", b="LEMS")
    assert found.structured["a"] == "polymyositis"
    assert found.structured["claims"]


def test_conflicts_tell_every_side_with_its_claims(data: Data) -> None:
    found = ask(data, "conflicts", about="amifampridine")
    (first, *_) = found.structured["conflicts"]
    assert len(first["positions"]) > 1
    assert any("sentence" in claim for side in first["positions"] for claim in side["claims"])
    assert "tell every side" in found.text


def test_no_conflict_does_not_mean_that_all_agree(data: Data) -> None:
    found = ask(data, "conflicts", about="gap:medicines")
    assert found.structured["conflicts"] == []
    assert "does not mean that all sources agree" in found.text


def test_evidence_of_the_entry_is_a_span(data: Data) -> None:
    found = ask(data, "evidence", claim="adam:lems_occursWith_cancer")
    (span,) = found.structured["evidence"]
    assert (span["start"], span["end"], len(span["sha256"])) == (695, 722, 64)
    assert found.structured["document"]["sha256"]
    assert found.structured["reviewer"] == ""
    assert "The text is not here" in found.text


def test_evidence_of_a_paper_is_a_citation(data: Data) -> None:
    claim = next(one for one in data.claims.values() if one.citations and one.citations[0].identifier)
    found = ask(data, "evidence", claim=claim.iri)
    assert found.structured["citations"][0]["identifier"] == claim.citations[0].identifier
    assert found.structured["evidence"] == []


def test_evidence_of_what_is_no_claim(data: Data) -> None:
    found = ask(data, "evidence", claim="LEMS")
    assert found.is_error
    assert "Take the id of a claim from another answer" in found.text
