"""The last look at a claim: an object that is a thing by itself, and a sentence that does not turn it round.

A wrong claim is worse than none: what is not sure is mended where only one mending is possible, and else not proposed.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from kg.entry.lexicon import ADVERBS, AMBIGUOUS, BE, BODY, CONJ, DET, DO, MODALS, POSS, PREP, REL, SUBORD, VERB_FORMS, is_adjective
from kg.reading.cues import TEST
from kg.reading.found import Found
from kg.reading.polarity import is_turned_round
from kg.reading.qualifiers import Limit
from kg.reading.sound import is_action, is_clear
from kg.reading.tokens import Token, tokenise
from kg.reading.treating import treats_by_name

__all__ = ["sure"]

#: Words that an object may have: as many as a label, so that none is cut.
_MOST = 9
#: What an item or an object is told with, and does not belong to it.
_FRAME = re.compile(
    r"(?:you|he or she|they|the person|the patient|your child)\s+(?:also\s+)?(?:have|has|had|notice|notices|develop|develops|experience|experiences|get|gets)\s+"
    r"(?=\S)|do\s+(?=(?:not\s+)?[a-z]+\s)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s(?:and|or)\s")
_YOU = re.compile(r"you\s+(?!(?:think|suspect|believe|are|were|will|would|do|may|might|can|could|should|must|want|need)\b)(?=[a-z]+\s)", re.IGNORECASE)
#: How a claim on frequency begins where the verb is not part of what is said.
_OCCURS = re.compile(
    r"(?:(?:in|among)\s+(?=\w+)|(?:(?:is|are|was|were|may be|can be|also|often|usually|most often|mainly|mostly|typically|generally|first|more often|more commonly)\s+)*"
    r"(?:occurs?|occurring|appears?|begins?|starts?|develops?|happens?|affects?|becomes? apparent|found|seen|diagnosed|recognized|observed|reported|is|are)\s+"
    r"(?:(?:most often|most commonly|more often|usually|mainly|mostly|mainly)\s+)?(?:(?:in|among|at|during|by|with)\s+(?!a prevalence))?(?=\S))",
    re.IGNORECASE,
)
_HAVING = re.compile(r"(?:have|has|carry|carries)\s+(?:an?|the)\s+|(?:is|are)\s+(?:(?:often|usually|generally|always|sometimes)\s+)?", re.IGNORECASE)
_HOW_OFTEN = re.compile(
    r"\d|\b(?:percent|half|one in|(?:un)?common|rare|worldwide|ages?|aged|years|childhood|infancy|adolescence|adulthood|birth|newborns?|"
    r"infants?|babies|children|teen\w*|adults?|elderly|people|persons|women|men|males?|females?|boys|girls|descent|ancestry|"
    r"populations?|ethnic|countries|states|regions?|frequent|prevalence|incidence|puberty|life)\b",
    re.IGNORECASE,
)
#: How a course is told: of what, or how it ends.
_COURSE = re.compile(
    r"(?:the |a |an )?(?:[\w-]+ ){0,2}?(?:prognosis|outlook|outcome|life expectancy|lifespan|life span|course|recovery|survival|death|progression|"
    r"disability|cure|remission|relapses?|recurrence|fatal|life[- ]threatening|severe|mild|curable|incurable|chronic|progressive|permanent|temporary)\b"
)
_GOES = re.compile(
    r"(?:(?:also|often|usually|eventually|rarely|gradually|slowly|completely|fully|be|do)\s+)*(?:recovers?|die[sd]?|improves?|relapses?|recurs?|survives?|worsens?|"
    r"progress(?:es)?|resolves?|disappears?|lives?|respond|go(?:es)? (?:away|into)|get(?:s)? (?:better|worse)|return|come back|fatal|cured)\b"
)
#: Nouns that end as adjectives do.
_NOUNS = frozenset(
    """antibiotic sedative laxative diuretic anesthetic analgesic arsenic colic panic clinic trial removal withdrawal renal
    seed weed need speed feed bleed relative preservative contraceptive narcotic cosmetic plastic mosaic tonic antiseptic
    antiviral antifungal bacterial chemical hospital animal referral survival denial arousal menopausal additive adhesive
    ovary artery biopsy surgery injury memory history allergy saliva capillary category territory fabric traffic topic magic
    fluoride illness weakness sickness numbness dizziness drowsiness tiredness sleepiness confusion thirst crippled""".split()
)
_ATTRIBUTES = frozenset(["outer", "inner", "upper", "lower", "more", "less", "larger", "smaller", "older", "younger"])
_BARE_ENDS = ("ed", "ous", "ic", "al", "ive", "ary", "ular", "set", "able", "ible", "ful", "less")
_FELT = frozenset(["hasSymptom", "hasFinding", "hasComplication"])
#: What begins no thing.
_STARTS = (
    (PREP - {"under", "over", "like", "near", "off", "up", "down", "out", "without", "about", "around", "more"})
    | REL
    | SUBORD
    | CONJ
    | MODALS
    | BE
    | DO
    | {"you", "he", "she", "it", "they", "we", "i", "them", "him", "who", "how", "what", "why", "than", "then", "there", "to"}
)
_FINITE = (BE - {"be", "been", "being"}) | MODALS | {"has", "had", "does", "do", "did"}
#: Words that stand between a thing and what is done with it.
_INFINITIVE = re.compile(
    r"\b(?!(?:ability|inability|failure|need|needs|urge|desire|tendency|unable|able|difficulty|trouble|likely|attempts?|efforts?|treatments?|"
    r"tests?|surgery|medicines?|medications?|drugs?|procedures?|therapy|how|way|ways|due|failing|wanting|trying)\b)\w+\s+to\s+([a-z]+)\b",
    re.IGNORECASE,
)
#: Nouns that say nothing alone.
_EMPTY = re.compile(
    r"(?:a |an |the |some |most |many |single |whole |other |certain |various |rare |medical |systemic |different |prescription )*"
    r"(?:disorders?|diseases|medicines|medications|drugs|irritants|time|challenge|conditions?|disease|combinations?|shape|size|issues?|range|types?|forms?|"
    r"cases?|factors?|number|amount|area|areas|group|lack|loss|part|parts|place|human|person|buildup|process|effects?|history|use|way|ways)",
    re.IGNORECASE,
)
#: A heading that runs into its text.
_RUN_IN = re.compile(r"[a-z] (?:Certain|Some|Many|Most|The|An?|Other|These|This|All|Symptoms|Treatment|Causes) (?=[a-z])")
#: What narrows a thing down, right behind it.
_NARROWS = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:that|who|which|whose|whom|where|in wh(?:om|ich))\s", re.IGNORECASE)
#: What only goes on from there: “an autoimmune process which causes …”.
_RESULTS = re.compile(r"\s(?:causes?|leads?|results?|can (?:cause|lead)|may (?:cause|lead))\b", re.IGNORECASE)
#: Predicates of things that are told apart by such words.
_NARROWED = frozenset(
    "ck hasSymptom hasFinding hasComplication hasContact hasCause hasRiskFactor hasPrevention hasTrigger leadsTo hasTreatment hasMedicine".split()
)
#: Predicates whose object may be something to do.
_TO_DO = frozenset(["hasContact", "hasPrevention", "hasTreatment", "hasTreatmentGoal"])
_VAGUE_ADVICE = re.compile(
    r"(?:do |please )?(?:make (?:sure|every)|be sure|try|ask|talk|tell|look|remember|consider|keep in mind|see|seek|find|learn|read|call|contact|work|know|"
    r"think|report|discuss|check|visit|get|expect|understand|give|let|bring|return|follow)\b",
    re.IGNORECASE,
)
_TREATS = re.compile(
    r"\b(?:treat|therap|medic|drug|reliev|relief|surg|eas(?:e|ing)|manag|options|approach|care\b|self-care|recommend|prescrib|take|help)",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"\b(?:experience|feel|notice|suffer|characteri[sz]ed|characteristics|abnormalities)\b", re.IGNORECASE)
_PREVENTS = re.compile(r"\b(?:prevent|protect|precaution|measure|avoid|lower|reduc)", re.IGNORECASE)
_LABORATORY = re.compile(
    r"\b(?:analys[ie]s|typing|genotyp\w*|surveillance|laborator\w*|imaging|MRI|x[ -]rays?|scans?|cultures?|lesions?|testing|screening)\b", re.IGNORECASE
)
#: Subjects that run over a sentence, or break off.
_CUT_SUBJECT = re.compile(r"[.;:]\s|\bfrom \w+ing\b|\b(?:typically|usually|often|normally|also|that|which|who)$|\b(?:symptoms|signs|tests|diagnosing)\b", re.IGNORECASE)
_HEAD = re.compile(r"\s(?:for|of|to|in|on|with|that|which)\s")
_DOCTOR = re.compile(r"(?:logist|ician|iatrist|specialist|surgeon|counselor|therapist|doctor|dietitian|nurse)s?$", re.IGNORECASE)
_ILLNESS = re.compile(
    r"\b(?:abnormalities|problems|complications|symptoms?|seizures|infections?|pain|diseases?|disorders?|syndrome|damage|cancer)$",
    re.IGNORECASE,
)
_CHECKED = re.compile(r"\b(?:checked|tested|examined|looks?) (?:for|at)\b", re.IGNORECASE)
#: A way in which something is caught.
_CAUGHT = re.compile(r"\b(?:get|catch|spreads?|transmit\w*|infected|exposed|pass(?:ed)?)\b.*\b(?:from|by|through|when)\s*:?$", re.IGNORECASE)
_UNFINISHED = (PREP | CONJ | DET | POSS | REL | MODALS | BE | {"he", "she", "they", "you", "have", "has", "causes", "cause", "either", "dont", "don't"}) - {"up", "down", "out", "off", "over", "within"}
_THIS_FORM = re.compile(r"\b(?:this|that|these|those|either|another|other) (?:form|type|kind|subtype)s?\b", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:to|with|for|of|as|from|and|or)\s")
#: A form of a condition, by its number: “type 2 gout”, “latent gout”.
_TYPED = re.compile(r"\b(?:type|form|stage|grade)s? (?:\d+[A-Za-z]?|[IVX]+|[A-D])\b|\b(?:latent|intermediate|congenital|juvenile|neonatal|secondary) (?!to\b)(?=\w)", re.IGNORECASE)


def sure(found: Found, text: str, title: str, abbreviations: frozenset[str] = frozenset()) -> Found | None:
    """A claim as it may be proposed; none where its words say no thing, or less, more or other than the sentence.

    Args:
        found: What a rule found.
        text: The entry.
        title: How the entry calls its condition.
        abbreviations: Short names of it.
    """
    if found.predicate in ("hasSynonym", "hasOpenQuestion"):
        return found
    said = _framed(found, text)
    said = said and _limited(said, text, title, abbreviations)
    said = said and _placed(said, text)
    if said is not None and said.subject_span and (_CUT_SUBJECT.search(said.subject) or _EMPTY.fullmatch(said.subject)):
        return None
    said = said and _of_its_form(said, text, title, abbreviations)
    if said is None or is_turned_round(said, text):
        return None
    said = _whole(said, text)
    return said if said is not None and _is_sound(said, text) else None


# ------------------------------------------------------------------------------------------------------- what is said


def _with_spans(found: Found, text: str, spans: tuple[tuple[int, int], ...]) -> Found:
    words = " ".join(" ".join(text[start:end].split()) for start, end in spans)
    return replace(found, object_spans=spans, object=words)


def _framed(found: Found, text: str) -> Found | None:
    """The claim without words that only lead to its object: “you have”, “occurs in”, a last “and”."""
    (start, end), *more = found.object_spans
    frame = _FRAME.match(text, start, end)
    if found.predicate == "hasOnset":
        frame = _OCCURS.match(text, start, end)
    if frame and _JOINED.search(text, frame.end(), end):
        frame = None  # “you have a fever and cough blood”
    if frame is None and found.predicate == "hasContact":
        frame = _YOU.match(text, start, end)
    if found.predicate == "hasPrognosis":
        frame = _HAVING.match(text, start, end)
    if found.predicate == "occursIn":
        frame = _OCCURS.match(text, start, end)
    if frame and frame.end() < end:
        start = frame.end()
    spans = ((start, end), *more)
    first, last = spans[-1]
    opened = text.rfind("(", first, last)
    if opened > first and ")" not in text[opened:last]:
        last = opened
        spans = (*spans[:-1], (first, last))
    tail = re.search(r"(?:[,;]?\s*\b(?:and|or|as well|too|also)|[,;]|\.\d+)\s*$", text[first:last])
    if tail and tail.start() > 0:
        spans = (*spans[:-1], (first, first + tail.start()))
    return found if spans == found.object_spans else _with_spans(found, text, spans)


def _limited(found: Found, text: str, title: str, abbreviations: frozenset[str]) -> Found | None:
    """The claim, if what limits it is told to its end; a “population” that is the condition's own name is none."""
    names = {title.lower(), *(name.lower() for name in abbreviations)}
    kept = tuple(limit for limit in found.qualifiers if limit.value.lower() not in names and not limit.value.endswith((" it", " them")))
    if any(_is_unfinished(limit, text) for limit in kept):
        return None
    return found if kept == found.qualifiers else replace(found, qualifiers=kept)


