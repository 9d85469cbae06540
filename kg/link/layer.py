"""Make a layer of what an ontology file says of the terms that our concepts map to: labels, synonyms, parents.

For the user's own use beside the shipped graph: the licence of the ontology holds for it.
"""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

import pyoxigraph as ox

from kg.link.vocabularies import Name, Ontology, Term
from kg.link.vocabularies.model import LABEL, SYNONYMS
from kg.rdf.index import node
from kg.rdf.name_kinds import type_of_kind
from kg.rdf.namespaces import GRAPH, TERM, local_name, shrink

__all__ = ["import_layer", "layer_name"]

_TEXTS = SYNONYMS | {LABEL: SYNONYMS["exact"]}  # a further label


def layer_name(ontology: Ontology) -> str:
    """The name of the layer: ``import-`` and the ontology's."""
    return f"import-{quote(ontology.name, safe='')}"


def import_layer(ontology: Ontology, *, file: str) -> list[ox.Quad]:
    """The layer of an ontology, in a graph of its own: a record of each term read, and the layer's description.

    Args:
        ontology: What was read.
        file: Name of the file, for the description.
    """
    name = layer_name(ontology)
    graph = ox.NamedNode(GRAPH + name)
    layer: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("rdf:type", node("ck:Layer")),
        ("rdf:type", node("void:Dataset")),
        ("rdfs:label", _text(f"{ontology.name} {ontology.version}".strip() + ", imported")),
        ("dcterms:description", _text(f"Terms of {file} that our concepts map to, and terms above them.")),
        ("dcterms:identifier", ox.Literal(name)),
        ("ck:layerKind", node("ck:terminologyLayer")),
    ]
    if ontology.iri:
        layer.append(("dcterms:source", _resource_or_text(ontology.iri)))
    if ontology.licence:
        layer.append(("dcterms:license", _resource_or_text(ontology.licence)))
    if ontology.version:
        layer.append(("owl:versionInfo", ox.Literal(ontology.version)))
    triples = [ox.Triple(graph, node(key), value) for key, value in layer]
    names = _names(name, ontology)
    for term in ontology.terms.values():
        triples += _record(term, names, graph)
    return [ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]


def _names(layer: str, ontology: Ontology) -> dict[str, ox.NamedNode]:
    """The records' names: with the local name of the term, or its whole IRI where that is empty or of several terms."""
    locals_ = Counter(local_name(iri) for iri in ontology.terms)
    names = {iri: local if (local := local_name(iri)) and locals_[local] == 1 else iri for iri in ontology.terms}
    return {iri: ox.NamedNode(f"{TERM}{layer}-{quote(name, safe='-._~')}") for iri, name in names.items()}


def _record(term: Term, names: dict[str, ox.NamedNode], graph: ox.NamedNode) -> list[ox.Triple]:
    says: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (node("rdf:type"), node("ck:TermRecord")),
        (node("rdfs:label"), _text(*_label(term))),
        (node("ck:term"), ox.NamedNode(term.iri)),
        (node("ck:layer"), graph),
        *[(node("ck:parent"), names[parent]) for parent in term.parents],
        *[(node("ck:replacedBy"), ox.NamedNode(iri)) for iri in term.replaced_by],
        *[(_TEXTS[name.scope], _text(name.text, name.language)) for name in term.synonyms],
    ]
    if term.definition:
        says.append((node("skos:definition"), _text(term.definition, term.definition_language)))
    if term.deprecated:
        says.append((node("owl:deprecated"), ox.Literal(value=True)))
    triples = [ox.Triple(names[term.iri], predicate, value) for predicate, value in says]
    typed = [name for name in term.synonyms if name.kind]
    for number, name in enumerate(typed, start=1):
        triples += _axiom(ox.NamedNode(f"{names[term.iri].value}-synonym-{number}"), names[term.iri], name)
    return triples


def _axiom(axiom: ox.NamedNode, record: ox.NamedNode, name: Name) -> list[ox.Triple]:
    """The type of a synonym, as OBO's ontologies in OWL have it, but with a name of its own."""
    kind = type_of_kind(name.kind)
    says: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("rdf:type", node("owl:Axiom")),
        ("owl:annotatedSource", record),
        ("owl:annotatedProperty", _TEXTS[name.scope]),
        ("owl:annotatedTarget", _text(name.text, name.language)),
        ("oboInOwl:hasSynonymType", ox.NamedNode(kind) if kind else ox.Literal(name.kind)),
    ]
    return [ox.Triple(axiom, node(predicate), value) for predicate, value in says]


def _label(term: Term) -> tuple[str, str]:
    """The label with its language; of a term without one, its CURIE."""
    return (term.names[0].text, term.names[0].language) if term.label else (shrink(term.iri), "")


def _text(text: str, language: str = "") -> ox.Literal:
    """A text; one of no language is taken for English, as those of ontologies are."""
    return ox.Literal(text, language=language or "en")


def _resource_or_text(text: str) -> ox.NamedNode | ox.Literal:
    try:
        return ox.NamedNode(text)
    except ValueError:
        return ox.Literal(text)
