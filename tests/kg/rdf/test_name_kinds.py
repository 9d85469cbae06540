"""Sorts of names, however a vocabulary calls them."""

from __future__ import annotations

import pytest

from kg.rdf.name_kinds import kind_of_name, type_of_kind
from kg.rdf.namespaces import PREFIXES


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        ("layperson", "layperson term", "layperson"),
        (PREFIXES["obo"] + "hp#layperson", "", "layperson"),
        (PREFIXES["obo"] + "OMO_0003012", "", "acronym"),
        ("OMO:0003000", "abbreviation", "abbreviation"),
        ("ABBREVIATION", "", "abbreviation"),
        ("plural_form", "", "plural"),
        ("X:0000001", "brand name", "brand_name"),
        ("IUPAC NAME", "", "iupac_name"),
    ],
)
def test_the_sort_of_a_name(name: str, title: str, kind: str) -> None:
    assert kind_of_name(name, title) == kind


def test_types_and_kinds_belong_together() -> None:
    for kind in ("layperson", "abbreviation", "acronym", "plural", "uk_spelling"):
        assert kind_of_name(type_of_kind(kind)) == kind
    assert type_of_kind("brand_name") == ""
