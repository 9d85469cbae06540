"""A graph with claims of every kind: the shipped one, and a layer of another source with all that qualifies a claim."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.claims.claim import Claim
from kg.claims.claim import all_claims as every_claim
from kg.rdf.index import Index
from kg.rdf.namespaces import PREFIXES

#: Claims of another source, each for one thing that a form may or may not hold.
SUPPLEMENT = """
layer:test a ck:Layer ; rdfs:label "test layer"@en ; ck:layerKind ck:supplementLayer ;
  owl:versionInfo "2025-01-16" ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
citation:pmid-1 a ck:Citation ; rdfs:label "a paper"@en ; dcterms:identifier "PMID:1" .
t:plain a ck:Association ; ck:negated false ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ;
  rdf:object concept:muscle-weakness ; ck:status ck:confirmed ; ck:layer layer:test ; ck:modality ck:asserted ;
  ck:percentage "64.5"^^xsd:decimal ; ck:count 40 ; ck:sampleSize 62 ; ck:frequency obo:HP_0040282 ;
  ck:population concept:smokers ; ck:originalObject obo:HP_0001324 ; ck:obtained ck:readInSource ;
  ck:knowledgeLevel ck:observation ; ck:agentType ck:manualAgent ;
  ck:evidence citation:pmid-1 ; prov:hadPrimarySource citation:pmid-1 .
t:negated a ck:NegatedAssociation ; ck:negated true ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ;
  rdf:object concept:fatigue ; ck:status ck:confirmed ; ck:layer layer:test ; ck:evidence citation:pmid-1 .
t:range a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:status ck:confirmed ; ck:layer layer:test ; ck:percentage 30.0 ; ck:percentageTo 50.0 .
t:two a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:status ck:confirmed ; ck:layer layer:test ; ck:percentage 30.0 , 50.0 .
t:words a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:status ck:confirmed ; ck:layer layer:test ; ck:percentage "half" .
t:proposed a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:status ck:proposed ; ck:layer layer:test ; ck:obtained ck:throughDatabase ; ck:through <http://database.example/> .
t:through a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:status ck:confirmed ; ck:layer layer:test ; ck:obtained ck:throughDatabase .
t:unknown a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:status ck:confirmed ; ck:layer layer:test ; <http://example.org/only-in> "winter" .
t:mismatch a ck:Association ; rdf:subject concept:plasma-exchange ; rdf:predicate ck:hasPhenotype ;
  rdf:object concept:fatigue ; ck:status ck:confirmed ; ck:layer layer:test .
t:statusless a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:layer layer:test .
t:retired a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasPhenotype ; rdf:object concept:fatigue ;
  ck:status ck:confirmed ; ck:layer layer:test ; owl:deprecated true .
t:objects a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:isA ;
  rdf:object concept:cancer , concept:fatigue ; ck:status ck:confirmed ; ck:layer layer:test .
t:subjectless a ck:Association ; rdf:predicate ck:isA ; rdf:object concept:cancer ; ck:layer layer:test .
t:not-a-mechanism a ck:NegatedAssociation ; rdf:subject concept:lems ; rdf:predicate ck:hasMechanism ;
  rdf:object concept:exercise ; ck:status ck:confirmed ; ck:layer layer:test .
t:compassionate a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasMedicine ;
  rdf:object concept:albumin ; ck:status ck:confirmed ; ck:layer layer:test ; ck:approvalStatus ck:compassionateUse .
t:unlabelled a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasMedicine ;
  rdf:object concept:albumin ; ck:status ck:confirmed ; ck:layer layer:test ; ck:approvalStatus ck:unlabelledUse .
t:medicine a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasMedicine ; rdf:object concept:albumin ;
  ck:status ck:confirmed ; ck:layer layer:test ; ck:originalObject <http://id.nlm.nih.gov/mesh/D012709> .
"""


@pytest.fixture(scope="session")
def index(dataset: Dataset) -> Index:
    """The shipped graph and the layer above."""
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items() if "." not in prefix)
    text = f"{head}@prefix t: <http://t/> .\n{SUPPLEMENT}"
    return Index([*dataset.triples, *(quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE))])


@pytest.fixture(scope="session")
def all_claims(index: Index) -> list[Claim]:
    """Every claim of it."""
    return every_claim(index)
