"""Fits the weights of rewrites, the trees, and the scale of the confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.link.match import evidence
from kg.link.match.features import FEATURES
from kg.link.match.model import Model
from kg.link.match.train.pairs import Situation, part
from kg.link.match.train.table import Table

__all__ = ["UNSCALED", "Fitted", "calibration", "fit", "fit_apart", "group_of", "isotonic", "rewrite_weights"]

#: Log odds to start with, and a table a tree, see :class:`kg.link.match.model.Model`.
Fitted = tuple[float, tuple[NDArray[np.float64], ...]]

_GUESS = {
    "bias": -2, "same": 1, "different": -0.8, "background same": 1, "background different": -0.6, "unrewritten": -0.3,
    "digit": -0.5, "two edits": 1.5, "prefix": 1.2, "opposites": -1, "unseen": -2.5,
}  # fmt: skip
#: Features that can only speak for a candidate, only against it.
_FOR = (
    "names", "same text", "label", "covers subject", "covers object", "order", "ahead of next",
    "ahead of other subjects", "weakest step", "least support", "witnesses for", "names that meet", "parents",
    "children",
)  # fmt: skip
_AGAINST = (
    "claimed by label", "rivals as good", "ambiguous", "rarest dropped", "unknown words", "numbers",
    "witnesses against",
)  # fmt: skip
_SETTINGS: dict[str, Any] = {
    "max_iter": 250,
    "max_depth": 5,
    "learning_rate": 0.05,
    "l2_regularization": 1.0,
    "min_samples_leaf": 40,
    "max_features": 0.6,
}
UNSCALED = ((-9.0, 9.0), (0.0, 1.0))


def rewrite_weights(runs: Sequence[Situation]) -> tuple[float, ...]:
    """How likely a rewrite is: a logistic model of the candidates that depend on one rewrite, fitted twice."""
    from sklearn.linear_model import LogisticRegression

    weights = tuple(float(_GUESS.get(feature, 0)) for feature in evidence.FEATURES)
    for _ in range(2):
        rows: list[list[float]] = []
        right: list[bool] = []
        for each in runs:
            subjects, objects, judged = each.run()
            search = each.search(subjects, objects, weights)
            for subject, counterparts in judged.items():
                for choice in search.choices[subject] if part(subject) == "train" else ():
                    steps = sorted(choice.steps, key=lambda step: step.chance)
                    if steps and (len(steps) == 1 or steps[1].chance >= 0.8):
                        rows.append(search.evidence.features(steps[0].left, steps[0].right))
                        right.append(objects[choice.term].iri in counterparts)
        found = LogisticRegression(C=1.0, fit_intercept=False, max_iter=5000).fit(np.array(rows, dtype=float), right)
        weights = tuple(round(weight, 4) for weight in found.coef_[0].tolist())
    return weights


def fit(tables: Sequence[Table], seeds: int = 1) -> Fitted:
    """Boosted trees, the average of several seeds."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    taken = [each.parts == "train" for each in tables]
    rows = np.vstack([each.rows[here] for each, here in zip(tables, taken, strict=True)])
    right = np.concatenate([each.right[here] for each, here in zip(tables, taken, strict=True)])
    # there are few situations: blurred, lest the trees know each by its shares and jump between two alike
    blurred = [feature.endswith("settled") for feature in FEATURES]
    rows[:, blurred] += np.random.default_rng(0).normal(0, 0.08, (len(rows), sum(blurred)))
    rising = [(feature in _FOR) - (feature in _AGAINST) for feature in FEATURES]
    with threadpool_limits(1):  # the order of a sum depends on the number of threads
        fitted = [
            HistGradientBoostingClassifier(
                random_state=seed, monotonic_cst=rising, early_stopping=False, **_SETTINGS
            ).fit(rows, right)
            for seed in range(seeds)
        ]
    found = [_numbers(tree.nodes, seeds) for each in fitted for (tree,) in each._predictors]  # noqa: SLF001
    start = float(np.mean([each._baseline_prediction for each in fitted]))  # noqa: SLF001
    return start, tuple(found)


def _numbers(nodes: Any, seeds: int) -> NDArray[np.float64]:  # noqa: ANN401 - a record array of scikit-learn
    leaf = nodes["is_leaf"].astype(bool)
    feature = np.where(leaf, -1, nodes["feature_idx"])
    threshold = np.where(leaf, 0.0, nodes["num_threshold"])
    value = np.where(leaf, nodes["value"] / seeds, 0.0)
    return np.column_stack([feature, threshold, nodes["left"], nodes["right"], value]).astype(float)


def fit_apart(tables: Sequence[Table]) -> dict[str, Fitted]:
    """For each group of pairs that are like each other, the trees that are fitted without it."""
    groups = sorted({group_of(each) for each in tables})
    return {group: fit([each for each in tables if group_of(each) != group]) for group in groups}


def calibration(
    tables: Sequence[Table], apart: Mapping[str, Fitted], bins: int = 30
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Log odds of first choices and the share that is right, every situation weighing the same.

    What is asked for is how sure to be of vocabularies never seen: pairs are judged by trees that were fitted without
    them and those like them.

    Args:
        tables: The candidates.
        apart: What :func:`fit_apart` has made of them.
        bins: Knots of the scale, at most.
    """
    odds, right, weight = [], [], []
    for each in sorted(tables, key=group_of):
        start, trees = apart[group_of(each)]
        all_odds = Model((), trees, start, UNSCALED).log_odds(each.rows)
        first = each.best(all_odds)
        first = first[each.parts[first] == "calibrate"]
        odds.append(all_odds[first])
        right.append(each.right[first])
        weight.append(np.full(len(first), 1 / max(1, len(first))))
    return isotonic(*map(np.concatenate, (odds, right, weight)), bins=bins)


def group_of(table: Table) -> str:
    """The pairs that are like each other: diseases in MeSH, in NCIT, phenotypes, anatomy, chemicals."""
    groups = {"mondo-mesh": "diseases", "doid-mesh": "diseases", "mondo-ncit": "ncit", "ncit-mondo": "ncit"}
    return groups.get(table.title[0], table.title[0].rpartition("-")[2])


def isotonic(
    odds: NDArray[np.float64], right: NDArray[np.bool_], weight: NDArray[np.float64], *, bins: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """A rising scale from log odds to the share that is right: the knots of both."""
    from sklearn.isotonic import IsotonicRegression

    order = np.argsort(odds, kind="stable")
    before = np.cumsum(weight[order]) - weight[order] / 2
    place = np.minimum(before / weight.sum() * bins, bins - 1).astype(int)

    def mean(values: NDArray[Any]) -> NDArray[np.float64]:
        groups = [place == number for number in range(bins)]
        return np.array([np.average(values[order][here], weights=weight[order][here]) for here in groups if here.any()])

    low = mean(odds).round(6)
    high = IsotonicRegression(y_min=0.001, y_max=0.999).fit_transform(low, mean(right.astype(float)))
    return tuple(low.tolist()), tuple(high.tolist())
