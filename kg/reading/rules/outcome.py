"""How it goes on."""

from __future__ import annotations

import re

from kg.entry.lexicon import COMPLETE
from kg.reading.cues import COURSE_VERBS, OUTCOME
from kg.reading.rule import AnyBut, rule
from kg.reading.treating import TREAT_VERBS, treats_by_name
from kg.reading.view import View

__all__ = ["outcome"]


#: How grave a condition is, said of it outright: “It can be very painful”.
_GRAVE = re.compile(
    r"(?:(?:very|quite|usually|often|sometimes|extremely|always|also)\s+)*(?:harmless|serious|severe|mild|painful|fatal|deadly|"
    r"life[- ]threatening|disabling|treatable|curable|upsetting|embarrassing|distressing|frustrating|debilitating|progressive|temporary|permanent|chronic|dangerous|unpredictable)\b"
)


#: What may stand before a complaint of the condition; “sleep paralysis” may be another matter than its subject.
_COMPLAINT = re.compile(r"^(?:the|this|muscle|your|their)\s+")
_JOINED = re.compile(r",? (?:and|or) |, ")
#: What comes and goes, by no other name.
_EPISODES = re.compile(r"(?:the |most |an |each )?(?:individual )?(?:attacks?|episodes?|flare-?ups?|outbreaks|spells)")
#: People of whom it is said how many they are.
_IS_SHARE = re.compile(r"(?<![\w-])\d|\bhalf\b|\bpercent\b|^(?:children|infants|babies|women|men|boys|girls|adults)\b")
_OF_OTHER = re.compile(r"\bof (?!(?:the |most |some |these )*(?:people|patients|individuals|those)\b)")


_FOR_HOW_LONG = re.compile(r"(?:permanent|temporary)\b")
_THESE = re.compile(r"(?:these|those) (?:babies|children|infants|men|newborns|women)\b")
_WELL = re.compile(r"\bdo(?:es)? (?:very |quite |fairly )?(?:poorly|well)\b")


def _goes_on(view: View) -> bool:
    """Whether a clause tells how it goes on, by its words, its verb and the heading that it stands under."""
    kind, verb = view.kind, view.clause.verb
    if view.section in ("symptoms", "causes", "summary"):
        is_of_it = verb in COURSE_VERBS or verb in ("be", "have", "make", "take")
        return is_of_it and _is_of_illness(view) and OUTCOME.search(view.whole) is not None
    is_course = verb in COURSE_VERBS
    if view.section == "outlook":
        is_told = kind not in ("other", "people", "none") or (kind == "other" and is_course)
    elif view.section == "treatment":
        is_told = kind != "other" and (is_course or (verb == "work" and kind in ("treatments", "medicines")))
    elif view.section == "considerations":
        is_told = is_course or (verb == "work" and kind in ("treatments", "medicines"))
    elif view.section == "complications":
        is_told = False
    else:
        return False
    return is_told or OUTCOME.search(view.whole) is not None


def _is_of_illness(view: View) -> bool:
    """Whether a clause speaks of the condition, those who have it, its complaints or its attacks."""
    if view.kind in ("condition", "people", "symptoms", "outlook") or _EPISODES.fullmatch(view.words):
        return True
    if view.section == "symptoms" and any(word in COMPLETE for word in view.words.split()):
        return True
    return all(part in COMPLETE for part in _JOINED.split(_COMPLAINT.sub("", view.words)))


def _is_of_no_course(view: View) -> bool:
    """Whether a clause is of something else: of what a drug does, of another disease, of those with some form."""
    clause = view.clause
    if any(each.verb == "refer" for each in view.all[: view.index]):
        return True  # “It refers to treatments that …”
    if clause.negated and clause.passive and clause.verb in ("document", "observe", "report", "see", "study"):
        return True  # what nobody has seen may yet be
    if clause.verb == "cure" and view.kind != "condition" and not view.reader.condition.search(view.complement):
        return True  # “Cold medicines cannot cure a cold”
    is_denied = clause.negated and (clause.verb in TREAT_VERBS or clause.verb == "have")
    is_for_some_time = clause.verb == "be" and _FOR_HOW_LONG.match(view.complement)
    if (is_denied or is_for_some_time) and (
        view.kind in ("medicines", "none", "treatments") or treats_by_name(view.words)
    ):
        return True  # what a drug does not do; “Stents may be temporary”
    if _THESE.match(view.words):
        return True  # of those who have a form that was named before
    if view.words in ("others", "some") and view.section == "treatment":
        return True  # other drugs, or other people
    return (
        view.kind == "outlook"
        and _OF_OTHER.search(view.words) is not None
        and not view.reader.condition.search(view.words)
    )


_A_TREATMENT = re.compile(r"(?:\w+ ){0,2}treatments?\b")


@rule(kinds=AnyBut("provider"), sections=AnyBut("exams"))
def outcome(view: View) -> bool:
    """R-outcome: how it goes on."""
    clause = view.clause
    if clause.verb == "do" and view.kind == "people" and (well := _WELL.search(view.text, *clause.span(clause.group))):
        return view.section in ("outlook", "treatment", "summary") and view.say(
            "hasPrognosis", (well.span(),), "R-outcome", "B", subject=view.subject()
        )
    if view.kind != "condition" and clause.verb == "be" and view.complement.startswith(("a ", "an ", "the ")):
        return False  # “Remission is a period …”
    is_grave = view.kind == "condition" and clause.verb == "be" and _GRAVE.match(view.complement)
    if not (is_grave or _goes_on(view)) or _is_of_no_course(view):
        return False
    if is_grave:
        return view.clause_object("hasPrognosis", "R-outcome", "B", whole=False)
    predicate = "hasPrognosis"
    if view.section == "symptoms" and view.kind == "symptoms":
        predicate = "hasSymptom"
    if (
        view.section == "treatment"
        and (view.kind in ("treatments", "medicines") or _A_TREATMENT.match(view.words))
        and clause.verb not in ("improve", "cure", "work", "help")
    ):
        predicate = "hasTreatment"
    if predicate == "hasTreatment" and clause.verb in ("depend", "vary", "differ"):
        return False
    return view.clause_object(
        predicate,
        "R-outcome",
        "B",
        whole=view.kind not in ("condition", "people")
        or (clause.verb == "vary" and view.subject()[1] is None)
        or _IS_SHARE.search(view.words) is not None,
        extend=clause.verb == "depend",
    )
