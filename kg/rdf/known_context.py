"""The context of schema.org, which most JSON-LD names by its address; nothing is fetched to read it.

What stands for it here reads the terms of schema.org, and not which of them take an address: such values stay texts.
"""

from __future__ import annotations

import logging
import re

__all__ = ["names_known_context", "with_known_context"]

#: Where the first context of a document names it, alone or first in a list.
_NAMED = re.compile(
    rb'("@context"\s*:\s*(?:\[\s*)?)"https?://(?:www\.)?schema\.org(?:/(?:docs/jsonldcontext\.json(?:ld)?)?)?"'
)
_CONTEXT = rb'{"@vocab": "http://schema.org/", "type": "@type", "id": "@id"}'


def names_known_context(start: bytes) -> bool:
    """Whether JSON-LD that begins so names the context of schema.org."""
    return bool(_NAMED.search(start))


def with_known_context(text: bytes, where: str) -> bytes:
    """JSON-LD with the context of schema.org in place of its address, which is logged; other JSON-LD as it is.

    Args:
        text: The document; its lines stay the same.
        where: Its name, for the log.

    >>> with_known_context(b'{"@context": "https://schema.org/"}', "a page")
    b'{"@context": {"@vocab": "http://schema.org/", "type": "@type", "id": "@id"}}'
    """
    known, number = _NAMED.subn(rb"\1" + _CONTEXT, text)
    if number:
        logging.getLogger("kg").warning(
            "%s: the context of schema.org is not fetched: its terms are read, addresses as texts", where
        )
    return known
