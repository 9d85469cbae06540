"""SHA-256 in JavaScript against Python's."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from kg.entry.digests import digest


def test_every_length_of_block_and_every_width_of_character(module: Callable[[str], Page]) -> None:
    texts = ["x" * length for length in (*range(130), 1_000, 70_000)]
    texts += ["", "é", "ﬁ", "€", "😀", "x😀é" * 40, "\0", "\x7f\x80\u07ff\u0800\uffff\U00010000\U0010ffff"]
    assert module("base/sha256").evaluate("(texts) => texts.map(m.sha256)", texts) == [digest(text) for text in texts]


def test_lone_surrogates_are_hashed_as_python_does(module: Callable[[str], Page]) -> None:
    codes = [[0xD800], [0xDFFF, 0x61], [0x61, 0xDBFF], [0xDC00, 0xD800]]
    found = module("base/sha256").evaluate(
        "(codes) => codes.map((row) => m.sha256(String.fromCharCode(...row)))", codes
    )
    assert found == [digest("".join(map(chr, row))) for row in codes]


def test_the_browser_lends_no_hash_here(module: Callable[[str], Page]) -> None:
    """The page of these tests is of plain HTTP, where ``crypto.subtle`` is withheld."""
    page = module("base/sha256")
    assert page.evaluate("typeof crypto.subtle") == "undefined"
    assert page.evaluate("m.sha256('abc')") == digest("abc")
