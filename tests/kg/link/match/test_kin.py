"""What is above and below two concepts speaks for or against them."""

from __future__ import annotations

from kg.link.match.kin import Kin
from tests.kg.link.match.made import ORGANS, concept

SUBJECTS = [
    concept("s:9", "kidney disease"),
    concept("s:4", "cyst of kidney", parents=("s:9",)),
    concept("s:1", "liver cyst", parents=("s:9",)),
]


def test_parents_and_children_that_meet() -> None:
    kin = Kin(SUBJECTS, ORGANS, {"s:9": [8], "s:4": [3], "s:1": [0]})
    assert kin.verdicts("s:4", 3) == (1, 0)
    assert kin.verdicts("s:1", 0) == (-1, 0)
    assert kin.verdicts("s:9", 8) == (0, 1)
    assert kin.verdicts("s:9", 0) == (0, -1)


def test_nothing_is_known_without_parents() -> None:
    flat = [each._replace(parents=()) for each in SUBJECTS]
    assert Kin(flat, ORGANS, {"s:9": [8]}).verdicts("s:4", 3) == (0, 0)


def test_a_circle_ends() -> None:
    ring = [concept("s:1", "a", parents=("s:2",)), concept("s:2", "b", parents=("s:1",))]
    assert Kin(ring, ring, {"s:1": [0], "s:2": [1]}).verdicts("s:1", 0) == (1, 1)
