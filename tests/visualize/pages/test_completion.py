"""What the editor completes from: the named things of a store."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.rdf.namespaces import PREFIXES
from visualize.pages import completion
from visualize.pages.query import terms

RDFS = "http://www.w3.org/2000/01/rdf-schema#"


def _rows(store: ox.Store) -> dict[str, list[object]]:
    found = terms(store)
    assert found["columns"] == ["iri", "label", "kind", "names"]
    return {row[0]: row[1:] for row in found["rows"]}


def test_terms_are_the_named_things_of_the_graph(store: ox.Store) -> None:
    rows = _rows(store)
    assert rows[PREFIXES["concept"] + "plasma-exchange"] == ["plasma exchange", "procedure", ["plasmapheresis"]]
    assert rows[PREFIXES["ck"] + "hasTreatment"][:2] == ["has treatment", "predicate"]
    assert rows[PREFIXES["ck"] + "Condition"][:2] == ["condition", "class"]
    assert rows[PREFIXES["rdf"] + "type"] == ["", "predicate", []]
    assert not any(kind in ("association", "mapping", "term record") for _, kind, _ in rows.values())
    assert terms(store) == terms(store)


def test_terms_of_foreign_data_are_the_most_used_with_an_english_label(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "MOST_TERMS", 3)
    store = ox.Store()
    source = "".join(f"<http://e/{n}> <{RDFS}label> 'thing {n}' ; a <http://e/C> . " for n in range(20))
    source += f"<http://e/C> <{RDFS}label> 'Klasse'@de, 'class of things'@en . <http://e/1> <http://e/p> <http://e/2> ."
    source += f"<http://e/long> <{RDFS}label> '{'x' * 500}' . [] <{RDFS}label> 'no name' ."
    store.load(source.encode(), ox.RdfFormat.TURTLE)
    assert _rows(store) == {
        RDFS + "label": ["", "predicate", []],
        "http://e/C": ["class of things", "class", ["Klasse"]],
        PREFIXES["rdf"] + "type": ["", "predicate", []],
    }
    assert terms(ox.Store())["rows"] == []
