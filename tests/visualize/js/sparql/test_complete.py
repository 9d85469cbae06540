"""What the editor offers at a place of a query."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from kg.rdf.namespaces import PREFIXES

Offer = Callable[..., list[str]]

SET_UP = """async ([prefixes, rows]) => {
  const [{ index }, { shortener }] = await Promise.all(["base/search-index", "base/names"].map((n) => import(`http://js.test/${n}.js`)));
  const things = rows.map(([id, label, kind, names]) => ({ id, label, kind, names }));
  const { shorten } = shortener(prefixes);
  const nameOf = (iri) => shorten(iri) || `<${iri}>`;
  const items = (some) => some.map(({ id, kind, label }) => ({ insert: nameOf(id), kind, label, also: "" }));
  const searchable = index(things);
  window.graph = {
    prefixes, nameOf,
    find: (text) => searchable.find(text, { limit: 30 }),
    withPrefix: (start) => items(things.filter(({ id }) => nameOf(id).startsWith(start))),
    usual: () => items(things.slice(0, 60)),
  };
}"""


@pytest.fixture
def offer(module: Callable[[str], Page], query_terms: str) -> Offer:
    """What is offered for a text with “|” at the caret; each with what it replaces as “typed → insert”."""
    page = module("sparql/complete")
    page.evaluate(SET_UP, [PREFIXES, json.loads(query_terms)["rows"]])

    def find(text: str, *, asked: bool = False) -> list[str]:
        plain = text.replace("|", "")
        found = page.evaluate(
            "([text, place, isAsked]) => m.completionsAt(text, place, graph, { isAsked })",
            [plain, text.index("|"), asked],
        )
        return [f"{plain[found['from'] : found['to']]} → {item['insert'].strip()}" for item in found["items"]]

    return find


def test_a_concept_is_found_by_what_it_is_called(offer: Offer) -> None:
    assert offer("SELECT * { ?x ck:hasTreatment plasma| }")[0] == "plasma → concept:plasma-exchange"
    assert offer("SELECT * { ?x ck:hasTreatment plasmaph| }")[0] == "plasmaph → concept:plasma-exchange"
    assert offer("SELECT * { ?x ?y small cell lu| }")[0] == "small cell lu → concept:small-cell-lung-cancer"


def test_the_part_of_the_triple_decides_what_comes_first(offer: Offer) -> None:
    assert offer("SELECT * { ?x treatment| }")[0] == "treatment → ck:hasTreatment"
    assert offer("SELECT * { ?x ck:y ?z ; symptom| }")[0].startswith("symptom → ck:")
    assert offer("SELECT * { ?x a condition| }")[0] == "condition → ck:Condition"


def test_local_names_of_a_prefix_are_offered_by_label_too(offer: Offer) -> None:
    assert "ck:hasTr → ck:hasTreatment" in offer("{ ?x ck:hasTr| }")
    assert "concept:weak → concept:muscle-weakness" in offer("{ ?x ck:y concept:weak| }")
    assert all(" → concept:" in one for one in offer("{ ?x ck:y concept:| }"))


def test_variables_keywords_and_prefixes_are_offered(offer: Offer) -> None:
    assert offer("SELECT ?test ?tumor { ?t| }") == ["?t → ?test", "?t → ?tumor"]
    assert offer("SELECT ?test { ?test| }") == []
    assert offer("SEL|")[0] == "SEL → SELECT"
    assert "conc → concept:" in offer("{ ?x ?y conc| }")
    assert offer("PREFIX ck:| SELECT")[0] == f"ck: → ck: <{PREFIXES['ck']}>"
    assert f"skos → skos: <{PREFIXES['skos']}>" in offer("PREFIX skos| SELECT")


def test_nothing_is_offered_where_nothing_is_meant(offer: Offer) -> None:
    for text in ("# plasma|", "{ ?x ?y 'plasma|", "{ <http://plasma| ", "{ ?x ?y 12|", "{ ?x rdfs:label? |", "p|", "|"):
        assert offer(text) == [], text


def test_when_asked_one_letter_and_none_bring_something(offer: Offer) -> None:
    assert offer("{ ?x a | }", asked=True)[0] == " → ck:Mapping"
    assert offer("S|", asked=True)
    assert offer("{ ?abc ?|", asked=True) == ["? → ?abc"]
