"""Whether the object of a claim is what its predicate asks for: a thing, something to do, a course, how often."""

from __future__ import annotations

import itertools
import re

from kg.entry.lexicon import (
    ADVERBS,
    AMBIGUOUS,
    BE,
    BODY,
    CONJ,
    DET,
    DO,
    MODALS,
    POSS,
    PREP,
    REL,
    SUBORD,
    VERB_FORMS,
    is_adjective,
)
from kg.reading.courses import tells_course
from kg.reading.found import Found
from kg.reading.sound import is_action, is_clear
from kg.reading.tokens import Token, tokenise

__all__ = ["LABEL_WORDS", "MOST_WORDS", "is_empty", "is_sound"]

#: Words that an object may have, and its label: of a longer one it has the first.
MOST_WORDS, LABEL_WORDS = 16, 9
#: The same of a thing in whose words nothing is joined or set apart, and what joins or sets apart.
_UNPARTED = 13
#: The same of how it goes on or works, which is told in a clause.
_MOST_TOLD = 20
_PARTED = re.compile(r"[,;:()]|\b(?:and|or|but|that|which|who|than|because|when|if|after|while|you|known)\b")
_HOW_OFTEN = re.compile(
    r"\d|\b(?:percent|half|one in|(?:un)?common|rare|worldwide|ages?|aged|years|childhood|infancy|adolescence|adulthood|birth|newborns?|"
    r"infants?|babies|children|teen\w*|adults?|elderly|people|persons|women|men|males?|females?|boys|girls|descent|ancestry|"
    r"populations?|ethnic|countries|states|regions?|frequent|prevalence|incidence|puberty|life|families|anyone|Africa|Asia|Americas?|Americans?|Europe|Australia|Mediterranean|tropics|tropical|Caribbean|Middle East|India|China|Japan)\b",
    re.IGNORECASE,
)
#: Nouns that end as adjectives do.
_NOUNS = frozenset(
    [
        *("antibiotic", "sedative", "laxative", "diuretic", "anesthetic", "analgesic", "arsenic", "colic", "panic"),
        *("clinic", "trial", "removal", "withdrawal", "renal", "seed", "weed", "need", "speed", "feed", "bleed"),
        *("relative", "preservative", "contraceptive", "narcotic", "cosmetic", "plastic", "mosaic", "tonic"),
        *("antiseptic", "antiviral", "antifungal", "bacterial", "chemical", "hospital", "animal", "referral"),
        *("survival", "denial", "arousal", "menopausal", "additive", "adhesive", "ovary", "artery", "biopsy"),
        *("surgery", "injury", "memory", "history", "allergy", "saliva", "capillary", "category", "territory"),
        *("fabric", "traffic", "topic", "magic", "fluoride", "illness", "weakness", "sickness", "numbness"),
        *("dizziness", "drowsiness", "tiredness", "sleepiness", "confusion", "thirst", "crippled"),
    ]
)
_ATTRIBUTES = frozenset(
    [
        *("autonomic", "motor", "sensory"),
        *("premature", "outer", "inner", "downward", "inward", "outward", "upward", "upper", "lower"),
        *("more", "less", "larger", "smaller", "older", "younger"),
        *("better", "faster", "greater", "higher", "longer", "milder", "shorter", "slower", "stronger", "taller"),
        *("thicker", "thinner", "weaker", "worse"),
        *("missing", "increasing", "decreasing", "lasting", "lacking"),
    ]
)
_BARE_ENDS = ("ed", "ous", "ic", "al", "ive", "ary", "ular", "set", "able", "ible", "ful", "less")
#: Words behind which something is missing.
_WANTING = frozenset(["falling", "getting", "being", "having", "making", "staying", "keeping", "becoming", "remaining"])
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
    | {*("you", "he", "she", "it", "they", "we", "i", "them", "him"), *("who", "how", "what", "why", "than", "then")}
    | {"there", "to"}
)
#: Words that end no object, name a part of the body with what stands at it, stand before an article, open a clause.
_UNENDED, _OF_BODY = CONJ | DET | POSS | REL, BODY | DET | POSS | CONJ | {"persons", "valve", "valves", "wall", "walls"}
_ENDS_IN_BODY = _OF_BODY - _UNENDED
#: The same with what tells which part it is; what is in some parts; that something is amiss.
_IN_BODY = _OF_BODY | {"both", "left", "lower", "medium-sized", "other", "right", "surrounding", "upper", "whole"}
_FLUIDS = frozenset(["blood", "bile", "saliva", "sputum", "stool", "stools", "urine"])
_AMISS = frozenset(["abnormal", "damaged", "impaired", "suppressed", "underdeveloped", "weak", "weakened"])
_ARTICLES = frozenset(["the", "a", "an"])
_BEFORE_ARTICLE = PREP | CONJ | {"to", "all", "both", "half", "not", "such"}
_SUBORDINATING = REL | SUBORD | {"than", "as", "how", "what"}

