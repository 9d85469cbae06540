"""From source files to the dataset: derive, check, write."""

__all__: list[str] = []
