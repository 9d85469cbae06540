"""The SPARQL service."""

__all__: list[str] = []
