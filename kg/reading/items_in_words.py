"""Items of a list that no rule reads, told in their own words with what is said of those beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.entry.structure import Piece
from kg.reading.clauses import clauses
from kg.reading.found import Found
from kg.reading.plain import is_broken, points_elsewhere
from kg.reading.reader import Reader
from kg.reading.sound import is_action

__all__ = ["items_in_words"]

#: Words of an item, at most.
_MOST = 48
#: Predicates of items that say something as they stand.
_OF_ITEMS = frozenset(
    [
        *("hasCause", "hasComplication", "hasContact", "hasFinding", "hasMedicine", "hasPrevention"),
        *("hasRiskFactor", "hasSymptom", "hasTreatment"),
    ]
)
_NO_ITEM = re.compile(
    r"(?:other|more|see|how|whether|what|when|which|why|it|they|this|these|for|you can|a radiologist|your doctor)\b|.*\bexamples?\b",
    re.IGNORECASE,
)


def _says_more(reader: Reader, item: Piece) -> bool:
    """Whether an item is a sentence of its own, which stands below the list rather than in it."""
    if is_action(item.text):
        return False
    main = next((each for each in clauses(reader.text, item.start, item.end) if each.opener == "main"), None)
    return main is not None and main.subject[0] < main.subject[1]


#: What is not to be done.
_AVOID = re.compile(r"\b(?:avoid\w*|limit\w*|stop\w*|never|worse)\b", re.IGNORECASE)
#: What ends an item and belongs to the next.
_LAST = re.compile(r"[\s.,;:]*(?:\s(?:and|or))?[\s.,;:]*$")
#: The share of a list that rules must have read.
_ENOUGH = 3


def items_in_words(
    reader: Reader, items: Sequence[Piece], unread: Sequence[Piece], beside: Sequence[Found]
) -> Iterator[Found]:
    """The items of a list that no rule reads, as they stand, with what is said of those beside them.

    Args:
        reader: The reader of the entry.
        items: The items, without those that are told as sentences.
        unread: Those of them that no rule reads.
        beside: What rules found in others of the list.
    """
    predicates = {each.predicate for each in beside if not each.negated}
    if predicates == {"hasMedicine", "hasTreatment"}:
        predicates = {"hasTreatment"}
    if len(predicates) != 1 or not predicates < _OF_ITEMS or (len(items) - len(unread)) * _ENOUGH < len(items):
        return
    like = max((each for each in beside if each.predicate in predicates), key=lambda each: len(each.object_spans))
    lead = like.evidence[0]
    for item in unread:
        start, end = item.start, _LAST.search(item.text).start() + item.start  # type: ignore[union-attr]
        words = reader.text[start:end]
        if not words or len(words.split()) > _MOST or _NO_ITEM.match(words) or is_broken(words) or "." in words:
            continue
        if points_elsewhere(words) or _says_more(reader, item):
            continue
        word = [span for span in like.object_spans[:-1] if lead[0] <= span[0] < lead[1]]  # “Avoid: …”
        if not word and _AVOID.search(reader.text, *lead):
            continue
        spans = (*word, (start, end))
        yield like._replace(
            object=" ".join(" ".join(reader.text[slice(*span)].split()) for span in spans),
            object_spans=spans,
            evidence=(*like.evidence[:-1], (item.start, item.end)),
            qualifiers=tuple(each for each in like.qualifiers if lead[0] <= each.start < lead[1]),
            cues=tuple(cue for cue in like.cues if lead[0] <= cue[0] < lead[1]),
            rule="R-verbatim",
            tier="C",
        )
