"""``kg show``: the card of one thing, or why there is none."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import LAYERED, Run


def test_show(kg: Run) -> None:
    status, out, _ = kg("show", "small", "cell", "lung", "cancer")
    assert status == 0
    assert out.startswith("small cell lung cancer\nconcept:small-cell-lung-cancer · condition\n")
    assert "Of others: occurs with\n" in out
    status, out, _ = kg("show", "HP:0001324", "--format", "json")
    assert (status, json.loads(out)["note"]) == (0, "mapped by skos:exactMatch from HP:0001324")


@pytest.mark.parametrize(
    ("term", "expected"),
    [("LES", "Choose: concept:lems"), ("vitilligo", "Did you mean 'vitiligo'"), ("?", "nothing here is named '?'")],
)
def test_show_what_is_not_one_thing(kg: Run, term: str, expected: str) -> None:
    status, out, err = kg("show", term)
    assert (status, out) == (2, "")
    assert expected in err
    assert err.count("\n") == 1


def test_foreign_data(kg: Run) -> None:
    status, out, _ = kg("show", "test dry mouth", "--data", LAYERED)
    assert status == 0
    assert "PMID:1" in out
    assert kg("path", "concept:test-dry-mouth", "concept:test-medicine", "--data", LAYERED)[0] == 0


def test_literals_are_shown_as_they_are_written(kg: Run) -> None:
    path = Path(__file__).resolve().parents[2] / "data" / "sparql" / "lex.ttl"
    out = kg("show", "http://ex.test/a", "--data", path)[1]
    for line in ("dec: 7.50", "int: 07", "dt: 2019-03-01T24:00:00Z", "dur: P1Y14M", "plus: +4", "bool: 1"):
        assert f"  {line}\n" in out


LINKING = Path(__file__).resolve().parents[2] / "data" / "linking"


@pytest.mark.parametrize(
    ("term", "name", "expected"),
    [
        (
            "HP:0001324",
            "05-annotated-axioms.ttl",
            "equivalentClass: Abnormality of the musculature and (has part some ",
        ),
        ("HP:0001324", "05-annotated-axioms.ttl", "weak muscles (hasExactSynonym, layperson)"),
        ("HP:0001324", "05-annotated-axioms.ttl", "hasExactSynonym weak muscles: hasDbXref ORCID:0000-0000-0000-0001"),
        ("HP:0003011", "05-annotated-axioms.ttl", "is named in “equivalentClass” of: Muscle weakness (HP:0001324)"),
        ("ORPHA:43393", "11-ordo-efo-style.ttl", "part of some Neuromuscular junction disease"),
        ("ORPHA:98497", "11-ordo-efo-style.ttl", "is named in “subClassOf” of: Lambert-Eaton myasthenic syndrome"),
        ("HP:0002015", "04-languages.ttl", "Dysphagie (fr)\n"),
    ],
)
def test_what_has_no_name_is_shown_in_words(kg: Run, term: str, name: str, expected: str) -> None:
    status, out, _ = kg("show", term, "--data", LINKING / name)
    assert status == 0
    assert expected in out
    assert "first" not in out
    assert not re.search(r"\b[0-9a-f]{30,}", out), "no name of a blank node"
