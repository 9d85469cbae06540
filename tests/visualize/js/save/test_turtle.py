"""Turtle written by the page says, read back by rdflib, what the triples said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.visualize.js.save.rdf_texts import PREFIXES, XSD, Triple, Write, comes_back, hostile, plain

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader uses it


@pytest.fixture
def write(module: Callable[[str], Page]) -> Write:
    """The module's writer."""
    page = module("save/turtle")

    def text_of(triples: list[Triple]) -> str:
        text = page.evaluate("([t, p]) => m.turtle(t, p, ['one\\n<x> <y> <z> .'])", [triples, PREFIXES])
        assert isinstance(text, str)
        return text

    return text_of


def test_hostile_literals_and_iris_come_back(write: Write) -> None:
    comes_back(write(hostile()), "turtle", hostile())


def test_numbers_types_and_blank_nodes_come_back(write: Write) -> None:
    comes_back(write(plain()), "turtle", plain())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=20))
def test_any_text_comes_back(write: Write, texts: list[str]) -> None:
    triples: list[Triple] = [["https://example.org/s", "https://example.org/p", [text, "@en"]] for text in texts]
    comes_back(write(triples), "turtle", triples)


def test_turtle_is_for_people_too(write: Write) -> None:
    triples: list[Triple] = [
        ["https://example.org/s", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://example.org/deep/Thing"],
        ["https://example.org/s", "https://example.org/p", ["12", XSD + "integer"]],
    ]
    assert write(triples).splitlines() == [
        "# one <x> <y> <z> .",
        "@prefix deep: <https://example.org/deep/> .",
        "@prefix ex: <https://example.org/> .",
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
        "",
        "ex:s a deep:Thing ;",
        '    ex:p "12"^^xsd:integer .',
    ]
