"""What a sentence is about that no rule reads, where it tells what is done: by whom, against what, to find out what."""

from __future__ import annotations

import re

from kg.reading.cues import PROVIDER
from kg.reading.said import FINDS, Said
from kg.reading.sought import Sought
from kg.reading.treating import treats_by_name

__all__ = ["LOWERS", "PREVENTING", "care", "contact", "prevention", "test", "watch"]

#: What is done against an illness; words by which it is found out; what keeps it away.
_CARE = Sought(
    re.compile(
        r"\b(?:treat\w*|therap\w*|medicines?|medications?|drugs?|surg\w+|transplant\w*|antibiotics?|steroids?|supplements?|hospitalization|relief|relieve\w*|remedies|remedy|antidepress\w*|rehabilitation)\b",
    )
)
_TREATMENT = re.compile(
    r"\b(?:(?:need|needs|require|requires) (?:\w+ )?treatment|(?:duration|course|length|kind) of treatment)\b"
)
_A_TEST = Sought(re.compile(r"\b(?:tests?|scans?|x[ -]rays?|ultrasound|echocardiogra\w+|mri|e[ck]g|biops(?:y|ies))\b"))
_DIAGNOSED = Sought(
    re.compile(
        r"\b(?:is|are|be|being|get) (?:\w+ )?diagnosed\b|\bdiagnos(?:e|es|ing|is)\b|\b(?:tests?|scans?) can\b",
    )
)
_KEEPS = Sought(
    re.compile(
        r"\b(?:prevent\w*|protect(?:s|ed|ing|ion)?|avoid\w*|(?:lower|reduc|decreas|limit)\w*\b.*\brisks?|vaccin\w*|immuni[sz]\w*|limit\w*|should|recommended|controlling|(?:stop|limit|less) \w*\s?spread)\b",
    )
)
_PREVENTS = re.compile(r"\bprevent(?:s|ed|ing|able|ion)?\b", re.IGNORECASE)
PREVENTING = Sought(re.compile(r"\b(?:preventing|prevention|(?:help|helps|can|may|ways?|to) prevent)\b"))
LOWERS = re.compile(r"\b(?:lower|reduc|decreas|prevent)\w*\b", re.IGNORECASE)
#: That somebody should turn to a doctor, or to whom else.
_ASKS = Sought(
    re.compile(
        r"\b(?:should|must|need to|may want to|important to)\b.*\b(?:see|talk (?:to|with)|consult|contact|call|ask|tell|discuss|visit|seek)\b|^follow up with\b|"
        r"(?:^|, )(?:please )?(?:call|contact|see|tell|ask|consult|talk (?:to|with)|seek|go to|get medical)\b",
    ),
    (
        "see",
        "talk ",
        "consult",
        "contact",
        "call",
        "ask",
        "tell",
        "discuss",
        "visit",
        "follow up",
        "go to",
        "get medical",
    ),
)
_IF_THEN = re.compile(
    r"(?:if|when) .*, (?:please )?(?:call|contact|see|tell|ask|consult|talk (?:to|with)|seek|go to|get medical)\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:911|emergency|hospital|medical (?:help|care|attention)|midwife|dietitian|counselor|dentist)\b", re.IGNORECASE
)
_SYMPTOMS = re.compile(r"\bsymptoms\b")
_DOING = re.compile(r"(?:\w+ly |not )?\w+ing\b")
#: What those who have it should eat, below a heading of their diet.
_EATS = re.compile(
    r"\b(?:should|must|(?:may |will )?need to|may benefit from|can (?:benefit|help))\b.*\b(?:alcohol|calcium|calories|carbohydrates|diets?|drink\w*|eat\w*|fats?|fiber|fluids?|foods?|iron|liquids?|meals?|nutri\w+|protein|salt|sodium|supplements|vitamins?|weight)\b"
)
#: What a treatment does besides, and that it was tried in vain.
_SIDE = Sought(
    re.compile(
        r"\b(?:side effects?|habit|complications?|risks?|cause[sd]?|worse|harm\w*|insurance|costs?|pregnan\w+)\b",
    )
)
_IN_VAIN = re.compile(r"\bnot (?:been )?(?:shown|proven|proved|effective|work)|\bbe reported to\b", re.IGNORECASE)
#: What people do who are treated, what treats, and what is done with a test.
_GETS = frozenset(["achieve", "get", "give", "need", "receive", "require", "take", "undergo", "use", "wear"])
_WORKS = frozenset(
    [
        *("control", "correct", "cure", "decrease", "ease", "help", "improve", "lessen", "reduce"),
        *("manage", "relieve", "restore", "slow", "stop", "treat", "work"),
    ]
)
_TESTING = frozenset(["do", "include", "order", "perform", "use"])
_LOOKING = frozenset(["check", "examine", "measure", "test"])
#: Sections in which a treatment of the condition may be told.
_OF_CARE = frozenset(["summary", "outlook", "symptoms"])
_CARERS = frozenset(["medicines", "provider", "treatments"])


