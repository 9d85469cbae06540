"""What the tests of queries share with those of the code."""

from __future__ import annotations

from tests.conftest import kg

__all__ = ["kg"]
