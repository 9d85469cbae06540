"""How a statement is read: which frame of the vocabulary it fills, word for word, and what the rest limits.

Every word has to be read: as a name, as a word of the frame, as a hedge, a negation, a number, a limit, or as one of
the few words that change nothing. A statement of which one word is left over has no reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import pyoxigraph as ox

from kg.check.frames import Element, Frame
from kg.check.lexicon import Lexicon
from kg.check.nouns import Nouns, Things
from kg.check.reading import EXISTS, Group, Limit, Reading, Share, Thing
from kg.check.words import ARTICLES, HARMLESS, PREPOSITIONS, Token
from kg.rdf.index import node

__all__ = ["Parser", "Part"]

_MODALS = {
    **dict.fromkeys(("may", "might", "can", "could"), "may"),
    **dict.fromkeys(("should", "must"), "advice"),
    "will": "asserted",
}
#: With “not” these deny; “may not” leaves it open.
_ABLE = ("can", "could")
_PERHAPS = frozenset(("possibly", "perhaps", "maybe", "potentially", "probably", "likely"))
_DENIALS = frozenset(("not", "never"))
_ALWAYS = Share(100, 100)
_OFTEN = tuple(map(node, ("ck:Frequency", "ck:Typicality")))
_COMPARISON, _APPROVAL, _STATISTIC = map(node, ("ck:Comparison", "ck:ApprovalStatus", "ck:Statistic"))
_PHRASES = (
    *(("in", "case", "of"), ("because", "of"), ("due", "to"), ("together", "with"), ("in", "combination", "with")),
    *(("as", "of"), ("in", "presence", "of"), ("such", "as"), ("as", "result", "of")),
)
#: What a slot of a pattern says of the article of what fills it.
_ARTICLES = ("", "a", "bare", "kind", "plural", "the")
#: How many words may be something that no name is needed for.
_UNNAMED = 6
#: How many limits may stand in a row.
_MOST = 5
#: How many readings are looked at, against statements made to have very many.
_READINGS = 200


class _State(NamedTuple):
    """What has been read so far."""

    subject: tuple[Thing, ...] = ()
    object: tuple[Thing, ...] = ()
    is_choice: bool = False
    group: Group | None = None
    denials: int = 0
    modality: str = "asserted"
    shares: tuple[Share, ...] = ()
    limits: tuple[Limit, ...] = ()
    conditions: frozenset[ox.NamedNode] = frozenset()
    is_only: bool = False
    is_implied: bool = False
    is_of_people: bool = False


class Part(NamedTuple):
    """The readings that one way of reading joins, by “and”, or by “or” where ``is_choice``: all must be said."""

    readings: tuple[Reading, ...]
    is_choice: bool = False
    is_only: bool = False


class Parser:
    """The readings of one sentence.

    Args:
        lexicon: What words can name.
        frames: What the vocabulary can say.
        words: The tokens, without the full stop.
    """

    def __init__(self, lexicon: Lexicon, frames: Sequence[Frame], words: Sequence[Token]) -> None:
        self.lexicon, self.words = lexicon, words
        self.nouns = Nouns(lexicon, words)
        present = {word.key for word in words} | {word.low for word in words}
        self.frames = [frame for frame in frames if all(not needed.isdisjoint(present) for needed in frame.needed)]
        self._limits: dict[int, list[tuple[int, _State]]] = {}

    def parts(self) -> list[Part]:
        """Every reading of the sentence, at most 200."""
        found: dict[Part, None] = {}
        for start, opening in self._openings():
            for frame in self.frames:
                for end, state in self._elements(frame, 0, start, opening):
                    if end == len(self.words) and (part := _part(self.lexicon, frame, state)):
                        found[part] = None
                        if len(found) >= _READINGS:
                            return list(found)
        return list(found)

    # --------------------------------------------------------------------------------------------- elements

    def _openings(self) -> Iterator[tuple[int, _State]]:
        yield 0, _State()
        for end, state in self._row(0, _State()):
            if end:
                yield end, state

    def _elements(self, frame: Frame, place: int, at: int, state: _State) -> Iterator[tuple[int, _State]]:
        if place == len(frame.elements):
            yield from self._row(at, state)
            return
        element = frame.elements[place]
        for end, after in self._element(element, at, state):
            if element.kind == "slot" and place + 1 < len(frame.elements):
                for stop, more in self._row(end, after):
                    yield from self._elements(frame, place + 1, stop, more)
            else:
                yield from self._elements(frame, place + 1, end, after)

    def _element(self, element: Element, at: int, state: _State) -> Iterator[tuple[int, _State]]:
        if element.kind == "verb":
            yield from self._verb(element.words, at, state)
        elif element.kind == "slot":
            yield from self._slot(element, at, state)
            for start, after in self._between(at, state):
                yield from self._slot(element, start, after)
        else:
            for start, after in ((at, state), *self._between(at, state)):
                for word in {*element.words, *element.others}:
                    if (end := self.nouns.keys(start, word)) is not None:
                        yield end, after

    def _slot(self, element: Element, at: int, state: _State) -> Iterator[tuple[int, _State]]:
        """What fills a slot."""
        (name,), (detail,) = element.words, element.others or ("",)
        if name == "subject" and not state.subject:
            for end, things, is_choice in self._things(at, detail):
                yield end, state._replace(subject=things, is_choice=state.is_choice or is_choice)
        elif name == "object" and not state.object:
            for end, things, is_choice in self._things(at, detail):
                yield end, state._replace(object=things, is_choice=state.is_choice or is_choice)
            for end, text in self._texts(at):
                yield end, state._replace(object=(Thing(text=text),))
        elif name in ("people", "share"):
            for end, group in self.nouns.people(at):
                yield end, state._replace(group=group, is_of_people=True)
        else:
            yield from self._told(name, at, state)

    def _things(self, at: int, detail: str) -> Iterator[Things]:
        if detail[:1].isupper():
            kinds = [node(f"ck:{name}") for name in detail.split("-")]
            for found in self.nouns.things(at):
                if all(thing.value is not None and self.lexicon.is_a(thing.value, *kinds) for thing in found.things):
                    yield found
            return
        prefix = tuple(detail.split("-")) if detail not in _ARTICLES else ()
        yield from self.nouns.things(at, is_kind=detail == "kind", prefix=prefix)

    def _told(self, name: str, at: int, state: _State) -> Iterator[tuple[int, _State]]:
        """What fills a slot that limits: with what is compared, by whom it is done, “mean”, and the rest."""
        if name == "any":
            for end in range(at + 1, min(len(self.words), at + _UNNAMED)):
                yield end, state._replace(is_implied=True)
        if name == "rest":
            yield from self._row(at, state)
        if name == "comparator":
            for end, things, _ in self.nouns.things(at):
                others = tuple(Limit(thing.value, "than") for thing in things if thing.value)
                if len(others) == len(things):
                    yield end, state._replace(limits=(*state.limits, *others))
            return
        for end, sense in self.nouns.named(self.nouns.past_article(at)):
            if name == "performers" or (name == "statistic" and self.lexicon.is_a(sense.thing, _STATISTIC)):
                yield end, state._replace(limits=(*state.limits, Limit(sense.thing)))
        if name == "statistic":
            yield self.nouns.past_article(at), state

    def _texts(self, at: int) -> Iterator[tuple[int, str]]:
        """A name as text, for what a thing is called."""
        for end in range(len(self.words), at, -1):
            text = self.lexicon.text(self.words[at:end])
            if text:
                yield end, text

    # ------------------------------------------------------------------------------------------------- verbs

    def _verb(self, verb: tuple[str, ...], at: int, state: _State) -> Iterator[tuple[int, _State]]:
        """A verb with its auxiliaries, “not” and adverbs."""
        infinitive, helper = verb[0] if verb[0] != "was" else "be", ""
        while at < len(self.words):
            word = self.words[at].low
            is_infinitive = word == infinitive
            if word in verb and (
                not helper if not is_infinitive else helper in ("modal", "do") or (not helper and infinitive != "be")
            ):
                yield at + 1, state
            if word == "been" and infinitive == "be" and helper == "have":
                yield at + 1, state
            if word in _MODALS and not helper:
                helper = "modal"
                if word == "will":
                    state = state._replace(shares=(*state.shares, _ALWAYS))
                following = self.words[at + 1].low if at + 1 < len(self.words) else ""
                modality = "asserted" if word in _ABLE and following in _DENIALS else _MODALS[word]
                state = state._replace(modality=_weaker(state.modality, modality))
                at += 1
            elif word in ("do", "does") and not helper:
                helper, at = "do", at + 1
            elif word in ("has", "have") and infinitive == "be" and not helper:
                helper, at = "have", at + 1
            elif (passed := self._adverb(at, state)) is not None:
                at, state = passed
            else:
                return

    def _between(self, at: int, state: _State) -> Iterator[tuple[int, _State]]:
        """After adverbs and “not”, which may stand before any part."""
        while (passed := self._adverb(at, state)) is not None:
            at, state = passed
            yield at, state

    def _adverb(self, at: int, state: _State) -> tuple[int, _State] | None:
        """What one adverb changes, and where it ends; None where there is none."""
        if at >= len(self.words):
            return None
        at += self.words[at].low in ARTICLES and at + 1 < len(self.words) and self.words[at + 1].low == "only"
        word = self.words[at].low
        changes: dict[str, _State] = {
            **dict.fromkeys(_DENIALS, state._replace(denials=state.denials + 1)),
            **dict.fromkeys(HARMLESS, state),
            **dict.fromkeys(_PERHAPS, state._replace(modality=_weaker(state.modality, "may"))),
            "only": state._replace(is_only=True),
            "always": state._replace(shares=(*state.shares, _ALWAYS)),
        }
        if word in changes:
            return at + 1, changes[word]
        often = ((end, sense) for end, sense in self.nouns.named(at) if self.lexicon.is_adverb(sense))
        for end, sense in often:
            return end, state._replace(shares=(*state.shares, self.lexicon.share_of(sense.thing)))
        return None

    # ------------------------------------------------------------------------------------------------ limits

    def _row(self, at: int, state: _State, most: int = _MOST) -> Iterator[tuple[int, _State]]:
        """Any number of limits in a row, none at first."""
        yield at, state
        if most == 0 or at >= len(self.words):
            return
        if at not in self._limits:
            self._limits[at] = list(self._limit(at))
        for end, found in self._limits[at]:
            if (joined := _joined(state, found)) is not None:
                yield from self._row(end, joined, most - 1)

    def _limit(self, at: int) -> Iterator[tuple[int, _State]]:
        """One limit: who, where, when, how often, compared with what; or words that change nothing."""
        empty = _State()
        if self.words[at].text in (",", "(", ")"):
            yield at + 1, empty
            return
        if (passed := self._adverb(at, empty)) is not None and not passed[1].denials:
            yield passed
        for end, sense in self.nouns.named(at):
            if self.lexicon.is_a(sense.thing, _COMPARISON):
                yield from self._compared(end, sense.thing)
            elif self.lexicon.is_a(sense.thing, _APPROVAL) or (
                sense.kind == "phrase" or self.words[at].low in (*PREPOSITIONS, "if", "when", "where")
            ):
                if not self.lexicon.is_a(sense.thing, *_OFTEN):
                    yield end, empty._replace(limits=(Limit(sense.thing),))
            elif sense.kind == "brand" and self.words[at - 1].text == "(":
                yield end, empty._replace(limits=(Limit(text=sense.brand),))
        preposition = next((phrase for phrase in _PHRASES if self.nouns.keys(at, *phrase)), (self.words[at].low,))
        after = self.nouns.keys(at, *preposition)
        if after is None or (len(preposition) == 1 and preposition[0] not in (*PREPOSITIONS, "since")):
            if self.words[at].low == "every":
                yield from self._measured(at + 1, "every")
            return
        yield from self._after(after, " ".join(preposition))

    def _after(self, at: int, preposition: str) -> Iterator[tuple[int, _State]]:
        """What follows a preposition."""
        empty = _State()
        if (dated := self.nouns.date(at)) is not None:
            yield dated[0], empty._replace(limits=(Limit(text=dated[1], preposition=preposition),))
        if preposition in ("in", "of", "among", "for", "by", "with"):
            for end, group in self.nouns.people(at):
                yield end, _of_group(group, preposition)
        for end, things, is_choice in self.nouns.things(at):
            if all(thing.value is not None and not thing.limits for thing in things) and not is_choice:
                named = tuple(Limit(thing.value, preposition) for thing in things)
                if not any(thing.is_denied for thing in things):
                    yield end, empty._replace(limits=named)
            elif len(things) == 1 and things[0].group is not None:
                yield end, empty._replace(limits=(Limit(things[0].group, preposition),))
        yield from self._measured(at, preposition)

    def _measured(self, at: int, preposition: str) -> Iterator[tuple[int, _State]]:
        for end, measure in self.nouns.measures(at):
            yield end, _State(limits=(Limit(preposition=preposition, measure=measure),))

    def _compared(self, at: int, comparison: ox.NamedNode) -> Iterator[tuple[int, _State]]:
        """“more often than in women”."""
        start = at + (at < len(self.words) and self.words[at].low in ("in", "with", "of", "for"))
        for end, things, is_choice in self.nouns.things(start):
            if not is_choice and all(thing.value is not None for thing in things):
                named = tuple(Limit(thing.value, "than") for thing in things)
                does = self.nouns.any_of(end, (("does",), ("do",))) or end
                yield does, _State(limits=(Limit(comparison), *named))
        yield at, _State(limits=(Limit(comparison),))


def _of_group(group: Group, preposition: str) -> _State:
    limits = tuple(Limit(population, preposition) for population in group.populations)
    shares = (group.share,) if group.share else ()
    return _State(limits=limits, shares=shares, conditions=group.conditions, is_of_people=True)


def _joined(state: _State, found: _State) -> _State | None:
    """What two parts say together; None where they say two things of how many."""
    shares = tuple(dict.fromkeys((*state.shares, *found.shares)))
    if len(shares) > 1:
        return None
    return state._replace(
        limits=(*state.limits, *found.limits),
        shares=shares,
        conditions=state.conditions | found.conditions,
        modality=_weaker(state.modality, found.modality),
        denials=state.denials + found.denials,
        is_only=state.is_only or found.is_only,
        is_of_people=state.is_of_people or found.is_of_people,
    )


def _weaker(one: str, other: str) -> str:
    return "may" if "may" in (one, other) else "advice" if "advice" in (one, other) else "asserted"


def _part(lexicon: Lexicon, frame: Frame, state: _State) -> Part | None:
    """The readings of a filled frame; None where it says two things of how many, or denies twice."""
    group = state.group or Group()
    often = [limit.value for limit in frame.limits if limit.value and lexicon.is_a(limit.value, *_OFTEN)]
    told = (*state.shares, *map(lexicon.share_of, often), *((group.share,) if group.share else ()))
    if len(set(told)) > 1:
        return None
    share = next(iter(told), None)
    limits = (
        *(limit for limit in frame.limits if limit.value not in often),
        *state.limits,
        *(Limit(population, "in") for population in group.populations),
    )
    is_of_none = share is not None and share.high == 0
    whole = Reading(
        frame.predicate,
        None,
        None,
        modality=_weaker(state.modality, frame.form if frame.form in ("may", "advice") else "asserted"),
        share=None if is_of_none else share,
        limits=limits,
        conditions=group.conditions | state.conditions,
        is_implied=frame.is_implied or state.is_implied,
        is_of_people=state.is_of_people,
        size=share.size if share else None,
    )
    if share == EXISTS:
        whole = replace(whole, modality=_weaker(whole.modality, "may"), share=None)
    if state.is_only and (state.denials or is_of_none):
        return None
    denials = state.denials + (frame.form == "negated") + is_of_none
    objects = state.object or ((Thing(frame.object),) if frame.object else (None,))
    pairs = [(subject, thing) for subject in state.subject or (None,) for thing in objects]
    readings = [_filled(whole, subject, thing, denials) for subject, thing in pairs]
    found = tuple(one for one in readings if one is not None)
    if len(found) < len(pairs):
        return None
    return Part(found, state.is_choice and not any(one.is_negated for one in found), state.is_only)


def _filled(whole: Reading, subject: Thing | None, thing: Thing | None, denials: int) -> Reading | None:
    """A reading with its subject and object; None where it has neither, denies twice, or denies a number."""
    named = [one for one in (subject, thing) if one]
    denials += sum(one.is_denied for one in named)
    share = whole.share
    if not named or denials > 1 or (denials and share is not None and share.is_number):
        return None
    is_negated = denials == 1
    if is_negated and share is not None:
        is_negated, share = False, _complement(share)
    limits = (*whole.limits, *(limit for one in named for limit in one.limits))
    return replace(whole, subject=subject, object=thing, is_negated=is_negated, share=share, limits=limits)


def _complement(share: Share) -> Share:
    """How many are left: “not all”, “not often”."""
    return Share(0, share.low - 1e-9) if share.low > EXISTS.low else Share(share.high + 1e-9, 100)
