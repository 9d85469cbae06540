"""A claim with a predicate that goes with where it stands: with its heading, its lead-in, and what is said of it there."""

from __future__ import annotations

import re

from kg.entry.lexicon import COMPLETE, PEOPLE, VERB_FORMS
from kg.reading.cues import TEST
from kg.reading.found import Found
from kg.reading.sound import is_action
from kg.reading.treating import treats_by_name

__all__ = ["is_of_care", "placed"]

#: A way in which something is caught.
_CAUGHT = re.compile(
    r"\b(?:get|catch|spreads?|transmit\w*|infected|exposed|pass(?:ed)?)\b.*\b(?:from|by|through|when)\s*:?$",
    re.IGNORECASE,
)
_CHECKED = re.compile(r"\b(?:checked|tested|examined|looks?) (?:for|at)\b", re.IGNORECASE)
_DOCTOR = re.compile(
    r"(?:logist|ician|iatrist|specialist|surgeon|counselor|therapist|doctor|dietitian|nurse)s?$", re.IGNORECASE
)
#: What is done for those who have symptoms, in a lead-in below such a heading: “Good sleep habits include:”.
_DONE_FOR = re.compile(
    r"\b(?:assessments?|exercises|habits|tips|activities|remedies)\b[^:.]*\b(?:are|includ\w+)\b", re.IGNORECASE
)
#: What a test makes, which nobody feels: “an abnormal electroencephalogram (EEG)”.
_PICTURE = re.compile(r"\b(?:electro-?[\w-]+gram|EEG|ECG|EKG|x-ray|MRI)s?$", re.IGNORECASE)
#: An illness of its own, which no symptom is: “causes liver disease”.
_OTHER_ILLNESS = re.compile(r"\b(?:cancers?|diseases?|(?<!other )disorders?)$")
#: What is done with medicines, and none: “adjusting the dose of a medicine”.
_DONE_WITH = re.compile(
    r"(?:adjusting|changing|combining|giving|injecting|stopping|switching|taking|using|(?:treatment|therapy) with)\s",
    re.IGNORECASE,
)
#: Words of a heading that stands in place of a lead-in.
_HEADING = 4
_HEAD = re.compile(r"\s(?:for|of|to|in|on|showing|with|that|which)\s")
_ILLNESS = re.compile(
    r"\b(?:abnormalities|problems|complications|symptoms?|seizures|infections?|pain|diseases?|disorders?|syndrome|damage|cancer)$",
    re.IGNORECASE,
)
_LABORATORY = re.compile(
    r"\b(?:analys[ie]s|typing|genotyp\w*|surveillance|laborator\w*|imaging|MRI|x[ -]rays?|scans?|cultures?|lesions?|testing|screening|samples?)\b",
    re.IGNORECASE,
)
_PREVENTS = re.compile(
    r"\b(?:prevent|protect|precaution|measure|avoid|lower|reduc|advi[sc]e|you should\s*:?$|steps|safer?\b)",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\b(?:experience|feel|notice|suffer|characteri[sz]ed|characteristics|abnormalities)\b", re.IGNORECASE
)
_TREATS = re.compile(
    r"\b(?:treat|therap|medic|drug|control|reliev|relief|surg|eas(?:e|ing)|manag|options|approach|care\b|self-care|recommend|prescrib|take|help)",
    re.IGNORECASE,
)


def placed(found: Found, text: str) -> Found | None:
    """The claim with a predicate that goes with where it stands."""
    rule = found.rule.removesuffix("-example")
    lead = text[slice(*found.evidence[0])]
    words = found.object
    if rule == "R-lead-section":
        if _CAUGHT.search(lead):
            return None
        announced = {"hasTreatment": _TREATS, "hasMedicine": _TREATS, "hasSymptom": _SHOWS, "hasPrevention": _PREVENTS}
        if found.predicate in ("hasCause", "hasRiskFactor", "hasForm") or _DONE_FOR.search(lead):
            return None
        needed = announced.get(found.predicate)
        if (
            needed
            and found.section != "symptoms"
            and not (needed.search(lead) or _goes_on(lead, text[: found.evidence[0][0]]) or _is_told_to(found, lead))
        ):
            return None
    is_heading = rule == "R-lead-section" and len(lead.split()) < _HEADING and not lead.rstrip().endswith(":")
    if (
        is_heading
        and found.predicate in ("hasMedicine", "hasTreatment")
        and not (treats_by_name(words) or is_action(words))
    ):
        return None  # “Smoking” below “Medicines”: another heading
    if rule == "R-lead-section" and found.predicate == "hasSymptom" and TEST.search(_head(words)):
        return None
    if found.predicate == "hasSymptom" and _PICTURE.search(_head(words)):
        return found._replace(predicate="hasFinding")
    if found.predicate == "hasSymptom" and rule == "R-causes" and _OTHER_ILLNESS.search(_head(words)):
        return found._replace(predicate="hasComplication")
    if rule == "R-makes" and found.predicate == "hasSymptom":
        return None  # “makes you feel worried”
    if found.predicate == "hasMedicine" and _DONE_WITH.match(words):
        found = found._replace(predicate="hasTreatment")
    if found.predicate in ("hasTreatment", "hasMedicine") and words.split()[0].lower() in PEOPLE:
        return None
    if found.predicate == "hasPrevention" and rule == "R-provider" and not treats_by_name(words):
        return None
    if found.predicate in ("hasTreatment", "hasMedicine"):
        if _LABORATORY.search(words) or (TEST.search(_head(words)) and not treats_by_name(words)):
            return None
        if (not rule.startswith("R-lead") and _DOCTOR.search(words)) or (
            _ILLNESS.search(_head(words)) and not treats_by_name(words)
        ):
            return None
        if found.rule == "R-provider" and not (treats_by_name(words) or _is_recommended(found, text)):
            return None
        if found.section == "prevention" and rule == "R-treated-with":
            return found
        if found.section == "prevention":
            return found._replace(predicate="hasPrevention") if _PREVENTS.search(lead) else None
    if rule == "R-people-have" and found.section in ("causes", "genetics", "risk"):
        return None
    if found.predicate == "hasComplication" and rule in _BY_VERB and found.section in _TOLD_IN:
        found = found._replace(predicate="hasSymptom") if words.split()[-1].lower() in _COMPLAINTS else found
    if found.predicate == "hasComplication":
        start = found.object_spans[0][0]
        said = " ".join(text[a : min(b, start)] for a, b in found.evidence if a < start)
        if "side effect" in said.lower() and found.subject_span is None:
            return None
        if _SYMPTOMS.search(said):
            return found._replace(predicate="hasSymptom")
    is_by_criteria = "criteria" in lead.lower() and not TEST.search(_head(words))
    if rule == "R-lead-tests" and (_CHECKED.search(lead) or is_by_criteria):
        return None
    if rule == "R-lead-tests" and not (_TESTS.search(lead) or TEST.search(_head(words))):
        return None
    if (
        rule in ("R-provider", "R-provider-checks")
        and found.predicate == "hasTest"
        and not (TEST.search(_head(words)) or "history" in words)
    ):
        return None
    return found


