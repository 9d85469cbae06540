"""GraphML, Cytoscape.js and CSV: read back by others' readers, every claim is whole."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build.dataset import Dataset
from kg.claims.claim import Claim, all_claims
from kg.export import export
from kg.export.flat import join, node_ids
from kg.rdf.index import Index, node
from kg.rdf.namespaces import expand
from tests.cells import separate
from tests.kg.export.readers import FORMS, READERS, assert_whole, claim_of, expected, read_csv


@pytest.mark.parametrize("form", FORMS)
def test_every_sound_claim_survives(index: Index, all_claims: list[Claim], form: str) -> None:
    done = export(index, form)
    assert {claim.iri for claim in done.division.held} == {claim.iri for claim in all_claims if not claim.problem}
    assert_whole(done.files, done.division, form, index)


@pytest.mark.parametrize("form", FORMS)
def test_modality_negation_condition_and_status_can_be_read(index: Index, form: str) -> None:
    _, edges = READERS[form](export(index, form).files)
    by_end = {iri.rpartition("/")[2]: edge for iri, edge in edges.items()}
    scan = by_end["lems_hasTest_pet-scan_underCondition-suspected-lung-tumor"]
    assert (scan["modality"], scan["underCondition"]) == ("may", "suspected lung tumor")
    assert scan["status"] == "checked against source"
    assert by_end["negated"]["negated"] is True
    assert by_end["proposed"]["status"] == "proposed"
    assert by_end["plain"]["percentage"] == "64.5", "a column of text: another claim there says “half”"
    assert not [edge for edge in edges.values() if isinstance(edge.get("percentage", ""), int | float)]


@pytest.mark.parametrize("form", FORMS)
def test_numbers_are_numbers(dataset: Dataset, form: str) -> None:
    nodes, edges = READERS[form](export(dataset.index, form).files)
    found = {
        name: [edge[name] for edge in edges.values() if edge.get(name, "") != ""] for name in ("percentage", "count")
    }
    assert len(found["percentage"]) > 90
    if form == "csv":  # where all are text
        assert {"92.0", "5.0"} < {str(float(cell)) for cell in found["percentage"]}
        assert all(cell.isdigit() for cell in found["count"])
    else:
        assert {type(cell) for cell in found["percentage"]} == {float}
        assert {type(cell) for cell in found["count"]} == {int}
    exact = next(edge for edge in edges.values() if edge.get("count", "") != "")
    assert exact["count_id"] == f'"{exact["count"]}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    literal = nodes["literal:10.9"]
    assert (float(literal["number"]), literal["datatype"]) == (10.9, "xsd:decimal")


@pytest.mark.parametrize("form", FORMS)
def test_identifiers_stand_for_nodes_and_all_exact_ones_stand_beside(dataset: Dataset, form: str) -> None:
    nodes, _ = READERS[form](export(dataset.index, form).files)
    lems = nodes[expand("concept:lems")]
    exact = separate(lems["exact_match"])
    assert lems["curie"] == "concept:lems"
    assert {"MONDO:0018556", "mesh:D015624", "ORPHA:43393"} <= set(exact)
    nodes, edges = READERS[form](export(dataset.index, form, ids=["mondo", "hp"]).files)
    assert expand("concept:lems") not in nodes
    named = nodes[expand("MONDO:0018556")]
    assert (named["curie"], named["label"]) == ("MONDO:0018556", lems["label"])
    assert set(separate(named["exact_match"])) == set(exact) - {"MONDO:0018556"} | {"concept:lems"}
    ends = {edge[end] for edge in edges.values() for end in ("subject_id", "object_id")}
    assert expand("MONDO:0018556") in ends <= nodes.keys()
    contexts = {edge.get("diseaseContext_id") for edge in edges.values()}
    assert expand("MONDO:0018556") in contexts
    assert expand("concept:lems") not in contexts


@pytest.mark.parametrize("form", FORMS)
def test_no_attribute_is_taken_for_an_end(form: str) -> None:
    """What readers have a meaning for is no name of an attribute, even where a qualifier is called so."""
    keys = {f"ck:{name}": name for name in ("source", "target", "Weight", "parent", "label", "number")}
    claim = ox.NamedNode("http://e/claim")
    triples = [ox.Triple(claim, node(key), ox.Literal(value)) for key, value in keys.items()]
    triples += [
        ox.Triple(claim, node("rdf:type"), node("ck:Association")),
        ox.Triple(claim, node("rdf:predicate"), node("ck:isA")),
        *(ox.Triple(claim, node(f"rdf:{part}"), node(f"concept:{part}")) for part in ("subject", "object")),
    ]
    _, edges = READERS[form](export(Index(triples), form).files)
    edge = edges["http://e/claim"]
    assert {key: edge[key] for key in keys} == keys
    names = {name.casefold() for name in edge} & {"source", "target", "weight", "parent", "label"}
    assert names == ({"source", "target"} if form == "cytoscape" else set())
    if form == "cytoscape":
        assert (edge["source"], edge["target"]) == (expand("concept:subject"), expand("concept:object"))


def test_a_number_that_no_reader_takes_as_it_is_stays_text() -> None:
    values = {"1": ("9" * 30, "integer"), "2": ("INF", "double"), "3": ("1_0", "integer"), "4": ("NaN", "float")}
    triples = []
    for name, (text, datatype) in values.items():
        claim = ox.NamedNode(f"http://e/{name}")
        triples += [
            ox.Triple(claim, node("rdf:type"), node("ck:Association")),
            *(ox.Triple(claim, node(f"rdf:{part}"), node("ck:isA")) for part in ("subject", "predicate", "object")),
            ox.Triple(claim, node("ck:count"), ox.Literal(text, datatype=node(f"xsd:{datatype}"))),
        ]
    for form in FORMS:
        _, edges = READERS[form](export(Index(triples), form).files)
        assert {iri: edge["count"] for iri, edge in edges.items()} == {
            f"http://e/{name}": text for name, (text, _) in values.items()
        }


@pytest.mark.parametrize("form", FORMS)
def test_the_notice(index: Index, form: str) -> None:
    files = export(index, form).files
    assert any("No clinician has reviewed this graph" in text for text in files.values())


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(
    ["a\tb\nc\r\nd\re", "=1+1", "'=1", "@x", '"q" | \\ |', "\x00\x1b[31m", "\u202eabc\u202c", "\u200fעברית", "\ufffe"]
)


RESOURCE = st.sampled_from(["http://e/a", "http://e/b", "http://e/c"]).map(ox.NamedNode)


@given(
    labels=st.lists(TEXT, min_size=3, max_size=3),
    value=TEXT.map(ox.Literal) | RESOURCE,
    qualifiers=st.dictionaries(
        st.sampled_from(["ck:frequency", "ck:subject", "rdfs:seeAlso", "schema:frequency"]),
        st.lists(TEXT.map(ox.Literal) | RESOURCE, min_size=1, max_size=3, unique_by=str),
    ),
    note=TEXT,
    negated=st.booleans(),
)
@settings(deadline=None)
def test_hostile_texts(
    labels: list[str],
    value: ox.Literal | ox.NamedNode,
    qualifiers: dict[str, list[ox.Literal | ox.NamedNode]],
    note: str,
    negated: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    claim, subject = ox.NamedNode("http://e/claim"), ox.NamedNode("http://e/a")
    kind = node("ck:NegatedAssociation" if negated else "ck:Association")
    triples = [
        ox.Triple(claim, node("rdf:type"), kind),
        ox.Triple(claim, node("rdf:subject"), subject),
        ox.Triple(claim, node("rdf:predicate"), node("ck:isA")),
        ox.Triple(claim, node("rdf:object"), value),
        ox.Triple(claim, node("skos:scopeNote"), ox.Literal(note)),
        *(ox.Triple(claim, node(key), found) for key, values in qualifiers.items() for found in values),
    ]
    triples += [
        ox.Triple(ox.NamedNode(f"http://e/{name}"), node("rdfs:label"), ox.Literal(label))
        for name, label in zip("abc", labels, strict=True)
    ]
    index = Index(triples)
    for form in FORMS:
        done = export(index, form)
        assert len(done.division.held) + len(done.division.left_out) == len(all_claims(index)) == 1
        _, edges = READERS[form](done.files)
        for held in done.division.held:
            found = claim_of(edges[held.iri])
            wanted = expected(held, node_ids({held.subject, held.object}))
            assert sorted(map(sorted, found.pop("qualifiers").values())) == sorted(
                map(sorted, wanted.pop("qualifiers").values())
            )
            assert found == wanted
        if form != "graphml":
            assert done.division.held
        else:
            assert all("cannot hold the character U+" in item.reason for item in done.division.left_out)


def test_two_qualifiers_of_one_name_have_columns_of_their_own() -> None:
    claim = ox.NamedNode("http://e/claim")
    keys = {"ck:frequency": "1", "ck:subject": "2", "schema:frequency": "3"}
    triples = [ox.Triple(claim, node(key), ox.Literal(value)) for key, value in keys.items()]
    triples += [
        ox.Triple(claim, node("rdf:type"), node("ck:Association")),
        *(ox.Triple(claim, node(f"rdf:{part}"), node("ck:isA")) for part in ("subject", "predicate", "object")),
    ]
    _, edges = read_csv(export(Index(triples), "csv").files)
    edge = edges["http://e/claim"]
    assert (edge["frequency"], edge["ck:subject"], edge["schema:frequency"]) == ("1", "2", "3")


def test_a_literal_has_a_readable_id(index: Index) -> None:
    decimal = node("xsd:decimal")
    number, text, word = ox.Literal("10.9", datatype=decimal), ox.Literal("a"), ox.Literal("a", language="en")
    assert node_ids([number, text, word]) == {
        number: "literal:10.9",
        text: "literal:a^^xsd:string",
        word: "literal:a@en",
    }
    nodes, _ = read_csv(export(index, "csv").files)
    literals = {name for name, row in nodes.items() if row["kind"] == "literal"}
    assert literals
    assert all(name.startswith("literal:") for name in literals)


@given(st.sets(TEXT.map(ox.Literal) | TEXT.map(lambda text: ox.Literal(text, language="en")) | RESOURCE))
def test_no_two_nodes_have_one_id(terms: set[ox.Literal | ox.NamedNode]) -> None:
    hostile = terms | {ox.Literal(name) for name in node_ids(terms).values()}
    assert len(set(node_ids(hostile).values())) == len(hostile)


@given(st.lists(st.text(min_size=1)))
def test_joined_texts_come_apart_again(texts: list[str]) -> None:
    assert separate(join(texts)) == texts
