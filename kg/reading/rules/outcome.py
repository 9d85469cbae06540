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
    if any(each.verb == "refer" for each in view.all[: view.index]):
        return False  # “It refers to treatments that …”
    if clause.negated and clause.passive and clause.verb in ("document", "observe", "report", "see", "study"):
        return False  # what nobody has seen may yet be
    if clause.verb == "cure" and view.kind != "condition" and not view.reader.condition.search(view.complement):
        return False  # “Cold medicines cannot cure a cold”
    is_of_care = view.kind in ("medicines", "none", "treatments") or treats_by_name(view.words)
    if is_of_care and clause.negated and (clause.verb in TREAT_VERBS or clause.verb == "have"):
        return False  # what a drug does not do
    if is_of_care and clause.verb == "be" and _FOR_HOW_LONG.match(view.complement):
        return False  # “Stents may be temporary”
    if _THESE.match(view.words):
        return False  # of those who have a form that was named before
    if view.words in ("others", "some") and view.section == "treatment":
        return False  # other drugs, or other people
    if view.kind == "outlook" and _OF_OTHER.search(view.words) and not view.reader.condition.search(view.words):
        return False
    if view.kind == "condition" and clause.verb == "be" and _GRAVE.match(view.complement):
        return view.clause_object("hasPrognosis", "R-outcome", "B", whole=False)
    if view.section not in ("outlook", "treatment", "summary", "symptoms", "complications", "causes", "considerations"):
        return False
    if view.section in ("symptoms", "causes", "summary") and not (
        (
            view.kind in ("condition", "people", "symptoms", "outlook")
            or all(part in COMPLETE for part in _JOINED.split(_COMPLAINT.sub("", view.words)))
            or _EPISODES.fullmatch(view.words)
            or (view.section == "symptoms" and any(word in COMPLETE for word in view.words.split()))
        )
        and (clause.verb in COURSE_VERBS or clause.verb in ("be", "have", "make", "take"))
        and OUTCOME.search(view.whole)
    ):
        return False
    if view.section == "complications" and not OUTCOME.search(view.whole):
        return False
    works = view.kind in ("treatments", "medicines") and clause.verb == "work"
    if not (OUTCOME.search(view.whole) or clause.verb in COURSE_VERBS or works or view.section == "outlook"):
        return False
    says_how = OUTCOME.search(view.whole) or (view.kind == "other" and clause.verb in COURSE_VERBS)
    if view.section == "outlook" and view.kind in ("other", "people", "none") and not says_how:
        return False
    if view.section == "treatment" and view.kind == "other" and not OUTCOME.search(view.whole):
        return False
    predicate = "hasPrognosis"
    if view.section == "symptoms" and view.kind == "symptoms":
        predicate = "hasSymptom"
    if (
        view.section == "treatment"
        and (view.kind in ("treatments", "medicines") or re.match(r"(?:\w+ ){0,2}treatments?\b", view.words))
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
