"""A rule reads the clauses that it asks for; of many, those that fit are found at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.entry.read import parse_text
from kg.entry.structure import blocks, names_of
from kg.reading.cues import HEADS
from kg.reading.found import LIST_DEFAULT
from kg.reading.reader import Reader
from kg.reading.rule import AnyBut, Rule, Rules, rule
from kg.reading.rules import RULES
from kg.reading.subjects import KINDS
from kg.reading.view import View

CONDITIONS = Path(kg.__file__).parent / "data" / "conditions"
#: What a clause may speak of besides what a noun names.
OTHERS = frozenset(["condition", "none", "other", "outlook", "people", "provider", "there", "this"])
Asks = Callable[[Callable[[View], bool]], Rule]
OPENERS = frozenset(["content", "coord", "main", "rel", "sub"])


class _Noting(Rules):
    """Rules that note what they are asked."""

    def __init__(self, *rules: Rule) -> None:
        super().__init__(rules)
        self.asked: list[tuple[View, tuple[Rule, ...]]] = []

    def fitting(self, view: View) -> tuple[Rule, ...]:
        found = super().fitting(view)
        assert found == tuple(each for each in self if each.fits(view))
        self.asked.append((view, found))
        return found


def _tried(text: str, *rules: Rule) -> list[tuple[View, tuple[Rule, ...]]]:
    """The clauses of a text, each with the rules that fit it."""
    noting = _Noting(*rules)
    entry = parse_text(text)
    reader = Reader(entry.text, names_of(entry), noting)
    for block in blocks(entry):
        reader.read(block)
    return noting.asked


@pytest.mark.parametrize("name", ["botulism", "myasthenia-gravis", "polymyositis"])
def test_few_rules_are_tried_and_none_that_fits_is_left_out(name: str) -> None:
    tried = _tried((CONDITIONS / name / "entry.txt").read_text("utf-8"), *RULES)
    assert len(tried) > 10
    assert sum(len(fitting) for _, fitting in tried) < len(list(RULES)) * len(tried) / 3


TEXT = """Paper lung

Causes

It is caused by paper. Kites are not seen.

Outlook

The outlook is not good. Many people recover and are well.
"""


@pytest.mark.parametrize(
    ("asks", "verbs"),
    [
        (rule(), ["cause", "see", "be", "recover", "be"]),
        (rule(verbs=["cause", "be"]), ["cause", "be", "be"]),
        (rule(verbs=AnyBut("cause", "be")), ["see", "recover"]),
        (rule(kinds=["outlook", "other"]), ["see", "be"]),
        (rule(sections=AnyBut("outlook")), ["cause", "see"]),
        (rule(openers=["coord"]), ["be"]),
        (rule(passive=True), ["cause", "see"]),
        (rule(negated=True), ["see", "be"]),
        (rule(negated=False, first=True), ["cause", "recover"]),
    ],
)
def test_what_is_asked_for(asks: Asks, verbs: list[str]) -> None:
    tried = _tried(TEXT, asks(lambda _: False))
    assert [view.clause.verb for view, fitting in tried if fitting] == verbs


def test_the_first_that_reads_ends_the_matter() -> None:
    asked: list[str] = []

    def reads(name: str, *, done: bool) -> Rule:
        def read(view: View) -> bool:
            asked.append(f"{name}: {view.clause.verb}")
            return done

        return rule(sections=["causes"])(read)

    _tried(TEXT, reads("first", done=False), reads("second", done=True), reads("third", done=True))
    assert asked == ["first: cause", "second: cause", "first: see", "second: see"]


def test_each_value_that_a_rule_names_is_one_that_a_clause_may_have() -> None:
    _, kinds, sections, openers, *_ = (
        {value for wanted in each for value in (wanted.values if isinstance(wanted, AnyBut) else wanted)}
        for each in zip(*(each.wanted for each in RULES), strict=True)
    )
    assert kinds <= OTHERS | {KINDS.get(each, each) for each in HEADS.groupindex}
    assert sections <= LIST_DEFAULT.keys()
    assert openers <= OPENERS


def test_a_rule_that_is_called_reads_only_what_it_asks_for() -> None:
    never = rule(kinds=["provider"])(lambda _: True)
    always = rule(kinds=["condition"])(lambda _: True)
    ((view, _),) = _tried("Paper lung\n\nIt is rare.\n", always)
    assert always(view)
    assert not never(view)
