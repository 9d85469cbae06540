"""The SPARQL service."""
