"""What can only be a misreading: an object or a subject that its predicate cannot have, whatever rule found it."""

from __future__ import annotations

import re

from kg.entry.lexicon import BE, BODY, MODALS, VERB_FORMS, is_adjective
from kg.reading.found import Found
from kg.reading.qualifiers import Limit

__all__ = ["is_misread"]

#: Who treats and finds out, and those who have it, in place of what is done.
_WHO = re.compile(
    r"(?:(?:[\w-]+ )*(?:compan(?:y|ies)(?: \w+ by \w+)?|dietitians?|government|insurers?|parents?|mothers?|centers|clinics|hospitals|counselors?|fathers?|caregivers?|relatives|siblings|doctors?|nurses?|pharmacists?|physicians?|professionals?|providers?|researchers?|scientists?|specialists?|therapists?)|"
    r"(?:millions|thousands|many|most|some|all)? ?(?:of )?(?:people|patients|women|men|children|adults))\b(?! (?:care|counsel\w*|therapy|education)\b)",
    re.IGNORECASE,
)
#: Subjects of which nothing can be said alone.
_NO_SUBJECT = re.compile(
    r"(?:(?:an?|the|other|some|many|key|certain|several|these|such|possible|small|large|electrical) )*(?:changes?|cells|conditions|data|diagnosis|diseases|doctors?|evidence|"
    r"factors|findings|genes?|hormones|percentage of \w+|problems|products|proteins|providers?|signals?|studies|study|substances|symptoms|things|treatments?|ways)"
    r"(?:(?: and| or) (?:other )?\w+)?(?: (?:that|these|this|to)\b.*)?",
    re.IGNORECASE,
)
#: What a test measures or pictures, and no finding.
_MEASURED = re.compile(
    r"(?:(?:the|your|an?|detailed|clear|exact|underlying|possible|other|specific) )*(?:causes?\b(?= of|$)|levels? of|activity|amount|anatomy|condition|degree|diameter|direction|extent|(?:blood )?flow|function|how|inside|images?|location|movement|outline|picture|pictures|position|"
    r"presence of (?:blood|sugar|protein)|rate|results?|rhythm|severity|shape|size|speed|stage|structure|thickness|type)\b(?! abnormalit)|[\w-]+ (?:locations?|positions?|sizes?|shapes?)$",
    re.IGNORECASE,
)
#: What something is called by its part in the matter: “triggers of gout”.
_ROLE = re.compile(
    r"\b(?:(?:causes?|triggers?|risk factors?|symptoms?|signs?|types?|forms?|complications?) (?:of|for)\b|(?:risk factors?|major criteria|something else|same|^(?:ongoing|other|specific|underlying|unknown) causes?)$)",
    re.IGNORECASE,
)
#: What something is called, and no kind of it.
_NO_KIND = re.compile(
    r"(?:(?:an?|the|general|broad|common|medical|frequent|major|leading|another|important) )*(?:terms?|names?|words?|reasons?|ways?|causes? of .*|result of .*|problem for .*|part of .*|"
    r"same .*|more .*|less .*|ones?)",
    re.IGNORECASE,
)
#: Things to do for one's health, which nobody suffers from.
_HEALTHY = re.compile(
    r"(?:avoiding|controlling|eating (?!disorders?\b|problems\b|too\b)|exercising|following an?|getting (?:plenty|enough|regular|vaccinated)|keeping (?:active|fit|your|their)|limiting|losing weight|maintaining an?|"
    r"managing|quitting|regular (?:exercise|physical)|resting|stopping smoking|taking (?:medic|vitamin|step)|treating|using an?|wearing|physical activity|plenty of)\b|.*\blifestyle\b",
    re.IGNORECASE,
)
#: What tells that something keeps the condition, or something of it, from coming.
_PREVENTS = re.compile(
    r"\b(?:prevent\w*|protect\w*|avoid\w*|risks?|chances?|lower\w*|reduc\w*|limit\w*|stop\w*|spread\w*|vaccin\w*|immuni[sz]\w*|precautions?|keep\w*|delay\w*|decreas\w*|less|safe\w*|healthy|helps?(?=\s*(?:[.,;]|$)))\b",
    re.IGNORECASE,
)
#: Those who have something, in place of what they have; and what raises a risk, without saying what it is.
_SOMEBODY = re.compile(
    r"(?:people|patients|children|adults|women|men|individuals) (?:(?:with|who|at|of|in|aged|over|under)\b|\d)",
    re.IGNORECASE,
)
#: A gene without its name, and a heading that has run into a subject.
_A_GENE = re.compile(
    r"(?:the |an? |one |this )?(?:(?:first|second|third|other|same|single|faulty|defective) )*genes?", re.IGNORECASE
)
_RUN_IN = re.compile(r"\w (?:A|An|The) [a-z]")
_ANYBODY = re.compile(r"(?:people|patients|children|adults|women|men|individuals|those)\b", re.IGNORECASE)
#: Some of what was named elsewhere, how something is done, and what another thing does to it.
_SOME_OF = re.compile(
    r"(?:one|two|three|four|some|several|many|most|all|both|each) of (?:the|these|those)\b", re.IGNORECASE
)
_HOW_TO = re.compile(
    r"(?:both |all |other |these )?(?:kinds?|types?|forms?) of\b|(?:special |general |more )*(?:instructions|information|tips|guidelines|questions|answers)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:more|less) [a-z]+(?:ive|ful|able|ible|ent|ant|al|ic|cult)$", re.IGNORECASE)
