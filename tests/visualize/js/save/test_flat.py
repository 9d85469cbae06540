"""The rows that CSV and GraphML share say what the library's exports say."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import all_claims as claims_of
from kg.export.flat import network
from kg.rdf.index import Index
from tests.cells import separate
from tests.visualize.js.save.written import Written
from visualize.explorer.model import PageModel


def test_rows_say_what_the_library_exports(written: Written, store: ox.Store) -> None:
    index = Index(store)
    wanted = {str(edge["id"]): edge for edge in network(index, claims_of(index)).edges}
    found = {row["id"]: row for row in written[0] if row["record"] == "association"}
    assert found.keys() == wanted.keys()
    same = ("subject_id", "subject", "predicate_id", "predicate", "status_id", "layer_id", "layer", "section", "note")
    others = ("frequency_id", "underCondition_id", "underCondition", "population_id", "modality_id")
    for name, edge in wanted.items():
        row = found[name]
        assert row["negated"] == str(edge["negated"]).lower()
        assert [sorted(separate(row[key])) for key in (*same, *others)] == [
            sorted(separate(str(edge.get(key, "")))) for key in (*same, *others)
        ]
        assert (row["percentage"] and float(row["percentage"])) == edge.get("percentage", "")


def test_gaps_are_rows_of_their_own(written: Written, model: PageModel) -> None:
    gaps = [row for row in written[0] if row["record"] == "gap"]
    assert {row["object_id"] for row in gaps} == {node.iri for node in model.nodes if node.gap}
    assert all("what it held is unknown" in row["sentence"] and row["characters"] for row in gaps)
