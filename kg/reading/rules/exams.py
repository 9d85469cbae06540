"""Tests and what they show."""

from __future__ import annotations

import re

from kg.entry.lexicon import PEOPLE
from kg.reading.cues import DISEASE, TEST
from kg.reading.found import CONDITION
from kg.reading.qualifiers import Limit
from kg.reading.rule import rule
from kg.reading.sound import is_pointing
from kg.reading.treating import GIVE_VERBS, treatment_or_medicine, treats_by_name
from kg.reading.view import View

__all__ = ["diagnosed", "provider_does", "shows"]


_WITH = re.compile(r"(?:\w+ )?with\b")
_BASED_ON = re.compile(r"\b(?:based (?:up)?on|begins with|made by|made with|confirmed by|includes?)\b")
_DIAGNOSIS = re.compile(r"(?:the |an? )?diagnosis\b")
#: With what somebody is diagnosed.
_SOMEBODY_WITH = re.compile(r"(?:you|them|him|her|people|patients|(?:a|the|your) (?:person|patient|child)) with\b")


@rule()
def diagnosed(view: View) -> bool:
    """R-diagnosed: “is diagnosed by”, “the diagnosis is based on”, “doctors use a, b to diagnose it”."""
    clause = view.clause
    if clause.verb in ("diagnose", "confirm", "evaluate") and clause.passive:
        target = view.after("by", "with", "using", "on", "through", "from")
        if view.kind == "people" and _WITH.match(view.complement):
            return False  # what they have besides
        if target is not None and view.reader.condition.search(view.text[slice(*target)]):
            return False  # “60,000 people are diagnosed with X each year”
        return target is not None and view.objects("hasTest", *target, "R-diagnosed", "A")
    is_other = clause.verb in ("depend", "differ", "vary")  # “vary by the age at diagnosis”
    if (
        ("diagnosis" in view.words or "diagnosis" in view.complement)
        and not is_other
        and _BASED_ON.search(view.whole + " " + view.text[slice(*view.span())])
    ):
        target = view.after("on", "upon", "with", "by")
        return target is not None and view.objects("hasTest", *target, "R-diagnosed", "A")
    is_confirmed = clause.verb in ("confirm", "make") and _DIAGNOSIS.match(view.complement)
    if clause.verb == "diagnose" and _SOMEBODY_WITH.match(view.complement):
        return True  # with what somebody is diagnosed
    if (clause.verb == "diagnose" or is_confirmed) and view.kind == "provider":
        target = view.after("using", "with", "by", "from", *(("on",) if "based on" in view.complement else ()))
        return target is not None and view.objects("hasTest", *target, "R-diagnosed", "A")
    return False


#: Of whom a picture is taken: “imaging of people with gout”.
_OF_WHOM = re.compile(r" (?:of|in) (?:people|patients|individuals|those|children|adults|the)\b")


@rule(
    verbs=["detect", "find", "hear", "indicate", "notice", "reveal", "see", "show", "suggest"],
    sections=["exams", "summary", "symptoms"],
    passive=False,
)
def shows(view: View) -> bool:
    """R-shows: “The exam may show …”, “tests may find …”."""
    clause = view.clause
    if (
        clause.verb in ("suggest", "indicate")
        and view.kind in ("other", "tests", "symptoms")
        and view.reader.condition.match(view.complement)
        and not is_pointing(view.words)
    ):
        return view.objects("hasFinding", *view.subject_span(), "R-suggests", "A")
    if clause.verb == "find" and view.complement.startswith("out"):
        return False
    of_whom = _OF_WHOM.search(view.words) if clause.verb in ("reveal", "show") and view.section == "summary" else None
    if of_whom and TEST.search(view.words[: of_whom.start()]) and view.reader.condition.search(view.words):
        return not clause.negated and view.objects("hasFinding", *view.span(), "R-shows", "A")
    if view.kind in ("tests", "provider", "other", "none") and view.section == "exams":
        if clause.verb in ("indicate", "suggest") and view.kind != "tests":
            return False  # “High levels of iron can indicate damage”
        if view.kind == "other" and TEST.search(view.words):
            view.objects("hasTest", *view.subject_span(), "R-is-test", "B")
        return view.objects("hasFinding", *view.span(), "R-shows", "A")
    return False


