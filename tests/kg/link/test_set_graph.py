"""A set of others is a graph of its own, and makes no claim."""

from __future__ import annotations

import logging
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.errors import DataError, InputError
from kg.link.set_graph import mapping_source, set_graph, set_quads
from kg.link.sssom import read_mappings
from kg.rdf.index import node
from kg.rdf.namespaces import BASE, GRAPH

CASES = Path(__file__).parents[2] / "data" / "linking"
(OWN,) = CASES.glob("17-*")
TABLE = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tstatus\n"


def quads(*rows: str, head: str = "#mapping_set_id: http://set/\n") -> list[ox.Quad]:
    lines = "".join(row.replace(" ", "\t") + "\n" for row in rows)
    text = f"#curie_map:\n#  own: https://clinic.example/terms/\n{head}{TABLE}{lines}"
    return set_quads(read_mappings(text.encode()))


def test_the_graph_is_named_by_the_set_and_has_its_licence() -> None:
    found = set_quads(read_mappings(OWN))
    graph = ox.NamedNode("https://clinic.example/terms/map")
    assert {quad.graph_name for quad in found} == {graph}
    said = {(quad.predicate, quad.object) for quad in found if quad.subject == graph}
    assert (node("dcterms:license"), ox.NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")) in said
    assert (node("ck:layerKind"), node("ck:mappingLayer")) in said
    own = ox.NamedNode("https://clinic.example/terms/N1")
    assert ox.Quad(own, node("skos:exactMatch"), node("mesh:D015624"), graph) in found, "in canonical form"
    records = {quad.subject for quad in found if quad.object == node("ck:Mapping")}
    assert ox.NamedNode(f"{graph.value}#own-N1_exactMatch_mesh-D015624") in records


@pytest.mark.parametrize(
    "name",
    ["", "no iri at all", "_:b", f"{GRAPH}lems/adam-000710", "https://e.org/graph/lems", f"{BASE}concept/lems", BASE],
)
def test_no_set_takes_the_name_of_claims_or_concepts(name: str) -> None:
    head = f"#mapping_set_id: {name}\n" if name else ""
    found = read_mappings(f"{head}{TABLE}".encode())
    assert set_graph(found).value.startswith(f"{GRAPH}mappings-")


def test_what_is_rejected_proposed_or_no_match_links_nothing() -> None:
    found = quads(
        "own:1 skos:exactMatch Not HP:0000001 semapv:LexicalMatching",
        "own:2 skos:exactMatch  HP:0000002 semapv:LexicalMatching proposed",
        "own:3 skos:exactMatch  sssom:NoTermFound semapv:LexicalMatching",
        "own:4 ck:hasTreatment  HP:0000004 semapv:LexicalMatching",
        "own:5 skos:closeMatch  HP:0000005 semapv:LexicalMatching published",
    )
    own = {f"<https://clinic.example/terms/{number}>": number for number in "12345"}
    assert [own[str(quad.subject)] for quad in found if str(quad.subject) in own] == ["5"]
    recorded = {own[str(quad.object)] for quad in found if quad.predicate == node("sssom:subject_id")}
    assert recorded == {"1", "3", "4", "5"}, "a proposal is no mapping, not even a record of one"
    assert [quad.object for quad in found if quad.predicate == node("sssom:predicate_modifier")] == [ox.Literal("Not")]


def test_rows_of_one_name_stay_apart() -> None:
    row = "own:1 skos:exactMatch  HP:0000001 semapv:"
    found = quads(f"{row}LexicalMatching", f"{row}ManualMappingCuration")
    assert len({quad.subject for quad in found if quad.object == node("ck:Mapping")}) == 2


def test_a_prefix_that_nobody_declares_is_told_with_its_line() -> None:
    with pytest.raises(DataError, match="nope") as told:
        quads("nope:1 skos:exactMatch  HP:0000001 semapv:LexicalMatching")
    assert told.value.where.endswith(":5")


def test_what_is_no_set_is_refused() -> None:
    with pytest.raises(InputError, match="no mapping set"):
        mapping_source(b"<http://e/s> <http://e/p> 1 .")


def test_what_is_wrong_with_it_is_told(caplog: pytest.LogCaptureFixture) -> None:
    (path,) = CASES.glob("23-*")
    with caplog.at_level(logging.WARNING, logger="kg"):
        mapping_source(path)
    assert "4 findings, see kg mappings --check" in caplog.text


def test_from_python() -> None:
    graph = kg.load(mappings=[OWN])
    assert graph.sparql(
        "ASK { concept:lems skos:exactMatch ?t . ?own skos:exactMatch ?t FILTER(?own != concept:lems) }"
    )
    assert "https://clinic.example/terms/N2" in {row["subject"] for row in graph.mappings()}
    assert graph.show("LEMS").label == "Lambert-Eaton myasthenic syndrome"
    alone = kg.load(OWN)
    assert {row["object"] for row in alone.mappings()} == {"mesh:D015624", "HP:0001324"}
