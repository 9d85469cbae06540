"""Of two triples that say the same from both ends, one is drawn."""

from __future__ import annotations

import pytest

from tests.visualize.explorer.graphs import E, model_of


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        (":a skos:broader :b . :b skos:narrower :a .", [("skos:broader", "a", "b")]),
        (":a skos:related :b . :b skos:related :a .", [("skos:related", "a", "b")]),
        (":a skos:broader :b .", [("skos:broader", "a", "b")]),
    ],
)
def test_what_is_said_from_both_ends_is_one_arrow(source: str, drawn: list[tuple[str, str, str]]) -> None:
    edges = model_of(source).edges
    assert [(edge.predicate, *sorted((edge.source, edge.target))) for edge in edges] == [
        (predicate, E + one, E + other) for predicate, one, other in drawn
    ]


def test_inverses_that_the_data_declare_are_one_arrow() -> None:
    model = model_of(":has owl:inverseOf :in . :in owl:inverseOf :has . :a :has :b . :b :in :a .")
    between = [edge for edge in model.edges if {edge.source, edge.target} == {f"{E}a", f"{E}b"}]
    assert len(between) == 1