def _is_unfinished(limit: Limit, text: str) -> bool:
    """Whether the words of a limit break off."""
    if limit.kind not in ("population", "condition"):
        return False
    if re.search(r" (?:who|with|without) ", limit.value) and _MORE.match(text, limit.end):
        return True
    words = limit.value.lower().split()
    last = words[-1].strip(",.;")
    return last in _UNFINISHED or (limit.kind == "population" and len(words) > 2 and is_adjective(last) and not last.endswith("old"))


def _whole(found: Found, text: str) -> Found | None:
    """The claim with the words that narrow its object down: “pain that does not go away”; none where they are many."""
    if found.predicate not in _NARROWED:
        return found
    first, end = found.object_spans[-1]
    until = max((b for a, b in found.evidence if a <= end <= b), default=end)
    narrows = _NARROWS.match(text, end, until)
    if narrows is None or (" " in found.object and _RESULTS.match(text, narrows.end() - 1)):
        return found
    stop = re.compile(r"[.,;:()\n]").search(text, narrows.end(), until)
    last = stop.start() if stop else until
    more = text[end:last]
    if re.search(r"\b(?:and|or|but)\b", more) or len(found.object.split()) + len(more.split()) > _MOST:
        return None
    return _with_spans(found, text, (*found.object_spans[:-1], (first, last)))


