"""What a lead-in says by itself, whatever its items are: “The provider will perform a physical exam, which may show:”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.lexicon import PREP
from kg.entry.structure import Block
from kg.reading.clauses import clauses
from kg.reading.phrase import Phrase
from kg.reading.sound import is_action

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["lead_claims"]

#: Verbs whose object is of what the items are: “The doctor may use medicines, such as:”.
_NAMING = frozenset(
    [
        *("advise", "be", "cause", "do", "experience", "feel", "get", "have", "include", "need", "offer", "order"),
        *("perform", "prescribe", "recommend", "suggest", "try", "use"),
    ]
)


#: What a provider looks at, and the exam.
_EXAMINES = re.compile(r"\b(?:perform|do)\b.*\b(?:physical|neurological|nervous system|skin|eye) exam", re.IGNORECASE)
_EXAM = re.compile(
    r"\b(?:an?\s+)?((?:complete |careful |thorough )?(?:physical|neurological|nervous system|skin|eye) exam(?:ination)?)",
    re.IGNORECASE,
)
#: What the items are examples of, and where that is only their kind.
_HEAD = re.compile(r"(?:other )?(.+?),?\s+(?:including|such as|like)\s*:?$")
_OF_A_KIND = re.compile(
    r"(?:other |common |the |possible |some |these |any |early )*(?:symptoms?|tests?|signs|complications|causes|treatments?|medicines)\b",
    re.IGNORECASE,
)
_OF_ANY_KIND = re.compile(
    r"(?:other |several |the |a |some |many |possible |proposed |these |any |common |early )*(?:signs and symptoms|symptoms?|tests?|signs|complications|causes|treatments?|medicines|things|problems|factors|following|questions)\b"
)


def lead_claims(reader: Reader, block: Block, predicate: str) -> None:
    """What a lead-in says by itself: “The provider will perform a physical exam, which may show:”."""
    sentence = block.lead.text
    if _EXAMINES.search(sentence):
        match = _EXAM.search(sentence)
        if match:
            start = block.lead.start + match.start(1)
            reader.add(
                "hasTest",
                Phrase(((start, start + len(match.group(1))),), match.group(1)),
                block.section,
                "R-lead-exam",
                "B",
                evidence=((block.lead.start, block.lead.end),),
            )
    head = _HEAD.match(sentence)
    if head and block.items and len(head.group(1).split()) <= 14:
        found = clauses(reader.text, block.lead.start, block.lead.start + head.end(1))
        if not found:
            if (
                predicate != "occursWith"
                and head.group(1).split()[0].lower() not in PREP
                and not _OF_A_KIND.match(head.group(1))
            ):
                reader.objects(
                    block,
                    predicate,
                    block.lead.start,
                    block.lead.start + head.end(1),
                    "R-lead-head",
                    "B",
                    split=not is_action(head.group(1)),
                )
        elif (
            found[-1].opener != "rel"
            and found[-1].verb in _NAMING
            and found[-1].complement[0] < found[-1].complement[1]
        ):
            start, end = found[-1].span(found[-1].complement)
            words = reader.text[start:end].lower()
            if words.split()[0] not in PREP and not _OF_ANY_KIND.match(words) and len(words.split()) <= 10:
                reader.objects(block, predicate, start, end, "R-lead-head", "B")
