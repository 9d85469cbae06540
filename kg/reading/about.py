"""What a sentence is about that no rule reads: the predicate that its subject, its words and its heading tell together."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.entry.lexicon import PEOPLE
from kg.reading.about_care import LOWERS, PREVENTING, care, contact, prevention, test, watch
from kg.reading.about_causes import cause, origin
from kg.reading.about_illness import begins_with_it, illness
from kg.reading.cues import APPEARS_AFTER, CAUSE_VERBS, DISEASE, NAMED_DISEASE, OUTCOME, RISK
from kg.reading.first_letters import looking_ahead
from kg.reading.said import FINDS, ILL, Said
from kg.reading.sought import Sought

__all__ = ["about"]

#: When it begins; where it is found; how many have it; which of its forms is how common or grave.
_BEGINS = Sought(
    re.compile(
        r"\b(?:begins?|starts?|appears?|develops?|occurs?|becomes? (?:apparent|evident|noticeable)|shows? up|present|diagnosed|noticed)\b[^.;]*?\b"
        r"(?:birth|childhood|infancy|adolescen\w+|adulthood|puberty|ages?|aged|years?|months?|weeks?|days?|hours?|decades?|teens?|teenage|\d0s|later in life|early in|late in)\b",
    )
)
_FOUND_AT = re.compile(
    r"\bdiagnosed (?:\w+ )?(?:at|by|in|during|before|between|until|around) (?:the )?(?:\w+ ){0,2}(?:birth|childhood|infancy|adulthood|years?|months?|age|time of)\b"
)
_COUNTED = Sought(
    re.compile(
        r"\b(?:percent(?:age)?|proportion|half|majority|(?:third|quarter)s? of|one in|\d+ (?:of|in|out of) (?:every )?\d|million|thousand|few people)\b|\d ?%",
    )
)
_OF_WHOM = re.compile(
    r"(?:(?:of|from) .*\b(?:ancestry|descent|heritage|origin)|(?:fe)?males?\b|(?:wo)?men\b|boys\b|girls\b|children\b)"
)
_SOME = re.compile(r"(?:about|all|almost|approximately|half|many|more|most|nearly|one|only|some|\d)\b")
_MOST_PEOPLE = re.compile(r"(?:most|the majority of) (?:cases|children|individuals|patients|people)$")
_BORN = re.compile(r"[Bb]orn(?<=\b[Bb]orn) with (?:an? )?")
_FORMS_OF = re.compile(r"(?:the )?(?:two|three|four|main|common|major)(?: \w+)? (?:forms|kinds|types) of (?:the )?")
_THERE_ARE = re.compile(r"there are (?:[\w-]+ ){0,4}(?:forms|kinds|subtypes|types) of (?:the )?", re.IGNORECASE)
_SOME_OF = re.compile(r"(?:one|some) of the ")
_FORM_OF = re.compile(r"\b(common|rare|serious|severe|mild|mildest|severest)\b[^.;]*? (?:form|type|kind)s? of\b")
#: What nobody knows; what a sentence of an illness has that goes wrong.
_UNKNOWN = re.compile(r"\b(?:unclear|unknown|not (?:\w+ )?(?:clear|known|understood))\b")
_HARMS = Sought(
    re.compile(
        looking_ahead(
            r"mutations?|lack|loss|shortage|deficien\w*|damag\w*|build\w*|abnormal\w*|attack\w*|destroy\w*|disrupt\w*|impair\w*|infect\w*|inherit\w*|transmi\w*|spread\w*|passe?[sd]?|inflam\w*|toxi\w*|"
            r"cannot|can['’]t|doesn['’]t|depriv\w*|excessive amounts?|extra|insensitivity|unavailable|without (?:enough|(?:the )?proper)|thick\w*|too (?:few|little|many|much)|block\w*|scar\w*|fail\w*|weak\w*|triggers?|caused?|causes|due to|result\w*|linked|related|lead\w*"
        )
        + r"\b"
    ),
)
#: What another thing is; how the condition is told.
_OF_ANOTHER = re.compile(
    r"be an? (?:[\w-]+ ){0,2}?(?:condition|disease|disorder|failure|illness)\b|be the (?:[\w-]+ ){1,4}that\b"
)
_HOW = re.compile(
    r"be (?:an? |the )?(?:[\w-]+ ){0,2}?(?:inflammation|infection|irritation|narrowing|swelling) (?:of|in)\b|"
    r"be (?:an? )?(?:(?:[\w-]+|,) ){0,6}?(?:condition|disease|disorder|illness|problem)s?(?: (?:in|of) \w+)?(?:,? (?:that|which|in which|where|caused|characterized)\b|\W*$)"
)
_TELLS_NO_HOW = re.compile(
    r"\baffects? (?:many|multiple|several|various) (?:areas|organs|parts|systems)\b|"
    r"\b(?:distinct|separate) (?:condition|disease|disorder|entity)\b|\bclassification for\b"
)
#: How the condition is passed on and goes on; of what there is a risk; what comes of it.
_TRANSMITS = Sought(
    re.compile(
        r"\b(?:contagious|infectious|transmits?|transmitted|transmitting|acquired (?:by|from|through)|infected (?:with \w+ )?(?:by|from|through)|spread\w* (?:from|by|through|to (?:others|people))|pass(?:e[sd])? (?:(?:it|the \w+) )?(?:on |from|to|through)|(?:get|catch) it from)\b",
    )
)
_GOES = Sought(
    re.compile(
        looking_ahead(
            r"prognosis|outlook|recover\w*|surviv\w+|life expectancy|life ?spans?|(?:live|lives|lead|leads|living|leading) (?:[\w-]+,? ){0,3}?(?:lives|life)|(?:live|lives|living) (?:into|to|for|past)|go(?:es)? away|fatal|dies?|deaths?|life[- ]threatening|"
            r"stops? by|as (?:he or she|they|the \w+) (?:gets?|grows?) older|outgrow\w*|(?:develop|grow|progress|spread|worsen)\w* (?:\w+ )?(?:gradually|quickly|rapidly|slowly|suddenly)|improves?|relaps\w+|recurs?|come back|curable|cured|gets? (?:better|worse)|worsens?|resolves?|fades?|lasts?|remains? long|persists?"
        )
        + r"\b"
    ),
)
_UNTREATED = re.compile(
    r"(?:without (?:\w+ )?(?:diagnosis and )?treatment|(?:if )?(?:left |not )?(?:untreated|treated)), ", re.IGNORECASE
)
_SPAN = Sought(
    re.compile(
        r"\b(?:(?:cause|causes) of death|life[- ]?span|life expectancy|longevity|wheelchairs?|bedridden|able to (?:attend|function|live|walk|work)|function independently|lifelong|improvement|dependent on|left with|throughout life|as the (?:child|condition|disease|patient|person) (?:ages|grows|progresses)|with (?:increasing |advancing )?age|over (?:time|the years))\b"
    )
)
_RISK_OF = Sought(
    re.compile(
        r"\b(?:risks?|chances?) (?:of|for) (?:getting |developing |having )?(?:an? |the )?|\blikely to (?:get|develop|have) (?:an? |the )?",
    )
)
_IN_THOSE = re.compile(r"\bin (?:people|individuals|patients|children|those) (?:with|who have) ")
_OF_IT = Sought(re.compile(r"\b(?:caused by|due to|(?:as )?a result of|results? from|from) (?:an? |the )?"))
_ITS_RISK = re.compile(r"(?:the|your|their|his or her)? ?(?:risk|chance)s?\b")
_RAISES = frozenset(["increase", "raise"])
#: Kinds of subject that may raise a risk, and of which a course may be told.
_RISKS = frozenset(["people", "other", "hasRiskFactor", "causes"])
_COURSES = frozenset(["condition", "people", "outlook", "symptoms"])
_PASSED_ON = re.compile(r"\b[Ii]nherited\b")
_CATCHES = frozenset(["acquire", "catch", "contract", "get"])
_WHEN = re.compile(r"\b(?:happens?|occurs?|results?)(?: \w+ly| often)? (?:if|when) ")
_IS_WHEN = re.compile(r"^\S+(?: \S+){0,3} is when ")
_HITS = frozenset(
    ["affect", "attack", "damage", "destroy", "harm", "impair", "involve", "limit", "prevent", "reduce", "weaken"]
)
_BEGINNING = frozenset(["appear", "become", "begin", "develop", "happen", "notice", "occur", "show", "start", "be"])


def _transmission(said: Said) -> str | None:
    """“The disease can be passed on by blood”."""
    if not said.is_of_it or said.section == "treatment":
        return None
    is_got = said.kind == "people" and said.verb in _CATCHES and said.view.reader.condition.match(said.view.complement)
    is_passed_on = said.verb == "inherit" or _TRANSMITS.search(said.words) is not None
    return "hasMechanism" if is_got or is_passed_on else None


def _characterized(said: Said) -> str | None:
    """“X is characterized by …”, whatever else the sentence tells."""
    is_told = said.kind == "condition" and said.verb == "characterize" and said.view.complement.startswith("by ")
    return "hasSymptom" if is_told else None


_INTO = re.compile(r"into (?:[\w-]+ ){1,3}?(?:categories|forms|groups|kinds|subgroups|subtypes|types)\b")


def _form(said: Said) -> str | None:
    """“Type 3 is the most serious form of X”, “The two types of X are early and late”."""
    some = _SOME_OF.match(said.view.words) if said.verb in ("be", "include") else None
    if said.kind == "condition" and said.verb in ("categorize", "classify", "divide", "group", "split"):
        return "hasForm" if _INTO.match(said.view.complement) else None
    there = _THERE_ARE.match(said.words) if said.kind == "there" and not said.view.clause.negated else None
    if there and said.view.reader.condition.match(said.words, there.end()):
        return "hasForm"
    named = said.view.reader.condition_named.search(said.view.words, some.end()) if some else None
    if named and named.end() == len(said.view.words):
        return "hasForm"
    are_told = said.kind == "hasForm" and said.is_of_it and said.verb == "be"
    of = _FORMS_OF.match(said.view.words) if are_told else None
    if of and said.view.reader.condition.match(said.view.words, of.end()):
        return "hasForm"
    of_form = _FORM_OF.search(said.words) if said.is_of_it and said.verb == "be" else None
    if of_form is None:
        return None
    return "occursIn" if of_form.group(1) in ("common", "rare") else "hasPrognosis"


#: That those who have it begin to feel it.
_SHOWS = re.compile(
    r"\b(?:begins?|starts?) (?:experiencing|having|showing|to (?:experience|have|show)) (?:\w+ )?(?:signs|symptoms)\b"
)
#: What an illness begins as: “begins with weakness in the wrists”.
_WITH_ILL = re.compile(r"(?:with|as an?) ")


def _onset(said: Said) -> str | None:
    """“The features of X become apparent in the first decade of life”."""
    born = _BORN.search(said.words) if not _BORN.search(said.view.words) else None
    is_born = born is not None and said.view.reader.condition.match(said.words, born.end()) is not None
    is_shown = said.has_it and _SHOWS.search(said.words) is not None and _BEGINS.search(said.words) is not None
    is_found = (said.is_of_it or _MOST_PEOPLE.match(said.view.words)) and _FOUND_AT.search(said.words)
    if "age of onset" in said.words or is_born or is_found or is_shown:
        return "hasOnset"
    if said.kind == "condition" and said.verb in ("begin", "start") and _WITH_ILL.match(said.view.complement):
        return "hasSymptom"
    is_felt = said.has_it or said.kind in ("condition", "symptoms")
    if is_felt and said.verb in _BEGINNING and APPEARS_AFTER.search(said.words):
        return "hasOnset"
    begins = (
        said.kind in ("condition", "hasForm", "symptoms") and said.verb in _BEGINNING and "cases" not in said.view.words
    )
    begins &= said.verb != "be" or not said.view.complement.startswith(("a ", "an "))
    return "hasOnset" if begins and _BEGINS.search(said.words) else None


_WITH = re.compile(r"(?:by|with) ")


def _figures(said: Said) -> str | None:
    """“Nearly 2 of 3 people with X are men”, “Children are less likely to get X”."""
    if not said.is_of_it or said.kind not in ("people", "other"):
        return None
    gets = said.kind == "people" and (said.verb in _CATCHES or said.verb in ("develop", "have")) and not said.has_it
    gets &= said.section != "treatment" and said.view.all[0].opener != "sub"
    if gets and said.view.words != "you" and said.view.reader.condition.match(said.view.complement):
        return "occursIn" if _SOME.match(said.view.words) else "hasRiskFactor"
    is_hit = (
        said.verb == "affect" and said.view.clause.passive and said.kind == "people" and said.section != "treatment"
    )
    if is_hit and (by := _WITH.match(said.view.complement)):
        return "occursIn" if said.view.reader.condition.match(said.view.complement, by.end()) else None
    is_less = said.kind == "people" and "less likely" in said.words and not said.has_it
    is_share = (
        said.verb != "result"
        and _COUNTED.search(said.view.words) is not None
        and (not said.has_it or said.verb == "be")
    )
    is_share |= said.kind == "people" and said.verb == "affect" and " than " in said.view.complement
    if is_share and said.verb == "cause" and said.view.clause.passive:
        return "hasMechanism"
    is_share |= said.has_it and said.verb == "be" and _OF_WHOM.match(said.view.complement) is not None
    return "occursIn" if is_less or (is_share and not _GOES.search(said.words)) else None


def _endangers(said: Said) -> str | None:
    """“People with X are at an increased risk of stroke”."""
    of = _RISK_OF.search(said.words) if said.has_it or said.kind == "condition" else None
    if of is None or said.section in ("treatment", "prevention") or LOWERS.search(said.words):
        return None
    if said.has_it and of.group().startswith("likely to have"):
        return "hasSymptom"
    return None if said.view.reader.condition.match(said.words, of.end()) else "hasComplication"


def _risk(said: Said) -> str | None:
    """“The earlier a baby is born, the greater the risk of X”; a risk of something else is left."""
    is_risk = said.kind in _RISKS or _ITS_RISK.match(said.view.words) is not None
    is_its = said.is_of_it or (said.section in ("causes", "risk") and "risk factor" in said.words)
    if not is_its or said.has_it or not is_risk:
        return None
    if not RISK.search(said.words):
        return None
    of = _RISK_OF.search(said.words)
    if said.section == "treatment" and (of is None or said.verb not in _RAISES):
        return None
    is_its = of is None or said.view.reader.condition.match(said.words, of.end()) is not None
    whose = _IN_THOSE.search(said.words) if not is_its else None
    if whose and said.view.reader.condition.match(said.words, whose.end()):
        return "hasComplication"  # “Sun raises the risk of burns in people with gout”
    return "hasRiskFactor" if is_its and said.verb != "include" and not LOWERS.search(said.words) else ""


_SEVERITY = re.compile(r"(?:the )?severity of (?:the |these )?(symptoms|features|signs)?")


def _depends(said: Said) -> str | None:
    """“Treatment of X depends on how severe it is”, “The symptoms of X vary widely”."""
    if not said.is_of_it or said.verb not in ("depend", "differ", "vary"):
        return None
    if (severity := _SEVERITY.match(said.view.words)) is not None:
        return "hasSymptom" if severity.group(1) else "hasPrognosis"
    return {"treatments": "hasTreatment", "outlook": "hasPrognosis", "symptoms": "hasSymptom"}.get(said.kind, "")


def _course(said: Said) -> str | None:
    """“Even people who have severe X can live normal lives”, “X goes away by itself”."""
    if _UNTREATED.match(said.words) and said.kind in ("other", "people", "condition"):
        return "hasPrognosis"
    goes = _GOES.search(said.words) if said.is_of_it and said.kind in _COURSES else None
    if goes is None or (said.kind == "condition" and goes.group().startswith("die")):
        return None  # “comes when cells die”
    if goes.group().startswith("develop") and said.kind != "condition":
        return None  # “Children with X develop more slowly”
    is_of_care = (
        said.section == "treatment"
        and not (said.has_it and said.verb == "have")
        and goes.group().startswith(("worsen", "get", "improve", "last"))
    )
    return None if is_of_care else "hasPrognosis"


def _effect(said: Said) -> str | None:
    """“X can lead to kidney disease”, “X tends to cause the heartbeat to be slow”."""
    causes = (said.verb in CAUSE_VERBS or said.verb == "contribute") and not said.view.complement.startswith("from ")
    is_it = said.kind == "condition" or (
        said.verb == "cause" and said.kind in ("hasForm", "other") and begins_with_it(said)
    )
    if is_it and causes and not said.view.clause.passive:
        is_later = said.section in ("complications", "outlook") or said.verb in ("contribute", "lead", "result")
        is_later &= said.kind == "condition" or said.section != "summary"
        return "hasComplication" if is_later or DISEASE.search(said.view.complement) else "hasSymptom"
    of_it = _OF_IT.search(said.words) if said.kind == "other" else None
    is_by_it = of_it is not None and said.view.reader.condition.match(said.words, of_it.end()) is not None
    return "hasComplication" if is_by_it else None


def _occurrence(said: Said) -> str | None:
    """“X is endemic throughout the tropics”."""
    if said.is_counted and not said.view.complement.startswith("so "):
        return "hasMechanism" if _PASSED_ON.search(said.words) else "occursIn"
    if said.section == "frequency":
        return "occursIn" if said.is_of_it else ""
    if said.section == "outlook" and said.kind == "condition" and said.verb in _HITS:
        return "hasComplication"
    if said.section == "outlook":
        is_course = OUTCOME.search(said.words) and (said.is_of_it or said.kind == "people")
        return "hasPrognosis" if is_course or (said.kind != "provider" and _SPAN.search(said.words)) else ""
    return None


def _besides(said: Said) -> str | None:
    """“Many people with X have diabetes”, where nothing is told of symptoms."""
    is_had = said.has_it and said.verb == "have" and said.section in ("causes", "risk", "summary")
    return "occursWith" if is_had and NAMED_DISEASE.match(said.view.complement) else None


def _mechanism(said: Said) -> str | None:
    """“Genes that control how cells are made are faulty” below “Causes”."""
    if said.section not in ("causes", "genetics", "risk", "summary") or said.is_command:
        return None
    if said.kind == "condition" and said.view.words != "it" and _HOW.match(f"{said.verb} {said.view.complement}"):
        return "" if _TELLS_NO_HOW.search(said.view.complement) else "hasMechanism"
    if said.kind == "condition" and said.verb in _HITS and not said.view.clause.passive:
        return "hasMechanism" if PEOPLE.isdisjoint(said.view.complement.split()[:_WHOM]) else "occursIn"
    if said.kind == "condition" and said.verb in ("happen", "occur", "result") and _WHEN.search(said.words):
        return "hasMechanism"
    if said.kind == "condition" and (said.verb == "mean" or (said.verb == "be" and _IS_WHEN.search(said.words))):
        return "hasMechanism"
    if _SYMPTOMS.match(said.view.words) or (said.kind == "symptoms" and _HARMS.search(said.words)):
        return "hasSymptom"  # “A variety of other symptoms can be involved in X”
    if not _HARMS.search(said.words):
        return None
    if _UNKNOWN.search(said.words):
        return ""
    if said.kind == "other" and _OF_ANOTHER.match(f"{said.verb} {said.view.complement}"):
        return ""  # what another thing is
    if PREVENTING.search(said.words):
        return ""
    if FINDS.search(said.words) or said.view.words in ("it", "they"):
        return ""
    if said.kind == "condition" and said.view.clause.passive and said.verb == "cause":
        return "hasCause"
    if said.kind == "condition":
        is_told = said.verb not in ("be", "include") or said.view.clause.passive
    else:
        is_told = said.kind in ("causes", "hasRiskFactor", "other") or (said.kind == "people" and said.is_of_it)
        is_told |= said.kind == "hasForm" and (said.verb in CAUSE_VERBS or said.verb in _HITS)
    subject = said.view.words
    if said.verb == "include" and said.kind == "other" and said.section == "summary" and ILL.search(subject):
        # “Abnormalities of the hands can include …”, not “Vascular headaches include …”
        return "hasSymptom" if said.view.reader.condition_named.search(subject) is None else ""
    is_wrong = said.is_ill and (_HARMS.search(subject) or ILL.search(subject)) is not None
    is_its = said.section != "summary" or is_wrong or said.view.reader.condition_named.search(said.words) is not None
    return "hasMechanism" if is_told and is_its else ""


_SYMPTOMS = re.compile(r"(?:an? |the )?(?:number|range|variety) of (?:[\w-]+ )*symptoms\b")
#: Words behind a verb that tell whom it is of.
_WHOM = 3
#: What is asked of a sentence, in order: the first that knows ends the matter.
_ASKED: tuple[Callable[[Said], str | None], ...] = (
    contact,
    prevention,
    _transmission,
    _characterized,
    cause,
    origin,
    _form,
    _figures,
    _onset,
    watch,
    test,
    _endangers,
    _risk,
    _depends,
    _course,
    _effect,
    care,
    _occurrence,
    _besides,
    illness,
    _mechanism,
)


def about(said: Said) -> str:
    """The predicate of what a sentence says of the condition; empty where that is not plain.

    Args:
        said: The sentence, by its first clause.
    """
    return next((told for each in _ASKED if (told := each(said)) is not None), "")
