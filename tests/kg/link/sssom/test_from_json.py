"""SSSOM/JSON: a set as one object, its rows under ``mappings``, each with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.sssom import is_mapping_set, read_mappings


def test_json(tmp_path: Path) -> None:
    rows = [
        {"subject_id": "own:N1", "predicate_id": "skos:exactMatch", "object_id": "HP:1", "confidence": 0.5},
        {"subject_id": "own:N2", "predicate_id": "skos:exactMatch", "object_id": "HP:2", "author_id": ["a:1", "a:2|b"]},
    ]
    whole = {
        "@context": {"own": "http://o/", "subject_id": {"@type": "@id"}, "sub": {"@id": "http://s#", "@prefix": True}},
        "mapping_set_id": "http://set/",
        "creator_id": ["a:1"],
        "mapping_tool": "hand",
        "mappings": rows,
    }
    path = tmp_path / "a.sssom.json"
    path.write_text(json.dumps(whole, indent=1), encoding="utf-8")
    assert is_mapping_set(path)
    found = read_mappings(path)
    assert found.prefixes == {"own": "http://o/", "sub": "http://s#"}
    assert found.metadata["creator_id"] == ["a:1"]
    first, second = found.rows
    assert (first["confidence"], first["mapping_tool"]) == ("0.5", "hand")
    assert second.items("author_id") == ["a:1", "a:2|b"]
    lines = path.read_text("utf-8").split("\n")
    assert '"own:N2"' in lines[int(second.where.rpartition(":")[2])], "the row begins on the line before"
    for text in ('{"mappings": [', '{"mappings": {}}', '{"mappings": [1]}'):
        with pytest.raises(InputError):
            read_mappings(text.encode())
