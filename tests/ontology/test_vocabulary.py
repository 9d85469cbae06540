"""Every term of the vocabulary is labelled, defined and placed; classes and predicates are shown by an example."""

from __future__ import annotations

import pyoxigraph as ox
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.claims.patterns import parts
from kg.rdf.namespaces import BASE, ONTOLOGY, PREFIXES, expand
from kg.rdf.turtle import canonical_turtle
from tests.ontology._graphs import CK, built, iris, origin, vocabulary

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
DOMAIN = rdflib.URIRef(PREFIXES["schema"] + "domainIncludes")
RANGE = rdflib.URIRef(PREFIXES["schema"] + "rangeIncludes")


def terms(*kinds: Node) -> list[rdflib.URIRef]:
    """Terms of ours, of any of the kinds, or all."""
    found = {
        subject
        for kind in kinds or (OWL.Class, *PROPERTIES, OWL.AnnotationProperty, OWL.NamedIndividual)
        for subject in vocabulary().subjects(RDF.type, kind)
    }
    return [term for term in iris(found) if term.startswith(ONTOLOGY)]


def ours(term: rdflib.URIRef) -> bool:
    """Whether a term is of this vocabulary."""
    return term.startswith(ONTOLOGY)


def predicates() -> list[rdflib.URIRef]:
    """Predicates of associations, foreign ones, too."""
    return iris(vocabulary().subjects(RDF.type, CK.Predicate))


def qualifiers() -> list[rdflib.URIRef]:
    """Qualifiers, restricting or not."""
    kinds = (CK.QualifierProperty, CK.RestrictingQualifier)
    return iris(subject for kind in kinds for subject in vocabulary().subjects(RDF.type, kind))


def test_terms_are_labelled_and_defined() -> None:
    for term in {*terms(), *predicates()}:
        for key in (RDFS.label, SKOS.definition) if term.startswith(ONTOLOGY) else (RDFS.label,):
            values = list(vocabulary().objects(term, key))
            assert len(values) == 1, f"{term} has {len(values)} values of {key}"
            assert all(isinstance(value, rdflib.Literal) and value.language == "en" for value in values)
        for definition in vocabulary().objects(term, SKOS.definition):
            assert str(definition).endswith((".", "”.")), "a definition is a sentence"


def test_terms_are_defined_by_this_vocabulary() -> None:
    for term in terms():
        assert list(vocabulary().objects(term, RDFS.isDefinedBy)) == [rdflib.URIRef(BASE + "ontology")], term


def test_foreign_terms_are_referenced_and_not_redefined() -> None:
    foreign = {term for term in vocabulary().subjects(RDFS.label) if not str(term).startswith((ONTOLOGY, BASE))}
    assert len(foreign) >= 8
    for term in foreign:
        home = vocabulary().value(term, RDFS.isDefinedBy)
        assert home is not None, term
        assert not str(home).startswith(BASE), term
        assert not list(vocabulary().objects(term, SKOS.definition)), term
        assert not list(vocabulary().objects(term, SKOS.example)), term


def test_classes_and_properties_have_an_example() -> None:
    for term in {*terms(OWL.Class, *PROPERTIES), *filter(ours, predicates())}:
        assert list(vocabulary().objects(term, SKOS.example)), term


def test_examples_speak_of_what_exists() -> None:
    known = {quad.subject.value for quad in built().quads if isinstance(quad.subject, ox.NamedNode)}
    for term, example in vocabulary().subject_objects(SKOS.example):
        words = str(example).split()
        for word in words:
            if word.split(":")[0] in {"ck", "concept", "adam", "span", "gap", "section", "layer"} and ":" in word:
                assert expand(word) in known, f"the example of {term} speaks of {word}"


def test_properties_have_domain_and_range_that_infer_nothing() -> None:
    for term in {*terms(*PROPERTIES), *predicates()}:
        assert list(vocabulary().objects(term, DOMAIN)), term
        assert list(vocabulary().objects(term, RANGE)), term
        assert (term, RDFS.domain, None) not in vocabulary()
        assert (term, RDFS.range, None) not in vocabulary()


def test_qualifiers_are_for_both_kinds_of_association() -> None:
    for term in qualifiers():
        domain = set(vocabulary().objects(term, DOMAIN))
        assert domain - {CK.Gap} == {CK.Association, CK.NegatedAssociation}, term


def test_every_predicate_has_a_sentence_pattern_and_every_qualifier_that_follows_one_a_place() -> None:
    """A sentence is made of these; slots, verbs and choices are well-formed."""
    slots = {"subject", "object", "share", "people", "rest", "statistic", "performers"}
    for term in predicates():
        assert list(vocabulary().objects(term, CK.assertedPattern)), term
    keys = [key for key in vocabulary().subjects(RDF.type, OWL.AnnotationProperty) if "attern" in str(key)]
    assert len(keys) >= 12
    for key in keys:
        for owner, words in vocabulary().subject_objects(key):
            pattern = str(words)
            if key == CK.qualifierPattern:
                assert "{value}" in pattern or "{the value}" in pattern or pattern.startswith("("), owner
                assert list(vocabulary().objects(owner, CK.qualifierOrder)), owner
                continue
            is_read = "eading" in str(key)
            for part in parts(pattern):
                if part.kind == "slot" and is_read:  # further slots, and what is meant and not filled: {object=…}
                    is_meant = "=" in f"{part.detail}{part.word}"
                    assert is_meant or part.word in slots | {"any", "clinicians", "comparator", "time"}, (
                        owner,
                        pattern,
                    )
                    continue
                assert part.kind != "slot" or part.word in slots, (owner, pattern)
                assert part.kind != "slot" or part.detail in ("", "the", "bare", "plural", "kind", "treatment"), (
                    owner,
                    pattern,
                )
                assert part.kind != "verb" or part.detail in ("", "subject", "object", "plural", "singular"), pattern
                assert part.kind != "choice" or part.detail, (term, pattern)


def test_value_schemes() -> None:
    """Each value belongs to one scheme, and each scheme of a qualifier has values."""
    schemes = set(vocabulary().subjects(RDFS.subClassOf, SKOS.Concept)) - {CK.Concept}
    assert len(schemes) >= 10
    for scheme in schemes:
        assert set(vocabulary().subjects(RDF.type, scheme)), scheme
    for value in terms(OWL.NamedIndividual):
        assert len(schemes & set(vocabulary().objects(value, RDF.type))) == 1, value


def test_every_class_stands_in_the_tree() -> None:
    roots = {CK.Concept, CK.Record, CK.Span, CK.Section, CK.Predicate, CK.QualifierProperty, CK.Mapping, CK.Change}
    for term in terms(OWL.Class):
        assert term in roots or list(vocabulary().objects(term, RDFS.subClassOf)), term


def test_reserved_terms_have_no_axioms() -> None:
    """rdf:subject, rdf:predicate and rdf:object are reserved in OWL 2 DL: data may use them, axioms may not."""
    for term in (RDF.subject, RDF.predicate, RDF.object, RDF.Statement):
        assert (term, None, None) not in vocabulary()
        assert (None, None, term) not in vocabulary()


def test_no_property_is_of_two_kinds() -> None:
    """OWL 2 DL forbids one IRI for properties of two kinds."""
    kinds = (*PROPERTIES, OWL.AnnotationProperty)
    for term in set(vocabulary().subjects()):
        assert sum((term, RDF.type, kind) in vocabulary() for kind in kinds) <= 1, term


def test_file_is_in_canonical_form() -> None:
    text = origin().vocabulary.read_text(encoding="utf-8")
    assert canonical_turtle(text, "condition-kg.ttl") == text
