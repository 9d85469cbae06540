"""What keeps a page harmless: the policy, and text and scripts as they may stand in HTML."""

from __future__ import annotations

import base64
import hashlib
import json

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualize.html.policy import content_security_policy, html_text, inline_script


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_loads_but_what_is_named_by_its_digest() -> None:
    policy = content_security_policy("p {}", ["a()", "b(é)"])
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src {digest('a()')} {digest('b(é)')}",
        f"style-src {digest('p {}')}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_without_scripts_none_may_run_and_nothing_is_asked() -> None:
    policy = content_security_policy("")
    assert "script-src" not in policy
    assert "connect-src" not in policy
    assert "unsafe" not in policy


def test_scripts_may_ask_only_where_it_is_said() -> None:
    assert "connect-src 'self'" in content_security_policy("", ["a()"], connect="'self'").split("; ")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_may_stand_in_a_document(text: str) -> None:
    found = html_text(text)
    assert len(found) == len(text)
    assert all(kept in (letter, "\ufffd") for kept, letter in zip(found, text, strict=True))
    escaped = found.replace("&", "&amp;").replace("<", "&lt;")
    html5lib.HTMLParser(strict=True).parse(f"<!DOCTYPE html><title>x</title><p>{escaped}</p>")


@pytest.mark.parametrize("letter", ["\0", "\x0b", "\x7f", "\x80", "\x9b", "\ufdd0", "\ufffe", "\uffff"])
def test_what_html_does_not_allow_is_replaced(letter: str) -> None:
    assert html_text(f"a{letter}b") == "a\ufffdb"
    assert html_text("\t\n\r é\u202e😀") == "\t\n\r é\u202e😀"


@given(
    st.lists(
        st.sampled_from(["</script", "</SCRIPT>", "<!--", "-->", "<script", "\0", "\uffff", "x", '"', "\\", "é"])
    ).map("".join)
)
def test_a_script_with_any_texts_in_it_stays_one_and_says_the_same(text: str) -> None:
    """Texts in scripts are JSON, as ours are, with ``<`` escaped or not."""
    written = inline_script(json.dumps(text, ensure_ascii=False).replace("</SCRIPT", "<\\/SCRIPT"))
    assert "</script" not in written
    assert "<!--" not in written
    assert json.loads(written.replace("\\!", "!")) == text
