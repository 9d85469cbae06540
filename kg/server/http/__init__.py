"""HTTP: connections, requests, responses, limits."""

__all__: list[str] = []
