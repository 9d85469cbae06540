"""Words that tell how a condition goes on: when it begins, how it ends, how grave it is."""

from __future__ import annotations

import re

from kg.entry.lexicon import CONJ, REL, SUBORD
from kg.reading.found import Found
from kg.reading.tokens import Token

__all__ = ["tells_course"]

#: What begins no onset.
_OPENERS = CONJ | REL | SUBORD
#: How a course is told: of what, or how it ends.
_COURSE = re.compile(
    r"(?:(?:live|lives|lead|leads|have|has) )?(?:the |a |an )?(?:[\w-]+ ){0,4}?(?:(?:active|full|healthy|long|normal|productive) (?:life|lives|lifespans?)|prognosis|outlook|outcome|quality of life|life expectancy|lifespans?|life spans?|intelligence|course|recovery|survival|death|progression|"
    r"disability|cure|remission|relapses?|recurrence|fatal|life[- ]threatening|severe|serious|dangerous|harmless|painful|disabling|treatable|mild|curable|incurable|chronic|progressive|permanent|temporary|deadly|improvements?|stabili[sz]ation|stability|relief|resolution|upsetting|embarrassing|distressing|frustrating|lifelong|debilitating|(?:completely|easily|effectively|fully|successfully|well) (?:controlled|managed|treated))\b"
)
#: What goes on, before how it goes: “symptoms usually improve”.
_WHAT = (
    r"(?:(?:(?:the|these|some|most|all|other|some people['’]s|most people['’]s|half of(?: all)?) )?(?:[\w-]+ )?(?:symptoms?|signs|attacks?|episodes|weakness|pain|seizures?|condition|disease|disorder|illness|rash|lesions|"
    r"tumou?rs?|paralysis|infections?|patches|patients|people|cases|children|infants|individuals)(?: (?:of|with) [\w'’ -]{2,40}?)? "
    r"(?:(?:may|can|will|is|are|be|to|tends?|also|often|usually|generally|typically|rarely|gradually|slowly|eventually) )*)?"
)
_WHAT_GOES = re.compile(_WHAT)
_GOES = re.compile(
    _WHAT
    + r"(?:(?:also|often|usually|eventually|rarely|gradually|slowly|completely|fully|be|do|tends? to)\s+)*(?:recovers?|do(?:es)? (?:fairly |quite |very )?(?:poorly|well)|die[sd]?|improves?|relapses?|recurs?|survives?|worsens?|"
    r"progress(?:es)?|resolves?|disappears?|lives?|lasts? (?:for|from|about|around|up to|more than|less than|only|a few|several|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|many|some)\b)|respond|var(?:y|ies)|go(?:es)? (?:away|into)|get(?:s)? (?:better|worse)|return|come back|fatal|cured|takes? (?:[\w-]+ ){1,8}to (?:recover|heal|resolve|go away))\b"
)
#: On what the outlook depends, if that is named.
_DEPENDS = re.compile(
    r"(?:the |overall |long-term )*(?:prognosis|outlook|life expectancy|chance of recovery|recovery|course|outcome)\b(?: [\w'’-]+){0,7}? depends? (?:largely |mainly |mostly |in part )?(?:up)?on \w",
    re.IGNORECASE,
)
#: How long complaints last.
_LASTS = re.compile(
    r"(?:[\w'’-]+,? ){1,5}?(?:(?:may|can|usually|often|typically|generally) )*(?:lasts? (?:for|from|about|around|up to|more than|less than|only|a few|several|\d)|continues? indefinitely)\b"
)
#: How well treatment works: “surgery is successful in most cases”.
_WORKS = re.compile(
    r"(?:[\w'’-]+ ){0,5}?(?:treatment|therapy|surgery|transplant(?:ation)?|operation)s?(?: for (?:[\w'’-]+ ){0,4}?[\w'’-]+)? (?:(?:is|are) (?:often |usually |generally |very |almost always )*(?:successful|effective)|works? (?:best|better|well))\b"
)
_IS_GRAVE = re.compile(
    r"(?:(?:very|quite|more|less|usually|often|generally) )*(?:mild|severe|fatal|serious|life[- ]threatening|permanent|temporary|chronic|progressive|harmless|variable)\b"
)


def tells_course(found: Found, tokens: list[Token]) -> bool:
    """Whether words tell when or how a condition goes on, as an onset or a prognosis must."""
    words = found.object
    if _DEPENDS.match(words) and not words.endswith((" of", " in", " by")):
        return True
    if found.predicate == "hasOnset":
        return tokens[0].low not in _OPENERS and not any(token.low in REL for token in tokens)
    if any(token.low in ("you", "your", "it", "they", "who", "which", "depend", "depends") for token in tokens):
        return False
    if _WORKS.match(words.lower()) or _LASTS.match(words.lower()):
        return True
    told = _WHAT_GOES.match(words.lower())
    if told and _IS_GRAVE.match(words.lower(), told.end()):
        return True
    return _COURSE.match(words.lower()) is not None or _GOES.match(words.lower()) is not None
