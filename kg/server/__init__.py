"""The SPARQL service: HTTP in front, worker processes that evaluate behind, and what is served of the graph."""
