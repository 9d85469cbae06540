"""The pages of the service besides the explorer."""

__all__: list[str] = []
