"""A small graph of our vocabulary, and the second condition."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import build_dataset
from kg.check.frames import Frame, frames
from kg.check.lexicon import Lexicon
from kg.condition import read_condition
from kg.rdf.index import Index
from tests.conftest import ROOT
from tests.kg.claims.graphs import store_of

#: A condition with a name of its own, a symptom, a medicine in two groups of people, and a lost list.
SMALL = """
:zeta a skos:Concept, ck:Condition ; rdfs:label "zeta disease"@en ; skos:altLabel "ZD"@en .
:itch a skos:Concept, ck:SignOrSymptom ; rdfs:label "itch"@en ; skos:broader :skin-trouble .
:skin-trouble a skos:Concept, ck:SignOrSymptom ; rdfs:label "skin changes"@en .
:burn a skos:Concept, ck:SignOrSymptom ; rdfs:label "burning"@en .
:pill a skos:Concept, ck:Substance ; rdfs:label "zetapill"@en .
:men a skos:Concept, ck:Population ; rdfs:label "men"@en .
:women a skos:Concept, ck:Population ; rdfs:label "women"@en .
:old a skos:Concept, ck:Population ; rdfs:label "people with ZD and itch"@en ; ck:peopleWith :zeta ;
    ck:conditionLabel "ZD with itch"@en .
:calm a skos:Concept, ck:Population ; rdfs:label "people with ZD without itch"@en ; ck:peopleWith :zeta ;
    ck:conditionLabel "ZD without itch"@en .
:all a skos:Concept, ck:Population ; rdfs:label "people with ZD"@en ; ck:peopleWith :zeta .
:gap a ck:Gap ; rdfs:label "complications"@en ; ck:gapOf :zeta ; ck:affectsPredicate ck:hasComplication ;
    ck:missingKind ck:Concept .
:c1 a ck:Association ; rdf:subject :zeta ; rdf:predicate ck:hasSymptom ; rdf:object :itch ;
    ck:modality ck:asserted ; ck:status ck:reviewed .
:c2 a ck:Association ; rdf:subject :zeta ; rdf:predicate ck:hasMedicine ; rdf:object :pill ;
    ck:modality ck:may ; ck:population :men ; ck:status ck:reviewed .
:c3 a ck:Association ; rdf:subject :zeta ; rdf:predicate ck:hasSymptom ; rdf:object :burn ;
    ck:percentage 40.0 ; ck:sampleSize 50 ; ck:modality ck:asserted ; ck:status ck:reviewed .
:c4 a ck:Association ; rdf:subject :zeta ; rdf:predicate ck:occursIn ; rdf:object :men ;
    ck:comparison ck:moreOftenThan ; ck:comparator :women ; ck:modality ck:asserted ; ck:status ck:reviewed .
:c5 a ck:NegatedAssociation ; rdf:subject :zeta ; rdf:predicate ck:affects ; rdf:object :skin-trouble ;
    ck:negated true ; ck:modality ck:asserted ; ck:status ck:proposed .
:c6 a ck:Association ; rdf:subject :zeta ; rdf:predicate ck:hasPrevalence ; rdf:object 3.2 ; ck:unit ck:perMillion ;
    ck:modality ck:asserted ; ck:status ck:reviewed .
"""


@pytest.fixture(scope="session")
def small() -> Index:
    """The small graph with our vocabulary."""
    store = store_of(SMALL)
    store.load(path=ROOT / "ontology" / "condition-kg.ttl", format=ox.RdfFormat.TURTLE)
    return Index(store)


@pytest.fixture(scope="session")
def lexicon(small: Index) -> Lexicon:
    """Its names."""
    return Lexicon(small)


@pytest.fixture(scope="session")
def small_frames(small: Index, lexicon: Lexicon) -> list[Frame]:
    """What can be said of it."""
    return frames(small, lexicon)


@pytest.fixture(scope="session")
def polymyositis(second: Path) -> Index:
    """The second condition alone."""
    return Index(build_dataset([read_condition(second)]).quads)
