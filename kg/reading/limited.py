"""What limits a claim, told to its end; a claim whose limit breaks off is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.entry.lexicon import BE, CONJ, DET, MODALS, POSS, PREP, REL, VERB_FORMS, is_adjective
from kg.reading.forms import in_small_letters
from kg.reading.found import Found
from kg.reading.qualifiers import OF_CONDITION, Limit

__all__ = ["limited", "without_following"]

#: Words that end no limit.
_UNFINISHED = (
    PREP
    | CONJ
    | DET
    | POSS
    | REL
    | MODALS
    | BE
    | {"he", "she", "they", "you", "have", "has", "causes", "cause", "dr", "either", "dont", "don't"}
) - {"up", "down", "out", "off", "over", "within"}
#: What goes on with a limit.
_MORE = re.compile(r"\s+(?:to|with|for|of|as|from|and|or)\s")


def limited(found: Found, text: str, title: str, abbreviations: frozenset[str]) -> Found | None:
    """The claim, if what limits it is told to its end; a “population” that is the condition's own name is none."""
    if not found.qualifiers and found.predicate != "occursIn":
        return found
    names = in_small_letters(title, abbreviations)
    kept = tuple(
        limit
        for limit in found.qualifiers
        if limit.value.lower() not in names and not limit.value.endswith((" it", " them"))
    )
    first, last = found.object_spans[0][0], found.object_spans[-1][1]
    kept = tuple(limit for limit in kept if not _is_of_next(limit, text[last : limit.start]))
    kept = tuple(
        limit for limit in kept if limit.kind != "population" or not _OTHER_CLAUSE.search(text[limit.end : first])
    )
    if found.predicate in ("occursIn", "hasOnset"):  # that tells all of it: “in adolescents and young adults”
        is_compared = any(limit.kind == "comparison" for limit in kept)
        told = {"population"} if found.predicate == "hasOnset" else {"frequency", "population"}
        kept = tuple(limit for limit in kept if is_compared or not (limit.kind in told and first <= limit.start < last))
    kept += tuple(_where(found, text, names)) if found.predicate == "occursIn" else ()
    kept = tuple(_to_its_end(limit, text) if _is_unfinished(limit, text) else limit for limit in kept)
    if any(limit.kind == "population" and _POINTED.search(limit.value) for limit in kept):
        return None
    if any(_is_unfinished(limit, text) or _is_torn(limit) or _is_of_other(limit, last, text) for limit in kept):
        return None
    return found if kept == found.qualifiers else found._replace(qualifiers=kept)


#: People of whom the words before tell what they have: “individuals with this mutation”.
_POINTED = re.compile(rf"\b(?:with|who have) (?:this|these) (?!{OF_CONDITION})")
#: Where so many have it: “In Finland, 1 in 9,000 people …”, “The incidence of it in northern Japan is …”.
_PLACE = r"(?:the )?(?:(?:central|eastern|northern|parts of|southern|western) )?[A-Z][\w.-]+(?: (?:(?:and|of|or|the|(?:east|north|south|west)\w*) )*[A-Z][\w.-]+)*"
_AT_HEAD = re.compile(rf"(?:[A-Z]\w+, )?(?:[Ii]n|[Aa]mong|[Ww]ithin) ({_PLACE}),\s")
_OF_FIGURE = re.compile(
    rf"\b(?:incidence|prevalence|frequency)\b[^.;,]*? (?:among|in) ({_PLACE})(?= (?:has been|is|ranges|varies|was)\b)"
)
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")


def _where(found: Found, text: str, names: Collection[str]) -> Iterator[Limit]:
    """Where, or among whom, a figure is so, if its sentence tells that before it."""
    start, first = found.evidence[0][0], found.object_spans[0][0]
    place = _AT_HEAD.match(text, start, first) or _OF_FIGURE.search(text, start, first)
    if place is None or _MONTH.match(place.group(1)) or any(name in place.group(1).lower() for name in names):
        return
    yield Limit("population", place.group(1), *place.span(1))


#: How a population goes on: “people with obesity and diabetes”.
_REST = re.compile(
    r"\s(?:to|with|for|of|as|from|and|or)\s(?:[\w'’-]+\s){0,4}?[\w'’-]+(?=[.;:)]|,(?! (?:such as|including)\b)|\s(?:is|are|may|can|should|will|must)\b|$)"
)
#: Those for whom something is done, and which of them: “treat people who have severe pain”.
_SOME_PEOPLE = re.compile(r"\b(?:adults|babies|children|infants|men|patients|people|those|women)$")
_WHOM = re.compile(r"\s+(?:who|with|whose)\s[^.;:,()]{2,90}(?=[.;:,(]|$)")
_VERBS = BE | MODALS | {"has", "have", "had", "do", "does", "who", "that", "which", "continue", "continues"}


