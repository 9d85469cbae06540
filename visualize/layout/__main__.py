"""Compute the committed positions of the shipped graph anew; in a checkout alone, as the package does not hold it.

First the picture of LEMS with its boxes, which takes a minute or two, then its neighbours beside it; with
``--neighbours``, only these, and LEMS stays as it is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping

from kg.build.dataset import build_dataset
from kg.condition import read_condition
from kg.files import write_all_atomically
from kg.sources import sources
from visualize import page_model
from visualize.layout.arrange import arrange
from visualize.layout.labels import Position
from visualize.layout.neighbours import beside
from visualize.layout.place import NEIGHBOURS, POSITIONS, REGIONS, framed, read_positions

__all__ = ["main"]


def main() -> None:
    """Compute and write the positions."""
    alone = page_model(build_dataset([read_condition(sources().conditions / "lems")]).quads)
    if sys.argv[1:] == ["--neighbours"]:
        known = read_positions()
        inside = {node.id: known[node.id] for node in alone.nodes}
    else:
        inside = arrange(alone)
    outside = beside(page_model(build_dataset().quads), inside)
    boxes = (json.dumps(region, ensure_ascii=False) for region in framed(alone, inside))
    write_all_atomically(
        [
            (POSITIONS, _object(inside)),
            (NEIGHBOURS, _object(outside)),
            (REGIONS, _lines(boxes, "[]")),
        ]
    )


def _object(positions: Mapping[str, Position]) -> str:
    return _lines((f"{json.dumps(name)}: [{x}, {y}]" for name, (x, y) in sorted(positions.items())), "{}")


def _lines(items: Iterable[str], brackets: str) -> str:
    """JSON, a line each."""
    inner = ",\n".join(f"  {item}" for item in items)
    return f"{brackets[0]}\n{inner}\n{brackets[1]}\n"


if __name__ == "__main__":
    main()
