"""What is no claim on the condition, and the words as they are."""

from __future__ import annotations

import re

from kg.reading.cues import BACKGROUND, COURSE_VERBS, HAVE_VERBS, NORMALLY, OUTCOME, UNKNOWN
from kg.reading.found import DEFAULT
from kg.reading.view import View

__all__ = ["background", "fallback", "normal"]


_WHO_FOUND = re.compile(r"\b(?:evidence|stud(?:y|ies)|research|researchers|scientists)$")
_SAYING = frozenset(["believe", "think", "say", "hope", "suspect"])


_WITH_THIS_FORM = re.compile(
    r"\b(?:with|have|has) (?:this|these|that|either|the other|another) (?:form|type|kind|variant|subtype)s?\b"
)


def normal(view: View) -> bool:
    """R-normal: what is so in health, or what another word means, is no claim on the condition."""
    if view.kind == "people" and _WITH_THIS_FORM.search(view.words):
        return True  # which form, is told elsewhere
    if view.clause.negated and any(each.link == "until" for _, each in view.following("sub")):
        return True  # it is so later
    if view.kind == "this" or view.clause.verb == "mean":
        return True  # what it stands for is not plain, or a word is explained
    before = view.all[view.index - 1] if view.index else None
    if view.clause.opener == "content" and before and (before.negated or before.verb == "mean"):
        return True  # “does not mean that you have …”, “The term means that …”
    if view.clause.verb in ("suggest", "show", "indicate", "find") and _WHO_FOUND.search(view.words):
        return True
    if view.clause.verb in _SAYING and not view.clause.passive and not UNKNOWN.search(view.piece.text):
        return view.kind in ("people", "provider", "other", "none", "tests")  # who says it; what is said comes next
    if view.kind == "condition":
        return False
    if NORMALLY.search(view.piece.text) and not re.search(
        r"\b(?:but|however|mistake|mistakenly|abnormal\w*|cannot)\b", view.piece.text, re.IGNORECASE
    ):
        return True
    later = view.following("sub")
    if (
        view.kind == "other"
        and view.clause.verb in ("occur", "happen")
        and later
        and later[0][1].link == "when"
        and view.section in ("summary", "causes", "genetics")
        and not view.reader.condition.search(view.words)
    ):
        view.handled.update(range(view.index, len(view.all)))
        return True
    return view.clause.verb in ("classify", "group", "divide")


def background(view: View) -> bool:
    """R-background: what is normal, or what a word means: no claim on the condition."""
    if view.kind in ("condition", "people", "symptoms", "treatments", "medicines", "tests", "causes"):
        return False
    sentence = view.piece.text
    if view.section in ("summary", "causes", "exams", "symptoms", "genetics", "treatment") and (
        NORMALLY.search(sentence)
        or (
            view.clause.verb == "be"
            and BACKGROUND.match(sentence)
            and not view.reader.condition.search(sentence)
            and view.section != "treatment"
        )
    ):
        return True
    return bool(
        view.section == "exams"
        and not view.reader.condition.search(sentence)
        and view.kind in ("other", "this", "none")
    )


#: What a section is about where its subject does not tell.
_OF_KIND = {"symptoms": "hasSymptom", "treatments": "hasTreatment", "medicines": "hasMedicine", "tests": "hasTest"}
_MECHANISM = re.compile(
    r"\b(?:immune|antibod\w*|autoantibod\w*|cells?|proteins?|genes?|mutations?|enzymes?|hormones?|toxins?|bacteri\w*|virus\w*|"
    r"nerves?|impulses?|signals?|inflam\w*|produc\w*|block\w*|attack\w*|destroy\w*|damag\w*|spread\w*|transmi\w*)\b",
    re.IGNORECASE,
)
_PREVENTS = re.compile(
    r"\b(?:prevent|avoid|reduc|lower|risk|protect|vaccin|safe|spread|immuni|should|careful)\w*", re.IGNORECASE
)
_TREATS = re.compile(
    r"\b(?:treat|therap|medic|drug|surg|dose|diet|exercise|rest|device|machine|remov|transplant|injection|procedure|cur|relie|improv)\w*",
    re.IGNORECASE,
)


