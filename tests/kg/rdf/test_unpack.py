"""Compressed documents, and XML of other encodings."""

from __future__ import annotations

import bz2
import gzip
import importlib
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.forms import RDF_XML as RDF
from kg.rdf.load import load_files
from kg.rdf.source import Source
from kg.rdf.unpack import Recoded, encoding_of

TRIPLE = '<http://e/s> <http://e/p> "é" .\n'.encode()
XML = (
    '<?xml version="1.0" encoding="ENCODING"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:e="http://e/"><rdf:Description rdf:about="http://e/s"><e:p>VALUE</e:p></rdf:Description></rdf:RDF>'
)


def zstd(content: bytes) -> bytes:
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    return bytes(pytest.importorskip(name).compress(content))


@pytest.mark.parametrize("name", ["x.ttl.gz", "x.ttl.zst", "x.ttl.bz2", "x.nt.gz", "x.ttl"])
@pytest.mark.parametrize("pack", [gzip.compress, zstd, bz2.compress, lambda content: content])
def test_compression_is_told_by_content(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    (tmp_path / name).write_bytes(pack(b"\xef\xbb\xbf" + TRIPLE))
    (quad,) = load_files([tmp_path / name])
    assert quad.object.value == "é"


def test_what_is_packed_in_pieces_is_read_to_its_end() -> None:
    packed = gzip.compress(TRIPLE) + gzip.compress(TRIPLE.replace(b"/s", b"/t"))
    assert len(load_files([packed])) == 2


@pytest.mark.parametrize("pack", [gzip.compress, zstd, bz2.compress])
def test_damaged_files_are_refused(pack: object) -> None:
    assert callable(pack)
    packed = pack(TRIPLE * 1000)
    for damaged in (packed[:-5], packed[:20]):
        with pytest.raises(InputError, match=r"the bytes given: is no whole (gzip|zstd|bzip2) file"):
            load_files([damaged])


def test_a_changed_byte_and_what_follows_are_seen_by_gzip() -> None:
    packed = gzip.compress(TRIPLE * 1000)
    for damaged in (packed[:30] + b"\0\0\0\0" + packed[34:], packed + b"more"):
        with pytest.raises(InputError, match="is no whole gzip file"):
            load_files([damaged])


def test_an_empty_archive_and_one_in_another_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.ttl.gz").write_bytes(b"")
    with pytest.raises(InputError, match="is empty, and nothing compressed"):
        load_files([tmp_path / "x.ttl.gz"])
    with pytest.raises(InputError, match="is compressed twice, by gzip and bzip2"):
        load_files([gzip.compress(bz2.compress(TRIPLE))])


def test_a_bomb_is_stopped_at_the_limit() -> None:
    bomb = gzip.compress(b"# " + b"x" * 1_000_000)
    assert len(bomb) < 2000
    with pytest.raises(InputError, match="unpacks to more than 500,000 bytes"):
        load_files([Source(bomb, limit=500_000)])
    assert len(load_files([Source(bomb, limit=2_000_000)])) == 0


def test_without_a_reader_of_zstd_one_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zstd(TRIPLE)

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(
        InputError, match=r"compressed \(zstd\), for which this Python has no reader.*condition-kg\[zstd\]"
    ):
        load_files([packed])


ENCODINGS = ["ISO-8859-1", "UTF-16", "utf-16le", "UTF-16BE", "UTF-32", "windows-1252", "iso-8859-15", "UTF-8"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_xml_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    text = XML.replace("ENCODING", encoding).replace("VALUE", "é")
    (quad,) = load_files([Source(io.BytesIO(text.encode(encoding)), RDF)])
    assert quad.object.value == "é"
    (quad,) = load_files([Source(io.StringIO(text), RDF)])
    assert quad.object.value == "é", "a text has been decoded, whatever it says"


def test_xml_in_utf_16_needs_no_declaration() -> None:
    text = XML.partition("\n")[2].replace("VALUE", "é")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert len(load_files([Source(text.encode(encoding), RDF)])) == 1


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("zip", "of the encoding 'zip', which is not known"),
        ("unicode_escape", "is not known"),
        ("ISO-8859-99", "is not known"),
        ("US-ASCII", "is not US-ASCII text, as it says"),
    ],
)
def test_encodings_that_are_unknown_or_wrong_are_named(encoding: str, message: str) -> None:
    text = XML.replace("ENCODING", encoding).replace("VALUE", "é").encode()
    with pytest.raises(InputError, match=message):
        load_files([Source(text, RDF)])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", ["<http://e/s> <http://e/p> 1 .", "@prefix e: <http://e/> .", '{"@id": "http://e/s"}'])
def test_only_xml_may_be_of_another_encoding(encoding: str, text: str) -> None:
    with pytest.raises(InputError, match=r"is UTF-(16|32) text, which only XML may be"):
        load_files([text.encode(encoding)])


def test_zeros_are_no_text() -> None:
    with pytest.raises(InputError, match="begins with zeros"):
        load_files([bytes(100)])


@given(st.binary(max_size=80))
def test_any_start_has_an_encoding_or_is_refused(start: bytes) -> None:
    try:
        encoding = encoding_of(start, "x")
    except InputError:
        return
    assert not encoding or "x".encode(encoding)


@given(st.text(max_size=300).filter(lambda text: "\r" not in text), st.sampled_from(["utf-8", "utf-16", "utf-32-le"]))
def test_recoding_keeps_every_character(text: str, encoding: str) -> None:
    text = f"<a>{text.encode('utf-8', 'ignore').decode()}</a>"
    assert io.BufferedReader(Recoded(io.BytesIO(text.encode(encoding)), encoding, "x")).read().decode() == text