#: What makes a risk less, and symptoms that were named elsewhere.
_LESS = re.compile(r"\b(?:control|lower|manage|prevent|reduc)\w*\b", re.IGNORECASE)
_LEARN = re.compile(r"(?:see|learn|find|read) (?:how|more|what|about|out)\b", re.IGNORECASE)
_THESE = re.compile(
    r"(?:(?:have|has|get) )?(?:any of )?(?:these|those|the following)(?: [\w-]+)?(?: or \w+)?", re.IGNORECASE
)
_UNTOLD = re.compile(
    r"(?:(?:some|certain|many|several|other|the following|a number of|these|various) )+(?:[\w-]+ )?(?:conditions|diseases|factors|illnesses|medicines|problems|substances|things)\b",
    re.IGNORECASE,
)
_PREVENTING_RULES = ("R-is-used", "R-helps", "R-provider", "R-treated", "R-prevents")
#: How much there is of what is said, and nothing more: “four levels of severity”.
_NUMBERED = re.compile(
    r"(?:(?:two|three|four|five|six|recommended|available|current|standard|main|major|\d+)\s(?:[\w-]+ )*?|(?:several|many|most|another|other|additional)\s)"
    r"(?:complications?|levels|medications?|medicines?|options|problems?|stages|symptoms?|tests?|treatments?|types|ways)\b(?: (?:of|for|that|to) .*)?",
    re.IGNORECASE,
)
#: What nobody does to keep from getting ill: items of another list that has run into one of advice.
_COMPLAINTS = re.compile(
    r"(?:[\w-]+ ){0,2}(?:aches?|bleeding|cramps|dizziness|drowsiness|fainting|fatigue|fever|headaches?|itching|loss|nausea|numbness|pains?|rash|seizures|"
    r"swelling|tiredness|vomiting|weakness)(?: or \w+)?|feeling \w+|(?:difficulty|problems?|trouble) \w+ing\b.*|(?:loss|shortness) of .*",
    re.IGNORECASE,
)
_THAN = re.compile(r"(?<!other)(?<!less)(?<!more) than (?!normal|usual|average|expected)", re.IGNORECASE)
#: What points at a treatment or a test named before; symptoms by what they come from; what is as something else.
_THIS_ONE = re.compile(
    r"\bth(?:is|ese) (?:drugs?|medicines?|medications?|procedures?|tests?|therap(?:y|ies)|treatments?)\b", re.IGNORECASE
)
_SYMPTOMS_OF = re.compile(
    r"(?:the )?(?:signs and )?(?:symptoms|signs) (?:caused by|due to|from|related to)\b|infections? (?:with|by)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\bsame\b[^.;:]*$", re.IGNORECASE)
