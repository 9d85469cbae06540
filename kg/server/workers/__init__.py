"""Prefork workers, their supervisor, and the frames between them."""

__all__: list[str] = []
