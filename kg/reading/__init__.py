"""From an entry to proposals: rules that read its sentences and lists; and proposals as records of our vocabulary."""

__all__: list[str] = []
