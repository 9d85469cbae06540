"""What a worker does: answer queries, describe resources, make documents."""

__all__: list[str] = []
