"""Coordinations that stay whole, and those that are parted."""

from __future__ import annotations

import pytest

from kg.reading.coordination import members_of
from kg.reading.cuts import groups_of
from kg.reading.tokens import tokenise
from kg.reading.undivided import inserted, is_mixed


def _members(text: str) -> list[str]:
    tokens = tokenise(text, 0, len(text))
    return [" ".join(token.text for part in parts for token in part) for parts in members_of(tokens, set())]


@pytest.mark.parametrize(
    "text",
    [
        "solvent or alcohol abuse",  # of both, or of one
        "temper or sleep changes",
        "poor muscle tone and balance",
        "deteriorating speech and manual control",
        "fewer blood vessels and nerves",
        "dust blown from hay or straw",
        "breathing in fine dust and fumes for many years",
        "the sagging or twisting of the bowel into the pelvis",
        "raw or smoked ham or bacon",
        "pain in either the upper or lower part of the leg or foot",
        "drugs that harm the liver , heart , or kidneys",
        "a rash for a week or longer",
        "a change in the shade or amount of sputum",
        "having bread or sweets handy",
        "dangerous stomach or intestinal ulcers",
        "mutations in the ABC1 , ABC2 , or ABC3 gene",
        "impaired memory or mental concentration",
        "drinking unboiled milk or water",
        "the first months of his or her life",
        "back pain or cramping",
        "pain in the back and lower corners",
        "an unusually moving or sad film",
        "a lack of taste and heat sensation in the tongue",
    ],
)
def test_what_nothing_tells_stays_whole(text: str) -> None:
    assert _members(text) == [text]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("diabetes or heart disease", ["diabetes", "heart disease"]),
        ("pneumonia or heart failure", ["pneumonia", "heart failure"]),
        ("poor diet and old age", ["poor diet", "old age"]),
        ("low mood and anxiety", ["low mood", "anxiety"]),
        ("reducing severe fever and pain", ["reducing severe fever", "reducing pain"]),
        ("a blister, or an ulcer", ["a blister", "an ulcer"]),
        ("scars of the liver or liver cancer", ["scars of the liver", "liver cancer"]),
        ("the wall of the heart and blood vessels", ["the wall of the heart", "the wall of blood vessels"]),
        ("changes in heart rate and blood pressure", ["changes in heart rate", "changes in blood pressure"]),
        ("sunken eyes, cheeks, and lips", ["sunken eyes", "sunken cheeks", "sunken lips"]),
        ("a devastating and complex disorder", ["a devastating disorder", "complex disorder"]),
        ("loss of memory, speech, or movement", ["loss of memory", "loss of speech", "loss of movement"]),
        ("shortages of iron, copper, or zinc", ["shortages of iron", "shortages of copper", "shortages of zinc"]),
        ("antitrypsin, or AAT, deficiency", ["antitrypsin deficiency"]),
        ("an inability to bend the knee, and a stiff gait", ["an inability to bend the knee", "a stiff gait"]),
        (
            "softening and removing thick, sticky mucus from the airways",
            ["softening thick , sticky mucus from the airways", "removing thick , sticky mucus from the airways"],
        ),
    ],
)
def test_what_is_plain_is_parted(text: str, members: list[str]) -> None:
    assert _members(text) == members


def test_a_list_is_not_mixed() -> None:
    tokens = tokenise("fever and chills and cough", 0, 26)
    assert not is_mixed(tokens, groups_of(tokens, set()))


def test_a_list_of_three_holds_no_other_name() -> None:
    text = "fever, cough, or chills"
    tokens = tokenise(text, 0, len(text))
    assert inserted(tokens, groups_of(tokens, set())) == []
