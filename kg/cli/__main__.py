"""``python -m kg.cli`` is ``kg``."""

from kg.cli import run

run()
