"""Which licences let a text be shown to everybody."""

from __future__ import annotations

__all__ = ["is_open"]

#: What the IRIs of open licences begin with, less the scheme: those of the Open Definition that texts are given under.
_OPEN = (
    "creativecommons.org/licenses/by/",
    "creativecommons.org/licenses/by-sa/",
    "creativecommons.org/publicdomain/",
    "opendatacommons.org/licenses/",
)


def is_open(licence: str) -> bool:
    """Whether whoever has a text under a licence may pass it on, changed or not.

    Args:
        licence: Its IRI; one that is not known is taken for none.

    >>> is_open("https://creativecommons.org/licenses/by/4.0/"), is_open("https://creativecommons.org/licenses/by-nd/4.0/")
    (True, False)
    """
    return licence.partition("://")[2].removeprefix("www.").startswith(_OPEN)
