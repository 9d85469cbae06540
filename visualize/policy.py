"""What keeps a page harmless: a content security policy, and text without the characters that HTML forbids."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

__all__ = ["NOT_HTML", "content_security_policy", "html_text"]

#: Characters that HTML5 does not allow in a document.
NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def html_text(text: str) -> str:
    """The text with a replacement character for each that HTML5 does not allow."""
    return NOT_HTML.sub("\ufffd", text)


def content_security_policy(style: str, scripts: Iterable[str] = ()) -> str:
    """The policy under which nothing loads, and only our style and scripts count, by their SHA-256."""

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    parts = ["default-src 'none'", f"style-src {digest(style)}", "base-uri 'none'", "form-action 'none'"]
    if allowed := " ".join(map(digest, scripts)):
        parts.insert(1, f"script-src {allowed}")
    return "; ".join(parts)
