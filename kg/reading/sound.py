"""Whether words say something by themselves, as an object or a subject must: no pronoun, no half of a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.entry.lexicon import ADVERBS, AMBIGUOUS, BE, CONJ, DET, MODALS, POSS, PREP, REL, VERB_FORMS, is_adjective

__all__ = ["POINTING", "is_action", "is_clear", "is_pointing", "is_subject", "is_thing"]

#: Words that stand for what was said elsewhere, anywhere in a stretch of text.
POINTING = re.compile(
    r"\b(?:this|these|those|such|they|them|their|it|its|he|she|above|below|here|example|following|others?|another|same|so|also called|known as)\b",
    re.IGNORECASE,
)
#: Answers that are kept: the same words are asked about when a phrase is parted, listed and looked at last.
_KEPT = 1 << 12
#: What says nothing by itself.
_VAGUE = re.compile(
    r"(?:yourself|themselves|someone|help|anything|something|everything|nothing|ensure|(?:an )?onset of symptoms.*|appropriate|important|likely|available|the same|it|they|them|this|these|those|that|others?|more|one|some|none(?: at all)?|(?:the )?following|a|the|used|both|each|many|"
    r"(?:other |certain |additional |further |more |advanced |several |some |different |similar |these |various |many |few |fewer |very |mild |severe |serious |"
    r"two |three |four |five |new |specific |special |common |main |standard |the |your |all )*"
    r"(?:(?:health |medical |related )?problems?|symptoms?|signs?|features?|findings|changes?|tests?|amounts?|doses?|procedures?|results?|treatments?|therapies|"
    r"signs (?:and|or) symptoms|conditions?|diseases?|disorders?|factors?|causes?|things|ways|types?|forms?|people|"
    r"complications?|methods?|measures|approaches|examples?|services|information|evidence|reasons?|levels?|options|periods)(?: used| available| needed| listed above)?|"
    r"(?:(?:the|some|many|several|other|different|best|two|no|a) )*(?:ways?|things|steps|options|factors) (?:to|of|that|you)\b.*|"
    r"(?:one or more of )?(?:the )?following\b(?! an?\b).*|(?:the )?only way\b.*|(?:more |further |additional |other )?(?:research|study|studies)\b.*|(?:more than one|one or more|(?:two |many |several )?different|several|many|some|two|three) (?:kinds?|types?) of "
    r"(?:treatments?|tests?|imaging tests|medicines?|medications|therapy|surgery)|"
    r"(?:other|certain|several|some|different|these|various|many|special|the|your) (?:medicines?|medications?|drugs)|"
    r"(?:many |several |other |any |noticeable |signs or |signs and )*(?:symptoms|problems|complications) (?:(?:in|during|at|until|unless|for) .*|later)|features? (?:similar|of|that)\b.*|those .*|people|persons|patients|individuals|infants|children|adults|women|men|males|females|boys|girls|"
    r"(?:[\w-]+ly|promptly|blurred|partial|complete|slow|white|red|step-wise))",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:as|this|these|those|such|it|they|them|he|she|we|who|which|that|itself)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\d{3}[- ]\d{3}|www\.|@|https?:")
_WORDS = re.compile(r"[\w']+")
#: What goes on with words that stand elsewhere.
_GOES_ON = re.compile(
    r"(?:characterized|marked|caused|called|known|followed|accompanied|used|associated|linked|described|considered|"
    r"include|includes|including|producing|resulting|leading|than|whether)\b",
    re.IGNORECASE,
)
#: Ends of adjectives that may be nouns as well: “antibiotic”, “sedative”.
_NOUN_ENDS = ("al", "ic", "ive", "ary", "ory", "ed", "ular", "cold")
#: What is no finding: how it is in health, a question, a chance.
_HEALTHY = re.compile(
    r"(?:near-)?normal(?:ly)?\s(?!(?:pressure)\b)|(?:how|what|why|whether|which|where|when|if)\s|"
    r"(?:(?:about |an? |the )*(?:\d+%?|percent)(?:\s*\([^)]*\))?(?: percent)? )?(?:chance|likelihood|probability)\b|"
    r"(?:\d+%|\d+ percent)\s",
    re.IGNORECASE,
)
#: Who found something out, in place of what was found.
_STUDY = re.compile(
    r"(?:[\w-]+ ){0,4}(?:stud(?:y|ies)|research|evidence) (?:found|show\w*|suggest\w*|has|have|of \d|that)\b"
)
_TO_DO = re.compile(r"to ([a-z]+)\b", re.IGNORECASE)
#: Prepositions that may end a phrase: “throwing up”, “passing out”.
_PARTICLES = frozenset(["up", "down", "out", "off", "on", "over", "through", "around", "about", "in"])
#: Prepositions that begin no thing.
_BEFORE = PREP - _PARTICLES - {"like", "under", "below", "above", "near", "off"} | {"in", "on"}
_OPEN_ENDS = (
    (PREP - _PARTICLES) | DET - {"both", "all", "one", "more", "less"} | POSS | CONJ | REL | MODALS | {"a", "an"}
)
_FINITE = BE - {"be", "been", "being"} | MODALS - {"will", "can"}
#: Words behind which a verb may stand in an object.
_OPENS = REL | frozenset(
    ["how", "what", "when", "if", "because", "why", "whether", "as", "than", "you", "before", "after"]
)
_MOST_SUBJECT = 12
_STRAY = frozenset(
    [
        "speculate",
        "believe",
        "think",
        "say",
        "suspect",
        "suggest",
        "also",
        "however",
        "therefore",
        "thus",
        "simply",
        "even",
    ]
)


#: What is said of an event that was just told is said of the condition: “This damage slows the signals”.
_EVENT = re.compile(
    r"(?:this|these)\s+(?:\w+\s+)?(?:attacks?|blockage|buildup|damage|imbalance|inflammation|loss|process|reaction|response|"
    r"scarring|swelling|weakness)\b",
    re.IGNORECASE,
)


#: What begins no subject; what stands behind a verb that tells somebody to do something.
_NO_SUBJECT, _BEHIND_VERB = PREP | CONJ | MODALS | BE, DET | POSS | PREP | {"to", "if", "and", "or", "you", "it"}


def is_pointing(words: str) -> bool:
    """Whether words stand for what was named elsewhere."""
    return bool(_POINTS.match(words)) and not _EVENT.match(words)


@lru_cache(maxsize=_KEPT)
def is_clear(words: str) -> bool:
    """Whether words do not point at others, and do not break off."""
    low = words.lower()
    if low == "no symptoms":
        return True
    last = words.rsplit(None, 1)[-1].strip('.,;:)"”') if words else ""
    return not (_VAGUE.fullmatch(low) or _POINTS.match(low) or last in _OPEN_ENDS)


@lru_cache(maxsize=_KEPT)
def is_thing(words: str) -> bool:
    """Whether an object is a thing, a finding or an event: words without a finite verb of their own.

    >>> is_thing("loss of appetite"), is_thing("hormone levels are normal"), is_thing("those listed above")
    (True, False, False)
    """
    if _ADDRESS.search(words):
        return False  # where to ask
    if words.split(None, 1)[0].lower() in _BEFORE:
        return False  # “during the day”
    if not is_clear(words) or _GOES_ON.match(words) or _STUDY.match(words) or _HEALTHY.match(words):
        return False
    if " " not in words and is_adjective(words) and not words.lower().endswith(_NOUN_ENDS):
        return False  # “benign”
    to_do = _TO_DO.match(words)
    if to_do and VERB_FORMS.get(to_do.group(1), ("", ""))[1] == "base":
        return False
    for word in _WORDS.findall(words.lower()):
        if word in _OPENS:
            return True
        if word in _FINITE:
            return False
    return True


#: What tells too little without “this”.
_TELLS_LITTLE = re.compile(r"\b(?:appearance|changes?|effects?|improvements?|process(?:es)?|response)$", re.IGNORECASE)
_POINTING_AT = re.compile(r"(?:this|these|that|those|such)\s+(?=\w)", re.IGNORECASE)


def is_subject(words: str) -> bool:
    """Whether a claim can be of what these words name.

    >>> is_subject("Type 2 diabetes"), is_subject("In severe cases of gout"), is_subject("gout, which also")
    (True, False, False)
    """
    if pointing := _POINTING_AT.match(words):
        words = words[pointing.end() :]
        if _TELLS_LITTLE.search(words) is not None:
            return False  # “this apparent improvement”, of which alone nothing is plain
    parts = [word.strip("(),;") for word in words.lower().split()]
    return bool(
        parts
        and not _ANY_FORM.match(words)
        and parts[0]
        not in ("how", "what", "why", "whether", "which", "when", "where", "who", "if", "something", "anything")
        and len(parts) <= _MOST_SUBJECT
        and parts[0] not in _NO_SUBJECT
        and "," not in words
        and " their " not in words
        and is_clear(words)
        and not any(part in _FINITE or part in _STRAY for part in parts)
    )


#: A form of what is not named: “(this) form of the disorder”.
_ANY_FORM = re.compile(
    r"(?:forms?|kinds?|subtypes?|types?|variants?) of\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=_KEPT)
def is_action(words: str) -> bool:
    """Whether words tell somebody to do something, as an item of advice does: “Avoid crowds, such as those in stores”.

    >>> is_action("Avoid crowds"), is_action("Do not smoke"), is_action("Rest")
    (True, True, False)
    """
    parts = [word.strip(",;") for word in words.lower().split()]
    while parts and (parts[0] in ADVERBS or parts[0] == "please"):
        parts = parts[1:]
    if len(parts) < 2:
        return False
    if parts[0] in ("be", "do", "don't", "have", "avoid", "use", "get", "make"):
        return True
    if VERB_FORMS.get(parts[0], ("", ""))[1] != "base":
        return False
    return parts[1] in _BEHIND_VERB or parts[0] not in _NOUNS


#: Base forms that begin a noun phrase as often: “blood test results”, “control of pain”, “rest periods”.
_NOUNS = AMBIGUOUS | {"monitor", "sweat", "vomit"}
