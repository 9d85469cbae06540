"""The ways in which a statement can say what a predicate says: the vocabulary's sentence patterns, read backwards.

Besides the patterns from which sentences are made (:mod:`kg.claims.patterns`), a predicate or concept may have reading
patterns (``ck:readingPattern``, ``ck:negatedReadingPattern``): further ways in which people say it, from which no
sentence is made. Their own slots:

``{comparator}``
    with what is compared.
``{object=…}``, ``{limit=…}``
    nothing in the statement: the object, or a qualifier, that the pattern means, by its name or as a CURIE of the
    vocabulary. Where a graph has nothing of the name, the pattern is left out.
``{increased object}``
    an object of which the verb is the first word: “increases the release” is “increased release”; a hyphen joins words.
``{SignOrSymptom object}``
    only an object of this class of the vocabulary, or of one of several joined by hyphens: LEMS causes a symptom, but a
    cancer that it occurs with it does not cause.
``{turned object}``
    an object whose adjective stands last: “makes the mouth dry” names “dry mouth”.
``{adjective object}``
    an object named by its adjective: “tired” names tiredness.
``{time}``
    how long, as after “by”: “appears up to 3 years before”.
``{clinicians}``
    doctors, whoever they are.
``{any}``, ``{implied=}``
    something that the reading leaves out, or nothing. The statement says more than the reading, which can only be
    denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import pyoxigraph as ox

from kg.check.lexicon import Lexicon
from kg.check.reading import Limit
from kg.check.words import ARTICLES, folded, tokens
from kg.claims.claim import claims
from kg.claims.english import conjugated
from kg.claims.patterns import parts, pattern_of_label
from kg.rdf.index import Index, Resource, node

__all__ = ["Element", "Frame", "forms", "frames"]

#: The patterns of a predicate or concept, and the form of sentence that each of them makes.
_PATTERNS = {
    node(f"ck:{name}Pattern{end}"): form
    for name, form in (
        *(("asserted", "asserted"), ("may", "may"), ("negated", "negated"), ("advice", "advice")),
        ("share", "asserted"),
        *(("plainAsserted", "asserted"), ("plainMay", "may"), ("plainNegated", "negated"), ("plainAdvice", "advice")),
        *(("reading", "asserted"), ("negatedReading", "negated"), ("adviceReading", "advice")),
    )
    for end in ("", "OfObject")
}
_PREDICATE = node("ck:Predicate")
_IRREGULAR = {
    "be": ("be", "is", "are", "was", "were", "been"),
    "was": ("was", "were", "is", "are", "be", "been"),
    "have": ("have", "has", "had"),
    "do": ("do", "does"),
}


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a frame: ``word``, ``verb``, ``slot`` or ``choice``; its words or name, and the article of a slot."""

    kind: str
    words: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern, ready for reading.

    Args:
        predicate: What it says.
        elements: Its parts.
        form: ``asserted``, ``may``, ``negated`` or ``advice``.
        object: The concept that it holds in itself, where the pattern is that of a concept.
        limits: The qualifiers that it holds in itself.
        is_implied: Whether a statement that it fits says more than its reading.
        needed: Words, or forms of verbs, of each of which a statement must have one.
    """

    predicate: ox.NamedNode
    elements: tuple[Element, ...]
    form: str = "asserted"
    object: ox.NamedNode | None = None
    limits: tuple[Limit, ...] = ()
    is_implied: bool = False
    needed: tuple[frozenset[str], ...] = ()

    def has(self, *slots: str) -> bool:
        """Whether it has one of the slots."""
        return any(one.kind == "slot" and one.words[0] in slots for one in self.elements)


def frames(index: Index, lexicon: Lexicon) -> list[Frame]:
    """Every frame of a graph's vocabulary."""
    found: dict[tuple[object, ...], Frame] = {}
    used: dict[Resource, set[ox.NamedNode]] = {}
    predicates = {one for one in index.of_type(_PREDICATE) if isinstance(one, ox.NamedNode)}
    for claim in claims(index):
        predicates.add(claim.predicate)
        if isinstance(claim.object, ox.NamedNode):
            used.setdefault(claim.object, set()).add(claim.predicate)
    holders: dict[Resource, set[ox.NamedNode]] = {predicate: {predicate} for predicate in predicates}
    for holder, meant in (*holders.items(), *used.items()):
        texts = list(_texts(index, holder))
        if not texts and holder in predicates:
            texts = [(pattern_of_label(index.label(holder)), "asserted")]
        for text, form in texts:
            for predicate in sorted(meant, key=str):
                own = holder if holder not in predicates and "object}" not in text else None
                for frame in _framed(predicate, text, form, own, lexicon):
                    found.setdefault((predicate, frame.elements, form, frame.object, frame.limits), frame)
    return list(found.values())


def _texts(index: Index, holder: Resource) -> Iterator[tuple[str, str]]:
    for key, form in _PATTERNS.items():
        for value in sorted(index.values(holder, key), key=str):
            if isinstance(value, ox.Literal):
                yield value.value, form


def _framed(predicate: ox.NamedNode, text: str, form: str, own: Resource | None, lexicon: Lexicon) -> Iterator[Frame]:
    """The frames of a pattern: one, or one for each thing that a name in it means."""
    elements, meant = [], []
    for one in _elements(text):
        name, equals, value = one.words[0].partition("=")
        if one.kind == "slot" and equals:
            meant.append((name, value))
        else:
            elements.append(one)
    needed = tuple(
        frozenset((*one.words, *one.others))
        for one in elements
        if one.kind != "slot" and one.words not in (forms("be"), forms("was"))
    )
    is_implied = ("implied", "") in meant
    named = [(name, _meant(value, lexicon)) for name, value in meant if value]
    for values in product(*(things for _, things in named)):
        things = dict(zip((name for name, _ in named), values, strict=True))
        thing = things.pop("object", own)
        yield Frame(
            predicate,
            tuple(elements),
            form,
            thing if isinstance(thing, ox.NamedNode) else None,
            tuple(Limit(value) for value in things.values()),
            is_implied,
            needed,
        )


def _meant(name: str, lexicon: Lexicon) -> list[ox.NamedNode]:
    """What a pattern names in itself: a CURIE of the vocabulary, or all that has a name."""
    if name.startswith("ck:"):
        return [node(name)]
    return [sense.thing for sense in lexicon.senses(tokens(name))]


def _elements(text: str) -> Iterator[Element]:
    for part in parts(text):
        if part.kind == "slot":
            whole = f"{part.detail} {part.word}".strip()
            yield Element("slot", (whole,)) if "=" in whole else Element("slot", (part.word,), (part.detail,))
        elif part.kind == "verb":
            first, *rest = part.word.split()
            yield Element("verb", forms(first))
            yield from (Element("word", (folded(word.lower()),)) for word in rest)
        elif part.kind == "choice":
            singular, plural = (_keys(words) for words in (part.word, part.detail))
            yield from (Element("choice", (one,), (other,)) for one, other in zip(singular, plural, strict=False))
        else:
            yield from (Element("word", (word,)) for word in _keys(part.word))


def _keys(text: str) -> list[str]:
    return [token.key for token in tokens(text) if token.low not in ARTICLES and token.key[0].isalnum()]


@cache
def forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb that a statement of what holds in general can have, the infinitive first.

    >>> forms("cause"), forms("was")[:2]
    (('cause', 'causes'), ('was', 'were'))
    """
    return _IRREGULAR.get(verb) or (verb, conjugated(verb, plural=False))