#: Adverbs that end no thing that is done, as others may: “the inability to empty the bladder completely”.
_LEFT_OPEN = ADVERBS - {"completely", "fully", "normally", "well"} | {"chiefly"}
_FINITE = (BE - {"be", "been", "being"}) | MODALS | {"has", "had", "does", "do", "did"}
#: Words that stand between a thing and what is done with it.
_INFINITIVE = re.compile(
    r"\b(?!(?:ability|inability|failure|need|needs|urge|desire|tendency|unable|able|difficulty|trouble|likely|attempts?|efforts?|treatments?|"
    r"tests?|surgery|medicines?|medications?|drugs?|procedures?|therapy|how|way|ways|due|exposure|exposed|allergy|allergic|sensitivity|sensitive|response|damage|injury|changes?|related|resistance|failing|wanting|trying|straining)\b)\w+\s+to\s+([a-z]+)\b",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(
    r"(?:group of )?(?:disorders?|conditions?|diseases?|humans?|types?|forms?|signs?)", re.IGNORECASE
)
#: The head of a list behind a preposition, and its end.
_OF_SEVERAL, _AND_LAST = re.compile(r"\b(?:in|of)\b.*,"), re.compile(r",\s(?:and|or)\s")
_AND = re.compile(r"\s+(?:and|or)\s")
#: That a thing is joined to one before it; the body as a whole; a letter; what people become is not told.
_SECOND = re.compile(r"\b(?:and|or)\s+(?:the\s+|an?\s+)?$")
_BODY_ITSELF = re.compile(r"(?:the )?(?:body|blood)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_NOT_WHAT = re.compile(r"\b(?:they|as|so|infected)\b")
#: What another disease has: “symptoms of lupus”; and how it is in health.
_OF_ANOTHER = re.compile(
    r"(?:the |typical )*(?:signs and symptoms|symptoms|signs|features) of\b|(?:normal|healthy) \w+", re.IGNORECASE
)
#: That something is compared, and not with what: “much more common”.
_AT_AGE = re.compile(r"(?:after|around|before|between|from|over|under) (?:the )?ages?\b", re.IGNORECASE)
_THAN_WHAT = re.compile(
    r"(?:(?:is|are|much|far|even|slightly) )*(?:more|less) (?:common|often|frequent)", re.IGNORECASE
)
_MORE_THAN = re.compile(r"\b(?:more|less|fewer)\b.*\bthan\b")
_GETS_WELL = re.compile(r"(?:\w+ )?(?:healing|recovery|improvements?|remission)(?: (?:in|of|from) .*)?", re.IGNORECASE)
_JOINING = frozenset(["raw", "undercooked"])
#: A heading that runs into its text.
_RUN_IN = re.compile(
    r"[a-z] (?:Certain|Some|Many|Most|The|An?|Other|These|This|All|Symptoms|Treatment|Causes) (?=[a-z])"
)
#: Predicates whose object may be something to do.
_TO_DO = frozenset(["hasContact", "hasPrevention", "hasTreatment", "hasTreatmentGoal"])
_VAGUE_ADVICE = re.compile(
    r"(?:do |please )?(?:make (?:sure|every)|be sure|try(?! (?:not )?to \w+ \w)|ask|talk|tell|look|remember|consider(?! \w+ing\b)|keep in mind|see|seek|find|learn|read|call|contact|work|know|"
    r"think|report|discuss|check|visit|get|expect|understand|give|let|bring|return|follow|view|click|browse|download)\b",
    re.IGNORECASE,
)
#: Nouns that say nothing alone.
_EMPTY = re.compile(
    r"(?:a |an |any |the |some |most |many |several |numerous |additional |single |whole |other |certain |various |rare |medical |systemic |different |prescription )*"
    r"(?:(?:mutations|changes|variants) in genes|(?:single |first |second |third |booster )?doses?|(?:new |additional |same |mild |severe )*symptoms(?: later)?|disorders?|diseases|medicines|medications|drugs|irritants|time|challenge|conditions?|disease|combinations?|traits|characteristics|abnormalit(?:y|ies)|problems|complications|eating|drinking|habits|lifestyle|shape|size|issues?|range|types?|forms?|"
    r"cases?|devices?|methods?|strateg(?:y|ies)|techniques?|equipment|tools?|factors?|number|amount|area|areas|group|lack|loss|part|parts|place|human|person|buildup|alone|combined|here|together|(?:taking )?steps|(?:taking|use of|using) (?:drugs|medications|medicines)|measures|procedures?|process|(?:getting|receiving) treatment|tests? (?:helpful|used|useful) in (?:the )?diagnosis|effects?|(?<!medical )history|use|way|ways|break-?down)"
)


#: What is amiss in any of several genes, which are told together: “mutations in the ABC1, ABC2, or ABC3 gene”.
_IN_GENES = re.compile(
    r"(?:[A-Za-z-]+ ){0,2}(?:[Mm]utations?|changes|alterations?|variants?|variations?|defects?|deletions?)(?: \(mutations\))? (?:in|of) "
    r"(?:at least one of |any of |one of |either )?(?:the )?(?:[A-Z][\w-]*(?:, (?:and |or )?| and | or | ))+genes?"
)


#: Rules whose objects are clauses, with subject and verb.
_WHOLE_CLAUSES = frozenset(["R-as-said", "R-are-clause", "R-helps-clause", "R-there-are", "R-told", "R-treated-clause"])
#: Prepositions that end no clause, as others may: “the skin peels off”.
_OPEN = PREP - {"about", "around", "down", "in", "off", "on", "out", "over", "up"}
#: The same, and others whose objects have a verb.
_TOLD_IN_CLAUSES = _WHOLE_CLAUSES | {"R-body", "R-risk-people", "R-lead-section", "R-spreads", "R-where-felt"}
#: Rules whose objects begin with a verb, of what people do or are, or of what is passed on; or are adjectives, of forms.
_VERBAL = frozenset(["R-cured", "R-damages", "R-infected-by", "R-may-be", "R-risk-if", "R-spreads-by"])
#: What stands for something said before, and what makes a question of it: “when to seek help”.
_ELSEWHERE = frozenset(["it", "that", "these", "they", "this", "those", "to"])
#: Predicates whose objects are told in words rather than named.
_TOLD = frozenset(
    ["hasCause", "hasContact", "hasMechanism", "hasOnset", "hasPrognosis", "hasTreatmentGoal", "occursIn"]
)


def is_empty(words: str) -> bool:
    """Whether words name no thing of their own: “other conditions”, “the size”."""
    return _EMPTY.fullmatch(words.lower()) is not None


def _most_of(found: Found, text: str) -> int:
    """How many words an object may have."""
    if found.predicate in ("hasMechanism", "hasPrognosis"):
        return _MOST_TOLD
    if found.predicate in _TOLD or found.tier == "C" or found.rule == "R-at-risk" or is_action(found.object):
        return MOST_WORDS
    return _UNPARTED if _is_one_thing(found, text) else LABEL_WORDS


def _is_one_thing(found: Found, text: str) -> bool:
    """Whether an object stands in one place, and nothing in it or behind it is joined to anything."""
    joined = len(found.object_spans) > 1 or _AND.match(text, found.object_spans[-1][1])
    return not joined and found.rule not in _TOLD_IN_CLAUSES and _PARTED.search(found.object) is None


def is_sound(found: Found, text: str) -> bool:
    """Whether an object is a thing, or whatever else its predicate asks for."""
    words = found.object
    tokens = tokenise(words, 0, len(words))
    if found.negated and words.lower() in ("symptoms", "symptoms at first"):
        return True  # “have no symptoms”
    count = words.count(" ") + 1
    if found.negated and found.rule == "R-there-is-no":
        return count <= MOST_WORDS and not _has_finite(tokens)  # “There is no specific treatment”
    if not tokens or (count > LABEL_WORDS and count > _most_of(found, text)) or words.count("(") != words.count(")"):
        return False
    if tokens[-1].text == "?" or tokens[0].low == "same":
        return False
    if found.predicate == "hasCause" and _IN_GENES.fullmatch(words):
        return True
    if found.predicate not in ("hasTreatmentGoal", "occursIn") and not _LETTER.search(words):
        return False  # a number
    if tokens[-1].low in _WANTING or (len(tokens) > 1 and tokens[-1].low in ("it", "them", "this")):
        return False
    if (tokens[-1].low in _UNENDED and tokens[-1].text != "A") or tokens[-1].text in ",;":
        return False
    if found.rule in _WHOLE_CLAUSES and found.tier == "C":
        is_open = tokens[0].low in BE or tokens[-1].low in _OPEN or "following" in words
        return len(tokens) > 2 and not is_open and not found.negated
    if found.rule == "R-body" and tokens[0].low not in _STARTS and not _BODY_ITSELF.match(words):
        return tokens[-1].low not in _OPEN
    if found.rule in ("R-avoided", "R-counted"):
        return True  # “between 1 and 2 percent of the population”
    if found.rule == "R-at-risk":
        return not _has_finite(tokens)
    if found.rule in _VERBAL:
        return tokens[-1].low not in _OPEN
    if found.rule == "R-contact-if" and _has_finite(tokens):
        return tokens[0].low not in _ELSEWHERE and tokens[-1].low not in _OPEN
    if found.rule.startswith("R-advice"):
        return (found.negated or not _VAGUE_ADVICE.match(words)) and is_action(words) and not _has_finite(tokens)
    if found.predicate in ("hasPrognosis", "hasOnset"):
        return tells_course(found, tokens)
    is_cut = _AND.match(text, found.object_spans[-1][1]) is not None
    is_how = len(tokens) == 2 and tokens[0].low.endswith("ly") and tokens[0].low != "family"
    if is_how and (is_cut or tokens[1].low.endswith("ed")):
        return False  # “adequately controlled”, “unusually cranky or …”
    is_state = (
        tokens[0].low == "being" and len(tokens) > 1 and found.predicate in ("hasCause", "hasRiskFactor", "hasTrigger")
    )
    is_age = found.predicate == "occursIn" and _AT_AGE.match(words) is not None
    if (tokens[0].low in _STARTS and not is_state and not is_age) or _OF_ANOTHER.match(words):
        return False
    if found.predicate == "occursIn":
        if _THAN_WHAT.fullmatch(words):
            return False
        return _HOW_OFTEN.search(words) is not None and not _has_finite(tokens)
    if found.predicate in _TO_DO and is_action(words):
        return not _has_finite(tokens)
    if found.predicate == "isA":
        first = found.object_spans[0][0]
        is_second = _SECOND.search(text[max(0, first - 9) : first])
        if _OF_SEVERAL.search(words) and _AND_LAST.match(text, found.object_spans[-1][1]):
            return False  # “inflammation of the lips, tongue”, and more
        return (
            not _has_finite(tokens)
            and not _KIND_ALONE.fullmatch(words)
            and not is_second
            and tokens[-1].low not in _LEFT_OPEN
        )
    if found.predicate == "hasMechanism" or (found.rule == "R-occurs-when" and found.predicate == "hasCause"):
        is_clause = found.rule in ("R-in-which", "R-occurs-when") and _has_one_finite(tokens)
        if found.predicate == "hasCause" and not is_clause and _has_finite(tokens):
            return False
        if found.predicate == "hasMechanism" or is_clause:
            return tokens[0].low not in ("includes", "refers", "consists", "involves") and (
                is_clause or not _has_finite(tokens)
            )
    if len(tokens) == 1 and found.predicate not in ("hasForm", "hasMedicine") and _is_bare(tokens[0].low):
        return False
    if len(tokens) > 1 and (tokens[1].low == "than" or _ends_open(found, tokens)):
        return False
    if found.predicate in _FELT and _GETS_WELL.fullmatch(words):
        return False
    if (found.predicate in _FELT or found.predicate in ("hasCause", "hasTrigger")) and _is_part_of_body(tokens):
        return False
    if is_empty(words) or _RUN_IN.search(words) or _is_joined(tokens) or ("," in words and _is_listed(tokens)):
        return False
    if "than" in words and _MORE_THAN.search(words):
        return False
    is_told_to = "to be" in words or (" to " in words and _tells_to_do(words))
    if is_told_to and not found.rule.startswith("R-lead-"):
        return False
    is_cut |= text.startswith(", ", found.object_spans[-1][1]) and any(token.low in PREP for token in tokens[:-1])
    if tokens[-1].low in _JOINING or (is_adjective(tokens[-1].low) and is_cut):
        return False  # “eating raw or undercooked meat”, “patches of red, bumpy skin”
    if found.rule == "R-people-become" and tokens[0].low in ("lose", "become", "becomes", "loses"):
        return is_clear(words) and not _has_finite(tokens) and _NOT_WHAT.search(words) is None
    return is_clear(words) and not _has_finite(tokens) and not _begins_with_verb(tokens)


def _tells_to_do(words: str) -> bool:
    """Whether words tell of a thing what is done with it: “the doctor to call”."""
    done = _INFINITIVE.search(words)
    return done is not None and VERB_FORMS.get(done.group(1), ("", ""))[1] == "base"


def _is_part_of_body(tokens: list[Token]) -> bool:
    """Whether words name a part of the body and nothing that is amiss with it: “small blood vessels in the kidneys”."""
    end = next((at for at, token in enumerate(tokens) if at and token.low in PREP), len(tokens))
    head = tokens[:end]
    if head[-1].low in ("system", "systems"):
        return not any(token.low in _AMISS for token in head)
    if end < len(tokens) and head[-1].low in _FLUIDS:
        return False  # “blood in the urine”
    return head[-1].low in _ENDS_IN_BODY and all(token.low in _IN_BODY for token in head[:-1])


def _is_joined(tokens: list[Token]) -> bool:
    """Whether a noun stands right before an article, as none does within one thing: “way the chemotherapy”."""
    for before, token in itertools.pairwise(tokens):
        if (
            token.low in _ARTICLES
            and token.text != "A"
            and before.low not in _BEFORE_ARTICLE
            and not before.low.endswith("ing")
            and VERB_FORMS.get(before.low, ("", ""))[1] != "base"
        ):
            return True
    return False


def _is_listed(tokens: list[Token]) -> bool:
    """Whether a comma joins things, and no words that tell of one: “dry, scaly skin”."""
    return any(
        token.text == "," and not (is_adjective(before.low) or before.low.endswith(("ing", "ed", "ly")))
        for before, token in itertools.pairwise(tokens)
    )


def _has_finite(tokens: list[Token]) -> bool:
    """Whether a finite verb stands in the words, but in a relative clause."""
    for token in tokens:
        if token.low in _SUBORDINATING:
            return False
        if token.low in _FINITE:
            return True
    return False


def _has_one_finite(tokens: list[Token]) -> bool:
    """Whether words are a clause of one verb: “your blood has few red cells”."""
    at = [at for at, token in enumerate(tokens) if token.low in _FINITE]
    return len(at) == 1 and 0 < at[0] < len(tokens) - 1


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
    if first.endswith("ed") and first not in _NOUNS and (following in PREP or following == "to"):
        return True
    form = VERB_FORMS.get(first, ("", ""))[1]
    return form in ("s", "base") and (
        ((following in DET or following in POSS) and not (following == "that" and first.endswith("s")))
        or (form == "base" and first not in AMBIGUOUS and following != "of")
    )


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
