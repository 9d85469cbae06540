"""Bad ontology files: each gets one clear line, and none fills the memory."""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.vocabularies import read, read_ontology
from kg.rdf.namespaces import PREFIXES
from tests.kg.link.vocabularies.test_read import MINI, OBO, read_text, xo

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
    "obo of CR only": ("a.obo", "format-version: 1.2\r\r[Term]\rid: XO:1\r", "a.obo:1: has line ends of CR only"),
    "obo with a long id": ("a.obo", f"format-version: 1.2\n[Term]\nid: {'x' * 3000}", "a.obo:3: "),
    "obo of prefixes": (
        "a.obo",
        "".join(f"idspace: a{n} http://a/{n}\n" for n in range(10_001)),
        "a.obo:10001: is the declaration of more than 10,000 prefixes",
    ),
    "long IRI": (
        "a.nt",
        f"<http://a/{'x' * 3000}> <{PREFIXES['rdfs']}label> 'x' .".replace("'", '"'),
        "a.nt: has an IRI",
    ),
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
    "json cut": ("a.json", '{"graphs": [{"nodes": [\n{"id": "XO:1"', "a.json:2: is truncated"),
    "json cut between": ("a.json", '{"graphs": [{"nodes": [\n{"id": "XO:1"}\n', "a.json:3: is truncated"),
    "json in Latin-1": ("a.json", '{"graphs": "é"}'.encode("latin-1"), "a.json:1: is not UTF-8"),
    "other json": ("a.json", '{"name": [1, {"a": 2}, "b"], "c": {}}', "a.json: is JSON, but no OBO Graphs"),
    "json list": ("a.json", "[1]", "a.json:1: is no OBO Graphs document"),
    "json and more": ("a.json", '{"graphs": []}\n]', "a.json:2: is malformed: trailing"),
    "json of a number": ("a.json", "1", "a.json:1: is no OBO Graphs document"),
    "json without a comma": ("a.json", '{"graphs": [\n1 2]}', "a.json:2: is malformed: "),
    "json of an endless node": (
        "a.json",
        '{"graphs": [{"nodes": [{"id": "XO:1", "x": [\n' + '"0123456789",\n' * 400_000 + '""]}]}]}',
        "a.json:285716: is malformed, or holds a value of more than 4,000,000 bytes",
    ),
    "json of odd nodes": ("a.json", '{"graphs": [{"nodes": [1]}]}', "a.json:1: is no OBO Graphs document"),
    "json without ids": ("a.json", '{"graphs": [{"nodes": [{"lbl": "a"}]}]}', "a.json:1: '' is no identifier"),
    "json bomb": ("a.json", '{"graph": ' + "[" * 100_000, "a.json:1: is malformed: it is nested too deeply"),
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
    done = read_apart(path, limit_memory(size))
    assert done.stderr == ""
    assert done.stdout.startswith(str(path))


MANY = 300_000
#: Enough for the interpreter and what it loads, in bytes.
MEMORY = 50_000_000
WELL_FORMED: dict[str, tuple[str, Iterable[str]]] = {
    "versions": ("a.obo", (f"data-version: {n}\n" for n in range(MANY))),
    "long versions in RDF": (
        "a.nt",
        (f'<http://a/{n}> <{PREFIXES["owl"]}versionInfo> "{n:010000}" .\n' for n in range(9000)),
    ),
    "long comments": ("a.obo", (f"[Term]\nid: XO:2 ! {n:02000000}\n" for n in range(50))),
}


@pytest.mark.parametrize(("name", "parts"), WELL_FORMED.values(), ids=WELL_FORMED)
def test_well_formed_files_need_little_memory(tmp_path: Path, name: str, parts: Iterable[str]) -> None:
    start, end = ("", f"<{OBO}XO_1> <{PREFIXES['rdf']}type> <{PREFIXES['owl']}Class> .\n")
    if name.endswith("obo"):
        start, end = "format-version: 1.2\n", "\n[Term]\nid: XO:1\n"
    path = tmp_path / name
    with path.open("w", encoding="utf-8") as file:
        file.write(start)
        file.writelines(parts)
        file.write(end)
    done = read_apart(path, lambda: resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY)))
    assert (done.stdout, done.stderr) == (f"{OBO}XO_1\n", "")


def test_what_is_kept_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "format-version: 1.2\n\n[Term]\nid: XO:1\n"
    monkeypatch.setattr(read, "MAX_FACTS", 10)
    for line in ("is_a: XO:2\n", "xref: A:1\n", "name: a\n"):
        read_text(tmp_path, "a.obo", head + line * 9)
        with pytest.raises(InputError, match="more than 10 links and facts"):
            read_text(tmp_path, "a.obo", head + line * 10)
    monkeypatch.setattr(read, "MAX_CHARACTERS", 1000)
    with pytest.raises(InputError, match="very long ones"):
        read_text(tmp_path, "a.obo", f"{head}name: {'x' * 1000}\n")


def test_of_many_warnings_some_are_told(tmp_path: Path) -> None:
    names = "".join(f"name: {n:01000}\n" for n in range(1000))
    warnings = read_text(tmp_path, "a.obo", f"format-version: 1.2\n\n[Term]\nid: XO:1\n{names}").warnings
    assert len(warnings) == read.MAX_WARNINGS + 1
    assert warnings[-1][1] == "899 more warnings are left out"
    assert max(len(warning) for _, warning in warnings) < 300


def read_apart(path: Path, limit: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    """Read a file in a process of its own, under a limit; it prints the terms or the error."""
    code = (
        "import sys\nfrom kg.errors import InputError\nfrom kg.link.vocabularies import read_ontology\n"
        f"try:\n    print(*read_ontology(sys.argv[1], {xo(1)}).terms)\n"
        "except InputError as error:\n    print(error)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=False,
        cwd=MINI.parents[2],
        preexec_fn=limit,
        timeout=200,
    )


def limit_memory(size: int) -> Callable[[], None]:
    """Address space for the interpreter and 300 MB, and for a look at the file itself, which is mapped, not read."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))
        resource.setrlimit(resource.RLIMIT_AS, (size + 900_000_000, size + 900_000_000))

    return limit
