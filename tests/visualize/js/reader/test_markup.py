"""The visible text of HTML pages in JavaScript against that in Python."""

from __future__ import annotations

from collections.abc import Callable
from html.entities import html5

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.entry.html import visible_lines

READ = "(pages) => pages.map((html) => { const { text, roles } = m.visibleLines(html); return [text, [...roles]]; })"

PAGE = """<!DOCTYPE html>
<!-- <p>no</p> --><html lang=en><head><title>Toe</title><style>p > a { color: red }</style>
<script>if (1 < 2) document.write("<p>no</p>");</script></head><body class='a>b' data-x="</p>">
<nav hidden><a href=x>no</a></nav><h1>Sleepy&nbsp;toe</h1><p>A <b>toe</b>&rsquo;s sleep,<br>1 &lt; 2 &amp;amp; 3&hellip;
<h2 id="a">Symptoms</h2><ul><li>Numb<li>Cold &#8212; &#x1F600;</ul><p>After &copy2001 &notit; &unknown; &#150;</p>
<svg><text>no</text></svg><select><option>no</select><img alt="no" hidden><span hidden>no</span>
<input hidden>yes<template><p>no</template><noscript>no</noscript><p/>a<br/>b < c <3 </p ></body></html>"""


def test_a_page_as_sites_have_them(module: Callable[[str], Page]) -> None:
    ((text, roles),) = module("reader/markup").evaluate(READ, [PAGE])
    expected, expected_roles = visible_lines(PAGE)
    assert text == expected
    assert [role for _, role in roles] == [*expected_roles.values()]
    assert "no" not in text.replace("unknown", "").replace("¬", "").replace("not", "").split()
    assert "Cold — 😀" in text


def test_entities_as_in_python(module: Callable[[str], Page]) -> None:
    named = [f"a&{name}b" for name in html5] + [f"a&{name}=b&{name}" for name in html5 if not name.endswith(";")]
    numbered = [f"a&#{number};b &#x{number:x}b" for number in (*range(170), *range(0xD7F0, 0xE010))]
    odd = ["a&#1114112;b", f"a&#{'9' * 400};b", "&", "&;", "&#;", "&#x;", "&Tab;a&NewLine;b", "&" + "a" * 50 + ";"]
    odd += [f"a&#{number};b" for number in (0xFDCF, 0xFDD0, 0xFDEF, 0xFFFD, 0xFFFE, 0x1FFFF, 0x10FFFF)]
    pages = [*named, *numbered, *odd]
    found = module("reader/markup").evaluate(READ, pages)
    assert [html for html, (text, _) in zip(pages, found, strict=True) if text != visible_lines(html)[0]] == []


def test_sound_markup_of_any_kind(module: Callable[[str], Page]) -> None:
    page = module("reader/markup")
    tags = ["p", "b", "li", "ul", "h1", "h2", "h3", "div", "span", "br", "td", "svg", "script", "body", "a"]
    attributes = ["", " hidden", " class='x > y'", ' title="</p>" hidden=""', " a=b", " A = 'c' d"]
    piece = st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(tags), st.sampled_from(attributes)),
        st.builds("</{}>".format, st.sampled_from(tags)),
        st.sampled_from(
            ["<!-- c -->", "<!doctype html>", "<br />", "<p/>", "\n", "a < b", "&lt;p&gt;", " \x85\x1c\ufeff"]
        ),
        st.sampled_from(["One two.", "😀", "three", "", " "]),
    )

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.lists(piece, max_size=14).map("".join), min_size=60, max_size=60))
    def agree(pages: list[str]) -> None:
        # Python's reader drops the text of a script that never ends; where it must end is told apart there
        pages = [html.replace("<script", "<script>x</script><b") for html in pages]
        for html, (text, roles) in zip(pages, page.evaluate(READ, pages), strict=True):
            expected, expected_roles = visible_lines(html)
            assert text == expected, html
            assert [role for _, role in roles] == [*expected_roles.values()], html

    agree()


def test_hostile_pages_end(module: Callable[[str], Page]) -> None:
    """Two megabytes of what makes careless readers start over at every character; nothing of it runs."""
    starts = [
        "<",
        "<a ",
        '<a b="',
        "<a b='c' ",
        "<!--",
        "&a;",
        "&#",
        "</",
        "<script>",
        "<ul><li>",
        "<b hidden>",
        "&ab<",
    ]
    page = module("reader/markup")
    for start in starts:
        size = 2_000_000 // len(start)
        assert page.evaluate("([start, size]) => m.visibleLines(start.repeat(size)).text.length >= 0", [start, size])
    many = "".join(f"&x{number:x};" for number in range(200_000))
    assert page.evaluate("(html) => m.visibleLines(html).text.length", many) == len(many)
    evil = "<p>a</p><script>window.evil = 1</script><img src=x onerror='window.evil = 1'><svg onload='evil=1'>"
    assert page.evaluate(READ, [evil]) == [["a", [[0, ""]]]]
    assert page.evaluate("window.evil") is None
