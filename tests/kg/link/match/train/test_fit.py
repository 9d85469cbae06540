"""Weights, trees and scale, learnt from tables made up."""

from __future__ import annotations

import numpy as np
import pytest

from kg.link.match.features import FEATURES
from kg.link.match.model import Model
from kg.link.match.train.table import Table

pytest.importorskip("sklearn")
from kg.link.match.train import fit as module
from kg.link.match.train.fit import calibration, fit, fit_apart, isotonic


@pytest.fixture(autouse=True)
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trees enough for what is made up here."""
    monkeypatch.setitem(module._SETTINGS, "max_iter", 8)
    monkeypatch.setitem(module._SETTINGS, "learning_rate", 0.6)


def made(pair: str, seed: int) -> Table:
    """Candidates that are right where the first feature is high."""
    random = np.random.default_rng(seed)
    rows = random.random((800, len(FEATURES)))
    whose = np.array([f"{pair}:{number}" for number in range(800)])
    parts = np.array(["train", "train", "calibrate", "test"] * 200)
    right = rows[:, 0] > 0.5
    return Table((pair, "labels", "closed"), rows, right, whose, parts, {each: set() for each in whose})


def test_trees_learn_what_is_right_and_come_out_the_same() -> None:
    tables = [made("a-b", 0), made("c-d", 1)]
    start, trees = fit(tables, seeds=1)
    again = fit(tables, seeds=1)
    assert start == again[0]
    assert all(np.array_equal(*pair) for pair in zip(trees, again[1], strict=True))
    odds = Model((), trees, start, ((0.0,), (0.0,))).log_odds(tables[0].rows)
    assert ((odds > 0) == tables[0].right).mean() > 0.95


def test_the_scale_rises_and_is_of_pairs_left_out() -> None:
    tables = [made("a-b", 0), made("c-d", 1)]
    apart = fit_apart(tables)
    assert sorted(apart) == ["b", "d"]
    low, high = calibration(tables, apart)
    assert list(low) == sorted(low)
    assert list(high) == sorted(high)
    assert high[0] < 0.2
    assert high[-1] > 0.8


def test_what_is_not_rising_is_levelled() -> None:
    odds = np.array([0.0, 1.0, 2.0, 3.0])
    _, high = isotonic(odds, np.array([True, False, True, True]), np.ones(4), bins=4)
    assert high == pytest.approx([0.5, 0.5, 0.999, 0.999])
