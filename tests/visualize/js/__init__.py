"""Tests of the page's modules, each on its own."""
