"""The text of a block of Markdown, against markdown-it-py, which renders CommonMark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.entry.html import visible_lines
from kg.entry.inline import escape, inline_html, label_of, tags_only

RENDER = MarkdownIt("commonmark").enable("strikethrough").render


def seen(text: str) -> str:
    return visible_lines(inline_html(text, {"r"}))[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"),
        ("*a **b*** and **a *b* c**", "a b and a b c"),
        ("5 * 3 * 2, a_b_c, ~5 to ~10, ~~~x~~~", "5 * 3 * 2, a_b_c, ~5 to ~10, ~~~x~~~"),
        ("2*3*4 *a", "234 *a"),
        ("*a**b**c*", "abc"),
        ("`a*b*` `` c`d `` `e", "a*b* c`d `e"),
        ("[a *b*](u) [c](<u v> 'w') [d](u(1)) [e] (u)", "a b c d [e] (u)"),
        ("[a][r] [R][] [r] [x][r] [x] [r][y]", "a R r x [x] [r][y]"),
        ("[a [b](u)](v) *[c*](u)", "[a b](v) *c*"),
        ("a ![b *c*](u) ![r] ![d] [![e](u)](v)", "a ![d]"),
        ("<http://a.b/c> <a@b.c> <b>d</b> <e", "http://a.b/c a@b.c d <e"),
        ("a[^1] [^note].", "a ."),
        ("\\*a\\* \\[b](u) c\\\nd \\e", "*a* [b](u) c d \\e"),
        ("&lt; &#233; &mdash; R&D &copy &x", "< é — R&D &copy &x"),
        ("a <script>b", "a b"),
    ],
)
def test_marks_are_taken_away(text: str, words: str) -> None:
    assert seen(text) == words


PIECES = [
    *["a", "b c", "*", "**", "***", "_", "__", "`", "``", "[", "]", "(u)", "\\*", "&amp;", "&", "“", "é", "."],
    *["1", "<b>", "<", " ", " "],
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_marks_are_read_as_they_are_rendered(text: str) -> None:
    """But labels, which that one reads otherwise than CommonMark where brackets stand in or behind them."""
    text = f"x{' '.join(text.split())} z"
    assert seen(text) == visible_lines(RENDER(text))[0]


def test_html_in_markdown_keeps_its_tags_and_no_other_sign() -> None:
    assert tags_only("*a* <b c='d'> & < <e &lt; </f>") == "*a* <b c='d'> &amp; &lt; &lt;e &lt; </f>"
    assert escape("a & <b>") == "a &amp; &lt;b>"
    assert label_of(" A\n b ") == "a b"
