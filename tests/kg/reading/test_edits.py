"""What stands after a decision: words become concepts of a class that fits, and nothing else changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.errors import DataError
from kg.reading.decisions import Decision
from kg.reading.edits import decided_claim, is_as_proposed, is_renaming, proposed_claim
from kg.reading.proposals import Mention, Proposal, Qualifier
from tests.kg.reading.decided import decision_on
from tests.kg.reading.entries import reading, span_of

ISA, FEVER, PAIN = reading().proposals


def edited(proposal: Proposal, after: str) -> Proposal:
    return decided_claim(decision_on(proposal, "edit", after=after))


def as_added(proposal: Proposal) -> Proposal:
    """A proposal without what a decision does not tell."""
    return proposal._replace(section="")


@pytest.mark.parametrize("proposal", reading().proposals, ids=lambda one: one.rule)
def test_a_line_alone_tells_the_proposal(proposal: Proposal) -> None:
    decision = decision_on(proposal, "accept")
    assert proposed_claim(decision) == as_added(proposal)
    assert is_as_proposed(decision, proposal)
    assert not is_as_proposed(decision, proposal._replace(modality="ck:advice"))
    written = proposal._replace(object=proposal.object._replace(words=proposal.object.words.capitalize()))
    assert is_as_proposed(decision, written)
    assert not is_as_proposed(decision, written._replace(object=written.object._replace(concept="own:else")))


HEDGED = """Test disease

Factors that can lead to test disease include poor diet and old age.

Not everyone with test disease develops fever.

