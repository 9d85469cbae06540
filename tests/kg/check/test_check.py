"""What others import of the package."""

from __future__ import annotations

import kg.check
from kg.check.judge import check_statement


def test_one_function_and_its_types() -> None:
    assert kg.check.check_statement is check_statement
    assert set(kg.check.__all__) == {"Judgement", "Verdict", "check_statement"}
