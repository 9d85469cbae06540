"""The files of a folder: canonical, the same for the same decisions, and emptied when nothing is left for them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.condition import read_condition
from kg.rdf.index import node
from kg.rdf.turtle import canonical_turtle, parse_turtle, write_turtle
from kg.reading.curated import Curated, curated
from kg.reading.decisions import Decision
from kg.reading.settle import settle
from tests.kg.reading.decided import decision_on, folder_of, sheet_of
from tests.kg.reading.entries import reading

ISA, FEVER, PAIN = reading().proposals


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder_of(tmp_path / "paper-lung")
    return tmp_path


def made(place: Path, *decisions: Decision) -> Curated:
    sheet = sheet_of(place / "p")
    condition = read_condition(place / "paper-lung")
    return curated(condition, sheet, settle(decisions)[0], sheet.digests.get)


def test_every_file_is_canonical_and_named_under_the_base_of_the_folder(place: Path) -> None:
    done = made(place, decision_on(ISA, "accept"), decision_on(FEVER, "reject"), decision_on(PAIN, "accept-in-bulk"))
    assert done.findings == ()
    assert done.counts["accept-in-bulk"] == 1
    for name, text in done.files.items():
        if name.endswith(".ttl"):
            assert canonical_turtle(text, name) == text
            for triple in parse_turtle(text, name):
                assert str(triple.subject).startswith("<https://data.example.com/"), triple
    assert "own:paper-lung" in done.files["reviewed.ttl"]
    assert "own:fever" not in done.files["concepts/reviewed.ttl"]
    assert "own:fever" not in done.files["concepts/rejected.ttl"]
    assert "rejected:fever a ck:SignOrSymptom" in done.files["concepts/rejected.ttl"]


def test_concepts_of_rejected_proposals_stand_apart_but_for_those_in_use(place: Path) -> None:
    kept = decision_on(PAIN, "edit", after="object=Fever (own:fever, ck:SignOrSymptom)")
    done = made(place, decision_on(FEVER, "reject"), kept)
    assert done.findings == ()
    assert "rdf:object own:fever ;" in done.files["rejected.ttl"]
    assert "rdf:subject own:paper-lung ;" in done.files["rejected.ttl"]
    assert "concepts/rejected.ttl" not in done.files


def test_a_file_that_nothing_is_left_for_is_emptied(place: Path) -> None:
    assert "rejected.ttl" not in made(place, decision_on(ISA, "accept")).files
    for name, text in made(place, decision_on(ISA, "reject")).files.items():
        (place / "paper-lung" / name).parent.mkdir(exist_ok=True)
        (place / "paper-lung" / name).write_text(text, encoding="utf-8")
    assert parse_turtle(made(place, decision_on(ISA, "accept")).files["rejected.ttl"], "rejected") == []


def test_the_same_claim_of_two_places_is_one_with_both(place: Path) -> None:
    twice = decision_on(
        FEVER, "edit", after="object=rare disorder; predicate=ck:isA; objectAt=; negated=false; population=; cues="
    )
    done = made(place, decision_on(ISA, "accept"), twice)
    assert done.findings == ()
    assert done.files["reviewed.ttl"].count("a ck:Association") == 1
    assert done.files["reviewed.ttl"].count("ck:Evidence ;") == 2


def test_the_same_claim_with_another_hedge_is_a_finding(place: Path) -> None:
    after = "object=rare disorder; predicate=ck:isA; objectAt=; negated=false; population=; modality=ck:advice"
    twice = decision_on(FEVER, "edit", after=after, where="d.tsv:3")
    done = made(place, decision_on(ISA, "accept", where="d.tsv:2"), twice)
    assert [finding.where for finding in done.findings] == ["d.tsv:3"]
    assert "another hedge" in done.findings[0].message


def test_two_kinds_of_thing_with_the_same_words_are_two_concepts(place: Path) -> None:
    one = decision_on(ISA, "edit", after="object=scan (own:scan, ck:Condition)")
    other = decision_on(PAIN, "edit", after="predicate=ck:hasTest; object=scan (own:scan, ck:Test)")
    concepts = made(place, one, other).files["concepts/reviewed.ttl"]
    assert "own:scan a ck:Condition" in concepts
    assert "own:scan-test a ck:Test" in concepts


def test_what_stands_at_a_place_that_nobody_knows_is_asked_for(place: Path) -> None:
    moved = decision_on(PAIN, "edit", after="objectAt=150-158")
    done = made(place, moved)
    assert "--entry FILE" in done.findings[0].message


def test_numbers_notes_and_definitions_stand_in_the_folder(place: Path) -> None:
    after = "object=sore knees; class=ck:SignOrSymptom; definition=Knees that hurt.; percentage=7.5; "
    after += "diseaseContext=gout; scopeNote=Said of adults.; frequency=; brandName=Kneeza"
    done = made(place, decision_on(PAIN, "edit", after=after, comment="The list means knees."))
    assert done.findings == ()
    claims = done.files["reviewed.ttl"]
    for said in ("ck:percentage 7.5", "ck:diseaseContext own:gout", 'skos:scopeNote "Said of adults."@en'):
        assert said in claims
    assert 'ck:brandName "Kneeza"' in claims
    assert "paper-lung_hasSymptom_sore-knees_diseaseContext-gout" in claims
    assert 'skos:definition "Knees that hurt."@en' in done.files["concepts/reviewed.ttl"]
    assert 'rdfs:comment "The list means knees."@en' in done.files["decided.ttl"]


def test_an_edit_of_names_alone_is_counted_apart(place: Path) -> None:
    done = made(place, decision_on(PAIN, "edit", after="object=painful joints"), decision_on(ISA, "accept"))
    assert (done.counts["rename"], done.counts["edit"], done.counts["accept"]) == (1, 0, 1)
    assert "ck:decisionKind ck:renaming" in done.files["decided.ttl"]


def test_what_another_file_describes_is_that_whatever_class_was_proposed(place: Path) -> None:
    described = place / "paper-lung/concepts/curated.ttl"
    scan = ox.NamedNode("https://data.example.com/concept/scan")
    said = [ox.Triple(scan, node("rdf:type"), node("ck:Test"))]
    said.append(ox.Triple(scan, node("rdfs:label"), ox.Literal("scan", language="en")))
    described.write_text(write_turtle(said, "# Ours.\n", {}), encoding="utf-8")
    one = decision_on(ISA, "edit", after="object=scan (own:scan, ck:Condition)")
    other = decision_on(PAIN, "edit", after="predicate=ck:hasTest; object=scan")
    done = made(place, one, other)
    assert done.files["reviewed.ttl"].count("rdf:object own:scan ;") == 2
    assert "concepts/reviewed.ttl" not in done.files


def test_the_kinds_of_sections_are_those_of_the_document(place: Path) -> None:
    document = place / "paper-lung/document.ttl"
    text = document.read_text(encoding="utf-8")
    assert "ck:sectionKind ck:treatmentSection" in text
    document.write_text(text.replace("ck:treatmentSection", "ck:outlookSection"), encoding="utf-8")
    left = made(place, decision_on(ISA, "accept")).files["unclaimed.ttl"]
    assert "ck:outlookSection" in left, "of the heading and of the lost list below it"
    assert "ck:treatmentSection" not in left
