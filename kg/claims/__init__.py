"""What a graph says, as claims: in words, by name, on cards, as a network."""

__all__: list[str] = []
