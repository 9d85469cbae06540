"""Facts of a subject from several places, brought together."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.link.vocabularies import gather
from kg.link.vocabularies.gather import Gathered
from kg.link.vocabularies.model import Said


def fact(value: str) -> Said:
    return "label", value, "", "", 1


def test_each_subject_is_given_back_once_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "_MANY", 2)
    gathered = Gathered()
    for subject, value in (("b", "1"), ("a", "2"), ("b", "3"), ("é", "4"), ("b", "5")):
        gathered.add(subject, [fact(value)])
    assert list(gathered) == [("a", [fact("2")]), ("b", [fact("1"), fact("3"), fact("5")]), ("é", [fact("4")])]
    assert list(Gathered()) == []


def test_what_is_said_of_one_subject_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "MAX_FACTS", 3)
    gathered = Gathered()
    for value in "1234":
        gathered.add("a", [fact(value)])
    with pytest.raises(InputError, match="more than 3 things"):
        list(gathered)
