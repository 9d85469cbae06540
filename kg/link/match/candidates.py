"""Candidates of a subject: the terms whose names come nearest to its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.claims.normal import Bag, bag, words
from kg.link.match.concepts import LABEL, Concept
from kg.link.match.evidence import Evidence, Step
from kg.link.match.index import Index
from kg.link.match.witnesses import Witness
from kg.link.match.words import numbers, order

__all__ = ["KEPT", "Candidate", "find", "likeness", "weigh"]

#: Most candidates of a subject.
KEPT = 4
#: The chance of names with the same letters, other words: ``wooly hair``, ``woolyhair``.
_SAME_LETTERS = 0.97
#: The chance where a witness calls the subject by a name of the object.
_WITNESSED = 0.5
#: Names that are weighed for a synonym, and for the label of a subject.
_NEAR = (5, 12)

#: A name of the subject, its field, the number of a name of the vocabulary, and the witness if any.
_Pair = tuple[str, str, int, str]


class Candidate(NamedTuple):
    """A term that a subject may mean.

    Args:
        term: Number of the term.
        chance: How likely the two names mean the same, 0 to 1.
        claim: The chance, a little less for synonyms and other spellings: it ranks what is equally likely.
        steps: The rewrites between the two names.
        subject_name: The name of the subject that was met.
        subject_field: Its field.
        name: Number of the name of the term.
        via: The witness over which the names meet, or empty.
    """

    term: int
    chance: float
    claim: float
    steps: tuple[Step, ...]
    subject_name: str
    subject_field: str
    name: int
    via: str = ""


def find(subject: Concept, index: Index, evidence: Evidence, witnesses: Sequence[Witness] = ()) -> list[_Pair]:
    """Pairs of names to weigh.

    If the two labels are the same, no likeness is looked for: only names with the same words can be rivals then.
    """
    found: dict[tuple[str, int], _Pair] = {}
    is_settled = False
    seen: set[Bag] = set()
    for text, field in subject.names():
        side = bag(text)
        near = dict.fromkeys(index.same(text), "")
        is_settled = is_settled or (field == LABEL and any(index.name(number).field == LABEL for number in near))
        if not is_settled and side not in seen:
            seen.add(side)
            near.update(dict.fromkeys(index.near(side, _NEAR[field == LABEL]), ""))
            for variant in evidence.variants(side) if field == LABEL else ():
                near.update(dict.fromkeys(index.with_words(variant), ""))
            for witness in witnesses:
                for other in witness.other_names(side):
                    for number in index.with_words(other):
                        near[number] = near.get(number) or witness.title
        for number, via in near.items():
            found[text, number] = (text, field, number, via)
    return list(found.values())


def weigh(pairs: Iterable[_Pair], index: Index, evidence: Evidence) -> list[Candidate]:
    """The likeliest terms, best first, each by its best pair of names."""
    best: dict[int, Candidate] = {}
    for text, field, number, witness in pairs:
        name = index.name(number)
        chance, steps = likeness(text, name.text, evidence)
        via = witness if witness and chance < _WITNESSED else ""
        if via:
            chance, steps = _WITNESSED, ()
        elif chance <= 0:
            continue
        claim = chance * (0.98 + 0.02 * order(text, name.text)) * (1 if field == LABEL else 0.99)
        claim *= (1 if name.text.lower() == text.lower() else 0.98) * (1 if name.field == LABEL else 0.99)
        if name.term not in best or claim > best[name.term].claim:
            best[name.term] = Candidate(name.term, chance, claim, steps, text, field, number, via)
    return sorted(best.values(), key=lambda candidate: -candidate.claim)[:KEPT]


def likeness(one: str, other: str, evidence: Evidence) -> tuple[float, tuple[Step, ...]]:
    """How likely two names mean the same, and the rewrites between them."""
    left, right = bag(one), bag(other)
    chance: float = 1
    steps: tuple[Step, ...] = ()
    if left != right:
        mine, theirs = words(one), words(other)
        if len(mine) != len(theirs) and "".join(mine) == "".join(theirs):
            return _SAME_LETTERS, ()
        chance, steps = evidence.chain(left - right, right - left)
    # the same numbers in another order are another thing: complex 1 type 4, complex 4 type 1
    if numbers(one) != numbers(other) and set(numbers(one)) == set(numbers(other)):
        chance *= 0.4 + 0.5 * order(one, other)
    return chance, steps
