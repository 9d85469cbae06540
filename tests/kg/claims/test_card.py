"""A card as text and as JSON."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox

from kg.claims.cards import card
from kg.rdf.namespaces import expand


def test_the_text_of_a_card(layered: ox.Store) -> None:
    text = str(card(layered, expand("concept:lems")))
    said = "Tests in people with Lambert-Eaton myasthenic syndrome may include a PET scan if a lung tumor is suspected."
    assert f"  {said}\n" in text
    assert "      A.D.A.M. entry 000710, Exams and tests 1574-1628" in text
    assert "  LES (related synonym, ambiguous, abbreviation) — A.D.A.M. entry 000710" in text
    assert "Lost from the source\n" in text
    assert re.search(r"beside it \d+ claims of other sources \(.*layer:test-papers\): kg show gap:medicines", text)
    assert "  not: skos:exactMatch MONDO:0009507 Lambert syndrome (" in text


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


def test_cards_are_json(layered: ox.Store) -> None:
    for curie in ("concept:lems", "ck:may", "conflict:test", "mapping:lems_exactMatch_MONDO-0018556"):
        record = json.loads(json.dumps(card(layered, expand(curie)).record()))
        assert record["id"] == curie


def test_a_card_says_each_claim_with_source_and_evidence(store: ox.Store) -> None:
    claims = [claim for group in card(store, expand("concept:vitiligo")).groups for claim in group.claims]
    occurs = next(claim for claim in claims if claim.id == "adam:lems_occursWith_vitiligo")
    told = occurs.record()
    assert (told["modality"], told["evidence"], told["sections"]) == ("may", [[695, 794]], ["Causes"])
    assert occurs.layer == "layer:adam-000710"
