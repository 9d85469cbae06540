"""A reasoner (HermiT) finds the ontology with all individuals of the shipped graph consistent, and a broken one not."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD

from kg.rdf.namespaces import PREFIXES
from tests.ontology._graphs import CK, built, rdflib_graph, vocabulary

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs java: install Debian's default-jre-headless"),
]

with warnings.catch_warnings():
    # owlready2 warns on import where its optional, faster parser is not built.
    warnings.simplefilter("ignore")
    import owlready2

#: Reserved in OWL 2 DL: data may use them, axioms may not.
RESERVED = {RDF.subject, RDF.predicate, RDF.object}
#: Datatypes that are not in OWL 2's map, which a reasoner refuses.
NOT_OF_OWL = {XSD.date, XSD.duration, XSD.gYear, XSD.gYearMonth}
LEMS = rdflib.URIRef(PREFIXES["concept"] + "lems")


def logical() -> rdflib.Graph:
    """The vocabulary, and of the data all types and all triples with a property of ours; annotations stay outside."""
    graph = rdflib.Graph()
    properties = {
        term for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for term in vocabulary().subjects(RDF.type, kind)
    }
    for triple in vocabulary():
        graph.add(triple)
    for subject, predicate, value in rdflib_graph(built().triples):
        if predicate in RESERVED or getattr(value, "datatype", None) in NOT_OF_OWL:
            continue
        if predicate == RDF.type or predicate in properties:
            graph.add((subject, predicate, value))
    return graph


def small(*triples: tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef]) -> rdflib.Graph:
    """The vocabulary and a few triples: what is wrong by the vocabulary alone needs no data to be found."""
    graph = rdflib.Graph()
    for triple in (*vocabulary(), *triples):
        graph.add(triple)
    return graph


@pytest.fixture
def world() -> Iterator[owlready2.World]:
    """A fresh quad store, so that no test sees the axioms of another."""
    world = owlready2.World()
    yield world
    world.close()


def load(world: owlready2.World, graph: rdflib.Graph, folder: Path) -> owlready2.Ontology:
    path = folder / "graph.nt"
    path.write_text(graph.serialize(format="nt"), encoding="utf-8")
    return world.get_ontology(path.as_uri()).load()


def reason(world: owlready2.World) -> None:
    owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)


def test_ontology_with_the_shipped_graph_is_consistent(world: owlready2.World, tmp_path: Path) -> None:
    ontology = load(world, logical(), tmp_path)
    assert len(list(ontology.classes())) >= len(set(vocabulary().subjects(RDF.type, OWL.Class))) - 10
    assert world[str(LEMS)] is not None, "the individuals are there, too"
    reason(world)
    assert list(world.inconsistent_classes()) == []


def test_individual_in_two_disjoint_classes_is_found(world: owlready2.World, tmp_path: Path) -> None:
    load(world, small((LEMS, RDF.type, CK.Condition), (LEMS, RDF.type, CK.Test)), tmp_path)
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(world)


def test_association_that_is_also_negated_is_found(world: owlready2.World, tmp_path: Path) -> None:
    claim = rdflib.URIRef("http://example.org/claim")
    load(world, small((claim, RDF.type, CK.Association), (claim, RDF.type, CK.NegatedAssociation)), tmp_path)
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(world)


def test_class_under_two_disjoint_classes_is_found(world: owlready2.World, tmp_path: Path) -> None:
    impossible = CK.ImpossibleForTheTest
    kinds = ((impossible, RDFS.subClassOf, kind) for kind in (CK.Test, CK.Condition))
    load(world, small((impossible, RDF.type, OWL.Class), *kinds), tmp_path)
    reason(world)
    assert [cls.iri for cls in world.inconsistent_classes() if cls is not owlready2.Nothing] == [str(impossible)]
