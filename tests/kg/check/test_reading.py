"""How many: what holds, and what excludes what."""

from __future__ import annotations

from kg.check.reading import EXISTS, Share


def test_shares_hold_and_exclude() -> None:
    most, rarely = Share(50.1, 100), Share(EXISTS.low, 5)
    assert most.holds(Share(74, 74, is_number=True))
    assert not most.holds(Share(30, 79))
    assert rarely.excludes(most)
    assert not EXISTS.excludes(rarely)
    assert Share(60, 60, is_number=True, slack=2.5).holds(Share(62, 62, is_number=True))


def test_one_sided_numbers_are_open() -> None:
    assert Share(50, 100, is_number=True).is_open
    assert not Share(50, 60, is_number=True).is_open
    assert not Share(100, 100, is_number=True).is_open


def test_a_count_is_its_percentage() -> None:
    counted = Share(74, 74, is_number=True, number=37, size=50)
    assert counted.counts_as(Share(74, 74, is_number=True))
    assert counted.counts_as(Share(73.8, 73.8, is_number=True, number=37, size=50))
    assert not counted.counts_as(Share(75, 75, is_number=True))
    assert not counted.counts_as(Share(74, 74, is_number=True, number=38, size=51))
    assert not Share(0.44, 0.44, number=7, size=1593).counts_as(Share(0.16, 0.16))
