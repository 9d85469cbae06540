"""What a reviewer may choose comes from the vocabulary."""

from __future__ import annotations

from kg.reading.decisions import REASONS
from kg.reading.proposals import MODALITIES, NAMING
from kg.reading.terms import QUALIFIERS, fits, label, modalities, predicates, qualifiers, rejection_reasons


def test_predicates_have_concepts_or_names_as_objects() -> None:
    found = predicates()
    assert {"ck:hasSymptom", "ck:hasCause", *NAMING} <= set(found)
    assert not {"ck:hasPrevalence", "skos:prefLabel"} & set(found)
    assert found["ck:hasSymptom"].range == ("ck:SignOrSymptom",)
    assert [one.label for one in found.values()] == sorted(one.label for one in found.values())


def test_qualifiers_with_their_closed_lists() -> None:
    found = qualifiers()
    assert tuple(found) == QUALIFIERS
    assert {"ck:often", "ck:rare"} <= {value.curie for value in found["frequency"].values}
    assert found["population"].values == ()


def test_reasons_and_modalities_are_those_of_the_file() -> None:
    assert set(rejection_reasons()) == set(REASONS)
    assert tuple(one.curie for one in modalities()) == MODALITIES
    assert all(one.definition for one in rejection_reasons().values())
    assert label("ck:noRuleFits") == "no rule fits"


def test_classes_fit_those_above_them() -> None:
    assert fits("ck:Test", ["ck:Concept"])
    assert not fits("ck:Test", ["ck:Condition"])
    assert not fits("", ["ck:Concept"])
