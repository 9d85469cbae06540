"""Bad ontology files: each gets one clear line, and none fills the memory."""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.namespaces import PREFIXES
from kg.ontologies import read_ontology
from tests.kg.test_ontologies import MINI, OBO, read_text, xo

RDF_HEAD = f'<rdf:RDF xmlns:rdf="{PREFIXES["rdf"]}" xmlns:rdfs="{PREFIXES["rdfs"]}" xmlns:owl="{PREFIXES["owl"]}">\n'
OWL_CLASS = f'<owl:Class rdf:about="{OBO}XO_1"><rdfs:label>thing</rdfs:label></owl:Class>\n'

ENTITIES = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 30))
BAD: dict[str, tuple[str, str | bytes, str]] = {
    "empty": ("a.obo", "", "a.obo: is empty"),
    "only space": ("a.ttl", " \n\n", "a.ttl: is empty"),
    "gzip": ("a.owl", gzip.compress(b"x"), "a.owl: is compressed (gzip)"),
    "html": ("a.owl", "<!DOCTYPE html><html></html>", "a.owl: is an HTML page"),
    "suffix": ("a.xyz", "x", "a.xyz: has the suffix '.xyz'"),
    "no obo": ("a.obo", "Dear all,\nhello\n", "a.obo:1: 'Dear all,' is not in the form"),
    "obo of XML": ("a.obo", RDF_HEAD, "a.obo:1: "),
    "obo in Latin-1": ("a.obo", "format-version: 1.2\nremark: é\n".encode("latin-1"), "a.obo:2: is not UTF-8"),
    "obo in UTF-16": ("a.obo", "format-version: 1.2\n".encode("utf-16"), "a.obo:1: is not UTF-8"),
    "obo cut in quotes": ("a.obo", 'format-version: 1.2\n[Term]\nid: XO:1\ndef: "a', "a.obo:4: '\"a' is no text in"),
    "obo with a bad id": ("a.obo", "format-version: 1.2\n[Term]\nid: a b\n", "a.obo:3: 'a b' is no identifier"),
    "obo with an IRI in braces": ("a.obo", "format-version: 1.2\n[Term]\nid: http://a/<b>\n", "a.obo:3: "),
    "obo with a bad host": ("a.obo", "format-version: 1.2\n[Term]\nid: http://[a\n", "a.obo:3: 'http://[a' is no IRI"),
    "obo without terms": ("a.obo", "format-version: 1.2\n", "a.obo: holds no term"),
    "xml cut": ("a.owl", RDF_HEAD + OWL_CLASS, "a.owl:3: ends before its last element"),
    "xml cut in a text": ("a.owl", RDF_HEAD + '<owl:Class rdf:about="x"><rdfs:label>th', "a.owl:2: ends before"),
    "xml in Latin-1": (
        "a.owl",
        (RDF_HEAD + OWL_CLASS.replace("thing", "é") + "</rdf:RDF>").encode("latin-1"),
        "a.owl:2: is malformed",
    ),
    "xml in UTF-16": ("a.owl", (RDF_HEAD + OWL_CLASS + "</rdf:RDF>").encode("utf-16"), "a.owl:1: is not UTF-8"),
    "xml not closed": ("a.owl", RDF_HEAD + "<owl:Class>\n\n</rdf:RDF>", "a.owl:4: is malformed"),
    "xml bomb": ("a.owl", f'<!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]>{RDF_HEAD}</rdf:RDF>', "a.owl:1: declares"),
    "other XML": ("a.xml", "<a><b/></a>", "a.xml:1: is XML without an element rdf:RDF"),
    "OWL/XML": ("a.owl", f'<Ontology xmlns="{PREFIXES["owl"]}"></Ontology>', "a.owl:1: is OWL/XML"),
    "functional": ("a.owl", "Prefix(:=<http://a/>)\nOntology(<http://a>)", "a.owl: is OWL in functional"),
    "no ontology in RDF": ("a.ttl", "<http://a> <http://b> <http://c> .", "a.ttl: holds no term"),
    "no RDF": ("a.owl", "hello", "a.owl:1: "),
    "ttl cut": ("a.ttl", "<http://a> <http://b>\n<http://c", "a.ttl:2: is malformed"),
    "ttl in Latin-1": ("a.ttl", '<http://a> <http://b>\n"é" .'.encode("latin-1"), "a.ttl:2: is malformed"),
    "json cut": ("a.json", '{"graphs": [{"nodes": [\n{"id": "XO:1"', "a.json:2: is malformed or truncated"),
    "json cut between": ("a.json", '{"graphs": [{"nodes": [\n{"id": "XO:1"}\n', "a.json:3: is truncated"),
    "json in Latin-1": ("a.json", '{"graphs": "é"}'.encode("latin-1"), "a.json:1: is not UTF-8"),
    "other json": ("a.json", '{"name": [1, {"a": 2}, "b"], "c": {}}', "a.json: is JSON, but no OBO Graphs"),
    "json list": ("a.json", "[1]", "a.json:1: is malformed"),
    "json of odd nodes": ("a.json", '{"graphs": [{"nodes": [1]}]}', "a.json:1: is no OBO Graphs document"),
    "json without ids": ("a.json", '{"graphs": [{"nodes": [{"lbl": "a"}]}]}', "a.json:1: '' is no identifier"),
    "json bomb": ("a.json", '{"graphs": ' + "[" * 100_000, "a.json:1: "),
    "json number": ("a.json", '{"a": ' + "9" * 10_000 + "}", "a.json:1: is malformed"),
}


