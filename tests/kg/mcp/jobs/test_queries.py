"""The library of questions, and queries of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.mcp.data import Data, load_data
from tests.kg.mcp.sessions import ask


def test_questions_are_listed_by_words(data: Data) -> None:
    found = ask(data, "questions", about="doses of medicines")
    assert "doses" in [question["name"] for question in found.structured["questions"]][:3]
    assert len(ask(data, "questions").structured["questions"]) == len(data.library)


def test_questions_about_nothing_known(data: Data) -> None:
    found = ask(data, "questions", about="zzzzz")
    assert found.structured["questions"] == []
    assert "Call questions without it" in found.text


def test_rows_come_with_the_claims_that_they_rest_on(data: Data) -> None:
    found = ask(data, "ask", question="associated-conditions")
    (first, *_) = found.structured["rows"]
    assert first["values"]["associated"] == "cancer"
    assert first["claims"][0]["sentence"] == "Lambert-Eaton myasthenic syndrome may occur with cancer."
    assert first["claims"][0]["hedge"] == "may"
    assert len(found.structured["rows"]) == 4


@pytest.mark.slow
def test_every_question_of_the_library_is_answered_with_its_own_rows(data: Data) -> None:
    from kg.query.sparql import evaluate

    for query in data.library.values():
        found = ask(data, "ask", question=query.name, limit=1000)
        assert not found.is_error, query.name
        more = found.structured["more"]
        given = len(found.structured["rows"])
        rows = len(list(evaluate(data.store, query.text)))  # type: ignore[arg-type]
        assert given == rows or (more and given < rows), query.name


def test_a_lost_list_is_no_empty_answer(data: Data) -> None:
    found = ask(data, "ask", question="medicines")
    assert found.structured["rows"][0]["values"]["incomplete"] == "lost from the source: medicines"


def test_no_rows_are_not_stated(data: Data) -> None:
    found = ask(data, "ask", question="symptoms", parameters={"disease": "vitiligo"})
    assert found.structured["rows"] == []
    assert "not stated" in found.text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"question": "symptom"}, "Did you mean symptoms"),
        ({"question": "symptoms", "parameters": {"illness": "x"}}, "has no parameter 'illness'"),
        ({"question": "symptoms", "parameters": {"disease": "zzzzz"}}, "nothing here is named 'zzzzz'"),
        ({"question": "wikidata-names"}, "there is no question"),  # federated
    ],
)
def test_what_cannot_be_asked(data: Data, arguments: dict[str, Any], words: str) -> None:
    found = ask(data, "ask", **arguments)
    assert found.is_error
    assert words in found.text


@pytest.mark.slow
def test_a_question_is_about_the_condition_of_the_data(second: Path, both_file: Path) -> None:
    data = load_data([str(both_file)], [], second.name)
    found = ask(data, "ask", question="symptoms")
    assert found.structured["rows"]
    assert "Lambert" not in str(found.structured["rows"])


def test_rows_of_a_query_tell_the_claims_that_they_name(data: Data) -> None:
    query = "SELECT ?a { ?a rdf:subject concept:lems ; rdf:predicate ck:occursWith ; ck:modality ck:may }"
    found = ask(data, "sparql", query=query)
    assert "Lambert-Eaton myasthenic syndrome may occur with cancer." in {
        claim["sentence"] for row in found.structured["rows"] for claim in row["claims"]
    }


def test_forms_of_queries(data: Data) -> None:
    assert ask(data, "sparql", query="ASK { concept:lems ck:hasTest ?test }").structured["boolean"] is True
    denied = ask(data, "sparql", query="ASK { concept:lems ck:hasTest concept:lems }")
    assert denied.structured["boolean"] is False
    assert "not a “no”" in denied.text
    triples = ask(data, "sparql", query="CONSTRUCT WHERE { concept:lems ck:hasTreatment ?treatment }")
    assert {"subject": "concept:lems", "predicate": "ck:hasTreatment", "object": "concept:plasma-exchange"} in (
        triples.structured["triples"]
    )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DELETE WHERE { ?s ?p ?o }", "is an update, and data is only read"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "is an update"),
        ("SELECT ?x {", "syntax error at line 1"),
        ("SELECT ?x { ?x a zz:Thing }", "zz"),
        ("SELECT * { ?s ?p ?o }" + " " * 1_000_000, "longer than 1,000,000 bytes"),
    ],
)
def test_refused_queries(data: Data, query: str, words: str) -> None:
    found = ask(data, "sparql", query=query)
    assert found.is_error
    assert words in found.text


def test_pages_of_rows(data: Data) -> None:
    query = "SELECT ?s { ?s a ck:Mapping } ORDER BY ?s"
    first = ask(data, "sparql", 0, 10, query=query)
    second = ask(data, "sparql", 10, 10, query=query)
    both = ask(data, "sparql", 0, 20, query=query)
    assert first.structured["rows"] + second.structured["rows"] == both.structured["rows"]
    assert first.structured["more"]["total"] is None
    assert ask(data, "sparql", 3000, query=query).is_error
