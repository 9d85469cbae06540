"""How a statement is read: which frame of the vocabulary it fills, word for word, and what the rest limits.

Every word has to be read: as a name, as a word of the frame, as a hedge, a negation, a number, a limit, or as one of
the few words that change nothing. A statement of which one word is left over has no reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.check.dates import date
from kg.check.frames import Element, Frame
from kg.check.lexicon import Lexicon
from kg.check.nouns import Nouns, Things
from kg.check.reading import Limit, Share, Thing
from kg.check.state import OFTEN, Part, State, joined, of_group, part_of, weaker
from kg.check.words import ARTICLES, HARMLESS, PREPOSITIONS, Token
from kg.rdf.index import node

__all__ = ["Parser"]

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
_COMPARISON, _APPROVAL, _STATISTIC = map(node, ("ck:Comparison", "ck:ApprovalStatus", "ck:Statistic"))
_PHRASES = (
    *(("in", "case", "of"), ("because", "of"), ("due", "to"), ("together", "with"), ("in", "combination", "with")),
    *(("as", "of"), ("in", "presence", "of"), ("such", "as"), ("as", "result", "of")),
)
#: What a slot of a pattern says of the article of what fills it.
_ARTICLES = ("", "a", "bare", "kind", "plural", "the")
#: Who treats people, in a sentence that is not about them.
_CLINICIANS = ("doctor", "physician", "clinician", "specialist", "neurologist")
#: How many words may be something that no name is needed for.
_UNNAMED = 6
#: What leaves open, or denies, what is said after it.
_DOUBTS = frozenset(
    ("believe", "claim", "if", "know", "known", "knows", "not", "say", "think", "unclear", "unknown", "whether")
)
#: How many limits may stand in a row.
_MOST = 5
#: How many readings are looked at, against statements made to have very many.
_READINGS = 200


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
        self._limits: dict[int, list[tuple[int, State]]] = {}

    def parts(self) -> list[Part]:
        """Every reading of the sentence, at most 200."""
        found: dict[Part, None] = {}
        for start, opening in self._openings():
            for frame in self.frames:
                for end, state in self._elements(frame, 0, start, opening):
                    if end == len(self.words) and (part := part_of(self.lexicon, frame, state)):
                        found[part] = None
                        if len(found) >= _READINGS:
                            return list(found)
        return list(found)

    # --------------------------------------------------------------------------------------------- elements

    def _openings(self) -> Iterator[tuple[int, State]]:
        yield 0, State()
        for end, state in self._row(0, State()):
            if end:
                yield end, state

    def _elements(self, frame: Frame, place: int, at: int, state: State) -> Iterator[tuple[int, State]]:
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

    def _element(self, element: Element, at: int, state: State) -> Iterator[tuple[int, State]]:
        if element.kind == "verb":
            yield from self._verb(element.words, at, state)
        elif element.kind == "slot":
            yield from self._slot(element, at, state)
            for start, after in self._between(at, state):
                yield from self._slot(element, start, after)
        else:
            one_of = self.nouns.keys(at, "1", "of") if element.kind == "choice" else None  # “is one of the tests for”
            starts = [(at, state), *self._between(at, state), *([] if one_of is None else [(one_of, state)])]
            for start, after in starts:
                for word in {*element.words, *element.others}:
                    if (end := self.nouns.keys(start, word)) is not None:
                        yield end, after

    def _slot(self, element: Element, at: int, state: State) -> Iterator[tuple[int, State]]:
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
                is_all = name == "share" and group.share is None  # “people with LEMS are men”
                whole = group._replace(share=_ALWAYS) if is_all else group
                yield end, state._replace(group=whole, is_of_people=True)
        elif name == "clinicians":
            yield from ((stop, state) for one in _CLINICIANS if (stop := self.nouns.keys(at, one)) is not None)
        else:
            yield from self._told(name, at, state)

    def _things(self, at: int, detail: str) -> Iterator[Things]:
        if detail[:1].isupper():
            kinds = [node(f"ck:{name}") for name in detail.split("-")]
            for found in self.nouns.things(at):
                if all(thing.value is not None and self.lexicon.is_a(thing.value, *kinds) for thing in found.things):
                    yield found
            return
        if detail in ("turned", "adjective"):
            yield from self.nouns.turned(at) if detail == "turned" else self.nouns.adjective(at)
            return
        prefix = tuple(detail.split("-")) if detail not in _ARTICLES else ()
        yield from self.nouns.things(at, is_kind=detail == "kind", prefix=prefix)

    def _told(self, name: str, at: int, state: State) -> Iterator[tuple[int, State]]:
        """What fills a slot that limits: with what is compared, by whom it is done, “mean”, and the rest."""
        if name == "any":
            yield from self._anything(at, state)
        if name == "time":
            for end, measured in self._measured(at, "by"):
                yield end, state._replace(limits=(*state.limits, *measured.limits))
        if name == "rest":
            yield from self._row(at, state)
        if name == "comparator":
            for end, things, _ in self.nouns.things(at):
                others = tuple(Limit(thing.value, "than") for thing in things if thing.value)
                if len(others) == len(things):
                    yield end, state._replace(limits=(*state.limits, *others))
            return
        yield from self._known(name, self.nouns.past_article(at), state)

    def _known(self, name: str, at: int, state: State) -> Iterator[tuple[int, State]]:
        """Who does it, or “mean”, which may be left out."""
        for end, sense in self.nouns.named(at):
            if name == "performers" or (name == "statistic" and self.lexicon.is_a(sense.thing, _STATISTIC)):
                yield end, state._replace(limits=(*state.limits, Limit(sense.thing)))
        if name == "statistic":
            yield at, state

    def _anything(self, at: int, state: State) -> Iterator[tuple[int, State]]:
        """A few words, whatever they name, that leave nothing open."""
        for end in range(at + 1, min(len(self.words), at + _UNNAMED)):
            if self.words[end - 1].low in _DOUBTS:
                return
            yield end, state._replace(is_implied=True)

    def _texts(self, at: int) -> Iterator[tuple[int, str]]:
        """A name as text, for what a thing is called."""
        for end in range(len(self.words), at, -1):
            text = self.lexicon.text(self.words[at:end])
            if text:
                yield end, text

    # ------------------------------------------------------------------------------------------------- verbs

    def _verb(self, verb: tuple[str, ...], at: int, state: State) -> Iterator[tuple[int, State]]:
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
                state = state._replace(modality=weaker(state.modality, modality))
                at += 1
            elif word in ("do", "does") and not helper:
                helper, at = "do", at + 1
            elif word in ("has", "have") and infinitive == "be" and not helper:
                helper, at = "have", at + 1
            elif (passed := self._adverb(at, state)) is not None:
                at, state = passed
            else:
                return

    def _between(self, at: int, state: State) -> Iterator[tuple[int, State]]:
        """After adverbs and “not”, which may stand before any part."""
        while (passed := self._adverb(at, state)) is not None:
            at, state = passed
            yield at, state

    def _adverb(self, at: int, state: State) -> tuple[int, State] | None:
        """What one adverb changes, and where it ends; None where there is none."""
        if at >= len(self.words):
            return None
        at += self.words[at].low in ARTICLES and at + 1 < len(self.words) and self.words[at + 1].low == "only"
        word = self.words[at].low
        changes: dict[str, State] = {
            **dict.fromkeys(_DENIALS, state._replace(denials=state.denials + 1)),
            **dict.fromkeys(HARMLESS, state),
            **dict.fromkeys(_PERHAPS, state._replace(modality=weaker(state.modality, "may"))),
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

    def _row(self, at: int, state: State, most: int = _MOST) -> Iterator[tuple[int, State]]:
        """Any number of limits in a row, none at first."""
        yield at, state
        if most == 0 or at >= len(self.words):
            return
        if at not in self._limits:
            self._limits[at] = list(self._limit(at))
        for end, found in self._limits[at]:
            if (both := joined(state, found)) is not None:
                yield from self._row(end, both, most - 1)

    def _limit(self, at: int) -> Iterator[tuple[int, State]]:
        """One limit: who, where, when, how often, compared with what; or words that change nothing."""
        empty = State()
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
                if not self.lexicon.is_a(sense.thing, *OFTEN):
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

    def _after(self, at: int, preposition: str) -> Iterator[tuple[int, State]]:
        """What follows a preposition."""
        empty = State()
        if (dated := date(self.words, at)) is not None:
            yield dated[0], empty._replace(limits=(Limit(text=dated[1], preposition=preposition),))
        if preposition in ("in", "of", "among", "for", "by", "with"):
            for end, group in self.nouns.people(at):
                yield end, of_group(group, preposition)
        for end, things, is_choice in self.nouns.things(at):
            if all(thing.value is not None and not thing.limits for thing in things) and not is_choice:
                named = tuple(Limit(thing.value, preposition) for thing in things)
                if not any(thing.is_denied for thing in things):
                    yield end, empty._replace(limits=named)
            elif len(things) == 1 and things[0].group is not None:
                yield end, empty._replace(limits=(Limit(things[0].group, preposition),))
        yield from self._measured(at, preposition)

    def _measured(self, at: int, preposition: str) -> Iterator[tuple[int, State]]:
        for end, measure in self.nouns.measures(at):
            yield end, State(limits=(Limit(preposition=preposition, measure=measure),))

    def _compared(self, at: int, comparison: ox.NamedNode) -> Iterator[tuple[int, State]]:
        """“more often than in women”."""
        start = at + (at < len(self.words) and self.words[at].low in ("in", "with", "of", "for"))
        for end, things, is_choice in self.nouns.things(start):
            if not is_choice and all(thing.value is not None for thing in things):
                named = tuple(Limit(thing.value, "than") for thing in things)
                does = self.nouns.any_of(end, (("does",), ("do",))) or end
                yield does, State(limits=(Limit(comparison), *named))
        yield at, State(limits=(Limit(comparison),))
