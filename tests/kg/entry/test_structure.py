"""The blocks of an entry: sentences, and lists with their lead-ins, however their lines are written."""

from __future__ import annotations

import pytest

from kg.entry.read import parse_text
from kg.entry.structure import blocks, names_of


def lists(text: str) -> list[tuple[str, list[str], bool]]:
    found = blocks(parse_text("Gout\n\nGout is a disease.\n\n" + text))
    return [
        (block.lead.text, [item[0].text for item in block.items], block.is_lost)
        for block in found
        if block.kind == "list"
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Symptoms\n\nSymptoms include:\n\n- Pain\n- Red skin\n", ["Pain", "Red skin"]),
        ("Symptoms\n\nSymptoms include:\n\nPain\n\nRed skin\n", ["Pain", "Red skin"]),
        ("Symptoms\n\n- Pain\n- Red skin\n", ["Pain", "Red skin"]),
        ("What are the symptoms of gout?\n\n- Pain\n- Red skin\n", ["Pain", "Red skin"]),
        ("Symptoms\n\nSymptoms include:\n\n• Pain.\n• Red skin. It may itch.\n", ["Pain.", "Red skin."]),
        ("Symptoms\n\nSymptoms include:\n\n1. Pain\n2. Red skin\n", ["Pain", "Red skin"]),
        (
            "Treatment\n\nYour doctor may advise you to:\n\nRest the joint.\n\nDrink water.\n",
            ["Rest the joint.", "Drink water."],
        ),
        ("Symptoms\n\nSymptoms include - pain - red skin - a dry mouth.\n", ["pain", "red skin", "a dry mouth."]),
        ("Symptoms\n\nSymptoms include:\n\n- pain - red skin - thirst\n", ["pain", "red skin", "thirst"]),
        ("Treatment\n\nMedicines include:\n\nAntibiotics to treat infections.\n", ["Antibiotics to treat infections."]),
    ],
)
def test_items_are_found(text: str, items: list[str]) -> None:
    ((_, found, is_lost),) = lists(text)
    assert found == items
    assert not is_lost


