"""What Python gets back shows itself in a notebook, and is otherwise the same value."""

from __future__ import annotations

from dataclasses import fields

import kg
from kg.claims.card import Card
from kg.claims.path import Paths
from kg.shown import ShownCard, ShownPaths, shown


def test_a_card_and_paths_are_the_same_values_with_html() -> None:
    graph = kg.load()
    card, paths = graph.show("vitiligo"), graph.path("vitiligo", "plasma exchange")
    assert isinstance(card, ShownCard)
    assert isinstance(paths, ShownPaths)
    plain = Card(*(getattr(card, field.name) for field in fields(Card)))
    assert str(plain) == str(card)
    assert plain.record() == card.record()
    assert "_repr_html_" not in dir(plain)
    assert "vitiligo" in card._repr_html_()
    assert "plasma exchange" in paths._repr_html_()
    ways = Paths(*(getattr(paths, field.name) for field in fields(Paths)))
    assert shown(ShownPaths, ways) == paths