#: How many there are of something.
_MILLIONS = re.compile(r"[\d.,]+ (?:million|billion)\b", re.IGNORECASE)
#: Where people live, which does and causes nothing.
_COUNTRY = re.compile(r"^(?:\w+ )?(?:Africa|America|Asia|Australia|Canada|Europe|Mexico|Zealand)\b")
#: A heading that has run into the sentence behind it: “Surroundings Environmental dust”, “Your risk Making changes”.
_HEADED = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2} (?:[A-Z][a-z]+(?:ing|al)|An?|The|These|Some|Many) [a-z]")
#: Who else has it.
_IN_ANIMALS = re.compile(
    r"[^.;:,]*\bin (?:[\w-]+ ){0,4}?(?:animals|birds|cats|cattle|dogs|livestock|pigs|rodents)\b", re.IGNORECASE
)
#: What is left of a thing, and no rest.
_REST = re.compile(r"(?:the )?rest of\b", re.IGNORECASE)
#: What is only held to be so: “it is possible that exercise …”.
_HELD = re.compile(r"(?:it(?:['’]s| is) )?(?:also )?(?:possible|likely|clear|important|true) that\b", re.IGNORECASE)
#: What is nothing without the words around it, as something done, and as something felt.
_NOTHING_DONE = re.compile(
    r"(?:(?:great|special|extra|some|more|less|fewer|other|different|additional|further|any) )*(?:care|caution|precautions?|steps?|measures?|"
    r"others?|help|(?:early|frequent|proper|prompt|regular|repeated) treatments?|tests that were done|(?:more|less|fewer) (?:medicines?|medications?|drugs?|treatments?))",
    re.IGNORECASE,
)
_NOTHING_FELT = re.compile(
    r"(?:(?:short|long)[- ]term|other|serious|severe|mild|many|different|various|certain|common|unpleasant|physical|a (?:range|variety|number) of|\s)+"
    r"(?:affects|effects|problems|changes|issues|consequences|reactions|difficulties)",
    re.IGNORECASE,
)
#: What somebody has been, and has not.
_BEEN = re.compile(r"(?:\w+ly |always |never |often |also )*been\b", re.IGNORECASE)
#: How it goes with the ill, which helps nobody; whom a doctor looks after, with what is done left out.
_OUTLOOK = re.compile(
    r"(?:(?:the|an?|their|your) )?(?:[\w-]+ ){0,2}(?:outlook|prognosis|survival|life expectancy)\b", re.IGNORECASE
)
_LOOKED_AFTER = re.compile(
    r"(?:assess|check|evaluate|examine|follow|monitor|observe|see|treat|watch)(?:ing)? (?:(?:the|an?|their|your|his or her) )*(?:child|children|patients?|people|person|you)(?: closely| carefully| regularly)?",
    re.IGNORECASE,
)
#: What is altered in the ill, and nothing that they feel.
_ALTERED = re.compile(
    r"(?:(?:the|an?|one|two|this|same) )*(?:[\w-]+ ){0,2}(?:genes?|mutations?|alleles?)(?: copies)?", re.IGNORECASE
)
#: Where in the body a test looks.
_PLACE = BODY | {"gastrointestinal", "gi", "inside", "lining", "lower", "system", "the", "tract", "upper"}
#: A sentence within a subject: “Primary means this disorder”.
_A_SENTENCE = re.compile(
    r"^(?!.*\b(?:that|which|who|whose)\b).*\w (?:means|refers|has|have|is|are|was|were)\s", re.IGNORECASE
)
#: What is found out, and no way to find it out.
_NO_TEST = re.compile(
    r"(?:the )?(?:(?:[\w-]+ )*results?\b.*|(?:[\w-]+ )*(?:symptoms?|signs)|risk factors?\b.*|.*\bfollowing\b.*)",
    re.IGNORECASE,
)
#: Subjects that are some of a kind: what is said is not said of the kind.
_SOME_OF_A_KIND = re.compile(r"(?:most|many|some|several|few|all|other|another|one|two|three)\s", re.IGNORECASE)
#: How well or how much something is, which is measured and no finding.
_HOW = re.compile(r"\bhow (?:well|much|many|fast|long|often|far)\b[^.;:]*$", re.IGNORECASE)
#: A noun that is wanting behind its adjective: “experiencing a severe”.
_ARTICLE = re.compile(r"\b(?:an?|the)\s+(?:(?:most|very|more|less|least)\s+)?([\w-]+)$", re.IGNORECASE)
_GOES_ON = re.compile(r",\s+(?:and|or|but|often|usually|sometimes)\b")
#: What a treatment may do that is no help.
_HARMS = re.compile(
    r"\bworse\b|\bside effects?\b|\bslow the growth of (?:children|a child)\b|\bweight gain\b|\bincreases? the (?:dose|risk|effectiveness)\b",
    re.IGNORECASE,
)
_THAT_HARMS = re.compile(
    r"\b(?:that|which) (?:can |may |might )?(?:also )?(?:increase|raise|cause|trigger|worsen)s? ", re.IGNORECASE
)
#: What another illness is like, of which the words go on to speak: “symptoms similar to those of flu, a virus of …”.
_AS_IN_OTHERS = re.compile(
    r"\b(?:similar to|like|resembl\w+|mimic\w*) (?:those|that|the symptoms)\b[^.;:]*,[^.;:]*$", re.IGNORECASE
)
#: Why something is, which a test shows: “may show what is causing it, such as a tumor”.
_WHY = re.compile(
    r"\b(?:what(?:'s|’s| is)? (?:causing|causes)|causes? of|(?:want|try|need)s? to find)\b[^.;:]*$", re.IGNORECASE
)
#: That something need not be done, which tells only of whom it is so.
_NOT_NEEDED = re.compile(r"[^.;:,]*\b(?:need|require|necessary)", re.IGNORECASE)
_FELT = frozenset(["hasSymptom", "hasFinding", "hasComplication"])
_THINGS = _FELT | {"hasTest", "hasTreatment", "hasMedicine", "hasPrevention", "hasForm", "hasCause", "hasRiskFactor"}
_BY_WHAT = frozenset(["hasCause", "hasRiskFactor", "hasTrigger"])
_DONE = frozenset(["hasTreatment", "hasMedicine", "hasTest", "hasPrevention"])
#: Where a pronoun stands for what was said elsewhere; “make it hard to walk” names what it is.
_POINTS = re.compile(
    r"(?<!make )(?<!makes )(?<!making )\b(?:it|them|itself|themselves|these (?:changes|conditions|drugs|factors|medicines|problems|signs|substances|symptoms|things))\b|\bthese \w+$",
    re.IGNORECASE,
)
_FINITE = (BE - {"be", "been", "being"}) | MODALS | {"has", "have", "had", "do", "does", "did", "doesn't", "don't"}
#: Conditions without a verb of their own.
_ELLIPTIC = re.compile(
    r"\b(?:necessary|needed|possible|present|untreated|treated|severe|appropriate|required|infected|exposed|pregnant|able|any|so|not|unable|done|\w+ing|\w+ed)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:if|when|once|whenever|unless)\s", re.IGNORECASE)


