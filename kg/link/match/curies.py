"""CURIEs for the terms of any vocabulary, with the prefixes that they need."""

from __future__ import annotations

import re

from kg.link.vocabularies.model import namespace
from kg.rdf.namespaces import PREFIXES, shrink
from kg.rdf.prefix_map import prefix_of_namespace

__all__ = ["Curies"]

_OBO = re.compile(re.escape(PREFIXES["obo"]) + r"([A-Za-z][A-Za-z0-9.-]*)_(?=\w)")
_LOCAL = re.compile(r"[\w.~-]+")


class Curies:
    """Shortens IRIs and keeps what prefixes that took: ours, OBO's, or one made of the namespace."""

    def __init__(self) -> None:
        #: Prefix to namespace, of what was shortened.
        self.prefixes: dict[str, str] = {}
        self._spaces: dict[str, str] = {}

    def of(self, iri: str) -> str:
        """The CURIE of a term; the IRI itself where it has no local name to speak of."""
        short = shrink(iri)
        prefix, _, _ = short.partition(":")
        if short != iri and prefix in PREFIXES and prefix != "obo":
            self.prefixes[prefix] = PREFIXES[prefix]
            return short
        if match := _OBO.match(iri):
            space, prefix = match[0], match[1]
        else:
            space = namespace(iri)
            prefix = self._spaces.get(space) or self._free(space)
        local = iri.removeprefix(space)
        if not _LOCAL.fullmatch(local) or self.prefixes.get(prefix, space) != space:
            return iri
        self.prefixes[prefix], self._spaces[space] = space, prefix
        return f"{prefix}:{local}"

    def _free(self, space: str) -> str:
        """A prefix that stands for no other namespace."""
        words = re.findall(r"[A-Za-z][A-Za-z0-9]*", re.sub(r"\Ahttps?://|\Aurn:", "", space))
        base = prefix_of_namespace(space) or (words[-1] if words else "ns")
        names = (base, *(f"{base}{number}" for number in range(2, 10_000)))
        return next(name for name in names if self.prefixes.get(name, space) == space == PREFIXES.get(name, space))
