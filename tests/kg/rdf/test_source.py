"""Where documents come from: files, standard input, pipes, bytes and open files; and in which form they are."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.rdf import source as reading
from kg.rdf.forms import JSON_LD, N_QUADS, N_TRIPLES, RDF_XML, TURTLE
from kg.rdf.load import load_files
from kg.rdf.source import Source, distinct_streams, states, suffix_of

SPARQL = Path(__file__).parents[2] / "data" / "sparql"
TRIPLE = b"<http://e/s> <http://e/p> <http://e/o> .\n"


@contextmanager
def piped(content: bytes) -> Iterator[str]:
    """The name of a pipe from which content can be read, once."""
    readable, writable = os.pipe()

    def write() -> None:
        with suppress(BrokenPipeError), os.fdopen(writable, "wb") as file:
            file.write(content)

    writer = threading.Thread(target=write)
    writer.start()
    yield f"/dev/fd/{readable}"
    os.close(readable)
    writer.join()


def standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.parametrize("name", ["one.ttl", "one.ttl.gz"])
def test_one_triple_by_every_way_in(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = (SPARQL / name).read_bytes()
    standard_input(monkeypatch, content)
    with piped(content) as pipe:
        for document in (SPARQL / name, str(SPARQL / name), "-", pipe, content, io.BytesIO(content)):
            assert len(load_files([document])) == 1


@pytest.mark.parametrize("name", ["-", "/dev/stdin", "/dev/fd/0"])
def test_standard_input_is_turtle_unless_one_says_otherwise(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    standard_input(monkeypatch, b"@prefix e: <http://e/> . e:s e:p 1 .")
    assert len(load_files([name])) == 1
    standard_input(monkeypatch, b'{"@id": "http://e/s", "http://e/p": 1}')
    with pytest.raises(
        InputError, match=r"standard input:1:\d+: is malformed.*It looks like JSON-LD: say --input-format"
    ):
        load_files([name])
    standard_input(monkeypatch, b'{"@id": "http://e/s", "http://e/p": 1}')
    assert len(load_files([Source(name, JSON_LD)])) == 1
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input: is closed"):
        load_files([name])


def test_a_stream_is_opened_as_often_as_one_likes_also_a_long_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_IN_MEMORY", 100_000)
    content = TRIPLE * 10_000
    with piped(content) as pipe:
        source = Source(pipe)
        for _ in range(2):
            with source.open() as file:
                assert file.read() == content
        assert len(load_files([source])) == 1


def test_a_stream_without_end_is_stopped_at_the_limit() -> None:
    with pytest.raises(InputError, match="/dev/zero: is larger than 100,000 bytes"):
        load_files([Source("/dev/zero", limit=100_000)])


def test_a_stream_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, TRIPLE)
    with pytest.raises(InputError, match="standard input: is named twice"):
        load_files(["-", "/dev/stdin"])
    with piped(TRIPLE) as pipe, pytest.raises(InputError, match=f"{pipe}: is named twice"):
        load_files([pipe, pipe])
    with pytest.raises(InputError, match="is named for data and for something else"):
        distinct_streams([Source("-")], taken=True)
    assert len(load_files([TRIPLE, TRIPLE, SPARQL / "one.ttl", SPARQL / "one.ttl"])) == 2


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("x.nq", TRIPLE, N_QUADS),
        ("x.NT", TRIPLE, N_TRIPLES),
        ("x.nt.gz", TRIPLE, N_TRIPLES),
        ("x.turtle", TRIPLE, TURTLE),
        ("x.n3", TRIPLE, TURTLE),
        ("x.owl", TRIPLE, TURTLE),
        ("x.rdf", b"# said\n@prefix e: <http://e/> .", TURTLE),
        ("x.owl", b"<rdf:RDF xmlns:rdf='http://x'/>", RDF_XML),
        ("x.xml", b"nonsense", RDF_XML),
        ("x.json", b"[]", JSON_LD),
    ],
)
def test_the_suffix_tells_the_form_and_of_xml_the_content(
    tmp_path: Path, name: str, content: bytes, form: object
) -> None:
    (tmp_path / name).write_bytes(content)
    assert Source(tmp_path / name).form is form


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.owl", "format-version: 1.2", "x.owl: is OBO, which is not read as RDF. Convert it, as with: robot convert"),
        ("x.obo", "format-version: 1.2", "x.obo: is OBO, which is not read as RDF. Convert it, as with: robot convert"),
        ("x.owl", "Prefix(:=<http://e/>)", "is OWL in functional syntax"),
        ("x.omn", "Prefix: e: <http://e/>", "is OWL in Manchester syntax"),
        ("x.owl", '<Ontology xmlns="http://x" ontologyIRI="http://e/"/>', "is OWL/XML"),
        ("x.json", '{"graphs": []}', "is OBO Graphs JSON"),
        ("x.json", '{"head": {"vars": []}}', "is results of a SPARQL query"),
        ("x.txt", "<http://e/s> <http://e/p> 1 .", "names no RDF form. It looks like Turtle: --input-format turtle"),
        ("x", "<rdf:RDF xmlns:rdf='http://x'/>", "has the suffix '', which names no RDF form. It looks like RDF/XML"),
        ("x.obo", " \n", "x.obo: is empty. Is it the file that you mean, and whole?"),
        ("x.dat", "nonsense", "names no RDF form. Name its form: --input-format turtle; or use one of .ttl"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as told:
        load_files([tmp_path / name])
    assert message in str(told.value)


def test_a_form_that_is_named_counts_and_contradiction_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("x.txt", "x.nq"):
        (tmp_path / name).write_bytes(b"@prefix e: <http://e/> . e:s e:p 1 .")
    assert len(load_files([Source(tmp_path / "x.txt", TURTLE)])) == 1
    assert not caplog.records
    assert len(load_files([Source(tmp_path / "x.nq", TURTLE)])) == 1
    assert "x.nq: read as Turtle, as you say; its suffix stands for N-Quads" in caplog.text


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for name, message in (
        ("none.ttl", "none.ttl: cannot be read: No such file"),
        ("http://e/x.ttl", "Addresses are not fetched"),
        ("a\0b.ttl", "cannot be read"),
        ("x" * 5000 + ".ttl", "cannot be read: File name too long"),
        (str(tmp_path), "is a folder"),
    ):
        with pytest.raises(InputError, match=message):
            load_files([name])
    with pytest.raises(InputError, match="NoneType is no document"):
        Source(None)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="gives int to read"):
        load_files([type("Odd", (), {"read": lambda _self, _size: 1})()])
    closed = io.BytesIO(TRIPLE)
    closed.close()
    with pytest.raises(InputError, match="the file given: cannot be read: I/O operation on closed file"):
        load_files([closed])


def test_suffixes_of_names() -> None:
    names = ("a.ttl", "a.b.NT.gz", "a.gz", "a", ".ttl", "http://e/a.owl.zst")
    assert [suffix_of(name) for name in names] == [".ttl", ".nt", "", "", "", ".owl"]


def test_a_file_that_changes_has_another_state(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("", encoding="utf-8")
    before = states([Source(path), Source(b"")])
    assert before == states([Source(path)])  # bytes stay
    path.write_text("#", encoding="utf-8")
    assert states([Source(path)]) != before
    path.unlink()
    assert states([Source(path)]) != before


def test_the_folder_of_a_condition_is_to_be_built_first(tmp_path: Path) -> None:
    (tmp_path / "layer.ttl").touch()
    with pytest.raises(InputError) as told:
        load_files([tmp_path])
    assert told.value.hint.startswith(f"Build it with kg build {tmp_path}")
