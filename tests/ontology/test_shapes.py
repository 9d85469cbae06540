"""The shapes accept the shipped graph and the valid examples, and refuse each invalid one for its reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SH
from rdflib.collection import Collection

from kg.rdf.namespaces import PREFIXES, check_iri
from kg.rdf.turtle import canonical_turtle
from tests.ontology._graphs import (
    CK,
    SHAPES_SPACE,
    built,
    fields,
    in_graphs,
    origin,
    rdflib_graph,
    shapes,
    shapes_list,
    vocabulary,
)

EXAMPLES = origin().ontology / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))

#: Property shape or node shape with a closed list, and the class whose members the list holds.
CLOSED_LISTS = {
    "QualifierKey": "QualifierProperty",
    "affectsPredicate": "Predicate",
    "agentType": "AgentType",
    "amount": "Amount",
    "approvalStatus": "ApprovalStatus",
    "approximation": "Approximation",
    "caseDefinition": "CaseDefinition",
    "comparison": "Comparison",
    "conflictKind": "ConflictKind",
    "decisionKind": "DecisionKind",
    "differsIn": "DifferenceKind",
    "frequency": "Frequency",
    "knowledgeLevel": "KnowledgeLevel",
    "layerAgentType": "AgentType",
    "layerKind": "LayerKind",
    "layerKnowledgeLevel": "KnowledgeLevel",
    "modality": "Modality",
    "obtained": "Acquisition",
    "predicate": "Predicate",
    "reason": "NonClinicalReason",
    "rejectionReason": "RejectionReason",
    "unreadReason": "UnreadReason",
    "tier": "Tier",
    "sampleKind": "SampleKind",
    "severity": "Severity",
    "statistic": "Statistic",
    "status": "Status",
    "studyKind": "StudyKind",
    "synonymType": "SynonymType",
    "typicality": "Typicality",
    "unit": "Unit",
}
CONCEPT_CLASS_LISTS = {"ConceptClasses", "missingKind"}
OTHER_LISTS = {
    "DisjointConceptClasses",
    "article",
    "deprecated",
    "gapModality",
    "negatedFalse",
    "negatedTrue",
    "predicateId",
    "predicateModifier",
}


def results(graph: rdflib.Graph, focus: list[str] | None = None) -> list[tuple[str, str]]:
    """Shape and message of each violation."""
    _, report, _ = validate(graph, shacl_graph=shapes(), inference="none", focus_nodes=focus)
    assert isinstance(report, rdflib.Graph)
    return sorted(
        (str(report.value(result, SH.sourceShape)), str(report.value(result, SH.resultMessage)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


@cache
def background() -> rdflib.Graph:
    """What examples are read with: the vocabulary, the concepts, the layers, the entry with its sections."""
    kinds = {ox.NamedNode(CK[name]) for name in ("Layer", "Entry", "Section")}
    described = {quad.subject for quad in built().quads if quad.object in kinds}
    entry = [quad for quad in built().quads if quad.subject in described]
    return rdflib_graph(quad.triple for quad in {*in_graphs("ontology", "concepts", "catalog"), *entry})


def example_results(path: Path) -> list[tuple[str, str]]:
    example = rdflib.Graph().parse(path, format="turtle")
    graph = background()
    new = [triple for triple in example if triple not in graph]
    for triple in new:
        graph.add(triple)
    try:
        return results(graph, sorted({str(subject) for subject in example.subjects()}))
    finally:  # the background is that of the next example, too
        for triple in new:
            graph.remove(triple)


def instances(name: str) -> set[rdflib.term.Node]:
    graph = rdflib_graph(built().triples) if name == "Layer" else vocabulary()
    classes = {CK[name], *graph.subjects(RDFS.subClassOf, CK[name])}
    return {subject for cls in classes for subject in graph.subjects(RDF.type, cls)}


@pytest.mark.slow
def test_records_of_mappings_conform() -> None:
    """``kg build`` and ``kg validate`` leave them out; all else they hold against the shapes, in tests of their own."""
    records = rdflib_graph(quad.triple for quad in in_graphs("ontology", "concepts", "catalog", "mappings"))
    assert len(set(records.subjects(RDF.type, CK.Mapping))) > 1000
    assert results(records) == []


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
@pytest.mark.slow
def test_valid_example(path: Path) -> None:
    assert example_results(path) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_example(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# must fail: ")
    (reason,), (expected,) = fields(text, "must fail"), fields(text, "expected")
    assert reason
    found = example_results(path)
    assert len({shape for shape, _ in found}) == 1, f"one violation, no more and no less: {found}"
    assert all(expected in message for _, message in found), found


def test_there_are_examples_of_both_kinds() -> None:
    assert len(VALID) >= 4
    assert len(INVALID) >= 10


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.stem)
def test_example_is_in_canonical_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert canonical_turtle(text, path.name) == text


@pytest.mark.parametrize(("shape", "cls"), CLOSED_LISTS.items())
def test_closed_list_agrees_with_the_vocabulary(shape: str, cls: str) -> None:
    closed = shapes_list(shape)
    assert len(closed) == len(set(closed))
    assert set(closed) == instances(cls)


@pytest.mark.parametrize("shape", sorted(CONCEPT_CLASS_LISTS))
def test_concept_classes_agree_with_the_vocabulary(shape: str) -> None:
    any_concept = {CK.Concept} if shape == "missingKind" else set()
    assert set(shapes_list(shape)) == {*vocabulary().subjects(RDFS.subClassOf, CK.Concept), *any_concept}


def test_disjoint_concept_classes_are_pairwise_disjoint_in_the_vocabulary() -> None:
    listed = set(shapes_list("DisjointConceptClasses"))
    stated = {
        frozenset(pair)
        for pair in vocabulary().subject_objects(OWL.disjointWith)
        if set(pair) <= set(vocabulary().subjects(RDFS.subClassOf, CK.Concept))
    }
    assert stated == {frozenset((one, other)) for one in listed for other in listed if one != other}


def test_every_closed_list_is_held_against_something() -> None:
    with_list = {str(shape).removeprefix(SHAPES_SPACE) for shape in shapes().subjects(SH["in"])}
    assert with_list == {*CLOSED_LISTS, *CONCEPT_CLASS_LISTS, *OTHER_LISTS}


def let_pass() -> set[rdflib.term.Node]:
    """The properties that the closed shape of claims lets pass."""
    passing = shapes().value(SHAPES_SPACE.Claim, SH.ignoredProperties)
    assert passing is not None
    return set(Collection(shapes(), passing))


def test_every_qualifier_has_a_shape_of_its_own_name_in_the_closed_shape() -> None:
    """Either the closed shape lists it for every claim, or lets its key pass, and the shape looks where the key is."""
    listed = set(shapes().objects(SHAPES_SPACE.Claim, SH.property))
    keys = let_pass()
    for key in instances("QualifierProperty"):
        shape = SHAPES_SPACE[str(key).removeprefix(CK)]
        assert (shape, SH.path, key) in shapes()
        assert shape in listed or (key in keys and (shape, SH.targetSubjectsOf, key) in shapes()), key


def test_what_the_closed_shape_of_claims_lets_pass_has_a_shape() -> None:
    for key in let_pass() - {RDF.type}:
        found = set(shapes().subjects(SH.path, key))
        assert any((shape, SH.targetSubjectsOf, key) in shapes() for shape in found), key


def test_property_shapes_have_an_iri_and_an_english_message() -> None:
    found = set(shapes().subjects(RDF.type, SH.PropertyShape))
    assert found == set(shapes().subjects(SH.path)), "each shape with a path says that it is a property shape"
    assert found >= set(shapes().objects(None, SH.property))
    for shape in found:
        assert isinstance(shape, rdflib.URIRef)
        assert check_iri(shape).startswith(SHAPES_SPACE)
        (message,) = shapes().objects(shape, SH.message)
        assert isinstance(message, rdflib.Literal)
        assert message.language == "en"
        assert ": " in message, f"{shape}: says what is wrong, then after a colon what to do"
        assert message.endswith(".")


def test_every_shape_is_in_use() -> None:
    used = {*shapes().objects(None, SH.property), *shapes().objects(None, SH.qualifiedValueShape)}
    used |= {*shapes().objects(None, RDF.first)}
    targeted = {*shapes().subjects(SH.targetClass), *shapes().subjects(SH.targetSubjectsOf)}
    for shape in (*shapes().subjects(RDF.type, SH.PropertyShape), *shapes().subjects(RDF.type, SH.NodeShape)):
        assert shape in used | targeted, shape


def test_shapes_speak_of_known_terms_only() -> None:
    known = set(vocabulary().subjects())
    for triple in shapes():
        for term in triple:
            if isinstance(term, rdflib.URIRef) and term.startswith(CK):
                assert term in known, term


def test_prefixes_of_the_shapes() -> None:
    declared = {
        prefix: str(space) for prefix, space in rdflib.Graph(bind_namespaces="none").parse(origin().shapes).namespaces()
    }
    assert declared.pop("shapes") == str(SHAPES_SPACE)
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
