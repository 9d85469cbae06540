"""A claim as an English sentence with its hedge, conditions, numbers and qualifiers.

The vocabulary holds the words: each predicate has patterns (``ck:assertedPattern`` and its kin), each qualifier one
pattern and its place (``ck:qualifierPattern``, ``ck:qualifierOrder``). A pattern is text with slots:

``{subject}``, ``{object}``
    what it speaks of, with “a” where English has it; ``{the object}`` takes “the”, ``{bare object}`` nothing,
    ``{plural object}`` is in the plural
    (``ck:article`` of a concept decides; else the words of its label), ``{kind object}`` is for “is a kind of”.
``{share}``, ``{people}``
    how many of whom: “23 of 30 people with LEMS (77 %)”, and only whom.
``{rest}``
    where qualifiers stand, if not at the end.
``[affect]``
    a verb that follows in number the slot before it, or the one that is named: ``[be:object]``, ``[include:plural]``.
    The first verb takes “may” or “not” where the claim does.
``<a symptom|symptoms>``
    one of two, by the number of the slot before it.

Where a vocabulary has no pattern, labels are joined as well as they can be. IRIs decide which words are used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

import pyoxigraph as ox

from kg.claims.claim import NOTHING, Claim
from kg.claims.english import (
    capitalized,
    conjugated,
    date_words,
    duration_words,
    is_countable,
    is_plural,
    joined,
    plural_label,
    with_article,
)
from kg.rdf.index import Index, Resource, Value, node

__all__ = ["plain_sentence", "sentence"]

#: What a thing is called in a sentence.
Namer = Callable[[Value], str]

_MODALITY, _MAY, _ADVICE, _READ_SO = map(node, ("ck:modality", "ck:may", "ck:advice", "ck:readSo"))
_PLAIN_MODALITIES = (None, node("ck:asserted"), _MAY, _ADVICE, _READ_SO)
_PROPOSED, _REJECTED = node("ck:proposed"), node("ck:rejected")
_PATTERN, _ORDER, _PHRASE, _ARTICLE = map(node, ("ck:qualifierPattern", "ck:qualifierOrder", "ck:phrase", "ck:article"))
_PLAIN_LABEL, _TYPE, _IS_A = node("ck:plainLabel"), node("rdf:type"), node("ck:isA")
_POPULATION, _PEOPLE_WITH, _CONTEXT = node("ck:population"), node("ck:peopleWith"), node("ck:diseaseContext")
_PERCENTAGE, _PERCENTAGE_TO, _COUNT = node("ck:percentage"), node("ck:percentageTo"), node("ck:count")
_SAMPLE, _SAMPLE_KIND = node("ck:sampleSize"), node("ck:sampleKind")
_UNIT, _APPROXIMATION, _NUMBER_TO = node("ck:unit"), node("ck:approximation"), node("ck:numberTo")
_LEAD_TIME, _DIFFERENCE = node("ck:leadTime"), node("ck:difference")
_COMPARISON, _COMPARATOR = node("ck:comparison"), node("ck:comparator")
_FREQUENCY, _TYPICALITY = node("ck:frequency"), node("ck:typicality")
_SEVERITY, _AMOUNT, _EXAMPLE_OF = node("ck:severity"), node("ck:amount"), node("ck:exampleOf")
_ALTERNATIVE = node("ck:alternativeTo")
_APPROVAL, _JURISDICTION = node("ck:approvalStatus"), node("ck:jurisdiction")
_AFTER, _AFTER_TO = node("ck:repeatedAfter"), node("ck:repeatedAfterTo")
_EVERY, _FOR = node("ck:repeatedEvery"), node("ck:repeatedFor")
_CONDITION = node("ck:underCondition")
#: What readers without training have no use for.
_FOR_CURATORS = frozenset(map(node, ("ck:ambiguous", "ck:bodyPart", "ck:order", "ck:synonymType")))
#: What is said of a dose is said “for” somebody.
_OF_DOSE = frozenset(map(node, ("ck:hasDoseLimit", "ck:hasStartingDose")))
#: Stands where qualifiers go.
_REST = "\0"
#: Behind every place that a vocabulary gives.
_LAST = 1 << 30
_POINTS, _SCORE = node("ck:points"), node("ck:partOfScore")
_LOWER, _UPPER = node("ck:confidenceLower"), node("ck:confidenceUpper")
_STUDY_KIND = node("ck:studyKind")
_ANIMALS, _IN_VITRO, _CASE = node("ck:studyInAnimals"), node("ck:studyInVitro"), node("ck:caseReport")
_IN_PEOPLE, _ANIMAL_MODEL, _QUESTION = node("ck:studyInPeople"), node("ck:hasAnimalModel"), node("ck:hasOpenQuestion")
_ANATOMY, _THE_CONDITION, _PROCESS = node("ck:AnatomicalEntity"), node("ck:Condition"), node("ck:Process")
#: Classes of things that one compares “with”, and not “in”.
_GIVEN = frozenset(map(node, ("ck:Procedure", "ck:StudyArm", "ck:Substance", "ck:Test")))
_GROUPS = frozenset(map(node, ("ck:Condition", "ck:Population")))
#: How a claim was read in its source: told where the source is, not in the sentence.
_READING = frozenset(
    (_MODALITY, _STUDY_KIND, *map(node, ("ck:obtained", "ck:through", "ck:originalObject"))),
)
#: A percentage, and the limits of its 95 % confidence interval.
_PERCENT = {
    node(f"ck:{name}"): tuple(node(f"ck:{name}{end}") for end in ("Lower", "Upper"))
    for name in ("sensitivity", "specificity")
} | {node("ck:areaUnderCurve"): (_LOWER, _UPPER)}
_FORMS = {_MAY: "may", _ADVICE: "advice"}
_PREPOSITIONS = (
    "after",
    "at",
    "before",
    "during",
    "for",
    "from",
    "if",
    "in",
    "of",
    "on",
    "to",
    "when",
    "with",
    "within",
)
_DATES = frozenset(map(node, ("xsd:date", "xsd:gYear", "xsd:gYearMonth")))
_DURATION = node("xsd:duration")


def sentence(index: Index, claim: Claim, about: Value | None = None) -> str:
    """The claim as a sentence, with a capital first and a full stop.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        about: What a reader looks at: where that is the object, the sentence is read from it.
    """
    from_object = about is not None and claim.object == about != claim.subject
    return _Sentence(index, claim, index.label, from_object=from_object).text()


def plain_sentence(index: Index, claim: Claim, called: Namer | None = None) -> str:
    """The claim for readers without training: by plain patterns, plain labels and without remarks for curators.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        called: What to call a thing in place of its label, such as a condition by its abbreviation.
    """
    name = called or index.label

    def plain(term: Value) -> str:
        text = "" if isinstance(term, ox.Literal) else index.chosen(term, _PLAIN_LABEL)
        return text or name(term)

    return _Sentence(index, claim, plain, is_plain=True).text()


@cache
def _parts(pattern: str) -> tuple[tuple[str, str, str], ...]:
    """A pattern as (kind, word, detail): text, slot, verb, or choice."""
    found = []
    for text, slot, verb, choice in re.findall(r"([^{\[<]+)|\{([^}]*)\}|\[([^\]]*)\]|<([^>]*)>", pattern):
        if text:
            found.append(("text", text, ""))
        elif slot:
            article, _, name = slot.rpartition(" ")
            found.append(("slot", name, article))
        elif verb:
            word, _, whose = verb.partition(":")
            found.append(("verb", word, whose))
        elif choice:
            singular, _, plural = choice.partition("|")
            found.append(("choice", singular, plural))
    return tuple(found)


class _Sentence:
    """One claim on its way into words; each qualifier is taken once, what is left over is told at the end."""

    def __init__(
        self, index: Index, claim: Claim, name: Namer, *, from_object: bool = False, is_plain: bool = False
    ) -> None:
        self.index, self.claim, self.name = index, claim, name
        self.from_object, self.is_plain = from_object, is_plain
        self.left = {key: list(values) for key, values in claim.qualifiers.items() if key not in _READING}
        self.remarks: list[str] = []
        self.preposition = ""
        self.plural = {"plural": True, "singular": False}
        self.form = _FORMS.get(claim.modality, "asserted") if isinstance(claim.modality, ox.NamedNode) else "asserted"
        self.has_share = bool({_PERCENTAGE, _COUNT} & self.left.keys())

    def text(self) -> str:
        adverbs, at_end = self._adverbs()
        pattern = self._pattern()
        opening = self._opening(pattern)
        said = self._fill(pattern, adverbs)
        after = " ".join(filter(None, (*self._qualifiers(said), at_end)))
        said = said.replace(_REST, after) if _REST in said else f"{said} {after}"
        said = re.sub(r" (?=[ ,])", "", said).strip()
        if opening:
            said = f"{opening}, {said}"
        remarks = "; ".join(self._remarks())
        if remarks:
            said = f"{said[:-1]}; {remarks})" if said.endswith(")") else f"{said} ({remarks})"
        said = capitalized(said)
        return said if said.endswith((".", "?", "!")) else f"{said}."

    # ---------------------------------------------------------------- the pattern

    def _pattern(self) -> str:
        """The pattern that fits best: of the object first, then of the predicate; of this form, then of any."""
        forms = ["negated"] if self.claim.negated else [self.form]
        names = []
        if self.is_plain:
            names += [f"plain{form.capitalize()}Pattern" for form in forms]
            if forms != ["asserted"]:
                names.append("plainAssertedPattern")
        if self.has_share:
            names.append("sharePattern")
        for form in dict.fromkeys((*forms, "asserted")):
            names += [f"{form}PatternOfObject"] if self.from_object else []
            names.append(f"{form}Pattern")
        holders = [one for one in (self.claim.object, self.claim.predicate) if not isinstance(one, ox.Literal)]
        for name in names:
            for holder in holders:
                if text := self.index.chosen(holder, node(f"ck:{name}")):
                    self.is_finished = name.lower().removeprefix("plain").startswith(("negated", "may", "advice"))
                    self.is_share = name == "sharePattern"
                    return text
        self.is_finished = self.is_share = False
        return _pattern_of_label(self.index.label(self.claim.predicate))

    def _fill(self, pattern: str, adverbs: str) -> str:
        claim = self.claim
        share = self._share() if self.is_share else ""
        if self.has_share and not self.is_share:
            self.remarks.append(f"in {self._share()}")
        negated = claim.negated and not self.is_finished and not share.startswith(("none of", "0 %"))
        auxiliary = {"may": "may", "advice": "should"}.get("" if self.is_finished else self.form, "")
        if auxiliary and self.is_finished:
            auxiliary = ""
        words: list[str] = []
        last = "subject"
        number: bool | None = None
        is_first = True
        before = ""
        for kind, word, detail in _parts(pattern):
            if kind == "text":
                words.append(word if words else f"{word[:1].lower()}{word[1:]}")
                before = word
            elif kind == "slot" and word in ("share", "people", "rest"):
                words.append({"share": share, "rest": _REST}.get(word) or self._whom())
                number = True
                self.plural[word] = True
                last = word
            elif kind == "slot":
                value = claim.object if word == "object" else claim.subject
                words.append(self._noun(value, detail, is_object=word == "object"))
                last, number = word, self.plural.setdefault(word, self._is_plural(value))
                if word == "object":
                    self.preposition = before.split()[-1].lower() if before.split() else ""
            elif kind == "verb":
                plural = self._number(detail or last) if detail or number is not None else False
                words.append(
                    conjugated(
                        word,
                        plural=plural,
                        auxiliary=auxiliary if is_first else "",
                        negated=negated and is_first,
                        adverbs=adverbs if is_first else "",
                    )
                )
                is_first, before = False, word
            else:
                words.append(detail if self._number(last) else word)
        if is_first and adverbs:  # a pattern without a verb to stand before
            self.remarks.append(adverbs)
        if is_first and negated:
            words.insert(0, "it is not so that ")
        return "".join(words)

    def _number(self, whose: str) -> bool:
        if whose not in self.plural:
            self.plural[whose] = self._is_plural(self.claim.object if whose == "object" else self.claim.subject)
        return self.plural[whose]

    # ---------------------------------------------------------------- nouns

    def _is_plural(self, value: Value) -> bool:
        return not isinstance(value, ox.Literal) and is_plural(self.name(value))

    def _noun(self, value: Value, article: str, *, is_object: bool) -> str:
        """A thing as it stands in the sentence, the object with what belongs to it."""
        if isinstance(value, ox.Literal):
            return self._literal(value)
        if value == NOTHING:
            return "something"
        if article == "kind":
            return self._kind(value)
        if article == "plural":
            return plural_label(self.name(value))
        if not is_object:
            return self._named(value, article)
        severity = self._take(_SEVERITY)
        after = [phrase for one in severity if (phrase := self._phrase(one))]
        before = " ".join(self.name(one) for one in severity if not self._phrase(one))
        words = self._named(value, article, before)
        if amount := self._take(_AMOUNT):
            words = f"{with_article(joined([*map(self.name, amount)]), 'a')} amount of {words}"
            self.plural["object"] = False
        examples = self._take(_EXAMPLE_OF)
        if examples and not self.from_object and not self.is_share:
            words = f"{joined([plural_label(self.name(one)) for one in examples])} such as {words}"
        elif examples:
            self.remarks.append(f"as an example of {joined([self._named(one, '') for one in examples])}")
        if others := self._take(_ALTERNATIVE):
            words = joined([words, *(self._named(one, article) for one in others)], "or")
            self.plural["object"] = self._is_plural(others[-1])
        return " ".join([words, *after])

    def _named(self, value: Value, article: str, adjective: str = "") -> str:
        label = " ".join(filter(None, (adjective, self.name(value))))
        if isinstance(value, ox.Literal) or article == "bare":
            return label
        chosen = self.index.text(value, _ARTICLE) or self._article(value, label)
        if chosen == "the" or (article == "the" and chosen != "none"):
            return with_article(label, "the")
        return with_article(label, "a") if chosen == "a" and article != "the" else label

    def _article(self, value: Value, label: str) -> str:
        """The article of a thing that tells of none: “the” of a part of the body, none of the condition spoken of."""
        if _is_name(label):
            return "none"
        if self._is_a(value, _ANATOMY):
            return "" if is_plural(label) else "the"
        if self._is_a(value, _THE_CONDITION) and value in (
            self.claim.subject,
            *self.claim.qualifier("ck:diseaseContext"),
        ):
            return ""
        return "a" if not is_plural(label) and is_countable(label) else ""

    def _kind(self, value: Value) -> str:
        """What a thing is, after “is”: “an autoimmune disorder”, “a kind of protein”, “one of the steroids”."""
        label = self.name(value)
        if is_plural(label):
            return label if self._number("subject") else f"one of the {label}"
        if self._number("subject"):
            return f"a kind of {label}"
        named = self._named(value, "a")
        return named if named != label else f"a kind of {label}"

    def _literal(self, value: ox.Literal) -> str:
        if not _is_number(value):
            return f"“{value.value}”"
        upper = self._take(_NUMBER_TO)
        number = " to ".join((value.value, *(one.value for one in upper)))
        return " ".join([*self._approximation(), self._with_unit(number)])

    def _with_unit(self, number: str) -> str:
        units = [self.index.label(one) for one in self._take(_UNIT)]
        return " ".join([number, *units])

    def _phrase(self, value: Value) -> str:
        return "" if isinstance(value, ox.Literal) else self.index.chosen(value, _PHRASE)

    # ---------------------------------------------------------------- qualifiers

    def _take(self, key: ox.NamedNode) -> list[Value]:
        return self.left.pop(key, [])

    def _take_text(self, key: ox.NamedNode) -> str:
        return " and ".join(value.value for value in self._take(key))

    def _approximation(self) -> list[str]:
        return [self.index.label(one) for one in self._take(_APPROXIMATION)]

    def _adverbs(self) -> tuple[str, str]:
        """How often and how typically: what stands before the verb, and what at the end."""
        said = [
            self._phrase(value) or self.index.label(value)
            for key in (_TYPICALITY, _FREQUENCY)
            for value in self._take(key)
        ]
        before = [one for one in said if not re.search(r"[(\d]|^(?:as|at|for|in|on)\b", one)]
        return joined(before), " ".join(one for one in said if one not in before)

    def _opening(self, pattern: str) -> str:
        """What a sentence must begin with, since it changes what the rest says."""
        kinds = set(self.claim.study_kinds)
        said = []
        if self.claim.modality == _READ_SO:
            said.append("as this graph reads its source, which does not say so")
        if _IN_PEOPLE in kinds or self.claim.predicate in (_ANIMAL_MODEL, _QUESTION):
            pass
        elif _IN_VITRO in kinds:
            said.append("in animal tissue in the laboratory" if _ANIMALS in kinds else "in laboratory studies")
        elif _ANIMALS in kinds:
            said.append("in animals")
        elif _CASE in kinds:
            said.append("in a case report")
        if _JURISDICTION in self.left and _APPROVAL not in self.left:
            said.append(f"in {joined([*map(self.index.label, self._take(_JURISDICTION))])}")
        groups = self.left.get(_POPULATION, ())
        told = {value for group in groups for value in self.index.values(_resource(group), _PEOPLE_WITH)}
        if (
            self.claim.subject in told
            and not re.search(r"\{(?:share|people)\}", pattern)
            and _APPROVAL not in self.left
        ):
            said.append(f"among {joined([*map(self.name, self._take(_POPULATION))])}")
        return ", ".join(said)

    def _share(self) -> str:
        """How many of whom: “29 of 34 people with LEMS (85 %)”; a count of none is “none of”."""
        low, high, count, size = map(self._take_text, (_PERCENTAGE, _PERCENTAGE_TO, _COUNT, _SAMPLE))
        per_cent = f"{low}{f' to {high}' if high else ''} %" if low else ""
        if per_cent:
            per_cent = " ".join([*self._approximation(), per_cent])
        whom = self._whom()
        if count:
            counted = f"{'none' if count == '0' else count} of {size} {whom}" if size else f"{count} {whom}"
            return f"{counted} ({per_cent})" if per_cent else counted
        return f"{per_cent} of {size} {whom}" if size else f"{per_cent} of {whom}"

    def _whom(self) -> str:
        """Of whom a share is: the population, or the people with the condition that the claim is about."""
        groups = self._take(_POPULATION)
        contexts = [one for one in self.left.get(_CONTEXT, ()) if not isinstance(one, ox.Literal)]
        about = self.claim.subject
        conditions = [*contexts] or ([about] if self._is_a(about, _THE_CONDITION) else [])
        told = {value for group in groups for value in self.index.values(_resource(group), _PEOPLE_WITH)}
        untold = [one for one in conditions if one not in told] if not told else []
        whom = joined([*map(self.name, groups)]) if groups else "people"
        if untold:
            whom = f"{whom} with {joined([self._named(one, '') for one in untold])}"
        if untold or set(contexts) <= told:
            self._take(_CONTEXT)
        samples = [self.index.label(one) for one in self._take(_SAMPLE_KIND)]
        return f"{joined(samples)} of {whom}" if samples else whom

    def _is_a(self, thing: Value, kind: ox.NamedNode) -> bool:
        return not isinstance(thing, ox.Literal) and kind in self.index.values(thing, _TYPE)

    def _qualifiers(self, clause: str) -> Iterable[str]:
        """What follows the clause, in the order that the vocabulary gives; remarks are kept for the end."""
        comparison = self._comparison()
        if _APPROVAL in self.left:
            yield self._approval()
        if repeated := self._repeated():
            yield repeated
        numeric = self._is_numeric()
        if comparison and not numeric:
            yield comparison
        place = self._place(_COMPARISON)
        for key in sorted(self.left, key=lambda key: (self._place(key), key.value)):
            if comparison and numeric and self._place(key) > place:
                yield comparison
                comparison = ""
            pattern = self.index.chosen(key, _PATTERN)
            if key not in self.left or not pattern:  # it was said with another
                continue
            if key == _POPULATION and self.claim.predicate in _OF_DOSE:
                pattern = "for {value}"
            if key == _POPULATION and _CONTEXT in self.left and pattern == "in {value}":
                yield f"in {self._whom()}"
                continue
            values = self._take(key)
            phrases = [said for value in values if (said := self._qualifier(key, value, pattern.strip("()"), clause))]
            if key in (_LEAD_TIME, _DIFFERENCE) and self.left.get(_LOWER):
                phrases.append(f"(95 % confidence interval {self._take_text(_LOWER)} to {self._take_text(_UPPER)})")
            if not pattern.startswith("("):
                yield " ".join(phrases) if key == _DIFFERENCE else joined(phrases, "or" if key == _CONDITION else "and")
            elif not (self.is_plain and key in _FOR_CURATORS):
                self.remarks += phrases
        if comparison and numeric:
            yield comparison

    def _place(self, key: ox.NamedNode) -> int:
        """Where a qualifier stands among others; those of which the vocabulary does not tell come last."""
        place = self.index.number(key, _ORDER)
        return _LAST if place is None else place

    def _qualifier(self, key: ox.NamedNode, value: Value, pattern: str, clause: str) -> str:
        if key in _PERCENT:
            lower, upper = (self._take_text(limit) for limit in _PERCENT[key])
            interval = f", 95 % confidence interval {lower} to {upper} %" if lower else ""
            return pattern.replace("{value}", f"{value.value} %{interval}")
        if isinstance(value, ox.Literal):
            if value.value == "false" and "{value}" not in pattern:
                return f"not {pattern}"
            return self._of_literal(key, value, pattern)
        if phrase := self._phrase(value):
            return phrase
        label = self.name(value)
        if label.split()[0] in _PREPOSITIONS or (key == _CONDITION and label.split()[0] in ("given", "without")):
            return label
        if key == _CONDITION and {_PROCESS, *_GIVEN} & set(self.index.values(value, _TYPE)):
            pattern = "with {value}"
        elif key == _CONDITION and re.search(r" (?:appear|appears|develop|develops|occur|occurs)$", label):
            pattern = "when {value}"
        if "of {the value}" in pattern and label in clause:  # “CT scan of the chest”, body part chest
            return ""
        return pattern.replace("{value}", self._named(value, "a")).replace("{the value}", self._named(value, "the"))

    def _of_literal(self, key: ox.NamedNode, value: ox.Literal, pattern: str) -> str:
        if key in (_LEAD_TIME, _DIFFERENCE):
            text = " ".join([*self._approximation(), self._with_unit(value.value)])
        elif key == _POINTS:
            scores = [self._named(one, "the") for one in self._take(_SCORE)]
            text = f"{value.value} point{'' if value.value == '1' else 's'}" + (
                f" in {joined(scores)}" if scores else ""
            )
        elif key == _SAMPLE:
            text = f"{value.value} {'person' if value.value == '1' else self._whom_counted()}"
        elif value.datatype in _DATES:
            text = f"{'on' if value.value.count('-') == 2 else 'in'} {date_words(value.value)}"
            pattern = pattern.replace("until {value}", f"until {date_words(value.value)}")
        else:
            text = duration_words(value.value) if value.datatype == _DURATION else value.value
        return pattern.replace("{value}", text)

    def _whom_counted(self) -> str:
        samples = [self.index.label(one) for one in self._take(_SAMPLE_KIND)]
        return joined(samples) if samples else "people"

    def _approval(self) -> str:
        """Of an approval: “, approved in the United States on 28 November 2018 for adults”."""
        said = []
        for key in (_APPROVAL, _JURISDICTION, node("ck:approvalDate"), node("ck:approvalEndDate")):
            pattern = self.index.chosen(key, _PATTERN) or "{value}"
            said += [self._qualifier(key, value, pattern, "") for value in self._take(key)]
        said += [f"for {self.name(one)}" for one in self._take(_POPULATION)]
        return " ".join(said)

    def _repeated(self) -> str:
        """When something is done again: “again after 3 to 6 months, then every 6 months, for at least 2 years”."""
        if not {_AFTER, _EVERY, _FOR} & self.left.keys():
            return ""
        first = " to ".join(filter(None, (self._duration(_AFTER), self._duration(_AFTER_TO))))
        unit = re.match(r"\d+ (months|years|days) to \d+ \1$", first)
        if unit:
            first = first.replace(f" {unit[1]} to", " to", 1)
        every, long = self._duration(_EVERY).removeprefix("1 "), self._duration(_FOR)
        said = [f"again after {first}"] if first else []
        said += [f"{'then ' if first else ''}every {every}"] if every else []
        said += [" ".join(["for", *self._approximation(), long])] if long else []
        return ", " + ", ".join(said) if first else " ".join(said)

    def _duration(self, key: ox.NamedNode) -> str:
        return " and ".join(duration_words(value.value) for value in self._take(key))

    def _comparison(self) -> str:
        """How it compares: “more often than in women”; sources do not always say with what."""
        kinds = self._take(_COMPARISON)
        others = self._take(_COMPARATOR)
        if not kinds and not others:
            return ""
        kind = " ".join(self._phrase(one) or self.index.label(one) for one in kinds)
        comma = ", " if self._is_numeric() else ""
        if not others:
            return comma + kind.removesuffix(" than")
        preposition = self._compared(others[0])
        other = joined([self._named(one, "a") for one in others])
        return " ".join(filter(None, (comma.strip(), kind or "compared", preposition, other)))

    def _compared(self, other: Value) -> str:
        classes = set(self.index.values(_resource(other), _TYPE))
        of_object = set(self.index.values(_resource(self.claim.object), _TYPE))
        if not self.is_share and classes & of_object - {node("skos:Concept")}:
            return self.preposition if self.preposition in _PREPOSITIONS else ""
        return "in" if classes & _GROUPS else "with" if classes & _GIVEN else ""

    def _is_numeric(self) -> bool:
        return self.has_share or isinstance(self.claim.object, ox.Literal) or _DIFFERENCE in self.claim.qualifiers

    def _remarks(self) -> Sequence[str]:
        """What is told at the end: remarks, limits, qualifiers of which the vocabulary says nothing, date, status."""
        claim, said = self.claim, list(self.remarks)
        lower, upper = self._take_text(_LOWER), self._take_text(_UPPER)
        if lower or upper:
            percent = " %" if self.has_share else ""
            said.insert(0, f"95 % confidence interval {lower} to {upper}{percent}")
        for key, values in self.left.items():
            label, words = self.index.label(key), joined([*map(self.name, values)])
            if words in ("true", "false"):
                said.append(label if words == "true" else f"not {label}")
            else:
                said.append(
                    f"{label} {words}" if label.endswith((" by", " from", " of", " to")) else f"{label}: {words}"
                )
        if claim.modality not in _PLAIN_MODALITIES and claim.modality is not None:
            said.insert(0, self.index.label(claim.modality))
        if _JURISDICTION in claim.qualifiers or _APPROVAL in claim.qualifiers:
            said += dict.fromkeys(
                f"source of {date_words(work.date)}" if re.match(r"\d{4}", work.date) else work.date
                for work in claim.citations
                if work.date
            )
        if claim.status == _PROPOSED:
            said.append("proposed, not checked")
        elif claim.status == _REJECTED:
            said.append("rejected")
        return said


def _resource(value: Value) -> Resource:
    return NOTHING if isinstance(value, ox.Literal) else value


def _is_number(value: ox.Literal) -> bool:
    return bool(re.match(r"[+-]?\d", value.value)) and not value.language


def _is_name(label: str) -> bool:
    """Whether a label is or holds a proper name, which takes no article: “Marfan syndrome”, but not “Karnofsky score”."""
    return bool(re.search(r"(?:^|\s)[A-Z][a-z]{2,}", label)) and not is_countable(label)


@cache
def _pattern_of_label(label: str) -> str:
    """The pattern of a predicate of which only the label is known: its first word is the verb, or what is had."""
    if " " not in label:  # the end of an IRI, where the vocabulary is not at hand
        label = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower()
    first, _, rest = label.partition(" ")
    if first in ("has", "have"):
        return f"{{subject}} [have] the {rest} {{bare object}}" if rest else "{subject} [have] {object}"
    if first == "is":
        return (
            "{subject} [be] {kind object}"
            if rest in ("a", "an", "a kind of")
            else f"{{subject}} [be] {rest} {{object}}"
        )
    if first.endswith("s") and not first.endswith(("ss", "us", "is")) and not re.match(r"\w+ed\b", rest):
        verb = (
            re.sub(r"ies$", "y", first)
            if first.endswith("ies")
            else re.sub(r"(?<=ch|sh|ss)es$|(?<=[xz])es$|s$", "", first)
        )
        return f"{{subject}} [{' '.join(filter(None, (verb, rest)))}] {{object}}"
    return f"{{subject}} [have] the {label} {{bare object}}"
