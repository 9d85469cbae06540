"""Whether the title of an entry names a condition."""

from __future__ import annotations

import pytest

import kg
from kg.reading.titles import is_leaflet


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Quitting Smoking for Older Adults", True),
        ("Prevent diabetes problems: Keep your mouth healthy", True),
        ("Am I at Risk?", True),
        ("Hearing Loss", False),
        ("Whooping cough", False),
        ("Lambert-Eaton myasthenic syndrome", False),
    ],
)
def test_a_leaflet_names_no_condition(title: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert is_leaflet(title) is expected


#: So long that an illness would be spoken of as one.
FILLING = " ".join(f"Line {number} of this text is about the weather on the coast." for number in range(12))


def _told(text: str) -> set[tuple[str, str, str]]:
    return {(each.subject.words, each.predicate, each.object.words) for each in kg.extract(text).proposals}


@pytest.mark.parametrize("title", ["Kite Rehabilitation", "Flying a kite for older adults", "Kite", "Kite Therapy"])
def test_what_people_have_is_no_symptom_of_what_is_no_condition(title: str) -> None:
    text = f"{title}\n\n{FILLING}\n\nYou may have a headache.\n\nCall your doctor if you have chest pain.\n"
    assert not _told(text)
    assert not kg.extract(text).names_condition


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Kite disease", ""),
        ("Kite Incontinence in Children", ""),
        ("Kite", "People with kite cough."),
        ("Kite in Adults", "Kite is a rare disorder."),
        ("Kite Therapy", "Symptoms of kite therapy include a cough."),
    ],
)
def test_a_condition_by_its_words_or_by_how_it_is_spoken_of(title: str, said: str) -> None:
    text = f"{title}\n\n{FILLING} {said}\n\nYou may have a headache.\n"
    assert (title, "ck:hasSymptom", "headache") in _told(text)


def test_a_short_text_is_on_its_title() -> None:
    assert ("Kite", "ck:hasSymptom", "headache") in _told("Kite\n\nYou may have a headache.\n")


def test_what_is_said_by_name_stands() -> None:
    said = "Kite therapy can cause a headache. Kite therapy is a procedure. A fever can cause chills."
    assert _told(f"Kite Therapy\n\n{FILLING} {said}\n") == {
        ("Kite Therapy", "ck:hasSymptom", "headache"),
        ("Kite Therapy", "ck:isA", "procedure"),
        ("fever", "ck:leadsTo", "chills"),
    }
