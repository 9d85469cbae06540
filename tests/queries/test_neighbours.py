"""What the conditions around LEMS bring into the shipped graph."""

from __future__ import annotations

import pyoxigraph as ox

from kg.build.dataset import Dataset
from kg.query.sparql import evaluate
from kg.rdf.index import node


def test_every_piece_of_evidence_of_an_open_text_shows_its_sentence(whole_store: ox.Store) -> None:
    asked = """SELECT ?layer (COUNT(?span) AS ?spans) (COUNT(?sentence) AS ?sentences) {
      ?span a ck:Evidence . ?claim ck:evidence ?span ; ck:layer ?layer .
      OPTIONAL { ?span ck:sentence ?sentence }
    } GROUP BY ?layer"""
    rows = evaluate(whole_store, asked)
    assert isinstance(rows, ox.QuerySolutions)
    found = {row["layer"].value.rpartition("/graph/")[2]: (row["spans"].value, row["sentences"].value) for row in rows}
    assert len(found) == 15
    assert found.pop("lems/adam-000710")[1] == "0", "its text is not open"
    assert all(spans == sentences for spans, sentences in found.values())


def test_no_person_is_said_to_have_reviewed_them(whole: Dataset) -> None:
    assert not any(quad.predicate == node("ck:reviewer") for quad in whole.quads)
