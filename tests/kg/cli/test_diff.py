"""``kg diff``: the exit status, text and JSON of a difference."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import LAYERED, Run


def test_diff(kg: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    text = LAYERED.read_text(encoding="utf-8")
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("ck:modality ck:may", "ck:modality ck:asserted"), encoding="utf-8")
    assert kg("diff", old, old) == (0, "no difference\n", "")
    status, out, _ = kg("diff", old, new)
    assert status == 1
    assert out.startswith("association: 1 changed\n~ ")
    assert "    modality: ck:may → ck:asserted\n" in out
    status, out, _ = kg("diff", old, new, "--format", "json")
    assert (status, json.loads(out)["counts"]) == (1, {"association": {"changed": 1}})
    status, out, err = kg("diff", old, tmp_path / "none.ttl")
    assert (status, out) == (2, "")
    assert "does not exist" in err


def test_diff_of_spelling(kg: Run) -> None:
    data = Path(__file__).resolve().parents[2] / "data" / "sparql"
    status, out, _ = kg("diff", data / "d1.ttl", data / "d2.ttl")
    assert status == 1
    assert "    v: 1.50 → 1.5\n" in out
