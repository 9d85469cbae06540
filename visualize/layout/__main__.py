"""Compute the committed positions of the shipped graph anew; in a checkout alone, as the package does not hold it."""

from __future__ import annotations

import json

from kg.build.shipped import load_shipped
from kg.files import write_atomically
from visualize import page_model
from visualize.layout.arrange import arrange
from visualize.layout.place import POSITIONS

__all__ = ["main"]


def main() -> None:
    """Compute and write the positions."""
    positions = arrange(page_model(load_shipped()))
    lines = [f"  {json.dumps(name)}: [{x}, {y}]" for name, (x, y) in sorted(positions.items())]
    write_atomically(POSITIONS, "{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
