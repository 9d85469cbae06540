"""What is no complaint, finding or consequence."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "People with paper lung may have getting plenty of rest."),
        ("Symptoms", "Babies may have several hundred coughs a day."),
        ("Causes", "The behaviors cause serious problems with work."),
        ("Complications", "The narrowing can cause pain."),
        ("Summary", "Paper lung has a stable or slowly progressive course."),
        ("Causes", "Faulty genes lead to the function of cilia."),
    ],
)
def test_such_objects_and_subjects_are_left(section: str, sentence: str) -> None:
    assert read(section, sentence) == []


def test_what_a_named_thing_leads_to_is_kept() -> None:
    (found,) = read("Causes", "Iron overload can lead to memory loss.")
    assert (found.subject.words, found.object.words) == ("iron overload", "memory loss")
