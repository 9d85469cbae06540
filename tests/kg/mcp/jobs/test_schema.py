"""What there is to ask for."""

from __future__ import annotations

import json

import pytest

from kg.mcp.data import Data
from kg.mcp.jobs.schema import PARTS, patterns, shapes
from kg.mcp.page import MOST_SCHEMA
from kg.query.sparql import evaluate
from tests.kg.mcp.sessions import ask


def test_a_page_is_small_and_begins_with_patterns(data: Data) -> None:
    found = ask(data, "schema")
    assert len(found.text) + len(json.dumps(found.structured, ensure_ascii=False)) <= MOST_SCHEMA
    assert len(found.structured["patterns"]) == 6
    assert found.structured["classes"]


def test_the_patterns_run(data: Data) -> None:
    for item in patterns():
        assert list(evaluate(data.store, item.record["sparql"])), item.record["title"]  # type: ignore[arg-type]


def test_classes_and_predicates_are_counted(data: Data) -> None:
    classes = {one["id"]: one["things"] for one in ask(data, "schema", part="classes").structured["classes"]}
    assert classes["ck:Gap"] == 7
    found = ask(data, "schema", part="predicates").structured["predicates"]
    (test,) = (one for one in found if one["id"] == "ck:hasTest")
    assert test["claims"] == sum(1 for one in data.claims.values() if one.predicate.value.endswith("#hasTest"))
    assert "ck:Condition" in test["from"]
    assert "ck:Test" in test["to"]


def test_shapes_tell_what_a_thing_must_have() -> None:
    (gap,) = (item for item in shapes() if item.record["class"] == "ck:Gap")
    assert any(one.startswith("ck:gapOf") for one in gap.record["properties"])


@pytest.mark.parametrize("part", PARTS)
def test_one_part_alone(data: Data, part: str) -> None:
    structured = ask(data, "schema", part=part).structured
    assert [name for name in PARTS if structured[name]] == [part]


def test_any_data_have_a_schema(foreign: Data) -> None:
    found = ask(foreign, "schema")
    assert {one["id"] for one in found.structured["classes"]} == {"<https://data.example/Person>"}
    assert found.structured["shapes"][0]["note"] == "in these data"
    assert found.structured["examples"] == []
    for pattern in found.structured["patterns"]:
        assert evaluate(foreign.store, pattern["sparql"].replace("<IRI>", "<a:b>"))
    assert "ck:" not in found.text
