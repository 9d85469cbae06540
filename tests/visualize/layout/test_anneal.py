"""Annealing: it finds cheaper arrangements, puts nobody where nobody may stand, and does the same on every run."""

from __future__ import annotations

import random

from visualize.layout.anneal import Arrangement, anneal

BOX = (-10.0, -10.0, 10.0, 10.0)
PLACES = [(x * 100.0, y * 100.0) for y in range(2) for x in range(4)]


def arrangement_of(names: str, links: list[tuple[str, str]], *, ordered: bool = False) -> Arrangement:
    at = dict(zip(names, PLACES, strict=False))
    return Arrangement(at, [(a, b, 1.0, ordered) for a, b in links], dict.fromkeys(names, BOX), dict.fromkeys(names, 1))


def whole_cost(arrangement: Arrangement) -> float:
    return arrangement.cost(set(arrangement.at), {y for _, y in arrangement.at.values()})


def annealed(
    arrangement: Arrangement, spare: list[tuple[float, float]], seed: int = 1
) -> dict[str, tuple[float, float]]:
    free = {"all": list(spare)}
    groups = {"all": sorted(arrangement.at)}
    anneal(arrangement, groups, free, random.Random(seed), steps=2000, temperature=200)  # noqa: S311
    assert sorted([*arrangement.at.values(), *free["all"]]) == sorted(PLACES), "each place is taken or free"
    return arrangement.at


def test_it_becomes_cheaper() -> None:
    made = arrangement_of("abcdef", [("a", "f"), ("b", "e"), ("a", "d")])
    before = whole_cost(made)
    annealed(made, PLACES[6:])
    assert whole_cost(made) < before


def test_the_same_seed_gives_the_same() -> None:
    links = [("a", "f"), ("b", "e"), ("a", "d")]
    one, two = (annealed(arrangement_of("abcdef", links), PLACES[6:]) for _ in range(2))
    assert one == two


def test_causes_come_left_of_their_effects() -> None:
    at = annealed(arrangement_of("dcba", [("a", "b"), ("b", "c"), ("c", "d")], ordered=True), PLACES[4:])
    xs = [at[name][0] for name in "abcd"]
    assert xs == sorted(set(xs))


def test_an_edge_through_a_node_and_edges_that_cross_cost() -> None:
    through = Arrangement(
        {"a": (0, 0), "b": (200, 0), "c": (100, 0)}, [("a", "b", 1, False)], dict.fromkeys("abc", BOX)
    )
    beside = Arrangement(through.at | {"c": (100, 50)}, through.links, through.boxes)
    assert through.cost({"a"}, set()) == beside.cost({"a"}, set()) + 140
    links = [("a", "b", 1.0, False), ("c", "d", 1.0, False)]
    corners = {"a": (0.0, 0.0), "b": (300.0, 300.0), "c": (0.0, 300.0), "d": (300.0, 0.0)}
    crossing = Arrangement(corners, links, dict.fromkeys("abcd", BOX))
    length = 2 * (300**2 + 300**2) ** 0.5
    assert crossing.cost(set("abcd"), set()) > length
    apart = Arrangement(corners | {"b": corners["d"], "d": corners["b"]}, links, crossing.boxes)
    assert apart.cost(set("abcd"), set()) == 600


def test_a_row_takes_no_label_that_is_too_high() -> None:
    made = arrangement_of("ab", [])
    made.room = {(0.0, False): 1, (100.0, False): 2}
    made.lines = {"a": 2, "b": 1}
    assert not made.fits("a", (0.0, 0.0))
    assert made.fits("a", (0.0, 100.0))
    assert made.fits("b", (0.0, 0.0))
