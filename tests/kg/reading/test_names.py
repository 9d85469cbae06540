"""How an entry calls its condition."""

from __future__ import annotations

import pytest

from kg.entry.structure import Piece
from kg.reading.names import names_in
from kg.reading.propose import extract

TEXT = "Paper lung disease\n\nPaper lung disease (PLD) is rare. It is also called kite's lung.\n"
NAMES = names_in(TEXT, [Piece(0, 18, "Paper lung disease"), Piece(60, 71, "kite's lung")])


def test_the_abbreviation_stands_behind_the_title() -> None:
    assert NAMES.abbreviation is not None
    assert NAMES.abbreviation.words == "PLD"


@pytest.mark.parametrize("words", ["PLD", "paper lung disease", "kites lung"])
def test_names(words: str) -> None:
    assert NAMES.named.search(f"People with {words} cough.")


def test_this_disease_may_stand_for_it_and_is_no_name() -> None:
    assert NAMES.condition.search("this disease")
    assert not NAMES.named.search("this disease")


@pytest.mark.parametrize(("words", "is_only"), [("most cases of pld", True), ("people with pld", False)])
def test_only_the_condition(words: str, is_only: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert bool(NAMES.only.match(words)) is is_only


def test_a_name_is_found_whatever_its_case_and_where_it_stands() -> None:
    text = "İn PAPER LUNG DISEASE, coughing is rare"
    found = NAMES.named.search(text)
    assert found is not None
    assert text[found.start() : found.end()] == "PAPER LUNG DISEASE"


def test_how_a_name_is_spoken_is_no_abbreviation() -> None:
    text = "Paper lung\n\nPaper lung (PA-per-lung) is rare.\n"
    assert names_in(text, [Piece(0, 10, "Paper lung")]).abbreviation is None


def test_a_group_is_spoken_of_as_many() -> None:
    text = "Paper lung\n\nPaper lungs are a group of disorders of the airways.\n"
    found = names_in(text, [Piece(0, len("Paper lung"), "Paper lung")])
    assert found.condition.search("These disorders are rare.")
    alone = names_in("Paper lung\n\nPaper lung is a disorder.\n", [Piece(0, len("Paper lung"), "Paper lung")])
    assert not alone.condition.search("These disorders are rare.")


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Paper lung type 2", "type 2 paper lung"),
        ("Paper lung type 2", "paper lung type II"),
        ("Paper/kite lung", "paper kite lung"),
        ("Paper failure in old printers", "paper failure"),
        ("Paper infections", "paper"),
        ("Paper Lung Syndromes of the Left Airway", "paper lung syndrome"),
        ("Paper lung, kite type", "kite type of paper lung"),
        ("Paper-lung disease", "paper lung disease"),
        ("Kite paper-lung", "Kite's paper lung"),
        ("Paper lung: Airways of Glue", "paper lung"),
    ],
)
def test_other_ways_to_speak_of_a_title(title: str, spoken: str) -> None:
    text = f"{title}\n\nPeople get {spoken} at night.\n"
    assert names_in(text, [Piece(0, len(title), title)]).named.search(text, len(title))


@pytest.mark.parametrize("short", ["P.L.", "PL/OLD"])
def test_an_abbreviation_may_have_stops_or_strokes(short: str) -> None:
    text = f"Paper lung\n\nPaper lung ({short}) is rare."
    found = names_in(text, [Piece(0, 10, "Paper lung")]).abbreviation
    assert found is not None
    assert found.words == short


def test_a_short_name_inside_the_name() -> None:
    said = "Paper-lung-cough (PLC) syndrome is characterized by fever. People with PLC have pain."
    text = f"paper-lung-cough syndrome\n\n{said}\n"
    assert {each.object.words for each in extract(text).proposals if each.predicate == "ck:hasSymptom"} == {
        "fever",
        "pain",
    }


def test_who_is_infected_has_an_infection() -> None:
    names = names_in("Kite worm infection\n", [Piece(0, 19, "Kite worm infection")])
    assert names.condition.search("people infected with kite worms")
    assert not names.condition.search("the eggs of kite worms")


@pytest.mark.parametrize(("times", "is_name"), [(3, True), (2, False)])
def test_initials_are_a_name_where_a_text_is_full_of_them(*, times: int, is_name: bool) -> None:
    text = "Kite lung purpura, congenital\n\n" + "KLP is rare. " * times
    names = names_in(text, [Piece(0, 29, "Kite lung purpura, congenital")])
    assert (names.named.search("People with KLP cough.") is not None) is is_name


def test_an_infection_without_more_is_that_of_the_title() -> None:
    found = names_in("Kite infections\n", [Piece(0, 15, "Kite infections")]).only
    assert found.match("infection")
    assert not names_in("Kite lung\n", [Piece(0, 9, "Kite lung")]).only.match("infection")


def test_the_germ_may_bear_the_short_name() -> None:
    text = "Glue worm infections\n\nGlue worm (GW) is a worm. GW is common.\n"
    found = names_in(text, [Piece(0, len("Glue worm infections"), "Glue worm infections")])
    assert found.abbreviation is None  # it is a name of the germ
    assert found.only.match("GW")


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Asthma in Children", "Asthma is a chronic disease."),
        ("Gallbladder Cancer", "Cancer of the gallbladder is a chronic disease."),
        ("Cant syndrome", "Cant syndrome is a chronic disease."),
        ("Kent syndrome", "Kent syndrome (KS, also known as kite disorder) is a chronic disease."),
    ],
)
def test_other_ways_to_name_it(title: str, sentence: str) -> None:
    found = extract(f"{title}\n\nSummary\n\n{sentence}\n").proposals
    assert ("ck:isA", "chronic disease") in {(each.predicate, each.object.words) for each in found}
