"""Opening data: forms, and files that mean harm."""

from __future__ import annotations

import gzip
import logging
import os
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.rdf.forms import SUFFIXES, Form
from kg.rdf.load import declared_prefixes, is_large, load_files, read_quads
from kg.rdf.source import Source
from tests.kg.rdf.literals import LITERALS, turtle

RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
BODY = f'{RDF}<rdf:Description rdf:about="http://e/s"><e:p>VALUE</e:p></rdf:Description></rdf:RDF>'
FORMS = {
    "x.ttl": "<http://e/s> <http://e/p> 'o' .",
    "x.nt": '<http://e/s> <http://e/p> "o" .',
    "x.nq": '<http://e/s> <http://e/p> "o" <http://e/g> .',
    "x.trig": "<http://e/g> { <http://e/s> <http://e/p> 'o' }",
    "x.rdf": BODY,
    "x.OWL": BODY,
    "x.jsonld": '{"@id": "http://e/s", "http://e/p": "o"}',
}


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FORMS)
def test_the_suffix_tells_the_form(tmp_path: Path, name: str) -> None:
    assert len(load_files([write(tmp_path, name, FORMS[name])])) == 1


@pytest.mark.parametrize("name", FORMS)
def test_quads_are_read_in_the_same_way(tmp_path: Path, name: str) -> None:
    (quad,) = read_quads([write(tmp_path, name, FORMS[name])])
    assert quad.object in (ox.Literal("o"), ox.Literal("VALUE"))
    with pytest.raises(InputError, match=rf"{name}.* is malformed|{name}.* truncated"):
        list(read_quads([write(tmp_path, name, FORMS[name][:-12])]))


def test_blank_nodes_of_two_files_are_two(tmp_path: Path) -> None:
    files = [write(tmp_path, name, "_:b <a:p> 1.0 .") for name in ("a.ttl", "b.ttl")]
    assert len({quad.subject for quad in read_quads(files)}) == 2


@given(st.lists(LITERALS, min_size=1, max_size=8))
def test_literals_are_read_as_they_are_written(literals: list[ox.Literal]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ttl"
        path.write_bytes(turtle(literals))
        assert [quad.object for quad in read_quads([path])] == literals


def test_several_files_make_one_store(tmp_path: Path) -> None:
    assert len(load_files([write(tmp_path, name, text) for name, text in FORMS.items()])) == 3


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert len(load_files([write(tmp_path, "x.ttl", "\ufeff" + FORMS["x.ttl"])])) == 1


@pytest.mark.parametrize("text", ['{"p":[' * 100_000, "[1", "nonsense"])
def test_bad_json_ld_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"x\.jsonld"):
        load_files([write(tmp_path, "x.jsonld", text)])


@pytest.mark.parametrize(
    ("context", "line"),
    [
        ('"http://127.0.0.1:9/c"', 2),
        ('[{"e": "http://e/"},\n"http://127.0.0.1:9/c"]', 3),
        ('{"@import": "http://127.0.0.1:9/c"}', 2),
    ],
)
def test_a_context_elsewhere_is_named_and_not_fetched(tmp_path: Path, context: str, line: int) -> None:
    text = f'{{"@id": "http://e/s",\n"@context": {context}, "p": "o"}}'
    with pytest.raises(InputError, match=rf"x\.jsonld:{line}: refers to a context elsewhere, http://127\.0\.0\.1:9/c,"):
        load_files([write(tmp_path, "x.jsonld", text)])


