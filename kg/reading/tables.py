"""Read a table of symptoms that a copy has run into one line: a head, then names, each with a share or a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.structure import Block, Piece
from kg.reading.phrase import Phrase
from kg.reading.qualifiers import Limit

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["read_table"]

#: The head of such a table, as NIH GARD prints that of the Human Phenotype Ontology.
_HEAD = re.compile(r"Signs and Symptoms Approximate number of patients(?: \(when available\))?(?=\s)")
#: A row: a name, and in how many it is found, or that this is not known.
_ROW = re.compile(r"\s*(\S.*?)\s+(?:(\d+(?:\.\d+)?)%|\d+/\d+|-)(?=\s|$)")
#: Rows that tell how the condition is inherited or goes on, and no symptom.
_NO_SYMPTOM = re.compile(
    r"\b(?:inheritance|penetrance|expressivity|variability|heterogene\w*|anticipation|sporadic|mosaicism|mutation|death|"
    r"mortality|progress\w*)\b",
    re.IGNORECASE,
)
_ONSET = re.compile(r"\bonset$", re.IGNORECASE)


def read_table(reader: Reader, block: Block) -> bool:
    """Add the claims of a table that stands as one sentence; whether it is one."""
    piece = block.lead
    head = _HEAD.match(piece.text)
    if head is None:
        return False
    for row in _ROW.finditer(piece.text, head.end()):
        name = Piece(piece.start + row.start(1), piece.start + row.end(1), row.group(1))
        if _NO_SYMPTOM.search(name.text):
            continue
        shares = [Limit("share", row.group(2), piece.start + row.start(2), piece.start + row.end(2))]
        reader.add(
            "hasOnset" if _ONSET.search(name.text) else "hasSymptom",
            Phrase(((name.start, name.end),), name.text),
            block.section,
            "R-table",
            "A",
            qualifiers=shares if row.group(2) else [],
            evidence=((piece.start, piece.start + head.end()), (name.start, piece.start + row.end())),
        )
    return True
