"""The weights: of rewrites (a logistic model), of candidates (boosted trees), and the calibration of the confidence."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import DataError
from kg.link.match import evidence, features

__all__ = ["Model", "read_model"]

Numbers = NDArray[np.float64]
Whole = NDArray[np.int32]
#: Rows that are judged at once, so that they stay near the processor.
_CHUNK = 4096


@dataclass(frozen=True)
class Model:
    """What was learnt from mappings that people made.

    Args:
        rewrites: Weights of a rewrite, by ``evidence.FEATURES``.
        trees: One table a tree: feature, threshold, left, right, value; a leaf has feature -1.
        start: Log odds before any tree.
        scale: Log odds and confidence at the knots of the calibration, both rising.
    """

    rewrites: tuple[float, ...]
    trees: tuple[Numbers, ...]
    start: float
    scale: tuple[tuple[float, ...], tuple[float, ...]]

    def log_odds(self, rows: Numbers) -> Numbers:
        """Log odds of candidates, one row of features each."""
        total = np.full(len(rows), self.start)
        steps = [_steps(tree) for tree in self.trees]
        for start in range(0, len(rows), _CHUNK):
            part = np.ascontiguousarray(rows[start : start + _CHUNK])
            first = np.arange(len(part), dtype=np.int32) * np.int32(rows.shape[1])
            values = part.ravel()
            for feature, threshold, children, value, depth in steps:
                at = np.zeros(len(part), dtype=np.int32)
                for _ in range(depth):
                    at = children[2 * at + (values[first + feature[at]] > threshold[at])]
                total[start : start + _CHUNK] += value[at]
        return total

    def confidence(self, rows: Numbers) -> Numbers:
        """How likely each candidate is right (0 to 1)."""
        return np.interp(self.log_odds(rows), *self.scale)

    def to_bytes(self) -> bytes:
        """The model as packed JSON: the same bytes each time."""
        trees = [
            [[int(f), round(t, 5), int(a), int(b), round(v, 5)] for f, t, a, b, v in tree.tolist()]
            for tree in self.trees
        ]
        document = {
            "rewrites": {"features": evidence.FEATURES, "weights": [round(weight, 4) for weight in self.rewrites]},
            "candidates": {"features": features.FEATURES, "start": round(self.start, 5), "trees": trees},
            "calibration": [[round(value, 4) for value in some] for some in self.scale],
        }
        return gzip.compress(json.dumps(document, separators=(",", ":")).encode(), mtime=0)


def _steps(tree: Numbers) -> tuple[Whole, Numbers, Whole, Numbers, int]:
    """Of each node the feature, the threshold, its two children one behind the other, and the value; and the depth."""
    feature, left, right = (tree[:, column].astype(np.int32) for column in (0, 2, 3))
    leaf = feature < 0
    left[leaf] = right[leaf] = np.flatnonzero(leaf)  # who has come to a leaf stays
    feature[leaf] = 0
    depth = 0
    level = np.zeros(1, dtype=np.int32)
    while not leaf[level].all():
        level = np.unique(np.concatenate([left[level], right[level]]))
        depth += 1
    return feature, tree[:, 1], np.column_stack([left, right]).ravel(), tree[:, 4], depth


def read_model(path: Path) -> Model:
    """What :meth:`Model.to_bytes` has made.

    Raises:
        DataError: when it was made for other features than those of this version.
    """
    document = json.loads(gzip.decompress(path.read_bytes()))
    made_for = [tuple(document[part]["features"]) for part in ("rewrites", "candidates")]
    if made_for != [evidence.FEATURES, features.FEATURES]:
        raise DataError("was made for other features", where=path.name, hint="Make it anew: make model")
    trees = tuple(np.array(tree, dtype=float) for tree in document["candidates"]["trees"])
    low, high = (tuple(knots) for knots in document["calibration"])
    return Model(tuple(document["rewrites"]["weights"]), trees, document["candidates"]["start"], (low, high))
