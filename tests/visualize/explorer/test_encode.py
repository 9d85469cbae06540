"""The model as it travels: tables in which things are named by their numbers, and nothing of the model is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
import pytest

from kg.rdf.namespaces import PREFIXES
from visualize import page_model
from visualize.explorer.encode import encode
from visualize.explorer.model import PageModel, Text


@pytest.fixture(scope="module")
def page(model: PageModel) -> dict[str, Any]:
    return encode(model)


def rows(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Cells by column; those that a row does not have are empty."""
    columns = table["columns"]
    assert all(len(row) <= len(columns) for row in table["rows"])
    return [dict(zip(columns, [*row, *[""] * len(columns)], strict=False)) for row in table["rows"]]


def test_it_is_json_and_the_same_each_time(model: PageModel, page: dict[str, Any]) -> None:
    assert json.loads(json.dumps(page)) == json.loads(json.dumps(encode(model)))


def test_numbers_name_rows(model: PageModel, page: dict[str, Any]) -> None:
    nodes, claims = rows(page["nodes"]), rows(page["claims"])
    assert [row["id"] for row in nodes] == [node.id for node in model.nodes]
    assert page["nodes"]["rows"][page["focus"]][0] == model.focus
    for node, row in zip(model.nodes, nodes, strict=True):
        assert rows(page["classes"])[row["kind"]]["label"] == next(k.label for k in model.classes if k.id == node.kind)
    for claim, row in zip(model.statements, claims, strict=True):
        assert nodes[row["subject"]]["id"] == claim.subject
        if isinstance(claim.object, Text):
            assert row["text"][0] == claim.object.value
        else:
            assert nodes[row["object"]]["id"] == claim.object
        assert rows(page["layers"])[row["layer"]]["id"] == claim.layer
        assert [page["terms"][number][0] for number in row["sections"]] == list(claim.sections)
        assert bool(row["negated"]) == claim.negated


def test_sentences_come_back_with_labels_in_their_places(model: PageModel, page: dict[str, Any]) -> None:
    nodes = rows(page["nodes"])
    for claim, row in zip(model.statements, rows(page["claims"]), strict=True):
        labels = [nodes[row[end]]["label"] if row[end] != "" else "" for end in ("subject", "object")]
        words = row["words"].replace("{{", "\0")
        for number, label in enumerate(labels):
            words = words.replace(f"{{{number}}}", label)
            words = words.replace(f"{{{number + 2}}}", f"{label[:1].upper()}{label[1:]}")
        assert words.replace("\0", "{") == claim.words, claim.id


def test_each_span_stands_once(model: PageModel, page: dict[str, Any]) -> None:
    spans = [tuple(row) for row in page["spans"]["rows"]]
    assert len(set(spans)) == len(spans)
    told = rows(page["spans"])
    for claim, row in zip(model.statements, rows(page["claims"]), strict=True):
        assert [(told[at]["start"], told[at]["end"]) for at in row["spans"] or []] == [
            (span.start, span.end) for span in claim.spans
        ]


def test_what_is_zero_is_said_and_what_is_empty_is_not(page: dict[str, Any]) -> None:
    for name, table in page.items():
        if isinstance(table, dict) and "columns" in table:
            assert all(row == [] or row[-1] != "" for row in table["rows"]), name
            for at, column in enumerate(table["columns"]):
                assert any(len(row) > at and row[at] != "" for row in table["rows"]), (name, column)


def test_every_prefix_of_a_name_is_told(model: PageModel, page: dict[str, Any]) -> None:
    used = {node.id.partition(":")[0] for node in model.nodes} | {one.id.partition(":")[0] for one in model.statements}
    assert used <= set(page["prefixes"])
    assert all(PREFIXES[prefix] == space for prefix, space in page["prefixes"].items())


def test_labels_with_braces_are_no_places() -> None:
    store = ox.Store()
    store.load(
        b"""@prefix ck: <https://w3id.org/condition-kg/ontology#> . @prefix : <http://e/> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        :claim a ck:Association ; rdf:subject :a ; rdf:predicate ck:isA ; rdf:object :b ; ck:status ck:confirmed .
        :a a ck:Condition ; rdfs:label "{1} {a" . :b a ck:Condition ; rdfs:label "x" .""",
        ox.RdfFormat.TURTLE,
    )
    model = page_model(store)
    (claim,), (row,) = model.statements, rows(encode(model)["claims"])
    assert "{1} {a" in claim.words
    words = row["words"].replace("{{", "\0").replace("{1}", "x").replace("\0", "{")
    assert words == claim.words


def test_an_empty_page() -> None:
    page = encode(page_model(ox.Store()))
    assert page["focus"] == ""
    assert page["nodes"] == {"columns": [], "rows": []}
