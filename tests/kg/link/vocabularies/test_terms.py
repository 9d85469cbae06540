"""Terms from facts, and what takes the place of those that are obsolete."""

from __future__ import annotations

import pytest

from kg.link.vocabularies.model import Name, Said
from kg.link.vocabularies.terms import Succession, is_described, term_of


def said(*facts: tuple[str, ...]) -> list[Said]:
    """Facts of a field, a value, and perhaps a kind and a language."""
    return [(*fact, *("",) * (4 - len(fact)), 7) for fact in facts]  # type: ignore[misc]


def succession(*facts: tuple[str, str, str]) -> Succession:
    found = Succession()
    for fact in facts:
        found.note(*fact)
    return found


@pytest.mark.parametrize(
    ("facts", "after"),
    [
        ([], ((), ())),
        ([("a", "replaced_by", "b")], (("b",), ())),
        ([("a", "replaced_by", "b"), ("b", "deprecated", "true"), ("b", "replaced_by", "c")], (("c",), ())),
        ([("a", "replaced_by", "b"), ("b", "deprecated", "true")], ((), ())),
        ([("a", "replaced_by", "b"), ("b", "deprecated", "true"), ("b", "consider", "d")], ((), ("d",))),
        ([("a", "consider", "b"), ("b", "deprecated", "true"), ("a", "consider", "c")], ((), ("c",))),
        ([("a", "consider", "b"), ("b", "deprecated", "true"), ("b", "replaced_by", "c")], ((), ("c",))),
        ([("a", "replaced_by", "b"), ("b", "deprecated", "true"), ("b", "replaced_by", "a")], ((), ())),
        ([("a", "replaced_by", "b"), ("a", "replaced_by", "c")], (("b", "c"), ())),
    ],
)
def test_what_takes_the_place_of_a_term(facts: list[tuple[str, str, str]], after: tuple[tuple[str, ...], ...]) -> None:
    assert succession(("a", "deprecated", "true"), *facts).after("a") == after


def test_a_circle_of_replacements_is_told() -> None:
    told: list[str] = []
    facts = [("http://e/a", "replaced_by", "http://e/b"), ("http://e/b", "replaced_by", "http://e/a")]
    found = succession(*facts, *((iri, "deprecated", "true") for iri in ("http://e/a", "http://e/b")))
    term = term_of("http://e/a", said(facts[0][1:]), found, lambda what, _: told.append(what))
    assert term.replaced_by == ()
    assert told == ["http://e/a is replaced by itself, over others: no term is at the end of the chain"]


def test_names_stand_once_the_label_first_the_more_exact_before_others() -> None:
    told: list[tuple[str, int]] = []
    facts = said(
        ("related", "weak"),
        ("exact", "weak"),
        ("exact", "weak", "layperson"),
        ("label", "zwei", "01", "de"),
        ("label", "one", "01", "en-us"),
        ("label", "two", "01"),
        ("label", "three", "00"),
        ("label", "also", "00"),
        ("exact", "two"),
        ("exact", " "),
    )
    term = term_of("http://e/a", facts, Succession(), lambda *warning: told.append(warning))
    assert term.names == (
        Name("also", "label"),
        Name("three", "label"),
        Name("two", "label"),
        Name("one", "label", "", "en-us"),
        Name("zwei", "label", "", "de"),
        Name("weak", "exact", "layperson"),
    )
    assert term.synonyms == term.names[1:]
    assert told == [("http://e/a has two labels: 'three' counts as another name", 7)]


@pytest.mark.parametrize(
    ("facts", "is_term"),
    [
        (said(("kind", "class")), True),
        (said(("label", "x")), True),
        (said(("parent", "x")), False),
        (said(("kind", "other"), ("label", "x")), False),
        (said(("kind", "other"), ("kind", "class")), True),
    ],
)
def test_what_is_a_term(facts: list[Said], is_term: bool) -> None:  # noqa: FBT001 - of the table
    assert is_described(facts) is is_term
