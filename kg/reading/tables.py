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
#: What ends a row behind its name: in how many it is found, or that this is not known.
_SHARE = re.compile(r"\s(?:(\d+(?:\.\d+)?)%|\d+/\d+|-)(?!\S)")
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
    end = head.end()
    for share in _SHARE.finditer(piece.text, head.end()):
        row = piece.text[end : share.start()]
        words, start = row.strip(), piece.start + end + len(row) - len(row.lstrip())
        name = Piece(start, start + len(words), words)
        end = share.end()
        if not words or _NO_SYMPTOM.search(words):
            continue
        shares = [Limit("share", share.group(1), piece.start + share.start(1), piece.start + share.end(1))]
        reader.add(
            "hasOnset" if _ONSET.search(name.text) else "hasSymptom",
            Phrase(((name.start, name.end),), name.text),
            block.section,
            "R-table",
            "A",
            qualifiers=shares if share.group(1) else [],
            evidence=((piece.start, piece.start + head.end()), (name.start, piece.start + share.end())),
        )
    return True
