"""Tests of the SPARQL service."""