@pytest.mark.parametrize(("name", "content", "message"), BAD.values(), ids=BAD)
def test_bad_files_get_a_clear_line(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_text(tmp_path, name, content)
    assert str(caught.value).startswith(f"{tmp_path}/{message}")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_an_endless_text_in_xml_is_refused(tmp_path: Path) -> None:
    text = f"{RDF_HEAD}{OWL_CLASS.replace('thing', 'x' * 21_000_000)}</rdf:RDF>"
    with pytest.raises(InputError, match="a text of more than"):
        read_text(tmp_path, "a.owl", text)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for name in ("none.obo", "folder.obo"):
        (tmp_path / "folder.obo").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=name):
            read_ontology(tmp_path / name, xo(1))


def test_halves_of_characters_in_json_do_no_harm(tmp_path: Path) -> None:
    text = '{"graphs": [{"nodes": [{"id": "XO:1", "type": "CLASS", "lbl": "a\\ud800b"}]}]}'
    assert read_text(tmp_path, "a.json", text).terms[OBO + "XO_1"].label == "a?b"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("zeros.obo", ""),
        ("a.obo", "format-version: 1.2\nremark: "),
        ("a.ttl", '<http://a> <http://b> "'),
        ("a.nt", "<http://a> <http://b> <http://c> .\n# "),
        ("a.json", '{"graphs": "'),
        ("b.json", '{"graphs": [{"nodes": [{"id": "XO:1", "lbl": "'),
        ("a.owl", RDF_HEAD + '<owl:Class rdf:about="x"><rdfs:label>'),
    ],
)
@pytest.mark.parametrize("size", [2_000_000_000, 300_000_000])
def test_huge_files_need_little_memory(tmp_path: Path, name: str, start: str, size: int) -> None:
    path = tmp_path / name
    path.write_text(start, encoding="utf-8")
    os.truncate(path, size)
    code = (
        "import sys\nfrom kg.errors import InputError\nfrom kg.ontologies import read_ontology\n"
        "try:\n    read_ontology(sys.argv[1], ['http://a'])\nexcept InputError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=False,
        cwd=MINI.parents[2],
        preexec_fn=limit_memory(size),
    )
    assert done.stderr == ""
    assert done.stdout.startswith(str(path))


def limit_memory(size: int) -> Callable[[], None]:
    """Address space for the interpreter and 300 MB, and for a look at the file itself, which is mapped, not read."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))
        resource.setrlimit(resource.RLIMIT_AS, (size + 900_000_000, size + 900_000_000))

    return limit
