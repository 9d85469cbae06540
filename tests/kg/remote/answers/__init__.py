"""Tests of what servers answer, without servers."""
