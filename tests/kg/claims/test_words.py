"""Claims in words: nothing that qualifies them is lost, nothing is added."""

from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.claim import Claim, claims
from kg.claims.words import Qualifier, Wording, sentence, source_words, spoken, wording
from kg.rdf.index import Index, node
from kg.rdf.namespaces import PREFIXES, local_name

E = "http://e/"
CLAIM = Claim(f"{E}a", ox.NamedNode(f"{E}s"), ox.NamedNode(f"{E}p"), ox.NamedNode(f"{E}o"))


def said(
    predicate: str = "has symptom", modality: str = "asserted", *, object_: str = "fatigue", **qualifiers: str
) -> Wording:
    """A claim with qualifiers under the local names of their IRIs, and labels in words."""
    labels = {key: re.sub(r"([A-Z])", lambda match: " " + match[1].lower(), key) for key in qualifiers}
    hedge = {node("ck:modality"): (node(f"ck:{modality}"),)} if modality else {}
    return Wording(
        claim=replace(CLAIM, qualifiers=hedge),
        subject="the disease",
        predicate=predicate,
        object=object_,
        modality=modality,
        qualifiers=tuple(
            Qualifier(PREFIXES["ck"] + key, labels[key], value, value) for key, value in qualifiers.items()
        ),
    )


def of_number(words: Wording) -> Wording:
    """The same of a literal."""
    return replace(words, claim=replace(words.claim, object=ox.Literal(words.object)))


def test_the_claims_of_the_entry(index: Index) -> None:
    said = {local_name(claim.iri): sentence(index, claim) for claim in claims(index)}
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


def test_every_claim_is_said_with_all_that_qualifies_it(index: Index) -> None:
    for claim in claims(index):
        words, said = wording(index, claim), sentence(index, claim)
        assert words.subject in said
        assert words.object in said
        assert ("may" in said.split()) == (claim.modality == node("ck:may"))
        assert said.startswith("not: ") == claim.negated
        for one in words.qualifiers:
            last = one.value.removesuffix(" than").split()[-1]
            assert last in said or (one.label, one.value) == ("ambiguous", "true")


def test_what_a_term_is_called_decides_nothing(index: Index, store: ox.Store) -> None:
    renamed = {"ck:may": "kann", "ck:asserted": "sicher", "ck:rejected": "weg", "ck:population": "bei"}
    triples = [
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in store
        if not (quad.predicate == node("rdfs:label") and quad.subject in map(node, renamed))
    ]
    triples += [ox.Triple(node(name), node("rdfs:label"), ox.Literal(label)) for name, label in renamed.items()]
    other = Index(triples)
    for claim, same in zip(claims(index), claims(other), strict=True):
        assert sentence(other, same) == re.sub(r"\bmay\b", "kann", sentence(index, claim))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (said(percentage="93", sampleSize="30"), "has the symptom fatigue in 93 % of 30 examined"),
        (said(percentage="45", population="men"), "has the symptom fatigue in 45 % of men"),
        (said(count="6", sampleSize="20"), "has the symptom fatigue in 6 of 20 examined"),
        (
            said(count="14", percentage="78", sampleSize="18"),
            "has the symptom fatigue in 14 of 18 examined (78 %)",
        ),
        (said(count="14"), "has the symptom fatigue in 14 people"),
        (
            said(percentage="50", percentageTo="60", approximation="about"),
            "has the symptom fatigue in about 50 to 60 %",
        ),
        (said(sampleSize="65"), "has the symptom fatigue (sample size: 65)"),
        (said(sensitivity="97", specificity="99"), "has the symptom fatigue (sensitivity: 97 %; specificity: 99 %)"),
        (said("precedes", leadTime="3.5", unit="years", approximation="up to"), "precedes fatigue by up to 3.5 years"),
        (said("has treatment", object_="treatment of the cause"), "has treatment of the cause"),
        (said("has prognosis", "may", object_="benign prognosis"), "may have benign prognosis"),
        (said(underCondition="after diagnosis"), "has the symptom fatigue after diagnosis"),
        (said(underCondition="continuous exertion"), "has the symptom fatigue given continuous exertion"),
        (said(population="smokers", severity="mild"), "has the symptom fatigue for smokers (severity: mild)"),
        (said("supplies", "may"), "may supply fatigue"),
        (
            of_number(
                said(
                    "has median survival",
                    object_="17 months",
                    comparison="longer than",
                    comparator="others",
                    population="men",
                )
            ),
            "has the median survival 17 months for men, longer than for others",
        ),
        (
            said(count="4", sampleSize="538", comparison="less often than", comparator="another disease"),
            "has the symptom fatigue in 4 of 538 examined, less often than another disease",
        ),
        (said("is a", object_="steroids"), "is one of the steroids"),
        (said("reaches", "could"), "could reach fatigue"),
        (said("exact synonym"), "has the exact synonym fatigue"),
        (said(modality="advice"), "has the symptom fatigue (advice)"),
        (said(brandNew="that"), "has the symptom fatigue (brand new: that)"),
        (said(foundBy="a test"), "has the symptom fatigue (found by a test)"),
    ],
)
def test_phrases(words: Wording, expected: str) -> None:
    assert spoken(words) == f"the disease {expected}"


def test_a_share_of_a_negated_claim_is_no_double_negation() -> None:
    words = said(count="0", sampleSize="50")
    denied = replace(words, claim=replace(words.claim, negated=True))
    assert spoken(denied) == "not: the disease has the symptom fatigue (0 of 50 examined)"


def test_sources_in_words(layered: ox.Store) -> None:
    index = Index(layered)
    found = {local_name(claim.iri): claim for claim in claims(index)}
    assert source_words(index, found["lems_occursWith_vitiligo"]) == "A.D.A.M. entry 000710, Causes 695-794"
    dry = found["lems_hasSymptom_test-dry-mouth_pmid-1"]
    assert [work.identifier for work in dry.citations] == ["PMID:1"]
    assert source_words(index, dry) == "A paper (PMID:1, 1998), layer test-papers"
    assert sentence(index, dry).endswith("has the symptom test dry mouth in 77 % of 30 examined")
    proposed = found["lems_hasMedicine_test-medicine_pmid-1"]
    assert source_words(index, proposed).endswith("(through database; proposed)")


WORDS = st.text(alphabet="abc dé(;)'", min_size=1).filter(str.strip)


@given(
    predicate=WORDS,
    modality=st.sampled_from(["", "asserted", "may", "advice"]),
    qualifiers=st.dictionaries(st.sampled_from(["population", "foo", "frequency", "comparator", "order"]), WORDS),
)
def test_no_qualifier_is_lost(predicate: str, modality: str, qualifiers: dict[str, str]) -> None:
    text = spoken(said(predicate, modality, **qualifiers))
    assert all(value in text for value in qualifiers.values())
    assert (modality in text) or modality in ("", "asserted")