People with test disease are at higher risk for deafness.
"""
SHIPPED = sorted((Path(kg.__file__).parent / "data" / "conditions").glob("**/entry.txt"))


@pytest.mark.parametrize(
    "text", [HEDGED, *(path.read_text() for path in SHIPPED)], ids=["hedged", *(path.parent.name for path in SHIPPED)]
)
def test_whatever_is_proposed_can_be_accepted_as_it_is(text: str) -> None:
    proposals = kg.extract(text).proposals
    assert len(proposals) > 3
    for each in proposals:
        stands = decided_claim(decision_on(each, "accept"))
        assert (stands.predicate, stands.object.spans, stands.negated) == (
            each.predicate,
            each.object.spans,
            each.negated,
        )
        shown = [range(*span) for span in (*each.evidence, *each.context)]
        assert all(any(start in span and end - 1 in span for span in shown) for start, end in each.object.spans)


def test_words_become_a_concept_of_ours_or_a_new_one_of_the_right_class() -> None:
    assert edited(PAIN, "object=Fatigue").object == Mention(
        "fatigue", PAIN.object.spans, "concept:fatigue", "ck:SignOrSymptom"
    )
    assert edited(PAIN, "object=sore knees; objectAt=137-142").object == Mention(
        "sore knees", ((137, 142),), "own:sore-knees", "ck:SignOrSymptom"
    )
    assert edited(PAIN, "predicate=ck:hasTest").object.kind == "ck:Test"
    assert edited(PAIN, "subject=paper heart").subject == Mention("paper heart", (), "own:paper-heart", "ck:Condition")


def test_a_name_is_a_name() -> None:
    assert edited(ISA, "predicate=oboInOwl:hasExactSynonym").object == Mention("rare disorder", ISA.object.spans)


def test_qualifiers_are_given_and_taken() -> None:
    assert edited(FEVER, "population=older men; frequency=rare").qualifiers == (
        Qualifier("ck:frequency", Mention("", (), "ck:rare")),
        Qualifier("ck:population", Mention("older men", (), "own:older-men", "ck:Population")),
    )
    assert edited(FEVER, "population=; cues=").qualifiers == ()
    assert edited(FEVER, "negated=false").negated is False


def test_words_marked_for_a_hedge_that_is_gone_are_marked_no_more() -> None:
    assert edited(PAIN, "modality=ck:asserted; frequency=").cues == ()
    assert edited(PAIN, "modality=ck:asserted").cues == PAIN.cues


@pytest.mark.parametrize(
    ("after", "is_one"),
    [
        ("object=painful joints", True),
        ("object=painful joints; class=ck:SignOrSymptom; definition=Pain in a joint\\; it may move.", True),
        ("definition=Pain in a joint.", True),
        ("object=muscle pain; objectAt=147-158", False),
        ("object=painful joints; modality=ck:asserted", False),
        ("subject=sore lung", False),
        ("object=painful joints; scopeNote=As the list has it.", False),
    ],
)
def test_an_edit_of_names_alone_is_told_apart(after: str, *, is_one: bool) -> None:
    assert is_renaming(decision_on(PAIN, "edit", after=after)) is is_one


def test_another_name_of_a_synonym_is_another_claim() -> None:
    name = ISA._replace(predicate="oboInOwl:hasExactSynonym", object=Mention("PL", ISA.object.spans))
    assert not is_renaming(decision_on(name, "edit", after="object=P.L."))
    assert not is_renaming(decision_on(ISA, "accept"))
    assert is_renaming(decision_on(ISA, "edit", after="subject=lung of paper"))


def test_the_concept_of_the_object_is_classed_and_defined() -> None:
    given = edited(PAIN, "object=sore knees; predicate=ck:hasCause; class=ck:Process; definition=Knees that hurt.")
    assert given.object == Mention("sore knees", PAIN.object.spans, "own:sore-knees", "ck:Process", "Knees that hurt.")


def test_numbers_dates_and_values_of_the_vocabulary() -> None:
    after = "percentage=77; approximation=ck:about; repeatedAfter=P6M; approvalDate=2018-11; diseaseContext=gout"
    after += "; exampleOf=Fatigue; foundBy=blood test; unit=years; scopeNote=The page says of whom\\; not when."
    claim = edited(PAIN, after)
    assert {each.key.removeprefix("ck:"): each.value for each in claim.qualifiers} == {
        "frequency": Mention("", concept="ck:often"),
        "percentage": Mention("77", kind="xsd:decimal"),
        "approximation": Mention("", concept="ck:about"),
        "repeatedAfter": Mention("P6M", kind="xsd:duration"),
        "approvalDate": Mention("2018-11", kind="xsd:gYearMonth"),
        "diseaseContext": Mention("gout", (), "own:gout", "ck:Condition"),
        "exampleOf": Mention("fatigue", (), "concept:fatigue", "ck:SignOrSymptom"),
        "foundBy": Mention("blood test", (), "concept:blood-test", "ck:Test"),
        "unit": Mention("", concept="ck:years"),
    }
    assert claim.note == "The page says of whom; not when."


def test_a_number_may_be_the_object() -> None:
    claim = edited(PAIN, "predicate=ck:hasPrevalence; object=0.5; unit=ck:years; numberTo=1.5; modality=ck:asserted")
    assert claim.object == Mention("0.5", PAIN.object.spans, kind="xsd:decimal")


def test_a_comparison_needs_no_comparator() -> None:
    assert len(edited(PAIN, "comparison=ck:moreOftenThan").qualifiers) == 2


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("percentage=about 7", "“about 7” is no percentage"),
        ("approvalDate=2018-13", "“2018-13” is no approval date"),
        ("approvalDate=2018-02-30", "“2018-02-30” is no approval date"),
        ("repeatedAfter=P", "“P” is no repeated after"),
        ("unit=furlongs", "“furlongs” is no unit"),
        ("synonymType=ck:often", "“ck:often” is no synonym type"),
        ("diseaseContext=concept:fatigue", "which disease context is not"),
        ("predicate=ck:hasPrevalence; object=many", "“many” is no object of has prevalence"),
        ("comparator=men", "needs how it compares"),
        ("class=ck:Test", "is of the class ck:SignOrSymptom, not ck:Test"),
        ("object=Fatigue; class=ck:Test", "is of the class ck:SignOrSymptom, not ck:Test"),
        ("object=Fatigue; definition=To be tired.", "only a new concept takes a definition"),
        ("scopeNote=" + "x" * 301, "scopeNote= is too long"),
        ("modality=ck:asserted; wish=1", "“wish” is no part of a claim"),
    ],
)
def test_what_the_vocabulary_does_not_allow_is_told_with_its_line(after: str, said: str) -> None:
    with pytest.raises(DataError, match=re.escape(said)) as caught:
        decided_claim(decision_on(PAIN, "edit", after=after, where="decisions.tsv:7"))
    assert caught.value.where == "decisions.tsv:7"


def added(**changes: object) -> Decision:
    start, end = span_of("Dry mouth")
    after = "subject=Paper lung (own:paper-lung, ck:Condition); predicate=ck:hasSymptom; object=dry mouth; "
    after += f"objectAt={start}-{end}"
    given = decision_on(PAIN, "add", before="", after=after, place=((start, end),), rule="", tier="")
    return replace(given, **changes)  # type: ignore[arg-type]


def test_an_added_claim_has_the_identifier_that_it_would_have_as_a_proposal() -> None:
    claim = decided_claim(added(), is_new=True)
    assert claim.rule == "reviewer"
    assert decided_claim(added(proposal=claim.identifier)) == claim
    with pytest.raises(DataError, match=claim.identifier):
        decided_claim(added())


def test_the_object_of_a_class_that_does_not_fit_is_refused() -> None:
    wrong = PAIN._replace(predicate="ck:hasTest", object=Mention("fatigue", (), "concept:fatigue", "ck:SignOrSymptom"))
    with pytest.raises(DataError, match="which the object of has test is not"):
        decided_claim(decision_on(wrong, "accept"))
