"""The sentences of entries whose licence is an open one, for everybody to read.

Where the text of an entry stands beside its layer, the build puts to each piece of evidence the sentence that it is
taken from, and refuses a text in which the spans do not stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.condition import Condition
from kg.entry.digests import digest
from kg.entry.read import read_entry
from kg.errors import DataError
from kg.licences import is_open
from kg.rdf.index import Index, Resource, node

__all__ = ["quoted"]

_START, _END, _SHA256, _SENTENCE = node("oa:start"), node("oa:end"), node("ck:sha256"), node("ck:sentence")


def quoted(
    index: Index, entry: Condition, evidence: Iterable[Resource], places: Mapping[str, str]
) -> Iterator[ox.Triple]:
    """The sentence of each piece of evidence of an entry; none where the folder does not hold the text.

    Args:
        index: All that is written.
        entry: The condition as the entry has it.
        evidence: The spans of its layer that are evidence.
        places: Where each of them is described.

    Raises:
        InputError: when the text cannot be read.
        DataError: when its licence is not an open one, or it is not the text that the layer was made from.
    """
    if entry.text is None:
        return
    if not is_open(entry.licence):
        raise DataError(
            f"the text of the entry lies there, and <{entry.licence}> does not let it be shown",
            where=str(entry.text),
            hint="Take it away, or name the open licence of the text in layer.ttl",
        )
    read = read_entry(entry.text)
    if read.sha256 != entry.sha256:
        raise DataError(
            "is not the text that the folder was made from",
            where=str(entry.text),
            hint=f"Put the very file there: {entry.text.name} has the SHA-256 in document.ttl",
        )
    for span in evidence:
        start, end = index.number(span, _START), index.number(span, _END)
        if start is None or end is None:
            continue  # the shapes say so
        unit = read.unit_at(start, end)
        if unit is None or digest(read.text[start:end]) != index.text(span, _SHA256):
            raise DataError(
                f"the characters {start}-{end} of {entry.text.name} are not those of the evidence",
                where=places.get(span.value, span.value),
                hint=f"Anchor it anew: kg anchor {entry.text} WORDS",
            )
        yield ox.Triple(span, _SENTENCE, ox.Literal(" ".join(unit.text.split()), language="en"))
