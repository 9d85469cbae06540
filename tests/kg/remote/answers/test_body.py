"""The body of an answer: its encoding, and what it is by its beginning."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.remote.answers import body as bodies
from tests.kg.remote.answers.bodies import body

JSON_TEXT, XML_TEXT = '{"é": "漢"}', "<sparql>é</sparql>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("text", [JSON_TEXT, XML_TEXT])
def test_encodings_of_unicode(text: str, encoding: str) -> None:
    if encoding != "utf-32-le":  # which needs its mark
        assert body(text.encode(encoding)).text().read() == text


@pytest.mark.parametrize(
    ("content", "content_type", "text"),
    [
        ("é".encode("latin-1"), "text/csv; charset=ISO-8859-1", "é"),
        ("é".encode(), "text/csv; charset=us-ascii", "é"),
        ("é".encode(), "text/csv; charset=unknown", "é"),
        ("é".encode(), "text/csv; charset=hex", "é"),
        (JSON_TEXT.encode(), "application/json; charset=ISO-8859-1", JSON_TEXT),
        (
            '<?xml version="1.0" encoding="ISO-8859-1" ?><a>é</a>'.encode("latin-1"),
            "text/xml; charset=utf-8",
            '<?xml version="1.0" ?><a>é</a>',
        ),
    ],
)
def test_encodings_that_are_named(content: bytes, content_type: str, text: str) -> None:
    assert body(content, content_type).text().read() == text


def test_a_wrong_encoding_is_told() -> None:
    with pytest.raises(ValueError, match="it is not in utf-16"):
        body(b"\xff\xfea\xd8a")


def test_gzip_that_nobody_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(JSON_TEXT.encode())
    assert body(packed).text().read() == JSON_TEXT
    with pytest.raises(ValueError, match="its gzip is damaged"):
        body(packed[:-9])
    monkeypatch.setattr(bodies, "MAX_ANSWER", 1000)
    with pytest.raises(QueryError, match="larger than 1,000 bytes"):
        body(gzip.compress(b" " * 1_000_000))


@pytest.mark.parametrize(
    ("text", "root", "is_page", "is_json"),
    [
        (' {"head":1}', "", False, True),
        ("[{}]", "", False, True),
        ("{}", "", False, True),
        ("{ <http://a> <http://b> 1 }", "", False, False),
        ("[ <http://b> 1 ] .", "", False, False),
        ("<http://a> <http://b> 1 .", "", False, False),
        (
            '<?xml version="1.0"?>\n<!-- <a> -->\n<!DOCTYPE x [ <!ENTITY a "b"> ]>\n<s:sparql xmlns:s="x">',
            "sparql",
            False,
            False,
        ),
        ("<rdf:RDF\n", "rdf", False, False),
        ("<?a ?>" * 1000, "", False, False),
        ("<html lang='en'>", "html", True, False),
        ("<!DOCTYPE html><title>", "title", True, False),
        ("", "", False, False),
    ],
)
def test_what_it_is(text: str, root: str, is_page: bool, is_json: bool) -> None:  # noqa: FBT001
    found = body(text)
    assert (found.root, found.is_page, found.is_json) == (root, is_page, is_json)


def test_readers_do_not_disturb_each_other() -> None:
    found = body("abc" * 100_000)
    one, other = found.text(), found.text()
    assert one.read(4) == other.read(4) == "abca"
    assert one.read() == other.read()


@given(st.binary(max_size=40), st.sampled_from(["", "text/xml; charset=utf-16", "a/b; charset=rot13", "x; charset=\0"]))
def test_any_bytes_are_held_or_refused_in_words(content: bytes, content_type: str) -> None:
    try:
        found = body(content, content_type)
    except (ValueError, QueryError):
        return
    assert isinstance(found.root, str)
    found.close()
