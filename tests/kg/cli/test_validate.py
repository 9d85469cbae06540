"""``kg validate``: findings line by line, and the exit status that scripts go by."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import validate
from kg.rdf.namespaces import PREFIXES
from tests.conftest import Run

HEADER = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
LINE = HEADER.count("\n") + 1
DATA = (
    HEADER
    + """adam:lems_hasTest_mri a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasTest ;
  rdf:object concept:mri ; ck:negated false ; ck:modality ck:asserted ; ck:status ck:proposed ;
  ck:evidence span:325-355 .
"""
)


@pytest.mark.slow
def test_a_file_with_findings(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(DATA.replace("ck:negated false", "ck:negated true"), encoding="utf-8")
    status, out, err = kg("validate", path)
    *findings, last = out.splitlines()
    assert (status, err) == (1, "")
    assert findings
    assert any(finding.startswith(f"{path}:{LINE}: ") and "negated" in finding for finding in findings)
    assert last == f"{path}: {len(findings)} findings"


@pytest.mark.slow
def test_a_file_without(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(DATA, encoding="utf-8")
    assert kg("validate", path) == (0, f"{path}: no findings\n", "")


def test_without_a_path_it_is_the_sources(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[Path]] = []

    def nothing_found(paths: list[Path]) -> list[object]:
        asked.append(paths)
        return []

    monkeypatch.setattr(validate, "validate_paths", nothing_found)
    assert kg("validate") == (0, "the sources: no findings\n", "")
    assert asked == [[]]


def test_an_empty_name(kg: Run) -> None:
    status, out, err = kg("validate", "")
    assert (status, out) == (2, "")
    assert "an empty name" in err
