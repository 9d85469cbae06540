"""Texts as they travel in a page: compressed, and written in letters that may stand in HTML."""

from __future__ import annotations

import base64
import zlib

__all__ = ["packed", "unpacked"]


def packed(text: str) -> str:
    """A text packed with zlib (RFC 1950) and written in Ascii85 (as ``base64.a85encode`` has it).

    There is a ``v``, which Ascii85 leaves unused, for each ``<``, so that nothing in it is a tag: it may stand in an
    element ``script``, in which ``&`` has no meaning. ``base/unpack.js`` reads it.
    """
    return base64.a85encode(zlib.compress(text.encode(), 9)).decode().replace("<", "v")


def unpacked(letters: str) -> str:
    """The text that was packed."""
    return zlib.decompress(base64.a85decode(letters.replace("v", "<"))).decode()