def is_misread(found: Found, text: str) -> bool:
    """Whether a claim cannot be what its sentence says, by the words of its object, its subject or what limits it."""
    words, predicate = found.object, found.predicate
    end = found.object_spans[-1][1]
    if any(_is_torn(limit) or _is_of_other(limit, found, text) for limit in found.qualifiers):
        return True
    if (wanting := _ARTICLE.search(words)) and is_adjective(wanting[1]) and _GOES_ON.match(text, end):
        return True
    if found.object_spans[0][0] == found.evidence[0][0] and _HEADED.match(text, *found.object_spans[0]):
        return True
    if predicate in _DONE | _BY_WHAT and _COUNTRY.search(words):
        return True
    if predicate in _BY_WHAT and found.rule == "R-lead-head" and words.startswith(("risk ", "risks ")):
        return True
    if predicate in _DONE and _REST.match(words):
        return True
    if predicate in _FELT and _IN_ANIMALS.match(text, found.object_spans[-1][1], found.evidence[-1][1]):
        return True
    if predicate == "hasTest" and words in ("correct", "right", "wrong", "certain"):
        return True
    if _HELD.match(words) or (predicate != "hasContact" and _THIS_ONE.search(words)):
        return True
    if predicate in _FELT and (_SYMPTOMS_OF.match(words) or _THAN.search(words)):
        return True
    if " as " in words and _SAME.search(text, found.evidence[0][0], found.object_spans[0][0]):
        return True
    if predicate in _DONE and all(word in BODY for word in words.lower().split()):
        return True  # “feet”
    if predicate == "hasPrevention" and found.rule.startswith("R-lead") and _COMPLAINTS.fullmatch(words):
        return True
    if words.endswith("U.S."):
        return True  # where a sentence seemed to end
    if found.rule == "R-risk-factor" and _ANYBODY.match(words):
        return True
    if predicate in _FELT and _MILLIONS.match(words):
        return True
    if predicate in _DONE and (_NOTHING_DONE.fullmatch(words) or _LOOKED_AFTER.fullmatch(words)):
        return True
    if predicate in _DONE and _OUTLOOK.match(words):
        return True
    if predicate in _FELT - {"hasFinding"} and _ALTERED.fullmatch(words):
        return True
    if predicate == "hasFinding" and all(word in _PLACE for word in words.lower().split()):
        return True
    if found.subject_span is not None and _A_SENTENCE.search(found.subject):
        return True
    if predicate in _FELT and (_NOTHING_FELT.fullmatch(words) or _BEEN.match(words)):
        return True
    if predicate == "hasTest" and (_NO_TEST.fullmatch(words) or (" " not in words and is_adjective(words))):
        return True
    if found.subject_span is not None and _SOME_OF_A_KIND.match(found.subject):
        return True
    if found.subject_span is not None and _NO_SUBJECT.fullmatch(found.subject):
        return True
    if predicate in _BY_WHAT | {"occursWith"} and _A_GENE.fullmatch(words):
        return True
    if words.startswith(("or ", "and ", "but ")) or (found.rule == "R-there-is-no" and " those who " in words):
        return True
    if found.subject_span is not None and _RUN_IN.search(found.subject):
        return True
    if (predicate not in ("isA", "occursIn") and _SOME_OF.match(words)) or (
        found.rule == "R-lead-head" and _ANYBODY.match(words)
    ):
        return True
    if predicate in _DONE and (_HOW_TO.match(words) or _COMPARED.search(words)):
        return True
    if predicate in _DONE and (_WHO.fullmatch(words) or _SOMEBODY.match(words)):
        return True
    if (
        predicate in _BY_WHAT
        and found.rule != "R-at-risk"
        and (_ROLE.search(words) or _WHO.fullmatch(words) or _NO_SUBJECT.fullmatch(words))
    ):
        return True
    if predicate in _THINGS and not found.negated and _NUMBERED.fullmatch(words):
        return True
    if predicate == "isA":
        return _NO_KIND.fullmatch(words) is not None or (" " not in words and is_adjective(words))
    if predicate == "hasFinding" and (
        _MEASURED.match(words) or _HOW.search(text, found.evidence[0][0], found.object_spans[0][0])
    ):
        return True
    if predicate == "hasRiskFactor" and _HEALTHY.match(words):
        return True
    if predicate in _FELT and (_HEALTHY.match(words) or _SOMEBODY.match(words)):
        return True
    start = found.object_spans[0][0]
    if found.rule == "R-helps" and any(
        limit.kind == "purpose" and _HARMS.search(limit.value) for limit in found.qualifiers
    ):
        return True
    if predicate in _FELT and _AS_IN_OTHERS.search(text, found.evidence[0][0], start):
        return True
    if predicate == "hasFinding" and _WHY.search(text, found.evidence[0][0], start):
        return True
    if (
        found.negated
        and predicate in _DONE
        and _NOT_NEEDED.search(text, found.object_spans[-1][1], found.evidence[-1][1])
    ):
        return True
    if found.rule.startswith("R-is-treatment") and _THAT_HARMS.search(text, end, found.evidence[-1][1]):
        return True
    if found.rule == "R-helps" and words.endswith((" help", " helps", " combat")):
        return True
    if found.rule == "R-helps" and (" your " in words or text[max(0, start - len("help ")) : start].lower() == "help "):
        return True  # “can help clear the nose, improve sleep, …”: what it does, not what does it
    if found.rule == "R-risk-people" and (_UNTOLD.match(words) or _LESS.search(words)):
        return True
    if predicate == "hasContact" and (_THESE.fullmatch(words) or _LEARN.match(words)):
        return True
    if predicate not in ("hasContact", "hasOpenQuestion", "occursIn") and _POINTS.search(words):
        return True
    if predicate == "hasPrevention" and found.rule.startswith(_PREVENTING_RULES):
        return not any(_PREVENTS.search(text, start, end) for start, end in found.evidence)
    return False


def _is_of_other(limit: Limit, found: Found, text: str) -> bool:
    """Whether a condition stands behind another thing that may be done: “avoid it, or wear a mask if you cannot”."""
    end = found.object_spans[-1][1]
    return limit.kind == "condition" and limit.start > end and bool(re.search(r",\s+or\s", text[end : limit.start]))


def _is_torn(limit: Limit) -> bool:
    """Whether a condition is half a clause: “when a complication”, of which a comma has cut the verb off."""
    if limit.kind == "condition" and " - " in limit.value:
        return True  # with the items of a list that stand behind it
    opens = _WHEN.match(limit.value) if limit.kind == "condition" else None
    if opens is None:
        return False
    words = re.findall(r"[\w'’-]+", limit.value[opens.end() :].lower())
    has_verb = any(
        word in _FINITE or VERB_FORMS.get(word, ("", ""))[1] in ("s", "base", "ed") or word.endswith("s")
        for word in words[1:]
    )
    return not has_verb and _ELLIPTIC.search(limit.value, opens.end()) is None
