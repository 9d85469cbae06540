"""The SPARQL service: HTTP in front, worker processes that evaluate behind, and what is served of the graph.

A request goes ``http`` → ``service`` (routes) → ``sparql_protocol``, ``negotiate`` → ``pool`` → ``link`` → the worker
process (``worker``, ``queries``, ``output``), and its answer back along ``link`` to ``exchange``. ``nursery`` holds the
data and forks the workers.
"""

__all__: list[str] = []
