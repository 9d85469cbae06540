"""The last look at a claim: an object that is a thing by itself, and a sentence that does not turn it round.

A wrong claim is worse than none: what is not sure is mended where only one mending is possible, and else not proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.entry.lexicon import (
    BE,
    VERB_FORMS,
)
from kg.reading.forms import in_small_letters, of_its_form
from kg.reading.found import CONDITION, Found
from kg.reading.limited import limited
from kg.reading.misread import is_misread
from kg.reading.objects import LABEL_WORDS, MOST_WORDS, is_empty, is_sound
from kg.reading.omitted import is_left_out
from kg.reading.placed import is_of_care, placed
from kg.reading.polarity import is_turned_round
from kg.reading.sought import Sought

__all__ = ["sure"]

#: What an item or an object is told with, and does not belong to it.
_FRAME = re.compile(
    r"(?:you|he or she|they|the person|the patient|your child)\s+(?:also\s+)?(?:have|has|had|notice|notices|develop|develops|experience|experiences|get|gets)\s+"
    r"(?=\S)|(?:(?:any|some|varying) )?degrees? of\s+(?=\S)|do\s+(?=(?:not\s+)?[a-z]+\s)",
    re.IGNORECASE,
)
#: What is told elsewhere: “the cause of these cases”.
_POINTS = re.compile(r"\bthe following\b|\b(?:these|those|this (?!(?:condition|disease|disorder|syndrome)\b)) ?\w")
#: Where the contrary begins: “cough rather than fever”.
_TURNED = Sought(
    re.compile(r",?\s+(?:rather than|instead of|except|as opposed to|but not|unlike)\s"),
    ("rather", "instead", "except", "opposed", "but not", "unlike"),
)
_OTHER = re.compile(
    r"(?:(?:many|several|some|various) )?(?:additional|other) (?!(?:areas|body|forms|kinds|organs|parts|places|than|types)\b)(?=[\w-]+ \w)"
)
#: Predicates whose objects tell more than a thing.
_TOLD_WHOLE = frozenset(["hasContact", "hasForm", "hasMechanism", "hasPrognosis", "isA", "occursIn"])
_NO_SYMPTOMS = re.compile(r"(symptoms) or ", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|or)\s")
_YOU = re.compile(
    r"you\s+(?!(?:think|suspect|believe|are|were|will|would|do|may|might|can|could|should|must|want|need)\b)(?=[a-z]+\s)",
    re.IGNORECASE,
)
#: How a claim on frequency begins where the verb is not part of what is said.
_OCCURS = re.compile(
    r"(?:(?:in|among)\s+(?=\w+)|(?:appears?|seems?|(?:is|are)\s+(?:thought|believed|considered|said|estimated)|thought|believed|considered) to be\s+(?=\S)|(?:(?:is|are|was|were|may be|can be|also|often|usually|most often|mainly|mostly|typically|generally|first)\s+)*"
    r"(?:tends? to )?(?:occurs?|occurring|appears?|begins?|starts?|develops?|happens?|affects?|becomes? apparent|found|seen|diagnosed|recognized|observed|reported|is|are)\s+"
    r"(?:(?:most often|most commonly|usually|mainly|mostly)\s+)?(?:(?:in|among|at|during|by(?! (?:ages?|adolescence|adulthood|childhood|early|late|mid\w*|puberty|the)\b)|with)\s+(?!a prevalence))?(?=\S))",
    re.IGNORECASE,
)
#: “more common in men than in women”: in men, which is compared.
_COMPARED = re.compile(
    r"(?:(?:is|are|occurs?|affects?|much|slightly|far|also)\s+)*(?:more|less|(?:twice|\w+ times) as)\s+(?:common(?:ly)?|often|frequent(?:ly)?|likely)\s+(?:(?:seen|found|diagnosed|to occur)\s+)?"
    r"(?:in|among)\s+(\w[^.;()]*?)\s+(?:than|as)\s+[^.;()]+",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"(?:have|has|carry|carries)\s+(?:an?|the)\s+|(?:is|are)\s+(?:(?:often|usually|generally|always|sometimes)\s+)?",
    re.IGNORECASE,
)
#: What ends the words that narrow it down, and what joins them to others.
_STOP, _JOINS = re.compile(r"[.,;:()\n]"), re.compile(r"\b(?:and|or|but)\b")
#: What narrows a thing down, right behind it.
_NARROWS = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:that|who|which|whose|whom|where|in wh(?:om|ich))\s", re.IGNORECASE)
_TOGETHER = re.compile(r"\s+(?:in combination|together|combined) with\b", re.IGNORECASE)
#: The same, before the other: “a virus combined with smoking”.
_WITH_OTHERS = re.compile(r"\b(?:in combination|together|combined) with (?:the |an? )?$")
#: What makes a number of cases one of new cases.
_EACH_YEAR = re.compile(r"((?:each|every) year),", re.IGNORECASE)
#: Characters before a thing in which that stands.
_NEAR = 30
#: Before the last of several things; a verb of one thing, or a noun of many that what follows may be of alone.
_OF_ALL = re.compile(r",\s+(?:and|or)\s+(?:[\w-]+\s){0,2}$")
_ITS_OWN = re.compile(r"(?:\w+ly |also |often )*(?:is|has|does|may|can|will|was|\w+(?<!s)s)\b", re.IGNORECASE)
#: What only goes on from there: “an autoimmune process which causes …”.
_RESULTS = re.compile(r"\s(?:causes?|leads?|results?|can (?:cause|lead)|may (?:cause|lead))\b", re.IGNORECASE)
#: Predicates of things that are told apart by such words.
_NARROWED = frozenset(
    [
        "affects",
        "hasSymptom",
        "hasFinding",
        "hasComplication",
        "hasContact",
        "hasCause",
        "hasRiskFactor",
        "hasPrevention",
        "hasTrigger",
        "leadsTo",
        "hasTreatment",
        "hasMedicine",
    ]
)
#: Predicates whose objects stay true without the words that narrow them down, if they are told apart by others.
_TOLD_APART = frozenset(["leadsTo"])
#: A treatment that is named by what it is for.
_TREATMENT_FOR = re.compile(
    r"(?:the |early |prompt )?(?:treatments?|therapy|medicines?|medications?|drugs) (?:for|of)\b(?! \w+ing\b)",
    re.IGNORECASE,
)
#: Predicates of what may be and may not be, of which a denial that may be says nothing.
_MAY_BE_NOT = frozenset(
    [
        *("hasCause", "hasComplication", "hasFinding", "hasMedicine", "hasPrevention", "hasSymptom", "hasTest"),
        *("hasTreatment", "hasTrigger", "leadsTo"),
    ]
)
#: Where a relative clause goes on with another verb.
_GOES_ON = re.compile(
    rf"\s(?:and|but)\s(?:{'|'.join(sorted(form for form, (_, kind) in VERB_FORMS.items() if kind == 's'))}|may|can|is|are)\s"
)
#: Subjects that run over a sentence, or break off.
_CUT_SUBJECT = re.compile(
    r"[.;:]\s|\bfrom \w+ing\b|\b(?:typically|usually|often|normally|also|that|which|who)$|\b(?:symptoms|signs|tests|diagnosing)\b|"
    r"^(?:an? |the )?(?:another|different|other|related|similar) (?:condition|disease|disorder|illness|syndrome)s?\b",
    re.IGNORECASE,
)
#: What ends an object, and belongs to what comes next; characters of the longest.
_TAIL = re.compile(
    r"(?:,?\s+(?:and\s+)?as a (?:consequence|result)|,\s+in (?:some|many|most|rare|a few) (?:people|cases|patients|children)|[,;]?\s*\b(?:and|or|as well|too|also|generally|likely|typically|usually)|[,;]|\.\d+|"
    r"\s+at the same time|\s+depending(?: on)?|(?<=\w)\s+(?:to|in|of|for|from|by|with))\s*\Z"
)
_LONGEST_TAIL = 60
#: One of these is the end of such a tail.
_ENDS = (
    *(
        "people",
        "cases",
        "consequence",
        "result",
        "patients",
        "children",
        "and",
        "or",
        "as well",
        "generally",
        "likely",
        "typically",
        "usually",
        "too",
        "also",
        ",",
        ";",
    ),
    *("at the same time", "depending", "to", "in", "of", "for", "on", "from", "by", "with"),
    *"0123456789",
)
_WHEN = re.compile(r",?\s(?:if|when|unless|because)\s")
_MEANWHILE = re.compile(r",?\s(?:during|before|after|because of|due to|in which|with)\s")


#: Times at which the condition is felt, which are no subject of their own.
_ATTACKS = re.compile(
    r"(?:(?:the|these|those|such|its|most|some) )*(?:attacks|bouts|episodes|flare-ups|flares|spells)", re.IGNORECASE
)


def sure(found: Found, text: str, title: str, abbreviations: frozenset[str] = frozenset()) -> Found | None:
    """A claim as it may be proposed; none where its words say no thing, or less, more or other than the sentence.

    Args:
        found: What a rule found.
        text: The entry.
        title: How the entry calls its condition.
        abbreviations: Short names of it.
    """
    if found.predicate in ("hasSynonym", "hasOpenQuestion"):
        return None if _POINTS.search(found.object) else found
    if found.negated and found.modality in ("may", "can") and found.predicate in _MAY_BE_NOT:
        return None  # “You may have no pain” says nothing
    if any(limit.value.lower() in ("if not", "if so") for limit in found.qualifiers):
        return None  # which is told in the sentence before
    if found.subject_span is not None and _ATTACKS.fullmatch(found.subject):
        found = found._replace(subject=CONDITION, subject_span=None)
    said = limited(_framed(found, text), text, title, abbreviations)
    said = said and placed(said, text)
    if said is None or (said.subject_span and (_CUT_SUBJECT.search(said.subject) or is_empty(said.subject))):
        return None
    names = in_small_letters(title, abbreviations)
    if is_of_care(said) and not _are_named(names, text[slice(*said.evidence[0])]):
        return None  # of what is done, not of the condition
    if (
        said.predicate in ("hasMedicine", "hasTreatment")
        and said.tier != "C"
        and not said.negated
        and _TREATMENT_FOR.match(said.object)
        and _are_named(names, said.object)
    ):
        return None  # “treatment for gout”
    if said.predicate == "hasCause" and _are_named(names, said.object):
        return None  # what it causes
    if (
        (said.predicate == "hasComplication" or said.rule == "R-occurs")
        and said.subject_span is None
        and set(said.object.lower().split()) <= set(title.lower().split())
    ):
        return None  # “raises the risk of epilepsy” in focal epilepsy
    said = of_its_form(said, text, title, abbreviations)
    if said is None or is_turned_round(said, text) or is_left_out(said, text) or is_misread(said, text):
        return None
    said = _whole(said, text)
    return said if said is not None and is_sound(said, text) else None


# ------------------------------------------------------------------------------------------------------- what is said


def _are_named(names: Iterable[str], words: str) -> bool:
    """Whether one of some names, in small letters, stands in words."""
    low = words.lower()
    return any(name in low and _stands(name, low) for name in names)


def _stands(name: str, words: str) -> bool:
    """Whether a name stands in words as a whole."""
    at = words.find(name)
    while at >= 0:
        around = words[at - 1 : at] + words[at + len(name) : at + len(name) + 1]
        if not any(character.isalnum() or character == "_" for character in around):
            return True
        at = words.find(name, at + 1)
    return False


def _with_spans(found: Found, text: str, spans: tuple[tuple[int, int], ...]) -> Found:
    words = " ".join(" ".join(text[start:end].split()) for start, end in spans)
    return found._replace(object_spans=spans, object=words)


#: What leads to a cause: “the cause could be the result of …”.
_RESULT_OF = re.compile(r"(?:the |an? )?(?:(?:direct|indirect) )?(?:result|consequence) of ")


def _framed(found: Found, text: str) -> Found:
    """The claim without words that only lead to its object: “you have”, “occurs in”, a last “and”."""
    (start, end), *more = found.object_spans
    if more and text[start:end].lower() in BE:  # “are [not] dangerous”
        (start, end), *more = more
    frame = _FRAME.match(text, start, end)
    if found.predicate == "hasOnset":
        frame = _OCCURS.match(text, start, end)
    if found.predicate == "hasCause":
        frame = _RESULT_OF.match(text, start, end) or frame
    if frame and found.predicate != "hasOnset" and _JOINED.search(text, frame.end(), end):
        frame = None  # “you have a fever and cough blood”
    if frame is None and found.predicate == "hasContact":
        frame = _YOU.match(text, start, end)
    if found.predicate == "hasPrognosis":
        frame = _HAVING.match(text, start, end)
    if found.predicate == "occursIn":
        compared = _COMPARED.fullmatch(text, start, end)
        if compared and any(limit.kind == "comparison" for limit in found.qualifiers):
            kept = tuple(limit for limit in found.qualifiers if limit.kind != "population")
            return _with_spans(found._replace(qualifiers=kept), text, (compared.span(1), *more))
        frame = _OCCURS.match(text, start, end)
    if frame and frame.end() < end:
        start = frame.end()
    if not (found.negated or found.predicate in _TOLD_WHOLE) and (other := _OTHER.match(text, start, end)):
        start = other.end()  # “aspirin and other pain medicines”, “several other skin problems”
    spans = ((start, end), *more)
    first, last = spans[-1]
    if len(spans) > 1 and _TURNED.match(" " + text[first:last]):
        spans = spans[:-1]  # “a mutation (…), rather than inheritance”
        first, last = spans[-1]
    if found.negated and (no_symptoms := _NO_SYMPTOMS.match(text, first, last)):
        last = no_symptoms.end(1)  # “no symptoms or mild pain”
        spans = (*spans[:-1], (first, last))
        stands = tuple(limit for limit in found.qualifiers if not (limit.kind == "severity" and limit.start > last))
        found = found._replace(qualifiers=stands)
    turned = _TURNED.search(text, first, last)
    if turned and turned.start() > first:
        last = turned.start()
        spans = (*spans[:-1], (first, last))
    if found.predicate in ("hasComplication", "hasSymptom", "leadsTo") and (when := _WHEN.search(text, first, last)):
        last = when.start()
        spans = (*spans[:-1], (first, last))
    opened = text.rfind("(", first, last)
    if opened > first and ")" not in text[opened:last]:
        last = opened
        spans = (*spans[:-1], (first, last))
    if found.predicate == "isA" and len(text[start:last].split()) > LABEL_WORDS:
        aside = _MEANWHILE.search(text, first, last)
        if aside:  # “a defect in the closure of the neural tube during fetal development”
            last = aside.start()
            spans = (*spans[:-1], (first, last))
    may_end = text[first:last].rstrip().endswith(_ENDS)
    tail = _TAIL.search(text, max(first, last - _LONGEST_TAIL), last) if may_end else None
    if tail and tail.start() > first:
        spans = (*spans[:-1], (first, tail.start()))
    if found.predicate == "occursIn" and (year := _EACH_YEAR.match(text, *found.evidence[0])):
        spans = (year.span(1), *spans) if "year" not in text[first:last] else spans
    return found if spans == found.object_spans else _with_spans(found, text, spans)


def _whole(found: Found, text: str) -> Found | None:
    """The claim with the words that narrow its object down: “pain that does not go away”; none where they are many."""
    if found.predicate not in _NARROWED:
        return found
    first, end = found.object_spans[-1]
    inside = _NARROWS.search(text, first, end) if " that" in found.object or " wh" in found.object else None
    joined = _GOES_ON.search(text, inside.end(), end) if inside else None
    if inside and joined and len(text[inside.end() : joined.start()].split()) > 1:
        return _with_spans(found, text, (*found.object_spans[:-1], (first, joined.start())))
    until = max((b for a, b in found.evidence if a <= end <= b), default=end)
    narrows = _NARROWS.match(text, end, until)
    if _TOGETHER.match(text, end, until) or _WITH_OTHERS.search(text, max(0, first - _NEAR), first):
        return None
    is_of_many = found.object.endswith("s") and not found.object.endswith("ss")
    is_last = narrows is not None and _OF_ALL.search(text, max(0, first - _NEAR), first) is not None
    if narrows and is_last and not is_of_many and not _ITS_OWN.match(text, narrows.end()):
        return None  # “worry, sadness, or hopelessness that don’t go away”
    if narrows is None or (" " in found.object and _RESULTS.match(text, narrows.end() - 1)):
        return found
    stop = _STOP.search(text, narrows.end(), until)
    last = stop.start() if stop else until
    more = text[end:last]
    joined = _GOES_ON.search(text, narrows.end(), last)
    if joined and len(text[narrows.end() : joined.start()].split()) > 1:
        last = joined.start()  # “weakness that increases during activity and improves after rest”: the first of both
        more = text[end:last]
    if (
        len(found.object.split()) + len(more.split()) > MOST_WORDS
        and " " in found.object
        and found.predicate in _TOLD_APART
    ):
        return found  # “an abnormally short protein that …”
    if _JOINS.search(more) or len(found.object.split()) + len(more.split()) > MOST_WORDS:
        return None
    return _with_spans(found, text, (*found.object_spans[:-1], (first, last)))
