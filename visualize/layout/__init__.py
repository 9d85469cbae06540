"""Where nodes stand in the picture."""

__all__: list[str] = []
