"""Ontologies in RDF: OWL, SKOS and MeSH, and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.vocabularies import Name, Term, read_terms
from kg.rdf.namespaces import PREFIXES, VOCABULARIES
from tests.kg.link.vocabularies.texts import MINI, OBO, OWL_CLASS, RDF_HEAD, assert_refused, read_text, xo

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


def test_the_concepts_and_terms_of_mesh_name_its_descriptors(tmp_path: Path) -> None:
    mesh = PREFIXES["mesh"]
    text = (
        f"@prefix mesh: <{mesh}> . @prefix meshv: <{mesh}vocab#> . @prefix rdfs: <{PREFIXES['rdfs']}> .\n"
        'mesh:T1 a meshv:Term ; meshv:prefLabel "Ones"@en ; meshv:altLabel "Ones, the"@en .\n'
        'mesh:D1 a meshv:TopicalDescriptor ; rdfs:label "Ones"@en ; meshv:preferredConcept mesh:M1 ;\n'
        "  meshv:concept mesh:M2 , mesh:M3 .\n"
        'mesh:M1 a meshv:Concept ; rdfs:label "Ones"@en ; meshv:preferredTerm mesh:T1 ; meshv:term mesh:T2 ;\n'
        '  meshv:scopeNote "What is one."@en ; meshv:narrowerConcept mesh:M2 .\n'
        "mesh:M2 a meshv:Concept ; meshv:preferredTerm mesh:T3 .\n"
        "mesh:M3 a meshv:Concept ; meshv:preferredTerm mesh:T4 . mesh:T2 meshv:prefLabel 'Units'@en .\n"
        "mesh:T3 meshv:prefLabel 'Aces'@en . mesh:T4 meshv:prefLabel 'Firsts'@en .\n"
    )
    (tmp_path / "mesh.ttl").write_text(text, encoding="utf-8")
    (term,) = read_terms(tmp_path / "mesh.ttl")
    assert (term.iri, term.label, term.definition) == (mesh + "D1", "Ones", "What is one.")
    assert [(name.text, name.scope) for name in term.synonyms] == [
        *(("Ones, the", "exact"), ("Units", "exact"), ("Aces", "narrow"), ("Firsts", "related"))
    ]


def test_skos_xl(tmp_path: Path) -> None:
    text = (
        f"@prefix skos: <{PREFIXES['skos']}> . @prefix xl: <{VOCABULARIES['skosxl']}> . @prefix e: <http://e/> .\n"
        f"@prefix rdf: <{PREFIXES['rdf']}> .\n"
        'e:l1 a xl:Label ; xl:literalForm "one"@en , "eins"@de .\n'
        'e:c a skos:Concept ; xl:prefLabel e:l1 ; xl:altLabel [ a xl:Label ; xl:literalForm "uno" ] ;\n'
        '  xl:hiddenLabel e:l3 ; skos:definition [ rdf:value "The first."@en ] .\n'
        'e:l3 xl:literalForm "oen"@en .\n'
    )
    (tmp_path / "xl.ttl").write_text(text, encoding="utf-8")
    (term,) = read_terms(tmp_path / "xl.ttl")
    assert term.names == (
        Name("one", "label", "", "en"),
        Name("eins", "label", "", "de"),
        Name("uno", "exact"),
        Name("oen", "related", "", "en"),
    )
    assert term.definition == "The first."


def test_a_thesaurus_told_from_above_with_a_scheme_and_mappings(tmp_path: Path) -> None:
    text = (
        f"@prefix skos: <{PREFIXES['skos']}> . @prefix obo: <{OBO}> . @prefix dct: <{PREFIXES['dcterms']}> .\n"
        f"@prefix iso: <{VOCABULARIES['isothes']}> . @prefix owl: <{PREFIXES['owl']}> .\n"
        'obo:xo a skos:ConceptScheme ; skos:prefLabel "all" ; owl:versionInfo "7" ; dct:license <http://l/> .\n'
        "obo:XO_2 a skos:Concept ; skos:narrower obo:XO_1 ; iso:narrowerPartitive obo:XO_3 ; dct:replaces obo:XO_4 .\n"
        "obo:XO_1 a skos:Concept ; skos:closeMatch obo:YO_1 ; skos:inScheme obo:xo . obo:XO_4 owl:deprecated true .\n"
        "obo:XO_3 a skos:Concept . obo:XO_4 a skos:Concept . obo:XO_5 a skos:Collection ; skos:prefLabel 'group' .\n"
    )
    ontology = read_text(tmp_path, "a.ttl", text.replace("'", '"'), xo(1, 3, 4, 5))
    assert (ontology.iri, ontology.version, ontology.licence) == (OBO + "xo", "7", "http://l/")
    assert set(ontology.terms) == set(xo(1, 2, 3, 4)), "a collection is no term"
    one, three, four = (ontology.terms[iri] for iri in xo(1, 3, 4))
    assert (one.parents, three.part_of, four.replaced_by) == ((xo(2)[0],),) * 3
    assert one.mappings == (("close", OBO + "YO_1"),)


def test_scattered_facts_are_of_one_term(tmp_path: Path) -> None:
    lines = [f'<{OBO}XO_{n}> <{PREFIXES["rdfs"]}label> "t{n}" .\n' for n in (1, 2)]
    lines += [f"<{OBO}XO_{n}> <{PREFIXES['rdf']}type> <{PREFIXES['owl']}Class> .\n" for n in (2, 1)]
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    assert [(term.kind, term.label) for term in read_terms(tmp_path / "a.nt")] == [("class", "t1"), ("class", "t2")]


def test_merged_terms_of_owl_are_obsolete(tmp_path: Path) -> None:
    text = (
        f"@prefix obo: <{OBO}> . @prefix owl: <{PREFIXES['owl']}> . @prefix oio: <{PREFIXES['oboInOwl']}> .\n"
        'obo:XO_2 a owl:Class ; oio:hasAlternativeId "XO:1" .\n'
    )
    term = read_text(tmp_path, "a.ttl", text).terms[OBO + "XO_1"]
    assert (term.deprecated, term.replaced_by) == (True, (OBO + "XO_2",))


def test_what_orphanet_moved(tmp_path: Path) -> None:
    ordo = VOCABULARIES["ordo"]
    text = (
        f"@prefix ordo: <{ordo}> . @prefix owl: <{PREFIXES['owl']}> . @prefix rdfs: <{PREFIXES['rdfs']}> .\n"
        "ordo:Orphanet_1 a owl:Class ; rdfs:subClassOf ordo:ObsoleteClass ,\n"
        "  [ a owl:Restriction ; owl:onProperty ordo:Orphanet_C056 ; owl:someValuesFrom ordo:Orphanet_2 ] .\n"
        "ordo:Orphanet_2 a owl:Class .\n"
    )
    term = read_text(tmp_path, "a.ttl", text, [ordo + "Orphanet_1"]).terms[ordo + "Orphanet_1"]
    assert (term.deprecated, term.parents, term.replaced_by) == (True, (), (ordo + "Orphanet_2",))


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
