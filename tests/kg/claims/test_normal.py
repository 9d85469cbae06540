"""Names as normalised words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.normal import bag, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tumour of the oesophagus", "esophagus tumors"),  # spelling, plural, words of no meaning
        ("Oedema", "edema"),
        ("Sulphates", "sulfate"),
        ("Disease, Paget's", "Paget disease"),  # inverted; possessive
        ("Crohn’s disease", "crohn disease"),
        ("β-thalassaemia", "beta thalassemia"),  # Greek
        ("α1-antitrypsin deficiency", "Deficiency of alpha-1 antitrypsin"),
        ("Bartter syndrome type III", "Bartter syndrome, type 3"),  # Roman numbers
        ("glycogen storage disease IIa", "glycogen storage disease 2A"),
        ("Complex I deficiency", "complex 1 deficiency"),
        ("Sjögren syndrome", "Sjogren's syndrome"),  # accents
        ("Sjøgren", "Sjogren"),
        ("Ménière disease", "Meniere disease"),
        ("metastases", "metastasis"),
        ("biopsies", "biopsy"),
        ("polyps of the hips", "polyp of hip"),
        ("Non-syndromic deafness", "nonsyndromic deafness"),
        ("CD4+ T cell", "CD4-positive T cell"),
        ("factor 08", "factor VIII"),
    ],
)
def test_ways_of_writing_a_name_are_the_same(one: str, other: str) -> None:
    assert bag(one) == bag(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hepatitis A", "hepatitis B"),
        ("hepatitis a", "hepatitis"),
        ("type 1 diabetes", "type 2 diabetes"),
        ("HER2+ cancer", "HER2- cancer"),
        ("with aura", "without aura"),
        ("small cell lung cancer", "cancer other than small cell lung cancer"),
        ("pancreas", "pancrea"),
        ("biceps", "bicep"),
        ("IV fluid", "V fluid"),
        ("脑", "肺"),
        ("грипп", "корь"),
        ("ρίγος", "πόνος"),
        ("+", "?"),
    ],
)
def test_names_of_different_things_stay_apart(one: str, other: str) -> None:
    assert bag(one) != bag(other)


def test_words_keep_their_order() -> None:
    assert words("Deficiency of complex 1, type 4") == ("deficiency", "complex", "1", "type", "4")
    assert words("T- and B-cell lymphoma") == ("t", "b", "cell", "lymphoma")


@given(st.text(max_size=40))
def test_any_text_has_words_unless_it_is_blank(text: str) -> None:
    found = words(text)
    assert bool(found) == bool(text.strip())
    assert all(word and word == word.strip() for word in found)


# Without letters of articles and of Roman numerals, which are such in capitals, and of most prefixes.
@given(st.lists(st.from_regex("[bdfgjklmqrstwyz]{2,9}", fullmatch=True), min_size=1, max_size=5))
def test_case_and_order_do_not_matter(some: list[str]) -> None:
    assert bag(f"xyz {' '.join(some)}") == bag(f"{', '.join(reversed(some)).upper()}, XYZ")