#: Where a clause begins with a subject of its own, to which no group before it belongs.
_OTHER_CLAUSE = re.compile(
    r", but (?!(?:also|are|can|could|do|does|had|has|have|is|may|might|often|rarely|sometimes|their|usually|was|were|will)\b)(?![^,.;]*\b(?:he|she|they)\b)[^,.;]* (?:is|are|may|can)\b"
)


def _is_of_next(limit: Limit, between: str) -> bool:
    """Whether what stands between an object and a limit begins another clause: “… and often leads to”, “… - when it is wet”."""
    if limit.kind != "frequency":
        return " - " in between or " – " in between
    return between.endswith((" and ", " but ")) or ", which " in between


def _to_its_end(limit: Limit, text: str) -> Limit:
    """A population with what it goes on with, if that is short and has no verb."""
    if limit.kind == "purpose" and (whom := _WHOM.match(text, limit.end)):
        return Limit(limit.kind, " ".join(f"{limit.value}{whom.group()}".split()), limit.start, whom.end())
    rest = _REST.match(text, limit.end) if limit.kind == "population" else None
    if rest is None or _VERBS & set(rest.group().lower().split()):
        return limit
    if any(VERB_FORMS.get(word, ("", ""))[1] == "s" for word in rest.group().lower().split()):
        return limit
    return Limit(limit.kind, " ".join(f"{limit.value}{rest.group()}".split()), limit.start, rest.end())


def _is_unfinished(limit: Limit, text: str) -> bool:
    """Whether the words of a limit break off."""
    if limit.kind == "purpose":
        return _SOME_PEOPLE.search(limit.value) is not None and _WHOM.match(text, limit.end) is not None
    if limit.kind not in ("population", "condition"):
        return False
    if any(word in limit.value for word in (" who ", " with ", " without ")) and _MORE.match(text, limit.end):
        return True
    words = limit.value.lower().split()
    last = words[-1].strip(",.;")
    return last in _UNFINISHED or (
        limit.kind == "population" and len(words) > 2 and is_adjective(last) and not last.endswith("old")
    )


def _is_of_other(limit: Limit, end: int, text: str) -> bool:
    """Whether a condition stands behind another thing that may be done: “avoid it, or wear a mask if you cannot”."""
    return limit.kind == "condition" and limit.start > end and _OR_ELSE.search(text, end, limit.start) is not None


_OR_ELSE = re.compile(r",\s+or\s")
_FINITE = (BE - {"be", "been", "being"}) | MODALS | {"has", "have", "had", "do", "does", "did", "doesn't", "don't"}
#: Conditions without a verb of their own.
_ELLIPTIC = re.compile(
    r"\b(?:necessary|needed|possible|present|untreated|treated|severe|appropriate|required|infected|exposed|pregnant|able|any|so|not|unable|done|\w+ing|\w+ed)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:if|when|once|whenever|unless)\s", re.IGNORECASE)


_WORD = re.compile(r"[\w'’-]+")


def _is_torn(limit: Limit) -> bool:
    """Whether a condition is half a clause: “when a complication”, of which a comma has cut the verb off."""
    if limit.kind == "condition" and " - " in limit.value:
        return True  # with the items of a list that stand behind it
    opens = _WHEN.match(limit.value) if limit.kind == "condition" else None
    if opens is None:
        return False
    words = _WORD.findall(limit.value[opens.end() :].lower())
    has_verb = any(
        word in _FINITE or VERB_FORMS.get(word, ("", ""))[1] in ("s", "base", "ed") or word.endswith("s")
        for word in words[1:]
    )
    return not has_verb and _ELLIPTIC.search(limit.value, opens.end()) is None


#: What limits the items of a list besides what they are.
_WHILE = re.compile(r"\bthe following (while [\w -]+)$")


def without_following(limit: Limit) -> Limit:
    """A limit of a list without its items: “if you have any of the following while taking it” is “while taking it”."""
    besides = _WHILE.search(limit.value)
    if besides is None:
        return limit
    return Limit(limit.kind, besides.group(1), limit.end - len(besides.group(1)), limit.end)
