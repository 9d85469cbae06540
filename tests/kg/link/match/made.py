"""Small vocabularies, and what is made of them."""

from __future__ import annotations

from kg.claims.normal import bag
from kg.link.match.concepts import Concept, Synonym
from kg.link.match.evidence import FEATURES, Evidence
from kg.link.match.index import Index
from kg.link.match.rewrites import Rewrites

#: Weights with which what was seen often is likely, and what was not is not.
WEIGHTS = tuple(
    {"bias": -2.0, "same": 2.0, "different": -1.0, "unseen": -3.0, "opposites": -2.0, "share": 2.0}.get(name, 0.0)
    for name in FEATURES
)


def concept(iri: str, label: str, *synonyms: str, parents: tuple[str, ...] = (), same: tuple[str, ...] = ()) -> Concept:
    return Concept(iri, label, tuple(map(Synonym, synonyms)), parents, same)


#: Organs under two names, so that hepatic and liver stand for each other.
ORGANS = [
    concept("o:1", "hepatic cyst", "liver cyst"),
    concept("o:2", "hepatic tumor", "liver tumor"),
    concept("o:3", "hepatic abscess", "liver abscess"),
    concept("o:4", "renal cyst", "kidney cyst", parents=("o:9",)),
    concept("o:5", "renal abscess", "kidney abscess", parents=("o:9",)),
    concept("o:6", "acute renal failure", parents=("o:9",)),
    concept("o:7", "chronic renal failure", parents=("o:9",)),
    concept("o:8", "renal tubular acidosis type 1", parents=("o:9",)),
    concept("o:9", "kidney disease"),
]


def rewrites(concepts: list[Concept] = ORGANS) -> Rewrites:
    return Rewrites([[bag(text) for text, _ in each.names()] for each in concepts])


def evidence(concepts: list[Concept] = ORGANS) -> Evidence:
    known = {word for each in concepts for text, _ in each.names() for word in bag(text)}
    return Evidence(rewrites(concepts), WEIGHTS, known=known | {"nephric"})


def index(concepts: list[Concept] = ORGANS) -> Index:
    return Index(concepts, evidence(concepts).classes())
