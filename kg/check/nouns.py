"""Noun phrases of a statement: things, numbers with their units, people and how many of them, dates."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import pyoxigraph as ox

from kg.check.lexicon import Lexicon, Sense
from kg.check.reading import EXISTS, Group, Limit, Measure, Share, Thing
from kg.check.words import ARTICLES, PEOPLE, Token, folded, number
from kg.rdf.index import node
from kg.rdf.namespaces import ONTOLOGY

__all__ = ["Nouns", "Things"]

_SEVERITY, _POPULATION, _CONDITION = node("ck:Severity"), node("ck:Population"), node("ck:Condition")
#: Words for how many, as shares in percent; the longer ones first.
_QUANTIFIERS: tuple[tuple[tuple[str, ...], Share], ...] = (
    (("majority", "of"), Share(50 + 1e-9, 100)),
    (("minority", "of"), Share(math.ulp(0.0), 50 - 1e-9)),
    (("2", "third", "of"), Share(66, 67, slack=4, is_number=True)),
    (("3", "quarter", "of"), Share(75, 75, slack=4, is_number=True)),
    (("third", "of"), Share(33, 34, slack=4, is_number=True)),
    (("quarter", "of"), Share(25, 25, slack=4, is_number=True)),
    (("more", "than", "half", "of"), Share(50 + 1e-9, 100)),
    (("less", "than", "half", "of"), Share(math.ulp(0.0), 50 - 1e-9)),
    (("half", "of"), Share(50, 50, slack=4, is_number=True)),
    (("half",), Share(50, 50, slack=4, is_number=True)),
    (("almost", "all"), Share(90, 100)),
    (("nearly", "all"), Share(90, 100)),
    (("all",), Share(100, 100)),
    (("every",), Share(100, 100)),
    (("each",), Share(100, 100)),
    (("everyone", "with"), Share(100, 100)),
    (("most",), Share(50 + 1e-9, 100)),
    (("many",), Share(30, 100)),
    (("some",), EXISTS),
    (("several",), EXISTS),
    (("certain",), EXISTS),
    (("few",), Share(math.ulp(0.0), 20)),
    (("none", "of"), Share(0, 0)),
    (("nobody", "with"), Share(0, 0)),
    (("no", "1", "with"), Share(0, 0)),
    (("no",), Share(0, 0)),
)
_ABOUT = tuple((word,) for word in ("about", "approximately", "around", "roughly", "estimated", "nearly", "almost"))
_ABOVE = (("more", "than"), ("over",), ("above",))
_BELOW = (("less", "than"), ("fewer", "than"), ("under",), ("below",))
_AT_LEAST = (("at", "least"),)
_AT_MOST = (("at", "most"), ("up", "to"), ("no", "more", "than"), ("not", "more", "than"))
_HAVING = (("with",), ("who", "have"), ("that", "have"), ("having",), ("who", "has"), ("affected", "by"))
#: What stands before a second thing that is denied.
_BUT_NOT = (("but", "not"), ("and", "not"), ("rather", "than"), ("instead", "of"))
_KINDS = (("kind", "of"), ("type", "of"), ("form", "of"), ("1", "of"), ("example", "of"))


class Things(NamedTuple):
    """Things joined by “and” or “or”, and where they end."""

    end: int
    things: tuple[Thing, ...]
    is_choice: bool = False


class Nouns:
    """The noun phrases of one statement.

    Args:
        lexicon: What words can name.
        words: The tokens of the statement.
    """

    def __init__(self, lexicon: Lexicon, words: Sequence[Token]) -> None:
        self.lexicon, self.words = lexicon, words
        self._senses: dict[tuple[int, int], tuple[Sense, ...]] = {}

    # ------------------------------------------------------------------------------------------------ tokens

    def keys(self, at: int, *keys: str) -> int | None:
        """Where some words end that stand at a place, articles before each of them passed over; None if not there."""
        for key in keys:
            at = self.past_article(at)
            if at >= len(self.words) or self.words[at].key != key:
                return None
            at += 1
        return at

    def any_of(self, at: int, choices: Sequence[tuple[str, ...]]) -> int | None:
        """Where the first of some word groups that stands at a place ends."""
        return next((end for choice in choices if (end := self.keys(at, *choice)) is not None), None)

    def past_article(self, at: int) -> int:
        """The place after an article."""
        return at + (at < len(self.words) and self.words[at].low in ARTICLES)

    def senses(self, start: int, end: int) -> tuple[Sense, ...]:
        """What the words between two places name."""
        if (start, end) not in self._senses:
            self._senses[start, end] = self.lexicon.senses(self.words[start:end])
        return self._senses[start, end]

    def named(self, at: int) -> Iterator[tuple[int, Sense]]:
        """The names that start at a place, the longer ones first."""
        for end in range(min(len(self.words), at + 2 * self.lexicon.longest), at, -1):
            for sense in self.senses(at, end):
                yield end, sense

    # ------------------------------------------------------------------------------------------------ things

    def things(self, at: int, *, is_kind: bool = False, prefix: tuple[str, ...] = ()) -> Iterator[Things]:
        """Things at a place, joined or single, the longer ones first; with words before them that make their names."""
        if prefix:
            yield from self._prefixed(at, prefix)
            return
        for end, thing in self.thing(at, is_kind=is_kind):
            yield from self._joined(end, thing)
            yield Things(end, thing)

    def _prefixed(self, at: int, prefix: tuple[str, ...]) -> Iterator[Things]:
        first = [Token(word, word, folded(word)) for word in prefix]
        at = self.past_article(at)
        for end in range(min(len(self.words), at + self.lexicon.longest), at, -1):
            for sense in self.lexicon.senses([*first, *self.words[at:end]]):
                if found := self._thing(sense):
                    yield Things(end, (found,))

    def adjective(self, at: int) -> Iterator[Things]:
        """A thing named by the adjective: “tired” by which tiredness is meant."""
        for end in range(min(len(self.words), at + self.lexicon.longest), at, -1):
            key = f"{self.words[end - 1].key}ness"
            noun = Token(key, key, key)
            for sense in self.lexicon.senses([*self.words[at : end - 1], noun]):
                if sense.kind == "name" and (found := self._thing(sense)):
                    yield Things(end, (found,))

    def turned(self, at: int) -> Iterator[Things]:
        """A thing whose adjective stands behind it: “the mouth dry”."""
        at = self.past_article(at)
        for end in range(min(len(self.words), at + self.lexicon.longest), at + 1, -1):
            for sense in self.lexicon.senses([self.words[end - 1], *self.words[at : end - 1]]):
                if sense.kind == "name" and (found := self._thing(sense)):
                    yield Things(end, (found,))

    def _joined(self, at: int, first: tuple[Thing, ...]) -> Iterator[Things]:
        for signs in ((",",), ("and",), ("or",), ("nor",), *_BUT_NOT):
            after = self.keys(at, *signs)
            if after is None:
                continue
            if signs == (",",):
                after = next((end for word in ("and", "or") if (end := self.keys(after, word))), after)
            denied = first[0].is_denied or signs in _BUT_NOT
            for rest in self.things(after):
                if signs in _BUT_NOT and rest.is_choice:
                    continue
                is_either = self.words[after - 1].low in ("or", "nor")
                is_choice = rest.is_choice or (is_either and len(rest.things) == 1)
                if signs[0] == "and" or (is_either and len(rest.things) > 1 and not rest.is_choice):
                    is_choice = False
                more = tuple(thing._replace(is_denied=denied or thing.is_denied) for thing in rest.things)
                yield Things(rest.end, (*first, *more), is_choice)

    def thing(self, at: int, *, is_kind: bool = False) -> Iterator[tuple[int, tuple[Thing, ...]]]:
        """One thing at a place; several where one phrase is the kind of two (“a rare autoimmune disorder”)."""
        denied = self.any_of(at, (("no",), ("neither",)))
        start = self.past_article(at if denied is None else denied)
        if is_kind and (after := self.any_of(start, _KINDS)) is not None:
            start = self.past_article(after)
        for end, things in (*self._named_things(start), *self._such_as(start)):
            yield end, tuple(thing._replace(is_denied=denied is not None) for thing in things)
        if is_kind:
            yield from self._both_kinds(start)
        for end, measure in self.measures(start):
            yield end, (Thing(measure=measure),)

    def _named_things(self, at: int) -> Iterator[tuple[int, tuple[Thing, ...]]]:
        """Things by their names, with a severity before them or without."""
        for end, sense in self.named(at):
            if found := self._thing(sense):
                yield end, (found,)
            if self.lexicon.is_a(sense.thing, _SEVERITY):
                for stop, other in self.named(end):
                    if found := self._thing(other):
                        yield stop, (found._replace(limits=(*found.limits, Limit(sense.thing))),)

    def _thing(self, sense: Sense) -> Thing | None:
        if sense.kind == "phrase" or sense.thing.value.startswith(ONTOLOGY):
            return None
        if sense.kind == "case":
            return Thing(group=sense.thing)
        limits = (Limit(text=sense.brand),) if sense.brand else ()
        return Thing(sense.thing, limits=limits)

    def _such_as(self, at: int) -> Iterator[tuple[int, tuple[Thing, ...]]]:
        """“an autoimmune disorder such as vitiligo”: vitiligo, if it is one."""
        for end, wider in self.named(at):
            after = self.keys(end, "such", "as")
            if after is None or wider.kind != "name":
                continue
            for stop, sense in self.named(self.past_article(after)):
                if sense.kind == "name":
                    yield stop, (Thing(sense.thing, limits=(Limit(wider.thing, "such as"),)),)

    def _both_kinds(self, at: int) -> Iterator[tuple[int, tuple[Thing, ...]]]:
        """“a rare autoimmune disorder” is a rare disorder and an autoimmune disorder: both names end or begin alike."""
        for end in range(min(len(self.words), at + self.lexicon.longest), at + 2, -1):
            for middle in range(at + 1, end):
                adjective = [*self.words[at:middle], self.words[end - 1]]
                for left, right in (
                    (self.senses(at, middle), self.senses(middle - 1, end)),
                    (self.lexicon.senses(adjective), self.senses(middle, end)),
                ):
                    both = [Thing(one.thing) for side in (left, right) for one in side[:1] if one.kind == "name"]
                    if len(both) == 2:
                        yield end, tuple(both)

    # ----------------------------------------------------------------------------------------------- numbers

    def approximation(self, at: int) -> Iterator[tuple[int, str]]:
        """Words before a number that make it less exact; none, too."""
        at = self.past_article(at)
        for name, choices in (
            *(("about", _ABOUT), ("above", _ABOVE), ("below", _BELOW), ("at least", _AT_LEAST)),
            ("at most", _AT_MOST),
        ):
            if (end := self.any_of(at, choices)) is not None:
                yield self.past_article(end), name
        yield at, ""

    def span(self, at: int) -> Iterator[tuple[int, float, float, float]]:
        """A number or range: where it ends, its limits, and how far “about” reaches."""
        for start, name in self.approximation(self.keys(at, "from") or at):
            if start >= len(self.words) or (low := number(self.words[start])) is None:
                continue
            end, high = start + 1, low
            joint = next((stop for word in ("to", "and") if (stop := self.keys(end, word))), None)
            if joint is not None and joint < len(self.words) and (upper := number(self.words[joint])) is not None:
                yield joint + 1, low, upper, _slack(upper) if name == "about" else 0
                continue
            low, high, slack = _approximate(low, name)
            yield end, low, high, slack

    def measures(self, at: int) -> Iterator[tuple[int, Measure]]:
        """A number with its unit."""
        for end, low, high, slack in self.span(at):
            for stop in range(min(len(self.words), end + 9), end, -1):
                if unit := self.lexicon.unit(self.words[end:stop]):
                    old = self.any_of(stop, (("old",), ("of", "age")))
                    yield old or stop, Measure(low, high, unit, slack)

    def share(self, at: int) -> Iterator[tuple[int, Share]]:
        """How many: “60 % of”, “most”, “23 of 30”; ends before the people."""
        for end, low, high, slack in self.span(at):
            if (after := self.keys(end, "%")) is not None:
                of = self.keys(after, "of")
                yield (of or after), Share(low, min(high, 100), slack=slack, is_number=True)
            told, stop = self._bracketed(end)
            of = self.any_of(stop, (("of",), ("out", "of"), ("in",)))
            if of is not None and of < len(self.words) and (size := number(self.words[self.past_article(of)])):
                per_cent = 100 * low / size if told is None else told
                if low == high and per_cent <= 100:
                    yield self.past_article(of) + 1, Share(per_cent, per_cent, is_number=True, number=low, size=size)
        for start, name in self.approximation(at):
            for words, share in _QUANTIFIERS if name in ("", "about") else ():
                after = self.keys(start, *words)
                if after is not None:
                    yield self.keys(after, "of") or after, share

    def _bracketed(self, at: int) -> tuple[float | None, int]:
        """The percentage in “19 (90.5 %) of 21”, and where its bracket ends."""
        words = [word.text for word in self.words[at : at + 4]]
        if len(words) == 4 and (words[0], words[2], words[3]) == ("(", "%", ")"):
            return number(self.words[at + 1]), at + 4
        return None, at

    def people(self, at: int) -> Iterator[tuple[int, Group]]:
        """People: with how many of them, of which population, with which condition."""
        yield from self._group(at, None)
        for end, share in self.share(at):
            size = number(self.words[end]) if end < len(self.words) else None
            if size is not None and share.size is None:  # “77 % of 30 people”
                yield from self._group(end + 1, share._replace(size=size))
            yield from self._group(end, share)

    def _group(self, at: int, share: Share | None) -> Iterator[tuple[int, Group]]:
        at = self.past_article(at)
        for end, sense in self.named(at):
            yield from self._named_group(end, sense, share)
        for words in ((PEOPLE,), ("those",), ("everyone",), ("anyone",), ("case",)):
            after = self.keys(at, *words)
            if after is None:
                continue
            for stop, sense in self._having(after):
                yield stop, self._with(sense, share)
            for stop, sense in self._lacking(after):
                yield stop, self._with(sense, share)
            if words in ((PEOPLE,), ("case",)):
                yield after, Group(share=share)
        of = self.keys(at, "case", "of")
        if of is None and share is not None and self.keys(at - 1, "with") is not None:  # “everyone with”
            of = at
        if of is not None:
            yield from ((end, self._with(sense, share)) for end, sense in self._conditions(of))

    def _named_group(self, end: int, sense: Sense, share: Share | None) -> Iterator[tuple[int, Group]]:
        """A group by its name: “men with LEMS”, “LEMS patients”."""
        if sense.kind == "name" and self.lexicon.is_a(sense.thing, _POPULATION):
            if self.lexicon.is_everyone(sense.thing):
                yield end, Group(_only_nodes(self.lexicon.conditions_of(sense.thing)), share=share)
                return
            for stop, other in self._having(end):
                if other.kind == "name":
                    yield stop, Group(frozenset((other.thing,)), (sense.thing,), share)
            yield end, Group(populations=(sense.thing,), share=share)
        elif sense.kind == "case" or self.lexicon.is_a(sense.thing, _CONDITION):
            after = self.any_of(end, ((PEOPLE,), ("case",)))
            if after is not None:
                yield after, self._with(sense, share)
                yield from ((stop, self._with(other, share)) for stop, other in self._lacking(after))
                for stop, other in self.named(after - 1):  # “LEMS patients 6 years and older”
                    if sense.kind == other.kind == "name" and self.lexicon.is_a(other.thing, _POPULATION):
                        yield stop, Group(frozenset((sense.thing,)), (other.thing,), share)

    def _with(self, sense: Sense, share: Share | None) -> Group:
        """The people with a condition."""
        if sense.kind == "case":
            return Group(populations=(sense.thing,), share=share)
        return Group(frozenset((sense.thing,)), share=share)

    def _conditions(self, at: int) -> Iterator[tuple[int, Sense]]:
        for end, sense in self.named(self.past_article(at)):
            if sense.kind == "case" or (sense.kind == "name" and self.lexicon.is_a(sense.thing, _CONDITION)):
                yield end, sense

    def _lacking(self, at: int) -> Iterator[tuple[int, Sense]]:
        """“people without a tumor”, in a sentence that names LEMS: those with LEMS without a tumor."""
        if self.keys(at, "without") is None:
            return
        for end in range(min(len(self.words), at + self.lexicon.longest), at + 1, -1):
            for condition in self._named_conditions:
                for sense in self.lexicon.senses([*condition, *self.words[at:end]]):
                    if sense.kind == "case":
                        yield end, sense

    @cached_property
    def _named_conditions(self) -> list[Sequence[Token]]:
        """The words of the statement that name conditions."""
        places = ((at, end, sense) for at in range(len(self.words)) for end, sense in self.named(at))
        found = {(at, end): None for at, end, sense in places if self.lexicon.is_a(sense.thing, _CONDITION)}
        return [self.words[at:end] for at, end in found]

    def _having(self, at: int) -> Iterator[tuple[int, Sense]]:
        """“with LEMS”: one condition, since two are a group of their own."""
        after = self.any_of(at, _HAVING)
        if after is not None:
            yield from self._conditions(after)


def _only_nodes(values: frozenset[object]) -> frozenset[ox.NamedNode]:
    return frozenset(value for value in values if isinstance(value, ox.NamedNode))


def _slack(value: float) -> float:
    """How far “about” reaches: to the next number that is as round, but never beyond a twentieth."""
    return min(2.5 if value % 5 == 0 and value >= 20 else 0.5 if value == int(value) else 0.05, value / 10)


def _approximate(value: float, name: str) -> tuple[float, float, float]:
    if name == "above":
        return value + 1e-9, math.inf, 0
    if name == "below":
        return 0, value - 1e-9, 0
    if name == "at least":
        return value, math.inf, 0
    if name == "at most":
        return 0, value, 0
    return value, value, _slack(value) if name == "about" else 0
