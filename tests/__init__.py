"""Tests of condition-kg."""