#: Whom a doctor treats, by what they have.
_PATIENTS_WITH = re.compile(
    r"(?:an? |the |most |some |all )?(?:adults|child(?:ren)?|infants?|men|patients?|people|persons?|someone|those|women) with\b"
)
#: What is done with the hands.
_HANDLING = frozenset(["apply", "feed", "insert", "make", "place", "put", "remove", "take"])


#: What a doctor does for somebody.
_DOES = GIVE_VERBS | {
    "order",
    "ask",
    "check",
    "examine",
    "look",
    "refer",
    "treat",
    "get",
    "receive",
    "have",
    "undergo",
    "be",
    "monitor",
    "want",
    "review",
    "discuss",
    "test",
}


#: What somebody has done for them.
_UNDERGOES = frozenset(
    [
        *("benefit", "do", "get", "give", "have", "need", "order", "put", "receive", "refer", "require", "take"),
        *("undergo", "use", "wear"),
    ]
)
#: What somebody does under a heading.
_OF_SECTION = {
    "exams": "hasTest",
    "treatment": "hasTreatment",
    "summary": "hasTreatment",
    "outlook": "hasTreatment",
    "complications": "hasTreatment",
    "prevention": "hasPrevention",
}
_TESTS = re.compile(r"\b(?:diagnos\w*|tests?|exam|confirm|rule out)\b")
_SAMPLE = re.compile(r"\bsamples?\b")
_NAMED_BEFORE = re.compile(r"(?:the|this|that|his|her|their)\s")


_YOU_TO = re.compile(r"(?:you|the (?:patient|person)) to\b")
_OF_CARE = re.compile(r"\b(?:test|exam|scan|x-ray|biopsy|surgery|treatment|therapy|procedure|transplant)")
_NEXT = re.compile(r"\s(?:to|for|and)\s")
_FOR_WHAT = re.compile(r"\s(?:to|for)\s")


