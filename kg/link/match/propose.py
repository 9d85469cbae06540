"""Candidates for the concepts that rules propose to read in entries: which terms of some vocabularies they may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.link.match.ask import read_documents
from kg.link.match.own import own_concepts
from kg.link.match.rows import mapping_set
from kg.link.match.run import Options
from kg.link.sssom import MappingSet
from kg.rdf.index import Index
from kg.rdf.load import read_quads
from kg.rdf.source import Document

__all__ = ["candidates"]

#: Most candidates of a vocabulary for a thing, and the least confidence of one.
_MOST, _LEAST = 3, 0.5


def candidates(files: Iterable[Path], vocabularies: Sequence[Document]) -> dict[Path, MappingSet]:
    """The candidates for the concepts in each file of proposals; files without a concept of their own have none.

    Args:
        files: Turtle that ``kg extract`` has written.
        vocabularies: To whose terms to link.

    Raises:
        InputError: when a vocabulary cannot be read, or holds no term with a name.
    """
    indexes = {path: Index(read_quads([path])) for path in files}
    own = {path: {each.iri for each in own_concepts(index)} for path, index in indexes.items()}
    if not any(own.values()):
        return {}
    asked = read_documents(Index(read_quads(list(indexes))), vocabularies)
    linking = asked.link(Options.of(_LEAST, _MOST, xrefs=True, jobs=None))
    sets = {
        path: mapping_set(linking, [each for each in linking.found if each.links and each.subject.iri in iris])
        for path, iris in own.items()
    }
    return {path: each for path, each in sets.items() if each.rows}
