"""Which licences are open."""

from __future__ import annotations

import pytest

from kg.licences import is_open


@pytest.mark.parametrize(
    ("licence", "is_so"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("http://creativecommons.org/licenses/by-sa/3.0/", True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("https://www.opendatacommons.org/licenses/by/1-0/", True),
        ("https://creativecommons.org/licenses/by-nc/4.0/", False),
        ("https://creativecommons.org/licenses/by-nd/4.0/", False),
        ("http://rightsstatements.org/vocab/CNE/1.0/", False),
        ("https://example.org/creativecommons.org/licenses/by/4.0/", False),
        ("", False),
    ],
)
def test_what_is_open(licence: str, *, is_so: bool) -> None:
    assert is_open(licence) is is_so
