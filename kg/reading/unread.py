"""Why a unit of an entry carries no claim."""

from __future__ import annotations

import re

from kg.entry.read import Unit
from kg.reading.cues import NAVIGATION, NORMALLY, PROCEDURE, is_furniture
from kg.reading.first_letters import looking_ahead
from kg.reading.names import Called
from kg.reading.sought import Sought

__all__ = ["reason_of"]

_KINDS = {"heading": "ck:heading", "reference": "ck:bibliography"}
_SECTIONS = {"furniture": "ck:navigation", "review": "ck:documentData", "related": "ck:navigation"}
_RESEARCH = Sought(
    re.compile(
        looking_ahead(
            r"(?:research(?:ers?)?|scientists?|stud(?:y|ies)|trials?|investigat\w+|experiments?|discover\w*|laborator(?:y|ies)|"
            r"institutes?|foundation|funded|hope(?:s|d)?|animal models?|approved by|fda|under development|genetically engineered|"
            r"(?:being|been) (?:studied|tested|developed)|someday|is theorized|biomarkers?|(?:searching for|examining|refining|understanding) \w+)|(?:in|since|by) (?:\w+ )?(?:19|20)\d\d|"
            r"(?:was|were|had|they|have been) (?:also |later |first |not )?(?:compared|described|documented|examined|found|identified|isolated|"
            r"launched|located|recognized|reported|trapped)"
        )
        + r"\b"
    ),
)
#: What a word means, or how a part of the body works.
_DEFINES = Sought(
    re.compile(
        r"[(\"]?(?:the|an?|these|this|your|some)?\s*[\w\s,'’()/-]{2,60}?\b(?:is|are|means?|refers? to|consists? of|makes?|helps?|"
        r"carr(?:y|ies)|contains?|controls?|regulates?|looks? like)\s",
    )
)
#: Words of what is said of patients, which no definition has.
_CLINICAL = Sought(
    re.compile(
        r"\b(?:patients?|people|person|child(?:ren)?|infants?|babies|women|men|adults?|individuals?|you|your|doctors?|providers?|treat\w*|symptoms?|may|might|should|risk|cause[sd]?|diagnos\w*|tests?|"
        r"medicines?|drugs?|surgery)\b",
    )
)
#: That there are kinds of something, which are named elsewhere.
_COUNTS = re.compile(
    r"there (?:is|are) (?:[\w-]+ ){1,4}(?:types|kinds|forms|ways) of [\w\s'’-]+[.:]?$|for example:?$", re.IGNORECASE
)
#: What a doctor asks, explains or wants to know, and what is done with the devices of a test.
_VISIT = Sought(
    re.compile(
        r"\b(?:doctor|provider|physician|he or she|you and your doctor) (?:also )?(?:may|might|will|can)(?: also)?(?: want to)? "
        r"(?:ask|check whether|decide|explain|find out|give you a|see how|review)\b|\byou (?:then )?(?:use a|wear|return)\b",
    ),
    ("doctor", "provider", "physician", "he or she", "you"),
)
#: How the body works, and the words that would make it a sign of illness.
_HEALTHY = Sought(
    re.compile(
        r"(?:the|your|each|these) (?:\w+ )?(?:body|body['’]s immune system|immune system|heart|blood|lungs?|kidneys?|liver|thyroid|brain|bones?|cells?|"
        r"hormones?|nerves?|muscles?|platelets|glands?)\b|(?:platelets|hormones|nerves|genes|antibodies|red blood cells|white blood cells)\b",
    )
)
_ILL = Sought(
    re.compile(
        r"\b(?:may|might|not|no|cannot|can['’]t|less|more|too|without|abnormal\w*|damag\w*|attack\w*|destroy\w*|los[est]\w*|lack|weak\w*|pain\w*|"
        r"swell\w*|swollen|disease|disorder|cancer|tumou?rs?|symptoms?|inflam\w*|enlarge\w*|block\w*|if|when)\b",
    )
)
#: How genes are passed on, as it is with any illness of that kind.
_INHERITED = Sought(
    re.compile(
        r"\b(?:inherits?|carriers?|cop(?:y|ies) of|each (?:child|pregnancy)|(?:one|both|each|either|affected|unaffected) parents?|"
        r"sporadic|altered gene|50 ?%|25 ?%)\b",
    ),
    (
        "inherit",
        "carrier",
        "copy of",
        "copies of",
        "each child",
        "each pregnancy",
        "parent",
        "sporadic",
        "altered gene",
        "50",
        "25",
    ),
)
#: A test that was named before.
_THE_TEST = Sought(
    re.compile(
        r"(?:this|these|the|it) (?:[\w-]+ ){0,2}?(?:tests?|exams?|scans?|procedures?|images|pictures?|results)\b",
    )
)
#: That something is not the same in everybody.
_VARIES = Sought(
    re.compile(
        r"\b(?:var(?:y|ies)|differs?|depends?)\b(?: (?:widely|greatly|considerably|in|on|upon|from|with|among|depending|by|based)\b|\.)",
    ),
    ("var", "differ", "depend"),
)
#: What a part of a cell is for, what a word means, and who treats what.
_EXPLAINS = Sought(
    re.compile(
        r"(?=[ioprs])(?:\bprovides? instructions for\b|\brefers? to\b|\bplays? (?:an? )?(?:\w+ )*roles? in\b|"
        r"(?<=\w)(?:ist|ian|or)s? (?:\w+ )?(?:treats?|diagnoses?|specializes?|examines)\b|\binvolved in (?:your care|diagnosing|treating)\b|"
        r"\bspecializ(?:es?|ing) in\b)",
    ),
    ("instructions for", "refer", "play", "treat", "diagnos", "speciali", "examines", "involved in"),
)
#: Words of illness, whenever it is.
_SICK = Sought(
    re.compile(
        _ILL.pattern.pattern.replace(
            "|if|when)", "|fatal|death|dies?|sever\\w*|symptom\\w*|bleed\\w*|grow\\w*|spread\\w*)"
        ),
    )
)
_ANSWERS = ("yes.", "no.")
#: A short line without a bullet or a stop, as a heading of a part has it.
_RUN_IN = re.compile(r"[A-Z][\w'’-]*(?: [\w'’-]+){0,3}\s*:?")
_UNCLEAR = Sought(re.compile(r"(?:this|these|that|those|they|it|such)\b"))


