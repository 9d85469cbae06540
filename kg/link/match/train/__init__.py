"""Learns the model and background of the matcher again: ``make model``. Not part of the wheel."""

__all__: list[str] = []
