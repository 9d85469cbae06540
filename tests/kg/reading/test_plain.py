"""What may be told in its own words stands for itself."""

from __future__ import annotations

import pytest

from kg.reading.plain import is_broken, is_vague, points_elsewhere
from kg.reading.propose import extract
from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("words", "points"),
    [("These airways swell.", True), ("This disease is rare.", False), ("Those with a cough rest.", False)],
)
def test_what_points_elsewhere(words: str, *, points: bool) -> None:
    assert points_elsewhere(words) is points


def test_what_is_run_together_or_a_myth_is_broken() -> None:
    assert is_broken("The lungSwelling is bad.")
    assert is_broken("A myth is that kites cause coughs.")
    assert not is_broken("Kites cause coughs.")
    assert not is_broken("Kites have two colors: red and blue.")
    assert is_broken("Kites: Colors are red.")


def test_what_only_differs_is_vague() -> None:
    assert is_vague("Kites help doctors (and others).")
    assert not is_vague("Kites help (as doctors named in a book say).")


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Treatment", "You usually take it by mouth every day."),
        ("Treatment", "The program usually involves treatment by a team of specialists."),
        ("Treatment", "Each treatment has its own course of steroids."),
        ("Summary", "Long paper lung means that most of the airway lacks nerve cells."),
    ],
)
def test_what_is_of_a_thing_that_others_name_is_left(section: str, sentence: str) -> None:
    assert not any(each.rule == "verbatim" for each in read(section, sentence, in_words=True))


@pytest.mark.parametrize(
    ("section", "sentence", "is_told"),
    [
        (
            "Treatment",
            "Doctors can implant thin tubes for treatment with drugs to make it easier for you to breathe.",
            True,
        ),
        ("Causes", "Infection of printers is rare, but it occasionally occurs.", True),
        ("Treatment", "When a person does not take it regularly, it will not work as well.", False),
        ("Causes", "Whether dust worms have a genetic cause is unclear.", False),
    ],
)
def test_it_stands_for_what_the_sentence_names(section: str, sentence: str, *, is_told: bool) -> None:
    text = f"Dust worms\n\nDust worms are parasites.\n\n{section}\n\n{sentence}\n"
    assert any(each.rule == "verbatim" for each in extract(text).proposals) is is_told


def test_individuals_are_those_of_whom_the_entry_tells() -> None:
    (found,) = read(
        "Outlook (Prognosis)", "Individuals tend to remain able to walk until late in the disease.", in_words=True
    )
    assert found.predicate == "ck:hasPrognosis"
