"""Lead-ins that only go on with the sentence before them."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize("lead", ["Examples of such conditions include:", "They include:", "These include:"])
def test_examples_are_of_the_sentence_before(lead: str) -> None:
    found = read("Causes", f"Damage to the airways can cause paper lung. {lead}", "", "- Glue burns", "- Kite fever")
    items = [each for each in found if each.object.words in ("glue burns", "kite fever")]
    assert {(each.predicate, each.modality) for each in items} == {("ck:hasCause", "ck:may")}
    assert {len(each.evidence) for each in items} == {3}


def test_a_hedge_of_the_lead_in_is_of_its_items() -> None:
    found = read("Symptoms", "Dust leads to the symptoms of paper lung. They can include:", "", "- Fever", "- Cough")
    assert {each.modality for each in found if each.object.words in ("fever", "cough")} == {"ck:may"}


def test_what_the_condition_is_brings_it_on_in_nobody() -> None:
    lines = ("Paper lung is a group of conditions that raise the risk of stroke. They are:", "", "- Fever", "- Cough")
    assert "ck:hasRiskFactor" not in {predicate for _, predicate, _ in said("Summary", *lines)}
