"""OBO and OBO Graphs as RDF."""

from __future__ import annotations

import gzip
import logging

import pytest

import kg
from kg.errors import InputError
from kg.link.vocabularies.graph import is_other_form, vocabulary_source
from kg.rdf.source import Source

OBO = """format-version: 1.2
data-version: 2026-01-01
ontology: anat

[Term]
id: ANAT:1
name: organ

[Term]
id: ANAT:2
name: heart
def: "A hollow organ that pumps." [x:1]
synonym: "cor" EXACT []
xref: FMA:7088
is_a: ANAT:1
relationship: part_of ANAT:3
relationship: supplies ANAT:3 {a="b"} ! body

[Term]
id: ANAT:3
name: body

[Term]
id: ANAT:4
name: hart
is_obsolete: true
replaced_by: ANAT:2

[Typedef]
id: supplies
inverse_of: supplied_by

[Instance]
id: ANAT:mine
name: my heart
instance_of: ANAT:2
relationship: part_of ANAT:me
"""
GRAPHS = """{"graphs": [{"id": "http://purl.obolibrary.org/obo/anat.owl", "nodes": [
  {"id": "http://e/mine", "type": "INDIVIDUAL"},
  {"id": "http://purl.obolibrary.org/obo/ANAT_2", "lbl": "heart", "type": "CLASS"},
  {"id": "http://purl.obolibrary.org/obo/ANAT_1", "lbl": "organ", "type": "CLASS"}],
  "edges": [{"sub": "http://e/mine", "pred": "type", "obj": "http://purl.obolibrary.org/obo/ANAT_2"},
            {"sub": "http://e/mine", "pred": "http://e/supplies", "obj": "http://e/me"},
            {"sub": "http://purl.obolibrary.org/obo/ANAT_2", "pred": "http://e/supplies", "obj": "http://e/body"},
            {"sub": "http://purl.obolibrary.org/obo/ANAT_2", "pred": "is_a",
             "obj": "http://purl.obolibrary.org/obo/ANAT_1"}]}]}"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    path = tmp_path_factory.mktemp("obo") / "anat.obo.gz"
    path.write_bytes(gzip.compress(OBO.encode()))
    return kg.load(path)


@pytest.mark.parametrize(
    "pattern",
    [
        'obo:ANAT_2 rdfs:label "heart" ; a owl:Class',
        "obo:ANAT_2 rdfs:subClassOf obo:ANAT_1",
        "obo:ANAT_2 rdfs:subClassOf [ owl:onProperty obo:BFO_0000050 ; owl:someValuesFrom obo:ANAT_3 ]",
        "obo:ANAT_2 rdfs:subClassOf [ owl:onProperty obo:supplies ; owl:someValuesFrom obo:ANAT_3 ]",
        "obo:supplies a owl:ObjectProperty ; owl:inverseOf obo:supplied_by",
        "obo:ANAT_mine a owl:NamedIndividual, obo:ANAT_2 ; obo:BFO_0000050 obo:ANAT_me",
        'obo:ANAT_2 oboInOwl:hasExactSynonym "cor" ; oboInOwl:hasDbXref "FMA:7088"',
        'obo:ANAT_2 obo:IAO_0000115 "A hollow organ that pumps."',
        "obo:ANAT_4 owl:deprecated true ; obo:IAO_0100001 obo:ANAT_2",
        'obo:anat.owl a owl:Ontology ; owl:versionInfo "2026-01-01"',
    ],
)
def test_a_term_is_written_as_obo_in_owl_is(graph: kg.Graph, pattern: str) -> None:
    assert graph.sparql(f"ASK {{ {pattern} }}") is True


def test_a_term_is_shown(graph: kg.Graph) -> None:
    card = str(graph.show("cor"))
    assert "heart" in card
    assert "part of some body" in card


def test_obo_graphs_are_read_too() -> None:
    graph = kg.load(GRAPHS.encode())
    assert graph.sparql("ASK { obo:ANAT_2 rdfs:subClassOf obo:ANAT_1 }") is True
    some = "[ owl:onProperty <http://e/supplies> ; owl:someValuesFrom <http://e/body> ]"
    assert graph.sparql(f"ASK {{ obo:ANAT_2 rdfs:subClassOf {some} }}") is True
    assert graph.sparql("ASK { <http://e/mine> a obo:ANAT_2 ; <http://e/supplies> <http://e/me> }") is True


def test_what_is_not_read_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="kg"):
        vocabulary_source(OBO.encode())
    assert "logical definitions are not" in caplog.text


def test_what_holds_no_term_is_refused() -> None:
    with pytest.raises(InputError, match="holds no term"):
        vocabulary_source(b"format-version: 1.2\n\n[Term]\nid X:1\n")


def test_rdf_is_no_such_form() -> None:
    assert not is_other_form(Source(b"@prefix e: <http://e/> . e:a e:b e:c ."))
