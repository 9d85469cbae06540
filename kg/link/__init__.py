"""Links to other vocabularies: mapping sets, identifiers, checks, imported layers."""

__all__: list[str] = []
