"""Claims in words: nothing that qualifies them is lost, nothing is added."""

from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.claim import AssociationRow, associations
from kg.claims.words import sentence, source_words
from kg.rdf.namespaces import PREFIXES, local_name

BASE_ROW = AssociationRow(
    iri="http://e/a",
    subject="the disease",
    predicate="has symptom",
    object="fatigue",
    subject_iri="http://e/s",
    predicate_iri="http://e/p",
    object_iri="http://e/o",
    negated=False,
    modality="asserted",
    qualifiers=(),
    sections=(),
    evidence=(),
    layer="a layer",
    layer_iri="http://e/layer",
    layer_kind="",
    status="confirmed",
    note="",
)


def row(predicate: str = "has symptom", modality: str = "asserted", **qualifiers: str) -> AssociationRow:
    """A claim with qualifiers under the local names of their IRIs, and labels in words."""
    labels = {key: re.sub(r"([A-Z])", lambda match: " " + match[1].lower(), key) for key in qualifiers}
    return replace(
        BASE_ROW,
        predicate=predicate,
        modality=modality,
        qualifiers=tuple((labels[key], value) for key, value in qualifiers.items()),
        qualifier_iris=tuple((PREFIXES["ck"] + key, value) for key, value in qualifiers.items()),
    )


def test_the_claims_of_the_entry(store: ox.Store) -> None:
    said = {local_name(claim.iri): sentence(claim) for claim in associations(store)}
    lems = "Lambert-Eaton myasthenic syndrome"
    assert said["lems_occursWith_vitiligo"] == f"{lems} may occur with vitiligo (an example of autoimmune disorder)"
    assert said["lems_isA_autoimmune-disorder"] == f"{lems} is an autoimmune disorder"
    assert said["lems_hasTest_pet-scan_underCondition-suspected-lung-tumor"] == (
        f"{lems} may have the test PET scan if a lung tumor is suspected"
    )
    assert said["lems_hasTest_bronchoscopy_population-smokers"].startswith(
        f"{lems} may have the test bronchoscopy for smokers ("
    )
    assert said["lems_occursIn_men_comparison-moreOftenThan"] == f"{lems} occurs in men more often than in women"
    assert said["lems_occursIn_children"] == f"{lems} occurs in children (rare)"
    assert said["lems_hasAgeOfOccurrence_60"] == f"{lems} has the age of occurrence about 60 years (most common)"
    assert said["lems_hasRelatedSynonym_les"] == (
        f"{lems} has the related synonym “LES” (ambiguous; synonym type: abbreviation)"
    )
    assert said["antibodies_isA_protein"] == "antibodies are a kind of protein"
    assert said["lems_symptomsImprovedBy_removal-of-antibodies"] == (
        f"{lems} may have symptoms improved by removal of antibodies"
    )
    assert said["paraneoplastic-lems_respondsTo_treatment_comparison-lessWellThan"].endswith("treatment less well")
    assert said["lems_hasContact_health-care-provider_underCondition-lems-symptoms-develop"].endswith(
        " when symptoms of LEMS develop (advice)"
    )


def test_every_claim_is_said_with_all_that_qualifies_it(store: ox.Store) -> None:
    for claim in associations(store):
        said = sentence(claim)
        assert claim.subject in said
        assert claim.object in said
        assert ("may" in said.split()) == (claim.modality == "may")
        assert said.startswith("not: ") == claim.negated
        for key, value in claim.qualifiers:
            words = value.removesuffix(" than").split()[-1]
            assert words in said or (key, value) == ("ambiguous", "true")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (row(percentage="93", sampleSize="30"), "has the symptom fatigue in 93 % of 30 examined"),
        (row(percentage="45", population="men"), "has the symptom fatigue in 45 % of men"),
        (row(count="6", sampleSize="20"), "has the symptom fatigue in 6 of 20 examined"),
        (
            row(count="14", percentage="78", sampleSize="18"),
            "has the symptom fatigue in 14 of 18 examined (78 %)",
        ),
        (row(count="14"), "has the symptom fatigue in 14 people"),
        (
            row(percentage="50", percentageTo="60", approximation="about"),
            "has the symptom fatigue in about 50 to 60 %",
        ),
        (row(sampleSize="65"), "has the symptom fatigue (sample size: 65)"),
        (row(sensitivity="97", specificity="99"), "has the symptom fatigue (sensitivity: 97 %; specificity: 99 %)"),
        (row("precedes", leadTime="3.5", unit="years", approximation="up to"), "precedes fatigue by up to 3.5 years"),
        (replace(row("has treatment"), object="treatment of the cause"), "has treatment of the cause"),
        (replace(row("has prognosis", "may"), object="benign prognosis"), "may have benign prognosis"),
        (row(underCondition="after diagnosis"), "has the symptom fatigue after diagnosis"),
        (row(underCondition="continuous exertion"), "has the symptom fatigue given continuous exertion"),
        (row(population="smokers", severity="mild"), "has the symptom fatigue for smokers (severity: mild)"),
        (row("supplies", "may"), "may supply fatigue"),
        (
            replace(
                row("has median survival", comparison="longer than", comparator="others", population="men"),
                object="17 months",
                object_iri=None,
            ),
            "has the median survival 17 months for men, longer than for others",
        ),
        (
            row(count="4", sampleSize="538", comparison="less often than", comparator="another disease"),
            "has the symptom fatigue in 4 of 538 examined, less often than another disease",
        ),
        (replace(row("is a"), object="steroids"), "is one of the steroids"),
        (row("reaches", "could"), "could reach fatigue"),
        (row("exact synonym"), "has the exact synonym fatigue"),
        (row(modality="advice"), "has the symptom fatigue (advice)"),
        (row(brandNew="that"), "has the symptom fatigue (brand new: that)"),
        (row(foundBy="a test"), "has the symptom fatigue (found by a test)"),
    ],
)
def test_phrases(claim: AssociationRow, expected: str) -> None:
    assert sentence(claim) == f"the disease {expected}"


def test_a_share_of_a_negated_claim_is_no_double_negation() -> None:
    claim = replace(row(count="0", sampleSize="50"), negated=True)
    assert sentence(claim) == "not: the disease has the symptom fatigue (0 of 50 examined)"


def test_sources_in_words(layered: ox.Store) -> None:
    claims = {local_name(claim.iri): claim for claim in associations(layered)}
    assert source_words(claims["lems_occursWith_vitiligo"]) == "A.D.A.M. entry 000710, Causes 695-794"
    dry = claims["lems_hasSymptom_test-dry-mouth_pmid-1"]
    assert [work.identifier for work in dry.citations] == ["PMID:1"]
    assert source_words(dry) == "A paper (PMID:1, 1998), layer test-papers"
    assert sentence(dry).endswith("has the symptom test dry mouth in 77 % of 30 examined")
    proposed = claims["lems_hasMedicine_test-medicine_pmid-1"]
    assert source_words(proposed).endswith("(through database; proposed)")


WORDS = st.text(alphabet="abc dé(;)'", min_size=1).filter(str.strip)


@given(
    predicate=WORDS,
    modality=st.sampled_from(["", "asserted", "may", "advice"]),
    qualifiers=st.dictionaries(st.sampled_from(["population", "foo", "frequency", "comparator", "order"]), WORDS),
)
def test_no_qualifier_is_lost(predicate: str, modality: str, qualifiers: dict[str, str]) -> None:
    said = sentence(row(predicate, modality, **qualifiers))
    assert all(value in said for value in qualifiers.values())
    assert (modality in said) or modality in ("", "asserted")
