"""LEMS and the conditions around it as one graph: their texts, and that nothing passes for what it is not."""

from __future__ import annotations

import pyoxigraph as ox

from kg.build.dataset import Dataset
from kg.claims.notice import made_from, notice
from kg.query.library import queries
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.namespaces import USUAL_CONDITION, expand
from kg.version import SOURCE_NOTICE
from tests.queries.test_competency import expected_rows


def test_every_piece_of_evidence_of_an_open_text_shows_its_sentence(store: ox.Store) -> None:
    asked = """SELECT ?layer (COUNT(?span) AS ?spans) (COUNT(?sentence) AS ?sentences) {
      ?span a ck:Evidence . ?claim ck:evidence ?span ; ck:layer ?layer .
      OPTIONAL { ?span ck:sentence ?sentence }
    } GROUP BY ?layer"""
    rows = evaluate(store, asked)
    assert isinstance(rows, ox.QuerySolutions)
    found = {row["layer"].value.rpartition("/graph/")[2]: (row["spans"].value, row["sentences"].value) for row in rows}
    assert len(found) == 15
    assert found.pop("lems/adam-000710")[1] == "0", "its text is not open"
    assert all(spans == sentences for spans, sentences in found.values())


def test_every_text_is_named_where_the_graph_says_what_it_is_made_from(dataset: Dataset) -> None:
    assert made_from(dataset.conditions) == SOURCE_NOTICE
    assert SOURCE_NOTICE in notice(dataset.index)
    assert any("14 texts of NIH and CDC" in line for line in dataset.notice)


def test_no_person_is_said_to_have_reviewed_them(dataset: Dataset) -> None:
    assert not any(quad.predicate == node("ck:reviewer") for quad in dataset.quads)


def test_a_question_on_one_condition_has_no_row_of_another_ones_text(index: Index) -> None:
    about = {layer: index.value(layer, node("schema:about")) for layer in index.of_type(node("ck:Layer"))}
    others = {index.label(layer) for layer, thing in about.items() if thing and thing.value != USUAL_CONDITION}
    asked = 0
    for query in queries():
        names = [column.name for column in query.columns]
        is_about_one = any(expand(query.default(one.name)) == USUAL_CONDITION for one in query.parameters)
        if query.folder != "competency" or not is_about_one or "source" not in names or "condition" in names:
            continue
        asked += 1
        assert others.isdisjoint(row[names.index("source")] for row in expected_rows(query)[1:]), query.name
    assert asked > 20
