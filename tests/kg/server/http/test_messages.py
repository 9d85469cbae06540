"""Problems as answers: problem details for programs, a page for people, and nothing in them that runs."""

from __future__ import annotations

import json

import html5lib
import pytest

from kg.server.http.messages import Problem, ProblemError

HOSTILE = "<script>hit()</script> & \"'\u202e"


def test_problem_details() -> None:
    response = Problem(400, "the query is wrong", "Mend it", 2, 7).response()
    assert (response.status, response.media_type) == (400, "application/problem+json")
    assert json.loads(response.body) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "the query is wrong",
        "hint": "Mend it",
        "line": 2,
        "column": 7,
    }


def test_what_is_not_known_is_left_out() -> None:
    assert set(json.loads(Problem(404, "x").response().body)) == {"type", "title", "status", "detail"}


def test_a_problem_is_not_stored_and_keeps_its_own_headers() -> None:
    response = Problem(503, "busy", headers=(("Retry-After", "5"),)).response()
    assert response.headers == (("Cache-Control", "no-store"), ("Retry-After", "5"))


def test_a_page_is_valid_and_what_it_says_is_text() -> None:
    response = Problem(404, HOSTILE, HOSTILE).response(as_page=True)
    text = response.body.decode()
    assert response.media_type == "text/html; charset=utf-8"
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert page.find(".//script") is None
    assert [each.text for each in page.findall(".//main/p")] == ["404 Not Found", f"{HOSTILE}.", f"{HOSTILE}."]
    assert "default-src &#x27;none&#x27;" in text


@pytest.mark.parametrize("as_page", [False, True])
def test_every_status_that_there_is_has_words(*, as_page: bool) -> None:
    for status in (400, 403, 404, 405, 406, 413, 414, 415, 431, 500, 501, 503, 504, 507):
        assert Problem(status, "x").response(as_page=as_page).body


def test_half_a_character_is_no_trouble() -> None:
    assert json.loads(Problem(400, "a\ud800b").response().body)["detail"]


def test_an_error_carries_its_problem() -> None:
    problem = Problem(406, "no form")
    assert ProblemError(problem).problem is problem
    assert str(ProblemError(problem)) == "no form"
