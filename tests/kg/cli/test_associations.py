"""``kg associations``: rows, columns, and what can be asked for by any name."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.claims.words import COLUMNS
from tests.conftest import Run


def test_associations_as_json(kg: Run) -> None:
    status, out, _ = kg("associations", "--layer", "entry", "--format", "json")
    rows = json.loads(out)
    assert status == 0
    assert len(rows) == 86
    assert all(tuple(row) == (*COLUMNS, "spans") for row in rows)
    bronchoscopy = next(row for row in rows if row["object"] == "bronchoscopy")
    assert bronchoscopy["negated"] is False
    assert isinstance(bronchoscopy["start"], int)
    assert bronchoscopy["modality"] == "may"
    assert bronchoscopy["qualifiers"] == "order=2; population=smokers; purpose=evaluation for cancer"
    assert bronchoscopy["section"] == "Exams and tests"


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_associations_in_columns(kg: Run, form: str) -> None:
    _, out, _ = kg("associations", "--layer", "adam-000710", "--format", form)
    rows = list(csv.reader(io.StringIO(out), delimiter="," if form == "csv" else "\t", quoting=csv.QUOTE_MINIMAL))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 87
    assert {len(row) for row in rows} == {len(COLUMNS)}


@pytest.mark.parametrize("predicate", ["has test", "hasTest", "ck:hasTest", "HAS TEST"])
def test_associations_of_a_predicate(kg: Run, predicate: str) -> None:
    _, out, _ = kg("associations", "--layer", "adam-000710", "--predicate", predicate, "--format", "json")
    assert len(json.loads(out)) == 8


@pytest.mark.parametrize(("section", "count"), [("symptoms", 8), ("Exams and tests", 10), ("exams", 10)])
def test_associations_of_a_section(kg: Run, section: str, count: int) -> None:
    _, out, _ = kg("associations", "--condition", "lems", "--section", section, "--format", "json")
    assert len(json.loads(out)) == count


@pytest.mark.slow
def test_a_closed_list_has_members_without_rows(kg: Run) -> None:
    lems = ("--condition", "lems")
    for arguments in ((*lems, "--section", "prevention"), ("--layer", "concepts")):
        assert kg("associations", *arguments, "--format", "json") == (0, "[]\n", "")
    tests = (*lems, "--section", "symptoms", "--predicate", "hasTest")
    assert kg("associations", *tests, "--format", "json")[:2] == (0, "[]\n")


def test_the_entry_is_that_of_the_usual_condition_where_none_is_named(kg: Run) -> None:
    (status, out, err), named = kg("associations", "--layer", "entry"), kg("associations", "--layer", "adam-000710")
    assert (status, out, err) == named
    assert kg("associations", "--layer", "entry", "--condition", "vitiligo")[1] != out


@pytest.mark.slow
def test_layers_by_any_name(kg: Run) -> None:
    def count(*names: str) -> int:
        return len(json.loads(kg("associations", "--layer", *names, "--format", "json")[1]))

    one = count("HPOA")
    assert one == count("layer:hpoa") > 0
    assert count("A.D.A.M. entry 000710") == count("Entry") == 86
    assert count("hpoa", "adam-000710") == count("entry", "--layer", "hpoa") == one + 86
    assert kg("path", "--layer", "hpoa", "--layer", "entry", "--", "vitiligo", "cancer")[0] == 0


@pytest.mark.parametrize("option", ["--section", "--predicate", "--layer"])
def test_unknown_names_list_the_known_ones(kg: Run, option: str) -> None:
    status, out, err = kg("associations", option, "nonsense")
    assert (status, out) == (2, "")
    assert "There are: " in err


def test_a_first_word_of_several_labels_chooses_none(kg: Run) -> None:
    status, out, err = kg("associations", "--predicate", "has")
    assert (status, out) == (2, "")
    assert "predicates begin with 'has'" in err
    assert "has treatment" in err
