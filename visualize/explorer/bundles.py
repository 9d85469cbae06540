"""The arrows between the concept in the middle and each box of the picture, gathered: one arrow a box.

What is said not to be so is never gathered: its arrow stands alone, in the colour of denials.

A bundle says which arrows it gathers, the way it takes between the boxes, and where its words stand. Which of its
arrows are shown, and so its words, depends on layers and filters: :func:`bundle_words` makes them of those. A bundle
of one shown arrow is that arrow itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from visualize.explorer.model import PageModel
from visualize.layout.labels import RADIUS, Box, Position, box
from visualize.layout.place import Region
from visualize.layout.routes import cuts, route

__all__ = ["Bundle", "bundle_words", "bundles", "word_places"]

_CHARACTER, _HEIGHT = 8, 20  # pixels: a character and the height of the words
_HEADING, _HEADING_CHARACTER = 26, 11  # pixels: the height of a heading and one of its characters, which are bold
_SHARES = (50, 42, 58, 34, 66, 26, 74, 18, 82)  # hundredths of the way at which words may stand


@dataclass(frozen=True, slots=True)
class Bundle:
    """The arrows between the concept in the middle and a box.

    ``region`` is the number of the box, ``edges`` are the ids of the arrows. ``path`` leads from the middle of the
    concept to the border of the box, and ``label`` is the middle of its words (pixels at zoom 1).
    """

    region: int
    edges: tuple[str, ...]
    path: tuple[Position, ...]
    label: Position


def bundle_words(predicates: Sequence[str]) -> str:
    """The words of a bundle: at most two predicates, the commonest first, and how many arrows there are.

    >>> bundle_words(["has test", "has test", "has contact", "has referral"])
    'has test, has contact … 4'
    >>> bundle_words(["occurs in", "occurs in"])
    'occurs in 2'

    Args:
        predicates: The predicate of each arrow, in words; of a lost list, that of what it held.
    """
    counts = Counter(predicates)
    first = sorted(counts, key=lambda name: (-counts[name], name))
    return f"{', '.join(first[:2])}{' …' if len(first) > 2 else ''} {len(predicates)}"


def bundles(model: PageModel, positions: Mapping[str, Position], regions: Sequence[Region]) -> list[Bundle]:
    """One bundle for each box that two or more arrows join to the concept in the middle.

    Args:
        model: The page.
        positions: Where its nodes stand.
        regions: The boxes of the picture.
    """
    middle = positions.get(model.focus or "")
    if middle is None or not regions:
        return []
    areas = [Box(left, top, left + width, top + height) for _, left, top, width, height in regions]
    inside = {name: _region_of(place, areas) for name, place in positions.items()}
    gathered: dict[int, list[str]] = {}
    predicates: dict[int, list[str]] = {}
    words = {one.id: one.label for one in model.predicates}
    denied = {one.id for one in model.statements if one.negated}
    for edge in model.edges:
        ends = {edge.source, edge.target}
        if model.focus not in ends or len(ends) == 1 or edge.kind == "qualifier" or edge.statement in denied:
            continue
        number = inside[(ends - {model.focus}).pop()]
        if number is not None:
            gathered.setdefault(number, []).append(edge.id)
            predicates.setdefault(number, []).append(words.get(edge.predicate, edge.predicate))
    taken = [box(positions[node.id], node.lines, listed=node.listed) for node in model.nodes]
    paths = {number: route(middle, areas, number) for number, names in sorted(gathered.items()) if len(names) > 1}
    said = {number: bundle_words(predicates[number]) for number in paths}
    labels = word_places(said, paths, taken, dict(enumerate(regions)))
    return [Bundle(number, tuple(gathered[number]), path, labels[number]) for number, path in paths.items()]


def word_places(
    words: Mapping[int, str],
    paths: Mapping[int, Sequence[Position]],
    labels: Iterable[Box],
    regions: Mapping[int, Region],
) -> dict[int, Position]:
    """The middle of the words of each bundle, in free places as far as there are any.

    Args:
        words: What is said of each, by the number of its box.
        paths: The way of each.
        labels: The room that nodes take.
        regions: The boxes that are drawn, by their numbers.
    """
    areas = [(left, top, left + width, top + height) for _, left, top, width, height in regions.values()]
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    taken = [*labels, *map(_heading, regions.values())]
    room = _Room(Box(min(lefts), min(tops), max(rights), max(bottoms)), taken, list(paths.values()))
    return {number: _place(words[number], path, regions[number], room) for number, path in paths.items()}


def _region_of(place: Position, areas: Iterable[Box]) -> int | None:
    x, y = place
    inside = (number for number, one in enumerate(areas) if one.left < x < one.right and one.top < y < one.bottom)
    return next(inside, None)


def _heading(region: Region) -> Box:
    heading, left, top, width, _ = region
    return Box(left, top, left + min(width, 16 + _HEADING_CHARACTER * len(heading)), top + _HEADING)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where words may stand: within ``edge``, on nothing of ``taken``, on none of the ways."""

    edge: Box
    taken: list[Box]
    ways: Sequence[Sequence[Position]]

    def is_free(self, one: Box, own: Sequence[Position]) -> bool:
        """Whether a rectangle is free; words may stand on their own way."""
        edge = self.edge
        return (
            one.left >= edge.left
            and one.top >= edge.top
            and one.right <= edge.right
            and one.bottom <= edge.bottom
            and not any(one.overlaps(other) for other in self.taken)
            and not any(cuts(a, b, one) for way in self.ways if way is not own for a, b in pairwise(way))
        )


def _place(words: str, path: Sequence[Position], region: Region, room: _Room) -> Position:
    """The first free place for words: beside the heading, along the way, below or above the box."""
    half, high = (_CHARACTER * len(words) + 12) // 2, _HEIGHT // 2
    heading, left, top, width, height = region
    beside = left + min(width, 16 + _HEADING_CHARACTER * len(heading)) + half
    places = [
        *((beside, top + _HEADING // 2),) * (beside + half <= left + width),
        *(_along(path, share) for share in _SHARES),
        (left + width // 2, top + height + high + 2),
        (left + width // 2, top - high - 2),
    ]
    boxes = [Box(x - half, y - high, x + half, y + high) for x, y in places]
    number = next((number for number, one in enumerate(boxes) if room.is_free(one, path)), 0)
    room.taken.append(boxes[number])
    return places[number]


def _along(path: Sequence[Position], share: int) -> Position:
    """A point so many hundredths of the way along a path, measured from where it leaves the concept."""
    steps = [(a, b, abs(b[0] - a[0]) + abs(b[1] - a[1])) for a, b in pairwise(path)]
    rest = RADIUS + (sum(length for _, _, length in steps) - RADIUS) * share // 100
    for (ax, ay), (bx, by), length in steps:
        if rest <= length and length:
            return ax + (bx - ax) * rest // length, ay + (by - ay) * rest // length
        rest -= length
    return path[-1]
