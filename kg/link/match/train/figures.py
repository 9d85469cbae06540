"""How well a model does on the subjects of the test part, pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.link.match.model import Model
from kg.link.match.train.fit import group_of
from kg.link.match.train.pairs import part as part_of
from kg.link.match.train.table import Table

__all__ = ["Judged", "figures", "gap", "judged"]

_HEAD = f"{'':36s}{'P':>6s}{'R':>7s}{'F1':>7s}{'null':>7s}{'F1 all':>8s}{'best':>7s}{'gap':>7s}{'≥.95':>7s}{'rows':>8s}"


class Judged:
    """First choices that were judged.

    Args:
        confidence: Of each first choice.
        right: Whether it is right.
        known: Whether its subject has a counterpart.
        with_one: Subjects with a counterpart.
        without: Subjects with none.
    """

    def __init__(
        self,
        confidence: NDArray[np.float64],
        right: NDArray[np.bool_],
        known: NDArray[np.bool_],
        with_one: int,
        without: int,
    ) -> None:
        self.confidence, self.right, self.known = confidence, right, known
        self.with_one, self.without = with_one, without

    def at(self, least: float) -> tuple[float, float, float, float, float]:
        """Precision and recall of subjects with a counterpart, F1, share of the others linked, F1 of all."""
        made = self.confidence >= least
        hits = int((self.right & made).sum())
        precision, recall = hits / max(1, int((made & self.known).sum())), hits / max(1, self.with_one)
        overall = hits / max(1, int(made.sum()))
        null = int((made & ~self.known).sum()) / max(1, self.without)
        return precision, recall, _harmonic(precision, recall), null, _harmonic(overall, recall)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / max(1e-9, one + other)


def gap(confidence: NDArray[np.float64], right: NDArray[np.bool_], bins: int = 10) -> float:
    """The mean gap between said and held: equal bins of confidence, weighted by their rows."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    groups = [place == number for number in range(bins)]
    gaps = [abs(confidence[here].mean() - right[here].mean()) * here.sum() for here in groups if here.any()]
    return float(sum(gaps) / max(1, len(confidence)))


def judged(tables: Sequence[Table], models: Mapping[str, Model], part: str = "test") -> Judged:
    """The first choices of the subjects of a part, each pair by the model of its group."""
    confidence, right, known = [], [], []
    with_one = without = 0
    for each in tables:
        model = models[group_of(each)]
        first = each.best(model.log_odds(each.rows))
        first = first[each.parts[first] == part]
        confidence.append(model.confidence(each.rows[first]))
        right.append(each.right[first])
        known.append(np.array([bool(each.counterparts[subject]) for subject in each.whose[first]], bool))
        here = [subject for subject in each.counterparts if part_of(subject) == part]
        with_one += sum(bool(each.counterparts[subject]) for subject in here)
        without += sum(not each.counterparts[subject] for subject in here)
    return Judged(np.concatenate(confidence), np.concatenate(right), np.concatenate(known), with_one, without)


def figures(tables: Sequence[Table], models: Mapping[str, Model]) -> None:
    """Print what links of confidence 0.5 or more are worth, and whether the confidences hold.

    Args:
        tables: The candidates.
        models: For each group of pairs a model whose trees were fitted without it.
    """
    print(_HEAD)
    groups: dict[tuple[str, str, str], list[Table]] = defaultdict(list)
    for each in tables:
        groups[each.title].append(each)
    for title, some in sorted(groups.items()):
        found = judged(some, models)
        best = max(found.at(float(least))[4] for least in np.linspace(0.02, 0.98, 49))
        p, r, f1, null, overall = found.at(0.5)
        sure = found.confidence >= 0.95
        holds = found.right[sure].mean() if sure.any() else float("nan")
        cells = f"{p:8.3f}{r:7.3f}{f1:7.3f}{null:7.3f}{overall:8.3f}{best:7.3f}"
        line = f"{' '.join(title):34s}{cells}{gap(found.confidence, found.right):7.3f}{holds:7.3f}"
        print(f"{line}{len(found.confidence):8d}")
