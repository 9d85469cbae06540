"""Reads what is to be linked: documents or a graph, and what others have accepted and rejected; and links it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.errors import InputError
from kg.link.match.concepts import Concept
from kg.link.match.own import accepted_pairs, own_concepts, rejected_pairs
from kg.link.match.read import Vocabulary, read_concepts
from kg.link.match.run import Linking, Options, link_vocabularies
from kg.link.match.sharing import Rejected
from kg.link.sssom import mapping_sets, read_mappings
from kg.link.vocabularies.files import MAX_BYTES
from kg.rdf.index import Index
from kg.rdf.source import Document, Source, distinct_streams

__all__ = ["Asked", "read_documents"]


class Asked(NamedTuple):
    """What is to be linked, read.

    Args:
        source: Whose concepts.
        targets: The vocabularies to link to.
        witnesses: Other vocabularies that may know both names.
        rejected: Pairs that somebody has rejected.
    """

    source: Vocabulary
    targets: list[Vocabulary]
    witnesses: list[Vocabulary]
    rejected: Rejected

    def link(self, options: Options) -> Linking:
        """Link it."""
        options = replace(options, rejected=self.rejected, witnesses=self.witnesses)
        return link_vocabularies(self.source, self.targets, options)


def read_documents(
    source: Document | Index,
    vocabularies: Sequence[Document],
    *,
    witnesses: Iterable[Document] = (),
    mappings: Iterable[Document] = (),
) -> Asked:
    """Read what is to be linked: the terms of a document, or the concepts of a graph, to those of others.

    Raises:
        InputError: when a document cannot be read, holds no term with a name, or is a stream that is named twice.
    """
    index = source if isinstance(source, Index) else None
    given = [*([] if isinstance(source, Index) else [source]), *vocabularies, *witnesses]
    files = [Source.of(each, limit=MAX_BYTES) for each in given]
    distinct_streams(files)
    sets = [read_mappings(each) for each in mappings]
    shipped = (each for each in mapping_sets() if each.name == "negative")
    rejected = Rejected(rejected_pairs(index, [*shipped, *sets]))
    found = [read_concepts(file) for file in files]
    if index is not None:
        concepts = own_concepts(index)
        if not concepts:
            raise InputError("the graph holds no concept to link", hint="Name the vocabulary to link with --from")
        found.insert(0, Vocabulary("concepts", "", concepts))
    same = accepted_pairs(sets)
    found = [replace(each, concepts=[_with(concept, same) for concept in each.concepts]) for each in found]
    last = 1 + len(vocabularies)
    return Asked(found[0], found[1:last], found[last:], rejected)


def _with(concept: Concept, same: Mapping[str, Sequence[str]]) -> Concept:
    """A concept with what mapping sets say that it is."""
    more = same.get(concept.iri)
    return concept._replace(identifiers=(*concept.identifiers, *more)) if more else concept
