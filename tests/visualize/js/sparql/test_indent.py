"""What typing does to the indentation of a query."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page


def _typed(page: Page, call: str, text: str) -> str:
    """The text after a change; “|” is the caret, two of them a selection, before and after."""
    start = text.index("|")
    end = text.rindex("|") - (text.count("|") - 1)
    change: dict[str, Any] | None = page.evaluate(
        f"([text, start, end]) => {call}", [text.replace("|", ""), start, end]
    )
    if change is None:
        return ""
    plain = text.replace("|", "")
    after: str = plain[: change["start"]] + change["insert"] + plain[change["end"] :]
    until = int(change.get("until") or change["caret"])
    marked = after[:until] + ("|" if until != change["caret"] else "") + after[until:]
    return marked[: change["caret"]] + "|" + marked[change["caret"] :]


def test_typing_keeps_the_indentation(module: Callable[[str], Page]) -> None:
    page = module("sparql/indent")
    for call, before, after in (
        ("m.lineBreak(text, start, end)", "  a|", "  a\n  |"),
        ("m.lineBreak(text, start, end)", "  a {|", "  a {\n    |"),
        ("m.lineBreak(text, start, end)", "a {|}", "a {\n  |\n}"),
        ("m.lineBreak(text, start, end)", "|  a", "\n|  a"),
        ("m.closing(text, start, end)", "a\n  |", "a\n}|"),
        ("m.closing(text, start, end)", "a |", ""),
        ("m.indentation(text, start, end, false)", "a|", "a  |"),
        ("m.indentation(text, start, end, false)", "a\n|b\nc|", "a\n  |b\n  c|"),
        ("m.indentation(text, start, end, true)", "    a|", "  a|"),
        ("m.indentation(text, start, end, true)", "|  a\n b|", "|a\nb|"),
    ):
        assert _typed(page, call, before) == after, before
