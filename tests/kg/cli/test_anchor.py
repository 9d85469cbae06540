"""``kg anchor``: the evidence block for words of the entry, and all evidence found again."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Run


def test_the_block_of_words(kg: Run, entry_path: Path) -> None:
    _, out, _ = kg("anchor", entry_path, "LEMS may occur with cancers", "--cue", "may")
    assert out.startswith("span:695-722 a ck:Evidence ;")
    assert "span:700-703 a ck:Cue ;" in out


def test_all_is_found_again_in_the_very_file(kg: Run, entry_path: Path) -> None:
    status, out, _ = kg("anchor", entry_path, "--reanchor")
    assert status == 0
    assert re.fullmatch(
        r"(# (\d+) [a-z ]+: \2 unmoved, 0 moved, 0 sentence changed, 0 sentence only, 0 gone\n){2}", out
    )


def test_an_unrelated_text_is_told_apart(kg: Run, unrelated: Path) -> None:
    status, out, _ = kg("anchor", unrelated, "--reanchor")
    assert (status, "gone" in out) == (1, True)
