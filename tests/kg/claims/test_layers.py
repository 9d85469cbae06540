"""Layers by name."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.layers import layers_named
from kg.claims.network import network
from kg.errors import UnknownNameError
from kg.rdf.index import Index
from kg.rdf.namespaces import expand, local_name
from tests.kg.claims.graphs import index_of

ENTRY = ["adam-000710"]  # other layers come and go


@pytest.mark.slow
def test_layers_are_chosen_by_any_of_their_names(layered: ox.Store) -> None:
    whole = network(Index(layered)).number_of_edges()
    for name in ("test-papers", "layer:test-papers", expand("layer:test-papers"), "Test papers"):
        assert network(Index(layered), [name]).number_of_edges() == 3
    entry = network(Index(layered), ENTRY).number_of_edges()
    assert entry + 3 == network(Index(layered), [*ENTRY, "test-papers"]).number_of_edges() <= whole
    with pytest.raises(UnknownNameError, match="There are: adam-000710"):
        network(Index(layered), ["nonsense"])


@pytest.fixture(scope="module")
def small() -> Index:
    return index_of(
        """:one a ck:Layer ; ck:layerKind ck:entryLayer ; rdfs:label "The Entry"@en .
        :two a ck:Layer ; ck:layerKind ck:supplementLayer . :three ck:layerKind ck:supplementLayer .
        ck:supplementLayer a ck:LayerKind ; rdfs:label "further source"@en . ck:mappingLayer a ck:LayerKind .
        :claim ck:layer :three , :four ."""
    )


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("two", "two"),
        ("http://e/two", "two"),
        (" TWO ", "two"),
        ("the entry", "one"),
        ("entry", "one"),
        ("supplement", "three two"),
        ("ck:supplementLayer", "three two"),
        ("Further Source", "three two"),
        ("four", "four"),
        (["two", "one", "two"], "one two"),
        ("mapping", ""),
    ],
)
def test_a_layer_by_name_label_and_kind(small: Index, names: str | list[str], found: str) -> None:
    assert " ".join(local_name(layer.value) for layer in layers_named(small, names)) == found


@pytest.mark.parametrize("names", ["nonsense", "", ["one", "nonsense"]])
def test_an_unknown_name_lists_those_that_there_are(small: Index, names: str | list[str]) -> None:
    with pytest.raises(UnknownNameError, match="there is no layer") as told:
        layers_named(small, names)
    assert told.value.hint == "There are: four, one, three, two"


def test_no_layers_at_all() -> None:
    with pytest.raises(UnknownNameError) as told:
        layers_named(index_of(""), "entry")
    assert told.value.hint == "There are: none"
