"""Wait for what a page does with its next frames."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

__all__ = ["until"]


def until(page: Page, condition: str) -> None:
    """Wait at most five seconds for a condition; the page's policy forbids Playwright's own way."""
    for _ in range(250):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never: {condition}")
