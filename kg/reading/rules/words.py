"""What no other rule reads, in the words as they are: a clause on the condition under a heading that says what it is of."""

from __future__ import annotations

import re

from kg.entry.lexicon import BODY
from kg.reading.cues import APPEARS_AFTER, DISEASE, OUTCOME
from kg.reading.rule import AnyBut, rule
from kg.reading.rules.opening import IN_IT, is_set_off
from kg.reading.sound import POINTING
from kg.reading.subjects import disease_of_people, other_of
from kg.reading.view import View

__all__ = ["as_said", "happens_in_it", "people_are", "ranges", "suffers", "where_felt", "works"]

#: What a clause says of the condition in a section, by what it speaks of.
_SAYS = {
    "symptoms": ("hasSymptom", frozenset(["condition", "people", "symptoms", "other"])),
    "complications": ("hasComplication", frozenset(["condition", "people"])),
    "outlook": ("hasPrognosis", frozenset(["condition", "people", "symptoms", "outlook", "treatments"])),
    "causes": ("hasMechanism", frozenset(["condition", "causes"])),
    "genetics": ("hasMechanism", frozenset(["condition", "causes"])),
    "treatment": ("hasTreatment", frozenset(["treatments", "medicines"])),
    "summary": ("hasSymptom", frozenset(["people", "symptoms"])),
}
#: Verbs that say nothing of an illness.
_IDLE = frozenset(
    [
        *("agree", "ask", "believe", "benefit", "call", "choose", "decide", "depend", "differ", "find", "hear", "help"),
        "include",
        *("know", "learn", "live", "mean", "name", "need", "receive", "refer", "say", "see", "take", "talk", "tell"),
        *("think", "understand", "use", "vary", "visit", "want", "work", "inherit", "diagnose", "test", "wonder"),
    ]
)
#: Verbs that tell when and where the condition comes.
_COMES = frozenset(["appear", "begin", "come", "develop", "happen", "occur", "start"])
#: What is of how the illness is found, treated or passed on, under a heading of symptoms.
_NO_SYMPTOM = re.compile(
    r"\b(?:normal\w*|healthy|treat\w*|therap\w*|medic\w*|drugs?|doctors?|diagnos\w*|tests?|surgery|research\w*|stud(?:y|ies)|genes?|inherit\w*|mutations?|vaccin\w*|risks?|chances?|births|percent|questions?)\b|%",
)
#: What a person suffers or does that tells an illness.
_ILL = re.compile(
    r"\b(?:slow\w*|weak\w*|pain\w*|los[est]\w*|unable|difficult\w*|trouble|hard|abnormal\w*|swell\w*|swollen|tired\w*|worse\w*|sever\w*|mild\w*|delay\w*|less|more|block\w*|narrow\w*|thick\w*|build\w*|frequent\w*|bruis\w*|bleed\w*|"
    r"infect\w*|damag\w*|inflam\w*|fail\w*|sudden\w*|gradual\w*|walk\w*|speak\w*|speech|hearing|vision|sleep\w*|breath\w*|feel\w*|tight\w*|itch\w*|burn\w*|rash\w*|fever\w*|die[sd]?|"
    r"death|surviv\w*|improv\w*|progress\w*|spread\w*|stiff\w*|seizures?|spasms?|symptoms?|disabilit\w*|problems?)\b",
)
_SOMEBODY = re.compile(r"\b(?:with|who have|who has|affected)\b")


#: What a condition does or how it grows, by its verb.
_WORKS = frozenset(
    [
        *(
            "attack",
            "block",
            "damage",
            "destroy",
            "disrupt",
            "distort",
            "form",
            "grow",
            "impair",
            "interfere",
            "invade",
            "involve",
        ),
        *(
            "keep",
            "limit",
            "make",
            "prevent",
            "progress",
            "reduce",
            "slow",
            "spread",
            "start",
            "weaken",
            "begin",
            "worsen",
        ),
    ]
)
#: Verbs by which a part of the body is ill.
_SUFFERS = frozenset(
    [
        *(
            "ache",
            "become",
            "bleed",
            "break",
            "burn",
            "degenerate",
            "deteriorate",
            "die",
            "enlarge",
            "fail",
            "harden",
            "hurt",
            "itch",
        ),
        *(
            "lose",
            "narrow",
            "shrink",
            "stiffen",
            "swell",
            "thicken",
            "tighten",
            "waste",
            "weaken",
            "leak",
            "collapse",
            "rupture",
        ),
    ]
)
#: Parts of the body of which one sees or feels that they are ill.
_SEEN = frozenset(
    [
        *("arm", "arms", "ear", "ears", "eye", "eyelids", "eyes", "face", "feet", "finger", "fingers", "hair", "hands"),
        *(
            "joints",
            "leg",
            "legs",
            "lip",
            "lips",
            "mouth",
            "nails",
            "neck",
            "nose",
            "skin",
            "teeth",
            "throat",
            "toes",
            "tongue",
        ),
    ]
)
_WITH_IT = re.compile(r"(?:people|persons?|patients|individuals|those|children|adults) (?:who have|who has|with) it$")
#: What opens a sentence on something in particular.
_OPENS = re.compile(r"(?:in|with|among|for|during) ", re.IGNORECASE)
#: Words that a clause may have which is told as it is.
_MOST = 18
#: Words that a complement must have to say something.
_FEWEST = 2


