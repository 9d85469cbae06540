"""Only files of proposals are read as such."""

from __future__ import annotations

import pytest

from kg.errors import DataError, InputError
from kg.reading.recorded import read_proposals


def test_other_turtle_is_refused() -> None:
    with pytest.raises(DataError, match="describes 0 entries"):
        read_proposals("<http://a> <http://b> <http://c> .", "other.ttl")
    with pytest.raises(InputError, match=r"other\.ttl:1"):
        read_proposals("<http://a> <http://b>", "other.ttl")
