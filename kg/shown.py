"""Cards, paths and comparisons that a notebook shows: those of :mod:`kg.claims`, which know of no notebook."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

from kg.claims.card import Card
from kg.claims.compare import Comparison
from kg.claims.path import Paths

__all__ = ["ShownCard", "ShownComparison", "ShownPaths", "shown"]


class ShownCard(Card):
    """A card with its HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from kg.notebook import card_html

        return card_html(self)


class ShownComparison(Comparison):
    """A comparison with its HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from kg.notebook import comparison_html

        return comparison_html(self)


class ShownPaths(Paths):
    """Paths with their HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from kg.notebook import paths_html

        return paths_html(self)


_Shown = TypeVar("_Shown", ShownCard, ShownComparison, ShownPaths)


def shown(kind: type[_Shown], value: Card | Comparison | Paths) -> _Shown:
    """A value as one of a kind that a notebook shows, with the same fields."""
    return kind(**{field.name: getattr(value, field.name) for field in fields(value)})
