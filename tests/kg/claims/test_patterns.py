"""How a pattern is read, and which one fits a claim."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.claim import Claim
from kg.claims.patterns import Part, Pattern, parts, pattern_of, pattern_of_label
from kg.rdf.index import Index, node

S, P, OBJECT = (ox.NamedNode(f"http://e/{name}") for name in "spo")
OWN = {
    "assertedPattern": "{subject} [show] {object}",
    "assertedPatternOfObject": "{object} [be] shown by {subject}",
    "adviceTest": "",
    "negatedPattern": "There is no {bare object} in {subject}",
    "sharePattern": "{object} [was] found in {share}",
    "plainMayPattern": "You may see {object}",
}


def index(**patterns: str) -> Index:
    triples = [ox.Triple(P, node(f"ck:{key}"), ox.Literal(text)) for key, text in patterns.items() if text]
    return Index([*triples, ox.Triple(P, node("rdfs:label"), ox.Literal("has sign"))])


def claim(modality: str = "ck:asserted", *, negated: bool = False, share: bool = False) -> Claim:
    qualifiers = {node("ck:modality"): (node(modality),)}
    if share:
        qualifiers[node("ck:percentage")] = (ox.Literal("3", datatype=node("xsd:decimal")),)  # type: ignore[assignment]
    return Claim("http://e/c", S, P, OBJECT, negated=negated, qualifiers=qualifiers)


def test_a_pattern_is_text_slots_verbs_and_choices() -> None:
    assert parts("{the object} [be:object] <a sign|signs> in {people}") == (
        Part("slot", "object", "the"),
        Part("text", " "),
        Part("verb", "be", "object"),
        Part("text", " "),
        Part("choice", "a sign", "signs"),
        Part("text", " in "),
        Part("slot", "people"),
    )


def test_the_form_of_the_claim_goes_before_the_asserted_one() -> None:
    found = index(**OWN)
    assert pattern_of(found, claim()) == Pattern(OWN["assertedPattern"])
    assert pattern_of(found, claim("ck:may")) == Pattern(OWN["assertedPattern"], "may")
    assert pattern_of(found, claim(negated=True)) == Pattern(OWN["negatedPattern"])
    assert pattern_of(found, claim(), from_object=True) == Pattern(OWN["assertedPatternOfObject"])
    assert pattern_of(found, claim("ck:may"), is_plain=True) == Pattern(OWN["plainMayPattern"])


def test_advice_against_something_has_a_pattern_of_its_own() -> None:
    found = index(**OWN, negatedAdvicePattern="{object} should be avoided")
    assert pattern_of(found, claim("ck:advice", negated=True)) == Pattern("{object} should be avoided")
    assert pattern_of(found, claim("ck:advice", negated=True), from_object=True).text == "{object} should be avoided"
    assert pattern_of(found, claim(negated=True)).text == OWN["negatedPattern"]
    assert pattern_of(index(**OWN), claim("ck:advice", negated=True)).text == OWN["negatedPattern"]


def test_a_share_has_a_pattern_of_its_own() -> None:
    found = index(**OWN)
    assert pattern_of(found, claim(share=True)) == Pattern(OWN["sharePattern"], is_share=True)
    assert pattern_of(found, claim(share=True, negated=True)) == Pattern(OWN["sharePattern"], "negated", is_share=True)


def test_the_pattern_of_the_object_goes_before_that_of_the_predicate() -> None:
    triples = [ox.Triple(OBJECT, node("ck:negatedPattern"), ox.Literal("There is no cure for {subject}"))]
    found = Index([*triples, ox.Triple(P, node("ck:negatedPattern"), ox.Literal(OWN["negatedPattern"]))])
    assert pattern_of(found, claim(negated=True)).text == "There is no cure for {subject}"


@pytest.mark.parametrize(
    ("label", "pattern"),
    [
        ("has sign", "{subject} [have] the sign {bare object}"),
        ("is a", "{subject} [be] {kind object}"),
        ("is part of", "{subject} [be] part of {object}"),
        ("supplies", "{subject} [supply] {object}"),
        ("reaches", "{subject} [reach] {object}"),
        ("exact synonym", "{subject} [have] the exact synonym {bare object}"),
        ("symptoms improved by", "{subject} [have] the symptoms improved by {bare object}"),
        ("hasPhenotype", "{subject} [have] the phenotype {bare object}"),
    ],
)
def test_a_label_makes_a_pattern(label: str, pattern: str) -> None:
    assert pattern_of_label(label) == pattern
    assert pattern_of(Index([]), claim()).text == pattern_of_label("p")
