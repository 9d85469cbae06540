"""Structured content against its schemas."""

from __future__ import annotations

import pytest

from kg.mcp import models
from kg.mcp.data import Data
from tests.kg.mcp.sessions import ask
from tests.kg.mcp.test_answers import CALLS

MODELS: dict[str, type[models.Page]] = {
    "find": models.Found,
    "show": models.Shown,
    "questions": models.Listed,
    "ask": models.Asked,
    "sparql": models.Asked,
    "schema": models.Schema,
    "path": models.Paths,
    "compare": models.Compared,
    "conflicts": models.Conflicts,
    "evidence": models.Evidence,
    "check": models.Checked,
}


@pytest.mark.parametrize("tool", CALLS)
def test_structured_content_is_what_its_schema_says(data: Data, tool: str) -> None:
    structured = ask(data, tool, **CALLS[tool]).structured
    model = MODELS[tool].model_validate(structured)
    assert model.model_dump(by_alias=True) == structured  # no field that the schema does not name
