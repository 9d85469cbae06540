"""What turns a claim round: “except”, “not everyone”, “it is a myth that”, a denial that belongs to other words."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.reading.found import Found
from kg.reading.sought import Sought

__all__ = ["is_turned_round"]

#: Sentences that say the contrary, or less, of what their words name.
_CONTRARY = Sought(
    re.compile(
        r"\b(?:not|(?:is|are|do|does)n['’]?t) (?:all|every|always|necessarily)\b|\b(?:less|un)[- ]?likely\b|\b(?:(?<!a )few|hardly any) (?:people|patients|cases|children|adults)\b|"
        r"\b(?:lowers?|reduces?|decreases?|lessens?) (?:your |the |their )?(?:risk|chances?|likelihood)\b",
    ),
    ("not ", "always", "n't ", "n’t ", "likely", "few", "hardly", "lower", "reduc", "decreas", "lessen"),
)
#: Said of a symptom, it is one that may come.
_NOT_EVERYONE = Sought(re.compile(r"\bnot every(?:one|body)\b"), ("not every",))
#: Predicates of what lowers a risk.
_LOWERING = frozenset(["hasPrevention", "hasTreatment", "hasMedicine", "hasTreatmentGoal", "hasContact"])
#: What takes out the words behind it.
_TAKES_OUT = Sought(
    re.compile(
        r"\b(?:except(?: for)?|rather than|other than|instead of|unlike|unless|apart from|aside from|besides|as opposed to|in contrast to|compared (?:with|to)|"
        r"than|mistaken for|confused with|misdiagnosed as|not due to|rules? out|ruling out|ruled out)\s[^.;:]*$",
    ),
    (
        *("except", "than", "instead", "unl", "apart from", "aside", "besides", "opposed", "in contrast", "compared"),
        *("mistaken", "confused", "misdiagnosed", "not due", "rul"),
    ),
)
#: What keeps from happening what its words name.
_KEEPS_FROM = Sought(
    re.compile(
        r"\b(?:prevent(?:s|ing|ed|ion of)?|avoid(?:s|ing)?|without|protect(?:s|ing)? (?:\w+ )?(?:against|from)|relieves?|reliev(?:e|ing)|"
        r"reduc(?:e|es|ing)|free of|absence of|lack of)\s[^.;:,]*$",
    ),
    ("prevent", "avoid", "without", "protect", "reliev", "reduc", "free of", "absence of", "lack of"),
)
#: Predicates whose object may be kept from happening, or follows a medicine that does so.
_AGAINST = frozenset(
    ["hasPrevention", "hasTreatmentGoal", "hasTreatment", "hasMedicine", "hasContact", "hasTest", "hasMechanism"]
)
_PREVENTING = re.compile(r"(?:preventing|avoiding)\s", re.IGNORECASE)
_CONDITION = re.compile(r"\s*without\b", re.IGNORECASE)
_DENIAL = Sought(
    re.compile(
        r"\b(?:not|no|never|cannot|can['’]?t|don['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|won['’]?t|neither|nor|without|rarely)\b",
    )
)
#: What only is, or was, believed without reason and not so.
_MISBELIEVED = Sought(
    re.compile(
        r"\b(?:myths?|misconceptions?|old wives|superstitions?)\b|\bcontrary to (?:what|popular|common|the (?:popular|common))\b|"
        r"\b(?:once|formerly|previously|wrongly|mistakenly|falsely|incorrectly) (?:been )?(?:assumed|believed?|held|thought|think)\b|"
        r"\bused to (?:be(?:lieve|lieved)?|think|be thought) (?:that\b|to\b)|\bin the past,? (?:\w+ ){1,3}(?:believed|thought)\b|"
        r"\b(?:people|patients|parents) (?:\w+ )?(?:assume|believe|think) (?:that )?",
    ),
    ("myth", "misconception", "wives", "superstition", "contrary", "thought", "believe", "assume", "think", "held"),
)
#: That what was done was of no use.
_FAILED = Sought(
    re.compile(
        r"\b(?:but|however|although|and)\b[^.;]*?\b(?:fail(?:s|ed)? to|(?:not|never|\w+n['’]t) (?:been )?(?:shown to )?(?:benefit|effective|help|helped|helpful|proven|recommended|useful|work|worked)\b(?! everyone| for everyone| in all))",
    ),
    ("fail", "not ", "never ", "n't ", "n’t "),
)
_BUT = re.compile(r"[;:]|\b(?:actually|but|however|in fact|now|yet)\b", re.IGNORECASE)
_AS_IF = re.compile(r"\b(?:like|as if|as though|feeling|that)\s+(?:you|they|he|she|one)?\s*$", re.IGNORECASE)
#: What is only compared, and what a denial before it is of as well.
_LIKE, _NEITHER = re.compile(r"\blike\b"), re.compile(r"\b(?:or|nor)\b")
#: Characters behind “than” in which what is compared stands.
_NEAR = 60


#: In the lead-in of a list, what turns its items round.
_TURNS = re.compile(r"\b(?:unless|except|without|not everyone|rather than)\b[^.;]*$", re.IGNORECASE)
_NOT_ALL = re.compile(r"\bnot (?:everyone|all)\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 6)
def _told_by(sentence: str) -> tuple[re.Match[str] | None, re.Match[str] | None, bool]:
    """Of a sentence, where it is misbelieved, where the contrary is said, and whether it is not so of everyone."""
    return _MISBELIEVED.search(sentence), _CONTRARY.search(sentence), _NOT_EVERYONE.search(sentence) is not None


def is_turned_round(found: Found, text: str) -> bool:
    """Whether the sentence of a claim says another thing of its object than the claim does."""
    start = found.object_spans[0][0]
    sentence = next(((a, b) for a, b in found.evidence if a <= start <= b), found.evidence[0])
    if len(found.evidence) > 1 and any(_TURNS.search(text[a:b]) for a, b in found.evidence if (a, b) != sentence):
        return True
    whole = text[slice(*sentence)]
    believed, contrary, is_not_of_all = _told_by(whole)
    if believed and not _BUT.search(text[sentence[0] : start], believed.end()):
        return True
    if found.predicate in ("occursIn", "hasForm", "isA"):
        return _NOT_ALL.search(whole) is not None
    if is_not_of_all and (found.modality != "may" or found.subject_span or found.predicate == "hasPrognosis"):
        return True
    is_given = found.predicate in ("hasTreatment", "hasMedicine") and not found.negated
    if is_given and _FAILED.search(text, found.object_spans[-1][1], sentence[1]):
        return True
    if contrary and not (
        found.predicate in _LOWERING and contrary.group().lower().startswith(("low", "red", "dec", "less"))
    ):
        return True
    taken = _TAKES_OUT.search(text, sentence[0], start)
    if taken and len(taken.group()) < _NEAR:
        return True
    if found.predicate not in _AGAINST and (
        _KEEPS_FROM.search(text, sentence[0], start) or _PREVENTING.match(found.object)
    ):
        return True
    if _CONDITION.match(whole) and not any(limit.kind == "condition" for limit in found.qualifiers):
        return True
    return found.negated and _is_denied_elsewhere(text[sentence[0] : start], text[start : sentence[1]])


def _is_denied_elsewhere(before: str, behind: str) -> bool:
    """Whether a denial belongs to other words: “feeling that you can't breathe, fever, and cough”."""
    denials = list(_DENIAL.finditer(before))
    if not denials:
        return _DENIAL.match(behind) is None and _LIKE.search(before) is not None
    last = denials[-1]
    if _AS_IF.search(before[: last.start()]):
        return True
    between = before[last.end() :]
    return "," in between and not _NEITHER.search(between + behind)
