"""Which claims are of tier A: said outright, so that they may be accepted together.

What is said of another thing, of a group, a time or a test, or as an example of something wider, is right only together
with the words around it; and where a word of the clause is in no part of the claim, it may be the one that matters:
“although males …, they have …”. Such claims are of tier B, and looked at one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.entry.lexicon import BE, CONJ, DET, HAVE, MODALS, NEGATION, POSS, PREP, PRONOUNS, REL, VERB_FORMS
from kg.entry.read import Entry
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
#: Words of objects that are told by what stands elsewhere: “new mutations in the gene”.
_ELSEWHERE = re.compile(
    r"^additional\b|\bthe (?:genes?|proteins?)$|\b(?:either|it|other|such|that of|these|those|this(?! (?:condition|disease|disorder|illness|syndrome)\b))\b",
    re.IGNORECASE,
)
#: What may stand between two things in one object that is put together from several places.
_JOINED = re.compile(r"\s(?:and|or)\s")
#: Words that say that nobody knows.
_UNKNOWN = NEGATION | frozenset(
    [
        *("clear", "clearly", "completely", "exact", "exactly", "fully", "how", "still", "uncertain", "unclear"),
        *("unknown", "well", "whether", "why", "yet"),
    ]
)
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
#: Words of headings and lead-ins that limit nothing of what stands below.
_ABOVE = _NEUTRAL | frozenset(
    [
        *("cause", "causes", "changes", "considerations", "definition", "diagnosis", "diagnostic", "exams", "factors"),
        *("frequency", "genetic", "genetics", "goals", "inheritance", "key", "medical", "options", "outlook"),
        *("overview", "physical", "points", "prevention", "procedures", "prognosis", "stage", "stages", "summary"),
        *("exam", "imaging", "test", "tests", "transmission"),
    ]
)
#: A word, or an aside in parentheses.
_WORD = re.compile(r"\([^()]*\)|\w+(?:[-'’/]\w+)*")
_WORDS = re.compile(r"\w+(?:[-'’/]\w+)*")
#: What joins things that are told one after the other.
_JOINS = re.compile(r"(?:\s*\([^()]*\))?\s*[,;]?\s*(?:and/or|and|or)?\s*(?:(?:an?|the)\s+)?")
#: What ends the words that belong to an object.
_ENDS = re.compile("[,.;:(—–]")
#: Letters of the longest abbreviation.
_SHORT = 6


def said_outright(proposals: Sequence[Proposal], entry: Entry, condition: str, names: Iterable[str]) -> list[Proposal]:
    """The same proposals, but those of tier A that are not said outright are of tier B.

    Args:
        proposals: What rules propose.
        entry: The entry.
        condition: The CURIE of its condition.
        names: What the entry calls that.
    """
    said: dict[Span, list[Span]] = defaultdict(list)
    for each in proposals:
        for unit in each.evidence:
            said[unit] += each.object.spans
    named = frozenset(word for name in names for word in name.lower().split())
    bland = _ABOVE | named
    headings = [
        (unit.start, not all(word.lower() in bland or word.isupper() for word in _WORDS.findall(unit.text)))
        for unit in entry.units
        if unit.kind == "heading" and unit.section != "title"
    ]
    unsaid: dict[Span, _Unsaid] = {}

    def words_of(unit: Span) -> _Unsaid:
        if unit not in unsaid:
            unsaid[unit] = _Unsaid(entry.text, unit, said[unit], named)
        return unsaid[unit]

    def is_said_outright(proposal: Proposal) -> bool:
        start = proposal.object.spans[0][0]
        unit = next((each for each in proposal.evidence if each[0] <= start < each[1]), None)
        if unit is None or proposal.subject.concept != condition or _depends(proposal):
            return False
        heading = bisect_right(headings, unit[0], key=_place)
        if heading and headings[heading - 1][1]:
            return False
        leads = [each for each in proposal.evidence if each < unit and proposal.rule != "table"]
        return not (words_of(unit).limit(proposal) or any(words_of(lead).limit_items(proposal) for lead in leads))

    return [each._replace(tier="B") if each.tier == "A" and not is_said_outright(each) else each for each in proposals]


def _depends(proposal: Proposal) -> bool:
    """Whether a claim says little without what stands around it."""
    is_listed = len(proposal.evidence) > 1 or proposal.rule == "include"
    return (
        proposal.predicate in _DEPENDENT
        or (proposal.predicate in _DEPENDENT_UNLISTED and not proposal.negated and not is_listed)
        or proposal.rule.endswith("-example")
        or _ELSEWHERE.search(proposal.object.words) is not None
        or (len(proposal.object.spans) > 1 and _JOINED.search(proposal.object.words) is not None)
    )


class _Unsaid:
    """The words of a unit that mean something and are in no object, outside parentheses."""

    def __init__(self, text: str, unit: Span, said: Iterable[Span], named: frozenset[str]) -> None:
        self._text = text
        self._said = sorted(said)
        self._words = [
            found
            for found in _WORD.finditer(text, *unit)
            if (word := found[0].lower()) not in _NEUTRAL
            and word not in named
            and word[0] != "("
            and not (len(word) <= _SHORT and word != found[0] and found[0].isupper())
            and not self._is_said(found.start())
            and not DISEASE.fullmatch(word)
        ]

    def _is_said(self, at: int) -> bool:
        """Whether an object has the word that stands somewhere."""
        for start, end in self._said:  # noqa: SIM110 - any() takes longer
            if start <= at < end:
                return True
        return False

    def limit(self, proposal: Proposal) -> bool:
        """Whether such a word stands before an object, or right behind it and what is told with it."""
        parts = _parts(proposal)
        words = [each for each in self._words if not _is_of(each, proposal, parts)]
        start = proposal.object.spans[0][0]
        if not words or words[0].start() < start:
            return bool(words)
        if len(proposal.evidence) > 1 or proposal.predicate in _WHATEVER_FOLLOWS:
            return False
        end = self._end_of_all(proposal.object.spans[-1][1])
        return any(each.start() >= end and not _ENDS.search(self._text, end, each.start()) for each in words)

    def limit_items(self, proposal: Proposal) -> bool:
        """Whether such a word stands in the lead-in of an item."""
        parts = _parts(proposal)
        return any(each[0].lower() not in _ABOVE and not _is_of(each, proposal, parts) for each in self._words)

    def _end_of_all(self, end: int) -> int:
        """Where the last of the things ends that are told one after the other."""
        for first, last in self._said:
            if first >= end and _JOINS.fullmatch(self._text, end, first):
                end = last
        return end


def _parts(proposal: Proposal) -> tuple[Span, ...]:
    """Where the parts of a claim stand."""
    limits = [span for each in proposal.qualifiers for span in each.value.spans]
    return (*proposal.object.spans, *proposal.subject.spans, *proposal.cues, *limits)


def _is_of(word: re.Match[str], proposal: Proposal, parts: Iterable[Span]) -> bool:
    """Whether a word is in a part of a claim, or says its predicate."""
    at, low = word.start(), word[0].lower()
    if (proposal.negated and low in NEGATION) or (proposal.predicate == "ck:hasOpenQuestion" and low in _UNKNOWN):
        return True
    return any(first <= at < last for first, last in parts)


def _place(heading: tuple[int, bool]) -> int:
    return heading[0]
