"""Tests of the vocabulary, the shapes, the alignments and the quality queries."""
