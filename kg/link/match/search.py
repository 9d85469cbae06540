"""Looks for the candidates of all subjects at once: whom else a term may belong to is part of what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.claims.normal import Bag, bag
from kg.link.match.candidates import Candidate, find, weigh
from kg.link.match.concepts import Concept
from kg.link.match.evidence import Evidence
from kg.link.match.features import EQUAL, Setting, claims_of, describe, situation
from kg.link.match.index import Index
from kg.link.match.kin import Kin
from kg.link.match.rewrites import Rewrites
from kg.link.match.side_by_side import in_parts
from kg.link.match.witnesses import Witness

__all__ = ["Search"]

#: Most concepts of a vocabulary from which rewrites are learnt: every n-th of a larger one.
_LEARNT_FROM = 40_000


class Search:
    """The candidates of each subject, in ``choices`` by its IRI, best first.

    Args:
        subjects: What to link.
        objects: The terms of the vocabulary.
        weights: Weights of rewrites, see :class:`kg.link.match.model.Model`.
        background: Rewrites of other vocabularies.
        witnesses: Other vocabularies that may know both.
        parents: Whether what concepts are under counts.
        jobs: Processes, at most.
        tell: Is told the share of the work that is done, 0 to 1.
    """

    def __init__(
        self,
        subjects: Sequence[Concept],
        objects: Sequence[Concept],
        weights: Sequence[float],
        *,
        background: Rewrites | None = None,
        witnesses: Sequence[Witness] = (),
        parents: bool = True,
        jobs: int = 1,
        tell: Callable[[float], None] = lambda _: None,
    ) -> None:
        self.subjects, self.witnesses, self._jobs, self._tell = subjects, witnesses, jobs, tell
        own = Rewrites(_names(objects))
        if any(subject.synonyms for subject in subjects):
            own.learn(_names(subjects))
        else:  # labels alone can only speak against a rewrite
            own.contradict([tuple(names) for names in _names(subjects)])
        known = {
            word for some in (subjects, objects) for each in some for text, _ in each.names() for word in bag(text)
        }
        self.evidence = Evidence(own, weights, background, known)
        self.index = Index(objects, self.evidence.classes())
        found = in_parts(self._choices, subjects, jobs=jobs, tell=lambda share: tell(0.1 + 0.6 * share))
        self.choices: dict[str, list[Candidate]] = dict(zip((subject.iri for subject in subjects), found, strict=True))
        self._parents = parents

    def _choices(self, subject: Concept) -> list[Candidate]:
        return weigh(find(subject, self.index, self.evidence, self.witnesses), self.index, self.evidence)

    def rows(self, subjects: Sequence[Concept] | None = None) -> list[NDArray[np.float64]]:
        """The features of the candidates of each subject, a table each, in the order of the subjects.

        Args:
            subjects: Those that compete with each other, some of all; None for all.
        """
        subjects = self.subjects if subjects is None else subjects
        setting = self._setting(subjects)

        def table(subject: Concept) -> NDArray[np.float64]:
            return np.array(describe(subject, self.choices[subject.iri], setting), dtype=float)

        return in_parts(table, subjects, jobs=self._jobs, tell=lambda share: self._tell(0.7 + 0.3 * share))

    def _setting(self, subjects: Sequence[Concept]) -> Setting:
        choices = {subject.iri: self.choices[subject.iri] for subject in subjects}
        claims = claims_of(choices)
        sure = {subject: [choice.term for choice in some if choice.claim >= EQUAL] for subject, some in choices.items()}
        kin = Kin(subjects if self._parents else (), self.index.terms, sure)
        common = situation(claims, len(subjects), len(self.index.terms))
        return Setting(self.index, self.evidence, claims, common, kin, self.witnesses)


def _names(terms: Sequence[Concept]) -> Iterable[list[Bag]]:
    step = -(-len(terms) // _LEARNT_FROM)
    return ([bag(text) for text, _ in term.names()] for term in terms[:: max(1, step)])
