"""A rule: a function that reads a clause, and what a clause must be for it; rules in order, of which few fit a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.reading.view import View

__all__ = ["AnyBut", "Rule", "Rules", "rule"]

#: What a rule may ask of a clause: see :func:`rule`.
Fact = str | bool


class AnyBut:
    """Whatever is none of some values.

    >>> "summary" in AnyBut("exams", "treatment")
    True
    """

    def __init__(self, *values: Fact) -> None:
        self.values = frozenset(values)

    def __contains__(self, value: object) -> bool:
        return value not in self.values


_ANY = AnyBut()
Wanted = frozenset[Fact] | AnyBut


@dataclass(frozen=True, slots=True)
class Rule:
    """Reads a clause that is what the rule asks for; true where it did, whether or not that is a claim.

    Args:
        read: Reads a clause of which the facts are those wanted.
        wanted: Which values each fact of the clause may have, in the order of the arguments of :func:`rule`.
        leaves: Whether it knows a clause as none on the condition.
    """

    read: Callable[[View], bool]
    wanted: tuple[Wanted, ...]
    leaves: bool = False

    def fits(self, view: View) -> bool:
        """Whether a clause is what the rule asks for."""
        return all(fact in wanted for fact, wanted in zip(_facts(view), self.wanted, strict=True))

    def __call__(self, view: View) -> bool:
        """Whether it fits a clause and reads it."""
        return self.fits(view) and self.read(view)


def _facts(view: View) -> tuple[Fact, ...]:
    clause = view.clause
    return clause.verb, view.kind, view.section, clause.opener, clause.passive, clause.negated, not view.index


def rule(
    *,
    verbs: Iterable[str] | AnyBut = _ANY,
    kinds: Iterable[str] | AnyBut = _ANY,
    sections: Iterable[str] | AnyBut = _ANY,
    openers: Iterable[str] | AnyBut = _ANY,
    passive: bool | None = None,
    negated: bool | None = None,
    first: bool | None = None,
    leaves: bool = False,
) -> Callable[[Callable[[View], bool]], Rule]:
    """Make a function a rule that reads some clauses alone; what is not told may be anything.

    Args:
        verbs: Their verbs.
        kinds: What they speak of, as :func:`kg.reading.subjects.kind_of` tells it.
        sections: The sections in which they stand.
        openers: What opens them, as :class:`kg.reading.clauses.Clause` tells it.
        passive: Whether they are passive.
        negated: Whether they are denied.
        first: Whether they are the first of their sentences.
        leaves: Whether the rule knows them as none on the condition.
    """
    wanted: tuple[Wanted, ...] = (
        *(each if isinstance(each, AnyBut) else frozenset(each) for each in (verbs, kinds, sections, openers)),
        *(_ANY if each is None else frozenset([each]) for each in (passive, negated, first)),
    )
    return lambda read: Rule(read, wanted, leaves)


class Rules:
    """Rules in the order in which they are tried.

    Each has a bit of its own, the first the lowest. For each value of a fact it is known which rules take it, so that
    those which fit a clause are found without asking each.

    Args:
        rules: At least one.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._verbs, self._kinds, self._sections, self._openers, self._passive, self._negated, self._first = (
            _TakenBy(each) for each in zip(*(rule.wanted for rule in self._rules), strict=True)
        )
        self._of_bits = lru_cache(maxsize=1 << 10)(self._having)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def fitting(self, view: View) -> tuple[Rule, ...]:
        """The rules that fit a clause as it is now, in order."""
        clause = view.clause
        return self._of_bits(
            self._verbs[clause.verb]
            & self._kinds[view.kind]
            & self._sections[view.section]
            & self._openers[clause.opener]
            & self._passive[clause.passive]
            & self._negated[clause.negated]
            & self._first[not view.index]
        )

    def _having(self, bits: int) -> tuple[Rule, ...]:
        found = []
        while bits:
            found.append(self._rules[(bits & -bits).bit_length() - 1])
            bits &= bits - 1
        return tuple(found)


class _TakenBy(dict[Fact, int]):
    """The bits of the rules that take a value of a fact.

    Args:
        wanted: What each rule wants.
    """

    def __init__(self, wanted: tuple[Wanted, ...]) -> None:
        named = {value for each in wanted for value in (each.values if isinstance(each, AnyBut) else each)}
        super().__init__((value, sum(1 << at for at, each in enumerate(wanted) if value in each)) for value in named)
        self.others = sum(1 << at for at, each in enumerate(wanted) if isinstance(each, AnyBut))

    def __missing__(self, _: Fact) -> int:
        return self.others
