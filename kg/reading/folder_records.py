"""Records of decided claims in the layer of a condition's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Protocol

import pyoxigraph as ox

from kg.condition import Condition
from kg.errors import InputError
from kg.rdf.index import Index, Value, node
from kg.rdf.namespaces import local_name
from kg.reading.proposals import Mention, Span
from kg.reading.records import Records
from kg.reading.sheet import Digests, Sheet

__all__ = ["Folder", "FolderRecords"]


class Folder(Protocol):
    """What records must know of the folder in which they stand."""

    condition: Condition
    sheet: Sheet
    kinds: dict[str, str]
    index: Index

    @property
    def digests(self) -> Callable[[Span], Digests | None]:
        """Gives the digests of a span; None where they are not known."""


class FolderRecords(Records):
    """Records in the folder's layer; what the proposals are about is the folder's concept.

    Args:
        folder: The folder: its condition and sheet, the digests of spans, the kinds of what is named, its index.
        standing: Of rejected claims, the IRIs that what stands uses: concepts that are not among them are named apart,
            so that no half sentence stands among the concepts of the base.
    """

    def __init__(self, folder: Folder, standing: AbstractSet[str] | None = None) -> None:
        super().__init__(folder.condition)
        self._standing = standing
        self._about = f"own:{local_name(folder.sheet.condition.about)}"
        self._digests, self._kinds, self._index = folder.digests, folder.kinds, folder.index

    def concept(self, mention: Mention) -> ox.NamedNode:
        """The IRI of what is mentioned; where two kinds of thing have the same words, each has a name of its own.

        What another file of the folder describes is that, whatever class was proposed for it.
        """
        if mention.concept == self._about:
            return ox.NamedNode(self.condition.about)
        if not mention.concept.startswith("own:") or self._is_described(mention):
            return super().concept(mention)
        if self._kinds.setdefault(mention.concept, mention.kind) != mention.kind:
            mention = mention._replace(concept=f"{mention.concept}-{mention.kind.partition(':')[2].lower()}")
            self._kinds.setdefault(mention.concept, mention.kind)
        name = mention.concept.removeprefix("own:")
        if self._standing is None or self.own + name in self._standing:
            return super().concept(mention)
        apart = f"{self.condition.space}rejected/{name}"
        self.concepts.setdefault(apart, mention)
        return ox.NamedNode(apart)

    def _is_described(self, mention: Mention) -> bool:
        iri = ox.NamedNode(self.own + mention.concept.removeprefix("own:"))
        return bool(self._index.values(iri, node("rdfs:label")))

    def described_spans(self) -> Iterator[ox.Triple]:
        """The spans that were pointed at.

        Raises:
            InputError: when the digests of one are not known, or evidence runs over the end of a sentence.
        """
        for (start, end), kinds in sorted(self.spans.items()):
            known = self._digests((start, end))
            if known is None:
                raise InputError(f"what stands at {start}-{end} is not known", hint="Name the entry: --entry FILE")
            values: dict[str, Value | str | int | Iterable[Value]] = {
                "rdf:type": [node(kind) for kind in sorted(kinds)],
                "oa:start": start,
                "oa:end": end,
                "ck:sha256": ox.Literal(known.sha256),
            }
            if "ck:Evidence" in kinds:
                if not known.sentence:
                    raise InputError(
                        f"the evidence at {start}-{end} is no part of one sentence",
                        hint="Name the entry, and shorten the evidence: several spans, each in its sentence",
                    )
                values |= {"ck:sentenceDigest": ox.Literal(known.sentence), "ck:sentenceWords": known.words}
            yield from self.said(ox.NamedNode(f"{self.prefixes['span']}{start}-{end}"), values)
