"""Markdown in JavaScript against that in Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.entry.html import visible_lines
from kg.entry.markdown import is_markdown, markdown_html
from kg.entry.rules import RULES
from tests.kg.entry.test_markdown import ENTRY, HOSTILE

READ = """(texts) => texts.map((text) => {
  const html = m.markdownHtml(text, rules);
  const seen = window.markup.visibleLines(html);
  return [html, seen.text, [...seen.roles.values()], m.isMarkdown(text, rules)];
})"""


def reader(module: Callable[[str], Page]) -> Page:
    """An empty page with Markdown's reader as ``m``, that of pages as ``markup``, and the rules of Markdown."""
    page = module("reader/markdown")
    page.evaluate("import('http://js.test/reader/markup.js').then((found) => { window.markup = found; })")
    load = "import('http://js.test/reader/rules.js')"
    page.evaluate(f"(raw) => {load}.then((found) => {{ window.rules = found.compileRules(raw).markdown; }})", RULES)
    return page


def read(text: str) -> list[Any]:
    html = markdown_html(text)
    seen, roles = visible_lines(html)
    return [html, seen, [*roles.values()], is_markdown(text)]


def test_an_entry_as_people_write_it(module: Callable[[str], Page]) -> None:
    texts = [ENTRY, ENTRY.replace("\n", "\r\n"), ENTRY[ENTRY.index("## ") :], "", "# a\n# b"]
    assert reader(module).evaluate(READ, texts) == [read(text) for text in texts]


def test_any_markdown_is_read_as_in_python(module: Callable[[str], Page]) -> None:
    page = reader(module)
    begin = st.sampled_from(
        [
            *(
                "",
                "",
                "# ",
                "## ",
                "- ",
                "* ",
                "1. ",
                "2) ",
                "> ",
                "  ",
                "    ",
                "\t",
                "-\t",
                "```",
                "~~~",
                "---",
                "===",
            ),
            ">",
        ]
    )
    piece = st.one_of(
        st.sampled_from([*("a b", "toe", "*", "**", "_", "***", "~~", "`", "``", "[", "]", "(u)", "[r]", "![", "\\")]),
        st.sampled_from(
            ["[r]: /u 'x'", "[^a]", "[^a]: ", "<b>", "</b>", "<div>", "<a hidden>", "<", "<!--", "-->", "|"]
        ),
        st.sampled_from(
            ["| a | b |", "|---|---|", "<c@d.e>", "{#a}", " ", "  ", "\n", "&amp;", "&", "<script>", "\\*"]
        ),
        st.sampled_from(["<li>", "</li>", "</script>", "title: 'x'", "<a b='c>d' >", "<title>", "<p/>", "<br>", "---"]),
        st.text(alphabet="aZ*_😀é“\u2028\x85\ufeff\x0b\xa0İ\\|`", max_size=5),
    )
    line = st.builds("".join, st.tuples(begin, begin, st.lists(piece, max_size=5).map("".join)))
    text = st.builds("".join, st.tuples(st.sampled_from(["", "", "---\n"]), st.lists(line, max_size=8).map("\n".join)))

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(text, min_size=80, max_size=80))
    def agree(texts: list[str]) -> None:
        for one, found in zip(texts, page.evaluate(READ, texts), strict=True):
            assert found == read(one), one

    agree()


def test_hostile_documents_end(module: Callable[[str], Page]) -> None:
    """Sixty thousand characters of what makes careless readers start over at every character."""
    page = reader(module)
    for piece in HOSTILE:
        repeated = [piece, 60_000 // len(piece)]
        assert page.evaluate("([piece, times]) => m.markdownHtml(piece.repeat(times), rules).length >= 0", repeated)
