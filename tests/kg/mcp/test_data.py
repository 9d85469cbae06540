"""The data as the tools ask them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.mcp.data import Data, load_data


def test_facts_of_the_shipped_graph(data: Data) -> None:
    facts = data.facts()
    assert facts["has_claims"]
    assert "No clinician has reviewed this graph" in facts["lines"][1]
    assert "Layer layer:adam-000710: A.D.A.M. entry 000710 (86 claims, 2022-04-25)" in facts["lines"]


def test_data_without_our_vocabulary_get_no_notice_of_ours(foreign: Data) -> None:
    assert foreign.facts() == {"title": "Graph", "has_claims": False, "lines": ["Graph. 8 quads."]}
    assert (foreign.notice, foreign.library, foreign.claims) == ("", {}, {})


@pytest.mark.slow
def test_the_warmed_card_is_the_same(data: Data, store: ox.Store) -> None:
    warmed = Data(store)
    assert len(list(warmed.warm())) == 2
    iri = next(iter(warmed._known))
    assert warmed.card(iri, "by name").record() == data.card(iri, "by name").record()


@pytest.mark.slow
def test_a_condition_is_chosen_by_name(both_file: Path) -> None:
    chosen = load_data([str(both_file)], [], "polymyositis")
    assert chosen.condition.endswith("concept/polymyositis")


@pytest.mark.slow
def test_an_unknown_condition_and_one_of_foreign_data_are_refused(both_file: Path, foreign_file: Path) -> None:
    with pytest.raises(InputError, match="there is no condition 'gout'"):
        load_data([str(both_file)], [], "gout")
    with pytest.raises(InputError):
        load_data([str(foreign_file)], [], "gout")


def test_large_data_are_looked_up_in_the_store(monkeypatch: pytest.MonkeyPatch, foreign_file: Path) -> None:
    monkeypatch.setattr("kg.mcp.data.LARGE", 3)
    data = load_data([str(foreign_file)], [], None)
    assert data.is_large
    assert data.names.find("Bob").iri == "https://data.example/bob"
    assert list(data.warm()) == [None, None]
