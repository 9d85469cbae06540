"""Place what only the neighbours of a condition speak of, at the right of its picture, so that this keeps its look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from visualize.explorer.model import PageModel
from visualize.layout.labels import Position, box
from visualize.layout.place import spread

__all__ = ["beside"]

_APART = 600  # pixels between the two


def beside(model: PageModel, inside: Mapping[str, Position]) -> dict[str, Position]:
    """Positions of the nodes that have none, in pixels: by springs, and then moved aside.

    Args:
        model: The page of all conditions.
        inside: The nodes of the condition in the middle. Of a neighbour that stands among them, a stand-in holds
            together what is said of it.
    """
    conditions = {layer.about for layer in model.layers} - {model.focus}
    names = {node.id for node in model.nodes if node.id not in inside or node.id in conditions}
    part = replace(
        model,
        nodes=tuple(node for node in model.nodes if node.id in names),
        edges=tuple(edge for edge in model.edges if {edge.source, edge.target} <= names),
    )
    found = {name: where for name, where in spread(part, {}).items() if name not in inside}
    if not found or not inside:
        return found
    lines = {node.id: node.lines for node in model.nodes}
    here, there = ([box(where, lines[name]) for name, where in some.items()] for some in (inside, found))
    right = max(one.right for one in here) + _APART - min(one.left for one in there)
    middle, other = ((min(one.top for one in some) + max(one.bottom for one in some)) // 2 for some in (here, there))
    return {name: (x + right, y + middle - other) for name, (x, y) in found.items()}
