"""``kg import`` and ``--add``: a layer of an ontology's terms, and questions to it beside the shipped graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.build.shipped import open_store
from kg.build.validate import shape_findings
from kg.cli import main
from kg.link.sssom import mapping_sets
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.load import load_files
from kg.rdf.namespaces import GRAPH, TERM

LAYER = GRAPH + "import-mondo"
ONTOLOGY = """format-version: 1.2
data-version: 2024-02-03
ontology: mondo
property_value: http://purl.org/dc/terms/license https://creativecommons.org/licenses/by/4.0/

[Term]
id: MONDO:0018556
name: LEMS <b>"so called"</b>
def: "What it is." []
synonym: "that syndrome" EXACT []
synonym: "syndrome" BROAD []
is_a: MONDO:9000001

[Term]
id: MONDO:9000001
name: above
is_a: MONDO:9000002

[Term]
id: MONDO:9000002
name: top
is_a: MONDO:9000001

[Term]
id: MONDO:9000003
name: beside
"""


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    path = tmp_path / "mondo.obo"
    path.write_text(ONTOLOGY, encoding="utf-8")
    return path


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
    assert all(f"{curie} is not in it" in err for curie in missing)


def test_a_layer_fits_the_shapes(ontology: Path) -> None:
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


def test_the_ontology_itself_is_never_written(ontology: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = ontology.rename(ontology.with_name("own.ttl"))
    link, folder = ontology.with_name("link.ttl"), ontology.with_name("folder")
    link.symlink_to(own)
    folder.symlink_to(ontology.parent)
    for source, output in ((own, own), (own, link), (link, own), (own, folder / "own.ttl")):
        assert main(["import", str(source), "-o", str(output)]) == 2
        assert capsys.readouterr().err.startswith(f"kg: {output}: is the ontology itself")
    assert own.read_text(encoding="utf-8") == ONTOLOGY


def test_depth_and_form(ontology: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def records(*options: str) -> int:
        assert main(["import", str(ontology), *options]) == 0
        out = capsys.readouterr().out
        form = ox.RdfFormat.TURTLE if "ttl" in options else ox.RdfFormat.TRIG
        return len(list(Index(ox.parse(out, format=form)).of_type(node("ck:TermRecord"))))

    assert [records("--depth", "0"), records("--depth", "1"), records("--depth", "2"), records()] == [1, 2, 3, 3]
    assert records("--format", "ttl") == 3


def test_the_same_bytes_each_time(ontology: Path) -> None:
    first, second = ontology.with_name("a.trig"), ontology.with_name("b.trig")
    for output in (first, second):
        assert main(["import", str(ontology), "-o", str(output)]) == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.obo"], "none.obo: cannot be read"),
        (["mondo.obo", "-o", "x.csv"], "x.csv: names no form of output"),
        (["other.obo"], "other.obo: holds no term that a concept is mapped to"),
        (["cut.obo", "-o", "x.trig"], "cut.obo:4: "),
    ],
)
def test_errors_leave_no_file(
    ontology: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ontology.parent)
    Path("other.obo").write_text("format-version: 1.2\n\n[Term]\nid: XO:1\n", encoding="utf-8")
    Path("cut.obo").write_text('format-version: 1.2\n[Term]\nid: MONDO:0018556\nsynonym: "x', encoding="utf-8")
    before = set(ontology.parent.iterdir())
    assert main(["import", *arguments]) == 2
    assert f"kg: {message}" in capsys.readouterr().err
    assert set(ontology.parent.iterdir()) == before


@pytest.mark.parametrize("depth", ["-1", "x", "1001", "1.5"])
def test_odd_depths_are_refused(ontology: Path, depth: str) -> None:
    with pytest.raises(SystemExit):
        main(["import", str(ontology), "--depth", depth])


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


def test_files_to_add_stand_beside_files_of_data(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.ttl").write_text(f"<http://x/{name}> <http://x/p> 1 .", encoding="utf-8")
    store = open_store([tmp_path / "a.ttl"], [tmp_path / "b.ttl"])
    assert evaluate(store, "ASK { <http://x/a> ?p 1 . <http://x/b> ?p 1 . FILTER NOT EXISTS { ?c a ck:Condition } }")
    assert evaluate(open_store([], [tmp_path / "b.ttl"]), "ASK { <http://x/b> ?p 1 . ?c a ck:Condition }")


def test_an_endpoint_takes_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<http://x/a> <http://x/p> 1 .", encoding="utf-8")
    assert main(["sparql", "ASK { ?s ?p ?o }", "--endpoint", "http://localhost:1", "--add", str(path)]) == 2
    assert "--add" in capsys.readouterr().err


def test_no_command_forgets_the_files_to_add() -> None:
    for path in (Path(__file__).parents[3] / "kg" / "cli").glob("*.py"):
        assert "open_store(options.data)" not in path.read_text(encoding="utf-8"), path.name
