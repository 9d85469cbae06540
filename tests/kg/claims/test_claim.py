"""The one reader of associations: a negation in either place is one, and no qualifier is overlooked."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.claims.claim import all_claims, claims
from kg.claims.words import wording
from kg.cli import main
from kg.export import FORMS
from kg.rdf.index import Index, node

HEAD = """
@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix concept: <https://w3id.org/condition-kg/concept/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
CLAIM = "ck:Association ; rdf:subject concept:zebra ; rdf:predicate ck:leadsTo ; rdf:object concept:vitiligo"


def rows_of(text: str) -> list[tuple[str, bool]]:
    index = Index(quad.triple for quad in ox.parse(HEAD + text, ox.RdfFormat.TURTLE))
    return [(row.iri, row.negated) for row in claims(index)]


@pytest.mark.parametrize(
    ("said", "negated"),
    [
        ("", False),
        ("; ck:negated false", False),
        ('; ck:negated "0"^^<http://www.w3.org/2001/XMLSchema#boolean>', False),
        ("; ck:negated true", True),
        ('; ck:negated "1"^^<http://www.w3.org/2001/XMLSchema#boolean>', True),
        ('; ck:negated "yes"', True),
        ("; ck:negated false , true", True),
        ("; a ck:NegatedAssociation", True),
        ("; a ck:NegatedAssociation ; ck:negated false", True),
    ],
)
def test_negated_when_either_says_so(said: str, *, negated: bool) -> None:
    assert rows_of(f"<http://e/claim> a {CLAIM} {said} .") == [("http://e/claim", negated)]


@pytest.mark.parametrize(("said", "count"), [("", 1), ("; owl:deprecated false", 1), ("; owl:deprecated true", 0)])
def test_retired_when_it_says_so(said: str, count: int) -> None:
    assert len(rows_of(f"<http://e/claim> a {CLAIM} {said} .")) == count


def test_qualifiers_are_those_of_the_vocabulary_and_what_nobody_knows(whole_store: ox.Store) -> None:
    index = Index(whole_store)
    declared = set(index.of_type(node("ck:QualifierProperty"), node("ck:RestrictingQualifier")))
    for claim in claims(index):
        found = {key for key in index.properties(ox.NamedNode(claim.iri)) if key in declared}
        of_reading = set(map(node, ("ck:obtained", "ck:through", "ck:originalObject")))
        assert found <= set(claim.qualifiers) <= found | of_reading
    odd = f'<http://e/claim> a {CLAIM} ; <http://example.org/only-in> "winter" .'
    index = Index(quad.triple for quad in ox.parse(HEAD + odd, ox.RdfFormat.TURTLE))
    (claim,) = claims(index)
    assert [(one.label, one.value) for one in wording(index, claim).qualifiers] == [("only-in", "winter")]


@pytest.mark.slow
def test_an_anonymous_negated_claim_is_never_a_fact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added = tmp_path / "added.ttl"
    added.write_text(f"{HEAD}[] a {CLAIM} ; ck:status ck:confirmed ; ck:negated true .\n", encoding="utf-8")
    assert main(["path", "concept:zebra", "vitiligo", "--add", str(added)]) == 1
    assert main(["associations", "--add", str(added), "--format", "json"]) == 0
    out = capsys.readouterr().out
    (row,) = (row for row in json.loads(out[out.index("[") :]) if row["subject"] == "zebra")
    assert row["negated"] is True
    for form in FORMS:
        assert main(["export", form, "-o", str(tmp_path / form), "--add", str(added)]) == 0
        for path in (tmp_path / form).iterdir():
            for line in path.read_text(encoding="utf-8").splitlines():
                assert (
                    "zebra" not in line
                    or path.suffix in (".graphml", ".cyjs")
                    or path.stem == "nodes"
                    or "true" in line
                )
    elements = json.loads((tmp_path / "cytoscape" / "condition-kg.cyjs").read_text(encoding="utf-8"))["elements"]
    assert [edge["data"]["negated"] for edge in elements["edges"] if "zebra" in edge["data"]["subject_id"]] == [True]
    assert "zebra" not in (tmp_path / "schema.org" / "lems.schema.jsonld").read_text(encoding="utf-8")


def test_every_claim_tells_its_condition(store: ox.Store, both: Dataset) -> None:
    lems, other = node("concept:lems"), ox.NamedNode("https://example.org/concept/polymyositis")
    assert {claim.condition for claim in all_claims(Index(store))} == {lems}
    found = {claim.iri: claim.condition for claim in all_claims(both.index)}
    assert set(found.values()) == {lems, other}
    assert all((found[iri] == other) == iri.startswith("https://example.org/") for iri in found)
