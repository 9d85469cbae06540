"""What tests of saved files share."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.visualize.conftest import modules
from tests.visualize.js.save.written import Written, write_tables
from visualize.explorer.model import PageModel


@pytest.fixture(scope="session")
def written(browser: Browser, model: PageModel) -> Written:
    """The rows of the CSV and the network of the GraphML of all that the shipped page knows."""
    with modules(browser) as module:
        return write_tables(module, model)
