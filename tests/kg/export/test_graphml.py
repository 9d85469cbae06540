"""GraphML: a file that others read with the types it states, and no claim whose text XML cannot write."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.claims.claim import Claim, all_claims
from kg.export.graphml import graphml
from kg.rdf.index import Index, node
from tests.kg.export.readers import read_graphml

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def labelled(*labels: str) -> Index:
    """Claims that something is of a kind, with a label for each thing."""
    triples = []
    for number, label in enumerate(labels):
        claim, thing = ox.NamedNode(f"http://e/claim{number}"), ox.NamedNode(f"http://e/{number}")
        triples += [
            ox.Triple(claim, node("rdf:type"), node("ck:Association")),
            ox.Triple(claim, node("rdf:subject"), thing),
            ox.Triple(claim, node("rdf:predicate"), node("ck:isA")),
            ox.Triple(claim, node("rdf:object"), node("concept:cancer")),
            ox.Triple(thing, node("rdfs:label"), ox.Literal(label)),
        ]
    return Index(triples)


def test_keys_are_named_and_typed(index: Index, all_claims: list[Claim]) -> None:
    text, division = graphml(index, all_claims)
    root = ET.fromstring(text)  # noqa: S314 - made here
    types = {key.get("attr.name"): key.get("attr.type") for key in root.iter(f"{SPACE}key")}
    assert (types["label"], types["negated"], types["notice"]) == ("string", "boolean", "string")
    assert len(list(root.iter(f"{SPACE}edge"))) == len(division.held)
    assert root.find(f"{SPACE}graph").get("edgedefault") == "directed"  # type: ignore[union-attr]


def test_one_key_of_one_type_for_each_attribute(dataset: Dataset) -> None:
    text, _ = graphml(dataset.index, all_claims(dataset.index))
    keys = [key.attrib for key in ET.fromstring(text).iter(f"{SPACE}key")]  # noqa: S314 - made here
    assert len({key["id"] for key in keys}) == len(keys)
    types = {key["attr.name"]: key["attr.type"] for key in keys if key["for"] == "edge"}
    assert (types["percentage"], types["count"], types["percentage_id"]) == ("double", "long", "string")
    assert not {"source", "target"} & types.keys()
    assert {key["attr.type"] for key in keys if key["attr.name"] == "number"} == {"double"}


def test_what_xml_cannot_write_is_left_out_with_its_claim_only() -> None:
    index = labelled("fine", "bell \x07", "fine too \U0001f600", "\ufffe")
    text, division = graphml(index, all_claims(index))
    assert [claim.iri[-1] for claim in division.held] == ["0", "2"]
    assert [item.reason for item in division.left_out] == [
        f"GraphML cannot hold the character U+{code} in one of its texts" for code in ("0007", "FFFE")
    ]
    assert "fine too \U0001f600" in {
        row.get("label") for row in read_graphml({"condition-kg.graphml": text})[0].values()
    }


def test_a_notice_of_any_title_is_well_formed() -> None:
    entry = ox.NamedNode("http://e/entry")
    index = Index(
        [
            ox.Triple(entry, node("rdf:type"), node("ck:Entry")),
            ox.Triple(entry, node("dcterms:title"), ox.Literal("bell \x07")),
            ox.Triple(entry, node("schema:about"), ox.NamedNode("http://e/bell")),
        ]
    )
    ET.fromstring(graphml(index, [])[0])  # noqa: S314 - made here


@pytest.mark.parametrize("label", ["a\rb", "a\r\nb", "<b>&\"'", "]]>", "\t x"])
def test_line_ends_and_markup_come_back(label: str) -> None:
    index = labelled(label)
    graph = nx.parse_graphml(graphml(index, all_claims(index))[0], force_multigraph=True)
    assert label in {data.get("label") for _, data in graph.nodes(data=True)}


def test_the_same_bytes_whatever_the_order(index: Index, all_claims: list[Claim]) -> None:
    assert graphml(index, all_claims)[0] == graphml(index, all_claims)[0]
