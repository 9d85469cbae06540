"""What limits a claim, in the words of the vocabulary: frequency, typicality, severity, population, condition, purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.entry.digests import normalise
from kg.reading.concepts import Concepts
from kg.reading.cues import DISEASE
from kg.reading.found import Found
from kg.reading.literals import literal_of
from kg.reading.proposals import Mention, Qualifier, Span
from kg.reading.qualifiers import Limit

__all__ = ["cues_of", "is_everybody", "qualifiers_of"]

#: Words of frequency: the pattern, the qualifier, and its value.
_OFTEN: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), key, value)
    for pattern, key, value in (
        (r"\b(?:rare|seldom)", "ck:frequency", "ck:rare"),
        (r"\b(?:two[- ]thirds|three[- ](?:quarters|fourths))", "ck:typicality", "ck:mostly"),
        (
            r"uncommon|not always|sometimes|occasionally|at times|minority|certain|individual|isolated|remaining|selected|small|some|few|several|other|fifth|half|quarter|third",
            "ck:frequency",
            "ck:inSomeCases",
        ),
        (r"\busual|generally|\btypical|in general|most of the time", "ck:typicality", "ck:generally"),
        (
            r"most|mainly|majority|primarily|predominantly|principally|chiefly|(?:nearly|virtually) all",
            "ck:typicality",
            "ck:mostly",
        ),
        (r"often|\bcommon|frequent|many", "ck:frequency", "ck:often"),
    )
)
_COMPARED = (
    (
        re.compile(r"\b(?:more (?:often|common\w*|frequent\w*|likely)|more|(?:twice|times) as)\b", re.IGNORECASE),
        "ck:moreOftenThan",
    ),
    (re.compile(r"\b(?:less|fewer)\b", re.IGNORECASE), "ck:lessOftenThan"),
    (re.compile(r"\bhigher\b", re.IGNORECASE), "ck:higherThan"),
    (re.compile(r"\blower\b", re.IGNORECASE), "ck:lowerThan"),
    (re.compile(r"\b(?:greater|larger)\b", re.IGNORECASE), "ck:greaterThan"),
    (re.compile(r"\bbetter\b", re.IGNORECASE), "ck:betterThan"),
)
#: What stands before that with which something is compared: “more often than men”, “twice as likely as men”.
_THAN = re.compile(r" than | as (?!common\b|likely\b)")
_SEVERITY = {"mild to severe": "ck:variable", "mild": "ck:mild", "severe": "ck:severe"}
#: The kinds of limits that are concepts, with their qualifier and class.
_CONCEPTS = {
    "population": ("ck:population", "ck:Population"),
    "condition": ("ck:underCondition", "ck:Situation"),
    "purpose": ("ck:purpose", "ck:Goal"),
}
#: Shares of people, in per cent.
_SHARES = {"share": "ck:percentage", "share to": "ck:percentageTo"}
_JOINED = re.compile(r"\s+(?:and|or|but|to|are|is|do|have)\s+")
#: People of whom nothing more is told than that they have the condition.
_EVERYBODY = re.compile(r"(?:people|patients?|persons?|individuals?|others|those|anyone|someone)", re.IGNORECASE)
_MOST_WORDS = 26
#: Words that hedge, where the clause that was read does not hold its own: “factors that can lead to it include …”.
_HEDGE = re.compile(
    r"\b(?:may|might|can|could|possible|potential|probably|possibly|perhaps|presumably|likely|rarely|risk|not (?:all|every)\w*|"
    r"(?:appear|hypothes|seem|suggest|theor|believe|think|suspect|report|describe|observe)\w*)\b",
    re.IGNORECASE,
)
#: What stands before a purpose and tells only how firmly it is said.
_AUXILIARY = re.compile(
    r"^(?:(?:may|might|can|could|will|would|should|also|usually|often|sometimes|in order|tends?|has|have|to)\b\s*)+",
    re.IGNORECASE,
)


#: A condition that tells nothing but the kind of what is listed.
_ANNOUNCED = re.compile(
    r"\b(?:any of |some of |one of )?(?:the|these) (?:[\w-]+ )?(?:conditions|risk factors|signs|symptoms)$",
    re.IGNORECASE,
)
#: Verbs behind which “if” asks: “A test can show if you have it”.
_WHETHER = re.compile(
    r"\b(?:check|confirm|decide|determine|diagnose|find out|know|learn|reveal|see|show|tell)s?(?: \w+)? \Z"
)
_OF_PART = re.compile(r"\s(?:after|by|for|from|in|of|to|with)\s")
_NEAR = 24  # characters in which such a verb stands
#: A purpose of which it is left out what it is: “to find out whether …”.
_FINDS_OUT = re.compile(r"(?:help )?(?:check|decide|determine|find out|know|learn|make sure|see|tell)", re.IGNORECASE)


def qualifiers_of(found: Found, concepts: Concepts, text: str) -> tuple[tuple[Qualifier, ...], tuple[Span, ...]]:
    """The qualifiers of a claim, at most one of each key, in order of their keys; and the words that say them."""
    kept: dict[str, Qualifier] = {}
    spans = set()
    for limit in found.qualifiers:
        if _is_of_a_word(limit, found, text):
            continue
        for each in _qualifiers(limit, concepts, is_of_condition=found.subject_span is None):
            if each.key not in kept:
                kept[each.key] = each
                spans.add((limit.start, limit.end))
    title = concepts.condition.words.lower()
    is_told = "ck:population" in kept and title in kept["ck:population"].value.words.lower()  # “in people with gout”
    if _is_within_it(found, title) and not is_told:
        kept[_CONTEXT] = Qualifier(_CONTEXT, concepts.condition)
    return tuple(kept[key] for key in sorted(kept)), tuple(sorted(spans))


#: The condition in which a claim on something else holds.
_CONTEXT = "ck:diseaseContext"
#: What is told of a form, or of what the condition brings; how such a thing is spoken of.
_OF_WHAT_IT_BRINGS = frozenset(["hasComplication", "hasFinding", "hasOnset", "hasPrognosis", "hasSymptom", "occursIn"])
_BROUGHT = re.compile(
    r"th(?:is|ese) |(?:an? |the )?(?:[\w-]+ ){1,3}(?:forms?|subtypes?|types?|variants?)$", re.IGNORECASE
)
#: What may cause several diseases: “Mutations in A cause gout and lupus”.
_OF_MANY = re.compile(
    r"\b(?:bacteri\w+|drugs?|genes?|germs?|infections?|mutations?|smoking|variants?|virus(?:es)?)\b", re.IGNORECASE
)


def _is_within_it(found: Found, title: str) -> bool:
    """Whether a claim is of a thing in those who have the condition: “the weakness leads to falls”, “this anemia”."""
    if found.subject_span is None or title in found.subject.lower():
        return False
    if found.predicate in _OF_WHAT_IT_BRINGS:
        return _BROUGHT.match(found.subject) is not None
    if found.predicate != "leadsTo" or DISEASE.search(found.subject):
        return False
    is_of_another = DISEASE.search(found.object) and _OF_MANY.search(found.subject)
    return not is_of_another


def _is_of_a_word(limit: Limit, found: Found, text: str) -> bool:
    """Whether what seems to limit a claim is of a word within it: “weakness typically beginning in childhood”."""
    if limit.kind == "condition":
        return _WHETHER.search(text, max(0, limit.start - _NEAR), limit.start) is not None
    if limit.kind == "severity" and found.predicate == "isA":
        return any(
            start <= limit.start < end for start, end in found.object_spans
        )  # “a severe combined immunodeficiency”
    is_range = limit.value.lower() == "mild to severe"
    if limit.kind == "severity" and not is_range and found.object_spans[0][0] < limit.start < found.object_spans[-1][1]:
        return _OF_PART.search(text, found.object_spans[0][0], limit.start) is not None  # “drugs for severe pain”
    is_inside = any(start < limit.start < end for start, end in found.object_spans)
    return found.tier == "A" and limit.kind == "frequency" and is_inside


def _qualifiers(limit: Limit, concepts: Concepts, *, is_of_condition: bool) -> Iterable[Qualifier]:
    if limit.kind in _SHARES:
        yield Qualifier(_SHARES[limit.kind], literal_of(limit.value, ("xsd:decimal",), "share of people"))
    elif limit.kind == "frequency" and limit.value.lower().startswith("more "):
        return  # how often as compared with something
    elif limit.kind == "frequency" and limit.value.lower().startswith("less "):
        yield Qualifier("ck:frequency", Mention("", concept="ck:inSomeCases"))
    elif limit.kind == "frequency":
        for pattern, key, value in _OFTEN:
            if pattern.search(limit.value):
                yield Qualifier(key, Mention("", concept=value))
                return
    elif limit.kind == "severity" and limit.value.lower() in _SEVERITY:
        yield Qualifier("ck:severity", Mention("", concept=_SEVERITY[limit.value.lower()]))
    elif limit.kind == "comparison":
        words, *others = _THAN.split(limit.value, maxsplit=1)
        value = next((value for pattern, value in _COMPARED if pattern.search(words)), "")
        other = _JOINED.split(others[0])[0] if others else ""
        if other and value and len(other.split()) <= _MOST_WORDS and not other[:1].isdigit():
            yield Qualifier("ck:comparison", Mention("", concept=value))
            yield Qualifier("ck:comparator", concepts.named(other.removeprefix("in "), "ck:Population"))
    elif limit.kind == "condition" and _ANNOUNCED.search(limit.value):
        return  # “if you have the key risk factors, which are:”
    elif limit.kind == "population" and is_of_condition and is_everybody(limit.value, concepts.title):
        return
    elif limit.kind in _CONCEPTS and "following" not in limit.value and len(limit.value.split()) <= _MOST_WORDS:
        key, kind = _CONCEPTS[limit.kind]
        words = _AUXILIARY.sub("", limit.value).rstrip(" .")
        if words and not (limit.kind == "purpose" and _FINDS_OUT.fullmatch(words)):
            yield Qualifier(key, concepts.named(words, kind))


def is_everybody(words: str, title: str) -> bool:
    """Whether a population is all who have the condition, of whom nothing more is told."""
    who, _, what = words.partition(" with ")
    named = set(normalise(what).split()) - {"s", "the", "this", "condition", "disease", "disorder"}
    return bool(_EVERYBODY.fullmatch(who)) and named <= set(normalise(title).split())


def cues_of(
    found: Found, qualifying: tuple[Span, ...], evidence: tuple[Span, ...], text: str
) -> tuple[Span, ...] | None:
    """The words that hedge or limit a claim, inside its evidence; None where it is hedged and no word there says so.

    Args:
        found: The claim.
        qualifying: The words that say its qualifiers.
        evidence: Its evidence.
        text: The entry.
    """
    hedging = found.cues if found.modality != "asserted" else ()
    inside = {
        (first, last)
        for first, last in (*hedging, *qualifying)
        if first < last and any(start <= first and last <= end for start, end in evidence)
    }
    if not inside and found.modality in ("may", "can"):
        hedges = (_HEDGE.search(text, start, end) for start, end in evidence)
        inside = {hedge.span() for hedge in hedges if hedge}
        if not inside:
            return None
    return tuple(sorted(inside))
