"""Proposals as Turtle: read back as they were, listed as claims, and valid."""

from __future__ import annotations

import pytest

from kg.build.dataset import build_dataset
from kg.build.validate import validate_paths
from kg.claims.claim import claims
from kg.entry.digests import digest
from kg.rdf.index import Index, node
from kg.rdf.turtle import canonical_turtle, parse_turtle
from kg.reading.recorded import read_proposals
from kg.reading.records import condition_of_reading, write_proposals
from tests.kg.reading.entries import entry_of, reading


@pytest.fixture(scope="module")
def turtle() -> str:
    return write_proposals(reading(), entry_of(), condition_of_reading(reading(), "paper-lung"))


def test_read_back_as_it_was_written(turtle: str) -> None:
    condition, found = read_proposals(turtle, "paper-lung.ttl")
    assert found == reading()
    assert condition == condition_of_reading(reading(), "paper-lung")


def test_canonical(turtle: str) -> None:
    assert canonical_turtle(turtle, "paper-lung.ttl") == turtle


def test_every_claim_is_proposed_and_none_says_more(turtle: str) -> None:
    found = claims(Index(parse_turtle(turtle, "paper-lung.ttl")))
    assert {claim.status for claim in found} == {node("ck:proposed")}
    assert not any(claim.is_accepted for claim in found)
    assert [(claim.rule, claim.tier, claim.negated) for claim in found] == [
        ("is-a", "A", False),
        ("causes", "B", True),
        ("lead-symptoms", "A", False),
    ]


def test_no_sentence_of_the_entry_is_in_it(turtle: str) -> None:
    assert "Paper lung is a rare disorder" not in turtle
    assert digest("Paper lung is a rare disorder of the airways.") in turtle


def test_built_and_valid_without_a_direct_triple(turtle: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("proposals") / "paper-lung.ttl"
    path.write_text(turtle, encoding="utf-8")
    condition = condition_of_reading(reading(), "paper-lung").with_files([path])
    dataset = build_dataset([condition])
    assert [quad for quad in dataset.quads if str(quad.graph_name).endswith("/graph/direct>")] == []
    assert validate_paths([path]) == []
