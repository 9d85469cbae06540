"""Concepts as the matcher sees them: names, what they are under, and the identifiers that others have for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["LABEL", "Concept", "Synonym"]

#: The field of a name that is the label; that of a synonym is its scope: exact, narrow, broad, related.
LABEL = "label"


class Synonym(NamedTuple):
    """One more name of a concept, with its scope."""

    text: str
    scope: str = "exact"


class Concept(NamedTuple):
    """A concept of a vocabulary; a named tuple, as there are hundreds of thousands.

    Args:
        iri: Its IRI; in training any identifier.
        label: Its label, not empty.
        synonyms: Its other names.
        parents: IRIs of the concepts that it is directly under.
        identifiers: What its vocabulary says that it is elsewhere, as written: cross-references and exact matches.
    """

    iri: str
    label: str
    synonyms: tuple[Synonym, ...] = ()
    parents: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name with its field, the label first."""
        yield self.label, LABEL
        yield from self.synonyms