# ------------------------------------------------------------------------------------------------------ how it is said


def _placed(found: Found, text: str) -> Found | None:
    """The claim with a predicate that goes with where it stands."""
    rule = found.rule.removesuffix("-example")
    lead = text[slice(*found.evidence[0])]
    words = found.object
    if rule == "R-lead-section":
        if _CAUGHT.search(lead):
            return None
        announced = {"hasTreatment": _TREATS, "hasMedicine": _TREATS, "hasSymptom": _SHOWS, "hasPrevention": _PREVENTS}
        if found.predicate in ("hasCause", "hasRiskFactor", "hasForm"):
            return None
        needed = announced.get(found.predicate)
        if needed and found.section != "symptoms" and not (needed.search(lead) or _goes_on(lead, text[: found.evidence[0][0]])):
            return None
    if found.predicate in ("hasTreatment", "hasMedicine"):
        if _LABORATORY.search(words) or (TEST.search(_HEAD.split(words)[0]) and not treats_by_name(words)):
            return None
        if (_DOCTOR.search(words) and not rule.startswith("R-lead")) or (_ILLNESS.search(_HEAD.split(words)[0]) and not treats_by_name(words)):
            return None
        if found.rule == "R-provider" and not treats_by_name(words):
            return None
        if found.section == "prevention":
            return replace(found, predicate="hasPrevention") if _PREVENTS.search(lead) else None
    if rule == "R-people-have" and found.section in ("causes", "genetics", "risk"):
        return None
    if found.predicate == "hasComplication":
        start = found.object_spans[0][0]
        said = " ".join(text[a : min(b, start)] for a, b in found.evidence if a < start)
        if re.search(r"\b(?:symptoms?|signs)\b", said):
            return replace(found, predicate="hasSymptom")
    if rule == "R-lead-tests" and _CHECKED.search(lead):
        return None
    if rule == "R-lead-tests" and not (re.search(r"\b(?:tests?|testing|exams?|procedures?|diagnosed? with|include)\b", lead) or TEST.search(words)):
        return None
    if rule in ("R-provider", "R-provider-checks") and found.predicate == "hasTest" and not (
        TEST.search(_HEAD.split(words)[0]) or "history" in words
    ):
        return None
    if found.section in ("treatment", "exams") and found.subject_span is None and rule.startswith("R-lead"):
        if found.predicate in ("hasComplication", "hasRiskFactor", "hasCause"):
            return None  # of what is done, not of the condition
    return found


