"""Finds which term of a vocabulary a name means, says over which words, and how sure that is."""

__all__: list[str] = []