def is_of_care(found: Found) -> bool:
    """Whether a claim is of what is done, unless the condition is named with it: “Complications of surgery include:”."""
    return (
        found.predicate in ("hasComplication", "hasRiskFactor", "hasCause")
        and found.section in ("treatment", "exams")
        and found.subject_span is None
        and found.rule.startswith("R-lead-")
        and found.rule.removesuffix("-example") != "R-lead-that-cause"
    )


def _head(words: str) -> str:
    """The noun of some words, with what stands before it."""
    return _HEAD.split(words, maxsplit=1)[0]


_SYMPTOMS = re.compile(r"\b(?:symptoms?|signs)\b")
#: A lead-in of tests.
_TESTS = re.compile(
    r"\b(?:tests?|testing|exams?|procedures?|check-?ups|diagnos(?:ed?|es) .*\b(?:by|on|upon|with)|diagnosed? with|based on|perform|order|include)\b"
)


#: Rules by which what one feels may be read as a consequence, and sections in which it is a symptom for all that.
_BY_VERB, _TOLD_IN = frozenset(["R-causes", "R-people-have"]), frozenset(["causes", "outlook", "summary", "symptoms"])
_COMPLAINTS = COMPLETE & {
    *(
        "bleeding",
        "chills",
        "confusion",
        "constipation",
        "cough",
        "diarrhea",
        "dizziness",
        "fatigue",
        "fever",
        "headache",
    ),
    *("itching", "nausea", "numbness", "pain", "rash", "swelling", "tingling", "vomiting", "weakness", "wheezing"),
}
#: Verbs by which a doctor says what to do; what that is, it must tell; characters before it.
_RECOMMENDS = re.compile(r"\b(?:recommend|suggest|prescribe|advise)s?\s+(?:an? |that you )?$")
_UNTOLD = re.compile(
    r"(?:strategies|ways|things|changes|steps|tests?|testing|follow-up|treating|treatments?|options|other|more|different|additional|specific|certain|special|waiting|using|trying|seeing|having|getting)\b"
)
_NEAR = 30


def _is_recommended(found: Found, text: str) -> bool:
    """Whether a doctor is said to recommend it."""
    start = found.object_spans[0][0]
    before = text[max(0, start - _NEAR) : start]
    return _RECOMMENDS.search(before) is not None and not _UNTOLD.match(found.object.lower())


#: That somebody is told to do what follows: “To protect yourself, you can:”.
_TOLD_TO = re.compile(
    r"(?:\byou (?:can|may|should)|\bit may help(?: to)?|\btips|\bthings (?:that )?you can do[^:]*|\byou can (?:also )?try)\s*:?$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"(?:if|when)\b|.*\b(?:ask|tell|symptoms?|have)\b", re.IGNORECASE)


def _is_told_to(found: Found, lead: str) -> bool:
    """Whether a lead-in tells to do what its items name."""
    first = found.object.split()[0].lower()
    is_verb = VERB_FORMS.get(first, ("", ""))[1] == "base" or is_action(found.object)
    is_advice = found.predicate in ("hasTreatment", "hasPrevention") and is_verb
    return is_advice and _TOLD_TO.search(lead) is not None and _SUPPOSED.match(lead) is None


def _goes_on(lead: str, before: str) -> bool:
    """Whether a lead-in only goes on with the symptoms that were just spoken of: “They can include:”."""
    said = _STOP.split(before[-200:].rstrip(" .\n"))[-1]
    return _THEY.match(lead) is not None and "symptoms" in _WORD.findall(said) and _TREATS.search(said) is None


_STOP, _WORD = re.compile(r"[.!?]\s"), re.compile(r"\w+")
_THEY = re.compile(r"(?:they|these)\b", re.IGNORECASE)
