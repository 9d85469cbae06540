"""The concept on which a page opens when a condition is named."""

from __future__ import annotations

import pytest

from kg.build.dataset import Dataset
from kg.errors import InputError
from kg.rdf.index import Index
from kg.rdf.turtle import parse_turtle
from visualize.explorer.focus import focus_named

ENTRY = """@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
<http://e/entry> a ck:Entry ; schema:name "Gout" {} .
<http://e/claim> a {} ; rdf:subject <http://e/gout> .
"""
ABOUT = "; schema:about <http://e/gout>"


def data(about: str, kind: str) -> Index:
    return Index(parse_turtle(ENTRY.format(about, kind), "entry"))


def test_a_condition_is_found_by_its_name_among_several(both: Dataset) -> None:
    assert focus_named(both.index, "polymyositis").endswith("/concept/polymyositis")


def test_a_claim_of_the_condition_has_it_drawn() -> None:
    assert focus_named(data(ABOUT, "ck:Association"), "Gout") == "http://e/gout"


def test_a_lost_list_of_the_condition_has_it_drawn() -> None:
    lost = "ck:Gap ; ck:gapOf <http://e/gout>"
    assert focus_named(data(ABOUT, lost), "Gout") == "http://e/gout"


@pytest.mark.parametrize(
    ("about", "kind", "message"),
    [
        ("", "ck:Association", "does not say what it is about"),
        (ABOUT, "ck:Concept", "no claim and no lost list is of gout"),
        (ABOUT, "ck:Association ; owl:deprecated true", "no claim and no lost list is of gout"),
    ],
)
def test_a_page_cannot_open_on_what_is_not_drawn(about: str, kind: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        focus_named(data(about, kind), "Gout")
