"""Questions of any data, on a thesaurus and an ontology, on two engines."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.query.library import Query, published
from kg.rdf.load import load_files
from tests.queries.test_competency import Rows, on_pyoxigraph, on_rdflib

DATA = Path(__file__).parent.parent / "data" / "any" / "museum.ttl"
M = "https://museum.example/"
#: The first rows of each answer.
FIRST: dict[str, Rows] = {
    "things-by-class": [
        ["http://www.w3.org/2004/02/skos/core#Concept", "", "5"],
        ["http://www.w3.org/2004/02/skos/core#ConceptScheme", "", "1"],
    ],
    "properties": [
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "6", "6"],
        ["http://www.w3.org/2004/02/skos/core#prefLabel", "5", "4"],
    ],
    "most-connected": [[f"{M}thesaurus", "5"], [f"{M}furniture", "3"]],
    "top-of-the-tree": [[f"{M}furniture", "1"], [f"{M}textile", "1"]],
    "languages": [
        ["en", "http://www.w3.org/2004/02/skos/core#prefLabel", "4"],
        ["de", "http://www.w3.org/2004/02/skos/core#prefLabel", "1"],
    ],
    "without-name": [[f"{M}unnamed", "1"]],
}


@pytest.mark.parametrize("query", published(has_claims=False), ids=lambda query: query.name)
def test_the_first_rows_of_each_answer(query: Query) -> None:
    expected = [[column.name for column in query.columns], *FIRST[query.name]]
    assert on_pyoxigraph(load_files([DATA]), query.text)[:3] == expected
    assert on_rdflib(rdflib.Graph().parse(DATA), query.text)[:3] == expected


def test_they_run_on_an_empty_graph() -> None:
    for query in published(has_claims=False):
        assert on_pyoxigraph(ox.Store(), query.text)[1:] == []
