"""What the words of a statement can name in a graph: concepts, values of qualifiers, units, brands.

Only names that mean the very thing count: labels, exact synonyms, the end of a concept's IRI, names of terms to which
it is mapped exactly, and reading names (``ck:readingName``). A broad, narrow or related synonym says more or less than
the concept, and a name that its source marks as in use for other things names none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar, cast

import pyoxigraph as ox

from kg.check.reading import EXISTS, Share
from kg.check.words import ARTICLES, Token, fold, turned
from kg.claims.claim import Claim, claims
from kg.claims.names import Names
from kg.rdf.index import Index, Resource, Value, node

__all__ = ["Lexicon", "Sense", "restrictions"]

_TYPE, _PHRASE, _PLAIN = node("rdf:type"), node("ck:phrase"), node("ck:plainLabel")
_CASE, _PEOPLE_WITH, _BROADER = node("ck:conditionLabel"), node("ck:peopleWith"), node("skos:broader")
_CONDITION, _POPULATION, _UNIT = node("ck:Condition"), node("ck:Population"), node("ck:Unit")
_SUBSTANCE, _BRAND, _IS_A = node("ck:Substance"), node("ck:brandName"), node("ck:isA")
_RESTRICTING = node("ck:RestrictingQualifier")
_READING, _PATTERN = node("ck:readingName"), node("ck:qualifierPattern")
_OFTEN = (node("ck:Frequency"), node("ck:Typicality"))
_STUDY = node("ck:StudyKind")
#: Classes whose reading names stand where a phrase stands: “sometimes”, “in animals”.
_PHRASED = frozenset((*_OFTEN, _STUDY))
_FROM, _TO = node("ck:shareFrom"), node("ck:shareTo")
_COMPARISON = node("ck:Comparison")
_QUALIFIER, _RANGE = node("ck:QualifierProperty"), node("schema:rangeIncludes")
_Made = TypeVar("_Made")


class Sense(NamedTuple):
    """What a name stands for.

    Args:
        thing: A concept or a value.
        kind: ``name``; ``phrase``, which opens with a preposition; ``case``, a condition as a group of people has it;
            ``brand``, a medicine under that brand.
        brand: The brand.
    """

    thing: ox.NamedNode
    kind: str = "name"
    brand: str = ""


class Lexicon:
    """The names of a graph, ready for looking up.

    Args:
        index: The graph, with its vocabulary.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._keys: dict[str, str] = {}
        self._known: dict[str, list[Sense]] = {}
        self._conditions = self._shortened(index)
        entries = list(self._entries(index))
        for text, sense in entries:
            senses = self._known.setdefault(self.key(text), [])
            if sense not in senses:
                senses.append(sense)
        self._known.pop("", None)
        #: Names of two capitals, which in small letters are words of their own: US.
        self._capitals = {fold(text) for text, _ in entries if len(text) == 2 and text.isupper()}
        self.longest = max((key.count(" ") + 1 for key in self._known), default=0)
        #: Every word of a name.
        self.words = frozenset(word for text, _ in entries for word in fold(text).split())
        texts = (one.object.value for one in claims(index) if isinstance(one.object, ox.Literal))
        self._texts = {fold(text) for text in texts if not re.fullmatch(r"[\d.]+", text)}  # a number has a unit
        self._shares: dict[Value, Share] = {}
        self._first: dict[ox.NamedNode, frozenset[str]] = {}
        self._made: dict[tuple[object, str], object] = {}
        self._above: dict[Value, frozenset[Value]] = {}

    # ------------------------------------------------------------------------------------------------- names

    def key(self, text: str) -> str:
        """A name as it is looked up: the names of a condition in it are one."""
        if text not in self._keys:
            folded = fold(text)
            self._keys[text] = self._conditions.sub(lambda match: self._short[match[0]], folded)
        return self._keys[text]

    def _shortened(self, index: Index) -> re.Pattern[str]:
        """A pattern that finds the longer names of conditions, each of which stands for the shortest."""
        self._short: dict[str, str] = {}
        for condition in index.of_type(_CONDITION):
            names = {fold(text) for text in self._names(index, condition)} - {""}
            least = min(names, key=lambda name: (name.count(" "), len(name), name), default="")
            self._short |= {name: least for name in names if name != least}
        longest = sorted(map(re.escape, self._short), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(longest)})\b") if longest else re.compile(r"(?!)")

    def _names(self, index: Index, thing: Resource) -> Iterator[str]:
        yield from index.once(Names).exact(thing.value)
        if not self.is_a(thing, *_PHRASED):
            yield from (value.value for value in index.values(thing, _READING))

    def is_adverb(self, sense: Sense) -> bool:
        """Whether a name tells how often, in the form in which it stands beside a verb: “rarely”, not “rare”."""
        return self.is_a(sense.thing, *_OFTEN) and (
            sense.kind == "phrase" or not self.index.values(sense.thing, _PHRASE)
        )

    def _entries(self, index: Index) -> Iterator[tuple[str, Sense]]:
        for thing, kinds in self._things(index):
            for text in self._names(index, thing):
                yield text, Sense(thing)
            for value in index.values(thing, _PLAIN):
                yield value.value, Sense(thing)
            phrases = [*index.values(thing, _PHRASE), *(index.values(thing, _READING) if kinds & _PHRASED else ())]
            for value in phrases:
                yield value.value, Sense(thing, "phrase")
            if _COMPARISON in kinds:
                yield index.label(thing).removesuffix(" than"), Sense(thing)
            if _POPULATION in kinds:
                for value in index.values(thing, _CASE):
                    yield value.value, Sense(thing, "case")
        yield from self._brands(index)

    def _things(self, index: Index) -> Iterator[tuple[ox.NamedNode, set[Value]]]:
        """Concepts, what claims speak of, and the values of their qualifiers, used or not."""
        keys = [*index.of_type(_QUALIFIER, _RESTRICTING)]
        ranges = {kind for key in keys for kind in index.resources(key, _RANGE) if isinstance(kind, ox.NamedNode)}
        ranges.add(_STUDY)
        found = dict.fromkeys(index.of_type(*ranges - {node("ck:Citation"), node("ck:Association")}))
        for claim in claims(index):
            found |= dict.fromkeys(part for part in (claim.subject, claim.object) if not isinstance(part, ox.Literal))
        for thing in found:
            if isinstance(thing, ox.NamedNode):
                yield thing, {*index.values(thing, _TYPE)}

    def _brands(self, index: Index) -> Iterator[tuple[str, Sense]]:
        """Brand names, each of the substance of which most claims that carry it speak."""
        of: dict[str, Counter[ox.NamedNode]] = {}
        for claim in claims(index):
            for brand in claim.qualifiers.get(_BRAND, ()):
                things = (claim.subject, claim.object)
                named = (one for one in things if isinstance(one, ox.NamedNode) and self.is_a(one, _SUBSTANCE))
                of.setdefault(brand.value, Counter()).update(named)
        for name, counted in of.items():
            for thing, most in counted.most_common(1):
                if 2 * most > counted.total():
                    yield name, Sense(thing, "brand", name)

    def senses(self, words: Sequence[Token]) -> tuple[Sense, ...]:
        """What words stand for; none where they begin or end with a sign or an article.

        “Weakness of the legs” and “weak legs” stand for what “leg weakness” does.
        """
        if not words or not {words[0].low, words[-1].low}.isdisjoint(ARTICLES):
            return ()
        if not (words[0].key[:1].isalnum() and (words[-1].key[:1].isalnum() or words[-1].key == "%")):
            return ()
        text = " ".join(word.text for word in words)
        key = self.key(text)
        if len(words) == 1 and not text.isupper() and fold(text) in self._capitals:
            return ()
        known = (name for name in (key, *turned(key)) if name in self._known)
        return tuple(self._known.get(next(known, key), ()))

    def unit(self, words: Sequence[Token]) -> ox.NamedNode | None:
        """The unit that words name."""
        return next((one.thing for one in self.senses(words) if self.is_a(one.thing, _UNIT)), None)

    def text(self, words: Sequence[Token]) -> str:
        """Words as a name that some claim says a thing is called by; empty where none does."""
        key = fold(" ".join(word.text for word in words))
        return key if key in self._texts else ""

    # ----------------------------------------------------------------------------------------------- meaning

    def share_of(self, often: Value) -> Share:
        """Of how many a word for how often stands, in percent; of some where the vocabulary does not tell."""
        if often not in self._shares:
            low, high = (
                float(self.index.text(often, key) or default) if not isinstance(often, ox.Literal) else default
                for key, default in ((_FROM, EXISTS.low), (_TO, 100.0))
            )
            self._shares[often] = Share(low, high)
        return self._shares[often]

    def once(self, claim: Claim, make: Callable[[Lexicon, Claim], _Made]) -> _Made:
        """What a function makes of a claim, made when first asked for."""
        key = make, claim.iri
        if key not in self._made:
            self._made[key] = make(self, claim)
        return cast("_Made", self._made[key])

    def prepositions(self, key: ox.NamedNode) -> frozenset[str]:
        """What may stand before a value of a qualifier: the first word of its pattern, or nothing."""
        if key not in self._first:
            first = re.match(r"[a-z]+", self.index.chosen(key, _PATTERN).strip("("))
            self._first[key] = frozenset(("", first[0] if first else ""))
        return self._first[key]

    def is_a(self, thing: Value, *kinds: ox.NamedNode) -> bool:
        """Whether a thing is of one of the classes."""
        return not isinstance(thing, ox.Literal) and not set(kinds).isdisjoint(self.index.values(thing, _TYPE))

    def conditions_of(self, group: Value) -> frozenset[Value]:
        """The conditions that everyone in a group has."""
        return frozenset(() if isinstance(group, ox.Literal) else self.index.values(group, _PEOPLE_WITH))

    def is_everyone(self, group: Value) -> bool:
        """Whether a group is all people with one condition: it is called “people with” and that condition."""
        if not self.is_a(group, _POPULATION):
            return False
        (first, *others) = self.conditions_of(group) or (None,)
        return (
            first is not None
            and not others
            and self.key(self.index.label(group)) == self.key(f"people with {self.index.label(first)}")
        )

    def above(self, thing: Value) -> frozenset[Value]:
        """A thing and all that is broader, by skos:broader and by what sources call it without reserve."""
        if thing not in self._above:
            found, todo = {thing}, [thing]
            kinds = self.index.once(_kinds)
            while todo:
                one = todo.pop()
                if isinstance(one, ox.Literal):
                    continue
                wider = {*self.index.values(one, _BROADER), *kinds.get(one, ())} - found
                found |= wider
                todo += wider
            self._above[thing] = frozenset(found)
        return self._above[thing]


def _kinds(index: Index) -> dict[Value, set[Value]]:
    """What each thing is a kind of, by claims that say so without hedge or restriction and were accepted."""
    found: dict[Value, set[Value]] = {}
    for claim in claims(index):
        if (
            claim.predicate == _IS_A
            and not claim.negated
            and claim.is_asserted
            and claim.is_accepted
            and not restrictions(index, claim.qualifiers)
        ):
            found.setdefault(claim.subject, set()).add(claim.object)
    return found


def restrictions(index: Index, keys: Iterable[ox.NamedNode]) -> list[ox.NamedNode]:
    """Those of some qualifiers that restrict of whom or when a claim holds."""
    return [key for key in keys if _RESTRICTING in index.values(key, _TYPE)]
