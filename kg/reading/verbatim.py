"""What no rule reads, told in its own words: a sentence that stands for itself, under the predicate of what it is about.

The last resort, for sentences that would else go unread. Such a claim is of tier C: its object is the sentence, which is
so if the entry is right; what the sentence is about is told by its subject, a word of it, and the heading above it.
"""

from __future__ import annotations

import re

from kg.entry.lexicon import BODY, PEOPLE
from kg.entry.structure import Block
from kg.reading.clauses import Clause, clauses
from kg.reading.cues import CAUSE_VERBS, DISEASE, EPI, OUTCOME, PROVIDER, RISK
from kg.reading.found import CONDITION, Found
from kg.reading.qualifiers import modality_of
from kg.reading.reader import Reader
from kg.reading.sound import is_action, is_pointing
from kg.reading.stretches import without_denial
from kg.reading.subjects import kind_of
from kg.reading.treating import treats_by_name
from kg.reading.view import View

__all__ = ["told_in_words"]

#: Words of a sentence, at least and at most.
_FEWEST, _MOST = 4, 32
#: What stands for something that was named elsewhere; “this disease” is the condition.
_POINTS = re.compile(
    r"\b(?:this|these|those(?! (?:who|with|whose|in|of)\b)|such(?! as)|above|below|following|same|latter|former|so far|our|here|question\w*)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:this|the) (?:condition|disorder|disease|illness|syndrome)\b|\bthe (?:infection|cancer)\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:it|its|he|she|they|them|their|that|which|what|how|one|some|others?|another|both|each|such|examples?|if|when|while|because|by|to|until)\b(?! of (?:the|people|all|those)\b)",
    re.IGNORECASE,
)
#: What is run together, or no sentence; what is only believed.
_BROKEN = re.compile(
    r"\w\(|\w{24,}|[a-z][A-Z]|\bU\.S\.$|[:?]|\d{3}-\d{3}|\b(?:myths?|misconceptions?|misunderst\w+|mistaken\w*|good news|animations?|illustrat\w+|figures?|photos?|videos?|speculat\w*|contrary to|once (?:thought|believed)|used to be)\b"
)
#: What joins a sentence to the one before it, and says nothing.
_JOINS = re.compile(
    r"(?:(?:however|therefore|thus|also|but|and|in addition|additionally|furthermore|moreover|for example|in general|fortunately|unfortunately|"
    r"in fact|in contrast|finally|overall|so|instead),?\s+)+(?!as\b|that\b)",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:treat\w*|therap\w*|medicines?|medications?|drugs?|surg\w+|transplant\w*|antibiotics?|steroids?|supplements?|hospital\w*|relief|relieve\w*|remedies|remedy|antidepress\w*|rehabilitation)\b",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"\b(?:diagnos\w*|tests?|tested|testing|screen\w*|detect\w*|scans?|x[ -]rays?|biops\w*|ultrasound|MRI|imaging)\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:prevent\w*|protect\w*|avoid\w*|(?:lower|reduc|decreas|limit)\w*\b.*\brisks?|vaccin\w*|immuni[sz]\w*|should|spread\w*|controlling)\b",
    re.IGNORECASE,
)
_PREVENTS = re.compile(r"\bprevent(?:s|ed|ing|able|ion)?\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:should|must|need to|may want to|important to)\b.*\b(?:see|talk (?:to|with)|consult|contact|call|ask|tell|discuss|visit|seek)\b|^follow up with\b|"
    r"(?:^|, )(?:please )?(?:call|contact|see|tell|ask|consult|talk (?:to|with)|seek|go to|get medical)\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:911|emergency|hospital|medical (?:help|care|attention)|midwife|dietitian|counselor|dentist)\b", re.IGNORECASE
)
_BEGINS = re.compile(
    r"\b(?:begins?|starts?|appears?|develops?|occurs?|becomes? (?:apparent|evident|noticeable)|shows? up|present|diagnosed|noticed)\b[^.;]*?\b"
    r"(?:birth|childhood|infancy|adolescen\w+|adulthood|puberty|ages?|aged|years?|months?|weeks?|days?|hours?|decades?|teens?|teenage|\d0s|later in life|early in|late in)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:endemic|epidemics?|outbreaks?|worldwide|found (?:\w+ )?(?:in|throughout)|(?:more|most|less) (?:common|often|frequent|prevalent|likely)|rare|cases (?:of|occur|are|have)|of all ages|africa\w*|asia\w*|america\w*|europe\w*|tropic\w*)\b",
    re.IGNORECASE,
)
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
_SIDE = re.compile(r"\b(?:side effects?|risks?|cause[sd]?|worse|harm\w*|insurance|costs?|pregnan\w+)\b", re.IGNORECASE)
#: How the condition is passed on, found out and goes on; what makes a risk less; what it is a kind of.
_TRANSMITS = re.compile(
    r"\b(?:contagious|infectious|transmi\w+|spread\w* (?:from|by|through|to (?:others|people))|pass(?:e[sd])? (?:it |on |from|to|through)|(?:get|catch) it from)\b",
    re.IGNORECASE,
)
_DIAGNOSED = re.compile(
    r"\b(?:is|are|be|being|get) (?:\w+ )?diagnosed\b|\bdiagnos(?:e|es|ing|is)\b|\b(?:tests?|scans?) can\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\b(?:prognosis|outlook|recover\w*|surviv\w+|life expectancy|life ?spans?|(?:live|lives|lead|leads|living|leading) (?:[\w-]+,? ){0,3}?(?:lives|life|into|to|for|past)|go(?:es)? away|fatal|dies?|deaths?|life[- ]threatening|"
    r"stops? by|improves?|relaps\w+|recurs?|come back|curable|cured|gets? (?:better|worse)|worsens?|resolves?|lasts?)\b",
    re.IGNORECASE,
)
_RISK_OF = re.compile(
    r"\b(?:risks?|chances?) (?:of|for) (?:getting |developing |having )?(?:an? |the )?|\blikely to (?:get|develop|have) (?:an? |the )?",
    re.IGNORECASE,
)
#: Who treats, by profession; how it goes on, as a subject; how many have it; what comes of it.
_WHO = re.compile(
    r"\b(?:\w+(?:ologist|iatrist|iatrician)|geneticist|specialist|professional|physician|nurse|dietitian|counselor|therapist)s?\b"
)
_OUTLOOK = re.compile(r"\b(?:prognosis|outlook|life expectancy|survival)\b")
_COUNTED = re.compile(
    r"\b(?:percent(?:age)?|proportion|one in|\d+ (?:of|in|out of) (?:every )?\d|million|thousand|few people)\b|\d ?%",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\b(?:caused by|due to|(?:as )?a result of|results? from|from) (?:an? |the )?", re.IGNORECASE)
_IN_VAIN = re.compile(r"\bnot (?:been )?(?:shown|proven|proved|effective|work)", re.IGNORECASE)
#: Kinds of subject that may raise a risk.
_RISKS = frozenset(["people", "other", "hasRiskFactor", "causes"])
#: Sections in which a treatment of the condition may be told.
_OF_CARE = frozenset(["summary", "outlook", "symptoms"])
_BEGINNING = frozenset(["appear", "become", "begin", "develop", "happen", "occur", "show", "start", "be"])
_LOWERS = re.compile(r"\b(?:lower|reduc|decreas|prevent)\w*\b", re.IGNORECASE)
_IS_A = re.compile(r"(?:an?|the|one of)\s(?!\d)")
#: Words at the beginning of a subject that tell whether it is people.
_HEAD = 3
#: What says how much may differ, or that there are others, and no more.
_VAGUE = re.compile(
    r"^(?:an? )(?:condition|disease|disorder|illness)\b|\b(?:var(?:y|ies)|differs?|differ|depends?|dependent|based on the type|prefer|choices|impact|(?<!-)terms?|words?|named|referred to|(?:is|are|also) (?:called|known)|painless|uncomfortable|minutes|ones that|there (?:is|are) (?:many|several|some|different))\b|\bhelps? (?:the |your )?doctors?\b|\b(?:certain|many) (?:groups|factors|things|traits|possible causes)\b|\b(?:other|many|several|some|serious|different) (?:serious |health |possible |medical )?(?:symptoms|problems|causes|treatments?|reasons|ways|things|factors|choices|conditions)\.$|\bmore common\.$|^see how\b|\b(?:understand|learn|explain|know|question|research\w*|stud(?:y|ies))\b",
    re.IGNORECASE,
)


#: A disease by its name.
_ANOTHER = re.compile(
    rf"{DISEASE.pattern}|\b(?:AIDS|asthma|autism|depression|epilepsy|flu|heart attacks?|HIV|influenza|leukemia|malaria|pneumonia|strokes?|tuberculosis)\b",
    re.IGNORECASE,
)


def _names_another(reader: Reader, said: str) -> bool:
    """Whether a sentence names another disease, and not the condition."""
    if reader.condition_named.search(said):
        return False
    return _ANOTHER.search(_GENERIC.sub("", said)) is not None


def _is_of_body(view: View) -> bool:
    return any(word.strip(",()") in BODY for word in view.words.split())


def _predicate(view: View) -> str:
    """What a sentence says of the condition: by its subject, its words and its heading; empty where that is not plain."""
    reader, said, verb = view.reader, view.piece.text, view.clause.verb
    section = "summary" if view.section == "considerations" else view.section
    is_people = not PEOPLE.isdisjoint(view.words.split()[:_HEAD])
    kind = "people" if is_people and view.kind == "other" else view.kind
    kind = "provider" if kind == "other" and _WHO.search(view.words) else kind
    kind = "outlook" if kind in ("other", "people") and _OUTLOOK.search(view.words) else kind
    is_of_it = reader.condition.search(said) is not None
    is_patient = kind in ("people", "none")
    if _ASKS.search(said) and (PROVIDER.search(said) or _HELP.search(said)) and is_patient:
        return "hasContact"
    if section in ("specialists", "support"):
        return "hasReferral" if kind == "provider" and is_of_it else ""
    if section == "prevention":
        return "hasPrevention" if (_KEEPS.search(said) or kind == "none") and kind != "provider" else ""
    if _PREVENTS.search(said) and kind == "condition" and verb == "prevent":
        return "hasPrevention"
    if is_of_it and _TRANSMITS.search(said) and section != "treatment":
        return "hasMechanism"
    is_tested = kind == "tests" and (is_of_it or verb in ("do", "include", "order", "perform", "use"))
    if section == "exams" or is_tested or (is_of_it and _DIAGNOSED.search(said) and section != "treatment"):
        return "hasTest" if _FINDS.search(said) and (is_of_it or is_tested or "diagnos" in said) else ""
    if kind in ("condition", "symptoms") and _BEGINS.search(said) and verb in _BEGINNING:
        return "hasOnset"
    if is_of_it and kind in ("people", "other") and _COUNTED.search(view.words) and not _GOES.search(said):
        return "occursIn"
    has_it = kind == "people" and (view.words.startswith("affected") or reader.condition.search(view.words) is not None)
    if is_of_it and kind == "people" and "less likely" in said and not has_it:
        return "occursIn"
    if is_of_it and kind in _RISKS and RISK.search(said) and section != "treatment" and not has_it:
        of = _RISK_OF.search(said)
        is_its = of is None or reader.condition.match(said, of.end()) is not None
        return "hasRiskFactor" if is_its and verb != "include" and not _LOWERS.search(said) else ""
    goes = _GOES.search(said) if kind in ("condition", "people", "outlook", "symptoms") and is_of_it else None
    is_cared = (
        is_of_it or kind in ("people", "none", "provider", "treatments", "medicines") or treats_by_name(view.words)
    )
    if goes and kind == "condition" and goes.group().startswith("die"):
        goes = None  # “comes when cells die”
    if goes and (section != "treatment" or not goes.group().startswith(("worsen", "get", "improve", "last"))):
        return "hasPrognosis"
    if kind == "condition" and verb in CAUSE_VERBS and not view.clause.passive:
        is_later = section in ("complications", "outlook") or verb in ("lead", "result")
        return "hasComplication" if is_later or DISEASE.search(view.complement) else "hasSymptom"
    if _CARE.search(said) and is_cared and (section == "treatment" or (is_of_it and section in _OF_CARE)):
        return "" if _IN_VAIN.search(said) or (_SIDE.search(said) and not is_patient) else "hasTreatment"
    if section == "treatment":
        return ""
    of_it = _OF_IT.search(said) if kind == "other" else None
    if of_it and reader.condition.match(said, of_it.end()):
        return "hasComplication"  # “Sudden death may be caused by gout”
    is_counted = kind == "condition" or (kind == "other" and is_of_it and verb == "be")
    if is_counted and (EPI.search(said) or _WHERE.search(said)) and not _IS_A.match(view.complement):
        return "occursIn"
    if section == "frequency":
        return "occursIn" if is_of_it else ""
    if section == "outlook":
        return "hasPrognosis" if OUTCOME.search(said) and (is_of_it or kind == "people") else ""
    is_ill = _ILL.search(said) is not None and kind != "provider" and not _FINDS.search(said)
    if section == "complications":
        return "hasComplication" if is_ill and (is_of_it or is_patient or _is_of_body(view)) else ""
    if section == "symptoms":
        return "hasSymptom" if is_ill and (is_of_it or is_patient or kind == "symptoms" or _is_of_body(view)) else ""
    if section == "summary" and is_ill and kind in ("people", "symptoms") and is_of_it:
        return "hasComplication" if kind == "people" and DISEASE.search(view.complement) else "hasSymptom"
    if section in ("causes", "genetics", "risk", "summary") and _HARMS.search(said):
        if _PREVENTS.search(said):
            return "hasPrevention" if is_of_it and kind != "condition" else ""
        is_told = kind in ("condition", "causes", "hasRiskFactor", "other") and view.words not in ("it", "they")
        is_told &= not (
            _FINDS.search(said) or (kind == "condition" and verb in ("be", "include") and not view.clause.passive)
        )
        return "hasMechanism" if is_told and (section != "summary" or reader.condition_named.search(said)) else ""
    return ""


def _first_clause(reader: Reader, block: Block) -> View | None:
    """The first clause of a sentence that stands by itself, as a rule sees it."""
    piece = block.lead
    found = clauses(reader.text, piece.start, piece.end)
    index = next((at for at, each in enumerate(found) if each.opener == "main"), None)
    if index is None:
        return None
    clause = found[index]
    kind, words = kind_of(reader, clause)
    return View(reader, block, piece, found, index, clause, kind, words, block.section, "", set())


def _is_plain(view: View) -> bool:
    """Whether a sentence names what it is of."""
    clause, said = view.clause, view.piece.text
    if clause.subject[0] >= clause.subject[1]:
        return is_action(_JOINS.sub("", said, count=1))
    start, end = clause.span(clause.subject)
    words = view.text[start:end]
    if view.index and _PRONOUN.match(words):
        return view.reader.condition_named.search(said, 0, start - view.piece.start) is not None
    if _PRONOUN.match(words) or is_pointing(words):
        return _GENERIC.match(words) is not None
    return not (view.kind == "people" and words.lower() in PEOPLE - {"people", "you", "patients", "children"})


def _is_denied_in_part(view: View) -> bool:
    """Whether a claim could not tell what is denied: “does not appear to be inherited”, “Although some do not, …”."""
    clause = view.clause
    others = (each for each in view.all if each is not clause)
    return clause.negated and bool(clause.chain or view.index or any(each.negated for each in others))


def told_in_words(reader: Reader, block: Block) -> Found | None:
    """The claim that a sentence makes as it stands, if no rule reads it; none where it is not plain what that is of.

    Args:
        reader: The reader of the entry, which has read it.
        block: The sentence.
    """
    piece = block.lead
    is_sentence = block.kind == "sentence" and piece.text[0].isupper() and piece.text.endswith(".")
    if not is_sentence or not _FEWEST <= len(piece.text.split()) <= _MOST:
        return None
    if _POINTS.search(_GENERIC.sub("", piece.text)) or _BROKEN.search(piece.text) or _VAGUE.search(piece.text):
        return None
    if _names_another(reader, piece.text):
        return None
    view = _first_clause(reader, block)
    if view is None or _is_denied_in_part(view) or not _is_plain(view):
        return None
    predicate = _predicate(view)
    return _found(view, predicate) if predicate else None


def _found(view: View, predicate: str) -> Found | None:
    """The claim whose object is a sentence; without its subject, where that is the condition and begins it."""
    text, piece, clause = view.text, view.piece, view.clause
    start, end = piece.start, piece.start + len(piece.text.rstrip(". "))
    if joins := _JOINS.match(text, start, end):
        start = joins.end()
    if _begins(view, clause, start):
        start = clause.span(clause.subject)[1]
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    spans: tuple[tuple[int, int], ...] = ((start, end),)
    if clause.negated:
        denied = _NO.match(text, start)
        spans = ((denied.end(), end),) if denied else without_denial(spans, clause.tokens, clause)
    if not spans:
        return None
    modality, cue = modality_of(clause)
    if clause.subject[0] >= clause.subject[1] or predicate == "hasContact":
        modality, cue = "advice", None
    return Found(
        CONDITION,
        None,
        predicate,
        " ".join(" ".join(text[a:b].split()) for a, b in spans),
        spans,
        modality,
        clause.negated,
        (),
        ((piece.start, piece.end),),
        (cue,) if cue else (),
        view.section,
        "R-verbatim",
        "C",
    )


#: What denies a whole sentence.
_NO = re.compile(r"(?:no|neither|none of) ", re.IGNORECASE)


def _begins(view: View, clause: Clause, start: int) -> bool:
    """Whether the condition, and nothing else, stands at the beginning of the sentence as its subject."""
    first, last = clause.span(clause.subject)
    return view.kind == "condition" and first == start and view.reader.only.match(view.text[first:last])