def _goes_on(lead: str, before: str) -> bool:
    """Whether a lead-in only goes on with the symptoms that were just spoken of: “They can include:”."""
    said = re.split(r"[.!?]\s", before[-200:].rstrip(" .\n"))[-1]
    return re.match(r"(?:they|these)\b", lead, re.IGNORECASE) is not None and re.search(r"\bsymptoms\b", said) is not None


def _of_its_form(found: Found, text: str, title: str, abbreviations: frozenset[str]) -> Found | None:
    """The claim, of the form that its sentence names, if it names one: “CMT4 is caused by …”; none where it is not plain."""
    if found.subject_span is not None or found.predicate == "hasForm":
        return found
    start = found.evidence[0][0]
    until = min(max(found.object_spans[0][0], start), found.evidence[0][1])
    names = "|".join(sorted((re.escape(name) for name in (title, *abbreviations) if name), key=len, reverse=True))
    named = re.compile(rf"(?:{_TYPED.pattern})\s*(?:{names})\b|\b(?:{names})(?:[- ](?:type )?\d+[A-Z]?|X|\d+[A-Z]?)\b", re.IGNORECASE)
    form = named.search(text, start, until)
    if form is not None and form.group().lower() not in title.lower():
        return replace(found, subject=form.group(), subject_span=form.span())
    if _THIS_FORM.search(text, start, found.evidence[0][1]):
        return None
    typed = _TYPED.search(text, start, until)
    return None if typed and typed.group().lower() not in title.lower() else found


