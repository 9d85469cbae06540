"""What words can name."""

from __future__ import annotations

import pytest

from kg.check.lexicon import Lexicon, restrictions
from kg.check.words import tokens
from kg.rdf.index import Index, node
from kg.rdf.namespaces import local_name


def _named(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(local_name(one.thing.value), one.kind) for one in lexicon.senses(tokens(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zeta diseases", [("zeta", "name")]),
        ("ZD", [("zeta", "name")]),
        ("patients with zeta disease and itch", [("old", "name")]),
        ("zeta disorder with itch", [("old", "case")]),
        ("rarely", [("rare", "phrase")]),
        ("changes of the skin", [("skin-trouble", "name")]),
        ("usually", [("generally", "phrase")]),
        ("the itch", []),
        ("itch ,", []),
        ("nothing of the kind", []),
    ],
)
def test_names(lexicon: Lexicon, text: str, expected: list[tuple[str, str]]) -> None:
    assert _named(lexicon, text) == expected


def test_wide_and_ambiguous_names_name_nothing(index: Index) -> None:
    lexicon = Lexicon(index)
    assert _named(lexicon, "myasthenic syndrome") == []
    assert _named(lexicon, "LES") == []
    assert _named(lexicon, "us") == []
    assert _named(lexicon, "US") == [("united-states", "name")]
    assert _named(lexicon, "Firdapse") == [("amifampridine", "brand")]


def test_how_often(lexicon: Lexicon) -> None:
    assert lexicon.share_of(node("ck:rare")).high == 5
    assert lexicon.share_of(node("HP:0040281")).low == 80
    assert lexicon.share_of(node("ck:inSomeCases")).high == 100


def test_what_is_above_and_who_everyone_is(lexicon: Lexicon, small: Index) -> None:
    things = {local_name(thing.value): thing for thing in small.of_type(node("skos:Concept"))}
    assert things["skin-trouble"] in lexicon.above(things["itch"])
    assert lexicon.is_everyone(things["all"])
    assert not lexicon.is_everyone(things["old"])
    assert restrictions(small, [node("ck:population"), node("ck:purpose")]) == [node("ck:population")]
