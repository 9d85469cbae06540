"""The data as the tools ask them: read once, before the first call, and shared by all that answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kg.build.shipped import open_store
from kg.check import check_statement
from kg.claims.card import Card
from kg.claims.cards import Cards
from kg.claims.claim import Claim, claims, has_claims
from kg.claims.names import Names
from kg.claims.notice import licence_lines, notice, title
from kg.condition import choose_condition, conditions_of
from kg.errors import InputError, KgError
from kg.query.library import Query, published
from kg.query.partitions import Partitions, partitions
from kg.rdf.index import Index, StoreIndex, node
from kg.rdf.load import declared_prefixes, is_large
from kg.rdf.namespaces import shrink
from kg.rdf.source import Document

__all__ = ["LARGE", "Data", "load_data"]

#: From so many quads on the data are looked up in the store, and not read as a whole.
LARGE = 300_000


class Data:
    """A graph, with what is made from it once.

    Args:
        store: The data, which must not change.
        condition: Name, title or IRI of the condition that questions are about; the only one, or the library's, when
            None.
        is_shipped: Whether it is the graph of the package, without additions.
        prefixes: What its files declare.

    Raises:
        InputError: when there is no such condition.
    """

    def __init__(
        self,
        store: ox.Store,
        condition: str | None = None,
        *,
        is_shipped: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> None:
        self.store = store
        self.is_shipped = is_shipped
        self.is_large = len(store) > LARGE
        self.index: Index = StoreIndex(store, prefixes) if self.is_large else Index(store, prefixes)
        self.cards = Cards(self.index)
        self._known: dict[str, Card] = {}
        conditions = conditions_of(self.index)
        self.condition = choose_condition(conditions, condition).about if condition is not None else ""
        self.titles = tuple(each.title for each in conditions)
        self._abouts = tuple(each.about for each in conditions)

    @cached_property
    def has_claims(self) -> bool:
        """Whether there are associations of our vocabulary."""
        return has_claims(self.index)

    @cached_property
    def notice(self) -> str:
        """What a reader must be told; empty for data without claims, of which we know nothing."""
        return notice(self.index) if self.has_claims else ""

    @property
    def names(self) -> Names:
        """All names."""
        return self.index.once(Names)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim that is not retired, by its IRI."""
        return {claim.iri: claim for claim in claims(self.index)} if self.has_claims else {}

    @cached_property
    def library(self) -> dict[str, Query]:
        """The questions that these data can answer, by name."""
        return {query.name: query for query in published()} if self.has_claims else {}

    @cached_property
    def partitions(self) -> Partitions:
        """How many triples, of which classes and predicates."""
        return partitions(self.store)

    def card(self, iri: str, note: str) -> Card:
        """The card of a thing; ``note`` tells how a name led to it."""
        known = self._known.get(iri)
        return replace(known, note=note) if known else self.cards.card(iri, note=note)

    def warm(self) -> Iterator[None]:
        """Make, a step at a time, what is asked for most often: cards of conditions, and how statements are read."""
        if self.is_large:  # what else each call would read anew
            self.names.prepare()
            yield
            _ = self.partitions
            yield
        for iri in () if self.is_large else self._abouts[:10]:
            with suppress(KgError):
                self._known[iri] = self.cards.card(iri)
            yield
        if self.has_claims and not self.is_large:
            check_statement(self.index, "It is known.")
            yield

    def facts(self) -> dict[str, Any]:
        """What the server must know of the data before it begins."""
        return {"title": title(self.index), "has_claims": self.has_claims, "lines": list(self._lines())}

    def _lines(self) -> Iterator[str]:
        """What the data say of themselves, in lines."""
        about = f": {', '.join(self.titles)}" if self.titles else ""
        yield f"{title(self.index)}{about}. {len(self.store):,} quads."
        if self.has_claims:
            yield self.notice
            yield from licence_lines(self.index)
        for layer in sorted(self.index.of_type(node("ck:Layer")), key=self.index.label):
            date = self.index.text(layer, node("dcterms:date")) or self.index.text(layer, node("owl:versionInfo"))
            count = sum(1 for claim in self.claims.values() if claim.layer == layer)
            said = ", ".join(filter(None, (f"{count} claims" if count else "", date)))
            yield f"Layer {shrink(layer.value)}: {self.index.label(layer)}" + (f" ({said})" if said else "")

    def prepare(self) -> None:
        """Make what the calls share, so that none of them makes it again."""
        if self.is_large:
            return
        _ = (self.claims, self.partitions, self.notice, self.library)
        self.names.prepare()
        from kg.claims.network import network
        from kg.mcp.jobs.schema import patterns, shapes

        self.index.once(network)
        if self.has_claims:
            patterns()
            shapes()


def load_data(data: Sequence[Document], add: Sequence[Document], condition: str | None) -> Data:
    """The data of the command line.

    Raises:
        InputError: when a file cannot be read, or there is no such condition.
    """
    store = open_store(data, add, read_only=is_large([*data, *add], most=LARGE))
    prefixes = declared_prefixes([*data, *add])
    loaded = Data(store, condition, is_shipped=not data and not add, prefixes=prefixes)
    if condition is not None and not loaded.has_claims:
        raise InputError("the data hold no claims, and so no condition to choose", hint="Leave out --condition")
    loaded.prepare()
    return loaded
