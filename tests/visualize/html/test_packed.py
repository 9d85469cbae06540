"""Packed texts are read again, in Python and in a page, and nothing in them is a tag."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from visualize.html.packed import packed, unpacked

READ = """async (blocks) => {
    const found = [];
    for (const [at, letters] of blocks.entries()) {
        const block = document.createElement("script");
        Object.assign(block, { type: "application/zlib", id: `block-${at}`, textContent: letters });
        document.body.append(block);
        found.push(await window.m.unpacked(block.id));
    }
    return found;
}"""


@given(st.text())
def test_what_was_packed_is_read_again(text: str) -> None:
    letters = packed(text)
    assert letters.isascii()
    assert "<" not in letters
    assert unpacked(letters) == text


def test_a_page_reads_texts_of_any_length(module: Callable[[str], Page]) -> None:
    texts = ["", *("Zürich, α, 😀 " * length + "x" * length for length in range(1, 60)), "\0" * 5000]
    page = module("base/unpack")
    page.wait_for_function("window.m !== undefined")
    assert page.evaluate(READ, list(map(packed, texts))) == texts
