"""What has been read of a sentence so far, and the readings that come of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pyoxigraph as ox

from kg.check.frames import Frame
from kg.check.lexicon import Lexicon
from kg.check.reading import EXISTS, Group, Limit, Reading, Share, Thing
from kg.rdf.index import node

__all__ = ["OFTEN", "Part", "State", "joined", "of_group", "part_of", "weaker"]

#: Classes of words for how often.
OFTEN = tuple(map(node, ("ck:Frequency", "ck:Typicality")))


#: How far “not often” can be stretched: by no more than keeps it apart from “often”.
_EXACT = 1e-10


class State(NamedTuple):
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
    """The readings that one way of reading joins, by “and”, or by “or” where ``is_choice``: all must be said.

    Args:
        readings: What is said.
        is_choice: Whether “or” joins them.
        is_only: Whether it is said of one thing only.
        one: That thing, where the sentence tells which it is.
        kind: Of what it is the only one, if that has a name.
    """

    readings: tuple[Reading, ...]
    is_choice: bool = False
    is_only: bool = False
    one: frozenset[ox.NamedNode] = frozenset()
    kind: frozenset[ox.NamedNode] = frozenset()


def of_group(group: Group, preposition: str) -> State:
    """What people after a preposition limit."""
    limits = tuple(Limit(population, preposition) for population in group.populations)
    shares = (group.share,) if group.share else ()
    return State(limits=limits, shares=shares, conditions=group.conditions, is_of_people=True)


def joined(state: State, found: State) -> State | None:
    """What two parts say together; None where they say two things of how many."""
    shares = tuple(dict.fromkeys((*state.shares, *found.shares)))
    if len(shares) > 1:
        return None
    return state._replace(
        limits=(*state.limits, *found.limits),
        shares=shares,
        conditions=state.conditions | found.conditions,
        modality=weaker(state.modality, found.modality),
        denials=state.denials + found.denials,
        is_only=state.is_only or found.is_only,
        is_of_people=state.is_of_people or found.is_of_people,
    )


def weaker(one: str, other: str) -> str:
    """The less firm of two modalities."""
    return "may" if "may" in (one, other) else "advice" if "advice" in (one, other) else "asserted"


def part_of(lexicon: Lexicon, frame: Frame, state: State) -> Part | None:
    """The readings of a filled frame; None where it says two things of how many, or denies twice."""
    group = state.group or Group()
    often = [limit.value for limit in frame.limits if limit.value and lexicon.is_a(limit.value, *OFTEN)]
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
        modality=weaker(state.modality, frame.form if frame.form in ("may", "advice") else "asserted"),
        share=None if is_of_none else share,
        limits=limits,
        conditions=group.conditions | state.conditions,
        is_implied=frame.is_implied or state.is_implied,
        is_of_people=state.is_of_people,
        size=share.size if share else None,
    )
    if share == EXISTS:
        whole = replace(whole, modality=weaker(whole.modality, "may"), share=None)
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
    if share.low > EXISTS.low:
        return Share(0, share.low - 1e-9, slack=_EXACT)
    return Share(share.high + 1e-9, 100, slack=_EXACT)
