"""Words as a part of an IRI."""

from __future__ import annotations

from kg.entry.digests import digest

__all__ = ["local_slug"]

#: Words and characters of a name inside an IRI; longer ones end with a digest.
_WORDS, _LENGTH = 8, 80


def local_slug(words: str) -> str:
    """The last part of a concept's IRI.

    >>> local_slug("Joint and muscle pain")
    'joint-and-muscle-pain'
    """
    parts = "".join(letter if letter.isalnum() else " " for letter in words.lower()).split()
    whole = "-".join(parts) or digest(words)[:_WORDS]
    if len(parts) <= _WORDS and len(whole) <= _LENGTH:
        return whole
    return f"{'-'.join(parts[:_WORDS])[:_LENGTH]}-{digest(whole)[:8]}"
