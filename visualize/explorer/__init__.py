"""The explorer: the model of a graph, and its page."""

__all__: list[str] = []
