"""What travels packed in a page."""

from __future__ import annotations

import re

from visualize.html import packed


def unpacked(html: str, name: str) -> str:
    """The text of a packed block: data (``page``, ``network``) or a script (``main``, ``library``)."""
    match = re.search(rf'<script type="application/zlib" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert match
    return packed.unpacked(match[1])
