"""How names are compared: the table that the pages' search runs, too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.names import normalise

CASES = json.loads((Path(__file__).parents[2] / "data" / "names.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_names_are_compared_by_the_shared_table(case: dict[str, str]) -> None:
    assert normalise(case["text"]) == case["form"]


@given(st.text(max_size=40))
def test_a_normal_form_is_its_own(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
