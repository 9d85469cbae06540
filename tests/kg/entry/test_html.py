"""The visible text of a page: one block a line, headings and items told, nothing that readers do not see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entry.html import visible_lines


def blocks(html: str) -> list[tuple[str, str]]:
    text, roles = visible_lines(html)
    return [(role, text[at:].split("\n", 1)[0]) for at, role in roles.items()]


def test_headings_paragraphs_and_items() -> None:
    html = "<h1>Gout</h1><p>It hurts.</p><h2>Symptoms</h2><ul><li>Pain</li><li>Heat<p>at night</p></li></ul><p>End</p>"
    assert blocks(html) == [
        ("heading", "Gout"),
        ("", "It hurts."),
        ("heading", "Symptoms"),
        ("item", "Pain"),
        ("item", "Heat"),
        ("item", "at night"),
        ("", "End"),
    ]


def test_each_block_is_a_line_with_a_blank_one_before_it() -> None:
    assert visible_lines("<p>a</p><p>b</p>") == ("a\n\nb", {0: "", 3: ""})
    assert visible_lines("") == ("", {})


def test_a_deeper_heading_opens_no_section() -> None:
    assert blocks("<h3>Part</h3><p>x</p>") == [("", "Part"), ("", "x")]


@pytest.mark.parametrize(
    "html",
    [
        "a <b>b</b> c",
        "a\n\t b&nbsp;c".replace("&nbsp;", " "),
        "a <a href='x'>b</a><br>c",
        "a b<!-- d --> c",
        "<span>a</span> <i>b <em>c</em></i>",
    ],
)
def test_markup_within_a_sentence_leaves_it_whole(html: str) -> None:
    assert blocks(f"<p>{html}</p>") == [("", "a b c")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>p {}</style>",
        "<template><p>x</p></template>",
        "<div hidden>x <p>y</p></div>",
        "<svg><text>x</text></svg>",
        "<select><option>x</select>",
        "<noscript>x</noscript>",
    ],
)
def test_what_readers_do_not_see_is_left_out(hidden: str) -> None:
    assert blocks(f"<p>before</p>{hidden}<p>after</p>") == [("", "before"), ("", "after")]


def test_a_head_that_is_left_open_ends_with_the_body() -> None:
    assert blocks("<head><title>t</title><body><p>x</p>") == [("", "x")]


def test_characters_are_themselves() -> None:
    assert blocks("<p>Lambert&ndash;Eaton &lt;b&gt; &#233;</p>") == [("", "Lambert–Eaton <b> é")]


@given(st.lists(st.sampled_from(["<p>", "</p>", "<li>", "</li>", "<b", "hidden>", "<!--", "-->", "x", "&amp", "</"])))
def test_broken_pages_are_read_to_their_end(pieces: list[str]) -> None:
    text, roles = visible_lines("".join(pieces))
    assert all(text[at - 2 : at] == "\n\n" for at in roles if at)
    assert list(roles) == sorted(roles)


def test_signs_that_begin_no_tag_are_text() -> None:
    assert visible_lines("<p>a << b <<<b>c</b> <" + "<" * 100_000)[0][:20] == "a << b <<c <" + "<" * 8


@pytest.mark.parametrize("sign", ["<![CDATA[x]]>", "<![`x>", "<![>", "<!x>", "<![if x]>"])
def test_a_declaration_is_passed_over(sign: str) -> None:
    assert blocks(f"<p>a{sign}b</p>")[0][1].endswith("b")
    assert blocks(f"<p>a</p>{sign[:-1]}")[0] == ("", "a")
