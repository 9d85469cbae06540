"""What is left whatever its predicate: half a thing, some of a kind, what is of some people alone."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Summary", "Paper lung is a progressive disease, meaning that it gets worse."),
        ("Symptoms", "People with paper lung may have other features of book fever."),
        ("Causes", "Their coughs are not caused by paper."),
        ("Symptoms", "Some people have mild or moderate forms of the disease."),
        ("Treatment", "Paper resistance reduces the amount of glue needed to control it."),
        ("Treatment", "Management of paper lung involves several specialties."),
        ("Frequency", "Paper lung is less common among people with other backgrounds."),
        ("Frequency", "Paper lung is among the most common forms of book lung."),
        ("Summary", "Paper lung usually develops slowly over time."),
        ("Treatment", "Surgery for paper lung usually reduces hearing."),
        ("Treatment", "A key benefit of glue therapy is that it can be done at home."),
        ("Frequency", "The incidence of paper lung varies by town."),
        ("Summary", "Paper lungs are signals of more serious problems."),
        ("Treatment", "Talk with your doctor about what books and amounts of glue are safe for you."),
        ("Causes", "This may help your doctor find out what germ is causing paper lung."),
        ("Prevention", "Understanding paper lung will help to develop better plans."),
        ("Treatment", "The only cure for paper lung is a long rest."),
        ("Causes", "People with paper lung are more likely to read hard books, such as novels or plays."),
        ("Symptoms", "Everyone has paper lung."),
        ("Symptoms", "Some people have trouble speaking with their doctors about paper lung."),
        ("Summary", "Paper lung is a collection of symptoms."),
        ("Causes", "Glue may not cause a cough for someone else."),
        ("Treatment", "Blood pills are usually only given to people who get a clot."),
        ("Risk Factors", "Old books raise the risk of developing gestational paper lung."),
        ("Causes", "Paper lung arises from flat cells called paperocytes."),
        ("Treatment", "Long-term use of glue pills can reduce the chance that other drugs work."),
        ("Causes", "When paper lung was first described by Dr. Book in 1849, glue was the usual cause of it."),
        ("Summary", "Paper lung can affect many parts of the body."),
        ("Treatment", "View the list of studies here."),
        ("Complications", "If this happens, you may need to have the fluid drained through a tube."),
        ("Outlook (Prognosis)", "Relapses in paper lung have not been documented."),
        ("Exams and Tests", "High levels of zinc in the blood can indicate blocked ducts."),
    ],
)
def test_what_is_no_claim(section: str, sentence: str) -> None:
    assert read(section, sentence) == []


@pytest.mark.parametrize(
    ("section", "sentence", "claims"),
    [
        (
            "Symptoms",
            "Symptoms can appear gradually or all at once, and may include fever.",
            {"gradually or all at once", "fever"},
        ),
        ("Frequency", "Paper lung affects 1 in 10,000 non-Jewish people.", {"1 in 10,000 non-Jewish people"}),
        ("Symptoms", "Paper lung may cause such problems as coughing or fever.", {"coughing", "fever"}),
        (
            "Symptoms",
            "In paper lung, as in all fevers, temporary damage is possible.",
            {"temporary damage"},
        ),
        ("Causes", "Paper lung is caused by ABC or kidney failure.", {"ABC", "kidney failure"}),
        (
            "Treatment",
            "Treatment is based on the signs present in each person and may include surgery.",
            {"surgery"},
        ),
    ],
)
def test_what_is_cut_where_it_ends(section: str, sentence: str, claims: set[str]) -> None:
    assert {words for _, _, words in said(section, sentence)} == claims


def test_what_is_only_possible_is_hedged() -> None:
    (found,) = read("Symptoms", "In paper lung, as in all fevers, temporary damage is possible.")
    assert found.modality == "ck:may"


def test_almost_all_are_most() -> None:
    (found,) = read("Symptoms", "Nearly all people with paper lung have a cough.")
    assert [(each.key, each.value.concept) for each in found.qualifiers] == [("ck:typicality", "ck:mostly")]