def test_the_context_of_schema_org_is_known(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonld"
    path.write_text('{"@context": "https://schema.org", "@id": "http://e/x", "name": "x"}', encoding="utf-8")
    assert len(load_files([path])) == len(list(read_quads([path]))) == 1


@pytest.mark.parametrize("text", ["", " \n", "# nothing\n", "\ufeff", "\ufeff# nothing"])
@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig", "n3"])
def test_an_empty_document_is_an_empty_graph(tmp_path: Path, text: str, suffix: str) -> None:
    assert len(load_files([write(tmp_path, f"x.{suffix}", text)])) == 0


@pytest.mark.parametrize("suffix", ["rdf", "owl", "jsonld", "json"])
def test_xml_and_json_are_never_empty(tmp_path: Path, suffix: str) -> None:
    for text in ("", "\n"):
        with pytest.raises(InputError, match=f"x.{suffix}: is empty, which no (RDF/XML|JSON-LD) document is"):
            load_files([write(tmp_path, f"x.{suffix}", text)])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.nt", '<http://e/s> <http://e/p> "o" .\n  nonsense .', r"x\.nt:2:3: is malformed: The subject of a triple"),
        (
            "x.ttl",
            "<http://e/s>\n<http://e/p> e:x .",
            r"x\.ttl:2:14: is malformed: The prefix e: has not been declared",
        ),
        (
            "x.rdf",
            f"{BODY}".replace("e/s", "e/ s").replace("<rdf:D", "\n<rdf:D"),
            r"x\.rdf:2: is malformed: error while",
        ),
        ("x.ttl", f"<?xml version='1.0'?>{BODY}", "It looks like RDF/XML: say --input-format rdfxml"),
        ("x.ttl", "<!DOCTYPE html><html/>", r"x\.ttl: is an HTML page, not Turtle"),
        ("x.ttl", "\ufeff<http://e/s> <http://e/p> \ufeff .", r"x\.ttl:1:27: is malformed: .ufeff"),
    ],
)
def test_what_is_malformed_is_told_with_its_place(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_files([write(tmp_path, name, text)])


RELATIVE = {
    "x.ttl": "<a> <http://e/p> <b> .",
    "x.trig": "<a> <http://e/p> <b> .",
    "x.rdf": RDF + '<rdf:Description rdf:about="a"><e:p rdf:resource="b"/></rdf:Description></rdf:RDF>',
    "x.jsonld": '{"@id": "a", "http://e/p": {"@id": "b"}}',
}


@pytest.mark.parametrize("name", RELATIVE)
def test_relative_iris_are_resolved_alike_in_every_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (of_file,) = load_files([write(tmp_path, name, RELATIVE[name])])
    (of_bytes,) = load_files([Source(RELATIVE[name].encode(), SUFFIXES[Path(name).suffix])])
    folder = tmp_path.as_uri()
    for quad in (of_file, of_bytes):
        assert str(quad.triple) == f"<{folder}/a> <http://e/p> <{folder}/b>"


def test_what_is_skipped_is_no_matter_of_xml(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert len(load_files([Source(write(tmp_path, "x.rdf", BODY), lenient=True)])) == 1
    assert "x.rdf: RDF/XML is read whole or not at all: nothing is skipped" in caplog.text


def test_files_of_a_cache_are_large_and_streams_are_not(tmp_path: Path) -> None:
    path = write(tmp_path, "x.ttl", "#" * 5_000_000)
    assert is_large([path])
    assert not is_large([Source(path, lenient=True)])
    assert not is_large([path.read_bytes()])
    packed = tmp_path / "x.nt.gz"
    packed.write_bytes(gzip.compress(os.urandom(2_000_000)))
    assert is_large([packed]), "unpacked, it is taken for ten times as large"
    packed.write_bytes(b"\x1f\x8b" + bytes(2_000_000))
    assert not is_large([packed]), "what cannot be read is loaded, and then reported"


@given(st.binary(max_size=300), st.sampled_from([None, *SUFFIXES.values()]), st.booleans())
def test_whatever_the_bytes_only_our_errors_are_raised(content: bytes, form: Form | None, lenient: bool) -> None:  # noqa: FBT001
    logging.disable()
    for packed in (content, gzip.compress(content)):
        try:
            load_files([Source(packed, form, lenient=lenient)])
        except KgError as error:
            assert str(error).isprintable()  # noqa: PT017
    logging.disable(logging.NOTSET)


def test_json_that_says_nothing_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert len(load_files([write(tmp_path, "x.json", '{"name": "a package", "version": 1}')])) == 0
    assert "x.json: holds no triple: JSON means nothing without IRIs" in caplog.text
    caplog.clear()
    assert len(load_files([write(tmp_path, "x.json", "{}\n")])) == 0
    assert not caplog.records


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "@prefix own: <http://e/> . own:a own:b own:c ."),
        ("a.trig", "PREFIX own: <http://e/> GRAPH own:g { own:a own:b own:c }"),
        ("a.jsonld", '{"@context": {"own": "http://e/"}, "@id": "own:a", "own:b": {"@id": "own:c"}}'),
        (
            "a.rdf",
            (
                '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:own="http://e/">'
                '<r:Description r:about="http://e/a"><own:b>c</own:b></r:Description></r:RDF>'
            ),
        ),
    ],
)
def test_prefixes_that_documents_declare(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    again = tmp_path / "b.ttl"
    again.write_text("@prefix own: <http://other/> . @prefix e: <http://e/> .", encoding="utf-8")
    found = declared_prefixes([path, again])
    assert (found["own"], found["e"]) == ("http://e/", "http://e/")


def test_what_cannot_be_read_declares_nothing_here(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("@prefix own: <http://e/> . own:a b", encoding="utf-8")
    (tmp_path / "set.tsv").write_text("subject_id\tobject_id\n", encoding="utf-8")
    assert declared_prefixes([tmp_path / "none.ttl", tmp_path / "set.tsv", tmp_path]) == {}
    assert declared_prefixes([tmp_path / "bad.ttl", b""]) == {}


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        (
            "a.n3",
            "@prefix : <http://e/> .\n:a :p :b .\n{ ?x :p ?y } => { ?y :q ?x } .",
            "Formulas, rules and variables of N3",
        ),
        (
            "a.ttl",
            "<http://e/x> <http://e/p> 1 .\n<http://e/a> <http://e/b> .",
            "or skip what cannot be read: --lenient",
        ),
    ],
)
def test_what_may_be_skipped_is_told(tmp_path: Path, name: str, text: str, hint: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(InputError, match=hint):
        load_files([path])
    assert len(load_files([Source(path, lenient=True)])) == 1
