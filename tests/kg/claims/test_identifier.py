"""Identifiers as people and files write them."""

from __future__ import annotations

import pytest

from kg.claims.identifier import identifier
from kg.rdf.namespaces import expand


@pytest.mark.parametrize("text", ["mesh:D015624", "MESH:D015624", "MeSH_D015624", "http://id.nlm.nih.gov/mesh/D015624"])
def test_spellings_of_one_identifier(text: str) -> None:
    assert identifier(text) == expand("mesh:D015624")


def test_further_prefixes_count_where_ours_do_not() -> None:
    assert identifier("own:N2", {"own": "http://e/"}) == "http://e/N2"
    assert identifier("HP:1", {"HP": "http://e/"}) == expand("HP:1")


@pytest.mark.parametrize("text", ["", "words", "a b:c", ":", "see there"])
def test_what_is_no_identifier(text: str) -> None:
    assert identifier(text) is None
