"""What tests of saved files share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.visualize.js.save.written import Written, write_tables
from visualize.explorer.model import PageModel


@pytest.fixture
def written(module: Callable[[str], Page], model: PageModel) -> Written:
    """The rows of the CSV and the network of the GraphML of all that the shipped page knows."""
    return write_tables(module, model)
