"""``kg import`` and ``--add``: a layer of an ontology's terms, and questions to it beside the shipped graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.build.validate import shape_findings
from kg.cli import main
from kg.link.sssom import mapping_sets
from kg.link.vocabularies import read_terms
from kg.rdf.index import Index, node
from kg.rdf.load import load_files
from kg.rdf.name_kinds import kind_of_name
from kg.rdf.namespaces import GRAPH, TERM
from tests.kg.ontology_file import ONTOLOGY

LAYER = GRAPH + "import-mondo"
LINKING = Path(__file__).resolve().parents[2] / "data" / "linking"


def test_the_layer(ontology: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = ontology.with_name("mondo.trig")
    assert main(["import", str(ontology), "-o", str(output)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    store = load_files([output])
    assert {quad.graph_name for quad in store} == {ox.NamedNode(LAYER)}
    index = Index(store)
    records = set(index.of_type(node("ck:TermRecord")))
    assert records == {
        ox.NamedNode(f"{TERM}import-mondo-MONDO_{number}") for number in ("0018556", "9000001", "9000002")
    }
    lems = ox.NamedNode(TERM + "import-mondo-MONDO_0018556")
    assert index.text(lems, node("rdfs:label")) == 'LEMS <b>"so called"</b>'
    assert index.text(lems, node("oboInOwl:hasBroadSynonym")) == "syndrome"
    assert index.values(lems, node("ck:term")) == [node("MONDO:0018556")]
    assert index.values(lems, node("ck:parent")) == [ox.NamedNode(TERM + "import-mondo-MONDO_9000001")]
    layer = ox.NamedNode(LAYER)
    assert index.values(layer, node("ck:layerKind")) == [node("ck:terminologyLayer")]
    assert index.text(layer, node("owl:versionInfo")) == "2024-02-03"
    assert index.text(layer, node("dcterms:license")) == "https://creativecommons.org/licenses/by/4.0/"
    assert index.text(layer, node("dcterms:source")) == "http://purl.obolibrary.org/obo/mondo.owl"
    assert "a cycle: MONDO:9000001 under MONDO:9000002 under MONDO:9000001" in err
    assert "3 terms, 1 of them mapped; version 2024-02-03; its licence holds: https://creativecommons.org" in err
    mapped = {row["object_id"] for each in mapping_sets() if each.name == "positive" for row in each.rows}
    missing = {curie for curie in mapped if curie.startswith("MONDO:")} - {"MONDO:0018556"}
    assert missing
    assert f"{len(missing)} mapped terms are not in this part of MONDO" in err


def test_types_and_languages_of_synonyms_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "hp.trig"
    assert main(["import", str(LINKING / "05-annotated-axioms.ttl"), "-o", str(output)]) == 0
    assert (
        "imports http://purl.obolibrary.org/obo/hp/imports/go_import.owl, which is not read" in capsys.readouterr().err
    )
    (term,) = (term for term in read_terms(LINKING / "05-annotated-axioms.ttl") if len(term.names) > 1)
    index = Index(load_files([output]))
    axioms = {
        index.text(axiom, node("owl:annotatedTarget")): index.text(axiom, node("oboInOwl:hasSynonymType"))
        for axiom in index.of_type(node("owl:Axiom"))
    }
    assert {name: kind_of_name(kind) for name, kind in axioms.items()} == {
        name.text: name.kind for name in term.synonyms
    }
    assert not [quad for quad in load_files([output]) if isinstance(quad.subject, ox.BlankNode)]
    assert main(["import", str(LINKING / "04-languages.ttl"), "-o", str(output)]) == 0
    index = Index(load_files([output]))
    assert index.label(ox.NamedNode(TERM + "import-hp-HP_0002015")) == "Dysphagie (fr)"


def test_a_layer_fits_the_shapes(ontology: Path) -> None:
    text = ontology.read_text(encoding="utf-8")
    ontology.write_text(
        text.replace('"that syndrome" EXACT []', '"that syndrome" EXACT layperson []'), encoding="utf-8"
    )
    output = ontology.with_name("mondo.trig")
    assert main(["import", str(ontology), "-o", str(output)]) == 0
    found = [finding.message for finding in shape_findings(Dataset(tuple(load_files([output])), {}))]
    assert [message for message in found if "not shipped" not in message] == []  # it is no layer of ours


def test_terms_of_one_local_name_stay_apart(ontology: Path) -> None:
    others = "http://a/MONDO_9000001", "http://a/b/", "http://a/b#", "http://a/%C3%A9"
    stanzas = "".join(f"\n[Term]\nid: {iri}\nname: n{at}\n" for at, iri in enumerate(others))
    links = "".join(f"is_a: {iri}\n" for iri in others)
    ontology.write_text(
        ONTOLOGY.replace("is_a: MONDO:9000001\n\n", f"is_a: MONDO:9000001\n{links}\n", 1) + stanzas, encoding="utf-8"
    )
    output = ontology.with_name("mondo.trig")
    assert main(["import", str(ontology), "-o", str(output)]) == 0
    index = Index(load_files([output]))
    names = {
        index.text(record, node("rdfs:label")): str(record.value).removeprefix(TERM + "import-mondo-")
        for record in index.of_type(node("ck:TermRecord"))
    }
    assert names == {
        'LEMS <b>"so called"</b>': "MONDO_0018556",
        "above": "http%3A%2F%2Fpurl.obolibrary.org%2Fobo%2FMONDO_9000001",
        "top": "MONDO_9000002",
        "n0": "http%3A%2F%2Fa%2FMONDO_9000001",
        "n1": "http%3A%2F%2Fa%2Fb%2F",
        "n2": "http%3A%2F%2Fa%2Fb%23",
        "n3": "%25C3%25A9",
    }
    apart = ox.NamedNode(f"{TERM}import-mondo-{names['n0']}")
    assert not index.values(apart, node("ck:parent"))
    lems = ox.NamedNode(TERM + "import-mondo-MONDO_0018556")
    assert len(index.values(lems, node("ck:parent"))) == 5


def test_the_same_bytes_each_time(ontology: Path) -> None:
    first, second = ontology.with_name("a.trig"), ontology.with_name("b.trig")
    for output in (first, second):
        assert main(["import", str(ontology), "-o", str(output)]) == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.slow
def test_questions_to_both(ontology: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = ontology.with_name("mondo.trig")
    main(["import", str(ontology), "-o", str(output)])
    capsys.readouterr()
    query = """SELECT ?above {
      concept:lems skos:exactMatch ?term . ?record ck:term ?term ; ck:layer graph:import-mondo ; ck:parent+ ?parent .
      ?parent rdfs:label ?above
    } ORDER BY ?above"""
    assert main(["sparql", query, "--add", str(output), "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["above", "above", "top"]
    assert main(["sparql", query, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["above"]
    assert main(["stats", "--add", str(output), "--format", "csv"]) == 0
    assert "import-mondo" in capsys.readouterr().out
    assert main(["associations", "--add", str(output), "--format", "csv"]) == 0
    both = capsys.readouterr().out
    assert main(["associations", "--format", "csv"]) == 0
    assert both == capsys.readouterr().out
