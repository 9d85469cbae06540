"""Entries in Markdown: what is seen of them, by our own cases and against markdown-it-py, which renders CommonMark."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.entry.html import visible_lines
from kg.entry.markdown import is_markdown, markdown_html
from kg.entry.read import read_entry

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render

ENTRY = """---
title: Toes that sleep
---
<!-- Not to
be seen -->

Sleepy Toe Syndrome
===================

**Sleepy toe syndrome** (STS) makes a *toe*
fall [asleep](https://example.org "A page"), see [the list][1] and ![a picture](toe.png).[^1]

## Symptoms {#symptoms}

The toe may be:

* numb
* cold, or
  even *icy*

  after a walk
* stiff:
    1. in the morning
    2) at night

| Sign | When |
|:-----|-----:|
| Pain \\| itch | `at night` |

> Tell your doctor
of any pain.

***

```
sock --warm
```

### Early signs ###

None &mdash; 5 \\* 3 < 20 &amp; a_b_c.\\
Next line.<br>Last <b>line</b>.

[1]: <https://example.org/list> 'The list'
[^1]: Toes do not sleep.
"""

SEEN = [
    ("heading", "Sleepy Toe Syndrome"),
    ("", "Sleepy toe syndrome (STS) makes a toe fall asleep, see the list and ."),
    ("heading", "Symptoms"),
    ("", "The toe may be:"),
    ("item", "numb"),
    ("item", "cold, or even icy"),
    ("item", "after a walk"),
    ("item", "stiff:"),
    ("item", "in the morning"),
    ("item", "at night"),
    ("", "Sign"),
    ("", "When"),
    ("", "Pain | itch"),
    ("", "at night"),
    ("", "Tell your doctor of any pain."),
    ("", "sock --warm"),
    ("", "Early signs"),
    ("", "None — 5 * 3 < 20 & a_b_c. Next line. Last line."),
    ("", "Toes do not sleep."),
]


def blocks(html: str) -> list[tuple[str, str]]:
    text, roles = visible_lines(html)
    return [(role, text[at:].split("\n", 1)[0]) for at, role in roles.items()]


def test_an_entry_as_people_write_it() -> None:
    assert blocks(markdown_html(ENTRY)) == SEEN
    assert blocks(markdown_html(ENTRY.replace("\n", "\r\n"))) == SEEN


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("# Gout #\ntext", [("heading", "Gout"), ("", "text")]),
        ("#Gout\n# \n####### Gout", [("", "#Gout"), ("", "####### Gout")]),
        ("## Gout {#gout .big}", [("heading", "Gout")]),
        ("Gout\n----\n### Part\n###### Part", [("heading", "Gout"), ("", "Part"), ("", "Part")]),
        ("a\n- b\n2. c\n+ d", [("", "a"), ("item", "b"), ("item", "c"), ("item", "d")]),
        ("It was in\n1986. No list", [("", "It was in 1986. No list")]),
        ("1986\\. A year", [("", "1986. A year")]),
        ("- a\n\n  b\n\nc", [("item", "a"), ("item", "b"), ("", "c")]),
        ("- a\nlazy\n  - b\n    - c\n- d", [("item", "a lazy"), ("item", "b"), ("item", "c"), ("item", "d")]),
        ("-\ta\n\n\tb", [("item", "a"), ("item", "b")]),
        ("> - a\n> - b\n\n- > c\n  d", [("item", "a"), ("item", "b"), ("item", "c d")]),
        ("* * *\n- - -\n___\na", [("", "a")]),
        ("    a * b *c*\n\ntext", [("", "a * b *c*"), ("", "text")]),
        ("~~~ sh\na *b*\n\nc\n~~~\nd", [("", "a *b* c"), ("", "d")]),
        ("```\nnever closed <b>", [("", "never closed <b>")]),
        ("a | b\n--|--\nc | d | e\nf\n\ng", [("", each) for each in "abcdfg"]),
        ("above\n| a |\n|---|\n- c", [("", "above"), ("", "a"), ("item", "c")]),
        ("a | b\n---|---|---", [("", "a | b ---|---|---")]),
        ("a<!-- b\n\nc -->d\n<!-- open", [("", "ad <!-- open")]),
        ("a\n<style>\np {}\n\n    </style>\nb<script>1 < 2</script>", [("", "a"), ("", "b")]),
        ("<div>\n*a* <i>b\n\n*c*\n</div>", [("", "*a* b"), ("", "c")]),
        ("<details><summary>Who</summary>\n\n- a\n</details>\nb", [("", "Who"), ("item", "a"), ("", "b")]),
        ("a <b class='x>y'>b</b> <c d<i>f", [("", "a b <c df")]),
        ("<title>a <script>b", [("", "a b")]),
        ("[^a]: One[^b]\n[^b]: Two", [("", "One"), ("", "Two")]),
        ("[a]: http://x\n  'title'\n[b]:\n<y>\ntext [a] [b] [c]", [("", "text a b [c]")]),
        (
            "---\ntitle: 'Toe: a part'\nlayout: page\n...\n## Causes",
            [("heading", "Toe: a part"), ("heading", "Causes")],
        ),
        ("---\ntitle: Toe\n---\n# Foot", [("heading", "Foot")]),
        ("---\nlayout: page\n---\ntext", [("", "text")]),
        ("---\nno key\n---\n", [("heading", "no key")]),
        ("---\nkey: but no end\n", [("", "key: but no end")]),
        ("a\n\n---\ntitle: no\n---", [("", "a"), ("heading", "title: no")]),
        ("", []),
    ],
)
def test_blocks(markdown: str, seen: list[tuple[str, str]]) -> None:
    assert blocks(markdown_html(markdown)) == seen


def _indented(text: str, mark: str) -> str:
    return mark + text.replace("\n", "\n" + " " * len(mark))


WORDS = st.sampled_from(
    ["a toe", "it *may* be", "**one**", "`two * 3`", "[three](u)", "see [r]", "4 * 5", "x_y", "R&D"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
LEAF = st.one_of(
    TEXT,
    st.lists(TEXT, min_size=2, max_size=3).map("\n".join),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "######"]), TEXT),
    st.builds("{}\n{}".format, TEXT, st.sampled_from(["===", "---"])),
    st.builds("```\n{}\n```".format, TEXT),
    st.builds("| {} | {} |\n|---|:-:|\n| {} |".format, TEXT, TEXT, TEXT),
    st.just("* * *"),
)
BLOCK = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.builds(_indented, st.lists(inner, min_size=1, max_size=3).map("\n\n".join), st.sampled_from(["- ", "1. "])),
        st.builds(
            _indented, st.lists(inner, min_size=1, max_size=2).map("\n\n".join), st.sampled_from(["*   ", "2) "])
        ),
        inner.map(lambda text: "> " + text.replace("\n", "\n> ")),
    ),
    max_leaves=6,
)


@given(st.lists(BLOCK, min_size=1, max_size=4), st.sampled_from(["\n", "\n\n"]))
def test_documents_are_seen_as_they_are_rendered(documents: list[str], between: str) -> None:
    markdown = between.join(documents) + "\n\n[r]: http://x 'y'\n"
    assert blocks(markdown_html(markdown)) == blocks(RENDER(markdown))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("# Gout\n\nGout hurts.\n\n## Causes\n", True),
        ("\n  # Gout\n\nGout hurts.\n\nCauses\n------\n", True),
        ("---\ntitle: Gout\n---\n\n# Gout\n\n# Causes\n", True),
        ("# Gout\n\nGout hurts.\n", False),
        ("Gout\n\n# Causes\n\n## More\n", False),
        ("#Gout\n\n##Causes\n", False),
        ("- pain\n- fever\n", False),
        ("Gout\n====\n\n## Causes\n", False),
        ("", False),
    ],
)
def test_markdown_is_known_by_what_no_plain_entry_has(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_markdown(text) is is_one


def test_plain_entries_are_no_markdown() -> None:
    tests = Path(__file__).parents[2]
    paths = [*tests.rglob("*.txt"), *(tests.parents[1] / "shared" / "open-entries").glob("*.txt")]
    assert len(paths) > 1
    assert [path.name for path in paths if is_markdown(path.read_text(encoding="utf-8"))] == []


#: What makes careless readers start over at every character, or go down at every sign.
HOSTILE = [
    *("*", "* ", "a*", "*é_", "***a__b", "[", "[](", "[a](", '[a](b "', "[a](<", "![", "[a][", "]", "> ", "- ", "> - "),
    *("`", "`a", "~~a", "<", "<a ", '<a b="', "<a b='c' ", "<!--", "<!-- -->", "<script>", "<style><script>", "&a"),
    *("\\", "# a\n", "#", " #", "|", "a|b\n-|-\n", "|-", "=\n", "---\n", "\t", " ", "\n", "- a\n", "    a\n", "```\n"),
    *("[a]: b\n", '[a]: b "c\n', "[a]: <", "[^a]: b\n", "[^a]", "<a@b", "<a:b", "{#", "{#a} ", "<div>\n", "<b hidden>"),
    *("- - \n", "1)\n", "title: ", "-", "[[a]: b\n", "`" * 99 + " "),
]


@pytest.mark.slow
def test_hostile_documents_end() -> None:
    """Each takes some hundredths of a second; of a reader that starts over at every character, many seconds."""
    for piece in HOSTILE:
        markdown = piece * (30_000 // len(piece))
        before = time.process_time()
        is_markdown(markdown)
        visible_lines(markdown_html(markdown))
        assert time.process_time() - before < 3, piece


def test_lists_in_one_another_without_end(tmp_path: Path) -> None:
    path = tmp_path / "entry.md"
    path.write_text("# Toe\n\nToe is a toe.\n\n" + "- " * 100_000 + "deep\n", encoding="utf-8")
    assert read_entry(path).units[-1].text.endswith("- deep")
