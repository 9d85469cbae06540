"""The card of a thing: its claims, names, gaps, mappings and conflicts, from a store or an index."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.cards import Cards, card
from kg.errors import UnknownNameError
from kg.rdf.index import Index
from kg.rdf.namespaces import expand, shrink


def test_the_card_of_the_condition(layered: ox.Store) -> None:
    shown = card(layered, expand("concept:lems"))
    groups = {(group.role, group.title): [claim.sentence for claim in group.claims] for group in shown.groups}
    assert (
        "Symptoms of Lambert-Eaton myasthenic syndrome include fatigue with continuous exertion in some cases."
        in (groups["subject", "has symptom"])
    )
    assert ("subject", "exact synonym") not in groups
    assert ("qualifier", "named as how, when or for whom") in groups
    names = {name.text: name for name in shown.names}
    assert names["LES"].remarks == ("ambiguous", "abbreviation")
    assert names["Myasthenic syndrome"].scope == "broad synonym"
    gaps = {gap.id: gap for gap in shown.gaps}
    assert len(gaps) == 7
    beside = [claim.id for claim in gaps["gap:medicines"].supplements]
    assert "abstracts:lems_hasMedicine_test-medicine_pmid-1" in beside
    mondo = next(link for link in shown.mappings if shrink(link.object) == "MONDO:0018556" and link.accepted)
    assert mondo.confidence == "0.95"
    assert any(link.rejected for link in shown.mappings)


def test_a_conflict_is_on_the_cards_that_it_touches(layered: ox.Store) -> None:
    for curie in ("concept:test-dry-mouth", "citation:pmid-1", "concept:lems", "conflict:test"):
        conflicts = {conflict.id: conflict for conflict in card(layered, expand(curie)).conflicts}
        assert "conflict:test" in conflicts, curie
    positions = conflicts["conflict:test"].positions
    assert [position.said_by for position in positions] == [
        ("A paper (1998)",),
        ("A.D.A.M. entry 000710 (reviewed 2022-04-25)",),
    ]
    assert card(layered, expand("concept:test-medicine")).conflicts == ()


@pytest.mark.parametrize(
    ("curie", "role", "count"),
    [
        ("adam:lems_isA_rare-disorder", "itself", 1),
        ("ck:hasReferral", "predicate", 1),
        ("ck:advice", "qualifier", 1),
        ("concept:smokers", "qualifier", 1),
        ("span:695-722", "evidence", 1),
        ("citation:pmid-1", "evidence", 3),
        ("layer:adam-000710", "layer", 86),
    ],
)
def test_other_things_have_cards_with_their_claims(layered: ox.Store, curie: str, role: str, count: int) -> None:
    shown = card(layered, expand(curie))
    claims = [claim for group in shown.groups if group.role == role for claim in group.claims]
    assert sum(claim.layer in ("layer:adam-000710", "layer:test-papers") for claim in claims) == count
    assert str(shown).startswith(shown.label)


def test_the_card_of_a_class_lists_its_members(store: ox.Store) -> None:
    facts = dict(card(store, expand("ck:Specialty")).facts)
    assert "oncologist (concept:oncologist)" in facts["is “type” of"]


def test_nothing_is_said_of_what_is_not_there(store: ox.Store) -> None:
    with pytest.raises(UnknownNameError):
        card(store, "http://e/nothing")


@pytest.mark.slow
def test_a_card_is_the_same_from_the_store_and_from_an_index(layered: ox.Store) -> None:
    from_store, from_index = Cards(layered), Cards(Index(layered))
    curies = ("concept:lems", "ck:Mapping", "ck:population", "gap:medicines", "layer:hpoa", "citation:pmid-1", "ck:may")
    for curie in (*curies, "mapping:lems_exactMatch_MONDO-0018556", "conflict:test", "MONDO:0018556"):
        assert from_store.card(expand(curie)) == from_index.card(expand(curie)), curie
