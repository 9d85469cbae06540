"""Documents that are the same for everyone, each made once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pyoxigraph as ox

__all__ = ["DOCUMENTS", "Document"]


class Document(NamedTuple):
    """A document: its media type, and what makes it of the data."""

    media_type: str
    make: Callable[[ox.Store], bytes]


DOCUMENTS: dict[str, Document] = {}
