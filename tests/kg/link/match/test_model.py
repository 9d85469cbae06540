"""A model is written, read again, and applied."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from kg.errors import DataError
from kg.link.match import evidence, features
from kg.link.match.model import Model, read_model
from kg.sources import sources

#: One tree: is the first feature above a half?
TREE = np.array([[0, 0.5, 1, 2, 0], [-1, 0, 0, 0, -2], [-1, 0, 0, 0, 2]], dtype=float)
MODEL = Model((0.5,) * len(evidence.FEATURES), (TREE, TREE), 0.25, ((-5.0, 5.0), (0.0, 1.0)))


def test_trees_are_summed_and_scaled() -> None:
    rows = np.zeros((2, len(features.FEATURES)))
    rows[1, 0] = 1
    assert MODEL.log_odds(rows).tolist() == [-3.75, 4.25]
    assert MODEL.confidence(rows) == pytest.approx([0.125, 0.925])


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(MODEL.to_bytes())
    again = read_model(tmp_path / "model")
    assert again.to_bytes() == MODEL.to_bytes()
    assert (again.rewrites, again.start, again.scale) == (MODEL.rewrites, MODEL.start, MODEL.scale)


def test_a_model_of_other_features_is_refused(tmp_path: Path) -> None:
    document = json.loads(gzip.decompress(MODEL.to_bytes()))
    document["candidates"]["features"].append("another")
    (tmp_path / "old.json.gz").write_bytes(gzip.compress(json.dumps(document).encode()))
    with pytest.raises(DataError, match=r"old.json.gz: was made for other features. Make it anew: make model"):
        read_model(tmp_path / "old.json.gz")


def test_the_shipped_model_rises_with_confidence() -> None:
    model = read_model(sources().linking / "model.json.gz")
    assert list(model.scale[0]) == sorted(model.scale[0])
    assert list(model.scale[1]) == sorted(model.scale[1])
    assert 0 < model.scale[1][0] < 0.1
    assert 0.9 < model.scale[1][-1] < 1
