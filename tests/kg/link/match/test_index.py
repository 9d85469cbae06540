"""Names are found by their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.claims.normal import bag
from tests.kg.link.match.made import ORGANS, concept, index


def test_the_same_words_are_found_in_any_order() -> None:
    found = index()
    (number,) = found.with_words(bag("cysts, hepatic"))
    assert found.name(number) == (0, "hepatic cyst", "label")
    assert found.name(number).words == bag("hepatic cyst")


def test_the_same_letters_are_found() -> None:
    found = index([concept("o:1", "woolly hair")])
    assert [found.name(number).text for number in found.same("woollyhair")] == ["woolly hair"]


def test_likeness_counts_words_of_a_class_as_one() -> None:
    found = index()
    texts = [found.name(number).text for number in found.near(bag("nephric renal abscess"), 5)]
    assert texts[0] in {"renal abscess", "kidney abscess"}
    assert found.near(bag("unheard"), 5) == []


def test_sizes_and_weights() -> None:
    found = index()
    assert (len(found), found.size(0), found.bearers(bag("liver cyst"))) == (14, 2, 1)
    assert found.weight(bag("acidosis")) > found.weight(bag("renal"))
    assert found.rarity(bag("unheard")) == found.rarest
    assert "acidosis" in found
    assert "unheard" not in found
    assert [name.text for name in found.names(0)] == ["hepatic cyst", "liver cyst"]


@given(st.lists(st.sampled_from([text for each in ORGANS for text, _ in each.names()]), min_size=1, max_size=4))
def test_every_name_is_found_by_itself(texts: list[str]) -> None:
    found = index([concept(f"o:{number}", text) for number, text in enumerate(texts)])
    for number, text in enumerate(texts):
        assert number in {found.name(name).term for name in found.same(text)}
