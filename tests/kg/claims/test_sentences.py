"""Claims as English sentences: every predicate in every form, and claims of the graph with all that qualifies them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.claim import Claim, claims
from kg.claims.sentences import plain_sentence, sentence
from kg.rdf.index import Index, Value, node
from kg.rdf.namespaces import local_name, shrink

GOLDEN = Path(__file__).parent / "golden"
#: What a predicate is shown with where no claim of the graph has it.
SPARE: dict[str, tuple[str, Value]] = {
    **dict.fromkeys(
        ("ck:hasCause", "ck:hasRiskFactor", "ck:hasTrigger"), ("concept:lems", node("concept:small-cell-lung-cancer"))
    ),
    "ck:hasOnset": ("concept:lems", ox.Literal("in adulthood", language="en")),
    "ck:hasPrevention": ("concept:lems", node("concept:plasma-exchange")),
    "ck:hasTreatmentGoal": ("concept:lems", node("concept:decrease-of-autoimmune-response")),
    "oboInOwl:hasNarrowSynonym": ("concept:lems", ox.Literal("Eaton-Lambert syndrome with cancer", language="en")),
}
FORMS = {"asserted": "ck:asserted", "may": "ck:may", "advice": "ck:advice", "negated": "ck:asserted"}
LEMS = "Lambert-Eaton myasthenic syndrome"


def example(index: Index, predicate: ox.NamedNode) -> Claim:
    """The claim of the graph with a predicate that has the fewest qualifiers, without them but for a unit."""
    found = [claim for claim in claims(index) if claim.predicate == predicate]
    if not found:
        subject, value = SPARE[shrink(predicate.value)]
        return Claim("urn:example", node(subject), predicate, value)
    claim = min(found, key=lambda claim: (len(claim.qualifiers), claim.iri))
    units = {key: values for key, values in claim.qualifiers.items() if key == node("ck:unit")}
    return Claim("urn:example", claim.subject, predicate, claim.object, qualifiers=units)


def every_form(index: Index) -> Iterator[tuple[str, str, str, str]]:
    """Predicate, form, from which end it is read, and the sentence."""
    for predicate in sorted(index.of_type(node("ck:Predicate")), key=str):
        assert isinstance(predicate, ox.NamedNode)
        claim = example(index, predicate)
        for form, modality in FORMS.items():
            said = replace(
                claim,
                negated=form == "negated",
                qualifiers={**claim.qualifiers, node("ck:modality"): (node(modality),)},
            )
            ends = [None] if isinstance(claim.object, ox.Literal) else [None, claim.object]
            for about in ends:
                reading = "subject" if about is None else "object"
                yield shrink(predicate.value), form, reading, sentence(index, said, about)


def compared(name: str, header: str, rows: list[str], *, update: bool) -> None:
    """Compare with a golden table, or write it."""
    path = GOLDEN / name
    if update:
        path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines()[1:] == rows


def test_every_predicate_in_every_form(index: Index, request: pytest.FixtureRequest) -> None:
    rows = ["\t".join(row) for row in every_form(index)]
    assert len(rows) >= 150
    compared("forms.tsv", "predicate\tform\tread from\tsentence", rows, update=request.config.getoption("--update"))


def test_claims_chosen_by_a_reader(index: Index, request: pytest.FixtureRequest) -> None:
    """Those whose sentences are hard to make: shares, doses, comparisons, hedges, groups, approvals."""
    found = {shrink(claim.iri): claim for claim in claims(index)}
    chosen = [line.split("\t")[0] for line in (GOLDEN / "chosen.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    assert len(chosen) >= 75
    rows = [f"{iri}\t{sentence(index, found[iri])}" for iri in chosen]
    compared("chosen.tsv", "claim\tsentence", rows, update=request.config.getoption("--update"))


def test_no_hedge_condition_or_denial_is_lost(whole_index: Index) -> None:
    """What qualifies a claim of the graph is heard in its sentence."""
    for claim in claims(whole_index):
        said = sentence(whole_index, claim)
        assert said[-1] in ".?!", said
        assert "{" not in said, said
        assert "[" not in said, said
        assert "  " not in said, said
        assert (not {"may", "possibly"}.isdisjoint(re.findall(r"\w+", said))) >= (claim.modality == node("ck:may")), (
            said
        )
        if claim.negated:
            assert re.search(r"\b(?:not|no|none|cannot|avoided)\b|\b0 %", said), said
        for key in (
            "ck:percentage",
            "ck:count",
            "ck:sampleSize",
            "ck:sensitivity",
            "ck:confidenceLower",
            "ck:brandName",
        ):
            for value in claim.qualifier(key):
                assert value.value in said.replace(",", "") or "none of" in said or "all of" in said, (key, said)
        for value in claim.qualifier("ck:jurisdiction"):
            assert whole_index.label(value) in said, said
        for value in claim.qualifier("ck:population"):
            names = (whole_index.label(value), whole_index.text(value, node("ck:conditionLabel")))  # type: ignore[arg-type]
            assert any(name and name.lower() in said.lower() for name in names), said
        groups = [whole_index.values(one, node("ck:peopleWith")) for one in claim.qualifier("ck:population")]  # type: ignore[arg-type]
        for value in claim.qualifier("ck:diseaseContext"):
            assert whole_index.label(value) in said or any(value in group for group in groups), said
        if claim.status == node("ck:proposed"):
            assert "proposed, not checked" in said


def test_what_was_found_in_animals_is_never_said_of_patients(whole_index: Index) -> None:
    kinds = {node("ck:studyInAnimals"), node("ck:studyInVitro")}
    found = [claim for claim in claims(whole_index) if set(claim.study_kinds) <= kinds and claim.study_kinds]
    assert len(found) >= 6
    for claim in found:
        said = sentence(whole_index, claim)
        openings = ("In animals", "In animal models", "In animal tissue", "In laboratory studies")
        assert said.startswith(openings) or claim.predicate == node("ck:hasAnimalModel"), said


def test_doses_and_approvals_carry_country_and_date(index: Index) -> None:
    doses = {node("ck:hasDoseLimit"), node("ck:hasStartingDose")}
    found = [claim for claim in claims(index) if claim.predicate in doses or claim.qualifier("ck:approvalStatus")]
    assert len(found) >= 40
    for claim in found:
        said = sentence(index, claim)
        assert claim.is_rejected or claim.qualifier("ck:jurisdiction"), said
        assert re.search(r"source of|as of|copy|version|label", said), said


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "lems_hasTest_pet-scan_underCondition-suspected-lung-tumor",
            f"Tests in people with {LEMS} may include a PET scan if a lung tumor is suspected.",
        ),
        ("lems_hasTreatment_curative-treatment_not", f"There is no cure for {LEMS}."),
        (
            "lems_hasAutoantibody_anti-hu-antibodies_pmid-9443463",
            f"Anti-Hu antibodies were found in 3 % of people with {LEMS}.",
        ),
        ("lems_occursIn_men_comparison-moreOftenThan", f"{LEMS} occurs in men more often than in women."),
        ("lems_occursIn_children", f"{LEMS} rarely occurs in children."),
        ("antibodies_isA_protein", "Antibodies are a kind of protein."),
        ("prednisone_isA_steroids", "Prednisone is one of the steroids."),
    ],
)
def test_sentences(index: Index, name: str, expected: str) -> None:
    found = {local_name(claim.iri): claim for claim in claims(index)}
    assert sentence(index, found[name]) == expected


def test_a_sentence_may_be_read_from_its_object(index: Index) -> None:
    found = {local_name(claim.iri): claim for claim in claims(index)}
    claim = found["lems_hasTest_pet-scan_underCondition-suspected-lung-tumor"]
    said = f"A PET scan may be done in people with {LEMS} if a lung tumor is suspected."
    assert sentence(index, claim, claim.object) == said
    assert sentence(index, claim, claim.subject) == sentence(index, claim)


def test_plain_sentences_have_nothing_for_curators(index: Index) -> None:
    found = {local_name(claim.iri): claim for claim in claims(index)}

    def called(term: Value) -> str:
        return index.label(term).replace(LEMS, "LEMS")

    assert plain_sentence(index, found["lems_hasTest_ct-of-abdomen"], called) == (
        "Doctors may do a CT scan of the abdomen to look for cancer."
    )
    assert plain_sentence(index, found["lems_hasRelatedSynonym_les"], called) == "LEMS is sometimes called “LES”."
    death = plain_sentence(index, found["lems_hasCauseOfDeath_underlying-malignancy"], called)
    assert "not everyone with LEMS has an underlying cancer" in death


def test_what_a_term_is_called_decides_nothing(index: Index, store: ox.Store) -> None:
    renamed = {"ck:may": "kann", "ck:asserted": "sicher", "ck:rejected": "weg", "ck:population": "bei"}
    triples = [
        quad.triple
        for quad in store
        if not (quad.predicate == node("rdfs:label") and quad.subject in map(node, renamed))
    ]
    triples += [ox.Triple(node(name), node("rdfs:label"), ox.Literal(label)) for name, label in renamed.items()]
    other = Index(triples)
    for claim, same in zip(claims(index), claims(other), strict=True):
        assert sentence(other, same) == sentence(index, claim)


def test_a_vocabulary_without_patterns_is_read_by_its_labels() -> None:
    subject, predicate, value, key = (ox.NamedNode(f"http://e/{name}") for name in ("s", "p", "o", "q"))
    labels = {subject: "polymyositis", predicate: "has sign", value: "rash", key: "season"}
    index = Index(ox.Triple(thing, node("rdfs:label"), ox.Literal(label)) for thing, label in labels.items())
    claim = Claim("http://e/c", subject, predicate, value, qualifiers={key: (ox.Literal("spring"),)})
    assert sentence(index, claim) == "Polymyositis has the sign rash (season: spring)."
    denied = replace(claim, negated=True)
    assert sentence(index, denied) == "Polymyositis does not have the sign rash (season: spring)."


WORDS = st.text(alphabet="abc dé(;)'{[<", min_size=1).filter(str.strip)


@given(label=WORDS, values=st.dictionaries(st.sampled_from(["population", "foo", "frequency", "order"]), WORDS))
def test_no_qualifier_of_any_data_is_lost(label: str, values: dict[str, str]) -> None:
    terms = {ox.NamedNode(f"http://e/{name}"): text for name, text in (("s", "this"), ("p", label), ("o", "that"))}
    subject, predicate, value = terms
    qualifiers = {node(f"ck:{key}"): (ox.Literal(text),) for key, text in values.items()}
    index = Index(ox.Triple(thing, node("rdfs:label"), ox.Literal(text)) for thing, text in terms.items())
    said = sentence(index, Claim("http://e/c", subject, predicate, value, qualifiers=qualifiers))
    squeezed = re.sub(r"\s+", "", said)
    assert all(re.sub(r"\s+", "", text) in squeezed for text in values.values())
