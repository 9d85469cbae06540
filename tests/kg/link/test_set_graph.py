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
GRAPH_OF_SET = ox.NamedNode("http://set/")
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
    assert recorded == {"1", "2", "3", "4", "5"}, "every row can be asked for"
    (proposed,) = {quad.subject for quad in found if quad.predicate == node("ck:status")}
    assert ox.Quad(proposed, node("ck:status"), node("ck:proposed"), GRAPH_OF_SET) in found
    assert ox.Quad(proposed, node("sssom:object_id"), node("HP:0000002"), GRAPH_OF_SET) in found
    assert [quad.object for quad in found if quad.predicate == node("sssom:predicate_modifier")] == [ox.Literal("Not")]


def test_rows_that_lack_a_slot_are_recorded_and_link_nothing() -> None:
    text = (
        "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\n"
        "\tWobbly legs\tskos:closeMatch\tHP:0001251\tsemapv:LexicalMatching\n"
        "HP:0000001\tAll\tskos:exactMatch\tMONDO:0000001\t\n"
        "HP:0000002\tStature\tskos:exactMatch\tMONDO:0000002\tby hand\n"
    )
    found = set_quads(read_mappings(text.encode()))
    labels = {quad.object: quad.subject for quad in found if quad.predicate == node("sssom:subject_label")}
    assert set(labels) == {ox.Literal("Wobbly legs"), ox.Literal("All"), ox.Literal("Stature")}
    assert {quad.subject for quad in found if quad.predicate.value.endswith("Match")} == {
        node("HP:0000001"),
        node("HP:0000002"),
    }
    said = [quad.object for quad in found if quad.predicate == node("sssom:mapping_justification")]
    assert said == [node("semapv:LexicalMatching"), ox.Literal("by hand")]


def test_rows_of_one_name_stay_apart() -> None:
    row = "own:1 skos:exactMatch  HP:0000001 semapv:"
    found = quads(f"{row}LexicalMatching", f"{row}ManualMappingCuration")
    assert len({quad.subject for quad in found if quad.object == node("ck:Mapping")}) == 2


def test_a_prefix_that_nobody_declares_is_told_with_its_line() -> None:
    with pytest.raises(DataError, match="nope") as told:
        quads("nope:1 skos:exactMatch  HP:0000001 semapv:LexicalMatching")
    assert told.value.where.endswith(":5")


def test_a_namespace_that_makes_no_iri_is_told_with_the_line_of_the_row() -> None:
    text = (
        f"#curie_map:\n#  x: 'http://e/<script>'\n{TABLE}x:1\tskos:exactMatch\t\tHP:0000001\tsemapv:LexicalMatching\t\n"
    )
    with pytest.raises(DataError, match="is no IRI") as told:
        set_quads(read_mappings(text.encode()))
    assert told.value.where.endswith(":4")


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
    assert graph.show("own:N1").label == "Eaton-Lambert syndrome", "by the prefix of the set, in its words"
    assert graph.show("Weakness of muscles").iri == "https://clinic.example/terms/N2"
    assert graph.path("own:N1", "LEMS").paths[0].concepts[0] == "Eaton-Lambert syndrome"
    assert graph.sparql("ASK { own:N2 skos:exactMatch HP:0001324 }")
    assert not graph.sparql("ASK { own:N2 rdfs:label ?label }"), "a set's words are no label of ours"
    alone = kg.load(OWN)
    assert {row["object"] for row in alone.mappings()} == {"mesh:D015624", "HP:0001324"}


def test_an_undecided_row_counts_for_nothing_and_can_be_seen() -> None:
    """Not as a link, not in the answers of the library, not as a way from one thing to another."""
    row = "own:N7\tskos:exactMatch\t\tmesh:D015624\tsemapv:LexicalMatching\tin review\n"
    given = f"#curie_map:\n#  own: https://clinic.example/terms/\n{TABLE}{row}".encode()
    graph = kg.load(mappings=[given])
    (listed,) = [row for row in graph.mappings() if row["subject"] == "https://clinic.example/terms/N7"]
    assert (listed["status"], listed["object"]) == ("proposed", "mesh:D015624")
    (shown,) = graph.show("own:N7").mappings
    assert str(shown).startswith("undecided: skos:exactMatch mesh:D015624")
    assert not shown.accepted
    assert graph.show("mesh:D015624").id == "concept:lems"
    assert not graph.path("own:N7", "LEMS").paths
    without = kg.load()
    for name in ("vocabularies", "concept-terms", "identifiers"):
        assert list(graph.query(name)) == list(without.query(name)), name
