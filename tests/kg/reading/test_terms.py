"""What a reviewer may choose comes from the vocabulary."""

from __future__ import annotations

from kg.files import read_text
from kg.rdf.index import Index, node
from kg.rdf.namespaces import shrink
from kg.rdf.turtle import parse_turtle
from kg.reading.decisions import REASONS
from kg.reading.proposals import MODALITIES, NAMING
from kg.reading.records import RESTRICTING
from kg.reading.terms import QUALIFIERS, classes, fits, label, modalities, predicates, qualifiers, rejection_reasons
from kg.sources import sources


def test_predicates_have_concepts_numbers_or_names_as_objects() -> None:
    found = predicates()
    assert {"ck:hasSymptom", "ck:hasCause", *NAMING} <= set(found)
    assert found["ck:hasPrevalence"].datatypes == ("xsd:decimal",)
    assert "skos:prefLabel" not in found
    assert found["ck:hasSymptom"].range == ("ck:SignOrSymptom",)
    assert [one.label for one in found.values()] == sorted(one.label for one in found.values())


def test_qualifiers_with_their_closed_lists() -> None:
    found = qualifiers()
    assert tuple(found)[: len(QUALIFIERS)] == QUALIFIERS
    assert {"percentage", "unit", "diseaseContext", "exampleOf", "alternativeTo", "synonymType", "foundBy"} < set(found)
    assert "modality" not in found
    assert found["approvalDate"].datatypes == ("xsd:date", "xsd:gYear", "xsd:gYearMonth")
    assert {"ck:years", "ck:days"} <= {value.curie for value in found["unit"].values}
    assert {"ck:often", "ck:rare"} <= {value.curie for value in found["frequency"].values}
    assert found["population"].values == ()


def test_reasons_and_modalities_are_those_of_the_file() -> None:
    assert set(rejection_reasons()) == set(REASONS)
    assert tuple(one.curie for one in modalities()) == MODALITIES
    assert all(one.definition for one in rejection_reasons().values())
    assert label("ck:noRuleFits") == "no rule fits"


def test_restricting_qualifiers_are_a_part_of_the_name_of_a_claim() -> None:
    index = Index(parse_turtle(read_text(sources().vocabulary), "vocabulary"))
    assert [shrink(one.value) for one in index.of_type(node("ck:RestrictingQualifier"))] == list(RESTRICTING)


def test_classes_fit_those_above_them() -> None:
    assert {"ck:Test", "ck:Condition"} < set(classes())
    assert "ck:Section" not in classes()
    assert fits("ck:Test", ["ck:Concept"])
    assert not fits("ck:Test", ["ck:Condition"])
    assert not fits("", ["ck:Concept"])
