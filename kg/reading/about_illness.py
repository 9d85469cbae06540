"""What a sentence is about that no rule reads, where it tells what goes wrong: what those have who have the condition."""

from __future__ import annotations

import re

from kg.entry.lexicon import is_adjective
from kg.reading.cues import CAUSE_VERBS, DISEASE, HAVE_VERBS
from kg.reading.said import ILL, Said
from kg.reading.sought import Sought

__all__ = ["begins_with_it", "illness"]

#: A form of the condition, as a subject begins with it.
_A_FORM = re.compile(r"(?:an?|the|this) (?:[\w-]+ ){1,3}?(?:form|kind|subtype|type|variant) of (?:the )?")
#: What is so in the ill by rule; a complaint that is one.
_TYPICAL = re.compile(
    r"(?:\w+ )?(?:characteristic|common|frequent|typical|(?:an?|the) (?:\w+ )?(?:feature|sign|symptom)) (?:of|in)\b"
)
_COMPLAINT = re.compile(
    r"(?:(?:one|some) of )?(?:the )?(?:more )?(?:\w+ )?(?:bleeding|tics|tremors?|blisters|bumps|cough\w*|erosions|fever|lesions|patches|sores|ulcers|headaches?|inflammation|itching|pain|rash|seizures?|spasms?|swelling|vomiting|weakness)(?: of .*)?"
)
#: That symptoms are like others, of which none is told.
_LIKE = Sought(re.compile(r"\b(?:appl(?:y|ies) to|different|resembl\w*|same|similar)\b"))
#: What those who have it have, are and lack; what is no complaint in a sentence that tells it.
_HAVING = HAVE_VERBS | {"be", "become", "experience", "lack", "learn", "lose", "miss", "report", "tend"} - {"see"}
_NO_ILL = Sought(
    re.compile(
        r"\b(?:ancestry|born|carriers?|chances?|descent|diagnos\w*|doctors?|family|famil(?:y|ies) history|genes?|healthy|inherit\w*|parents?|relatives?|mothers?|mutations?|normal\w*|average|risks?|should|stem|tests?|treat\w*|therap\w*|medic\w*|drugs?|surgery|surviv\w*|well|live|lives|life|needs?|requir\w*|benefit\w*|questions?|options?)\b",
    )
)
_IN_AFFECTED = re.compile(r"in (?:many |most |some )?affected (?:people|individuals|children|infants),", re.IGNORECASE)


def begins_with_it(said: Said) -> bool:
    """Whether the subject is the condition with more words, or a form of it: “Gout of the toes”, “the common form of gout”."""
    subject = said.view.words
    form = _A_FORM.match(subject)
    return said.view.reader.condition_named.match(subject, form.end() if form else 0) is not None


def _is_quality(word: str) -> bool:
    """Whether a word is an adjective, or goes with adjectives: “itchy, red, and swollen”."""
    return not word.isalpha() or word in ("and", "or", "also") or word.endswith(("ed", "ly")) or is_adjective(word)


def illness(said: Said) -> str | None:
    """“The rash may spread to the chest” below “Symptoms”; what patients have or cannot do, where the summary tells it."""
    is_unable = said.has_it and said.view.clause.negated and said.view.clause.modal == "can"
    if is_unable and said.section in ("summary", "symptoms") and not _NO_ILL.search(said.words):
        return "hasSymptom"
    if said.section == "complications":
        is_had = said.is_of_it or said.is_patient or said.is_of_body or DISEASE.search(said.view.words) is not None
        return "hasComplication" if said.is_ill and is_had else ""
    if said.kind == "symptoms" and said.view.reader.condition_named.search(said.view.words):
        return "" if _LIKE.search(said.words) else "hasSymptom"
    is_form = said.kind == "hasForm" and said.verb in ("characterize", "have", "include") and begins_with_it(said)
    if is_form or (said.kind == "condition" and said.verb == "characterize"):
        return "hasSymptom"
    if said.section == "symptoms":
        if said.has_it and ("symptoms" in said.words or not _NO_ILL.search(said.words)):
            return "hasSymptom"
        is_felt = said.is_of_it or said.is_patient or said.kind == "symptoms" or said.is_of_body
        return "hasSymptom" if said.is_ill and (is_felt or ILL.search(said.view.words)) else ""
    if (
        said.section in ("summary", "symptoms")
        and said.has_it
        and said.verb in _HAVING
        and not _NO_ILL.search(said.words)
    ):
        return "hasSymptom"
    is_felt = said.kind == "condition" and said.verb == "be" and ILL.search(said.view.complement) is not None
    if said.section in ("summary", "symptoms") and is_felt and all(map(_is_quality, said.view.complement.split())):
        return "hasSymptom"
    if said.section == "summary" and said.kind == "other" and said.is_of_it and _TYPICAL.match(said.view.complement):
        return "hasSymptom"
    if said.section == "summary" and said.kind == "other" and _COMPLAINT.fullmatch(said.view.words):
        return "hasComplication" if said.verb == "damage" or said.verb in CAUSE_VERBS else "hasSymptom"
    if said.section == "summary" and said.kind == "other" and said.is_ill and said.is_of_body and said.is_of_it:
        return "hasSymptom"
    if said.section == "summary" and _IN_AFFECTED.match(said.words) and not _NO_ILL.search(said.words):
        return "hasSymptom"
    is_yours = said.view.words == "you" and said.view.clause.modal in ("may", "might", "can")
    if said.section == "summary" and said.is_ill and is_yours and said.verb in HAVE_VERBS:
        return "hasSymptom"
    if said.section == "summary" and said.is_ill and said.is_of_it and said.kind in ("people", "symptoms"):
        is_disease = said.kind == "people" and DISEASE.search(said.view.complement)
        return "hasComplication" if is_disease else "hasSymptom"
    return None
