"""What is known of each candidate of a subject, as numbers; the model makes a confidence of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.claims.normal import Bag, bag, words
from kg.link.match.candidates import Candidate, likeness
from kg.link.match.concepts import LABEL, Concept
from kg.link.match.evidence import Evidence
from kg.link.match.index import Index
from kg.link.match.kin import Kin
from kg.link.match.witnesses import Witness, hear
from kg.link.match.words import is_abbreviation, is_number, order

__all__ = ["EQUAL", "FEATURES", "Setting", "claims_of", "describe", "hear_of", "situation"]

#: The features, in their order.
FEATURES = (
    "names", "labels", "synonym against label", "same text", "same words", "label", "subject label", "steps", "dropped",
    "added", "covers subject", "covers object", "rarest dropped", "rarest added", "numbers", "unknown words",
    "least support", "weakest step", "order", "ahead of next", "rivals as good", "ambiguous", "names of term",
    "abbreviation", "words", "ahead of other subjects", "other subjects", "claimed by label", "witnesses for",
    "witnesses against", "subjects settled", "objects settled", "names that meet", "share of names", "spelling",
    "last word", "parents", "children",
)  # fmt: skip
#: Claims of names with the same words; of a label to a label.
EQUAL, _SURE = 0.94, 0.979
_LEAST = -8.0
_MOST_NAMES = 24

#: By the number of a term, which subjects have it among their candidates, and how likely.
Claims = Mapping[int, Sequence[tuple[str, float]]]


@dataclass(frozen=True)
class Setting:
    """What candidates are judged in.

    Args:
        index: The names of the vocabulary.
        evidence: What speaks for rewrites.
        claims: Who has a claim to each term.
        common: What :func:`situation` says.
        kin: What subjects and terms are under.
        witnesses: Other vocabularies.
    """

    index: Index
    evidence: Evidence
    claims: Claims
    common: tuple[float, float]
    kin: Kin
    witnesses: Sequence[Witness] = ()


def claims_of(found: Mapping[str, Sequence[Candidate]]) -> dict[int, list[tuple[str, float]]]:
    """Which subjects have each term among their candidates, and how likely."""
    claims: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for subject, choices in found.items():
        for choice in choices:
            claims[choice.term].append((subject, choice.claim))
    return claims


def situation(claims: Claims, subjects: int, objects: int) -> tuple[float, float]:
    """The shares of the subjects and of the objects that have a name in common with the other side.

    What a rival is worth depends on it: in a sample of subjects, the one that a term belongs to is mostly not there.
    """
    sure = [(subject, term) for term, some in claims.items() for subject, claim in some if claim >= EQUAL]
    return len({subject for subject, _ in sure}) / max(1, subjects), len({term for _, term in sure}) / max(1, objects)


def describe(subject: Concept, choices: Sequence[Candidate], setting: Setting) -> list[list[float]]:
    """The features of each candidate of a subject (see :data:`FEATURES`)."""
    mine = frozenset(bag(text) for text, _ in subject.names()) if choices else frozenset()
    return [_features(subject, mine, choice, choices, setting) for choice in choices]


def _features(
    subject: Concept, own: frozenset[Bag], choice: Candidate, choices: Sequence[Candidate], setting: Setting
) -> list[float]:
    index, evidence = setting.index, setting.evidence
    name, term = index.name(choice.name), index.terms[choice.term]
    mine, theirs = bag(choice.subject_name), name.words
    dropped, added = mine - theirs, theirs - mine
    shared = index.weight(mine & theirs)
    others = [other.claim for other in choices if other is not choice]
    claims = setting.claims[choice.term]
    rival = max((claim for other, claim in claims if other != subject.iri), default=0.0)
    agree, disagree = hear_of(subject, choice, index, setting.witnesses)
    weakest = min(choice.steps, key=lambda step: step.chance, default=None)
    steps, same = choice.steps, name.text.lower() == choice.subject_name.lower()
    met = len(own & {each.words for each in index.names(choice.term)[:_MOST_NAMES]})
    one, other = words(choice.subject_name), words(name.text)
    labels = (
        likeness(subject.label, term.label, evidence)[0]
        if choice.subject_field != LABEL or (name.field != LABEL)
        else choice.chance
    )
    return [
        _log(choice.chance), _log(labels),
        0.0 if name.field == LABEL else _log(likeness(name.text, term.label, evidence)[0]),
        same, mine == theirs, name.field == LABEL, choice.subject_field == LABEL,
        len(steps), sum(not step.right for step in steps), sum(not step.left for step in steps),
        shared / max(0.1, index.weight(mine)), shared / max(0.1, index.weight(theirs)),
        index.rarity(dropped), index.rarity(added),
        sum(map(is_number, dropped | added)), sum(word not in index for word in dropped),
        evidence.support(weakest.left, weakest.right)[0] if weakest else 50, weakest.chance if weakest else 1.0,
        order(choice.subject_name, name.text), _log(choice.claim) - _log(max(others, default=0.0)),
        sum(claim >= EQUAL for claim in others), index.bearers(theirs),
        index.size(choice.term), is_abbreviation(name.text), len(theirs),
        _log(choice.claim) - _log(rival), len(claims) - 1, rival >= _SURE, len(agree), len(disagree),
        *setting.common, met, met / max(1, len(own)),
        1.0 if mine == theirs else fuzz.ratio(" ".join(sorted(one)), " ".join(sorted(other))) / 100,
        one[-1:] == other[-1:], *setting.kin.verdicts(subject.iri, choice.term),
    ]  # fmt: skip


def hear_of(
    subject: Concept, choice: Candidate, index: Index, witnesses: Sequence[Witness]
) -> tuple[list[str], list[str]]:
    """The titles of the witnesses for and against a candidate."""
    if not witnesses:
        return [], []
    mine = [bag(text) for text, _ in subject.names()]
    return hear(witnesses, mine, bag(index.terms[choice.term].label), [name.words for name in index.names(choice.term)])


def _log(chance: float) -> float:
    return max(_LEAST, math.log(max(chance, 1e-9)))
