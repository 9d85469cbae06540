"""SPARQL servers elsewhere: ask them, and load the graph into them, within one deadline and with credentials."""

from kg.remote.ask import ask_endpoint

__all__ = ["ask_endpoint"]
