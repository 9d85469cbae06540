"""Words as a part of an IRI."""

from __future__ import annotations

from functools import lru_cache

from kg.build.derive import slug
from kg.entry.digests import digest

__all__ = ["local_slug"]

#: Words and characters of a name inside an IRI; longer ones end with a digest.
_WORDS, _LENGTH = 8, 80
#: Digits of that.
_DIGITS = 8


@lru_cache(maxsize=1 << 12)
def local_slug(words: str, of: str = "") -> str:
    """The last part of a concept's IRI.

    >>> local_slug("Joint and muscle pain")
    'joint-and-muscle-pain'

    Args:
        words: The name.
        of: What the name is only the beginning of, whose digest stands behind it then.
    """
    if of:
        return f"{local_slug(words)}-{digest(of)[:_DIGITS]}"
    whole = slug(words) or digest(words)[:_DIGITS]
    parts = whole.split("-")
    if len(parts) <= _WORDS and len(whole) <= _LENGTH:
        return whole
    return f"{'-'.join(parts[:_WORDS])[:_LENGTH]}-{digest(whole)[:_DIGITS]}"
