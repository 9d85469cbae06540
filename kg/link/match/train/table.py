"""The candidates of situations as tables: features, and whether right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.link.match.features import FEATURES
from kg.link.match.train.pairs import Situation, part

__all__ = ["Table", "tables_of"]


@dataclass(frozen=True)
class Table:
    """The candidates of one situation.

    Args:
        title: Pair, names, and whether closed.
        rows: Features of each candidate.
        right: Whether it is right.
        whose: The subject it belongs to.
        parts: The part of that subject.
        counterparts: The counterparts of each subject judged.
    """

    title: tuple[str, str, str]
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    whose: NDArray[np.str_]
    parts: NDArray[np.str_]
    counterparts: dict[str, set[str]]

    def best(self, odds: NDArray[np.float64]) -> NDArray[np.intp]:
        """The rows of the first choice of each subject."""
        order = np.lexsort((-odds, self.whose))
        return order[np.unique(self.whose[order], return_index=True)[1]]


def _table(situation: Situation, weights: tuple[float, ...]) -> Table:
    subjects, objects, judged = situation.run()
    search = situation.search(subjects, objects, weights)
    rows, right, whose = [np.empty((0, len(FEATURES)))], [], []
    for together in situation.lists(subjects):
        for subject, table in zip(together, search.rows(together), strict=True):
            if subject.iri in judged and len(table):
                rows.append(table)
                for choice in search.choices[subject.iri]:
                    right.append(objects[choice.term].iri in judged[subject.iri])
                    whose.append(subject.iri)
    parts = np.array([part(each) for each in whose])
    return Table(situation.title, np.vstack(rows), np.array(right, bool), np.array(whose), parts, judged)


def tables_of(todo: Sequence[Situation], weights: tuple[float, ...], *, jobs: int) -> list[Table]:
    """A table for each situation."""
    from multiprocessing import get_context

    _work.update(todo=todo, weights=weights)
    with get_context("fork").Pool(jobs) as pool:
        return list(pool.imap(_numbered, range(len(todo))))


_work: dict[str, object] = {}


def _numbered(number: int) -> Table:
    return _table(_work["todo"][number], _work["weights"])  # type: ignore[index, arg-type]
