"""Opening data: forms, and files that mean harm."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.load import load_files, read_quads
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


def test_an_xml_bomb_is_refused_at_once(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    bomb = f'<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a0 "lol">{entities}]>' + BODY.replace("VALUE", "&a9;")
    started = time.monotonic()
    with pytest.raises(InputError, match=r"x\.rdf:2: declares an XML entity"):
        load_files([write(tmp_path, "x.rdf", bomb)])
    assert time.monotonic() - started < 5


def test_a_long_entity_is_refused(tmp_path: Path) -> None:
    text = f'<!DOCTYPE r [<!ENTITY a "{"x" * 5000}">]>' + BODY
    with pytest.raises(InputError, match="very long"):
        load_files([write(tmp_path, "x.rdf", text)])


def test_many_references_to_one_entity_are_refused(tmp_path: Path) -> None:
    text = f'<!DOCTYPE r [<!ENTITY a "{"x" * 490}">]>' + BODY.replace("VALUE", "&a;" * 1_100_000)
    with pytest.raises(InputError, match="unfolds to too much"):
        load_files([write(tmp_path, "x.rdf", text)])


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert len(load_files([write(tmp_path, "x.ttl", "\ufeff" + FORMS["x.ttl"])])) == 1


def test_plain_namespace_entities_pass(tmp_path: Path) -> None:
    text = '<!DOCTYPE r [<!ENTITY e "http://e/">]>' + BODY.replace('about="http://e/s"', 'about="&e;s"')
    assert len(load_files([write(tmp_path, "x.owl", text)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + BODY.replace("VALUE", "&x;"),
        BODY[:100],
        "",
        "not xml",
    ],
)
def test_bad_xml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"x\.rdf"):
        load_files([write(tmp_path, "x.rdf", text)])


@pytest.mark.parametrize("end", ["VAL", "VALUE", "VALUE</e:p>", "</rdf:Description>", "<e:p", "</rdf:RDF"])
def test_truncated_xml_is_refused_with_its_line(tmp_path: Path, end: str) -> None:
    text = "<?xml version='1.0'?>\n" + BODY
    with pytest.raises(InputError, match=r"x\.owl:2: ends before its last element"):
        load_files([write(tmp_path, "x.owl", text[: text.index(end) + len(end)])])


def test_xml_may_be_one_description(tmp_path: Path) -> None:
    names = RDF.removeprefix("<rdf:RDF").removesuffix(">")
    text = f'<rdf:Description{names} rdf:about="http://e/s"><e:p>o</e:p></rdf:Description>'
    assert len(load_files([write(tmp_path, "x.rdf", text + "\n" + "<!-- the end -->" * 500)])) == 1


@pytest.mark.parametrize(
    "text",
    ['{"@context": "http://127.0.0.1:9/context", "@id": "http://e/s", "p": "o"}', '{"p":[' * 100_000, "[1", "nonsense"],
)
def test_bad_json_ld_is_refused_and_no_context_is_fetched(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"x\.jsonld"):
        load_files([write(tmp_path, "x.jsonld", text)])
