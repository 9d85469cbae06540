"""Links documents as ``kg link`` and Python ask for it: reads them, and what others have rejected, and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import InputError
from kg.link.match.concepts import Concept
from kg.link.match.own import accepted_pairs, own_concepts, rejected_pairs
from kg.link.match.read import Vocabulary, read_concepts
from kg.link.match.rows import COLUMNS, mapping_set
from kg.link.match.run import Linking, Options, link_vocabularies
from kg.link.match.sharing import Rejected
from kg.link.sssom import mapping_sets, read_mappings
from kg.link.vocabularies.files import MAX_BYTES
from kg.rdf.index import Index
from kg.rdf.source import Document, Source, distinct_streams

if TYPE_CHECKING:
    from kg.rows import Rows

__all__ = ["Asked", "link_terms", "read_documents", "rows_of"]


def link_terms(
    source: Document,
    *vocabularies: Document,
    witnesses: Iterable[Document] = (),
    mappings: Iterable[Document] = (),
    threshold: float | None = None,
    candidates: int = 1,
    xrefs: bool = True,
    jobs: int | None = None,
) -> Rows:
    """Which terms of some vocabularies the terms of another are: the rows that ``kg link`` writes (SSSOM).

    Args:
        source: The vocabulary whose terms are linked: a path, ``-``, bytes, or an open file.
        vocabularies: Those to link to.
        witnesses: Other vocabularies that may know both names.
        mappings: Mapping sets: what they accept as the same counts, and what they or ours reject is withheld.
        threshold: Least confidence of a row, 0 to 1; when None, 0.5, or 0.05 where several candidates are asked for.
        candidates: Most terms of a vocabulary for each subject, 1 to 4.
        xrefs: Whether identifiers that both sides share, and what they are under, count.
        jobs: Processes, at most; one a core when None.

    Raises:
        InputError: when a document cannot be read, or holds no term with a name.

    >>> import kg
    >>> own = b"@prefix : <http://e/> . @prefix r: <http://www.w3.org/2000/01/rdf-schema#> . :1 r:label 'Cyst, renal' ."
    >>> other = own.replace(b":1 r:label 'Cyst, renal'", b":2 r:label 'renal cysts'")
    >>> kg.link_terms(own, other)[0]["comment"]
    'same words as the label'
    """
    options = Options.of(threshold, candidates, xrefs=xrefs, jobs=jobs)
    return rows_of(read_documents(source, vocabularies, witnesses=witnesses, mappings=mappings).link(options))


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
    files = [each if isinstance(each, Source) else Source(each, limit=MAX_BYTES) for each in given]
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


def rows_of(linking: Linking) -> Rows:
    """What was found as rows."""
    from kg.rows import Rows

    rows = (row.values for row in mapping_set(linking, linking.found).rows)
    return Rows(COLUMNS, ({**row, "confidence": float(row["confidence"])} for row in rows))
