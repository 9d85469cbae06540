"""RDF itself: namespaces, the index of a graph, files, Turtle, addresses."""

__all__: list[str] = []
