"""XML as text: what it cannot hold is replaced, what has a meaning in it is written as references."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def test_what_xml_cannot_hold_is_replaced(module: Callable[[str], Page]) -> None:
    page = module("base/xml")
    assert page.evaluate("m.xmlText('a\\u0000b\\u001f\\ud800\\uffffc')") == "a\ufffdb\ufffd\ufffd\ufffdc"
    assert page.evaluate("m.xmlTag('a', { b: '\"<', c: undefined }, m.xmlText('&'))") == '<a b="&quot;&lt;">&amp;</a>'
