"""What links are worth, and whether confidences hold."""

from __future__ import annotations

import numpy as np
import pytest

from kg.link.match.train.figures import Judged, gap


def test_precision_recall_and_those_without_a_counterpart() -> None:
    judged = Judged(
        np.array([0.9, 0.8, 0.7, 0.2]),
        np.array([True, False, False, True]),
        np.array([True, True, False, True]),
        with_one=4,
        without=2,
    )
    precision, recall, f1, null, overall = judged.at(0.5)
    assert (precision, recall, null) == (0.5, 0.25, 0.5)
    assert f1 == pytest.approx(1 / 3)
    assert overall == pytest.approx(2 * (1 / 3) * 0.25 / (1 / 3 + 0.25))


def test_the_gap_is_weighted_by_rows() -> None:
    confidence = np.array([0.95, 0.95, 0.95, 0.15])
    assert gap(confidence, np.array([True, True, True, False])) == pytest.approx((3 * 0.05 + 0.15) / 4)
