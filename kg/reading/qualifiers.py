"""Hedges, frequency, population, condition, severity and comparison, each with the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.entry.lexicon import FREQUENCY
from kg.reading.clauses import Clause
from kg.reading.first_letters import by_first_letter, looking_ahead
from kg.reading.sought import Sought

__all__ = [
    "OF_CONDITION",
    "SHARE_OF",
    "SOME_PEOPLE",
    "Limit",
    "modality_of",
    "of_one",
    "often",
    "people_in",
    "qualifiers_in",
    "shares_in",
]


class Limit(NamedTuple):
    """What limits a claim: its kind, the words, and their place (code points, end exclusive)."""

    kind: str
    value: str
    start: int
    end: int


_GROUP = (
    r"(?:certain |select |selected |older |younger |young |elderly |pregnant |adult |healthy |high-risk |premenopausal |postmenopausal |black |white |african american |teenage |newborn )*"
    r"(?:adults?|children|child|infants?|babies|baby|women|men|woman|man|people|persons?|patients?|individuals|smokers|newborns?|teenagers|adolescents|males|females|boys|girls|athletes|the elderly|those|others|anyone)"
)
_POPULATION = Sought(
    re.compile(
        looking_ahead(
            rf"(?<!as )(?<!especially )(?<!particularly )(?:in|for|among|affects?|affecting|of)\s+({_GROUP}(?:\s+and\s+{_GROUP})?(?:\s+(?:who|with|without|over|under|older|younger|between|aged|ages?|at|from|of|whose|taking)\s+[^,.;:()]{{2,60}}?)?)(?=[,.;:)]|\s+(?:is|are|was|were|may|might|can|could|and|or|but|than|should|must|will|would|has|have|do|does|usually|often|to|depends?|develops?|experiences?|die|dies|gets?|needs?|shows?|suffers?|survives?|recovers?|improves?|live|lives|var(?:y|ies)|includes?|involves?|remains?|who|because|when|if|by age)\b|$)"
        )
    ),
)
_CONDITION = Sought(
    re.compile(
        looking_ahead(
            r"(?<!as )(?<!even )(?<!ask )(?<!check )(?<!decide )(?<!determine )(?<!find out )(?<!know )(?<!learn )(?<!see )(?<!tell )((?:if(?! not (?:for|at|in|more)\b)|unless|(?<!at )once(?! an?\b| per\b| daily\b| every\b| (?:believed|called|considered|known|thought)\b)|whenever|as long as(?! (?:\d|(?:an?|necessary|needed|possible)\b)))\s+[^.;]+?|(?<!years )(?<!times )(?<!time )(?<!days )when\s+[^.;,]+?|without\s+(?:[\w-]+\s+){0,2}?(?:treatment|attention|care|therapy|surgery)|(?:(?<=[.!?:]\s)|(?<=\n)|^)(?:(?:after|before|between|by|from|until) (?:the )?ages? [^,.;()]{1,30}|by (?:their|the) (?:early |late |mid-?)?(?:teens|twenties|thirties|forties|fifties|sixties))(?=,)|at the time of (?!birth\b|diagnosis\b)[^,.;()]+|with\s+(?:early |proper |prompt |good )?treatment|in severe cases|in (?:the )?(?:mild|milder|mildest|most severe|severe|severest|more severe) (?:forms?|cases)(?: of [^,.;]+)?|in (?:mild|moderate|milder|advanced|more advanced|more severe|untreated|early|late) (?:cases|stages)|in the (?:early|late|later|advanced) stages(?: of [^,.;]+)?|in the absence of[^,.;]+|as (?:the |this |their )?(?:condition|disease|disorder|illness|symptoms) (?:advances?|gets? worse|progress(?:es)?|worsens?)|(?:(?<=[.!?:]\s)|(?<=\n)|^)(?:by|during|from|in) (?:early |late |middle |their )?(?:adolescence|adulthood|childhood|infancy|pregnancy|puberty)(?=,)|(?:(?<=[.!?:]\s)|(?<=\n)|^)depending (?:up)?on [^,.;]+(?=,)|in (?:an?|another|one|some) (?:[\w-]+ ){0,3}(?:form|subtype|type|variant)s? of [^,.;]+(?=,)|as (?:affected |these )?(?:children|individuals|patients|people|they) (?:age|get older|grow older|grow up|mature)|in a few (?:affected )?(?:families|individuals|people|patients)|if untreated|if left untreated|(?:(?<=[.!?:]\s)|(?<=\n)|^)(?:left )?untreated(?=,)|(?:(?<=[.!?:]\s)|(?<=\n)|^)(?:immediately )?after (?:an?|the|having|receiving|surgery|treatment)\b(?![^,]*\b(?:age|birth|days?|hours?|minutes?|months?|weeks?|years?)\b)[^,.;:()]{0,60}?|(?:(?<=[.!?:]\s)|(?<=\n)|^)for (?![^,]*\b(?:people|patients|women|men|children|adults|infants)\b)(?!example|instance|(?:unknown |some |these )*reasons?\b|(?:the )?(?:first|most part|reasons?|purposes?)|an? (?:long|short|few)|(?:some|many|most|all|other|several|those|these|this|that|it|more|further|your|people|patients|women|men|children|adults|infants|babies|anyone|everyone|others)\b)[^,.;:()]{3,90}?)(?=,|\.|;|$)"
        )
    ),
)
#: A condition that a lead-in tells to its end: “if you live where it is common:”.
_TOLD = re.compile(
    r"(?:\S+ ){4,}(?!(?:you|have|has|had|are|is|following|these|any|of|with|who|an?|the|to|by)\b)[\w-]+:$",
    re.IGNORECASE,
)
_SEVERITY = Sought(
    re.compile(
        r"\b((?:mild|moderate) (?:to|or|and) (?:moderate|severe)|life-threatening|severe|mild|moderate|serious|progressive|fatal|deadly)\b"
    ),
    ("mild", "severe", "threatening", "moderate", "serious", "progressive", "fatal", "deadly"),
)
_COMPARE = Sought(
    re.compile(
        r"\b((?:much |slightly |far )?(?:more|less|fewer|higher|lower|greater|better|worse|faster|earlier|later)\s+(?:[a-z]+\s+){0,5}than\s+(?!(?:normal|usual|average|expected|\d))[^,.;()]{2,50}|(?:men|women|males|females|boys|girls)\s+more\s+(?:often\s+)?than\s+\w+|(?:twice|\w+ times) as (?:common|likely)\s+(?:[a-z]+\s+){0,5}(?:as|than)\s+[^,.;()]{2,50})",
    ),
    ("than", "times as", "twice as"),
)
#: Adverbs that hedge.
_PERHAPS = frozenset(["likely", "perhaps", "possibly", "presumably", "probably"])
_TRAILING = re.compile(
    r"(?:\s+(?:also|commonly|even|either|both|frequently|generally|often|rarely|sometimes|still|then|too|typically|usually))+$",
    re.IGNORECASE,
)
_SOME = (
    r"(?:most|some|many|a few|several|few) of (?:the |these |those )?(?:cases|patients|people|children|individuals|infants)|"
    r"(?:most|some|many|a few|several|other) affected (?:people|individuals|infants|children|babies|males|females|boys|girls|adults|women|men)|"
    r"(?<=in )(?:certain|individual|isolated|selected) cases|(?:almost|nearly|virtually) all|(?:an?|one|two)[ -](?:fifth|quarter|third)s? of|half of|(?:most|some|many|a few|several) (?:babies|infants|newborns|women|men|girls|boys|males|females|adults|children|families)"
)
#: What some do, or are: “Some recover”, “others die”.
_GO_ON = (
    r"(?:will|may|might|can|could|do|does|are|were|have|had|never|also|even|only)\b|"
    r"(?:become|continue|develop|die|experience|fail|feel|get|go|improve|lead|live|lose|need|recover|remain|report|require|respond|show|suffer|survive)\b"
)


_FREQUENCY = Sought(
    re.compile(
        looking_ahead(
            rf"(?:{_SOME}|{by_first_letter(sorted(FREQUENCY, key=len, reverse=True))}|(?<!as )(?<!for )(?<!in )(?<!of )(?<!than )(?<!that )(?:some|many|most(?! likely)|few|a few|others)(?= (?:\w+ly )?(?:{_GO_ON})))\b|"
            r"others(?= (?:also|get) )(?<![\w,] others)|(?:in|for) (?:some |many )?others(?=,)"
        )
    ),
)

#: A kind, its pattern, and the group that is the value.
_KINDS = (
    ("condition", _CONDITION, 1),
    ("population", _POPULATION, 1),
    ("comparison", _COMPARE, 0),
    ("frequency", _FREQUENCY, 0),
    ("severity", _SEVERITY, 0),
)


def qualifiers_in(text: str, start: int, end: int, kinds: frozenset[str]) -> list[Limit]:
    """The qualifiers of some kinds that the words of a stretch of text name."""
    found = []
    for kind, pattern, group in _KINDS:
        if kind not in kinds:
            continue
        for match in pattern.finditer(text, start, end):
            words = text[slice(*match.span(group))]
            if kind != "frequency":
                words = _TRAILING.sub("", words)
            elif text[max(0, match.start() - len("how ")) : match.start()].lower() == "how ":
                continue  # “how often”
            elif text.startswith((" called ", " known as ", " referred to as "), match.end()):
                continue  # a name
            elif text.endswith(", ", 0, match.start()) and text.startswith((" a ", " an ", " the "), match.end()):
                continue  # “a living person, usually a relative”
            elif words.lower().startswith("less") and " than " in text[match.end() : end]:
                continue  # a comparison
            if kind == "condition" and words.startswith("for "):
                continue  # at the head of no sentence
            if kind == "condition" and words.endswith(":") and _TOLD.search(words):
                words = words[:-1].rstrip()
            if not words.endswith(":"):  # else what is the condition stands below
                found.append(Limit(kind, " ".join(words.split()), match.start(group), match.start(group) + len(words)))
    return found


#: What is so of several things taken together.
_TOGETHER = frozenset(
    [
        "chiefly",
        "mainly",
        "most commonly",
        "most frequently",
        "most often",
        "mostly",
        "predominantly",
        "primarily",
        "principally",
    ]
)


def of_one(limit: Limit) -> Limit:
    """How often something is, as it is of one example of several: “most have marks, such as spots or lines”."""
    is_more = limit.kind == "frequency" and _SELDOM.search(limit.value) is None
    return Limit(limit.kind, "sometimes", limit.start, limit.end) if is_more else limit


_SELDOM = re.compile(r"\b(?:certain|few|occasional\w*|rare\w*|seldom|several|some\w*|uncommon\w*)\b", re.IGNORECASE)


def often(limit: Limit) -> Limit:
    """How often something is, as it is of one of several things: “mostly caused by dust or smoke”, often by dust."""
    is_of_all = limit.kind == "frequency" and limit.value.lower() in _TOGETHER
    return Limit(limit.kind, "often", limit.start, limit.end) if is_of_all else limit


def modality_of(clause: Clause | None) -> tuple[str, tuple[int, int] | None]:
    """The modality of a claim, and the place of the word that says it."""
    if clause is not None and not clause.modal and (adverb := next((a for a in clause.adverbs if a in _PERHAPS), None)):
        token = next((token for token in clause.words(clause.group) if token.low == adverb), None)
        return "may", (token.start, token.end) if token else None
    if clause is None or not clause.modal:
        before = clause.tokens[clause.group[0] - 1] if clause is not None and clause.group[0] else None
        if before is not None and before.low in _PERHAPS:
            return "may", (before.start, before.end)  # “changes, which …, likely cause it”
        if clause is not None and clause.chain in ("likely", "thought", "believed", "seem", "appear"):
            hedge = next((token for token in clause.words(clause.group) if token.low.startswith(clause.chain)), None)
            return "may", (hedge.start, hedge.end) if hedge else None
        return "asserted", None
    token = next((token for token in clause.words(clause.group) if token.low.startswith(clause.modal[:3])), None)
    value = {
        "might": "may",
        "could": "can",
        "would": "may",
        "must": "advice",
        "should": "advice",
        "will": "asserted",
    }.get(clause.modal, clause.modal)
    return value, (token.start, token.end) if token else None


#: “30 to 40 percent of”.
SHARE_OF = re.compile(
    r"(?:about |another |approximately |around |nearly |almost |more than |less than |only |over |up to |at least |an estimated |roughly |between )*"
    r"(\d+(?:\.\d+)?)(?:\s*(?:%|percent))?(?:(?:\s+(?:to|and)\s+|\s*[-–]\s*)(\d+(?:\.\d+)?))?\s*(?:%|percent)\s+of\s+(?:all |the |these |those )*",
    re.IGNORECASE,
)


def shares_in(text: str, start: int, end: int) -> Iterator[Limit]:
    """The share of people or cases of which a subject speaks, in per cent."""
    found = SHARE_OF.match(text, start, end)
    for kind, group in (("share", 1), ("share to", 2)) if found else ():
        if found is not None and found.group(group):
            yield Limit(kind, found.group(group), *found.span(group))


#: People who are not all that have the condition, at the head of a subject in small letters.
SOME_PEOPLE = re.compile(
    r"(?!(?:both )?(?:(?:females and males|males and females|men and women|women and men)\b|(?:adults and children|children and adults)(?: with|$)))"
    r"(?:(?:(?:(?:more |less |most )?(?:mildly |severely ))affected|affected|some|many|most|other|older|younger|young|pregnant|adult|teenage|[a-z]+-[a-z]+) )*"
    r"(?:adolescents|children|infants|babies|newborns|women|men|females|males|boys|girls|adults|teenagers|survivors|smokers|athletes)\b|"
    r"(?:elderly|older|younger|(?:(?:more |less |most )?(?:mildly |severely ))affected) (?:individuals|people|patients)\b"
)
#: The condition itself, behind “this” and “these”.
OF_CONDITION = r"(?:[\w-]+ )?(?:cancer|condition|disease|disorder|form|illness|infection|problem|subtype|syndrome|tumor|type|variant)s?\b"
_WITH_THIS = re.compile(rf"\s(?:with|who have) th(?:is|ese) (?={OF_CONDITION})")


def people_in(text: str, start: int, end: int) -> Limit:
    """The people that a subject names, without their share and “with this condition”."""
    share = SHARE_OF.match(text, start, end)
    pointing = _WITH_THIS.search(text, start, end)
    start, end = share.end() if share else start, pointing.start() if pointing else end
    words = _TRAILING.sub("", text[start:end])
    return Limit("population", words, start, start + len(words))
