"""Learns the matcher's model and background again: ``make model``. Not part of the wheel."""
