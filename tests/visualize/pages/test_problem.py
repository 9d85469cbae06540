"""The page of what a server cannot answer."""

from __future__ import annotations

import html5lib
import pytest

from visualize.pages.problem import problem_page

HOSTILE = "<script>hit()</script> & \"'\u202e{0}{status}"
NAMES = "{http://www.w3.org/1999/xhtml}"


def links(html: str) -> dict[str, str]:
    """Where each link of a page leads, by its text."""
    html5lib.HTMLParser(strict=True).parse(html)
    return {"".join(one.itertext()): one.get("href") for one in html5lib.parse(html).iter(f"{NAMES}a")}


def test_hostile_words_are_words() -> None:
    html = problem_page(404, HOSTILE, HOSTILE, root="./", near=[(HOSTILE, 'concept/"><script>')])
    assert "<script" not in html
    assert links(html)[HOSTILE] == './concept/"><script>'


@pytest.mark.parametrize(
    "status", [400, 403, 404, 405, 406, 408, 413, 414, 415, 421, 429, 431, 500, 501, 503, 504, 507]
)
def test_each_status_says_what_is_wrong_and_leads_on(status: int) -> None:
    html = problem_page(status, "x is not so", "Do y", root="../")
    assert f'<p class="kind">{status} ' in html
    assert '<p class="definition">X is not so.</p>' in html
    assert "<p>Do y.</p>" in html
    found = links(html)
    assert (found["Explorer"], found["Ask a question"], found["Vocabulary"]) == ("../", "../query", "../ontology")
    assert ("Try again" in found) == (status in (408, 429, 500, 503, 504))


def test_when_to_come_back_is_said() -> None:
    assert "<p>Try again later (in 5 seconds).</p>" in problem_page(503, "busy", "Try again later", root="./", wait="5")
    assert "seconds" not in problem_page(
        503, "busy", "Try again later", root="./", wait="Wed, 21 Oct 2026 07:28:00 GMT"
    )