def test_key_points_in_one_list_are_the_lists_that_they_lead_to() -> None:
    points = (
        "Gout is bad.",
        "The symptoms of acute gout may include",
        "red skin",
        "pain",
        "Doctors treat gout with",
        "rest",
    )
    found = lists("Points to Remember\n\n" + "".join(f"- {point}\n" for point in points))
    assert [(lead, items) for lead, items, _ in found] == [
        ("The symptoms of acute gout may include", ["red skin", "pain"]),
        ("Doctors treat gout with", ["rest"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Gout\n\n## See a doctor if\n\n* it hurts\n* it lasts\n",
        "<html><body><h1>Gout</h1><h2>See a doctor if</h2><ul><li>it hurts</li><li>it lasts</li></ul></body></html>",
    ],
)
def test_items_of_markup_below_a_heading_that_leads_to_them(text: str) -> None:
    (found,) = blocks(parse_text(text))
    assert (found.kind, found.lead.text, [item[0].text for item in found.items]) == (
        "list",
        "See a doctor if",
        ["it hurts", "it lasts"],
    )


def test_a_point_that_is_a_sentence_ends_a_list_of_small_items() -> None:
    lines = (
        "- Symptoms include:",
        "- a cough",
        "- a fever",
        "- Paper lung has no cure. It is confirmed with",
        "- a scan",
    )
    found = blocks(parse_text("Paper lung\n\nPoints to Remember\n\n" + "\n".join(lines) + "\n"))
    assert [(each.kind, [item[0].text for item in each.items]) for each in found] == [
        ("list", ["a cough", "a fever"]),
        ("sentence", []),
        ("list", ["a scan"]),
    ]


def test_a_sentence_behind_an_item_leads_to_no_list() -> None:
    lines = (
        "Steps include:",
        "- Sleep well. Books are for when you are awake",
        "- Drink tea       NIH: Institute of Ink",
    )
    found = blocks(parse_text("Paper lung\n\nPrevention\n\n" + "\n".join(lines) + "\n"))
    assert [[item[0].text for item in each.items] for each in found] == [["Sleep well.", "Drink tea"]]


def test_points_that_lead_to_items_of_their_own() -> None:
    lines = ("- Paper lung is rare.", "- Doctors find it with", "- a scan", "- tests", "- It has no cure.")
    found = blocks(parse_text("Paper lung\n\nPoints to Remember\n\n" + "\n".join(lines) + "\n"))
    assert [(each.kind, [item[0].text for item in each.items]) for each in found] == [
        ("sentence", []),
        ("list", ["a scan", "tests"]),
        ("sentence", []),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Treatment\n\nMedicines include:\n\nOutlook\n\nGout lasts.\n",
        "Exams and Tests\n\nThe exam may show:\n\nTests to confirm gout include:\n\n- X-ray\n",
        "Symptoms\n\nSymptoms include:\n\nGout is generally mild. The joints swell.\n",
    ],
)
def test_a_lost_list_is_lost(text: str) -> None:
    assert lists(text)[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "Exams and Tests\n\nNeurological exam: May show weak reflexes.\n",
        "Treatment\n\nFive types of treatment are used:\n\nSurgery\n\nSurgery removes crystals.\n",
        "Symptoms\n\nThe bones change the face: The brow and the jaw protrude.\n",
    ],
)
def test_a_colon_alone_is_no_lost_list(text: str) -> None:
    assert parse_text("Gout\n\nGout is a disease.\n\n" + text).lost_lists == ()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Frequency", "causes"),
        ("Genetic Changes", "causes"),
        ("Risk Factors", "causes"),
        ("Key Points", "summary"),
        ("What are the symptoms of gout?", "symptoms"),
        ("Living With Gout", "treatment"),
        ("Stages of Gout", "exams"),
    ],
)
def test_headings_are_known_by_their_words(heading: str, kind: str) -> None:
    entry = parse_text(f"Gout\n\nGout is a disease.\n\n{heading}\n\nGout is common in men.\n")
    assert [section.kind for section in entry.sections][-1] == kind
    assert [unit.kind for unit in entry.units][-2:] == ["heading", "sentence"]


def test_what_has_no_name_is_read_as_text() -> None:
    page = "<html><body><h1>Gout</h1><p>Gout is a disease.</p><h2>Odds and ends</h2><p>Gout hurts.</p></body></html>"
    entry = parse_text(page)
    assert entry.sections[-1].kind == "other"
    assert entry.units[-1].kind == "sentence"


def test_a_title_stands_above_the_first_part() -> None:
    text = "Hantavirus\n\nTreatment\n\nDiagnosing HPS\n\nDiagnosing HPS is difficult. It is seldom seen.\n"
    assert parse_text(text).title == "Hantavirus"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Causes of Gout", ["Gout"]),
        ("Parasites - Gout", ["Gout"]),
        ("What I need to know about Living with Gout", ["Gout"]),
        ("Gout (Also Known as Podagra)", ["Gout", "Podagra"]),
        ("Gout: Symptoms, Causes, and Treatment", ["Gout"]),
        ("Gout: an overview", ["Gout"]),
        ("Gout", ["Gout"]),
    ],
)
def test_a_title_may_say_more_than_the_name(title: str, names: list[str]) -> None:
    assert [name.text for name in names_of(parse_text(f"{title}\n\nGout is a disease.\n"))] == names


def test_names() -> None:
    entry = parse_text("Gout\n\nAlso called: Podagra; Gouty arthritis\n\nGout is a disease.\n")
    assert [name.text for name in names_of(entry)] == ["Gout", "Podagra", "Gouty arthritis"]


def test_a_heading_of_risks_is_no_title() -> None:
    text = "Parasites - Gout\n\nRisk Factors\n\nRisk factors of gout are many.\n"
    assert [name.text for name in names_of(parse_text(text))] == ["Gout"]


def test_a_sentence_below_the_title_is_no_name() -> None:
    sentences = "Gout is a painful disease. It may spread to any joint; however, it more often affects the"
    text = f"Gout\n\n{sentences}\n\n- toes\n- knees\n"
    assert [name.text for name in names_of(parse_text(text))] == ["Gout"]
