"""What a sentence is about that no rule reads: the predicate that its subject, its words and its heading tell together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.entry.lexicon import BODY, PEOPLE
from kg.reading.cues import CAUSE_VERBS, DISEASE, EPI, OUTCOME, PROVIDER, RISK
from kg.reading.reader import Reader
from kg.reading.treating import TREAT_VERBS, treats_by_name
from kg.reading.view import View

__all__ = ["about", "says_infection"]

#: What is done against an illness; words by which it is found out; what keeps it away.
_CARE = re.compile(
    r"\b(?:treat\w*|therap\w*|medicines?|medications?|drugs?|surg\w+|transplant\w*|antibiotics?|steroids?|supplements?|hospital\w*|relief|relieve\w*|remedies|remedy|antidepress\w*|rehabilitation)\b",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"\b(?:diagnos\w*|tests?|tested|testing|screen\w*|detect\w*|scans?|x[ -]rays?|biops\w*|ultrasound|MRI|imaging)\b",
    re.IGNORECASE,
)
_A_TEST = re.compile(
    r"\b(?:tests?|scans?|x[ -]rays?|ultrasound|echocardiogra\w+|MRI|EKG|biops(?:y|ies))\b", re.IGNORECASE
)
_DIAGNOSED = re.compile(
    r"\b(?:is|are|be|being|get) (?:\w+ )?diagnosed\b|\bdiagnos(?:e|es|ing|is)\b|\b(?:tests?|scans?) can\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:prevent\w*|protect(?:s|ed|ing|ion)?|avoid\w*|(?:lower|reduc|decreas|limit)\w*\b.*\brisks?|vaccin\w*|immuni[sz]\w*|should|recommended|controlling|(?:stop|limit|less) \w*\s?spread)\b",
    re.IGNORECASE,
)
_PREVENTS = re.compile(r"\bprevent(?:s|ed|ing|able|ion)?\b", re.IGNORECASE)
_PREVENTING = re.compile(r"\b(?:preventing|prevention|(?:help|helps|can|may) prevent)\b", re.IGNORECASE)
_LOWERS = re.compile(r"\b(?:lower|reduc|decreas|prevent)\w*\b", re.IGNORECASE)
#: That somebody should turn to a doctor, or to whom else.
_ASKS = re.compile(
    r"\b(?:should|must|need to|may want to|important to)\b.*\b(?:see|talk (?:to|with)|consult|contact|call|ask|tell|discuss|visit|seek)\b|^follow up with\b|"
    r"(?:^|, )(?:please )?(?:call|contact|see|tell|ask|consult|talk (?:to|with)|seek|go to|get medical)\b",
    re.IGNORECASE,
)
_IF_THEN = re.compile(
    r"(?:if|when) .*, (?:please )?(?:call|contact|see|tell|ask|consult|talk (?:to|with)|seek|go to|get medical)\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:911|emergency|hospital|medical (?:help|care|attention)|midwife|dietitian|counselor|dentist)\b", re.IGNORECASE
)
#: When it begins; where it is found; how many have it; which of its forms is how common or grave.
_BEGINS = re.compile(
    r"\b(?:begins?|starts?|appears?|develops?|occurs?|becomes? (?:apparent|evident|noticeable)|shows? up|present|diagnosed|noticed)\b[^.;]*?\b"
    r"(?:birth|childhood|infancy|adolescen\w+|adulthood|puberty|ages?|aged|years?|months?|weeks?|days?|hours?|decades?|teens?|teenage|\d0s|later in life|early in|late in)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:endemic|epidemics?|outbreaks?|worldwide|found (?:\w+ )?(?:in|throughout)|(?:more|most|less) (?:common(?:ly)?|often|frequent(?:ly)?|prevalent|likely)|rare|cases (?:of|occur|are|have)|of all ages|africa\w*|asia\w*|america\w*|europe\w*|tropic\w*)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:percent(?:age)?|proportion|one in|\d+ (?:of|in|out of) (?:every )?\d|million|thousand|few people)\b|\d ?%",
    re.IGNORECASE,
)
_FORM_OF = re.compile(r"\b(common|rare|serious|severe|mild|mildest|severest)\b[^.;]*? (?:form|type|kind)s? of\b")
#: What a sentence of an illness has: what one feels, and what goes wrong.
_ILL = re.compile(
    r"\b(?:weak\w*|pain\w*|los[est]\w*|unable|difficult\w*|trouble|abnormal\w*|sw[eo]ll\w*|tired\w*|worse\w*|sever\w*|delay\w*|block\w*|narrow\w*|build\w*|bruis\w*|bleed\w*|"
    r"infect\w*|damag\w*|inflam\w*|fail\w*|itch\w*|burn\w*|rash\w*|fevers?|stiff\w*|seizures?|peel\w*|blister\w*|lesions?|cough\w*|vomit\w*|enlarge\w*|dis(?:ease|order)s?|tumou?rs?|"
    r"numb\w*|spasms?|tremors?|cysts?|ulcers?|dizz\w+|headaches?|sleepy|anxious|depress\w*|cramps?|shak\w+|slow\w*|poor\w*|disabilit\w+|retardation|death|die[sd]?|fatal|problems?)\b",
    re.IGNORECASE,
)
_HARMS = re.compile(
    r"\b(?:mutations?|lack|loss|shortage|deficien\w*|damag\w*|build\w*|abnormal\w*|attack\w*|destroy\w*|disrupt\w*|impair\w*|infect\w*|inherit\w*|transmi\w*|spread\w*|passe?[sd]?|inflam\w*|toxi\w*|"
    r"cannot|can['’]t|doesn['’]t|block\w*|scar\w*|fail\w*|weak\w*|triggers?|caused?|causes|due to|result\w*|linked|related|lead\w*)\b",
    re.IGNORECASE,
)
#: What is so in the ill by rule, and something that one does.
_TYPICAL = re.compile(
    r"(?:\w+ )?(?:characteristic|common|frequent|typical|an? (?:\w+ )?(?:feature|sign|symptom)) (?:of|in)\b"
)
_COMPLAINT = re.compile(
    r"(?:the )?(?:\w+ )?(?:bleeding|cough\w*|fever|headaches?|inflammation|itching|pain|rash|seizures?|spasms?|swelling|vomiting|weakness)(?: of .*)?"
)
_DOING = re.compile(r"(?:\w+ly |not )?\w+ing\b")
#: What a treatment does besides, and that it was tried in vain.
_SIDE = re.compile(r"\b(?:side effects?|risks?|cause[sd]?|worse|harm\w*|insurance|costs?|pregnan\w+)\b", re.IGNORECASE)
_IN_VAIN = re.compile(r"\bnot (?:been )?(?:shown|proven|proved|effective|work)", re.IGNORECASE)
#: How the condition is passed on and goes on; of what there is a risk; what comes of it.
_TRANSMITS = re.compile(
    r"\b(?:contagious|infectious|transmits?|transmitted|transmitting|acquired (?:by|from|through)|spread\w* (?:from|by|through|to (?:others|people))|pass(?:e[sd])? (?:(?:it|the \w+) )?(?:on |from|to|through)|(?:get|catch) it from)\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\b(?:prognosis|outlook|recover\w*|surviv\w+|life expectancy|life ?spans?|(?:live|lives|lead|leads|living|leading) (?:[\w-]+,? ){0,3}?(?:lives|life)|(?:live|lives|living) (?:into|to|for|past)|go(?:es)? away|fatal|dies?|deaths?|life[- ]threatening|"
    r"stops? by|improves?|relaps\w+|recurs?|come back|curable|cured|gets? (?:better|worse)|worsens?|resolves?|lasts?)\b",
    re.IGNORECASE,
)
_RISK_OF = re.compile(
    r"\b(?:risks?|chances?) (?:of|for) (?:getting |developing |having )?(?:an? |the )?|\blikely to (?:get|develop|have) (?:an? |the )?",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\b(?:caused by|due to|(?:as )?a result of|results? from|from) (?:an? |the )?", re.IGNORECASE)
_ITS_RISK = re.compile(r"(?:the|your|their|his or her)? ?(?:risk|chance)s?\b")
#: Who treats, by profession; how it goes on, as a subject; what is a kind, of which nothing is counted.
_WHO = re.compile(
    r"\b(?:\w+(?:ologist|iatrist|iatrician)|geneticist|specialist|professional|physician|nurse|dietitian|counselor|therapist)s?\b"
)
_OUTLOOK = re.compile(r"\b(?:prognosis|outlook|life expectancy|survival)\b")
_IS_A = re.compile(r"(?:an?|the|one of)\s(?!\d)")
#: An infection that is not told apart from others; what an entry on one begins with; characters in which it does.
_INFECTION = re.compile(r"(?:the |most |human |(?<!\w ))infections?\b(?! (?:of|with|in) the\b)", re.IGNORECASE)
_GERMS = re.compile(r"\b(?:parasit\w+|infections?|infectious)\b", re.IGNORECASE)
_SUMMARY = 500
#: Kinds of subject that may raise a risk, and of which a course may be told.
_RISKS = frozenset(["people", "other", "hasRiskFactor", "causes"])
_COURSES = frozenset(["condition", "people", "outlook", "symptoms"])
#: What people do who are treated, what begins, and what is done with a test.
_GETS = frozenset(["get", "give", "need", "receive", "require", "take", "undergo", "use", "wear"])
_BROUGHT = frozenset(["acquire", "cause", "transmit"])
_CATCHES = frozenset(["acquire", "catch", "contract", "get"])
_BEGINNING = frozenset(["appear", "become", "begin", "develop", "happen", "occur", "show", "start", "be"])
_TESTING = frozenset(["do", "include", "order", "perform", "use"])
#: Sections in which a treatment of the condition may be told.
_OF_CARE = frozenset(["summary", "outlook", "symptoms"])
#: Words at the beginning of a subject that tell whether it is people.
_HEAD = 3


@lru_cache(maxsize=1 << 4)
def _is_infection(summary: str) -> bool:
    """Whether an entry is on an infection, by how it begins."""
    return _GERMS.search(summary) is not None


def says_infection(reader: Reader, words: str) -> bool:
    """Whether words speak of an infection, in an entry on one.

    Args:
        reader: The reader of the entry.
        words: A sentence.
    """
    return _INFECTION.search(words) is not None and _is_infection(reader.text[:_SUMMARY])


@dataclass(frozen=True)
class _Said:
    """A sentence by its first clause, with what is asked of it again and again."""

    view: View

    @cached_property
    def words(self) -> str:
        return self.view.piece.text

    @cached_property
    def verb(self) -> str:
        return self.view.clause.verb

    @cached_property
    def section(self) -> str:
        return "summary" if self.view.section == "considerations" else self.view.section

    @cached_property
    def kind(self) -> str:
        """What the subject is; more finely than rules need it."""
        kind, words = self.view.kind, self.view.words
        if kind == "other" and _INFECTION.fullmatch(words) and self.is_of_it:
            return "condition"
        if words == "he or she" or (kind == "other" and not PEOPLE.isdisjoint(words.split()[:_HEAD])):
            kind = "people"
        if kind == "other" and _WHO.search(words):
            return "provider"
        return "outlook" if kind in ("other", "people") and _OUTLOOK.search(words) else kind

    @cached_property
    def is_of_it(self) -> bool:
        """Whether the sentence names the condition, or has words for it: “infection” in an entry on one."""
        reader = self.view.reader
        return reader.condition.search(self.words) is not None or says_infection(reader, self.words)

    @cached_property
    def has_it(self) -> bool:
        """Whether it speaks of people who have the condition."""
        subject = self.view.words
        named = self.view.reader.condition.search(subject) is not None
        return self.kind == "people" and (named or subject.startswith("affected"))

    @cached_property
    def is_patient(self) -> bool:
        return self.kind in ("people", "none")

    @cached_property
    def is_counted(self) -> bool:
        """Whether it may tell how often the condition is, or where."""
        kind = self.kind
        is_told = EPI.search(self.words) is not None or _WHERE.search(self.words) is not None
        is_of = kind == "condition" or (kind == "other" and self.is_of_it and self.verb == "be")
        is_else = _IS_A.match(self.view.complement) is not None or (self.view.clause.passive and self.verb in _BROUGHT)
        return is_told and is_of and not is_else

    @cached_property
    def is_ill(self) -> bool:
        return _ILL.search(self.words) is not None and self.kind != "provider" and not _FINDS.search(self.words)

    @cached_property
    def is_of_body(self) -> bool:
        return any(word.strip(",()") in BODY for word in self.view.words.split())


def _contact(said: _Said) -> str | None:
    """“People with X should talk with their doctor”; below “Specialists”, who treats it."""
    words = said.words
    is_asked = (said.is_patient and _ASKS.search(words)) or _IF_THEN.match(words)
    if is_asked and (PROVIDER.search(words) or _HELP.search(words)):
        return "hasContact"
    if said.section in ("specialists", "support"):
        return "hasReferral" if said.kind == "provider" and said.is_of_it else ""
    return None


def _prevention(said: _Said) -> str | None:
    """“Old books should be dusted” below “Prevention”; “X cannot be prevented” anywhere."""
    if said.section == "prevention":
        is_advised = said.is_patient and (said.view.clause.modal != "" or said.verb == "need")
        is_told = _KEEPS.search(said.words) is not None or is_advised
        return "hasPrevention" if is_told and said.kind != "provider" else ""
    if said.section != "treatment" and said.is_of_it and said.kind != "condition" and _PREVENTING.search(said.words):
        return "hasPrevention"
    is_prevented = said.kind == "condition" and said.verb == "prevent"
    return "hasPrevention" if is_prevented and _PREVENTS.search(said.words) else None


def _transmission(said: _Said) -> str | None:
    """“The disease can be passed on by blood”."""
    if not said.is_of_it or said.section == "treatment":
        return None
    is_got = said.kind == "people" and said.verb in _CATCHES and said.view.reader.condition.match(said.view.complement)
    return "hasMechanism" if is_got or _TRANSMITS.search(said.words) else None


def _form(said: _Said) -> str | None:
    """“Type 3 is the most serious form of X”."""
    of_form = _FORM_OF.search(said.words) if said.is_of_it and said.verb == "be" else None
    if of_form is None:
        return None
    return "occursIn" if of_form.group(1) in ("common", "rare") else "hasPrognosis"


def _test(said: _Said) -> str | None:
    """“Sometimes X is hard to diagnose”, “A chest scan can show whether X has affected the heart”."""
    if said.section == "exams" and said.is_counted and not _FINDS.search(said.words):
        return "occursIn"
    is_test = said.kind == "tests" or _A_TEST.search(said.view.words) is not None
    is_tested = is_test and (said.is_of_it or said.verb in _TESTING or "diagnosis" in said.view.words)
    is_diagnosed = said.is_of_it and said.section != "treatment" and _DIAGNOSED.search(said.words)
    if (said.section != "exams" and not is_tested and not is_diagnosed) or not _FINDS.search(said.words):
        return None
    return "hasTest" if said.is_of_it or is_tested or "diagnos" in said.words else ""


def _onset(said: _Said) -> str | None:
    """“The features of X become apparent in the first decade of life”."""
    begins = said.kind in ("condition", "symptoms") and said.verb in _BEGINNING and "cases" not in said.view.words
    return "hasOnset" if begins and _BEGINS.search(said.words) else None


def _figures(said: _Said) -> str | None:
    """“Nearly 2 of 3 people with X are men”, “Children are less likely to get X”."""
    if not said.is_of_it or said.kind not in ("people", "other"):
        return None
    is_less = said.kind == "people" and "less likely" in said.words and not said.has_it
    return "occursIn" if is_less or (_COUNTED.search(said.view.words) and not _GOES.search(said.words)) else None


def _risk(said: _Said) -> str | None:
    """“The earlier a baby is born, the greater the risk of X”; a risk of something else is left."""
    is_risk = said.kind in _RISKS or _ITS_RISK.match(said.view.words) is not None
    if not said.is_of_it or said.has_it or not is_risk or said.section == "treatment":
        return None
    if not RISK.search(said.words):
        return None
    of = _RISK_OF.search(said.words)
    is_its = of is None or said.view.reader.condition.match(said.words, of.end()) is not None
    return "hasRiskFactor" if is_its and said.verb != "include" and not _LOWERS.search(said.words) else ""


def _course(said: _Said) -> str | None:
    """“Even people who have severe X can live normal lives”, “X goes away by itself”."""
    goes = _GOES.search(said.words) if said.is_of_it and said.kind in _COURSES else None
    if goes is None or (said.kind == "condition" and goes.group().startswith("die")):
        return None  # “comes when cells die”
    is_of_care = said.section == "treatment" and goes.group().startswith(("worsen", "get", "improve", "last"))
    return None if is_of_care else "hasPrognosis"


def _effect(said: _Said) -> str | None:
    """“X can lead to kidney disease”, “X tends to cause the heartbeat to be slow”."""
    if said.kind == "condition" and said.verb in CAUSE_VERBS and not said.view.clause.passive:
        is_later = said.section in ("complications", "outlook") or said.verb in ("lead", "result")
        return "hasComplication" if is_later or DISEASE.search(said.view.complement) else "hasSymptom"
    of_it = _OF_IT.search(said.words) if said.kind == "other" else None
    is_by_it = of_it is not None and said.view.reader.condition.match(said.words, of_it.end()) is not None
    return "hasComplication" if is_by_it else None


def _care(said: _Said) -> str | None:
    """“All who are diagnosed with X should receive treatment”; what a treatment does besides is left."""
    words = said.words
    is_named = said.is_of_it or said.kind in ("people", "none", "provider", "treatments", "medicines")
    is_there = said.section == "treatment" or (said.is_of_it and said.section in _OF_CARE)
    if is_there and _CARE.search(words) and (is_named or treats_by_name(said.view.words)):
        is_besides = _SIDE.search(words) is not None and not (said.is_patient or _LOWERS.search(words))
        return "" if is_besides or _IN_VAIN.search(words) else "hasTreatment"
    if said.section == "summary" and said.verb == "help" and _DOING.match(said.view.words):
        return "hasTreatment"
    if said.section != "treatment":
        return None
    is_given = said.is_patient and said.verb in _GETS
    works = said.is_of_it and said.kind in ("other", "treatments", "medicines") and said.verb in TREAT_VERBS | {"work"}
    return "hasTreatment" if (is_given or works) and not _SIDE.search(words) else ""


def _occurrence(said: _Said) -> str | None:
    """“X is endemic throughout the tropics”."""
    if said.is_counted:
        return "occursIn"
    if said.section == "frequency":
        return "occursIn" if said.is_of_it else ""
    if said.section == "outlook":
        return "hasPrognosis" if OUTCOME.search(said.words) and (said.is_of_it or said.kind == "people") else ""
    return None


def _illness(said: _Said) -> str | None:
    """“The rash may spread to the chest” below “Symptoms”; what patients have, where the summary tells it."""
    if said.section == "complications":
        is_had = said.is_of_it or said.is_patient or said.is_of_body
        return "hasComplication" if said.is_ill and is_had else ""
    if said.section == "symptoms":
        is_felt = said.is_of_it or said.is_patient or said.kind == "symptoms" or said.is_of_body
        return "hasSymptom" if said.is_ill and (is_felt or _ILL.search(said.view.words)) else ""
    if said.section == "summary" and said.kind == "other" and said.is_of_it and _TYPICAL.match(said.view.complement):
        return "hasSymptom"
    if said.section == "summary" and said.kind == "other" and _COMPLAINT.fullmatch(said.view.words):
        return "hasComplication" if said.verb in CAUSE_VERBS | {"damage"} else "hasSymptom"
    if said.section == "summary" and said.is_ill and said.is_of_it and said.kind in ("people", "symptoms"):
        is_disease = said.kind == "people" and DISEASE.search(said.view.complement)
        return "hasComplication" if is_disease else "hasSymptom"
    return None


def _mechanism(said: _Said) -> str | None:
    """“Genes that control how cells are made are faulty” below “Causes”."""
    if said.section not in ("causes", "genetics", "risk", "summary") or not _HARMS.search(said.words):
        return None
    if _PREVENTING.search(said.words):
        return ""
    if _FINDS.search(said.words) or said.view.words in ("it", "they"):
        return ""
    if said.kind == "condition":
        is_told = said.verb not in ("be", "include") or said.view.clause.passive
    else:
        is_told = said.kind in ("causes", "hasRiskFactor", "other") or (said.kind == "people" and said.is_of_it)
    subject = said.view.words
    is_wrong = said.is_ill and (_HARMS.search(subject) or _ILL.search(subject)) is not None
    is_its = said.section != "summary" or is_wrong or said.view.reader.condition_named.search(said.words) is not None
    return "hasMechanism" if is_told and is_its else ""


#: What is asked of a sentence, in order: the first that knows ends the matter.
_ASKED: tuple[Callable[[_Said], str | None], ...] = (
    _contact,
    _prevention,
    _transmission,
    _form,
    _test,
    _onset,
    _figures,
    _risk,
    _course,
    _effect,
    _care,
    _occurrence,
    _illness,
    _mechanism,
)


def about(view: View) -> str:
    """The predicate of what a sentence says of the condition; empty where that is not plain.

    Args:
        view: The first clause of the sentence that stands by itself, as a rule sees it.
    """
    said = _Said(view)
    return next((told for each in _ASKED if (told := each(said)) is not None), "")
