"""Percent-decoding is that of the standard library, whatever is decoded."""

from __future__ import annotations

from urllib.parse import quote, unquote_to_bytes

from hypothesis import given
from hypothesis import strategies as st

from kg.server.http.percent import unquote

PIECES = st.sampled_from(
    [b"%", b"%4", b"%41", b"%3D", b"=", b"=41", b"=\n", b"%0A", b"%0d%0a", b" ", b"\r\n", b"_", b"%zz"]
)


@given(st.lists(PIECES | st.binary(max_size=4), max_size=12).map(b"".join))
def test_as_the_standard_library(text: bytes) -> None:
    assert unquote(text) == unquote_to_bytes(text)


@given(st.binary())
def test_what_was_encoded_comes_back(data: bytes) -> None:
    assert unquote(quote(data, safe="").encode()) == data
