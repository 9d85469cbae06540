"""What is told to be done against the condition: “To lower your risk of X, wash your hands”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.structure import Block, Piece
from kg.reading.phrase import Phrase
from kg.reading.sound import is_action
from kg.reading.tokens import trim

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["AGAINST", "to_prevent"]

#: What is to be had from it, before the name of the condition.
AGAINST = (
    r"(?:help )?(?:prevent|avoid|keep from getting|protect (?:yourself|others|your (?:child|family)) (?:from|against)|"
    r"(?:reduce|lower|decrease|cut|limit) (?:your |the |their |his or her )?(?:risks?|chances?|spread|likelihood) (?:of|for)|stop the spread of|prevent the spread of) "
    r"(?:getting |developing |having |catching )?(?:an? |the )?"
)
_TO_PREVENT = re.compile(rf"(?:(?:you can|people can) )?to {AGAINST}", re.IGNORECASE)
#: Where one thing to do ends and the next begins.
_NEXT = re.compile(r",\s+(?:and\s+|or\s+)?|;\s+|\s+and\s+(?=[a-z]+ (?:your|the|a|an|all|any|hands|foods?)\b)")


def to_prevent(reader: Reader, block: Block, piece: Piece) -> bool:
    """R-to-prevent: “To lower your risk of X, wash your hands and cook your food”; whether the sentence says so."""
    opens = _TO_PREVENT.match(piece.text)
    about = reader.condition.match(piece.text, opens.end()) if opens else None
    if about is None or not piece.text.startswith(",", about.end()):
        return False
    start, end = trim(reader.text, piece.start + about.end() + 1, piece.end)
    cuts = [start, *(each.end() for each in _NEXT.finditer(reader.text, start, end)), end]
    stops = [*(each.start() for each in _NEXT.finditer(reader.text, start, end)), end]
    parts = [trim(reader.text, first, last) for first, last in zip(cuts[:-1], stops, strict=True)]
    if not all(is_action(reader.text[slice(*part)]) for part in parts):
        if not is_action(reader.text[start:end]):
            return False
        parts = [(start, end)]
    for part in parts:
        reader.add(
            "hasPrevention",
            Phrase((part,), reader.text[slice(*part)]),
            block.section,
            "R-to-prevent",
            "A",
            modality="advice",
            evidence=((piece.start, piece.end),),
        )
    return True
