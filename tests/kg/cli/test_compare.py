"""``kg compare``: table, JSON and sentences."""

from __future__ import annotations

import json

import pytest

from kg.claims.compare import COLUMNS
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
