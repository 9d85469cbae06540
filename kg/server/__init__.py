"""The SPARQL service: HTTP in front, worker processes that evaluate behind, and what is served of the graph.

A request goes ``http.server`` → ``service`` (routes) → ``sparql_protocol``, ``forms`` → ``workers.pool`` →
``workers.channel`` → the worker process (``workers.worker``, ``jobs``, ``workers.output``), and its answer back along
the channel to ``http.exchange``. ``workers.supervisor`` holds the data and forks the workers.
"""

__all__: list[str] = []
