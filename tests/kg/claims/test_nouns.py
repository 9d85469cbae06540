"""What things are called: articles by class and by the concept's own word."""

from __future__ import annotations

import pytest

from kg.claims.claim import Claim
from kg.claims.nouns import Nouns
from kg.rdf.index import Index, node


@pytest.mark.parametrize(
    ("thing", "article", "said"),
    [
        ("concept:pet-scan", "", "a PET scan"),
        ("concept:pet-scan", "bare", "PET scan"),
        ("concept:muscle-weakness", "", "muscle weakness"),
        ("concept:immune-system", "", "the immune system"),
        ("concept:leg-muscles", "", "leg muscles"),
        ("concept:leg-muscles", "the", "the leg muscles"),
        ("concept:blood-plasma", "", "blood plasma"),
        ("concept:delta-p-score", "", "the DELTA-P score"),
        ("concept:autoimmune-disorder", "", "an autoimmune disorder"),
        ("concept:autoimmune-disorder", "plural", "autoimmune disorders"),
        ("concept:autoimmune-disorder", "kind", "an autoimmune disorder"),
        ("concept:cancer", "kind", "a kind of cancer"),
        ("concept:steroids", "kind", "one of the steroids"),
        ("concept:lems", "", "Lambert-Eaton myasthenic syndrome"),
    ],
)
def test_articles(index: Index, thing: str, article: str, said: str) -> None:
    claim = Claim("urn:c", node("concept:lems"), node("ck:isA"), node(thing))
    assert Nouns(index, claim, index.label).thing(claim.object, article) == said


def test_the_condition_spoken_of_takes_no_article(index: Index) -> None:
    rare = node("concept:rare-disorder")
    nouns = Nouns(index, Claim("urn:c", rare, node("ck:hasSymptom"), node("concept:fatigue")), index.label)
    assert nouns.named(rare) == "rare disorder"