#: An entry of a glossary: “A chemical that …”.
_GLOSSARY = Sought(re.compile(r"an? [\w\s-]{3,40}? (?:that|which|who) "))


_PAST = Sought(
    re.compile(r"\b(?:was|were|had|did|became|began|ensued)\b"),
    ("was", "were", "had", "did", "became", "began", "ensued"),
)
_PRESENT = Sought(
    re.compile(
        r"\b(?:is|are|isn['’]?t|aren['’]?t|has|have|do|does|may|might|can|cannot|could|should|must|will|would|if|when)\b",
    )
)


def _is_told(text: str) -> bool:
    """Whether a sentence tells what happened once: a case, an outbreak, how a thing was found out."""
    return bool(_PAST.search(text)) and not _PRESENT.search(text)


def reason_of(unit: Unit, names: Called | re.Pattern[str]) -> str:
    """The reason, as the CURIE of a value of ck:NonClinicalReason or ck:UnreadReason.

    Args:
        unit: The unit.
        names: Finds the names of the entry's condition.
    """
    if unit.kind in _KINDS:
        return _KINDS[unit.kind]
    if unit.kind == "furniture" or unit.section in _SECTIONS:
        return _SECTIONS.get(unit.section, "ck:navigation")
    text = unit.text
    if text.rstrip().endswith("?") or text.lower() in _ANSWERS:
        return "ck:question"
    if unit.kind in ("list item", "lead-in") and _RUN_IN.fullmatch(text):
        return "ck:heading"
    if is_furniture(text) and NAVIGATION.search(text):
        return "ck:navigation"
    if _INHERITED.search(text) or _VARIES.search(text) or _EXPLAINS.search(text):
        return "ck:background"
    if is_furniture(text) or _RESEARCH.search(text) or _is_told(text):
        return "ck:aboutAnother"
    if PROCEDURE.search(text) or _VISIT.search(text) or (unit.section == "exams" and _THE_TEST.match(text)):
        return "ck:procedureDetail"
    if NORMALLY.search(text) or _COUNTS.match(text) or (not names.search(text) and _is_general(unit)):
        return "ck:background"
    return "ck:unclearReference" if _UNCLEAR.match(text) else "ck:noRuleFits"


def _is_general(unit: Unit) -> bool:
    """Whether a unit that does not name the condition tells how the body works, or what a word means."""
    text = unit.text
    if _HEALTHY.match(text) and not _ILL.search(text):
        return True
    if _CLINICAL.search(text):
        return False
    is_of_none = unit.kind == "sentence" and not _SICK.search(text)
    return is_of_none or bool(_GLOSSARY.match(text) or _DEFINES.match(text))
