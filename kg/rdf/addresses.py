"""Our IRIs and the paths under which a server answers for them, both ways.

Below our base an IRI is its path, so that a browser that follows it arrives: only characters that a URI cannot hold are
percent-encoded (RFC 3987, 3.1). A suffix of the path chooses a form. Any other IRI stands in ``/resource?iri=…``, and
``&format=…`` chooses a form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import InputError
from kg.rdf.forms import GRAPHS, HTML
from kg.rdf.namespaces import BASE, check_iri

__all__ = ["SUFFIXES", "Address", "iri_of_path", "local_path", "resource_path"]

#: Suffix of a path to the form that it chooses.
SUFFIXES = {form.suffixes[0]: form.name for form in (*GRAPHS, HTML)}

_FOREIGN_TO_URIS = r"[^A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]"
_ENCODED = r"(?:%[0-9A-Fa-f]{2})+"
_UNRESERVED = r"[A-Za-z0-9._~-]"


class Address(NamedTuple):
    """What a path stands for: an IRI of ours, and the form that its suffix chooses; "" where there is no suffix."""

    iri: str
    form: str


def local_path(iri: str, base: str = "/", *, form: str = "") -> str | None:
    """The path of an IRI on a server; None for an IRI that is not ours.

    Args:
        iri: An IRI.
        base: The path of the server's root, with a slash at both ends.
        form: One of the values of :data:`SUFFIXES`: the path of the document in that form, without a fragment.

    >>> from kg.rdf.namespaces import expand
    >>> local_path(expand("ck:hasTest"))
    '/ontology#hasTest'
    >>> local_path(expand("concept:lems"), form="turtle")
    '/concept/lems.ttl'
    """
    if not iri.startswith(BASE):
        return None
    path = base + re.sub(_FOREIGN_TO_URIS, lambda match: _percent(match[0]), iri[len(BASE) :])
    if not form:
        return path
    suffix = next(suffix for suffix, name in SUFFIXES.items() if name == form)
    return path.partition("#")[0] + suffix


def resource_path(iri: str, base: str = "/", *, form: str = "") -> str:
    """The path of the page of any IRI: its own below our base, else ``/resource?iri=``.

    Args:
        iri: An IRI that the data describe.
        base: As for :func:`local_path`.
        form: Likewise.

    >>> resource_path("https://example.org/a#b", form="turtle")
    '/resource?iri=https%3A%2F%2Fexample.org%2Fa%23b&format=turtle'
    """
    if path := local_path(iri, base, form=form):
        return path
    return f"{base}resource?iri={quote(iri, safe='')}" + (f"&format={form}" if form else "")


def iri_of_path(path: str, *, is_known: Callable[[str], bool] | None = None) -> Address | None:
    """The IRI that a path on a server stands for; None where it stands for none.

    Percent-encoded letters, digits and characters beyond ASCII are the characters themselves, others stay encoded
    (RFC 3987, 3.2). An IRI of the data that ends like a suffix is recognised by ``is_known`` and takes precedence.

    Args:
        path: Below the server's root, beginning with a slash, as it stands in the request.
        is_known: Tells whether the data says something of an IRI.

    >>> from kg.rdf.namespaces import expand
    >>> iri_of_path("/concept/lems.ttl") == Address(expand("concept:lems"), "turtle")
    True
    """
    if not path.startswith("/"):
        return None
    iri = BASE + re.sub(_ENCODED, lambda match: _characters(match[0]), path[1:])
    try:
        check_iri(iri)
    except InputError:
        return None
    for suffix, form in SUFFIXES.items():
        if iri.endswith(suffix) and not (is_known and is_known(iri)):
            return Address(iri[: -len(suffix)], form)
    return Address(iri, "")


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def _characters(encoded: str) -> str:
    """Percent-encoded octets as characters, where these may stand in an IRI without changing what it names."""
    octets = bytes.fromhex(encoded.replace("%", ""))
    written = [encoded[at : at + 3] for at in range(0, len(encoded), 3)]
    found, at = [], 0
    while at < len(octets):
        length = next((size for size in range(1, 5) if _is_character(octets[at : at + size])), 0)
        found.append(octets[at : at + length].decode() if length else written[at])
        at += length or 1
    return "".join(found)


def _is_character(octets: bytes) -> bool:
    """Whether octets are one character that need not be encoded."""
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return False
    return len(text) == 1 and (text >= "\xa0" or bool(re.match(_UNRESERVED, text)))
