"""How the source announces a list that is lost."""

from __future__ import annotations

from kg.claims.gaps import gap_words
from kg.rdf.index import Index, node


def test_hedge_and_purpose_of_the_lead_in(index: Index) -> None:
    assert gap_words(index, node("gap:tests")) == "may; to confirm the diagnosis; to help diagnose"
    assert gap_words(index, node("gap:medicines")) == "may"
    assert gap_words(index, node("gap:symptoms-other")) == ""
