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


OWN_TERMS = LINKING / "16-own-vocabulary.ttl"


def test_a_term_of_an_added_vocabulary_leads_to_the_concept_that_shares_its_identifier(kg: Run) -> None:
    status, out, _ = kg("show", "own:N2", "--add", OWN_TERMS)
    assert status == 0
    _, candidates = out.split("\nMay be the same: mappings lead there, but nobody has said so\n")
    assert candidates.startswith("  muscle weakness (concept:muscle-weakness): https://clinic.example/terms/N2 skos:")
    assert "concept:muscle-weakness" not in out.split("\nMay be")[0]
    shown = json.loads(kg("show", "own:N1", "--add", OWN_TERMS, "--format", "json")[1])
    assert shown["mappings"] == []
    assert (shown["shared"][0]["id"], shown["shared"][0]["exact"]) == ("concept:lems", False)
    status, _, err = kg("show", "Eaton-Lambert syndrome", "--add", OWN_TERMS)
    assert status == 2
    assert "https://clinic.example/terms/N1" in err
    assert "concept:lems" in err


def test_a_prefix_is_known_only_with_the_file_that_declares_it(kg: Run) -> None:
    assert kg("show", "own:N2")[0] == 2
    assert "nothing here is named 'own:N9'" in kg("show", "own:N9", "--add", OWN_TERMS)[2]


def test_a_name_in_other_words_tells_by_which_name_it_was_found(kg: Run) -> None:
    status, out, _ = kg("show", "weakness", "of", "the", "muscles")
    assert status == 0
    assert out.startswith("muscle weakness\nconcept:muscle-weakness · ")
    assert out.split("\n")[2] == "label 'muscle weakness'"
