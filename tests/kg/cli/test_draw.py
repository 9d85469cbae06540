"""``kg draw``: one page, of what is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import LAYERED, Run
from tests.visualize.own_data import OWN
from tests.visualize.packed import unpacked


@pytest.mark.slow
def test_an_option_without_effect_is_an_error(kg: Run, lems_file: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    page = tmp_path / "page.html"
    assert kg("draw", "--data", lems_file, "--add", own, "-o", page)[0] == 0
    assert "weakness of muscles" in unpacked(page.read_text(encoding="utf-8"), "page")
    own.write_text("<https://w3id.org/condition-kg/concept/lems> a <http://e/x> .\n", encoding="utf-8")
    status, out, err = kg("draw", "--data", lems_file, "--add", own, "-o", tmp_path / "other.html")
    assert (status, out) == (2, "")
    assert "adds nothing that the page draws" in err
    assert not (tmp_path / "other.html").exists()


def test_what_is_drawn_is_counted(kg: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    status, out, err = kg("draw", "--data", LAYERED, "-o", page)
    assert (status, err) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(page))}: [1-9]\d* nodes, [1-9]\d* edges\n", out)
    assert "test dry mouth" in unpacked(page.read_text(encoding="utf-8"), "page")


def test_a_page_stays_as_it_was_when_there_is_an_error(kg: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    status, out, err = kg("draw", "--condition", "gout", "-o", page)
    assert (status, out) == (2, "")
    assert "lems (Lambert-Eaton myasthenic syndrome)" in err
    assert page.read_text(encoding="utf-8") == "mine"
