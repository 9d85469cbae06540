"""XML that means harm, or is cut short."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.rdf.load import load_files
from tests.kg.rdf.test_load import BODY, RDF, write


def test_an_xml_bomb_is_refused_at_once(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    bomb = f'<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a0 "lol">{entities}]>' + BODY.replace("VALUE", "&a9;")
    started = time.monotonic()
    with pytest.raises(InputError, match=r"x\.rdf:2:\d+: declares an XML entity"):
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
    with pytest.raises(InputError, match=r"x\.owl:2:\d+: ends before its last element"):
        load_files([write(tmp_path, "x.owl", text[: text.index(end) + len(end)])])


def test_xml_may_be_one_description(tmp_path: Path) -> None:
    names = RDF.removeprefix("<rdf:RDF").removesuffix(">")
    text = f'<rdf:Description{names} rdf:about="http://e/s"><e:p>o</e:p></rdf:Description>'
    assert len(load_files([write(tmp_path, "x.rdf", text + "\n" + "<!-- the end -->" * 500)])) == 1


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ('<!ENTITY x SYSTEM "file:///etc/passwd">', r"x\.rdf:2:\d+: declares an external XML entity, x \(file:///etc"),
        ('<!ENTITY x PUBLIC "-//x" "http://127.0.0.1:9/x">', "declares an external XML entity"),
        ("<!ENTITY % x \"<!ENTITY y 'z'>\"> %x;", "declares a parameter entity, x"),
    ],
)
def test_nothing_outside_of_the_file_is_read(tmp_path: Path, declared: str, message: str) -> None:
    text = f"<!DOCTYPE r [\n{declared}]>" + BODY.replace("VALUE", "&x;")
    with pytest.raises(InputError, match=message):
        load_files([write(tmp_path, "x.rdf", text)])


def test_a_definition_of_the_type_is_not_fetched_and_does_no_harm(tmp_path: Path) -> None:
    text = '<!DOCTYPE rdf:RDF PUBLIC "-//x" "http://127.0.0.1:9/x.dtd">' + BODY
    assert len(load_files([write(tmp_path, "x.rdf", text)])) == 1
