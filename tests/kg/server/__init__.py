"""Tests of the SPARQL service: a real one, asked over loopback."""
