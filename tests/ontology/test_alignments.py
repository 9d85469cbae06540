"""Each alignment leads from a term of ours to a foreign one, with a reason and the file in which that was seen."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import biolink_model
import pytest
import rdflib
import yaml
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS
from rdflib.term import Node

from kg.rdf.namespaces import BASE, ONTOLOGY, PREFIXES
from kg.rdf.turtle import canonical_turtle
from tests.ontology._graphs import iris, origin, vocabulary

FILE = origin().ontology / "alignments.ttl"
MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
#: Where the terms of a namespace must have been seen: the beginning of the source.
SEEN = {
    PREFIXES["biolink"]: "Biolink Model ",
    PREFIXES["schema"]: "schema.org",
    "http://purl.obolibrary.org/obo/BFO_": "Relation Ontology, ",
    "http://purl.obolibrary.org/obo/ECO_": "Evidence and Conclusion Ontology, ",
    "http://purl.obolibrary.org/obo/OBI_": "OBI, ",
    "http://purl.obolibrary.org/obo/RO_": "Relation Ontology, ",
    "http://purl.obolibrary.org/obo/STATO_": "STATO ",
    "http://purl.org/oban/": "OBAN, ",
    "http://semanticscience.org/resource/SIO_": "SIO",
    "http://www.w3.org/ns/oa#": "W3C Web Annotation Vocabulary",
}


@cache
def alignments() -> rdflib.Graph:
    return rdflib.Graph().parse(FILE, format="turtle")


def axioms() -> list[rdflib.URIRef]:
    return iris(alignments().subjects(RDF.type, OWL.Axiom))


def one(subject: Node, predicate: rdflib.URIRef) -> Node:
    values = list(alignments().objects(subject, predicate))
    assert len(values) == 1, f"{subject} has {len(values)} values of {predicate}"
    return values[0]


@cache
def biolink() -> dict[str, set[str]]:
    """Each term of Biolink that is in use, with its parents and mixins."""
    path = Path(next(iter(biolink_model.__path__))) / "schema" / "biolink_model.yaml"
    schema = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # as safe, and ten times as fast
    found: dict[str, set[str]] = {}
    for kind, name in (("slots", _slot), ("classes", _class)):
        for label, body in schema[kind].items():
            above = body or {}
            if not above.get("deprecated"):
                parents = [above.get("is_a"), *(above.get("mixins") or ())]
                found[name(label)] = {name(parent) for parent in parents if parent}
    return found


def _slot(label: str) -> str:
    return PREFIXES["biolink"] + label.replace(" ", "_")


def _class(label: str) -> str:
    return PREFIXES["biolink"] + "".join(word[0].upper() + word[1:] for word in label.split())


def biolink_and_above(term: str) -> set[str]:
    """The term itself, whatever its vocabulary, and what is above it in Biolink."""
    return {term}.union(*(biolink_and_above(parent) for parent in biolink().get(term, ())))


def subjects() -> list[rdflib.URIRef]:
    return sorted({*iris(alignments().objects(None, OWL.annotatedSource))})


def matched(ours: Node, *relations: rdflib.URIRef) -> set[str]:
    return {str(theirs) for relation in relations for theirs in alignments().objects(ours, relation)}


def ours_and_above(term: Node) -> set[Node]:
    found = {term}
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for parent in vocabulary().objects(term, relation):
            found |= ours_and_above(parent)
    return found


def disjoint(one_of_ours: Node, other: Node) -> bool:
    return any(
        {(a, b), (b, a)} & {*vocabulary().subject_objects(axiom)}
        for axiom in (OWL.disjointWith, OWL.propertyDisjointWith)
        for a in ours_and_above(one_of_ours)
        for b in ours_and_above(other)
    )


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


def test_terms_of_biolink_exist_and_are_in_use() -> None:
    for target in alignments().objects(None, OWL.annotatedTarget):
        if str(target).startswith(PREFIXES["biolink"]):
            assert str(target) in biolink(), f"{target} is unknown to Biolink, or deprecated"


@pytest.mark.parametrize("axiom", axioms(), ids=lambda axiom: str(axiom).rsplit("/", 1)[-1])
def test_a_term_was_seen_in_its_own_vocabulary(axiom: Node) -> None:
    target = str(one(axiom, OWL.annotatedTarget))
    (space,) = [space for space in SEEN if target.startswith(space)]
    assert str(one(axiom, DCTERMS.source)).startswith(SEEN[space])


def test_what_is_disjoint_is_not_matched_as_the_same() -> None:
    """Neither to one term nor to a term and one above it: only related, broader or narrower ones may be shared."""
    same = SKOS.exactMatch, SKOS.closeMatch
    for a, b in combinations(subjects(), 2):
        if disjoint(a, b):
            for first in matched(a, *same):
                for second in matched(b, *same):
                    assert first not in biolink_and_above(second), f"{a} and {b} are disjoint: {first}"
                    assert second not in biolink_and_above(first), f"{a} and {b} are disjoint: {second}"


def test_an_exact_match_is_one_to_one() -> None:
    exact = [(ours, str(theirs)) for ours, theirs in alignments().subject_objects(SKOS.exactMatch)]
    spaces = [(ours, next(space for space in SEEN if theirs.startswith(space))) for ours, theirs in exact]
    assert len({theirs for _, theirs in exact}) == len(exact), "two terms of ours exactly one foreign term"
    assert len(set(spaces)) == len(spaces), "a term of ours exactly two terms of one vocabulary"


def test_a_match_and_one_above_it_agree() -> None:
    """What is the same as a term is narrower than all above it, and no term below it is broader; in Biolink."""
    for ours in subjects():
        narrower = matched(ours, SKOS.narrowMatch)
        for term in matched(ours, SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch):
            assert not narrower & biolink_and_above(term), f"{ours}: a narrower one is above {term}"
        same = matched(ours, SKOS.exactMatch, SKOS.closeMatch)
        for term in matched(ours, SKOS.broadMatch):
            assert not same & biolink_and_above(term), f"{ours}: the broader {term} is below one that is the same"


def test_every_axiom_is_named_by_what_it_joins() -> None:
    for axiom in axioms():
        ours, theirs = str(one(axiom, OWL.annotatedSource)), str(one(axiom, OWL.annotatedTarget))
        name = str(axiom).removeprefix(BASE + "alignment/")
        assert name.startswith(ours.removeprefix(ONTOLOGY) + "-")
        assert name.endswith("-" + theirs.replace("#", "/").rsplit("/", 1)[-1])


def test_file_is_in_canonical_form() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert canonical_turtle(text, FILE.name) == text
