"""A vocabulary in a form that is no RDF (OBO, OBO Graphs) as RDF, so that it can be asked, drawn and served.

As in the mapping of OBO to OWL (https://owlcollab.github.io/oboformat/doc/obo-syntax.html, section 5): names by
oboInOwl and RDFS, definitions by IAO, relations of classes as restrictions, those of individuals and properties as
plain triples. Of logical definitions and other axioms nothing is read.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

import pyoxigraph as ox

from kg.link.vocabularies.model import LABEL, SYNONYMS, Term
from kg.link.vocabularies.read import read_terms
from kg.rdf.forms import N_TRIPLES
from kg.rdf.index import node, resource
from kg.rdf.namespaces import PREFIXES, expand
from kg.rdf.prefix_map import canonical
from kg.rdf.source import Document, Source

__all__ = ["is_other_form", "vocabulary_source"]

_OTHERS = ("OBO", "OBO Graphs JSON")
_KINDS = {"class": node("owl:Class"), "property": node("owl:ObjectProperty"), "individual": node("owl:NamedIndividual")}
_NAMES = SYNONYMS | {LABEL: node("rdfs:label")}
_TYPE, _TRUE = node("rdf:type"), ox.Literal(value=True)
_PART_OF = expand("obo:BFO_0000050")
#: Relations of these vocabularies are no restrictions: an instance has its class, a property its inverse.
_BUILT_IN = (PREFIXES["rdf"], PREFIXES["owl"])
_HEADER = (("version", "owl:versionInfo"), ("licence", "dcterms:license"))


def is_other_form(source: Source) -> bool:
    """Whether a document is a vocabulary that is no RDF, as its first characters tell.

    Raises:
        InputError: when it cannot be read.
    """
    return bool(source.kind and source.kind.name in _OTHERS)


def vocabulary_source(document: Document) -> Source:
    """A vocabulary as a document of its triples; what is odd about it is logged.

    Args:
        document: OBO or OBO Graphs.

    Raises:
        InputError: with file and, where it can be told, line, when it cannot be read as a vocabulary.
    """
    source = Source.of(document)
    header: dict[str, str] = {}
    with tempfile.TemporaryFile() as file:
        for term in read_terms(source, header):
            ox.serialize(_triples(term), file, format=ox.RdfFormat.N_TRIPLES)
        ox.serialize(_ontology(header, source), file, format=ox.RdfFormat.N_TRIPLES)
        file.seek(0)
        made = Source(file, N_TRIPLES)
        made.take()
        _ = made.form  # as long as it has no name whose suffix would stand for another form
    logging.getLogger("kg").warning(
        "%s: names, definitions, parents, relations and cross-references are read, logical definitions are not", source
    )
    made.name = source.name
    return made


def _ontology(header: dict[str, str], source: Source) -> Iterator[ox.Triple]:
    iri = resource(header.get("iri", "")) or ox.NamedNode(f"urn:x-file:{quote(PurePath(source.name).name)}")
    yield ox.Triple(iri, _TYPE, node("owl:Ontology"))
    for key, predicate in _HEADER:
        if value := header.get(key, ""):
            literal = ox.Literal(value)
            yield ox.Triple(iri, node(predicate), (resource(value) or literal) if key == "licence" else literal)


def _triples(term: Term) -> Iterator[ox.Triple]:
    iri = ox.NamedNode(term.iri)
    above = node("rdfs:subPropertyOf" if term.kind == "property" else "rdfs:subClassOf")
    if term.kind in _KINDS:
        yield ox.Triple(iri, _TYPE, _KINDS[term.kind])
    yield from _texts(term, iri)
    for parent in term.parents:
        yield ox.Triple(iri, above, ox.NamedNode(parent))
    yield from _relations(term, iri)
    for kind, other in term.mappings:
        if target := resource(canonical(other)):
            yield ox.Triple(iri, node(f"skos:{kind}Match"), target)
    if term.deprecated:
        yield ox.Triple(iri, node("owl:deprecated"), _TRUE)
    for predicate, others in (("obo:IAO_0100001", term.replaced_by), ("oboInOwl:consider", term.consider)):
        yield from (ox.Triple(iri, node(predicate), ox.NamedNode(other)) for other in others)


def _relations(term: Term, iri: ox.NamedNode) -> Iterator[ox.Triple]:
    for name, other in (*((_PART_OF, whole) for whole in term.part_of), *term.relations):
        predicate, value = ox.NamedNode(name), ox.NamedNode(other)
        if term.kind in ("individual", "property") or name.startswith(_BUILT_IN):
            yield ox.Triple(iri, predicate, value)
            continue
        some = ox.BlankNode()
        yield ox.Triple(iri, node("rdfs:subClassOf"), some)
        yield ox.Triple(some, _TYPE, node("owl:Restriction"))
        yield ox.Triple(some, node("owl:onProperty"), predicate)
        yield ox.Triple(some, node("owl:someValuesFrom"), value)


def _texts(term: Term, iri: ox.NamedNode) -> Iterator[ox.Triple]:
    for name in term.names:
        yield ox.Triple(iri, _NAMES[name.scope], _text(name.text, name.language))
    if term.definition:
        yield ox.Triple(iri, node("obo:IAO_0000115"), _text(term.definition, term.definition_language))
    for xref in term.xrefs:
        yield ox.Triple(iri, node("oboInOwl:hasDbXref"), ox.Literal(xref))


def _text(text: str, language: str) -> ox.Literal:
    return ox.Literal(text, language=language) if language else ox.Literal(text)
