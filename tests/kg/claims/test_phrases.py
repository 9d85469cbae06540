"""How each qualifier is said: shares, comparisons, approvals, repetitions, what is told at the end."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.claims.claim import Citation, Claim
from kg.claims.sentences import sentence
from kg.rdf.index import Index, Value, node

LEMS = "Lambert-Eaton myasthenic syndrome"


def number(text: str, kind: str = "decimal") -> ox.Literal:
    return ox.Literal(text, datatype=node(f"xsd:{kind}"))


def made(predicate: str, value: Value | str, *, subject: str = "concept:lems", **qualifiers: Value | str) -> Claim:
    """A claim on concepts of the graph; a value that is a CURIE stands for its IRI."""
    said = {node(f"ck:{key}"): (node(one) if isinstance(one, str) else one,) for key, one in qualifiers.items()}
    end = node(value) if isinstance(value, str) else value
    return Claim("urn:made", node(subject), node(f"ck:{predicate}"), end, qualifiers=said)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            made("hasSymptom", "concept:dry-mouth", count=number("23", "integer"), sampleSize=number("30", "integer")),
            f"Dry mouth was present in 23 of 30 people with {LEMS}.",
        ),
        (
            made("hasSymptom", "concept:dry-mouth", count=number("0", "integer"), sampleSize=number("9", "integer")),
            f"Dry mouth was present in none of 9 people with {LEMS}.",
        ),
        (
            made("hasSymptom", "concept:erectile-dysfunction", percentage=number("45"), population="concept:men"),
            f"Erectile dysfunction was present in 45 % of men with {LEMS}.",
        ),
        (
            made(
                "occursWith",
                "concept:small-cell-lung-cancer",
                percentage=number("50"),
                percentageTo=number("60"),
                approximation="ck:about",
            ),
            f"Small cell lung cancer was found in about 50 to 60 % of people with {LEMS}.",
        ),
        (
            made("hasSymptom", "concept:muscle-weakness", severity="ck:mild", typicality="ck:generally"),
            f"Symptoms of {LEMS} generally include mild muscle weakness.",
        ),
        (
            made(
                "hasPrevalence",
                number("2.7"),
                unit="ck:perMillion",
                confidenceLower=number("1.9"),
                confidenceUpper=number("3.5"),
            ),
            f"The prevalence of {LEMS} is 2.7 per million (95 % confidence interval 1.9 to 3.5).",
        ),
        (
            made(
                "hasTest",
                "concept:tumor-screening",
                modality="ck:advice",
                repeatedAfter=number("P3M", "duration"),
                repeatedAfterTo=number("P6M", "duration"),
                repeatedEvery=number("P6M", "duration"),
                repeatedFor=number("P2Y", "duration"),
                approximation="ck:atLeast",
            ),
            (
                f"Tumor screening is advised in people with {LEMS}, again after 3 to 6 months, then every 6 months, "
                "for at least 2 years."
            ),
        ),
        (
            made("hasMedicine", "concept:prednisone", exampleOf="concept:steroids", modality="ck:may"),
            f"Medicines for {LEMS} may include steroids such as prednisone.",
        ),
        (
            made("hasMedicine", "concept:azathioprine", alternativeTo="concept:cyclosporine"),
            f"Medicines for {LEMS} include azathioprine or cyclosporine.",
        ),
        (
            made(
                "precedes",
                "concept:cancer",
                modality="ck:may",
                leadTime=number("3"),
                unit="ck:years",
                approximation="ck:upTo",
            ),
            f"{LEMS} may precede cancer by up to 3 years.",
        ),
    ],
)
def test_phrases(index: Index, claim: Claim, said: str) -> None:
    assert sentence(index, claim) == said


def test_an_approval_names_country_date_people_and_source(index: Index) -> None:
    work = Citation("urn:w", "A label", "L:1", "https://example.org/", "2024-05-31")
    claim = made(
        "hasMedicine",
        "concept:amifampridine",
        approvalStatus="ck:approvedUse",
        jurisdiction="concept:united-states",
        approvalDate=number("2018-11-28", "date"),
        population="concept:adults",
    )
    assert sentence(index, replace(claim, citations=(work,))) == (
        f"Medicines for {LEMS} include amifampridine, approved in the United States on 28 November 2018 for adults "
        "(source of 31 May 2024)."
    )


def test_where_a_dose_holds_stands_first(index: Index) -> None:
    claim = made(
        "hasDoseLimit",
        number("60"),
        subject="concept:amifampridine",
        unit="ck:milligramsPerDay",
        jurisdiction="concept:european-union",
        population="concept:adults",
    )
    assert sentence(index, claim) == (
        "In the European Union, the highest dose of amifampridine is 60 mg a day for adults."
    )


@pytest.mark.parametrize(
    ("kinds", "opening"),
    [
        (("studyInAnimals",), "In animal models, "),
        (("studyInVitro",), "In laboratory studies, "),
        (("studyInAnimals", "studyInVitro"), "In animal tissue in the laboratory, "),
        (("caseReport",), "In case reports, "),
        (("studyInAnimals", "studyInPeople"), ""),
        (("review",), ""),
    ],
)
def test_what_was_studied_stands_first(index: Index, kinds: tuple[str, ...], opening: str) -> None:
    claim = made("hasMechanism", "concept:reduced-acetylcholine-release")
    said = sentence(index, replace(claim, study_kinds=tuple(node(f"ck:{kind}") for kind in kinds)))
    plain = sentence(index, claim)
    assert said == (f"{opening}{plain}" if opening else plain)


def test_the_status_is_told(index: Index) -> None:
    claim = made("hasSymptom", "concept:fatigue")
    for status, remark in (("proposed", " (proposed, not checked)."), ("rejected", " (rejected)."), ("reviewed", ".")):
        assert (
            sentence(index, replace(claim, status=node(f"ck:{status}")))
            == f"Symptoms of {LEMS} include fatigue{remark}"
        )


def test_a_step_that_no_source_says_is_told_so(index: Index) -> None:
    claim = made("hasSymptom", "concept:fatigue", modality="ck:readSo")
    assert sentence(index, claim).startswith("By an inference that its source does not state, ")


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            made("hasPrevention", "concept:smoking", modality="ck:advice"),
            f"To prevent {LEMS}, smoking should be avoided.",
        ),
        (made("hasPrevention", "concept:smoking"), f"Smoking does not help to prevent {LEMS}."),
        (
            made("hasTreatment", "concept:plasma-exchange", modality="ck:advice", population="concept:children"),
            f"Plasma exchange is advised against in children with {LEMS}.",
        ),
        (
            made("hasTreatment", "concept:plasma-exchange", frequency="ck:often"),
            f"Plasma exchange is not often among the treatments for {LEMS}.",
        ),
        (made("affects", "concept:muscle", frequency="ck:often"), f"{LEMS} does not often affect the muscle."),
    ],
)
def test_advice_against_and_what_is_not_often_so(index: Index, claim: Claim, said: str) -> None:
    assert sentence(index, replace(claim, negated=True)) == said


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("concept:prednisone", "Treatment with prednisone is monitored with a blood count."),
        ("concept:plasma-exchange", "Plasma exchange is monitored with a blood count."),
    ],
)
def test_a_procedure_is_itself_the_treatment_that_is_monitored(index: Index, subject: str, said: str) -> None:
    assert sentence(index, made("monitoredBy", "concept:blood-count", subject=subject)) == said


def test_a_comparison_without_comparator(index: Index) -> None:
    claim = made("occursIn", "concept:men", comparison="ck:moreOftenThan")
    assert sentence(index, claim) == f"{LEMS} occurs in men more often."
    claim = made("occursIn", "concept:men", comparison="ck:asOftenAs")
    assert sentence(index, claim) == f"{LEMS} occurs in men as often."
