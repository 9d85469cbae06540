"""What the sentence of a claim restricts it by, and the claim leaves out: a condition, a comparison, a treatment."""

from __future__ import annotations

import re

from kg.reading.found import Found

__all__ = ["is_left_out"]

#: Predicates whose object is itself the condition, or a name.
_ITSELF = frozenset(["hasContact", "hasOpenQuestion", "hasSynonym", "isA"])
#: What a sentence is true of alone: “If the attack was mild, you may recover”; up to its comma.
_OPENS = re.compile(
    r"(?:(?:also|and|but|however|still|then|even)[, ]+)*(?:if|unless|once|provided(?: that)?|as long as|in cases (?:where|when)|"
    r"in an? (?:[\w-]+ )?emergency|when(?! (?:people|patients|a person|someone|children|adults|you|they) (?:have|has|get|gets|develop)\b))\s([^,;:]+),",
    re.IGNORECASE,
)
#: The same behind an object, before anything else is said.
_TRAILS = re.compile(
    r"[^.;:,()]*?(?<!check)(?<!decide)(?<!determine)(?<!find out)(?<!know)(?<!learn)(?<!see)(?<!tell),?\s(?:only |especially )?(?:if|unless|provided that|as long as|until|only when|only in)\s",
    re.IGNORECASE,
)
#: What stands in it.
_CONDITION = re.compile(r"\s(?:if|unless|provided that|as long as|until|only when|only in)\s")
_GOES_ON = re.compile(
    r",?\s(?:and|but|so|or|although|because)\s(?:\w+\s){0,3}?(?:should|may|can|is|are|will|you|it|they)\b"
)
#: With whom or what something is compared, behind it.
_THAN = re.compile(
    r"(?:(?!, (?:but|although|though|while|and)\b)[^.;:()])*?\sthan\s(?:(?:are|is|do|does|in|for|among)\s)?(?:others?|other|people|those|men|women|boys|girls|children|adults|"
    r"the (?:general|average|rest)|normal|usual|anyone|someone)\b",
    re.IGNORECASE,
)
#: Those who have had something done, of whom alone it is said: “People who receive a transplant recover”.
_TREATED = re.compile(
    r"\b(?:people|patients|those|children|adults|women|men|individuals) who (?:\w+ly )?(?:receive|received|have had|had|undergo|underwent|get|take|took|stop|"
    r"continue|choose|are treated|were treated|have (?:\w+ )?surgery)\b",
    re.IGNORECASE,
)
_COURSES = frozenset(["hasPrognosis", "hasComplication"])


def is_left_out(found: Found, text: str) -> bool:
    """Whether the sentence of a claim says it under a condition, or as compared, that the claim does not tell.

    Args:
        found: The claim.
        text: The entry.
    """
    if found.predicate in _ITSELF:
        return False
    start, end = found.object_spans[0][0], found.object_spans[-1][1]
    first, last = next(((a, b) for a, b in found.evidence if a <= start <= b), found.evidence[0])
    behind = text[end:last].lower()
    kinds = {limit.kind for limit in found.qualifiers}
    if "condition" not in kinds:
        opens = _OPENS.match(text, first, last)
        if opens and opens.end() <= start:
            return True
        trails = _TRAILS.match(text, end, last) if _CONDITION.search(behind) else None
        if trails and not _GOES_ON.search(text, end, trails.end()):
            return True
    if "comparison" not in kinds and " than " in behind and _THAN.match(text, end, last):
        return True
    return (
        found.predicate in _COURSES
        and not kinds & {"population", "condition"}
        and found.subject_span is None
        and _TREATED.search(text, first, start) is not None
    )
