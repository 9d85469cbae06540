"""Unit tests of the page's modules, run in Chromium."""
