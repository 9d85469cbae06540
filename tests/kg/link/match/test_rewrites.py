"""Which words stand for which is learnt from synonyms."""

from __future__ import annotations

from pathlib import Path

from kg.claims.normal import bag
from kg.link.match.rewrites import NOTHING, Rewrites, rule
from tests.kg.link.match.made import rewrites


def test_synonyms_bear_a_rewrite_out() -> None:
    found = rewrites()
    assert found.counts(bag("hepatic"), bag("liver")) == (3, 0)
    assert found.counts(bag("liver"), bag("hepatic")) == (3, 0)
    assert found.counts(bag("liver"), bag("kidney"))[0] == 0


def test_names_of_different_concepts_speak_against_it() -> None:
    found = Rewrites([[bag("type 1 cyst"), bag("cyst")], [bag("type 2 tumor"), bag("tumor")], [bag("1 tumor type")]])
    assert found.counts(bag("type 1"), NOTHING) == (1, 1)


def test_a_rule_has_no_direction() -> None:
    assert rule(bag("a b"), bag("c")) == rule(bag("c"), bag("a b"))


def test_a_background_is_written_and_read_again(tmp_path: Path) -> None:
    found = Rewrites.background([rewrites(), rewrites()])
    data = found.to_bytes()
    assert data == Rewrites.background([rewrites(), rewrites()]).to_bytes()
    (tmp_path / "background").write_bytes(data)
    again = Rewrites.read(tmp_path / "background")
    assert (again.same, +again.different, again.uses, again.names) == (
        found.same,
        +found.different,
        found.uses,
        found.names,
    )


def test_a_background_keeps_no_rewrite_of_many_words_that_was_seen_once() -> None:
    once = Rewrites([[bag("premature ovarian failure"), bag("primary ovarian insufficiency")]])
    assert rule(bag("premature failure"), bag("primary insufficiency")) in once.same
    assert Rewrites.background([once]).same == {}