@rule(verbs=_DOES | _UNDERGOES | {"measure"}, kinds=["none", "people", "provider"])
def provider_does(view: View) -> bool:
    """R-provider: “The provider will perform a physical exam”, “Doctors may prescribe …”, “You may need …”."""
    clause = view.clause
    if clause.passive and clause.verb not in ("give", "refer", "ask", "put"):
        return False
    if view.kind == "none" and clause.opener != "coord":
        return False
    if clause.negated and view.kind == "people" and not view.reader.condition.search(view.words) and " " in view.words:
        return False  # “People with pacemakers should not have …”
    predicate = _OF_SECTION.get(view.section, "")
    if not predicate and clause.verb in ("prescribe", "recommend", "treat", "give"):
        predicate = "hasTreatment"
    if view.section != "treatment" and _TESTS.search(view.whole):
        predicate = "hasTest"
    if not predicate:
        return False
    if view.kind == "provider" and clause.verb == "measure" and predicate == "hasTest":
        return view.clause_object(predicate, "R-provider-checks", "B", whole=False)
    if view.kind in {"provider", "none"}:
        if clause.verb not in _DOES or clause.verb == "help":
            return False
        if clause.verb == "treat":
            if _PATIENTS_WITH.match(view.complement):
                return False  # “treat patients with fever”: whom, and not what with
            target = view.after("with", "by", "using")
            if target is None:
                return False
            start, stop = clause.span(clause.complement)[0], view.text.rfind(" ", 0, target[0] - 1)
            treated = view.text[start:stop]
            if DISEASE.search(treated) and not view.reader.condition.search(treated):
                return view.objects("hasTreatment", *target, "R-treated-with", "A", (treated, (start, stop)))
            count = len(view.reader.claims)
            done = view.objects("hasTreatment", *target, "R-treated-with", "A")
            if not (view.reader.condition.search(treated) or PEOPLE.intersection(treated.lower().split())):
                view.limit_since(count, Limit("purpose", treated, start, stop))  # “treat pain with …”
            return done
        if clause.verb in ("ask", "look", "check", "examine", "review", "monitor", "test", "discuss"):
            words = clause.words(clause.complement)
            skip = next((i for i, token in enumerate(words[:3]) if token.low in ("about", "for", "at")), -1) + 1
            if not words or skip >= len(words) or _YOU_TO.match(view.complement):
                return False
            if clause.verb == "ask" and not skip:
                return False
            predicate = "hasTest" if view.section == "exams" else predicate
            if view.section != "exams":
                return not view.complement.startswith("to ") and view.clause_object(
                    predicate, "R-provider-checks", "C", whole=False
                )
            return view.objects(predicate, words[skip].start, words[-1].end, "R-provider-checks", "B")
        if clause.verb in ("be", "want", "have", "get", "receive"):
            return False
    else:
        if clause.verb not in _UNDERGOES:
            return False
        is_treated = clause.verb in ("take", "get") and clause.modal and treats_by_name(view.complement)
        if clause.verb in ("have", "get", "take") and view.section not in ("exams", "treatment") and not is_treated:
            return False
        if clause.verb == "have" and not _OF_CARE.search(view.complement):
            return False
    if clause.verb == "refer":
        target = view.after("to")
        return target is not None and view.objects("hasReferral", *target, "R-referral", "A")
    start, end = view.after("from") if clause.verb == "benefit" and view.after("from") else view.span()  # type: ignore[misc]
    if start >= end:
        return False
    if view.kind == "people" and clause.verb in ("need", "require") and clause.words(clause.complement)[0].low == "to":
        words = clause.words(clause.complement)
        if len(words) > 2 and words[1].low in ("get", "have", "receive", "take", "try", "undergo", "use", "wear"):
            return treats_by_name(view.text[words[2].start : words[-1].end]) and view.objects(
                treatment_or_medicine(view.text[words[2].start : words[-1].end]),
                words[2].start,
                words[-1].end,
                "R-provider",
                "B",
                view.subject(),
            )
        is_named = (
            treats_by_name(view.complement)
            or "hospital" in view.complement
            or TEST.search(view.complement.rstrip(" ."))
        )
        return bool(is_named) and view.clause_object(predicate, "R-people-need-to", "B", whole=False)
    if predicate == "hasTreatment":
        head = _NEXT.split(view.text[start:end])[0].rstrip(" .,")
        predicate = "hasTest" if TEST.search(head) else treatment_or_medicine(view.text[start:end])
    if predicate == "hasTest" and treatment_or_medicine(view.text[start:end]) == "hasMedicine":
        return False  # “you may be given medicine to make your heart work hard”
    if clause.verb in ("insert", "remove", "place", "put", "try", "make", "start", "suggest") and view.section in (
        "exams",
        "summary",
    ):
        return False  # how a test or an operation goes
    if (
        view.section == "summary"
        and view.kind == "people"
        and not (treats_by_name(view.text[start:end]) or TEST.search(view.text[start:end].split(",")[0].rstrip(" .")))
    ):
        return False  # “You need central vision to read”
    if clause.verb in _HANDLING and not treats_by_name(view.text[start:end]):
        return False  # how a procedure goes
    if _SAMPLE.search(view.text[start:end]):
        return False
    head = _FOR_WHAT.split(view.text[start:end])[0].rstrip(" .")
    is_of_it = view.reader.condition.search(view.complement) is not None
    names_test = TEST.search(head) is not None and len(head.split()) > 2 and is_of_it
    if _NAMED_BEFORE.match(view.text[start:end]) and clause.verb not in ("recommend", "prescribe") and not names_test:
        return False  # a device that was named before
    if view.complement.startswith(("such ", "as ", "like ")):
        return False  # “items you will need such as …”
    subject = view.subject() if view.kind == "people" else (CONDITION, None)
    return view.objects(predicate, start, end, "R-provider", "B", subject)
