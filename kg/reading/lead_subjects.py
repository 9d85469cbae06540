"""Of what the items of a list are, as its lead-in tells: of the condition, a form of it, or something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.structure import Block
from kg.reading.cues import DISEASE
from kg.reading.found import CONDITION

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["subject_of_lead"]

#: Who has the symptoms that follow: “A person with kidney failure may have:”.
_WHO_HAVE = re.compile(
    r"(?:an? |the |some |most |many )?(?:people|persons?|patients?|individuals?|children|adults|women|men) (?:with|who have|who has) ([\w\s'’-]{3,60}?) (?:may|can|might|often|usually|also|have|experience|develop)\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"(?:an? |the |this |these |that |more |severe |mild |moderate |advanced )", re.IGNORECASE)


#: What is treated, and what has symptoms, in a lead-in: “A doctor may treat lupus with:”, “Stroke symptoms include:”.
_TREATED = re.compile(r"\btreat(?:s|ed|ing)?\s+([\w'’ -]{2,40}?)\s+(?:with|by|using)\b")
_BRINGS = re.compile(
    r"^([A-Z][\w'’ -]{2,40}?) (?:may|can|could|might|often|also|sometimes|usually) (?:also |often )?(?:cause|lead to|result in)\b"
)
_RELATIVE = re.compile(r"\b(?:that|which|who)\b")
_SYMPTOMS_OF = re.compile(r"^(?:the |common |other )?((?:[\w'’-]+ ){0,2}[\w'’-]+) symptoms\b", re.IGNORECASE)


#: Some forms of the condition, told apart by an adjective: “Hereditary forms of gout are caused by:”.
_FORMS = re.compile(
    r"(?!(?:all|another|any|common|different|each|main|many|most|one|other|several|some|that|the|these|this|those|two|various) )((?:[\w-]+ ){1,2}(?:forms?|cases|types?|variants?) of [\w'’ -]{2,60}?) "
    r"(?:is|are|has|have|may|can|might|often|usually|includes?)\b",
    re.IGNORECASE,
)


#: What has side effects, what is caused by what follows, and of what there are symptoms, causes, risks; of whom.
_SIDE_EFFECTS = re.compile(r"side effects? of ([\w\s-]+?)(?:\s+(?:may|can|include|are)\b|:)", re.IGNORECASE)
_WHICH_IS_CAUSED = re.compile(
    r"(?:having |being |an? |the )*(.+?),? which (?:(?:can|may) )?(?:be |is |are )?(?:caused|triggered) by\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"(?:symptoms|causes|signs|treatment|complications|risks?|risk factors?|chances?)\s+(?:of|for|in)\s+(?:getting |developing |having )?([\w\s'’-]+?)(?:\s+in\s+(?:adults|babies|children|infants|men|women|young children|older adults|people)(?:\s+and\s+(?:young |older )?(?:adults|children|men|women)|, [^:]{3,100}(?=:))?)?(?:\s+(?:may|can|might|includes?|is|are|often|usually|that|which|and (?:prevent|reduce|treat))\b|:)",
    re.IGNORECASE,
)
_IN_WHOM = re.compile(r"\s+in (?:patients|people|children|adults|infants|women|men)\b")
#: What is no other thing than the condition and those who have it.
_OF_ANYTHING = re.compile(
    r"\b(?:body|system|it|people|adults|children|infants|babies|women|men|part|parts|patients)\b|"
    r"^(?:the |this |these |your |a )?(?:[a-z]+ly |early |late |mild |severe |acute |chronic )?(?:condition|disease|disorder|illness)s?$|\bof (?:the|this) (?:condition|disease|disorder)$",
    re.IGNORECASE,
)


def subject_of_lead(reader: Reader, block: Block) -> tuple[str, tuple[int, int] | None]:
    """Of what the items are: “Symptoms of a heart attack include:”, “Side effects of steroids may be:”."""
    if side := _SIDE_EFFECTS.search(block.lead.text):
        return _named(block, side)
    of_item = _WHICH_IS_CAUSED.match(block.lead.text)
    if of_item and not reader.condition_named.search(of_item.group(1)):
        return _named(block, of_item)
    having = _WHO_HAVE.match(block.lead.text)
    if having and not reader.only.match(having.group(1).lower()) and not _THIS.match(having.group(1)):
        return _named(block, having)
    if (forms := _FORMS.match(block.lead.text)) and reader.condition.search(forms.group(1)):
        return _named(block, forms)
    for other in (_TREATED, _SYMPTOMS_OF, _BRINGS):
        named = other.search(block.lead.text)
        if (
            named
            and not _RELATIVE.search(named.group(1))
            and not reader.condition.search(named.group(1))
            and (DISEASE.search(named.group(1)) or named.group(1).isupper())
        ):
            return _named(block, named)
    form = _OF_WHAT.search(block.lead.text)
    whom = _IN_WHOM.search(form.group(1)) if form else None
    if form and whom and reader.only.match(form.group(1)[: whom.start()].lower()):
        return CONDITION, None  # “Treatment of gout in patients with fever may include:”
    if (
        form
        and not reader.only.match(form.group(1).lower())
        and not _OF_ANYTHING.search(form.group(1))
        and (reader.condition.search(form.group(1)) is None or len(form.group(1).split()) < 7)
    ):
        return _named(block, form)
    return CONDITION, None


def _named(block: Block, found: re.Match[str]) -> tuple[str, tuple[int, int]]:
    """What a pattern finds in a lead-in, and where it stands in the entry."""
    start, end = found.span(1)
    return found.group(1), (block.lead.start + start, block.lead.start + end)
