"""SPARQL: the library of questions, evaluation, limits, descriptions of a graph."""

__all__: list[str] = []
