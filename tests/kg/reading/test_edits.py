"""What stands after a decision: words become concepts of a class that fits, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import DataError
from kg.reading.decisions import Decision
from kg.reading.edits import decided_claim, is_as_proposed, proposed_claim
from kg.reading.proposals import Mention, Proposal, Qualifier
from tests.kg.reading.decided import decision_on
from tests.kg.reading.entries import reading, span_of

ISA, FEVER, PAIN = reading().proposals


def edited(proposal: Proposal, after: str) -> Proposal:
    return decided_claim(decision_on(proposal, "edit", after=after))


def as_added(proposal: Proposal) -> Proposal:
    """A proposal without what a decision does not tell."""
    return replace(proposal, section="")


@pytest.mark.parametrize("proposal", reading().proposals, ids=lambda one: one.rule)
def test_a_line_alone_tells_the_proposal(proposal: Proposal) -> None:
    decision = decision_on(proposal, "accept")
    assert proposed_claim(decision) == as_added(proposal)
    assert is_as_proposed(decision, proposal)
    assert not is_as_proposed(decision, replace(proposal, modality="ck:advice"))


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
    wrong = replace(PAIN, predicate="ck:hasTest", object=Mention("fatigue", (), "concept:fatigue", "ck:SignOrSymptom"))
    with pytest.raises(DataError, match="which the object of has test is not"):
        decided_claim(decision_on(wrong, "accept"))
