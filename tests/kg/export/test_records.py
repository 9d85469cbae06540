"""What RDF forms take over of a record: all that qualifies and supports a claim, and no text of a source."""

from __future__ import annotations

import pyoxigraph as ox

from kg.build.dataset import Dataset
from kg.claims.claim import Claim, all_claims
from kg.export.records import curation, direct_triples, labels, statement, support
from kg.rdf.index import Index, node
from kg.rdf.namespaces import GRAPH

QUOTE = "A sentence that is somebody's."


def quoting() -> tuple[Index, Claim]:
    """A claim whose data quote the source wherever they can."""
    claim, span = ox.NamedNode("http://e/claim"), ox.NamedNode("http://e/span")
    words = ox.Literal(QUOTE, language="en")
    triples = [
        ox.Triple(claim, node("rdf:type"), node("ck:Association")),
        ox.Triple(claim, node("rdf:subject"), ox.NamedNode("http://e/a")),
        ox.Triple(claim, node("rdf:predicate"), node("ck:hasSymptom")),
        ox.Triple(claim, node("rdf:object"), ox.NamedNode("http://e/b")),
        ox.Triple(claim, node("ck:status"), node("ck:reviewed")),
        ox.Triple(claim, node("ck:evidence"), span),
        ox.Triple(claim, node("ck:population"), ox.NamedNode("http://e/children")),
        ox.Triple(ox.NamedNode("http://e/a"), node("ck:hasSymptom"), ox.NamedNode("http://e/b")),
        ox.Triple(span, node("oa:start"), ox.Literal(3)),
        *(
            ox.Triple(place, node(key), words)
            for place in (claim, span)
            for key in ("oa:exact", "oa:prefix", "schema:text", "biolink:supporting_text", "rdf:value")
        ),
    ]
    index = Index(triples)
    (found,) = all_claims(index)
    return index, found


def test_direct_triples_are_those_of_the_build(dataset: Dataset) -> None:
    index = dataset.index
    found = {triple for claim in all_claims(index) for triple in direct_triples(index, claim)}
    assert found == {quad.triple for quad in dataset.quads if quad.graph_name == ox.NamedNode(f"{GRAPH}direct")}


def test_no_text_of_a_source_is_taken_over() -> None:
    index, claim = quoting()
    taken = [*statement(index, claim), *curation(index, claim), *support(index, claim), *labels(index, claim)]
    assert QUOTE not in "".join(map(str, taken))
    assert ox.Triple(ox.NamedNode("http://e/span"), node("oa:start"), ox.Literal(3)) in taken
    assert ox.Triple(ox.NamedNode(claim.iri), node("ck:population"), ox.NamedNode("http://e/children")) in taken


def test_without_the_vocabulary_every_qualifier_restricts() -> None:
    index, claim = quoting()
    assert not direct_triples(index, claim), "it is said of children alone, and no vocabulary tells that this restricts"


def test_a_claim_without_an_iri_stands_for_nothing() -> None:
    assert not direct_triples(Index([]), Claim("b0", node("concept:lems"), node("ck:isA"), node("concept:cancer")))
