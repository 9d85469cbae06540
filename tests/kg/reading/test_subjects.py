"""What a clause speaks of."""

from __future__ import annotations

import pytest

from kg.entry.structure import Piece
from kg.reading.clauses import clauses
from kg.reading.propose import extract
from kg.reading.reader import Reader
from kg.reading.rules import RULES
from kg.reading.subjects import kind_of
from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Paper lung is rare.", "condition"),
        ("Paper lung, also called kite lung, is rare.", "condition"),
        ("Half of all people with paper lung have a cough.", "people"),
        ("Your doctor may ask questions.", "provider"),
        ("Common symptoms include cough.", "symptoms"),
        ("The outlook is good.", "outlook"),
        ("Kites are in the air.", "other"),
        ("There is no cure.", "there"),
        ("Paper lung, commonly called kite lung, is rare.", "condition"),
        ("It is more common in men.", "condition"),
        ("Paper lung type 2 is rare.", "condition"),
        ("People affected by paper lung have a cough.", "people"),
        ("Three out of four people with paper lung have a cough.", "people"),
    ],
)
def test_kinds(sentence: str, kind: str) -> None:
    text = f"Paper lung\n\n{sentence}\n"
    reader = Reader(text, [Piece(0, 10, "Paper lung")], RULES)
    start = text.index(sentence)
    assert kind_of(reader, clauses(text, start, start + len(sentence))[0])[0] == kind


@pytest.mark.parametrize(
    "before",
    [
        "No one knows what causes paper lung.",
        "Doctors do not know why some people get paper lung.",
        "The exact cause of paper lung is unknown.",
        "The cause is not known.",
        "The most common symptom is a dry cough.",
    ],
)
def test_it_is_the_condition_behind_what_is_said_of_it(before: str) -> None:
    assert ("Paper lung", "ck:hasMechanism", "run in families") in said("Summary", f"{before} It may run in families.")


def test_it_is_another_thing_where_that_was_the_subject() -> None:
    assert not said("Summary", "Glue is sticky. It may run in families.")


def test_the_condition_may_be_prevented_or_caught_as_it() -> None:
    (found,) = read("Prevention", "Paper lung can be prevented. You can prevent it by wearing a mask.")
    assert (found.predicate, found.object.words) == ("ck:hasPrevention", "wearing a mask")


def test_a_place_has_no_cause() -> None:
    found = said("Causes", "The most common cause of paper lung in the United States is dust.")
    assert found == {("Paper lung", "ck:hasCause", "dust")}


def test_what_stands_by_the_condition_is_something_else() -> None:
    found = said("Symptoms", "Pressure on the nerves next to the paper lung can also cause pain.")
    assert {(subject, predicate) for subject, predicate, _ in found} == {
        ("pressure on the nerves next to the paper lung", "ck:leadsTo")
    }


def test_it_stands_for_a_kind_of_the_condition_that_was_spoken_of_last() -> None:
    found = said("Summary", "Glue paper lung is a common disease. It causes fever.")
    assert ("glue paper lung", "ck:leadsTo", "fever") in found
    assert ("Paper lung", "ck:hasSymptom", "fever") in said("Summary", "Paper lung is common. It causes fever.")


def test_a_title_with_a_preposition_is_one_name() -> None:
    text = "Tylosis with paper lung\n\nSymptoms\n\nThe main features of tylosis with paper lung are fever and pain.\n"
    assert {each.subject.words for each in extract(text).proposals} == {"Tylosis with paper lung"}
