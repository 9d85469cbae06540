"""Tests of the drawing with which a page opens."""
