"""Choose what a client likes best among what is offered (RFC 9110, sections 12.4.2, 12.5.1 and 12.5.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["accepts_gzip", "choose", "prefers_html", "quality"]

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_ITEM = re.compile(rf'\s*({_WORD}(?:/{_WORD})?)((?:\s*;\s*(?:{_WORD}\s*=\s*(?:"(?:[^"\\]|\\.)*"|{_WORD}))?)*)\s*')
_QVALUE = re.compile(r";\s*[qQ]\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?=;|$)")
_HAS_Q = re.compile(r";\s*[qQ]\s*=")
#: Longest header that is read; what is longer counts as absent.
_LONGEST = 2000


def _items(header: str) -> list[tuple[str, float]]:
    """Names in lower case with their q-values; what is malformed is passed over, as are parameters but q."""
    found = []
    position = 0
    while position < len(header):
        match = _ITEM.match(header, position)
        if match and (match.end() == len(header) or header[match.end()] == ","):
            weight = _QVALUE.search(match[2])
            if weight or not _HAS_Q.search(match[2]):
                found.append((match[1].lower(), float(weight[1]) if weight else 1.0))
            position = match.end() + 1
        else:
            comma = header.find(",", position)
            position = comma + 1 if comma >= 0 else len(header)
    return found


@lru_cache(maxsize=512)
def _ranges(header: str) -> tuple[tuple[str, float], ...]:
    return tuple(_items(header))


def quality(header: str | None, media_type: str) -> float:
    """How much a client likes a media type, 0 to 1: the q-value of the most specific range that covers it.

    Args:
        header: The value of ``Accept``; None, empty or without a single well-formed range counts as ``*/*``.
        media_type: A type without parameters.

    >>> quality("text/*;q=0.3, text/html;q=0.7, */*;q=0.5", "text/html")
    0.7
    """
    ranges = _ranges(header) if header and len(header) <= _LONGEST else ()
    if not ranges:
        return 1.0
    best = (-1, 0.0)
    major = media_type.partition("/")[0] + "/*"
    for name, weight in ranges:
        rank = 2 if name == media_type else 1 if name == major else 0 if name in ("*/*", "*") else -1
        if rank > best[0] or (rank == best[0] >= 0 and weight > best[1]):
            best = (rank, weight)
    return best[1]


@lru_cache(maxsize=512)
def _chosen(header: str | None, offered: tuple[str, ...]) -> int | None:
    weights = [quality(header, media_type) for media_type in offered]
    best = max(weights, default=0.0)
    return weights.index(best) if best > 0 else None


def choose(header: str | None, offered: Sequence[str]) -> int | None:
    """The place of what a client likes best among the offered media types, the first where several are liked equally.

    Args:
        header: The value of ``Accept``.
        offered: Media types in the server's order of preference.

    Returns:
        A place in ``offered``; None when the client accepts none of it.

    >>> choose("text/turtle;q=0.5, application/ld+json", ["text/turtle", "application/ld+json"])
    1
    """
    if header and len(header) > _LONGEST:
        header = None
    return _chosen(header, tuple(offered))


@lru_cache(maxsize=512)
def prefers_html(header: str | None) -> bool:
    """Whether HTML is named and liked at least as much as anything, as by browsers; ``*/*`` alone is no such wish."""
    ranges = _ranges(header) if header and len(header) <= _LONGEST else ()
    named = max((weight for name, weight in ranges if name in ("text/html", "application/xhtml+xml")), default=0.0)
    return named > 0 and named >= max(weight for _, weight in ranges)


@lru_cache(maxsize=512)
def accepts_gzip(header: str | None) -> bool:
    """Whether a client takes gzip (``Accept-Encoding``).

    >>> accepts_gzip("br, gzip;q=0.8"), accepts_gzip("gzip;q=0, *"), accepts_gzip(None)
    (True, False, False)
    """
    codings = dict(_items(header)) if header and len(header) <= _LONGEST else {}
    return codings.get("gzip", codings.get("x-gzip", codings.get("*", 0.0))) > 0
