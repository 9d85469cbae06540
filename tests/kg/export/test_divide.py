"""Claims: none is missed, none of their qualifiers is overlooked, and what is wrong with them is told."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from kg.claims.claim import Claim, claims
from kg.claims.layers import layers_named
from kg.claims.sentences import sentence
from kg.errors import UnknownNameError
from kg.export import FORMS, export
from kg.export.divide import divide, notice
from kg.rdf.index import Index, node


def test_every_association_is_a_claim(index: Index, all_claims: list[Claim]) -> None:
    current = {claim.iri for claim in claims(index)}
    found = {claim.iri for claim in all_claims}
    associations = index.of_type(node("ck:Association"), node("ck:NegatedAssociation"))
    assert found == {association.value for association in associations}
    assert found - current == {"http://t/retired"}
    assert current <= found


def test_what_is_left_out_is_said_with_its_hedge(index: Index) -> None:
    left = [item for item in export(index, "kgx").division.left_out if item.claim.modality == node("ck:may")]
    assert len(left) > 50
    for item in left:
        assert item.record(index)["claim"] == sentence(index, item.claim)
        assert re.search(r" (?:may|possibly) ", item.record(index)["claim"])


@pytest.mark.parametrize("form", FORMS)
def test_exported_and_left_out_are_all(index: Index, all_claims: list[Claim], form: str) -> None:
    division = export(index, form).division
    held, left = {claim.iri for claim in division.held}, {item.claim.iri for item in division.left_out}
    assert held | left == {claim.iri for claim in all_claims}
    assert not held & left
    assert all(item.reason for item in division.left_out)
    assert {"http://t/retired", "http://t/objects", "http://t/subjectless"} <= left


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.slow
def test_the_same_bytes_whatever_the_order(index: Index, form: str) -> None:
    statements = [
        ox.Triple(subject, predicate, value)
        for subject in index.subjects()
        for predicate, values in index.properties(subject).items()
        for value in values
    ]
    assert export(Index(reversed(statements)), form).files == export(index, form).files


def test_what_is_wrong_with_a_claim(all_claims: list[Claim]) -> None:
    problems = {claim.iri: claim.problem for claim in all_claims if claim.problem}
    assert problems == {
        "http://t/retired": "it is retired",
        "http://t/objects": "it has 2 objects",
        "http://t/subjectless": "it has no subject",
    }


def test_a_property_that_nobody_knows_is_a_qualifier(all_claims: list[Claim]) -> None:
    (claim,) = (claim for claim in all_claims if claim.iri == "http://t/unknown")
    assert [value.value for value in claim.qualifiers[ox.NamedNode("http://example.org/only-in")]] == ["winter"]


def test_layers(index: Index) -> None:
    entry, other = node("layer:adam-000710"), node("layer:test")
    assert layers_named(index, ["entry"]) == layers_named(index, ["adam-000710"]) == [entry]
    assert layers_named(index, ["test", "entry", "layer:test"]) == [entry, other]
    assert {claim.layer for claim in export(index, "csv", layers=["test"]).division.held} == {other}
    with pytest.raises(UnknownNameError, match=r"no layer 'nope'.*There are: .*adam-000710"):
        layers_named(index, ["nope"])


def test_the_notice_names_each_layer_with_its_licence(index: Index, all_claims: list[Claim]) -> None:
    text = notice(index, divide(all_claims, lambda _: "").held)
    assert "No clinician has reviewed this graph. Not medical advice" in text
    assert "test layer: 2025-01-16, https://creativecommons.org/licenses/by/4.0/" in text
    assert "reviewed 2022-04-25" in text