def _is_plain(view: View) -> bool:
    """Whether a clause is short, points at nothing, and tells of no test or treatment."""
    return not (
        view.list_predicate
        or len(view.complement.split()) < _FEWEST
        or len(view.whole.split()) > _MOST
        or _OPENS.match(view.piece.text)
        or POINTING.search(view.said)
        or POINTING.search(_WITH_IT.sub("", view.words))
        or _NO_SYMPTOM.search(view.whole)
    )


def _is_of_body(words: str) -> bool:
    """Whether words name a part of the body."""
    return any(word.rstrip(",") in BODY for word in words.split())


_AT = re.compile(
    r"(?:first )?(?:(?:most often|mainly|usually|only|also) )?(?:in|on|at|around) (?:the|one|both|your|either) ((?:[\w-]+ ){0,3}[\w-]+)"
)


@rule(
    verbs=["appear", "begin", "develop", "occur", "start"],
    kinds=["symptoms"],
    sections=["summary", "symptoms"],
    passive=False,
    negated=False,
)
def where_felt(view: View) -> bool:
    """R-where-felt: “Symptoms often begin on one side of the body”."""
    at = _AT.match(view.complement)
    if at is None or not any(word in BODY for word in at.group(1).split()) or other_of(view)[1] is not None:
        return False
    return view.clause_object("hasSymptom", "R-where-felt", "B", whole=True)


_SUMMARY = ("summary", "causes", "considerations")


@rule(
    verbs=AnyBut(*_IDLE),
    kinds=["other"],
    sections=["causes", "genetics", "summary", "symptoms"],
    passive=False,
    negated=False,
    first=True,
)
def happens_in_it(view: View) -> bool:
    """R-as-said: “With X, the airways become narrow”: what becomes of something in the condition."""
    opens = IN_IT.match(view.piece.text)
    names = view.reader.condition_named if view.reader.is_elsewhere else view.reader.condition
    about = names.match(view.piece.text, opens.end()) if opens else None
    if about is None or not is_set_off(view, about.end()):
        return False
    if POINTING.search(view.whole) or _NO_SYMPTOM.search(view.whole):
        return False
    return view.clause_object("hasMechanism", "R-as-said", "C", whole=True)


@rule(verbs=AnyBut(*_IDLE), kinds=["people"], sections=_SUMMARY, openers=["main"], negated=False)
def people_are(view: View) -> bool:
    """R-as-said: “People with X grow slowly”, in a summary."""
    return (
        _WITH_IT.match(view.words) is not None
        and _is_plain(view)
        and view.clause_object("hasSymptom", "R-as-said", "C", whole=False)
    )


@rule(verbs=_WORKS, kinds=["condition"], sections=_SUMMARY, openers=["main"], passive=False, negated=False)
def works(view: View) -> bool:
    """R-as-said: “X slows the blood”, in a summary."""
    return view.words != "it" and _is_plain(view) and view.clause_object("hasMechanism", "R-as-said", "C", whole=False)


@rule(verbs=_SUFFERS, kinds=["other"], sections=_SUMMARY, openers=["main"], passive=False, negated=False)
def suffers(view: View) -> bool:
    """R-as-said: “The lungs become stiff”, in a summary: a symptom, where one sees it."""
    if not (_is_of_body(view.words) and _is_plain(view)):
        return False
    is_seen = view.clause.verb == "become" or not _SEEN.isdisjoint(view.words.split())
    return view.clause_object("hasSymptom" if is_seen else "hasMechanism", "R-as-said", "C", whole=True)


@rule(verbs=["range", "vary"], kinds=["symptoms"], sections=["summary", "symptoms"])
def ranges(view: View) -> bool:
    """R-as-said: “Symptoms range from mild to severe”."""
    return (
        view.complement.startswith("from ")
        and other_of(view)[1] is None
        and view.clause_object("hasSymptom", "R-as-said", "C", whole=True)
    )


@rule(
    verbs=AnyBut(*_IDLE),
    kinds={kind for _, kinds in _SAYS.values() for kind in kinds},
    sections=_SAYS,
    openers=["main"],
    negated=False,
)
def as_said(view: View) -> bool:
    """R-as-said: “People with X typically grow slowly”: verb and complement as they are, under “Symptoms”."""
    clause = view.clause
    says, kinds = _SAYS[view.section]
    if view.kind not in kinds or view.list_predicate or (clause.passive and clause.verb != "affect"):
        return False
    if view.words == "it" and clause.verb == "be":
        return False  # “It is difficult to be sure …”
    if view.kind == "condition" and clause.verb in _COMES and view.section == "symptoms":
        return False
    if view.kind == "other" and not _is_of_body(view.words):
        return False
    if len(view.complement.split()) < _FEWEST:
        return False
    said = view.said
    if POINTING.search(said) or not _ILL.search(said):
        return False
    if says in ("hasSymptom", "hasComplication") and _NO_SYMPTOM.search(view.whole):
        return False
    names_it = view.reader.condition.search(view.words) is not None
    is_of_it = view.words.startswith(("affected", "most affected", "some affected", "many affected")) or (
        names_it and _SOMEBODY.search(view.words) is not None
    )
    if view.kind == "people" and (not is_of_it or disease_of_people(view)[1] is not None):
        return False
    if view.kind in ("symptoms", "treatments", "medicines") and DISEASE.search(view.words) and not names_it:
        return False
    if view.kind in ("condition", "symptoms") and APPEARS_AFTER.search(view.piece.text):
        says = "hasOnset"
    if says == "hasSymptom" and OUTCOME.search(said) and view.section == "summary":
        says = "hasPrognosis"
    return view.clause_object(says, "R-as-said", "C", whole=view.kind not in ("condition", "people"))
