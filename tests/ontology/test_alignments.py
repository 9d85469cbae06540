"""Each alignment leads from a term of ours to a foreign one, with a reason and the file in which that was seen."""

from __future__ import annotations

from functools import cache

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS
from rdflib.term import Node

from kg.rdf.namespaces import BASE, ONTOLOGY, PREFIXES
from kg.rdf.turtle import canonical_turtle
from tests.ontology._graphs import iris, origin, vocabulary

FILE = origin().ontology / "alignments.ttl"
MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}


@cache
def alignments() -> rdflib.Graph:
    return rdflib.Graph().parse(FILE, format="turtle")


def axioms() -> list[rdflib.URIRef]:
    return iris(alignments().subjects(RDF.type, OWL.Axiom))


def one(subject: Node, predicate: rdflib.URIRef) -> Node:
    values = list(alignments().objects(subject, predicate))
    assert len(values) == 1, f"{subject} has {len(values)} values of {predicate}"
    return values[0]


@pytest.mark.parametrize("axiom", axioms(), ids=lambda axiom: str(axiom).rsplit("/", 1)[-1])
def test_alignment(axiom: Node) -> None:
    ours, relation, theirs = (
        one(axiom, key) for key in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
    )
    assert (ours, OWL.deprecated, None) not in vocabulary()
    assert (ours, RDFS.isDefinedBy, None) in vocabulary(), f"{ours} is no term of ours"
    assert isinstance(theirs, rdflib.URIRef)
    assert not theirs.startswith(BASE)
    assert relation in MATCHES
    assert (ours, relation, theirs) in alignments()
    reason, seen = one(axiom, RDFS.comment), one(axiom, DCTERMS.source)
    assert isinstance(reason, rdflib.Literal)
    assert reason.language == "en"
    assert len(reason.split()) >= 5, "a reason takes a sentence"
    assert isinstance(seen, rdflib.Literal)


def test_there_are_enough_and_none_without_a_reason() -> None:
    assert len(axioms()) >= 20
    annotated = {
        tuple(one(axiom, key) for key in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget))
        for axiom in axioms()
    }
    assert len(annotated) == len(axioms()), "one axiom for each alignment"
    assert annotated == {triple for triple in alignments() if triple[1] in MATCHES}


def test_a_pair_is_aligned_once() -> None:
    pairs = [(one(axiom, OWL.annotatedSource), one(axiom, OWL.annotatedTarget)) for axiom in axioms()]
    assert len(pairs) == len(set(pairs))


def test_terms_of_schema_org_exist() -> None:
    space = PREFIXES["schema"]
    for target in alignments().objects(None, OWL.annotatedTarget):
        if str(target).startswith(space):
            assert str(target).removeprefix(space) in SDO.__annotations__, (
                f"{target} is unknown to rdflib's list of schema.org"
            )


def test_every_axiom_is_named_by_what_it_joins() -> None:
    for axiom in axioms():
        ours, theirs = str(one(axiom, OWL.annotatedSource)), str(one(axiom, OWL.annotatedTarget))
        name = str(axiom).removeprefix(BASE + "alignment/")
        assert name.startswith(ours.removeprefix(ONTOLOGY) + "-")
        assert name.endswith("-" + theirs.replace("#", "/").rsplit("/", 1)[-1])


def test_file_is_in_canonical_form() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert canonical_turtle(text, FILE.name) == text
