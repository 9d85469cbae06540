"""The IRI that a text names: a CURIE or an IRI, as people and files write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.namespaces import EXTERNAL, PREFIXES, expand

__all__ = ["identifier"]

#: Prefixes by other names, lower-case.
_ALIASES = {"orphanet": "ORPHA"}


def identifier(term: str, prefixes: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """The IRI that a term is, or that it is a CURIE of; None when it is neither. The case of our prefixes is free.

    Args:
        term: What is thought to be an identifier.
        prefixes: Further prefixes, which count where none of ours has that name.
    """
    if (parts := re.fullmatch(r"([A-Za-z]+)_(\w+)", term)) and _spelled(parts[1]) in EXTERNAL:
        term = f"{parts[1]}:{parts[2]}"
    prefix, colon, local = term.partition(":")
    spelled = _spelled(prefix)
    try:
        return ox.NamedNode(expand(f"{spelled}{colon}{local}", {**prefixes, **PREFIXES} if prefixes else None)).value
    except (InputError, ValueError):  # it is none, or has a character that no IRI has
        return None


@lru_cache(maxsize=1 << 10)
def _spelled(prefix: str) -> str:
    """A prefix as it is declared."""
    wanted = _ALIASES.get(prefix.casefold(), prefix).casefold()
    return next((name for name in PREFIXES if name.casefold() == wanted), prefix)
