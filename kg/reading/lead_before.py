"""A lead-in that only goes on with the sentence before it: “Many diseases can cause gout. Examples include:”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.entry.structure import Block, Piece
from kg.reading.found import Found
from kg.reading.leads import predicate_of_lead

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["goes_on", "sentence_before"]

#: What says no more than that a list follows.
_GOES_ON = re.compile(
    r"(?:(?:some |other |common )*examples(?: of (?:these|those|such)(?: [\w-]+){1,2})?|(?:these|those|such)(?: [\w-]+)?|they) "
    r"(?:may |can |might |also )*(?:include|are)(?: the following)?\s*:?",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\b(?:may|can|might)\b")
#: Characters in which the sentence before must begin; where a sentence begins.
_LONGEST = 400
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def sentence_before(reader: Reader, block: Block) -> Piece | None:
    """The sentence before a lead-in that only goes on with it, if that names the condition and announces something."""
    lead = block.lead
    if not block.items or _GOES_ON.fullmatch(lead.text) is None:
        return None
    first = max(0, lead.start - _LONGEST)
    before = reader.text[first : lead.start].rsplit("\n\n", 1)[-1].rstrip()
    said = _SENTENCE.split(before)[-1]
    if not said.endswith(".") or reader.condition.search(said) is None:
        return None
    end = first + len(reader.text[first : lead.start].rstrip())
    piece = Piece(end - len(said), end, said)
    _, rule = predicate_of_lead(reader, replace(block, lead=piece))
    is_of_it = rule == "R-lead-risk" and reader.condition_named.match(said)  # “Gout is a group of risks. They are:”
    return piece if rule != "R-lead-section" and not is_of_it else None


def goes_on(reader: Reader, block: Block, before: Piece, read: Callable[[Reader, Block], None]) -> None:
    """Read a list as that of the sentence before its lead-in; the lead-in is part of its evidence.

    Args:
        reader: The reader of the entry.
        block: The list.
        before: The sentence.
        read: Reads a list.
    """
    count = len(reader.claims)
    read(reader, replace(block, lead=before))
    reader.claims[count:] = [_with_lead(each, before, block.lead) for each in reader.claims[count:]]


def _with_lead(claim: Found, before: Piece, lead: Piece) -> Found:
    """The claim of an item with the lead-in as evidence and hedge; under which condition the sentence before is so, is not said of it."""
    if len(claim.evidence) == 1:
        return claim
    limits = tuple(each for each in claim.qualifiers if each.kind != "condition" or each.start >= before.end)
    if claim.modality == "asserted" and (hedge := _HEDGE.search(lead.text)):
        claim = claim._replace(modality="may", cues=((lead.start + hedge.start(), lead.start + hedge.end()),))
    return claim._replace(qualifiers=limits, evidence=(claim.evidence[0], (lead.start, lead.end), *claim.evidence[1:]))
