"""The phrases of a sentence: what things are called in it, and how each qualifier is said.

The vocabulary gives each qualifier its words and its place (``ck:qualifierPattern``, ``ck:qualifierOrder``); a concept
or value may have a phrase of its own (``ck:phrase``). Only what English wants otherwise stands here: shares,
comparisons, approvals, repetitions and numbers with their units. IRIs decide which phrase it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.claims.english import date_words, duration_words, joined, plural_label, with_article
from kg.claims.nouns import Namer
from kg.claims.patterns import Pattern, has_share
from kg.claims.shares import Shares
from kg.claims.words import READING
from kg.rdf.index import Index, Value, node

__all__ = ["Phrases"]

_READ_SO = node("ck:readSo")
_KNOWN_MODALITIES = (None, _READ_SO, *map(node, ("ck:asserted", "ck:may", "ck:advice")))
_PROPOSED, _REJECTED = node("ck:proposed"), node("ck:rejected")
_PATTERN, _ORDER, _PHRASE = map(node, ("ck:qualifierPattern", "ck:qualifierOrder", "ck:phrase"))
_TYPE, _CONCEPT = node("rdf:type"), node("skos:Concept")
_POPULATION, _CONTEXT = node("ck:population"), node("ck:diseaseContext")
_SAMPLE, _SAMPLE_KIND = node("ck:sampleSize"), node("ck:sampleKind")
_UNIT, _NUMBER_TO = node("ck:unit"), node("ck:numberTo")
_COMPARISONS_UPWARD = frozenset(map(node, ("ck:betterThan", "ck:greaterThan")))
_LEAD_TIME, _DIFFERENCE = node("ck:leadTime"), node("ck:difference")
_COMPARISON, _COMPARATOR = node("ck:comparison"), node("ck:comparator")
_TYPICALITY, _FREQUENCY = _OFTEN = (node("ck:typicality"), node("ck:frequency"))
_SEVERITY, _AMOUNT = node("ck:severity"), node("ck:amount")
_EXAMPLE_OF, _ALTERNATIVE = node("ck:exampleOf"), node("ck:alternativeTo")
_APPROVAL, _JURISDICTION = node("ck:approvalStatus"), node("ck:jurisdiction")
_APPROVED, _APPROVED_UNTIL = node("ck:approvalDate"), node("ck:approvalEndDate")
_OF_APPROVAL = (_APPROVAL, _JURISDICTION, _APPROVED, _APPROVED_UNTIL)
_AFTER, _AFTER_TO, _EVERY, _FOR = (node(f"ck:repeated{name}") for name in ("After", "AfterTo", "Every", "For"))
_SITUATION, _POINTS, _SCORE = node("ck:underCondition"), node("ck:points"), node("ck:partOfScore")
_LOWER, _UPPER = node("ck:confidenceLower"), node("ck:confidenceUpper")
_CONDITION, _PROCESS = node("ck:Condition"), node("ck:Process")
#: Classes of things that one compares “with”, and of groups that one compares “in”.
_GIVEN = frozenset(map(node, ("ck:Procedure", "ck:StudyArm", "ck:Substance", "ck:Test")))
_GROUPS = frozenset(map(node, ("ck:Condition", "ck:Population")))
#: What readers without training have no use for.
_FOR_CURATORS = frozenset(map(node, ("ck:ambiguous", "ck:bodyPart", "ck:order", "ck:synonymType")))
#: Percentages with the limits of their 95 % confidence intervals.
_PERCENT = {
    **{
        node(f"ck:{name}"): (node(f"ck:{name}Lower"), node(f"ck:{name}Upper"))
        for name in ("sensitivity", "specificity")
    },
    node("ck:areaUnderCurve"): (_LOWER, _UPPER),
}
#: What is said of a dose is said “for” somebody.
_OF_DOSE = frozenset(map(node, ("ck:hasDoseLimit", "ck:hasStartingDose")))
#: Predicates that speak of animals or of ignorance by themselves.
_OF_NO_PATIENT = frozenset(map(node, ("ck:hasAnimalModel", "ck:hasOpenQuestion")))
_PEOPLE, _ANIMALS, _IN_VITRO, _CASE = map(
    node, ("ck:studyInPeople", "ck:studyInAnimals", "ck:studyInVitro", "ck:caseReport")
)
_DATES = frozenset(map(node, ("xsd:date", "xsd:gYear", "xsd:gYearMonth")))
_DURATION = node("xsd:duration")
_PREPOSITIONS = frozenset(
    (
        *("after", "at", "before", "during", "for", "from", "given", "if", "in", "of", "on", "to", "under", "when"),
        *("with", "within", "without"),
    )
)
_CLAUSE = re.compile(r" (?:appears?|develops?|occurs?)$")
#: Behind every place that a vocabulary gives.
_LAST = 1 << 30


class Phrases(Shares):
    """The phrases of one claim. Each qualifier is said once: what has been said is taken out of ``left``.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        name: What to call a thing.
        pattern: The pattern of the sentence.
        from_object: Whether the sentence is read from the object.
        is_plain: Whether it is for readers without training.
    """

    def __init__(
        self, index: Index, claim: Claim, name: Namer, pattern: Pattern, *, from_object: bool, is_plain: bool
    ) -> None:
        super().__init__(
            index, claim, name, {key: [*said] for key, said in claim.qualifiers.items() if key not in READING}
        )
        self.pattern = pattern
        self.from_object, self.is_plain = from_object, is_plain
        self.remarks: list[str] = []
        #: The preposition before the object, where the pattern has one.
        self.preposition = ""
        self.share = self.shared() if has_share(claim) else ""
        if self.share and not pattern.is_share:
            self.remarks.append(f"in {self.share}")
        keeps_subject = pattern.has("people") or _APPROVAL in self.left
        self.called = "" if keeps_subject else self.form_of_subject()

    # ------------------------------------------------------------------------------------------------ things

    def object_is_plural(self) -> bool:
        """Whether the object is a plural with all that belongs to it: of alternatives, the last one decides."""
        others = self.claim.qualifiers.get(_ALTERNATIVE, ())
        if _AMOUNT in self.claim.qualifiers and not others:
            return False
        return self.is_plural(others[-1] if others else self.claim.object)

    def subject(self, article: str) -> str:
        """The subject as it stands in the sentence."""
        return self.called or self.thing(self.claim.subject, article)

    def object(self, article: str) -> str:
        """The object with what belongs to it: number and unit, severity, amount, alternatives, what it exemplifies."""
        value = self.claim.object
        if isinstance(value, ox.Literal):
            return self._literal(value)
        severity = self._take(_SEVERITY)
        after = [phrase for one in severity if (phrase := self._own(one))]
        adjective = " ".join(self.name(one) for one in severity if not self._own(one))
        words = self.thing(value, article, adjective)
        if amount := self._take(_AMOUNT):
            words = f"{with_article(joined([*map(self.name, amount)]), 'a')} amount of {words}"
        if wider := self._take(_EXAMPLE_OF):
            if self.from_object or self.pattern.is_share:
                self.remarks.append(f"as an example of {joined([self.named(one) for one in wider])}")
            else:
                words = f"{joined([plural_label(self.name(one)) for one in wider])} such as {words}"
        if others := self._take(_ALTERNATIVE):
            words = joined([words, *(self.named(one, article) for one in others)], "or")
        return " ".join([words, *after])

    def _literal(self, value: ox.Literal) -> str:
        if value.language or not re.match(r"[+-]?\d", value.value):
            return f"“{value.value}”"
        number = " to ".join((value.value, *(one.value for one in self._take(_NUMBER_TO))))
        return self._measured(number)

    def _measured(self, number: str) -> str:
        units = [self.index.label(one) for one in self._take(_UNIT)]
        return " ".join([*self._approximation(), number, *units])

    def _own(self, value: Value) -> str:
        return "" if isinstance(value, ox.Literal) else self.index.chosen(value, _PHRASE)

    # ---------------------------------------------------------------------------------------- how and whether

    def adverbs(self) -> tuple[str, str]:
        """How typically and how often: what stands before the verb, and what at the end."""
        said = [self._own(value) or self.index.label(value) for key in _OFTEN for value in self._take(key)]
        before = [one for one in said if not re.search(r"[(\d]|^(?:as|at|for|in|on)\b", one)]
        return joined(before), " ".join(one for one in said if one not in before)

    @property
    def denies_how_often(self) -> bool:
        """Whether what is denied is how often something is so."""
        return self.claim.negated and _FREQUENCY in self.claim.qualifiers and _TYPICALITY not in self.claim.qualifiers

    def opening(self) -> str:
        """What a sentence must begin with, since it changes what the rest says."""
        said = []
        if self.claim.modality == _READ_SO:
            said.append("by an inference that its source does not state")
        if studied := self._studied():
            said.append(studied)
        if _JURISDICTION in self.left and _APPROVAL not in self.left:
            said.append(f"in {joined([*map(self.index.label, self._take(_JURISDICTION))])}")
            if self.claim.predicate in _OF_DOSE and (dates := joined([*self._dates(is_known=True)])):
                said.append(f"as of {dates}")
        return ", ".join(said)

    def _dates(self, *, is_known: bool) -> Iterator[str]:
        """The dates of the works cited: those known, or in words what is known of an undated copy."""
        for date in dict.fromkeys(work.date for work in self.claim.citations if work.date):
            if bool(re.match(r"\d{4}", date)) == is_known:
                yield date_words(date) if is_known else date

    def _studied(self) -> str:
        """On what, where that was not people."""
        kinds = set(self.claim.study_kinds)
        if _PEOPLE in kinds or self.claim.predicate in _OF_NO_PATIENT:
            return ""
        if _IN_VITRO in kinds:
            return "in animal tissue in the laboratory" if _ANIMALS in kinds else "in laboratory studies"
        if _ANIMALS in kinds:
            return "in animal models" if self.is_a(self.claim.subject, _CONDITION) else "in animals"
        return "in case reports" if _CASE in kinds else ""

    def qualifiers(self, clause: str) -> Iterator[str]:
        """What follows the clause, in the order that the vocabulary gives; remarks are kept for the end."""
        if _APPROVAL in self.left:
            yield self._approval()
        if not {_AFTER, _EVERY, _FOR}.isdisjoint(self.left):
            yield self._repeated()
        compared = "" if _DIFFERENCE in self.left else self._comparison()
        place = self._place(_COMPARISON) if self._is_numeric() else -1
        for key in sorted(self.left, key=lambda key: (self._place(key), key.value)):
            if compared and self._place(key) > place:
                yield compared
                compared = ""
            if key in self.left:  # else it was said with another
                yield self._said(key, clause)
        yield compared or self._comparison()

    def _said(self, key: ox.NamedNode, clause: str) -> str:
        """One qualifier in words; empty where it is a remark, or the vocabulary has no words for it."""
        pattern = self.index.chosen(key, _PATTERN)
        if not pattern:
            return ""
        if key == _POPULATION:
            if self.claim.predicate in _OF_DOSE:
                pattern = "for {value}"
            elif _CONTEXT in self.left:
                return f"in {self.people()}"
        elif key == _CONTEXT and _ANIMALS in self.claim.study_kinds and _PEOPLE not in self.claim.study_kinds:
            pattern = "in models of {value}"
        values = self._take(key)
        phrases = [said for value in values if (said := self._qualifier(key, value, pattern.strip("()"), clause))]
        if key == _DIFFERENCE and not _COMPARISONS_UPWARD.isdisjoint(self.left.get(_COMPARISON, ())):
            phrases = [f"{joined(phrases)} {self._comparison()}"]
        if key in (_LEAD_TIME, _DIFFERENCE) and _LOWER in self.left:
            phrases = [f"{joined(phrases)} ({self._interval(_LOWER, _UPPER)})"]
        if not pattern.startswith("("):
            return joined(phrases, "or" if key == _SITUATION else "and")
        if not (self.is_plain and key in _FOR_CURATORS):
            self.remarks += phrases
        return ""

    def _place(self, key: ox.NamedNode) -> int:
        place = self.index.number(key, _ORDER)
        return _LAST if place is None else place

    def _qualifier(self, key: ox.NamedNode, value: Value, pattern: str, clause: str) -> str:
        if isinstance(value, ox.Literal):
            return self._of_literal(key, value, pattern)
        label, own = self.name(value), self._own(value)
        if own or label.split()[0] in _PREPOSITIONS:
            return own or label
        if "of {the value}" in pattern and label in clause:  # “CT scan of the chest”, body part chest
            return ""
        if key == _SITUATION and self.is_a(value, _PROCESS, *_GIVEN):
            pattern = "with {value}"
        elif key == _SITUATION and _CLAUSE.search(label):
            pattern = "when {value}"
        return pattern.replace("{value}", self.named(value)).replace("{the value}", self.named(value, "the"))

    def _of_literal(self, key: ox.NamedNode, value: ox.Literal, pattern: str) -> str:
        text = value.value
        if text == "false" and "{value}" not in pattern:
            return f"not {pattern}"
        if key in _PERCENT:
            interval = self._interval(*_PERCENT[key], unit=" %")
            text = f"{text} %{f', {interval}' if interval else ''}"
        elif key in (_LEAD_TIME, _DIFFERENCE):
            text = self._measured(text)
        elif key == _POINTS:
            scores = joined([self.named(one, "the") for one in self._take(_SCORE)])
            text = f"{text} point{'' if text == '1' else 's'}{f' in {scores}' if scores else ''}"
        elif key == _SAMPLE:
            samples = joined([self.index.label(one) for one in self._take(_SAMPLE_KIND)])
            text = f"{text} {samples or ('person' if text == '1' else 'people')}"
        elif value.datatype in _DATES:
            bare = pattern != "{value}"  # “until 2022”, but “in 2018”
            text = date_words(text) if bare else f"{self._preposition_of(key, text)} {date_words(text)}"
        elif value.datatype == _DURATION:
            text = duration_words(text)
        return pattern.replace("{value}", text)

    def _preposition_of(self, key: ox.NamedNode, date: str) -> str:
        if key == _APPROVED and _APPROVED_UNTIL in self.claim.qualifiers:
            return "from"
        return "on" if date.count("-") == 2 else "in"

    def _interval(self, lower: ox.NamedNode, upper: ox.NamedNode, unit: str = "") -> str:
        low, high = self._text(lower), self._text(upper)
        return f"95 % confidence interval {low} to {high}{unit}" if low or high else ""

    def _approval(self) -> str:
        """Of an approval: “, approved in the United States on 28 November 2018 for adults”."""
        said = [
            self._qualifier(key, value, self.index.chosen(key, _PATTERN) or "{value}", "")
            for key in _OF_APPROVAL
            for value in self._take(key)
        ]
        return " ".join([*said, *(f"for {self.name(one)}" for one in self._take(_POPULATION))])

    def _repeated(self) -> str:
        """When something is done again: “again after 3 to 6 months, then every 6 months, for at least 2 years”."""
        first = " to ".join(filter(None, map(self._duration, (_AFTER, _AFTER_TO))))
        first = re.sub(r"^(\d+) (\w+) to (\d+ \2)$", r"\1 to \3", first)
        every, long = self._duration(_EVERY).removeprefix("1 "), self._duration(_FOR)
        said = [f"again after {first}"] if first else []
        said += [f"{'then ' if first else ''}every {every}"] if every else []
        said += [" ".join(["for", *self._approximation(), long])] if long else []
        return f", {', '.join(said)}" if first else " ".join(said)

    def _duration(self, key: ox.NamedNode) -> str:
        return joined([duration_words(value.value) for value in self._take(key)])

    def _comparison(self) -> str:
        """How it compares: “more often than in women”; sources do not always say with what."""
        kind = " ".join(self._own(one) or self.index.label(one) for one in self._take(_COMPARISON))
        others = self._take(_COMPARATOR)
        if not kind and not others:
            return ""
        comma = "," if self._is_numeric() else ""
        if not others:
            return f"{comma} {re.sub(r' (?:as|than|to|with)$', '', kind)}"
        other = joined([self.named(one) for one in others])
        comma = "" if _DIFFERENCE in self.claim.qualifiers else comma
        does = self._does(others) if kind.endswith(" than") else ""
        return " ".join(filter(None, (comma, kind or "compared", self._compared(others[0]), other, does)))

    def _does(self, others: list[Value]) -> str:
        """The verb after what acts as the subject does: “more than placebo does”."""
        if self.pattern.is_share or not (self.is_a(others[0], *_GIVEN) and self.is_a(self.claim.subject, *_GIVEN)):
            return ""
        return "do" if len(others) > 1 or self.is_plural(others[0]) else "does"

    def _compared(self, other: Value) -> str:
        """The preposition before what it is compared with: that of the object, where both are of one kind."""
        if isinstance(other, ox.Literal):
            return ""
        of_object = () if isinstance(self.claim.object, ox.Literal) else self.index.values(self.claim.object, _TYPE)
        classes = {kind for kind in self.index.values(other, _TYPE) if kind != _CONCEPT}
        if classes & _GIVEN and self.is_a(self.claim.subject, *_GIVEN):
            return ""
        if not self.pattern.is_share and not classes.isdisjoint(of_object):
            return self.preposition if self.preposition in _PREPOSITIONS else ""
        return "with" if classes & _GIVEN else "in" if classes & _GROUPS else ""

    def _is_numeric(self) -> bool:
        return bool(self.share) or isinstance(self.claim.object, ox.Literal) or _DIFFERENCE in self.claim.qualifiers

    # ------------------------------------------------------------------------------------------------ remarks

    def closing(self) -> Iterator[str]:
        """What is told at the end: remarks, limits, what the vocabulary has no words for, date and status."""
        claim = self.claim
        if claim.modality not in _KNOWN_MODALITIES and claim.modality is not None:
            yield self.index.label(claim.modality)
        if interval := self._interval(_LOWER, _UPPER, " %" if self.share else ""):
            yield interval
        yield from self.remarks
        for key, values in self.left.items():
            yield self._in_labels(key, values)
        if not {_JURISDICTION, _APPROVAL}.isdisjoint(claim.qualifiers):
            if claim.predicate not in _OF_DOSE:
                yield from (f"source of {date}" for date in self._dates(is_known=True))
            yield from self._dates(is_known=False)
        if claim.status in (_PROPOSED, _REJECTED):
            yield "proposed, not checked" if claim.status == _PROPOSED else "rejected"

    def _in_labels(self, key: ox.NamedNode, values: list[Value]) -> str:
        label, words = self.index.label(key), joined([*map(self.name, values)])
        if words in ("true", "false"):
            return label if words == "true" else f"not {label}"
        return f"{label} {words}" if label.endswith((" by", " from", " of", " to")) else f"{label}: {words}"
