"""Whether a sentence says what its predicate is of, and not only stands below such a heading or has one word of it."""

from __future__ import annotations

import re

from kg.entry.lexicon import COMPLETE, SHARED_LEADS
from kg.reading.cues import APPEARS_AFTER, CAUSE_VERBS, HAVE_VERBS
from kg.reading.said import Said
from kg.reading.view import View

__all__ = ["says_it"]

#: What a sentence must say, of which its heading or one word of it alone would tell too little.
_NEEDED = {
    "hasComplication": re.compile(
        r"\b(?:becomes? (?:blocked|enlarged|infected|larger|weak\w*)|blocks?|can no longer|caus(?:e|ed|es)|contracts?|contributes?|damages?|deprives?|develop|harms?|injures?|leads?|occurs?|starts?|limits|results?|risks? (?:for|of)|slows)\b",
        re.IGNORECASE,
    ),
    "hasOnset": re.compile(
        rf"{APPEARS_AFTER.pattern.pattern}|\b(?:any age|apparent|at birth|born with|diagnosed (?:at|before|by|during|in) (?:the first|birth|infancy|childhood)|noticed (?:at|by|during|in)|onset|symptoms as early)\b",
        re.IGNORECASE,
    ),
    "hasRiskFactor": re.compile(
        r"\b(?:adds? to|increases?|raises?) the (?:chances?|risks?) (?:for|of)\b|\brisk\b.*\b(?:doubles|grows|increases|rises)\b|\bthe (?:earlier|higher|longer|more|older)\b.*\b(?:greater|higher|more)\b|\bmay (?:also )?(?:develop|have)\b|^people who\b.*\bat (?:an? )?(?:greater|higher|increased) risk (?:for|of)\b",
        re.IGNORECASE,
    ),
}
#: What a sentence says that only seems to be of its heading: what it comes from, is called, how often it is and how it ends.
_OTHER_MATTER = {
    "hasComplication": re.compile(
        r"\b(?:born to|carriers?|family|help|inherit\w*|(?:must|should) (?:also )?(?:be seen|go|see|seek)|over time|parents?)\b",
        re.IGNORECASE,
    ),
    "hasMechanism": re.compile(r"\b(?:less|more) (?:common|prevalent)\b|\binterferes? with\b", re.IGNORECASE),
    "hasOnset": re.compile(
        r"\b(?:carrier|contribute|million|must|percent)\b|\d,\d{3}|\b1 (?:in|out of)\b", re.IGNORECASE
    ),
    "hasRiskFactor": re.compile(r"\b(?:again|certain|risk factors)\b", re.IGNORECASE),
    "hasSymptom": re.compile(
        r"\b(?:chances?|overlap|delay|depends?|factors|fewer(?! than (?:the )?normal)|genes?|get help|mutations?|parents?|prevent|recover\w*|should|must|treated)\b",
        re.IGNORECASE,
    ),
    "hasTest": re.compile(
        r"\b(?:additional|ages of|difficult(?! to diagnose because)|enables|hard|important|many|other tests|several|while)\b",
        re.IGNORECASE,
    ),
    "hasTreatment": re.compile(
        r"\b(?:is|are) (?:very |more |less )?(?:common|rare|uncommon)\b|\b(?:identify|learning|tracking)\b",
        re.IGNORECASE,
    ),
    "occursIn": re.compile(
        r"\b(?:caused by|triggered by|classified by|to be classified|associated with|linked to|due to|(?:less|more) likely if|part of|carr(?:y|ies)|carriers?|commonly (?:called|known)|common (?:[\w-]+ )?(?:abnormalit\w+|causes?|defects?|features?|forms?(?! of (?:the|this) (?:condition|disease|disorder)\b)|problems?|signs?|symptoms?|types?))\b",
        re.IGNORECASE,
    ),
}


def says_it(view: View, predicate: str, said: str, *, is_known: bool) -> bool:
    """Whether a sentence says what its predicate is of: one of symptoms, what people have or a complaint does."""
    needed, other = _NEEDED.get(predicate), _OTHER_MATTER.get(predicate)
    if (needed and not is_known and not needed.search(said)) or (other and other.search(said)):
        return False
    if predicate != "hasSymptom" or is_known:
        return True
    does = not _DOES.get(Said(view).kind, frozenset()).isdisjoint((view.clause.verb, view.clause.chain))
    does |= view.clause.negated and view.clause.modal == "can"
    does |= view.section == "symptoms" and Said(view).has_it
    does |= said.startswith("In ") and view.reader.condition.match(said, len("In ")) is not None
    has = does or _OF_PEOPLE.search(said) is not None
    has |= view.kind == "symptoms" and view.reader.condition.search(view.words) is not None
    has |= _OF_SYMPTOMS.match(view.words) is not None and _NAMING.search(said) is not None
    return (
        has
        or "sign of" in said
        or ("symptoms" in view.words and _OF_SYMPTOMS.match(view.words) is None)
        or not _COMPLAINTS.isdisjoint(view.words.split())
    )


_OF_SYMPTOMS = re.compile(r"(?:(?:an? (?:number|range|variety) of|other|signs and) )+symptoms\b")
_NAMING = re.compile(r"\b(?:such as|including)\b")
#: That it is of those who have the condition, whatever its subject.
_OF_PEOPLE = re.compile(
    r"\bborn with\b|\baffected \w+ (?:develop|have)\b|^in (?:people|patients|those) with\b|^in (?:[\w-]+ )?affected \w+,",
    re.IGNORECASE,
)
#: What a sentence on a complaint speaks of.
_COMPLAINTS = COMPLETE | SHARED_LEADS
#: What those do who have a symptom, and what the condition does.
_DOES = {
    "condition": CAUSE_VERBS | {"be", "characterize", "have", "include"},
    "hasForm": frozenset(["characterize", "include"]),
    "people": HAVE_VERBS
    | {"be", "bleed", "bruise", "cough", "describe", "faint", "fail", "fall", "find", "lack", "miss", "report"}
    | {"sweat", "tend", "tire", "unable", "vomit"},
}
