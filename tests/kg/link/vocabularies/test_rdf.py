"""Ontologies in RDF: OWL, SKOS and MeSH, and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.vocabularies import Name, Term
from kg.rdf.namespaces import PREFIXES
from tests.kg.link.vocabularies.texts import MINI, OBO, OWL_CLASS, RDF_HEAD, assert_refused, read_text

ENTITIES = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 30))
BAD: dict[str, tuple[str, str | bytes, str]] = {
    "long IRI": (
        "a.nt",
        f"<http://a/{'x' * 3000}> <{PREFIXES['rdfs']}label> 'x' .".replace("'", '"'),
        "a.nt: has an IRI",
    ),
    "xml cut": ("a.owl", RDF_HEAD + OWL_CLASS, "a.owl:3:1: ends before its last element"),
    "xml cut in a text": ("a.owl", RDF_HEAD + '<owl:Class rdf:about="x"><rdfs:label>th', "a.owl:2:40: ends before"),
    "xml in Latin-1": (
        "a.owl",
        (RDF_HEAD + OWL_CLASS.replace("thing", "é") + "</rdf:RDF>").encode("latin-1"),
        "a.owl:2:72: is malformed",
    ),
    "xml not closed": ("a.owl", RDF_HEAD + "<owl:Class>\n\n</rdf:RDF>", "a.owl:4:3: is malformed"),
    "xml bomb": ("a.owl", f'<!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]>{RDF_HEAD}</rdf:RDF>', "a.owl:1:43: declares"),
    "other XML": ("a.xml", "<a><b/></a>", "a.xml:1: is XML without an element rdf:RDF"),
    "OWL/XML": ("a.owl", f'<Ontology xmlns="{PREFIXES["owl"]}"></Ontology>', "a.owl:1: is OWL/XML"),
    "functional": ("a.owl", "Prefix(:=<http://a/>)\nOntology(<http://a>)", "a.owl: is OWL in functional"),
    "no ontology in RDF": ("a.ttl", "<http://a> <http://b> <http://c> .", "a.ttl: holds no term"),
    "no RDF": ("a.owl", "hello", "a.owl:1:1: "),
    "ttl cut": ("a.ttl", "<http://a> <http://b>\n<http://c", "a.ttl:2: is malformed"),
    "ttl in Latin-1": ("a.ttl", '<http://a> <http://b>\n"é" .'.encode("latin-1"), "a.ttl:2: is malformed"),
}


@pytest.mark.parametrize(("name", "content", "message"), BAD.values(), ids=BAD)
def test_bad_files_get_a_clear_line(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    assert_refused(tmp_path, name, content, message)


def test_mesh_in_rdf(tmp_path: Path) -> None:
    mesh = PREFIXES["mesh"]
    text = (
        f"@prefix mesh: <{mesh}> . @prefix meshv: <{mesh}vocab#> . @prefix rdfs: <{PREFIXES['rdfs']}> .\n"
        'mesh:D1 a meshv:TopicalDescriptor ; rdfs:label "Ones"@en ; meshv:broaderDescriptor mesh:D2 .\n'
        'mesh:D2 a meshv:TopicalDescriptor ; rdfs:label "Twos"@en , "Zwei"@de ; meshv:active false .\n'
    )
    terms = read_text(tmp_path, "mesh.ttl", text, [mesh + "D1"]).terms
    assert terms[mesh + "D1"].parents == (mesh + "D2",)
    assert (terms[mesh + "D2"].label, terms[mesh + "D2"].deprecated) == ("Twos", True)


def test_skos(tmp_path: Path) -> None:
    text = (
        f"@prefix skos: <{PREFIXES['skos']}> . @prefix obo: <{OBO}> .\n"
        'obo:XO_1 a skos:Concept ; skos:prefLabel "one"@en ; skos:altLabel "uno"@en ; skos:broader obo:XO_2 .\n'
        "obo:XO_2 a skos:Concept .\n"
    )
    assert read_text(tmp_path, "a.ttl", text).terms[OBO + "XO_1"] == Term(
        OBO + "XO_1", "class", (Name("one", "label", "", "en"), Name("uno", "exact", "", "en")), parents=(OBO + "XO_2",)
    )


def test_owl_files_may_be_turtle(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a.owl", (MINI / "mini.ttl").read_bytes()).terms[OBO + "XO_1"].label == "thing"


def test_an_endless_text_in_xml_is_refused(tmp_path: Path) -> None:
    text = f"{RDF_HEAD}{OWL_CLASS.replace('thing', 'x' * 21_000_000)}</rdf:RDF>"
    with pytest.raises(InputError, match="a text of more than"):
        read_text(tmp_path, "a.owl", text)
