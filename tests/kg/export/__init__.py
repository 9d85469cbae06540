"""Tests of the exports: what is exported survives a round trip, and the rest is listed."""
