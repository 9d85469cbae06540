"""The query page as text: valid, closed, small, hostile questions kept as data."""

from __future__ import annotations

import base64
import hashlib
import re

import html5lib
import pytest

from kg.query.library import find_query
from kg.rdf.namespaces import PREFIXES
from tests.visualize.expected import GOLDEN
from visualize.pages.query import render_query_page

CLOSE = "</script><script>alert(1)</script><!-- \"'"


def test_page_is_valid_html5_whatever_title_and_questions_say(query_html: str) -> None:
    query = find_query("names")._replace(title=CLOSE, question=CLOSE + "\0", text=f"# {CLOSE}\n{CLOSE}")
    hostile = render_query_page(title=CLOSE + "\0", prefixes={"a": CLOSE}, questions=[query])
    for html in (query_html, hostile):
        html5lib.HTMLParser(strict=True).parse(html)
        assert html.count("<script>") == 1


def test_policy_lets_scripts_ask_this_server_only(query_html: str) -> None:
    match = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', query_html)
    assert match

    def digest(tag: str) -> str:
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", query_html, re.DOTALL)
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert dict(part.split(" ", 1) for part in match[1].replace("&#39;", "'").split("; ")) == {
        "default-src": "'none'",
        "script-src": digest("script"),
        "style-src": digest("style"),
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_page_names_no_other_file(query_html: str) -> None:
    outside = re.sub(r"<script.*?</script>", "", query_html, flags=re.DOTALL)
    found = re.findall(r"""\b(?:src|href|action|data|poster)\s*=\s*["']?([^"'\s>]+)""", outside)
    assert found == ["#query", "/", "/query"]
    assert "url(" not in outside
    assert "@import" not in outside


def test_page_without_questions_is_at_most_150_kilobytes() -> None:
    assert len(render_query_page(title="T", prefixes=PREFIXES, questions=[]).encode()) < 150_000


def test_page_is_as_it_was(request: pytest.FixtureRequest) -> None:
    """The page of one question without script and style, against golden/query.html (``pytest --update``)."""
    questions = [find_query("classes"), find_query("missing-label")]
    page = render_query_page(
        title="A condition", prefixes={"ck": PREFIXES["ck"]}, questions=questions, notice="A notice.", made_with="kg"
    )
    page = re.sub(r"<(script|style)>.*?</\1>", r"<\1></\1>", page, flags=re.DOTALL)
    page = re.sub(r"&#39;sha256-.*?&#39;", "sha256", page)
    page = re.sub(r"condition-kg [\d.]+, data [\d.]+ \([\d-]+\)", "condition-kg VERSION", page)
    golden = GOLDEN / "query.html"
    if request.config.getoption("--update", default=False):
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")
