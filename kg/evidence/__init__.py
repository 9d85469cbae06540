"""Claims against the entry they come from: anchor, verify, coverage."""

__all__: list[str] = []
