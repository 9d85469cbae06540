"""The candidates of situations as tables."""

from __future__ import annotations

import numpy as np

from kg.link.match.features import FEATURES
from kg.link.match.rewrites import Rewrites
from kg.link.match.train.pairs import Pair, Situation
from kg.link.match.train.table import tables_of
from tests.kg.link.match.made import ORGANS, WEIGHTS, concept

PAIR = Pair(
    "a-b", [concept(f"s:{n}", each.label) for n, each in enumerate(ORGANS)], ORGANS, {"s:0": {"o:1"}}, Rewrites()
)


def test_each_candidate_is_a_row_that_is_right_or_not() -> None:
    first, second = tables_of([Situation(PAIR, (1, 1, 0)), Situation(PAIR, (1, 1, 0), closed=True)], WEIGHTS, jobs=2)
    assert first.rows.shape == (len(first.right), len(FEATURES))
    assert set(first.whose) == {"s:0"}
    assert first.right[first.best(first.rows[:, 0])].tolist() == [True]
    assert np.count_nonzero(second.right) == 1
