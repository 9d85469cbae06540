"""Of how many of whom a claim speaks: “29 (85 %) of 34 people with LEMS”."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.claims.english import joined, plural_label, with_article
from kg.claims.nouns import Namer, Nouns
from kg.rdf.index import Index, Value, node

__all__ = ["Shares"]

_POPULATION, _PEOPLE_WITH, _CONTEXT = node("ck:population"), node("ck:peopleWith"), node("ck:diseaseContext")
_CONDITION, _CONDITION_LABEL = node("ck:Condition"), node("ck:conditionLabel")
_PERCENTAGE, _PERCENTAGE_TO, _COUNT = node("ck:percentage"), node("ck:percentageTo"), node("ck:count")
_SAMPLE, _SAMPLE_KIND, _APPROXIMATION = node("ck:sampleSize"), node("ck:sampleKind"), node("ck:approximation")
_STATISTIC, _PERFORMED_BY = node("ck:statistic"), node("ck:performedBy")


class Shares(Nouns):
    """Whom a claim is of, and how many. Each qualifier is said once: what has been said is taken out of ``left``.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        name: What to call a thing.
        left: The qualifiers that are still to be said.
    """

    def __init__(self, index: Index, claim: Claim, name: Namer, left: dict[ox.NamedNode, list[Value]]) -> None:
        super().__init__(index, claim, name)
        self.left = left

    def people(self) -> str:
        """Whom the claim is of: the population, or the people with the condition that it is about."""
        groups = self._take(_POPULATION)
        contexts = self.left.get(_CONTEXT, [])
        about = contexts or [one for one in (self.claim.subject,) if self.is_a(one, _CONDITION)]
        told = self._told(groups)
        untold = [] if told else about
        if untold or told.issuperset(contexts):
            self._take(_CONTEXT)
        whom = joined([*map(self.name, groups)]) if groups else "people"
        whom = f"{whom} with {joined([self.named(one) for one in untold])}" if untold else whom
        samples = [self.index.label(one) for one in self._take(_SAMPLE_KIND)]
        return f"{joined(samples)} of {whom}" if samples else whom

    def form_of_subject(self) -> str:
        """What the subject is called in the population, where everyone in it has that condition: “LEMS with cancer”."""
        groups = self.left.get(_POPULATION, [])
        names = [self.index.chosen(one, _CONDITION_LABEL) for one in groups if isinstance(one, ox.NamedNode)]
        if self.claim.subject not in self._told(groups) or len(names) != 1 or not names[0]:
            return ""
        self._take(_POPULATION)
        return names[0]

    def _told(self, groups: list[Value]) -> set[Value]:
        """The conditions that everyone in the groups has."""
        named = [group for group in groups if isinstance(group, ox.NamedNode)]
        return {value for group in named for value in self.index.values(group, _PEOPLE_WITH)}

    def shared(self) -> str:
        """How many of whom: “29 (85 %) of 34 people with LEMS”; a count of none is “none of”."""
        low, high, count, size = map(self._text, (_PERCENTAGE, _PERCENTAGE_TO, _COUNT, _SAMPLE))
        per_cent = f"{low}{f' to {high}' if high else ''} %" if low else ""
        per_cent = " ".join([*self._approximation(), per_cent]) if per_cent else ""
        whom = self.people()
        if not count:
            return f"{per_cent} of {grouped(size)} {whom}" if size else f"{per_cent} of {whom}"
        counted = "none" if count == "0" else "all" if count == size != "1" else grouped(count)
        counted = f"{counted} ({per_cent})" if per_cent else counted
        return f"{counted} of {grouped(size)} {whom}" if size else f"{counted} {whom}"

    @property
    def is_of_none(self) -> bool:
        """Whether the share by itself says that it is not so."""
        said = self.claim.qualifiers
        numbers = [*said.get(_COUNT, ()), *(() if _PERCENTAGE_TO in said else said.get(_PERCENTAGE, ()))]
        return any(number.value == "0" for number in numbers)

    def performers(self) -> str:
        """Who does what is done: “health care providers”, and “doctors” where the source does not say."""
        return joined([plural_label(self.name(one)) for one in self._take(_PERFORMED_BY)]) or "doctors"

    def statistic(self) -> str:
        """“a mean” or “a median” before a number, “the” where the source does not say."""
        kinds = [self.index.label(one) for one in self._take(_STATISTIC)]
        return with_article(joined(kinds), "a") if kinds else "the"

    def _take(self, key: ox.NamedNode) -> list[Value]:
        return self.left.pop(key, [])

    def _text(self, key: ox.NamedNode) -> str:
        return joined([value.value for value in self._take(key)])

    def _approximation(self) -> list[str]:
        return [self.index.label(one) for one in self._take(_APPROXIMATION)]


def grouped(number: str) -> str:
    """A whole number with commas, from five digits on.

    >>> grouped("46995"), grouped("1000"), grouped("2.7")
    ('46,995', '1000', '2.7')
    """
    return f"{int(number):,}" if number.isdecimal() and len(number) > 4 else number
