"""The slots of SSSOM are those of its schema."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.link.sssom.slots import (
    CARDINALITIES,
    ENTITY_TYPES,
    JUSTIFICATIONS,
    PROPAGATED,
    ROW_SLOTS,
    SET_SLOTS,
    Slot,
)

KINDS = {
    "EntityReference": "entity",
    "NonRelativeURI": "uri",
    "string": "text",
    "date": "date",
    "double": "number",
    "entity_type_enum": "type",
    "sssom_version_enum": "version",
    "predicate_modifier_enum": "modifier",
    "mapping_cardinality_enum": "cardinality",
    "prefix": "prefixes",
    "extension definition": "definitions",
}


@pytest.fixture(scope="module")
def schema() -> Any:  # noqa: ANN401 - what YAML holds
    """The schema, as the package sssom-schema has it."""
    found = find_spec("sssom_schema")
    if found is None or found.origin is None:
        pytest.skip("sssom-schema is not installed")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (Path(found.origin).parent / "schema" / "sssom_schema.yaml").read_text("utf-8")
    return yaml.load(text, loader)  # noqa: S506 - a safe one


@pytest.mark.parametrize(("name", "slots"), [("mapping set", SET_SLOTS), ("mapping", ROW_SLOTS)])
def test_slots_are_those_of_the_schema_in_its_order(schema: Any, name: str, slots: dict[str, Slot]) -> None:  # noqa: ANN401
    names = [slot for slot in schema["classes"][name]["slots"] if slot != "mappings"]
    assert names == list(slots)
    usage = schema["classes"][name].get("slot_usage", {})
    for slot in slots.values():
        theirs = schema["slots"][slot.name]
        added = (usage.get(slot.name) or theirs).get("annotations", theirs.get("annotations", {}))
        assert KINDS[theirs.get("range", "string")] == slot.kind, slot.name
        if slot.name != "curie_map":
            assert bool(theirs.get("multivalued")) == slot.is_list, slot.name
        assert theirs.get("minimum_value", 0) == slot.least, slot.name
        if slot.name not in usage:
            assert (added.get("added_in") == "1.1") == slot.is_new, slot.name


def test_what_is_propagated_and_what_may_be_said(schema: Any) -> None:  # noqa: ANN401
    slots, enums = schema["slots"], schema["enums"]
    assert {name for name, slot in slots.items() if slot.get("annotations", {}).get("propagated")} == PROPAGATED
    assert set(enums["entity_type_enum"]["permissible_values"]) == ENTITY_TYPES
    assert set(enums["mapping_cardinality_enum"]["permissible_values"]) == CARDINALITIES
    pattern = slots["mapping_justification"]["pattern"]
    assert all(re.fullmatch(pattern, justification) for justification in JUSTIFICATIONS)
    assert pattern.count("|") == len(JUSTIFICATIONS) - 1
