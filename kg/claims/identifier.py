"""The IRI that a text names: a CURIE or an IRI, as people and files write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.namespaces import PREFIXES, expand
from kg.rdf.prefix_map import identify

__all__ = ["identifier"]


def identifier(term: str, prefixes: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """The IRI that a term is, or that it is a CURIE of, in whatever spelling; None when it is neither.

    Args:
        term: What is thought to be an identifier.
        prefixes: Further prefixes, which count where none of ours has that name.
    """
    prefix, colon, local = term.partition(":")
    text = f"{_spelled(prefix)}{colon}{local}"
    try:
        return ox.NamedNode(identify(term) or expand(text, {**prefixes, **PREFIXES} if prefixes else None)).value
    except (InputError, ValueError):  # it is none, or has a character that no IRI has
        return None


@lru_cache(maxsize=1 << 10)
def _spelled(prefix: str) -> str:
    """A prefix as it is declared."""
    return next((name for name in PREFIXES if name.casefold() == prefix.casefold()), prefix)
