"""Items of lists that no rule reads, with what is said of those beside them."""

from __future__ import annotations

from tests.kg.reading.entries import read


def test_an_item_beside_others_that_are_read() -> None:
    found = read(
        "Symptoms",
        "Symptoms may include:",
        "",
        "- fever",
        "- pain",
        "- a feeling as if the chest were in a vice",
        in_words=True,
    )
    (item,) = [each for each in found if each.rule == "verbatim"]
    assert (item.predicate, item.modality, item.tier) == ("ck:hasSymptom", "ck:may", "C")
    assert item.object.words == "a feeling as if the chest were in a …"
    assert len(item.evidence) == 2


def test_a_list_that_nobody_reads_stays_unread() -> None:
    lines = ("Your doctor may ask whether:", "", "- You have any new health problems", "- You take any medicines")
    assert not [each for each in read("Exams and Tests", *lines, in_words=True) if each.rule == "verbatim"]


def test_items_beside_treatments_and_medicines() -> None:
    lines = (
        "Treatment of paper lung may include:",
        "",
        "- aspirin",
        "- surgery",
        "- eating five or six small meals a day",
    )
    (item,) = [each for each in read("Treatment", *lines, in_words=True) if each.rule == "verbatim"]
    assert (item.predicate, item.modality) == ("ck:hasTreatment", "ck:may")


def test_an_item_below_a_lead_in_that_goes_on() -> None:
    lines = (
        "There are ways to reduce the risk of paper lung. These include",
        "",
        "- Drinking tea",
        "- Don't print books at night or allow anyone to print near you",
    )
    found = read("Summary", *lines, in_words=True)
    assert {(each.predicate, each.rule, len(each.evidence)) for each in found} == {
        ("ck:hasPrevention", "lead-prevention", 3),
        ("ck:hasPrevention", "verbatim", 3),
    }
