"""How likely names mean the same, given the words in which they differ."""

from __future__ import annotations

import pytest

from kg.claims.normal import bag
from kg.link.match import evidence as module
from kg.link.match.evidence import FEATURES
from kg.link.match.rewrites import NOTHING
from tests.kg.link.match.made import evidence


def test_a_rewrite_that_was_seen_is_likelier_than_one_that_was_not() -> None:
    found = evidence()
    assert found.chance(bag("hepatic"), bag("liver")) > 0.5 > found.chance(bag("hepatic"), bag("kidney"))


def test_opposites_and_numbers_are_known() -> None:
    found = evidence()

    def feature(name: str, left: str, right: str) -> float:
        return found.features(bag(left), bag(right))[FEATURES.index(name)]

    assert feature("opposites", "acute", "chronic")
    assert not feature("opposites", "acute", "renal")
    assert feature("digit", "1", "2")
    assert feature("one edit", "nephritic", "nephrotic")


def test_a_chain_explains_several_rewrites_and_says_them() -> None:
    chance, steps = evidence().chain(bag("hepatic renal"), bag("liver kidney"))
    assert {str(step) for step in steps} == {"“hepatic” for “liver”", "“renal” for “kidney”"}
    assert 0 < chance < min(step.chance for step in steps)
    assert evidence().chain(NOTHING, NOTHING) == (1, ())
    assert evidence().chain(bag("a1 b1 c1 d1 e1"), bag("x1")) == (0, ())


def test_words_that_stand_for_each_other_are_one_class() -> None:
    classes = evidence().classes()
    one = {classes.get(word, word) for word in ("hepatic", "liver")}
    other = {classes.get(word, word) for word in ("renal", "kidney")}
    assert (len(one), len(other), len(one | other)) == (1, 1, 2)


def test_a_name_is_looked_for_under_other_names_too() -> None:
    from tests.kg.link.match.made import concept

    some = [concept(f"o:{n}", f"premature ovarian failure {n}", f"primary ovarian insufficiency {n}") for n in range(5)]
    assert bag("primary ovarian insufficiency 9") in evidence(some).variants(bag("premature ovarian failure 9"))


def test_what_is_forgotten_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(frozenset({"hepatic"}), frozenset({"liver"})), (frozenset({"renal", "acute"}), frozenset({"kidney"}))]
    full = evidence()
    found = [full.chain(*pair) for pair in pairs]
    monkeypatch.setattr(module, "_KEPT", 1)
    small = evidence()
    assert [small.chain(*pair) for pair in (*pairs, *pairs)] == found * 2
    assert len(small._chains) == len(small._chances) == 1
