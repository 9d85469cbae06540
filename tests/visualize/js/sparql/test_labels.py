"""What a query says of things: which variables are their labels, and which of them it names."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

QUERY = """PREFIX ex: <http://e/>
# rdfs:label ?comment ex:comment
SELECT * { ex:a ex:p/rdfs:label ?one ; skos:prefLabel $two .
  <http://e/b#c> <http://www.w3.org/2000/01/rdf-schema#label> ?three ;
  ex:q "rdfs:label ?text ex:text" ; rdfs:comment ?four . VALUES ?x { concept:lems ex:d.e ex:f. } }"""


def test_labels_are_those_of_the_usual_properties(module: Callable[[str], Page]) -> None:
    assert module("sparql/labels").evaluate("(query) => [...m.labelsIn(query)].sort()", QUERY) == [
        "one",
        "three",
        "two",
    ]


def test_names_are_whole_or_with_a_prefix_of_the_query_before_one_of_ours(module: Callable[[str], Page]) -> None:
    prefixes = {"concept": "http://c/", "ex": "http://wrong/"}
    found = module("sparql/labels").evaluate("([query, prefixes]) => m.namesIn(query, prefixes)", [QUERY, prefixes])
    assert {"http://e/b#c", "http://c/lems", "http://e/a", "http://e/d.e", "http://e/f"} <= set(found)
    assert not {"http://e/text", "http://e/comment"} & set(found)
