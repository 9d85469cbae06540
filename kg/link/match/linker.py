"""Links the terms of one vocabulary to those of another."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from kg.link.match.candidates import KEPT, Candidate
from kg.link.match.concepts import Concept
from kg.link.match.features import hear_of
from kg.link.match.index import Name
from kg.link.match.model import Model
from kg.link.match.rewrites import Rewrites
from kg.link.match.search import Search
from kg.link.match.sharing import Sharing
from kg.link.match.witnesses import Witness

__all__ = ["Link", "link"]


@dataclass(frozen=True, slots=True)
class Link:
    """A subject and a term that it may mean.

    Args:
        confidence: How likely the two are the same concept (0 to 1).
        subject: What is linked.
        object: The term.
        candidate: By which names, over which rewrites; None where only identifiers meet.
        object_name: The name of the term that was met.
        agree: Titles of the witnesses for it.
        disagree: Titles of the witnesses against it.
        shared: IRIs of what both are said to be; that of one of the two when the other names it.
        rival: A subject that has so much better a claim to the term that the confidence is less for it.
    """

    confidence: float
    subject: Concept
    object: Concept
    candidate: Candidate | None = None
    object_name: Name | None = None
    agree: tuple[str, ...] = ()
    disagree: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    rival: Concept | None = None


#: One candidate of a subject: the confidence, the place of the term, and by which names.
_Scored = tuple[float, int, Candidate | None]
#: From this confidence on, a subject keeps its own, whoever else wants the term: a list may name one thing twice.
_CERTAIN = 0.9


def link(
    subjects: Sequence[Concept],
    objects: Sequence[Concept],
    model: Model,
    *,
    background: Rewrites | None = None,
    witnesses: Sequence[Witness] = (),
    xrefs: bool = True,
    keep: int = KEPT,
    jobs: int = 1,
    tell: Callable[[float], None] = lambda _: None,
) -> Iterator[list[Link]]:
    """The terms that each subject may mean, best first: a list for each subject, in their order.

    Args:
        subjects: What to link.
        objects: The terms of a vocabulary.
        model: What was learnt.
        background: Rewrites learnt from other vocabularies.
        witnesses: Other vocabularies that may know names of both.
        xrefs: Whether identifiers that both sides share count, and what they are under.
        keep: Most terms of one subject.
        jobs: Processes, at most.
        tell: Is told the share of the work that is done, 0 to 1.
    """
    if not subjects or not objects:
        yield from ([] for _ in subjects)
        return
    with _no_garbage_collection():
        search = Search(
            subjects,
            objects,
            model.rewrites,
            background=background,
            witnesses=witnesses,
            parents=xrefs,
            jobs=jobs,
            tell=tell,
        )
        tables = [table for table in search.rows() if len(table)]
        odds = iter(model.confidence(np.vstack(tables)).tolist() if tables else ())
        del tables
    sharing = Sharing(subjects, objects) if xrefs else None
    scored = [_scored(subject, search, odds, sharing) for subject in subjects]
    owners = _owners(scored)
    for place, subject in enumerate(subjects):
        shared = sharing.of(subject) if sharing else {}
        links = []
        for alone, term, choice in scored[place]:
            best, owner = owners.get(term, (0.0, place))
            is_beaten = owner != place and choice is not None and alone < min(best, _CERTAIN)
            confidence = alone * (1 - best) / (1 - alone * best) if is_beaten else alone
            made = _link(search, subject, term, choice, shared.get(term, ()))
            links.append(replace(made, confidence=confidence, rival=subjects[owner] if is_beaten else None))
        yield sorted(links, key=lambda each: (-each.confidence, each.object.iri))[:keep]


def _scored(subject: Concept, search: Search, odds: Iterator[float], sharing: Sharing | None) -> list[_Scored]:
    """The candidates of a subject by themselves."""
    found = {choice.term: (next(odds), choice) for choice in search.choices[subject.iri]}
    if sharing is None:
        return [(confidence, term, choice) for term, (confidence, choice) in found.items()]
    scored: list[_Scored] = []
    for term in dict.fromkeys((*found, *sharing.of(subject))):
        confidence, choice = found.get(term, (0.0, None))
        scored.append((sharing.weighed(confidence, subject, term), term, choice))
    return scored


def _owners(scored: Sequence[Sequence[_Scored]]) -> dict[int, tuple[float, int]]:
    """Of each term that is the best of some subject, the highest confidence and the place of the first such subject.

    A vocabulary has one term for one thing: of two subjects that want it, at most one is right. How likely that is the
    weaker one follows from both confidences, by what is left when both cannot be.
    """
    owners: dict[int, tuple[float, int]] = {}
    for place, candidates in enumerate(scored):
        if candidates:
            confidence, term, _ = max(candidates, key=lambda each: each[0])
            if confidence > owners.get(term, (0.0, 0))[0]:
                owners[term] = (confidence, place)
    return owners


def _link(search: Search, subject: Concept, term: int, choice: Candidate | None, shared: tuple[str, ...]) -> Link:
    """A link of no confidence yet."""
    target = search.index.terms[term]
    if choice is None:
        return Link(0.0, subject, target, shared=shared)
    agree, disagree = hear_of(subject, choice, search.index, search.witnesses)
    name = search.index.name(choice.name)
    return Link(0.0, subject, target, choice, name, tuple(agree), tuple(disagree), shared)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Millions of small values without a cycle: looking for cycles among them takes longer than the work itself."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
