"""The rules of reading as JSON."""

from __future__ import annotations

import json

from kg.entry import forms, headings, lines, lists, markdown, read
from kg.entry.rules import RULES


def test_rules_are_json_and_none_hides_another() -> None:
    assert json.loads(json.dumps(RULES)).keys() == RULES.keys()
    assert len(RULES) == sum(len(module.RULES) for module in (forms, headings, lines, lists, markdown, read))
    assert RULES["bullet"] == [lists.BULLET.pattern]
    assert RULES["takesVerbs"][1:] == ["i"]
    assert "infect" in RULES["verbs"].split()
    assert RULES["sections"]["causes"] == ["causes", "cause", "risk factors"]
    assert all(isinstance(start, str) for start, _, _ in RULES["documents"])
