"""Conditions beside each other: rows, cells, and what an empty cell says."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.matrix import NOT_MENTIONED, Matrix, matrix
from kg.errors import InputError, UnknownNameError
from kg.rdf.index import Index
from kg.tables import render
from tests.beside import ANOSIS, BOTULOSIS, CYTOSIS, beside_index

BOLD = "botulosis <b>not bold</b>"


@pytest.fixture(scope="module")
def index() -> Index:
    return beside_index()


@pytest.fixture(scope="module")
def every(index: Index) -> Matrix:
    return matrix(index)


def row(found: Matrix, name: str) -> dict[str, object]:
    (record,) = (record for record in found.records() if record["object"] == name)
    return record


def test_without_names_all_conditions_with_an_entry_are_columns(every: Matrix) -> None:
    assert every.conditions == (ANOSIS, BOTULOSIS, CYTOSIS)
    assert every.columns == ("predicate", "object", "anosis", BOLD, "cytosis", "said_of", "denied_of", "same_as")
    assert {tuple(record) for record in every.records()} == {every.columns}


def test_predicates_come_in_the_order_of_a_reader_and_what_several_have_first(every: Matrix) -> None:
    found = [(record["predicate"], record["said_of"], record["denied_of"]) for record in every.records()]
    assert found == [
        ("has symptom", 3, 0),
        *(("has symptom", 2, 0), ("has symptom", 0, 2), ("has symptom", 1, 1)),
        *[("has symptom", 1, 0)] * 3,
        *[("has test", 1, 0)] * 2,
        *[("has prevalence", 1, 0)] * 2,
    ]


def test_a_cell_says_who_says_it_with_hedge_denial_and_status(every: Matrix) -> None:
    fever = row(every, "fever")
    assert (fever["anosis"], fever[BOLD]) == ("the anosis text (may)", "the botulosis text (proposed)")
    assert (fever["cytosis"], fever["said_of"], fever["denied_of"]) == ("the cytosis text", 3, 0)
    assert row(every, "rash")[BOLD] == "not: the botulosis text (distinguished from: anosis)"


def test_an_empty_cell_is_no_no_and_a_lost_list_is_told(every: Matrix) -> None:
    assert row(every, "cough")[BOLD] == NOT_MENTIONED  # what says so is rejected, or retired
    assert row(every, "scan")[BOLD] == f"{NOT_MENTIONED}; lost from the source: tests of botulosis"
    assert row(every, "scan")["cytosis"] == NOT_MENTIONED  # a kind of a thing is not the thing


def test_exact_matches_make_one_row_which_says_so_and_numbers_none(every: Matrix) -> None:
    chill = row(every, "chill")
    assert (chill["anosis"], chill[BOLD]) == ("a paper (frequency: often)", "the botulosis text")
    assert chill["same_as"] == "shiver (https://example.org/kg/concept/shiver)"
    assert row(every, "itch")[BOLD] == NOT_MENTIONED
    assert [record["object"] for record in every.records()].count("3") == 2


def test_conditions_and_layers_are_chosen(index: Index) -> None:
    two = matrix(index, [CYTOSIS, ANOSIS])
    assert (two.labels, len(two.rows)) == (("cytosis", "anosis"), 9)
    paper = matrix(index, [ANOSIS, CYTOSIS], "paper")
    assert [each.object for each in paper.rows] == ["chill"]
    with pytest.raises(UnknownNameError, match="no layer 'x'"):
        matrix(index, [ANOSIS, CYTOSIS], "x")


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ([ANOSIS], "two conditions or more"),
        ([ANOSIS, CYTOSIS, ANOSIS], "twice"),
        ([ANOSIS, "https://example.org/kg/concept/fever"], "fever .* is no condition"),
    ],
)
def test_what_cannot_be_put_beside_each_other(index: Index, names: list[str], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        matrix(index, names)


def test_columns_called_alike_are_told_apart() -> None:
    text = """@prefix ck: <https://w3id.org/condition-kg/ontology#> . @prefix e: <https://example.org/> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    e:a a ck:Condition ; rdfs:label "same" . e:b a ck:Condition ; rdfs:label "same" ."""
    found = matrix(
        Index(ox.parse(text, format=ox.RdfFormat.TURTLE)), ["https://example.org/a", "https://example.org/b"]
    )
    assert found.labels == ("same (https://example.org/a)", "same (https://example.org/b)")
    assert render(found.records(), found.columns, "csv").startswith(
        "predicate,object,same (https://example.org/a),same"
    )