# -------------------------------------------------------------------------------------------------------- what is sound


def _is_sound(found: Found, text: str) -> bool:
    """Whether an object is a thing, or whatever else its predicate asks for."""
    words = found.object
    tokens = tokenise(words, 0, len(words))
    if found.negated and re.match(r"symptoms(?: at first)?$", words.lower()):
        return True  # “have no symptoms”
    if not tokens or len(words.split()) > _MOST or words.count("(") != words.count(")"):
        return False
    if (tokens[-1].low in CONJ | DET | POSS | REL and tokens[-1].text != "A") or tokens[-1].text in ",;":
        return False
    if found.rule.startswith("R-advice"):
        return (found.negated or not _VAGUE_ADVICE.match(words)) and is_action(words) and not _has_finite(tokens)
    if found.predicate in ("hasPrognosis", "hasOnset"):
        return _tells_course(found, tokens)
    if tokens[0].low in _STARTS:
        return False
    if found.predicate == "occursIn":
        return _HOW_OFTEN.search(words) is not None and not _has_finite(tokens)
    if found.predicate in _TO_DO and is_action(words):
        return not _has_finite(tokens)
    if found.predicate == "isA":
        return not _has_finite(tokens) and not _EMPTY.fullmatch(words) and tokens[-1].low not in ADVERBS | {"chiefly"}
    if found.predicate == "hasMechanism":
        return tokens[0].low not in ("includes", "refers", "consists", "involves") and not _has_finite(tokens)
    if len(tokens) == 1 and found.predicate not in ("hasForm", "hasMedicine") and _is_bare(tokens[0].low):
        return False
    if len(tokens) > 1 and (tokens[1].low == "than" or _ends_open(found, tokens)):
        return False
    if found.predicate in _FELT and all(token.low in BODY | DET | POSS | CONJ for token in tokens):
        return False  # a part of the body
    if _EMPTY.fullmatch(words) or _RUN_IN.search(words) or _is_joined(tokens) or any(
        token.text == "," and not (is_adjective(before.low) or before.low.endswith(("ing", "ed", "ly")))
        for before, token in itertools.pairwise(tokens)
    ):
        return False
    done = _INFINITIVE.search(words)
    if done and not found.rule.startswith("R-lead") and VERB_FORMS.get(done.group(1), ("", ""))[1] == "base":
        return False
    return is_clear(words) and not _has_finite(tokens) and not _begins_with_verb(tokens)


