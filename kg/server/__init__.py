"""The SPARQL service: a supervisor that hands connections to workers, and workers that read, evaluate and answer.

A connection goes ``workers.supervisor`` → ``workers.worker``; there, bytes go ``http.requests`` → ``service`` (routes)
→ ``sparql_protocol``, ``forms`` → ``jobs`` → ``workers.output``, and back to the client.
"""

__all__: list[str] = []
