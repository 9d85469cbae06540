"""Put text, style and script into a page that is one file, so that nothing else loads or runs."""

from __future__ import annotations

import base64
import hashlib
import re

__all__ = ["content_security_policy", "inline_script", "plain_text"]

#: Characters that HTML5 does not allow in a document.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def content_security_policy(style: str, scripts: list[str], *, connect: str = "") -> str:
    """The policy under which nothing loads, and only our style and our scripts count, by their SHA-256.

    Args:
        style: The text of the page's one style.
        scripts: The texts of the scripts that may run.
        connect: Where scripts may send requests, as a source of the policy (``'self'``); nowhere when empty.
    """

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            f"style-src {digest(style)}",
            *([f"connect-src {connect}"] if connect else ()),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def inline_script(script: str) -> str:
    """A script as it may stand in HTML: nothing in it ends the element, begins a comment, or is no HTML character."""
    script = script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", script)


def plain_text(text: str) -> str:
    """A text with a replacement character for each that HTML does not allow."""
    return _CONTROL.sub("\ufffd", text)
