"""Where expected pages lie; ``python -m pytest --update`` writes them anew."""

from __future__ import annotations

from pathlib import Path

GOLDEN = Path(__file__).resolve().parent / "golden"