def contact(said: Said) -> str | None:
    """“People with X should talk with their doctor”; below “Specialists”, who treats it."""
    words = said.words
    is_asked = (said.is_patient or _IF_THEN.match(words)) and _ASKS.search(words)
    if is_asked and (PROVIDER.search(words) or _HELP.search(words)):
        return "hasContact"
    if said.kind == "provider" and said.verb == "refer":
        return "hasReferral"
    if said.section in ("specialists", "support"):
        return "hasReferral" if said.kind == "provider" and said.is_of_it else ""
    return None


def prevention(said: Said) -> str | None:
    """“Old books should be dusted” below “Prevention”; “X cannot be prevented” anywhere."""
    if said.section == "prevention":
        is_advised = said.is_patient and said.view.clause.modal in ("must", "should")
        is_told = _KEEPS.search(said.words) is not None or is_advised
        return "hasPrevention" if is_told and said.kind != "provider" else ""
    if said.section != "treatment" and said.is_of_it and said.kind != "condition" and PREVENTING.search(said.words):
        return "hasPrevention"
    is_prevented = said.kind == "condition" and said.verb == "prevent" and said.view.clause.passive
    is_prevented |= said.kind == "condition" and said.verb == "be" and "preventable" in said.view.complement
    return "hasPrevention" if is_prevented and _PREVENTS.search(said.words) else None


_LIKELY_IF = re.compile(r"\bis (?:diagnosed|likely|present|suspected) (?:if|when) ")
_APART = re.compile(r"\bhelps? (?:to )?(?:differentiate|distinguish|tell)\b")


def test(said: Said) -> str | None:
    """“Sometimes X is hard to diagnose”, “A chest scan can show whether X has affected the heart”."""
    if said.view.section == "exams" and said.kind == "condition" and _LIKELY_IF.search(said.words):
        return "hasFinding"
    if said.section == "exams" and said.is_counted and not FINDS.search(said.words):
        return "occursIn"
    is_test = said.kind == "tests" or _A_TEST.search(said.view.words) is not None
    is_tested = is_test and (said.is_of_it or said.verb in _TESTING or "diagnosis" in said.view.words)
    is_tested |= said.kind == "provider" and said.verb in _LOOKING and said.section in ("exams", "summary")
    is_told = said.is_of_it and said.section != "treatment" and "likely" not in said.words
    is_diagnosed = is_told and _DIAGNOSED.search(said.words)
    tells_apart = said.section == "exams" and said.is_of_it and said.kind == "other" and _APART.search(said.words)
    if (said.section != "exams" and not is_tested and not is_diagnosed) or not (
        tells_apart or FINDS.search(said.words)
    ):
        return None
    return "hasTest" if said.is_of_it or is_tested or "diagnos" in said.words else ""


#: What is looked for again and again in those who have it.
_WATCHED = re.compile(
    r"\b(?:should|must|need to) (?:\w+ )?(?:be|have) (?:[\w-]+ ){0,4}?(?:checked|evaluated|examined|monitored|screened|tested|watched)\b"
)


