"""The terms whose names come nearest."""

from __future__ import annotations

from kg.link.match.candidates import KEPT, Candidate, find, likeness, weigh
from kg.link.match.witnesses import Witness
from tests.kg.link.match.made import ORGANS, concept, evidence, index


def best(label: str, *synonyms: str, witnesses: tuple[Witness, ...] = ()) -> list[Candidate]:
    subject = concept("s:1", label, *synonyms)
    return weigh(find(subject, index(), evidence(), witnesses), index(), evidence())


def test_the_same_name_comes_first_then_likely_ones() -> None:
    found = best("Cysts of the liver")
    assert ORGANS[found[0].term].iri == "o:1"
    assert found[0].chance == 1
    assert found[0].steps == ()
    assert len(found) <= KEPT


def test_a_synonym_of_the_subject_is_met_too() -> None:
    (first, *_) = best("unheard of", "kidney abscess")
    assert (ORGANS[first.term].iri, first.subject_name, first.subject_field) == ("o:5", "kidney abscess", "exact")


def test_opposites_are_unlikely() -> None:
    found = {ORGANS[each.term].iri: each.chance for each in best("chronic renal failures")}
    assert found["o:7"] == 1
    assert found.get("o:6", 0) < 0.1


def test_numbers_in_another_order_speak_against() -> None:
    assert likeness("complex 1 type 4", "complex 4 type 1", evidence())[0] < 0.8
    assert likeness("woolly hair", "woollyhair", evidence())[0] > 0.9


def test_a_witness_that_knows_another_name_leads_to_the_term() -> None:
    witness = Witness("w.obo", [concept("w:1", "Bowman disorder", "acute renal failure")])
    assert not [each for each in best("Bowman disorder") if ORGANS[each.term].iri == "o:6"]
    (first, *_) = best("Bowman disorder", witnesses=(witness,))
    assert (ORGANS[first.term].iri, first.via) == ("o:6", "w.obo")
