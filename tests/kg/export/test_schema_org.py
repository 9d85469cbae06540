"""The schema.org form: only the entry's plain claims, properties that schema.org has, and no fetch to read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import SDO

from kg.build.dataset import Dataset
from kg.cli import main
from kg.condition import shipped_conditions
from kg.errors import InputError
from kg.export import Export, export
from kg.rdf.index import Index, node
from kg.rdf.namespaces import CONCEPT, expand

PLAIN = {
    "alternateName": ("oboInOwl:hasExactSynonym", "Eaton-Lambert syndrome"),
    "pathophysiology": ("ck:hasMechanism", "reduced release of acetylcholine"),
}


@pytest.fixture(scope="module")
def done(index: Index) -> Export:
    return export(index, "schema.org")


@pytest.fixture(scope="module")
def document(done: Export) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.files["lems.schema.jsonld"])
    return found


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader uses it
def test_rdflib_reads_it_offline_and_every_term_is_schema_orgs(done: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was asked"))
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=done.files["lems.schema.jsonld"], format="json-ld")
    assert (rdflib.URIRef(CONCEPT + "lems"), rdflib.RDF.type, SDO.MedicalCondition) in graph
    terms = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)} - {rdflib.RDF.type}
    assert len(terms) > 15
    known = set(map(str, dir(SDO)))
    for term in terms:
        assert str(term) in known, f"{term} is no term of schema.org"


def test_it_holds_exactly_the_claims_that_are_exported(done: Export, document: dict[str, Any]) -> None:
    treatments = {item["@id"]: item for item in document["possibleTreatment"]}
    said = {("skos:prefLabel", document["name"])}
    said |= {("oboInOwl:hasExactSynonym", name) for name in document["alternateName"]}
    said |= {("ck:hasMechanism", name) for name in document["pathophysiology"]}
    said |= {("ck:hasTreatment", item["name"]) for item in treatments.values()}
    said |= {("oboInOwl:hasExactSynonym", name) for t in treatments.values() for name in t.get("alternateName", ())}
    assert said == {
        ("skos:prefLabel", "Lambert-Eaton myasthenic syndrome"),
        ("oboInOwl:hasExactSynonym", "Eaton-Lambert syndrome"),
        ("oboInOwl:hasExactSynonym", "Lambert-Eaton syndrome"),
        ("oboInOwl:hasExactSynonym", "plasmapheresis"),
        ("ck:hasMechanism", "antibody attack on nerve cells"),
        ("ck:hasMechanism", "faulty nerve-muscle communication"),
        ("ck:hasMechanism", "mistaken targeting of healthy cells and tissues"),
        ("ck:hasMechanism", "reduced release of acetylcholine"),
        ("ck:hasTreatment", "intravenous immunoglobulin"),
        ("ck:hasTreatment", "plasma exchange"),
    }
    assert len(done.division.held) == len(said)


def test_no_qualified_claim_and_no_other_layer(done: Export) -> None:
    for claim in done.division.held:
        assert claim.layer == node("layer:adam-000710")
        assert not claim.negated
        assert claim.is_accepted
        assert claim.qualifiers == {node("ck:modality"): (node("ck:asserted"),)}
    reasons = {item.claim.iri: item.reason for item in done.division.left_out}
    assert reasons[expand("adam:lems_hasSymptom_muscle-weakness_severity-mild")].startswith(
        "schema.org has no place for severity"
    )
    assert reasons["http://t/negated"] == "the schema.org form holds the entry's layer alone"


def test_the_entry_is_cited_and_what_it_lost_is_said(document: dict[str, Any]) -> None:
    about = document["subjectOf"]
    assert about["citation"]["lastReviewed"] == "2022-04-25"
    assert about["citation"]["url"] == "https://medlineplus.gov/ency/article/000710.htm"
    assert "No clinician has reviewed this graph" in about["description"]
    assert "has lost them: " in about["description"]
    assert "medicines" in about["description"]
    assert "reviewedBy" not in json.dumps(document)


def test_codes_are_exact_mappings(document: dict[str, Any]) -> None:
    codes = {(code["codingSystem"], code["codeValue"]): code["url"] for code in document["code"]}
    assert codes["MONDO", "0018556"] == expand("MONDO:0018556")
    assert ("icd10", "G73.1") not in codes, "not exact: it is of the neoplastic form"


def test_a_property_of_another_subject_is_not_given_to_the_condition(index: Index) -> None:
    claim = ox.NamedNode("http://e/claim")
    parts = {
        "rdf:type": "ck:Association",
        "rdf:subject": "concept:plasma-exchange",
        "rdf:predicate": "ck:affects",
        "rdf:object": "concept:muscles",
        "ck:status": "ck:confirmed",
        "ck:layer": "layer:adam-000710",
    }
    triples = [ox.Triple(s, p, v) for s in index.subjects() for p, vs in index.properties(s).items() for v in vs]
    triples += [ox.Triple(claim, node(key), node(value)) for key, value in parts.items()]
    found = export(Index(triples), "schema.org")
    assert "associatedAnatomy" not in json.loads(found.files["lems.schema.jsonld"])
    assert claim.value in {item.claim.iri for item in found.division.left_out}


def test_data_without_an_entry() -> None:
    with pytest.raises(InputError, match="hold no entry"):
        export(Index([]), "schema.org")


def test_of_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "schema.org", "-o", str(tmp_path)]) == 0
    files = {path.name for path in tmp_path.iterdir()}
    assert files == {f"{condition.name}.schema.jsonld" for condition in shipped_conditions()}
    assert {Path(line).name for line in capsys.readouterr().out.splitlines()} == files


def test_only_a_licence_that_is_declared_is_named() -> None:
    entry, about = ox.NamedNode("https://my.org/kg/entry"), ox.NamedNode("https://my.org/kg/gout")
    triples = [
        ox.Triple(entry, node("rdf:type"), node("ck:Entry")),
        ox.Triple(entry, node("schema:about"), about),
        ox.Triple(about, node("rdfs:label"), ox.Literal("gout")),
    ]
    (text,) = export(Index(triples), "schema.org").files.values()
    assert json.loads(text)["subjectOf"]["@id"] == "https://my.org/kg/"
    assert "license" not in json.loads(text)["subjectOf"]
    assert "CC0" not in text


def test_an_entry_about_nothing_does_not_stop_the_others(both: Dataset) -> None:
    about = node("schema:about")
    entry = ox.NamedNode("https://example.org/polymyositis")
    triples = [each for each in both.triples if not (each.subject == entry and each.predicate == about)]
    assert len(triples) == len(both.triples) - 1
    done = export(Index(triples), "schema.org")
    assert [*done.files] == ["lems.schema.jsonld"]
    assert "without schema:about" in done.remark
    assert entry.value in done.remark
    reasons = {item.reason for item in done.division.left_out if "example.org/polymyositis" in item.claim.iri}
    assert reasons == {"its entry does not say what it is about"}
    whole = export(both.index, "schema.org").division
    claims = {claim.iri for claim in whole.held} | {item.claim.iri for item in whole.left_out}
    found = {claim.iri for claim in done.division.held} | {item.claim.iri for item in done.division.left_out}
    assert found == claims