#: Sections where a sentence that names neither the condition nor a symptom is of something else.
_OF_IT = frozenset(["symptoms", "complications", "outlook", "risk", "frequency", "types", "treatment", "support"])
_SPEAKS = re.compile(r"\b(?:symptoms?|signs?|features?|patients?|people|risk|chances?)\b", re.IGNORECASE)


_INHERITED = re.compile(r"\b(?:cop(?:y|ies) of|carriers?|parents?|each child|children each|offspring|chance)\b")
_THE_TEST = re.compile(r"(?:the|this|a|these) (?:\w+ )?(?:tests?|exams?|procedures?)$")
#: What is told of reports and findings, not of the condition.
_ABOUT_IT = re.compile(
    r"\b(?:estimated|described|reported|underdiagnosed|observations|reports|studies|mutations?\.?$)\b|\b(?:have|has) mutations"
)
#: What a gene is for, which is so in everybody.
_OF_GENES = re.compile(r"\bgenes?\b|\bproteins?\b|\benzymes?\b|\binstructions\b|\bfamily of\b")
_VARYING = frozenset(["be", "depend", "differ", "range", "vary"])


def fallback(view: View) -> bool:
    """R-fallback: the words as they are, under what the section is about, where they speak of that."""
    section, sentence = view.section, view.piece.text
    about = bool(view.reader.condition.search(sentence))
    if section not in DEFAULT or section == "related" or view.kind in ("this", "none", "there", "provider"):
        return False
    if view.words.startswith(("anything", "something")) or re.search(r"\b(?:these|those)\b", view.words):
        return False
    if _ABOUT_IT.search(view.whole) or (_OF_GENES.search(view.words) and not about):
        return False  # what was written of it, and what a gene is for
    if _INHERITED.search(view.whole) or (view.kind in ("symptoms", "tests") and view.clause.verb in _VARYING):
        return False  # how a gene is passed on; that symptoms vary
    if view.kind.startswith("has"):
        return False  # of risk factors, forms, side effects
    if view.kind == "condition" and (view.clause.verb == "be" or section in ("symptoms", "prevention", "risk")):
        return False
    if re.search(r"\b(?:these|those|this)\b", view.complement) or view.clause.verb in (
        "use",
        "call",
        "refer",
        "involve",
        "look",
        "contain",
    ):
        return False
    if view.clause.negated and view.kind not in ("condition", "symptoms"):
        return False
    may = (
        section == "symptoms"
        and view.clause.modal in ("may", "might")
        and view.clause.verb not in HAVE_VERBS | {"be", "want"}
    )
    if view.kind == "people" and section not in ("outlook", "complications", "frequency") and not may:
        return False
    if view.kind == "other" and not about and section in _OF_IT and not _SPEAKS.search(sentence):
        return False
    if _THE_TEST.match(view.words) or view.complement.startswith(("sure ", "certain ")):
        return False
    if view.kind == "tests" and section != "exams":
        return False  # studies
    if view.kind in ("treatments", "medicines") and section not in ("treatment", "support", "summary", "outlook"):
        return False
    predicate = _OF_KIND.get(view.kind) or _fallback_predicate(view, about=about)
    if not predicate:
        return False
    return view.clause_object(predicate, "R-fallback", "C", whole=view.kind not in ("condition", "people"))


def _fallback_predicate(view: View, *, about: bool) -> str:
    """The predicate of a clause that no frame fits; empty where it would say what the entry does not."""
    section, sentence = view.section, view.piece.text
    if section in ("summary", "causes", "genetics"):
        if view.clause.passive and view.clause.verb in ("treat", "diagnose", "find", "know"):
            return ""
        if view.kind in ("condition", "people") and (OUTCOME.search(view.whole) or view.clause.verb in COURSE_VERBS):
            return "hasPrognosis"
        is_of_it = view.kind == "condition" or (
            view.kind == "other" and (about or (section != "summary" and not _OF_GENES.search(view.whole)))
        )
        return "hasMechanism" if is_of_it and _MECHANISM.search(view.whole) else ""
    if section == "prevention":
        return "hasPrevention" if _PREVENTS.search(sentence) else ""
    if section in ("treatment", "support"):
        is_of_it = view.kind not in ("provider", "people", "other") or about
        return "hasTreatment" if is_of_it and _TREATS.search(view.whole) else ""
    if section == "exams":
        return ""
    return DEFAULT[section]
