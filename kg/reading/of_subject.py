"""What the subject of a clause limits: to a share of people, to some cases, to symptoms of a time, to what is common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.reading.cues import DISEASE, JOINS
from kg.reading.qualifiers import SOME_PEOPLE, Limit, people_in, shares_in

if TYPE_CHECKING:
    from kg.reading.view import View

__all__ = ["is_group", "limits_of_subject", "which"]

#: Kinds of subject that may tell which symptoms, causes and so on are meant.
_NAMED = frozenset(["symptoms", "hasComplication", "causes", "hasRiskFactor", "hasTrigger"])
#: Cases that are not all, by how grave they are.
_SEVERE = re.compile(r"(?:advanced|mild|milder|moderate|more severe|severe|untreated) cases\b", re.IGNORECASE)
#: How many of the condition's kind.
_OF_ALL = re.compile(
    r"((?:almost|nearly|virtually) all|most|many|some|a few|several|(?:the )?(?:other|remaining)(?= cases)) ",
    re.IGNORECASE,
)
#: Symptoms of a time: “The first symptoms are …”; or what is common, or not: “A frequent cause of gout is …”.
_WHICH = re.compile(
    r"(?:among )?(?:(?:the|an?|another|its|one of the|other|some) )*"
    r"(?:((?:first|initial|early|earliest|late|later) (?:signs and symptoms|symptoms?|signs?|features?|manifestations?))\b|"
    r"(?:most )?(less common|rare|uncommon|common|frequent|typical|usual)(?=(?: [\w-]+){0,2}? "
    r"(?:causes?|complications?|complaints?|features?|findings?|manifestations?|risk factors?|signs?|symptoms?|triggers?)\b))",
    re.IGNORECASE,
)
#: The age of those who have them: “complications in infancy”.
_IN_CHILDHOOD = re.compile(r"\bin (?:adolescence|adulthood|childhood|infancy|later life|old age)\b")
#: People who were named before.
_POINTING = re.compile(r"they$|(?:these|those) [\w-]+(?: [\w-]+)?$")
#: What makes some of all people: “people with high levels of acid”.
_HAVING = re.compile(r"\b(?:with|without|who|whose) (.+)$")
_CARE = frozenset(["medicines", "tests", "treatments"])
#: What for what follows is done: “Measures to combat fatigue include …”.
_AIM = re.compile(r"\sto ((?:combat|control|ease|improve|manage|prevent|reduce|relieve|treat) ([^,]+))$")
#: Words before a subject that are of it, and stand apart from it as adverbs may.
_OF_IT = frozenset(
    ["almost", "early", "first", "initially", "later", "less", "mildly", "most", "nearly", "severely", "virtually"]
)


def limits_of_subject(view: View) -> Iterator[Limit]:
    """The limits that the subject of a clause tells."""
    clause = view.clause
    if clause.subject[0] >= clause.subject[1]:
        return
    first, last = clause.span(clause.subject)
    at = clause.subject[0]
    while at and clause.tokens[at - 1].low in _OF_IT:
        at -= 1
        first = clause.tokens[at].start
    if view.kind in _NAMED:
        yield from which(view, first, last)
        if age := _IN_CHILDHOOD.search(view.text, first, last):
            yield Limit("condition", age.group(), *age.span())
    aim = _AIM.search(view.text, first, last) if view.kind in _CARE else None
    if aim and not view.reader.only.match(aim.group(2).lower()):
        yield Limit("purpose", aim.group(1), *aim.span(1))
    if view.kind not in ("condition", "people"):
        return
    if view.kind == "condition" and (cases := _SEVERE.match(view.text, first, last)):
        yield Limit("condition", cases.group(), *cases.span())
    if view.kind == "condition" and (of_all := _OF_ALL.match(view.text, first, last)):
        yield Limit("frequency", of_all.group(1), *of_all.span(1))  # “Most tumors begin in …”
    if joins := JOINS.match(view.text, first, last):
        first = joins.end()  # “Unfortunately, older people …”
    if _POINTING.match(view.words):
        if before := _group_before(view):
            yield Limit("population", view.text[slice(*before)], *before)
        elif (of_all := _some_before(view)) is not None:
            yield Limit("frequency", of_all.group(1), *of_all.span(1))
        return
    is_named = SOME_PEOPLE.match(view.text[first:last].lower()) is None and view.subject()[1] is not None
    if view.kind == "people" and not is_named and is_group(view, view.text[first:last].lower()):
        yield people_in(view.text, first, last)  # “Infants with botulism have …” is said of infants
    for begin in (first, *([view.piece.start + 3] if view.piece.text.startswith("In ") else [])):
        yield from shares_in(view.text, begin, last)  # “(In) about 40 percent of cases …”


def is_group(view: View, words: str) -> bool:
    """Whether a subject is some of those who have the condition: “older people with gout”, “people with a fever”."""
    having = _HAVING.search(words)
    return SOME_PEOPLE.match(words) is not None or (
        having is not None
        and not view.reader.condition.search(having.group(1))
        and not DISEASE.search(having.group(1))
        and "condition" not in having.group(1).split(",")[0]
    )


def _some_before(view: View) -> re.Match[str] | None:
    """How many “they” are: “Some people have gout all the time. They have no fever”; of most, it may be all who have it."""
    words = view.reader.last[1]
    if not view.reader.last_span:
        return None
    is_all = "affected" in words or view.reader.condition.search(words) is not None
    of_all = _OF_ALL.match(view.text, *view.reader.last_span)
    return None if of_all and is_all and not of_all.group(1).lower().endswith(_FEW) else of_all


#: Less than most.
_FEW = ("few", "several", "some")


def _group_before(view: View) -> tuple[int, int] | None:
    """Where the group is named that “they” stands for: “Older people have no fever; they …”, “Although men have …, they …”."""
    if view.reader.last_span and is_group(view, view.reader.last[1]):
        start, end = view.reader.last_span
        return start, start + len(view.text[start:end].split(",", 1)[0])
    before = view.all[view.index - 1] if view.index else None
    if before is None or before.opener != "sub" or not SOME_PEOPLE.match(before.text(before.subject)):
        return None
    return before.span(before.subject)


def which(view: View, first: int, last: int) -> Iterator[Limit]:
    """The symptoms of a time, or how common they are, if a stretch begins by telling that."""
    if told := _WHICH.match(view.text, first, last):
        part = told.lastindex or 0
        yield Limit("condition" if part == 1 else "frequency", told.group(part), *told.span(part))
