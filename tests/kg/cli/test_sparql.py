"""``kg sparql``: a query from anywhere, on any data."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kg.cli import main
from tests.conftest import Run
from tests.kg.cli.processes import command

DATA = Path(__file__).resolve().parents[2] / "data" / "sparql"


def test_sparql_from_file_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("ASK { concept:lems a ck:Condition }", encoding="utf-8")
    assert command("sparql", f"@{path}").stdout == "true\n"
    assert command("sparql", "-", input=path.read_text(encoding="utf-8")).stdout == "true\n"


def test_other_data(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "data.ttl"
    path.write_text('<http://e/s> <http://e/p> "x"@en .', encoding="utf-8")
    assert kg("sparql", "SELECT ?o { ?s ?p ?o }", "--data", path, "--format", "csv")[1] == "o\r\nx\r\n"
    assert kg("associations", "--data", path, "--format", "json")[:2] == (0, "[]\n")


@pytest.mark.parametrize(
    ("name", "query", "form", "what"),
    [
        ("control.ttl", "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s", "xml", "XML cannot hold the character U+0007, behind"),
        ("control.ttl", "CONSTRUCT WHERE { ?s ?p ?o }", "rdfxml", "RDF/XML cannot hold the character U+0007, behind"),
        ("digit-preds.ttl", "CONSTRUCT WHERE { ?s ?p ?o }", "rdfxml", "RDF/XML cannot hold <http://ex.test/2024> as a"),
        ("dironly.ttl", "CONSTRUCT WHERE { ?s ?p ?o }", "rdfxml", "RDF/XML cannot hold the base direction of"),
    ],
)
def test_what_xml_cannot_hold_is_refused_by_name(kg: Run, name: str, query: str, form: str, what: str) -> None:
    status, out, err = kg("sparql", query, "--data", DATA / name, "--format", form)
    assert (status, out) == (2, "")
    assert what in err
    other = "json" if form == "xml" else "ntriples"
    assert kg("sparql", query, "--data", DATA / name, "--format", other)[0] == 0


@pytest.mark.parametrize(
    ("query", "form"), [("SELECT ?o { ?s ?p ?o }", "xml"), ("CONSTRUCT WHERE { ?s ?p ?o }", "rdfxml")]
)
def test_a_carriage_return_stays(kg: Run, tmp_path: Path, query: str, form: str) -> None:
    path = tmp_path / "x.ttl"
    path.write_text('<http://e/s> <http://e/p> "a\\r\\nb\\tc " .', encoding="utf-8")
    text = kg("sparql", query, "--data", path, "--format", form)[1]
    assert "a&#xD;\nb\tc" in text
    assert "a\r\nb\tc " in {element.text for element in ET.fromstring(text).iter()}  # noqa: S314 - our own


def test_an_endpoint_takes_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<http://x/a> <http://x/p> 1 .", encoding="utf-8")
    assert main(["sparql", "ASK { ?s ?p ?o }", "--endpoint", "http://localhost:1", "--add", str(path)]) == 2
    assert "--add" in capsys.readouterr().err
