"""Namespaces: CURIEs and IRIs, both ways, and what is no IRI."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.namespaces import (
    BASE,
    CONCEPT,
    EXTERNAL,
    PREFIXES,
    check_iri,
    expand,
    local_name,
    record_space,
    shrink,
)

LOCAL = st.text("abcXYZ0189-_.#?=()é", min_size=1, max_size=12)


@given(st.sampled_from(sorted(PREFIXES)), LOCAL)
def test_an_iri_comes_back_from_its_curie(prefix: str, local: str) -> None:
    iri = PREFIXES[prefix] + local
    assert expand(shrink(iri)) == iri
    assert expand(f"{prefix}:{local}") == iri


def test_the_longest_namespace_is_taken() -> None:
    assert shrink(PREFIXES["span"] + "1-2") == "span:1-2"
    assert shrink(PREFIXES["HP"] + "0001324") == "HP:0001324"
    assert shrink(PREFIXES["obo"] + "IAO_1") == "obo:IAO_1"


def test_what_no_curie_can_hold_stays() -> None:
    for iri in (CONCEPT + "a/b", "http://e/x", "urn:x"):
        assert shrink(iri) == iri


def test_prefixes_of_others_are_used_where_they_are_given() -> None:
    theirs = {"own": "https://clinic.example/terms/"}
    assert expand("own:n1", theirs) == "https://clinic.example/terms/n1"
    assert shrink("https://clinic.example/terms/n1", theirs) == "own:n1"
    assert shrink(CONCEPT + "lems", theirs) == CONCEPT + "lems"


@pytest.mark.parametrize("text", ["http://e/x", "<http://e/x>", "urn:x:y", "mailto:a@example.org", "http://e/é?a#b"])
def test_an_iri_is_itself(text: str) -> None:
    assert expand(text) == text.strip("<>")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "concept",
        ":x",
        "1a:b",
        "http://e/a b",
        "http://e/<x>",
        'http://e/"',
        "http://e/{x}",
        "http://e/\n",
        "<x>",
    ],
)
def test_what_is_no_iri_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not an absolute IRI"):
        expand(text)


@given(st.text(max_size=30))
def test_what_passes_can_stand_between_angle_brackets(text: str) -> None:
    """Nothing that is taken for an IRI ends it and goes on: SPARQL is made of these."""
    try:
        iri = check_iri(f"http://e/{text}")
    except InputError:
        return
    assert not set('<>"{}|\\^` \n\r\t') & set(iri)


@pytest.mark.parametrize(
    ("iri", "name"), [("http://e/a#b", "b"), ("http://e/a/b", "b"), ("http://e/a/", ""), ("urn:x", "urn:x")]
)
def test_the_local_name(iri: str, name: str) -> None:
    assert local_name(iri) == name


def test_records_of_a_layer_stand_below_its_base() -> None:
    assert record_space("https://example.org/kg/graph/gout/entry") == "https://example.org/kg/gout/entry/"


def test_every_namespace_is_an_iri_that_ends_where_names_begin() -> None:
    for prefix, space in PREFIXES.items():
        assert ox.NamedNode(check_iri(space)).value == space, prefix
        assert space.endswith(("/", "#")) or prefix in EXTERNAL | {"void-ext": ""}, prefix
    ours = [space for space in PREFIXES.values() if space.startswith(BASE)]
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert len(ours) > 15
