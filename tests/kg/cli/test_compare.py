"""``kg compare``: table, JSON and sentences."""

from __future__ import annotations

import json

import pytest

from kg.claims.compare import COLUMNS
from tests.beside import ANOSIS, CYTOSIS, FILE
from tests.conftest import Run


@pytest.mark.slow
def test_the_command(kg: Run) -> None:
    status, out, err = kg("compare", "ORPHA:43393", "myasthenia gravis", "--format", "json", "--layer", "adam-000710")
    records = json.loads(out)
    assert status == 0
    assert {tuple(record) for record in records} == {COLUMNS}
    assert {record["said_here_of"] for record in records} == {"only A"}
    assert err.startswith("kg: ORPHA:43393 is Lambert-Eaton myasthenic syndrome (mapped by ")
    assert "no source here says it of the other" in err
    status, out, _ = kg("compare", "LEMS", "myasthenia gravis")
    assert status == 0
    assert out.startswith("said_here_of  predicate")
    status, out, err = kg("compare", "LEMS", "myasthenia gravis", "--format", "text")
    assert (status, err) == (0, "")
    assert "Only of Lambert-Eaton myasthenic syndrome: no source here says it of myasthenia gravis\n" in out
    status, out, err = kg("compare", "LEMS", "cancer", "--layer", "nonsense")
    assert (status, out) == (2, "")
    assert kg("compare", "LEMS", "muscle weakness")[0] == 2


def test_a_matrix_of_any_number_of_conditions(kg: Run) -> None:
    status, out, err = kg("compare", "--matrix", "--data", FILE, "--format", "csv")
    assert status == 0
    assert out.startswith("predicate,object,anosis,botulosis <b>not bold</b>,cytosis,said_of,denied_of,same_as\n")
    assert "does not mean that the condition does not have it" in err
    status, out, _ = kg("compare", "--matrix", CYTOSIS, ANOSIS, "--data", FILE, "--format", "json")
    assert status == 0
    assert list(json.loads(out)[0])[2:4] == ["cytosis", "anosis"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "two conditions are compared, not 0"),
        ((ANOSIS,), "two conditions are compared, not 1"),
        ((ANOSIS, "fever", CYTOSIS), "two conditions are compared, not 3"),
        ((ANOSIS, "--matrix"), "takes two conditions or more"),
        (("--matrix", "--format", "text"), "no --format text"),
    ],
)
def test_a_number_of_conditions_that_cannot_be_compared(kg: Run, arguments: tuple[str, ...], problem: str) -> None:
    status, out, err = kg("compare", *arguments, "--data", FILE)
    assert (status, out) == (2, "")
    assert problem in err
