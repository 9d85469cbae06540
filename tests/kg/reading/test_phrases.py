"""One object a phrase: dashes, parentheses, examples, enumerations."""

from __future__ import annotations

import pytest

from kg.reading.phrases import phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fever, chills, and cough", ["fever", "chills", "cough"]),
        ("pain -- often in the foot", ["pain"]),
        ("drugs such as aspirin", ["drugs", "aspirin"]),
        ("plasma exchange (plasmapheresis)", ["plasma exchange"]),
        ("cough but no fever", ["cough", "no fever"]),
        ("clots to form in the arteries and veins", ["clots to form in the arteries and veins"]),
        ("a procedure called kite flying", ["kite flying"]),
        ("three features: cough, fever, and chills", ["cough", "fever", "chills"]),
        ("kidney disease due to blocked or torn ducts", ["kidney disease"]),
        ("red spots on the hands and feet caused by cold", ["red spots on the hands", "red spots on feet"]),
        ("damage due to cold", ["damage due to cold"]),
        ("quitting snuff, as a way to sleep", ["quitting snuff"]),
        ("breathlessness while running or climbing stairs", ["breathlessness"]),
        ("swelling, usually in the legs, feet, or ankles", ["swelling"]),
        ("little or no hair", ["little or no hair"]),
        (
            "difficulty with reading, writing, and poor posture",
            ["difficulty with reading", "difficulty with writing", "poor posture"],
        ),
        ("pain when walking or climbing stairs", ["pain"]),
        ("breathlessness after daily activities, such as climbing stairs", ["breathlessness after daily activities"]),
        ("Avoiding damp places, such as cellars and caves", ["Avoiding damp places"]),
        ("dry, gritty, and irritated eyes", ["dry eyes", "gritty eyes", "irritated eyes"]),
        (
            "severe and extensive damage to the book areas of the brain",
            ["severe damage to the book areas of the brain", "extensive damage to the book areas of the brain"],
        ),
        ("very strong creams or ointments", ["very strong creams", "ointments"]),
        ("the lesions seen in paper lung", ["lesions"]),
        ("book disorders ranging from severe, deadly and disabling to ones that are mild", ["book disorders"]),
        (
            "complications from brain and spinal cord infections",
            ["complications from brain and spinal cord infections"],
        ),
        ("eating fruit, and avoiding dust and fasting", ["eating fruit", "avoiding dust and fasting"]),
        (
            "cancers of the mouth, salivary glands, and lymph nodes in the neck",
            ["cancers of the mouth", "cancers of the salivary glands", "cancers of the lymph nodes in the neck"],
        ),
        ("disorders of the brain, depression, and pain", ["disorders of the brain", "depression", "pain"]),
        ("dry, irritated eyes", ["dry, irritated eyes"]),
        ("a diuretic, a drug that removes fluid", ["diuretic"]),
        ("bleeding after dental work, injury, or surgery", ["bleeding after dental work, injury, or surgery"]),
        ("control of pain, as long as it is taken daily", ["control of pain"]),
    ],
)
def test_phrases(text: str, found: list[str]) -> None:
    assert [phrase.text for phrase in phrases(text, 0, len(text))] == found


def test_an_example_is_told_apart() -> None:
    text = "drugs such as aspirin"
    assert [phrase.role for phrase in phrases(text, 0, len(text))] == ["main", "example"]


def test_what_one_is_keeps_its_verb() -> None:
    words = "being exposed to smoke"
    assert [each.text for each in phrases(words, 0, len(words))] == [words]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("fever, hands that are cold (blue), and cough", ["fever", "hands", "cough"]),
        ("fever, and hands that are cold", ["fever", "hands"]),
        (
            "fever, pain that spreads to the arms, legs, and neck",
            ["fever", "pain that spreads to the arms", "pain that spreads to legs", "pain that spreads to neck"],
        ),
    ],
)
def test_a_list_goes_on_behind_a_relative_clause(words: str, found: list[str]) -> None:
    assert [each.text for each in phrases(words, 0, len(words))] == found


def test_examples_of_what_comes_of_a_thing_are_results() -> None:
    text = "a buildup of iron, leading to harm such as gout"
    assert [(each.text, each.role) for each in phrases(text, 0, len(text))][-1] == ("gout", "result")


def test_examples_of_what_one_is_exposed_to_are_left() -> None:
    text = "Being exposed to fumes such as smoke"
    assert [each.text for each in phrases(text, 0, len(text))] == ["Being exposed to fumes"]


def test_what_a_thing_is_does_not_part_it_from_where_it_is() -> None:
    text = "a buildup of zincin, a part of most glues, in the lungs"
    assert [each.text for each in phrases(text, 0, len(text))] == ["buildup of zincin in the lungs"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harm of the outer brain, especially the left side", ["harm of the outer brain"]),
        ("infections, particularly strep throat", ["infections", "strep throat"]),
        (
            "delayed growth of speech and motor skills such as walking",
            ["delayed growth of speech", "delayed growth of motor skills"],
        ),
        ("an unusual craving for odd things, such as ice or dirt", ["unusual craving for odd things"]),
        ("handling pets (for example, mice or rats)", ["handling pets"]),
        ("Have your child wear loose clothes", ["Have your child wear loose clothes"]),
    ],
)
def test_examples_of_what_is_wanting_or_of_a_place_are_none(words: str, found: list[str]) -> None:
    assert [each.text for each in phrases(words, 0, len(words))] == found
