"""What no other rule reads, in the words as they are: a clause on the condition under a heading that says what it is of."""

from __future__ import annotations

import re

from kg.entry.lexicon import BODY
from kg.reading.cues import DISEASE, OUTCOME
from kg.reading.rule import rule
from kg.reading.rules.opening import IN_IT, is_set_off
from kg.reading.sound import POINTING
from kg.reading.subjects import disease_of_people, other_of
from kg.reading.view import View

__all__ = ["as_said", "where_felt"]

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
    re.IGNORECASE,
)
#: What a person suffers or does that tells an illness.
_ILL = re.compile(
    r"\b(?:slow\w*|weak\w*|pain\w*|los[est]\w*|unable|difficult\w*|trouble|hard|abnormal\w*|swell\w*|swollen|tired\w*|worse\w*|sever\w*|mild\w*|delay\w*|less|more|block\w*|narrow\w*|thick\w*|build\w*|frequent\w*|bruis\w*|bleed\w*|"
    r"infect\w*|damag\w*|inflam\w*|fail\w*|sudden\w*|gradual\w*|walk\w*|speak\w*|speech|hearing|vision|sleep\w*|breath\w*|feel\w*|tight\w*|itch\w*|burn\w*|rash\w*|fever\w*|die[sd]?|"
    r"death|surviv\w*|improv\w*|progress\w*|spread\w*|stiff\w*|seizures?|spasms?|symptoms?|disabilit\w*|problems?)\b",
    re.IGNORECASE,
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


def _told_in_summary(view: View) -> str:
    """The predicate of what a summary says of the condition, of those who have it, or of a part of the body; empty for none."""
    clause = view.clause
    if (
        view.section not in ("summary", "causes", "considerations")
        or _OPENS.match(view.piece.text)
        or len(view.whole.split()) > _MOST
    ):
        return ""
    if view.kind == "condition" and clause.verb in _WORKS and not clause.passive and view.words != "it":
        return "hasMechanism"
    if view.kind == "people" and _WITH_IT.match(view.words) and clause.verb not in _IDLE:
        return "hasSymptom"
    of_body = any(word.rstrip(",") in BODY for word in view.words.split())
    if view.kind == "other" and of_body and clause.verb in _SUFFERS and not clause.passive:
        is_seen = clause.verb in ("become", "lengthen") or not _SEEN.isdisjoint(view.words.split())
        return "hasSymptom" if is_seen else "hasMechanism"
    return ""


def _happens_in_it(view: View) -> bool:
    """Whether a sentence says what becomes of something in the condition: “With X, the airways become narrow”."""
    clause = view.clause
    opens = IN_IT.match(view.piece.text)
    names = view.reader.condition_named if view.reader.is_elsewhere else view.reader.condition
    about = names.match(view.piece.text, opens.end()) if opens else None
    if about is None or not is_set_off(view, about.end()):
        return False
    return (
        view.index == 0
        and view.kind == "other"
        and view.section in ("causes", "genetics", "summary", "symptoms")
        and not clause.negated
        and not clause.passive
        and clause.verb not in _IDLE
        and not POINTING.search(view.whole)
        and not _NO_SYMPTOM.search(view.whole)
    )


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


@rule(
    kinds=["causes", "condition", "medicines", "other", "outlook", "people", "symptoms", "treatments"],
    sections=[*_SAYS, "considerations"],
    negated=False,
)
def as_said(view: View) -> bool:
    """R-as-said: “People with X typically grow slowly”: verb and complement as they are, under “Symptoms”."""
    clause = view.clause
    says, kinds = _SAYS.get(view.section, ("", frozenset()))
    if _happens_in_it(view):
        return view.clause_object("hasMechanism", "R-as-said", "C", whole=True)
    if (
        clause.opener == "main"
        and not clause.negated
        and not view.list_predicate
        and len(view.complement.split()) > 1
        and (told := _told_in_summary(view))
        and not POINTING.search(view.said)
        and not POINTING.search(_WITH_IT.sub("", view.words))
        and not _NO_SYMPTOM.search(view.whole)
    ):
        return view.clause_object(told, "R-as-said", "C", whole=view.kind == "other")
    if (
        view.kind == "symptoms"
        and clause.verb in ("range", "vary")
        and view.section in ("summary", "symptoms")
        and other_of(view)[1] is None
        and view.complement.startswith("from ")
    ):
        return view.clause_object("hasSymptom", "R-as-said", "C", whole=True)
    if not says or view.kind not in kinds or clause.negated or clause.opener != "main" or view.list_predicate:
        return False
    if view.words == "it" and clause.verb == "be":
        return False  # “It is difficult to be sure …”
    if (
        clause.verb in _IDLE
        or (view.kind == "condition" and clause.verb in _COMES and view.section == "symptoms")
        or (clause.passive and clause.verb != "affect")
        or len(view.complement.split()) < 2
    ):
        return False
    said = view.said
    if POINTING.search(said) or not _ILL.search(said):
        return False
    if says in ("hasSymptom", "hasComplication") and _NO_SYMPTOM.search(view.whole):
        return False
    if view.kind == "other" and not any(word.rstrip(",") in BODY for word in view.words.split()):
        return False
    names_it = view.reader.condition.search(view.words) is not None
    is_of_it = view.words.startswith(("affected", "most affected", "some affected", "many affected")) or (
        names_it and _SOMEBODY.search(view.words) is not None
    )
    if view.kind == "people" and (not is_of_it or disease_of_people(view)[1] is not None):
        return False
    if view.kind in ("symptoms", "treatments", "medicines") and DISEASE.search(view.words) and not names_it:
        return False
    if says == "hasSymptom" and OUTCOME.search(said) and view.section == "summary":
        says = "hasPrognosis"
    return view.clause_object(says, "R-as-said", "C", whole=view.kind not in ("condition", "people"))
