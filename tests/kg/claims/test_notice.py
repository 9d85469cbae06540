"""What a graph says of itself: its own words where it has any, none of ours for data that are not ours."""

from __future__ import annotations

import pytest

from kg.build.dataset import Dataset
from kg.claims.notice import data_version, made_with, notice, title
from kg.rdf.index import Index
from kg.rdf.namespaces import BASE
from kg.version import DATA_DATE, DATA_VERSION, __version__
from tests.kg.claims.graphs import index_of

GENERAL = "Made from the data given. No clinician has reviewed this graph. Not medical advice."


def test_ours_says_what_it_is_and_who_has_not_reviewed_it(index: Index) -> None:
    assert "No clinician has reviewed this graph. Not medical advice" in notice(index)
    assert "2022-04-25" in notice(index)
    assert data_version(index) == DATA_VERSION
    assert made_with(index) == f"condition-kg {__version__}, data {DATA_VERSION} ({DATA_DATE})"


def test_two_datasets_each_say_their_own_ours_first(index: Index, both: Dataset) -> None:
    said = notice(both.index)
    assert said.startswith(notice(index))
    assert "Polymyositis" in said
    assert title(both.index) == "Graph"
    assert title(index) != "Graph"


@pytest.mark.parametrize(
    "turtle",
    [
        "",
        ":a :p :b .",
        ':d a void:Dataset ; dcterms:description "no part of it is named" .',
        '[] a void:Dataset ; void:subset :g ; dcterms:description "it has no name" .',
        ":d a void:Dataset ; void:subset :g .",
    ],
)
def test_data_that_say_nothing_of_themselves_have_the_general_notice(turtle: str) -> None:
    index = index_of(turtle)
    assert notice(index) == GENERAL
    assert data_version(index) == ""
    assert made_with(index) == f"Made with condition-kg {__version__}"


def test_data_of_others_say_their_own_words() -> None:
    index = index_of(
        ':d a void:Dataset ; void:subset :g ; rdfs:label "Theirs" ; dcterms:description "Reviewed by nobody." .'
    )
    assert (notice(index), title(index), data_version(index)) == ("Reviewed by nobody.", "Theirs", "")


def test_the_same_words_stand_once() -> None:
    one = 'a void:Dataset ; void:subset :g ; dcterms:description "The same." .'
    assert notice(index_of(f":a {one} :b {one}")) == "The same."


def test_ours_stands_first_whatever_the_others_are_called() -> None:
    index = index_of(
        f'<{BASE}> a void:Dataset ; void:subset :g ; dcterms:description "ours" .'
        '<http://a/> a void:Dataset ; void:subset :g ; dcterms:description "theirs" .'
    )
    assert notice(index) == "ours theirs"
    assert data_version(index) == DATA_VERSION
