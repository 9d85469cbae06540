"""Of what the items of a list are, as its lead-in tells."""

from __future__ import annotations

from tests.kg.reading.entries import said


def test_symptoms_of_something_else_are_not_of_the_condition() -> None:
    found = said("Symptoms", "Symptoms of a heart attack include:", "", "- Chest pain")
    assert {subject for subject, *_ in found} == {"heart attack"}


def test_risk_factors_for_something_else_are_not_of_the_condition() -> None:
    found = said("Causes", "Risk factors for asthma include:", "", "- Dust")
    assert {subject for subject, *_ in found} == {"asthma"}


def test_what_people_with_something_else_have_is_of_that() -> None:
    found = said("Complications", "A person with kidney failure may have the following symptoms:", "", "- Blue nails")
    assert {subject for subject, *_ in found} == {"kidney failure"}


def test_symptoms_of_another_disease_are_its_own() -> None:
    found = said("Complications", "Signs and symptoms of end-stage kidney disease may include:", "", "- Dry skin")
    assert found == {("end-stage kidney disease", "ck:hasSymptom", "dry skin")}


def test_symptoms_of_the_disease_are_the_condition_s() -> None:
    found = said("Symptoms", "Signs and symptoms of the disease may include:", "", "- Dry skin")
    assert found == {("Paper lung", "ck:hasSymptom", "dry skin")}


def test_forms_of_the_condition_are_what_a_lead_in_is_about() -> None:
    for lead, subject in (
        ("Hereditary forms of paper lung are caused by mutations in these genes:", "hereditary forms of paper lung"),
        ("All forms of paper lung are caused by:", "Paper lung"),
    ):
        assert {whom for whom, _, _ in said("Causes", lead, "", "- ABC1", "- ABC2")} == {subject}
