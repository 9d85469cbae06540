"""Links between vocabularies from Python: what ``kg link`` writes, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from kg.link.match.ask import read_documents
from kg.link.match.rows import COLUMNS, mapping_set
from kg.link.match.run import Linking, Options
from kg.rdf.source import Document
from kg.rows import Rows

__all__ = ["link_terms", "rows_of"]


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


def rows_of(linking: Linking) -> Rows:
    """What was found as rows."""
    rows = (row.values for row in mapping_set(linking, linking.found).rows)
    return Rows(COLUMNS, ({**row, "confidence": float(row["confidence"])} for row in rows))