def _is_joined(tokens: list[Token]) -> bool:
    """Whether a noun stands right before an article, as none does within one thing: “way the chemotherapy”."""
    return any(
        token.low in ("the", "a", "an")
        and token.text != "A"
        and before.low not in PREP | CONJ | {"to", "all", "both", "half", "not", "such"}
        and not before.low.endswith("ing")
        and VERB_FORMS.get(before.low, ("", ""))[1] != "base"
        for before, token in itertools.pairwise(tokens)
    )


def _tells_course(found: Found, tokens: list[Token]) -> bool:
    words = found.object
    if found.predicate == "hasOnset":
        return tokens[0].low not in CONJ | REL | SUBORD and not any(token.low in REL for token in tokens)
    if any(token.low in ("you", "your", "it", "they", "who", "which", "depend", "depends") for token in tokens):
        return False
    return _COURSE.match(words.lower()) is not None or _GOES.match(words.lower()) is not None


def _has_finite(tokens: list[Token]) -> bool:
    """Whether a finite verb stands in the words, but in a relative clause."""
    for token in tokens:
        if token.low in REL | SUBORD | {"than", "as", "how", "what"}:
            return False
        if token.low in _FINITE:
            return True
    return False


def _ends_open(found: Found, tokens: list[Token]) -> bool:
    """Whether an adjective ends the words, whose noun stands elsewhere: “repair of certain skeletal”."""
    last = tokens[-1].low
    return (
        found.predicate != "hasMedicine"
        and last not in _NOUNS
        and is_adjective(last)
        and not any(token.low.endswith("ing") for token in tokens)
        and last.endswith(("al", "ic", "ous", "ive", "ary", "ular"))
    )


def _begins_with_verb(tokens: list[Token]) -> bool:
    """Whether a verb without its subject begins the words: “causes problems”, “exposed to smoke”."""
    first = tokens[0].low
    if len(tokens) < 2:
        return False
    following = tokens[1].low
    if first.endswith("ed") and first not in _NOUNS and following in PREP | {"to"}:
        return True
    form = VERB_FORMS.get(first, ("", ""))[1]
    return form in ("s", "base") and (following in DET | POSS or (form == "base" and first not in AMBIGUOUS and following != "of"))


def _is_bare(word: str) -> bool:
    """Whether one word is an adjective or a participle, which names no thing."""
    if word in _NOUNS or word.endswith("'s"):
        return False
    last = word.rsplit("-", 1)[-1]
    form = VERB_FORMS.get(last, ("", ""))[1]
    return (
        word in _ATTRIBUTES
        or word == "swollen"
        or (form == "ed" and last.endswith(("ed", "en", "wn")))
        or (len(word) > 4 and is_adjective(word) and word.endswith(_BARE_ENDS))
        or ("-" in word and last in ("set", "like", "term", "grade"))
    )
