"""What keeps a page harmless: a content security policy, and text and scripts as they may stand in HTML."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

__all__ = ["content_security_policy", "html_text", "inline_script"]

#: Characters that HTML5 does not allow in a document.
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def html_text(text: str) -> str:
    """The text with a replacement character for each that HTML5 does not allow."""
    return _NOT_HTML.sub("\ufffd", text)


def inline_script(script: str) -> str:
    """A script as it may stand in HTML: nothing in it ends the element, begins a comment, or is no HTML character."""
    script = script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return _NOT_HTML.sub(lambda match: f"\\u{ord(match[0]):04x}", script)


def content_security_policy(style: str, scripts: Iterable[str] = (), *, connect: str = "") -> str:
    """The policy under which nothing loads, and only our style and scripts count, by their SHA-256.

    Args:
        style: The text of the page's one style.
        scripts: The texts of the scripts that may run; none when empty.
        connect: Where scripts may send requests, as a source of the policy (``'self'``); nowhere when empty.
    """

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    allowed = " ".join(map(digest, scripts))
    return "; ".join(
        (
            "default-src 'none'",
            *([f"script-src {allowed}"] if allowed else ()),
            f"style-src {digest(style)}",
            *([f"connect-src {connect}"] if connect else ()),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
