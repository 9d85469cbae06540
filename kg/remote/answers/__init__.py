"""Answers of SPARQL servers: read in whichever form they come, and written in the form that is asked for."""

__all__: list[str] = []
