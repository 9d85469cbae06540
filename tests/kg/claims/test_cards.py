"""From what a person types to the card of what is meant."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.cards import Cards, card
from kg.claims.mappings import links
from kg.claims.names import Names, normalise, resolve
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.rdf.index import Index, node
from kg.rdf.namespaces import expand, shrink


@pytest.fixture(scope="module")
def names(index: Index) -> Names:
    return Names(index)


@pytest.fixture(scope="module")
def index(layered: ox.Store) -> Index:
    return Index(layered)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Lambert-Eaton myasthenic syndrome", "concept:lems"),
        ("lambert–eaton   SYNDROME", "concept:lems"),
        ("Lambert Éaton syndrome", "concept:lems"),
        ("LEMS", "concept:lems"),
        ("concept:lems", "concept:lems"),
        ("https://w3id.org/condition-kg/concept/lems", "concept:lems"),
        ("<https://w3id.org/condition-kg/concept/lems>", "concept:lems"),
        ("MONDO:0018556", "concept:lems"),
        ("mondo:0018556", "concept:lems"),
        ("http://purl.obolibrary.org/obo/MONDO_0018556", "concept:lems"),
        ("mesh:D015624", "concept:lems"),
        ("HP:0001324", "concept:muscle-weakness"),
        ("plasmapheresis", "concept:plasma-exchange"),
        ("ct-of-chest", "concept:ct-of-chest"),
        ("cancer", "concept:cancer"),
        ("Xerotestia", "concept:test-dry-mouth"),
        ("dryness tested", "concept:test-dry-mouth"),
        ("HP:9999999", "concept:test-dry-mouth"),
        ("HP_0001324", "concept:muscle-weakness"),
        ("ORPHA:43393", "concept:lems"),
        ("Orphanet:43393", "concept:lems"),
        ("Orphanet_43393", "concept:lems"),
        ("PMID:38494285", "citation:pmid-38494285"),
        ("pmid:38494285", "citation:pmid-38494285"),
        ("HP:9999998", "term:test-HP_9999998"),
        ("Unmapped Testia", "term:test-HP_9999998"),
        ("has test", "ck:hasTest"),
        ("ck:hasTest", "ck:hasTest"),
        ("medicines", "gap:medicines"),
        ("layer:adam-000710", "layer:adam-000710"),
        ("citation:pmid-1", "citation:pmid-1"),
        ("conflict:test", "conflict:test"),
    ],
)
def test_a_name_finds_what_it_names(names: Names, term: str, expected: str) -> None:
    assert shrink(names.find(term).iri) == expected


def test_a_foreign_term_tells_how_it_was_found(index: Index, names: Names) -> None:
    assert names.find("MONDO:0018556").note == "mapped by skos:exactMatch from MONDO:0018556"
    assert names.find("Xerotestia").note == "mapped by skos:closeMatch from HP:9999999"
    assert resolve(index, "LEMS").note == ""


def test_an_ambiguous_name_lists_the_choices(names: Names) -> None:
    with pytest.raises(AmbiguousNameError, match="esophageal") as error:
        names.find("les")
    assert "concept:lems (Lambert-Eaton myasthenic syndrome, related synonym)" in error.value.hint
    with pytest.raises(AmbiguousNameError, match="several things") as error:
        names.find("condition")
    assert "ck:Condition" in error.value.hint
    assert "ck:underCondition" in error.value.hint


def test_a_typo_is_met_with_suggestions(names: Names) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'vitiligo'"):
        names.find("vitilligo")


def test_near_names_hold_the_words_and_are_no_identifiers(names: Names) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'SOX1 antibodies'"):
        names.find("SOX1")
    with pytest.raises(UnknownNameError) as error:
        names.find("119-177")
    assert "Did you mean" not in error.value.hint
    with pytest.raises(UnknownNameError) as error:
        names.find(5000 * "a")
    assert len(str(error.value)) < 200


def test_a_concept_by_name_or_slug(names: Names) -> None:
    assert names.find_concept("ct-of-chest") == names.find_concept("CT of chest") == expand("concept:ct-of-chest")
    with pytest.raises(UnknownNameError, match="gap:medicines, which is no concept"):
        names.find_concept("medicines")


def test_a_rejected_term_is_told_as_such(names: Names) -> None:
    with pytest.raises(UnknownNameError, match=r"rejected as a term of concept:lems.*Lambert syndrome"):
        names.find("MONDO:0009507")


@settings(deadline=None)
@given(st.text())
def test_any_text_is_met(names: Names, text: str) -> None:
    with suppress(AmbiguousNameError, UnknownNameError):
        assert names.find(text).iri


@given(st.text())
def test_names_are_normalised_once_and_for_all(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert normalise(f" {text} ") == normalise(text)


def test_every_concept_is_found_by_its_label(index: Index, names: Names) -> None:
    concepts = [found for found in index.of_type(node("skos:Concept")) if shrink(found.value).startswith("concept:")]
    assert len(concepts) > 70
    assert all(names.find(index.label(concept)).iri == concept.value for concept in concepts)


def test_the_card_of_the_condition(layered: ox.Store) -> None:
    shown = card(layered, expand("concept:lems"))
    groups = {(group.role, group.title): [claim.sentence for claim in group.claims] for group in shown.groups}
    assert (
        "Lambert-Eaton myasthenic syndrome has the symptom fatigue given continuous exertion (in some cases)"
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


def test_a_card_says_each_claim_with_source_and_evidence(store: ox.Store) -> None:
    claims = [claim for group in card(store, expand("concept:vitiligo")).groups for claim in group.claims]
    occurs = next(claim for claim in claims if claim.id == "adam:lems_occursWith_vitiligo")
    told = occurs.record()
    assert (told["modality"], told["evidence"], told["sections"]) == ("may", [[695, 794]], ["Causes"])
    assert occurs.layer == "layer:adam-000710"


def test_the_text_of_a_card(layered: ox.Store) -> None:
    text = str(card(layered, expand("concept:lems")))
    assert "  … may have the test PET scan if a lung tumor is suspected\n" in text
    assert "      A.D.A.M. entry 000710, Exams and tests 1574-1628" in text
    assert "  LES (related synonym, ambiguous, abbreviation) — A.D.A.M. entry 000710" in text
    assert "Lost from the source\n" in text
    assert re.search(r"beside it \d+ claims of other sources \(.*layer:test-papers\): kg show gap:medicines", text)
    assert "  not: skos:exactMatch MONDO:0009507 Lambert syndrome (" in text


def test_a_conflict_is_on_the_cards_that_it_touches(layered: ox.Store) -> None:
    for curie in ("concept:test-dry-mouth", "citation:pmid-1", "concept:lems", "conflict:test"):
        conflicts = {conflict.id: conflict for conflict in card(layered, expand(curie)).conflicts}
        assert "conflict:test" in conflicts, curie
    positions = conflicts["conflict:test"].positions
    assert [position.said_by for position in positions] == [("A paper",), ("A.D.A.M. entry 000710",)]
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
    facts = dict(card(store, expand("ck:Condition")).facts)
    assert "vitiligo (concept:vitiligo)" in facts["is “type” of"]


def test_nothing_is_said_of_what_is_not_there(store: ox.Store) -> None:
    with pytest.raises(UnknownNameError):
        card(store, "http://e/nothing")


def test_hostile_data_does_not_steer_a_terminal() -> None:
    store = ox.Store()
    store.load(
        b'<http://e/a> <http://www.w3.org/2000/01/rdf-schema#label> "x\x1b[2J\\n<b>" ; <http://e/p> "\\u0007" .',
        format=ox.RdfFormat.TURTLE,
    )
    text = str(card(store, "http://e/a"))
    assert "x\\x1b[2J\\n<b>" in text
    assert "\x1b" not in text
    assert "\x07" not in text


def test_hostile_labels_do_not_steer_a_terminal_by_an_error() -> None:
    store = ox.Store()
    for name in ("a", "b"):
        store.load(
            f'<http://e/{name}> <http://www.w3.org/2000/01/rdf-schema#label> "x\x1b[2J" .'.encode(),
            format=ox.RdfFormat.TURTLE,
        )
    with pytest.raises(AmbiguousNameError) as error:
        resolve(Index(store), "x [2J")
    assert "\x1b" not in str(error.value)
    assert "http://e/b" in error.value.hint


def test_cards_are_json(layered: ox.Store) -> None:
    for curie in ("concept:lems", "ck:may", "conflict:test", "mapping:lems_exactMatch_MONDO-0018556"):
        record = json.loads(json.dumps(card(layered, expand(curie)).record()))
        assert record["id"] == curie


def test_mappings_of_the_graph(store: ox.Store) -> None:
    found = links(Index(store))
    assert [link for link in found if not link.iri] == []  # every direct link has its record
    none = [link for link in found if link.none_found]
    assert none
    assert all(link.source and not link.accepted for link in none)
    assert all(link.record()["modifier"] == "Not" for link in found if link.rejected)


def test_a_card_is_the_same_from_the_store_and_from_an_index(layered: ox.Store) -> None:
    from_store, from_index = Cards(layered), Cards(Index(layered))
    curies = ("concept:lems", "ck:Mapping", "ck:population", "gap:medicines", "layer:hpoa", "citation:pmid-1", "ck:may")
    for curie in (*curies, "mapping:lems_exactMatch_MONDO-0018556", "conflict:test", "MONDO:0018556"):
        assert from_store.card(expand(curie)) == from_index.card(expand(curie)), curie
