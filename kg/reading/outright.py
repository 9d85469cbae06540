"""Which claims are of tier A: said outright, so that they may be accepted together.

What is said of another thing, of a group, a time or a test, or as an example of something wider, is right only together
with the words around it; and where a word of the clause is in no part of the claim, it may be the one that matters:
“although males …, they have …”. Such claims are of tier B, and looked at one by one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.entry.lexicon import BE, CONJ, DET, HAVE, MODALS, NEGATION, POSS, PREP, PRONOUNS, REL, VERB_FORMS
from kg.reading.cues import DISEASE
from kg.reading.proposals import Proposal, Span

__all__ = ["said_outright"]

#: Predicates whose object depends on whom, when or after which test it is said of.
_DEPENDENT = frozenset(
    ["ck:hasCauseOfDeath", "ck:hasContact", "ck:hasFinding", "ck:hasOnset", "ck:hasTreatmentGoal", "ck:occursIn"]
)
#: The same, unless a list enumerates them or it is denied: “infections can follow”, “most live a normal life”.
_DEPENDENT_UNLISTED = frozenset(["ck:hasComplication", "ck:hasPrognosis"])
#: What tells the kind of a thing and stays true whatever follows.
_WHATEVER_FOLLOWS = frozenset(["ck:isA"])
#: First words of objects that are told by what stands elsewhere.
_OTHERS = ("other ", "additional ")
#: Words that limit what is said.
_LIMITING = NEGATION | {"before", "despite", "during", "after", "than", "unless", "until"}
#: Nouns that say no more than the predicate or the subject does, and words that join sentences.
_BLAND = (
    *("addition", "additionally", "also", "association", "care", "case", "cases", "characteristic", "combination"),
    *("common", "commonly", "complication", "complications", "condition", "conditions", "consequence", "consequences"),
    *("development", "did", "different", "do", "doctor", "doctors", "does", "drug", "drugs", "effect", "effects"),
    *("everyone", "feature", "features", "following", "form", "forms", "furthermore", "health", "individual"),
    *("individuals", "kind", "kinds", "location", "main", "major", "manner", "medication", "medications", "medicine"),
    *("medicines", "moreover", "others", "overall", "patient", "patients", "pattern", "person", "persons", "possible"),
    *("potential", "problem", "problems", "provider", "providers", "result", "results", "risk", "several", "severity"),
    *("sign", "signs", "size", "someone", "supportive", "symptom", "symptomatic", "symptoms", "therapies", "therapy"),
    *("therefore", "thus", "treatment", "treatments", "type", "types", "typical", "various", "way", "ways"),
)
#: Words that leave a claim as it is, when they are in none of its parts.
_NEUTRAL = (
    frozenset([*BE, *CONJ, *DET, *HAVE, *MODALS, *POSS, *PREP, *PRONOUNS, *REL, *VERB_FORMS]) - _LIMITING
) | frozenset(_BLAND)
#: A word, or an aside in parentheses.
_WORD = re.compile(r"\([^()]*\)|\w+(?:[-'’/]\w+)*")
#: What ends the words that belong to an object.
_ENDS = re.compile("[,.;:(—–]")
#: Letters of the longest abbreviation.
_SHORT = 6


def said_outright(proposals: Sequence[Proposal], text: str, condition: str, names: Iterable[str]) -> list[Proposal]:
    """The same proposals, but those of tier A that are not said outright are of tier B.

    Args:
        proposals: What rules propose.
        text: The entry.
        condition: The CURIE of its condition.
        names: What the entry calls that.
    """
    said: dict[Span, list[Span]] = defaultdict(list)
    for each in proposals:
        for unit in each.evidence:
            said[unit] += each.object.spans
    named = frozenset(word for name in names for word in name.lower().split())
    unsaid: dict[Span, list[re.Match[str]]] = {}

    def is_said_outright(proposal: Proposal) -> bool:
        if proposal.subject.concept != condition or _depends(proposal):
            return False
        start, end = proposal.object.spans[0][0], proposal.object.spans[-1][1]
        unit = next((each for each in proposal.evidence if each[0] <= start < each[1]), None)
        if unit is None:
            return False
        if unit not in unsaid:
            unsaid[unit] = _unsaid(text, unit, said[unit], named)
        return not any(_limits(word, start, end, proposal) for word in unsaid[unit])

    return [replace(each, tier="B") if each.tier == "A" and not is_said_outright(each) else each for each in proposals]


def _depends(proposal: Proposal) -> bool:
    """Whether a claim says little without what stands around it."""
    is_listed = len(proposal.evidence) > 1 or proposal.rule == "include"
    return (
        proposal.predicate in _DEPENDENT
        or (proposal.predicate in _DEPENDENT_UNLISTED and not proposal.negated and not is_listed)
        or proposal.rule.endswith("-example")
        or proposal.object.words.lower().startswith(_OTHERS)
    )


def _unsaid(text: str, unit: Span, said: Iterable[Span], named: frozenset[str]) -> list[re.Match[str]]:
    """The words of a unit that mean something and are in no object, outside parentheses."""
    return [
        found
        for found in _WORD.finditer(text, *unit)
        if (word := found[0].lower()) not in _NEUTRAL
        and word not in named
        and word[0] != "("
        and not (len(word) <= _SHORT and word != found[0] and found[0].isupper())
        and not any(start <= found.start() < end for start, end in said)
        and not DISEASE.fullmatch(word)
    ]


def _limits(word: re.Match[str], start: int, end: int, proposal: Proposal) -> bool:
    """Whether a word stands before an object, or right behind it, and in no part of its claim."""
    at = word.start()
    if start <= at < end or proposal.predicate == "ck:hasOpenQuestion":
        return False
    if proposal.negated and word[0].lower() in NEGATION:
        return False
    if at >= end and (
        len(proposal.evidence) > 1 or proposal.predicate in _WHATEVER_FOLLOWS or _ENDS.search(word.string, end, at)
    ):
        return False
    parts = (
        *proposal.subject.spans,
        *proposal.cues,
        *(span for each in proposal.qualifiers for span in each.value.spans),
    )
    return not any(first <= at < last for first, last in parts)