def watch(said: Said) -> str | None:
    """“People who have X should have their lungs checked”."""
    is_watched = (
        said.is_patient
        and said.section in ("exams", "summary", "symptoms", "treatment")
        and _WATCHED.search(said.words)
    )
    return "hasTest" if is_watched and said.verb != "test" else None


#: What helps those who cannot walk, see or hear well.
_AIDS = re.compile(r"\b(?:braces?|canes?|crutches|devices|glasses|hearing aids?|walkers?|wheelchairs?)\b")
_ADVISES = frozenset(["advise", "recommend", "suggest"])
_GIVES = frozenset(["give", "prescribe"])
_NEEDED = frozenset(["need", "require", "use"])


#: What people have done.
_DONE = re.compile(r"\b(?:done|removed)(?: every\b|\.$)")
#: That it ends without any treatment.
_BY_ITSELF = re.compile(
    r"\b(?:clears?|disappears?|fades?|go(?:es)? away|heals?|improves?|resolves?)\b(?: \w+)?,? without (?:any )?treatment\b"
)


def care(said: Said) -> str | None:
    """“All who are diagnosed with X should receive treatment”; what a treatment does besides is left."""
    words = said.words
    if "without" in words and _BY_ITSELF.search(words):
        return "hasPrognosis"
    is_its = said.is_of_it or said.kind == "treatments" or (said.kind == "medicines" and said.verb in _WORKS)
    is_its |= said.view.words.endswith((" in treatment", "goal of treatment", "aim of treatment"))
    is_named = is_its or said.kind in ("people", "none", "provider", "treatments", "medicines")
    is_there = said.section == "treatment" or (is_its and said.section in _OF_CARE)
    is_there |= said.section == "complications" and said.kind in _CARERS  # who treats them, or what does
    cares = _CARE.search(words) if is_there and (is_named or treats_by_name(said.view.words)) else None
    if cares and said.kind == "condition" and said.verb in ("develop", "happen", "occur"):
        cares = None  # “X also occurs in patients treated with zinc”
    if cares and said.view.reader.condition_named.match(words, cares.start()):
        cares = None  # “Drug abuse …”
    if cares and (said.section == "treatment" or not cares.group().startswith("relie")):  # as much does
        is_besides = _SIDE.search(words) is not None and not (said.is_patient or LOWERS.search(words))
        return "" if is_besides or _IN_VAIN.search(words) else "hasTreatment"
    is_aid = said.verb in _NEEDED and said.view.clause.passive and said.section in ("outlook", "summary", "symptoms")
    if is_aid and _AIDS.search(said.view.words):
        return "hasTreatment"
    is_done = said.section != "prevention" and said.verb in _WORKS and _DOING.match(said.view.words) is not None
    if is_done and (said.section == "summary" or _SYMPTOMS.search(words)):
        return "hasTreatment"
    is_diet = (
        _EATS.search(words)
        if said.is_patient
        else (said.verb in _ADVISES | _GIVES and "diet" in words and "information" not in words)
    )
    if said.view.section in ("considerations", "treatment") and is_diet:
        return "hasTreatment"
    if said.section != "treatment":
        return None
    is_given = said.verb == "prescribe" or (said.verb == "give" and treats_by_name(said.view.complement))
    if said.kind == "provider" and (is_given or (said.verb in _ADVISES and _DOING.match(said.view.complement))):
        return "" if _SIDE.search(words) else "hasTreatment"
    is_done = said.verb == "have" and _DONE.search(words) is not None
    falls_ill = said.view.reader.condition.match(said.view.complement) is not None
    is_given = (
        said.is_patient and not falls_ill and (said.verb in _GETS or said.view.clause.chain in _NEEDED or is_done)
    )
    is_treatment = said.kind in ("other", "treatments", "medicines")
    is_talk = said.view.words.startswith(("asking ", "learning ", "talking "))
    is_aimed = (said.is_of_it or said.view.clause.modal in ("can", "may", "might")) and not is_talk
    works = is_treatment and (is_aimed and said.verb in _WORKS) | (said.verb == "involve")
    works |= is_treatment and _TREATMENT.search(words) is not None
    return "hasTreatment" if (is_given or works) and not _SIDE.search(words) else ""
