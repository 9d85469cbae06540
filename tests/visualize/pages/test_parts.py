"""The parts of a thing's page: their order, lost lists among the claims that they lack, who says a claim."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.cards import Cards
from kg.rdf.namespaces import expand
from tests.kg.claims.graphs import store_of
from visualize.pages.parts import Lead, Part, fact_lines, main_facts, parts


@pytest.fixture(scope="module")
def cards(store: ox.Store) -> Cards:
    return Cards(store)


def parts_of(cards: Cards, curie: str) -> list[Part]:
    return parts(cards.about(expand(curie)), Lead(cards.index, "/"))


def test_claims_come_first_in_the_order_of_the_card_and_identifiers_last(cards: Cards) -> None:
    found = parts_of(cards, "concept:lems")
    headings = [part.heading for part in found]
    assert headings[:4] == ["Has symptom", "Occurs with", "Has test", "Has treatment"]
    assert headings[-3:] == ["Names", "Sources disagree", "Identifiers"]
    assert [part.anchor for part in found[:2]] == ["claims-1", "claims-2"]


def test_a_lost_list_stands_where_its_claims_stand(cards: Cards) -> None:
    found = {part.heading: part for part in parts_of(cards, "concept:lems")}
    medicines = found["Has medicine"]
    assert [gap.word.text for gap in medicines.gaps if gap.word] == ["medicines"]
    assert medicines.gaps[0].supplements
    assert medicines.statements
    assert not found["Has treatment"].gaps
    assert sum(len(part.gaps) for part in found.values()) == 7


def test_the_page_of_a_lost_list_has_what_others_say_in_full(cards: Cards) -> None:
    lost = parts_of(cards, "gap:medicines")[0]
    assert lost.anchor == "lost"
    assert lost.gaps[0].word is None
    assert len(lost.gaps[0].beside.statements) == lost.gaps[0].supplements


def test_who_says_it_stands_with_each_claim_and_what_was_not_checked_is_seen(cards: Cards) -> None:
    said = [line for part in parts_of(cards, "concept:lems") for line in part.statements]
    assert {line.who for line in said} > {"A.D.A.M. entry 000710", "papers"}
    assert any(line.who.endswith(", proposed") for line in said)
    assert all(line.who for line in said)


def test_main_facts_are_the_first_parts_with_their_numbers(cards: Cards) -> None:
    found = parts_of(cards, "concept:lems")
    main = main_facts(found, ())
    assert [(fact.anchor, fact.number) for fact in main] == [
        (part.anchor, str(part.number)) for part in found if part.statements
    ][:5]


def test_a_thing_without_claims_has_its_properties_in_the_same_order() -> None:
    store = store_of(":x skos:broader :top ; :at :a , :b , :c . :n1 skos:broader :x . :n2 skos:broader :x .")
    cards = Cards(store)
    about = cards.about("http://e/x")
    facts = fact_lines(about.facts, Lead(cards.index, "/"))
    assert [fact.name.text for fact in facts] == ["broader", "at", "is “broader” of"]
    found = parts(about, Lead(cards.index, "/"))
    assert [part.heading for part in found] == ["What is said of it"]
    assert [(fact.heading, fact.number) for fact in main_facts(found, facts)] == [("at", "3"), ("is “broader” of", "2")]
