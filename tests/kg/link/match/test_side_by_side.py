"""The same work on many things comes out in their order."""

from __future__ import annotations

import pytest

from kg.link.match import side_by_side
from kg.link.match.side_by_side import cores, in_parts


def test_results_are_the_same_with_any_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_MANY", 10)
    monkeypatch.setattr(side_by_side, "_PART", 7)
    things = list(range(40))
    told: list[float] = []
    expected = [thing * thing for thing in things]
    assert in_parts(lambda thing: thing * thing, things, jobs=1, tell=told.append) == expected
    assert told == sorted(told)
    assert told[-1] == 1
    assert in_parts(lambda thing: thing * thing, things, jobs=2) == expected


def test_an_error_of_the_work_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_MANY", 1)
    with pytest.raises(ZeroDivisionError):
        in_parts(lambda thing: 1 // thing, [1, 0], jobs=2)


def test_there_is_a_core() -> None:
    assert cores() >= 1
