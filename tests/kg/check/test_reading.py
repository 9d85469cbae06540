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
