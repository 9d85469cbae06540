"""Ontologies in RDF: OWL, SKOS and MeSH, in RDF/XML, Turtle or N-Triples, one triple at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import MAX_TEXT
from kg.link.vocabularies.model import HEADER, MAX_IRI, SCOPES, Fact, term_iri
from kg.rdf.index import node
from kg.rdf.namespaces import PREFIXES
from kg.rdf.prefix_map import canonical
from kg.rdf.source import Source
from kg.rdf.xml_input import check_xml

__all__ = ["check_rdf_xml", "facts"]

#: Largest RDF/XML file, in bytes: an XML parser may have to hold one text as long as the file.
MAX_XML = 1_000_000_000

_TYPE = node("rdf:type").value
_MESH = PREFIXES["mesh"] + "vocab#"
_KINDS = {
    node(f"{name}").value: kind
    for kind, names in {
        "class": ("owl:Class", "rdfs:Class", "skos:Concept"),
        "property": (
            "owl:ObjectProperty",
            "owl:DatatypeProperty",
            "owl:AnnotationProperty",
            "rdf:Property",
        ),
        "individual": ("owl:NamedIndividual",),
    }.items()
    for name in names
}
#: Predicates whose values are texts.
_TEXTS = {
    node("rdfs:label").value: "label",
    node("skos:prefLabel").value: "preferred",
    node("skos:altLabel").value: "exact",
    node("skos:definition").value: "definition",
    node("obo:IAO_0000115").value: "definition",
    node("owl:deprecated").value: "deprecated",
    node("oboInOwl:hasDbXref").value: "xref",
    node("oboInOwl:hasOBONamespace").value: "namespace",
    node("skos:exactMatch").value: "match",
    **{node(f"oboInOwl:has{scope.title()}Synonym").value: scope for scope in SCOPES},
}
#: Predicates whose values are terms.
_LINKS = {
    node("rdfs:subClassOf").value: "parent",
    node("rdfs:subPropertyOf").value: "parent",
    node("skos:broader").value: "parent",
    _MESH + "broaderDescriptor": "parent",
    node("obo:IAO_0100001").value: "replaced_by",
    node("oboInOwl:consider").value: "consider",
}
_HEADER = {
    node("owl:versionIRI").value: "version",
    node("owl:versionInfo").value: "version_info",
    node("dcterms:license").value: "licence",
}
_ACTIVE = _MESH + "active"
_KNOWN = {_TYPE, _ACTIVE, *_TEXTS, *_LINKS, *_HEADER}
#: Most characters kept of what may be said of the ontology, as some give each term a version, too.
_MOST_HEADERS = 10_000_000
_ONTOLOGY = node("owl:Ontology")
_THING = {node("owl:Thing").value, node("owl:topObjectProperty").value}


def facts(source: Source, form: ox.RdfFormat) -> Iterator[Fact]:
    """What an RDF file says of its terms; blank nodes, which hold restrictions and annotations, are passed over.

    Raises:
        InputError: with file and, where it can be told, line when the file is malformed.
    """
    ontology = ""
    header: list[Fact] = []
    room = _MOST_HEADERS
    for subject, predicate, value in _triples(source, form):
        if len(subject) > MAX_IRI:
            raise InputError(f"has an IRI of more than {MAX_IRI:,} characters", where=str(source), hint="Shorten it")
        if predicate == _TYPE and value == _ONTOLOGY:
            ontology = ontology or subject
        elif field := _HEADER.get(predicate):
            room -= len(subject) + len(value.value) + 100  # of the objects themselves
            if room > 0:
                header.append(Fact(subject, field, value.value))
        else:
            yield from _term(subject, predicate, value)
    if ontology:
        yield Fact(HEADER, "iri", ontology)
    yield from (fact._replace(subject=HEADER) for fact in header if fact.subject == ontology)


def _triples(source: Source, form: ox.RdfFormat) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """The triples of the predicates that we know, without blank nodes."""
    try:
        with source.open() as file:
            for triple in ox.parse(file, format=form, base_iri=source.base):
                predicate = triple.predicate.value
                if predicate in _KNOWN:
                    subject, value = triple.subject, triple.object
                    if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
                        yield canonical(subject.value), predicate, value
    except SyntaxError as error:
        what = re.sub(r"\s+", " ", str(error.msg))[:200]
        raise InputError(
            f"is malformed: {what}",
            where=f"{source}:{error.lineno}" if error.lineno else str(source),
            hint=f"Is it whole, and {form}?",
        ) from error
    except (MemoryError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(source), hint=f"Is it {form}?") from error


def _term(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> Iterator[Fact]:
    if predicate == _TYPE:
        kind = _KINDS.get(value.value) or ("class" if value.value.startswith(_MESH) else "")
        if kind:
            yield Fact(subject, "kind", kind)
    elif field := _TEXTS.get(predicate):
        if not isinstance(value, ox.Literal) or value.language is None or value.language.startswith("en"):
            yield Fact(subject, field, value.value)
    elif field := _LINKS.get(predicate):
        linked = canonical(value.value) if isinstance(value, ox.NamedNode) else _written(value.value)
        if linked and linked not in _THING:
            yield Fact(subject, field, linked)
    elif predicate == _ACTIVE and value.value in ("false", "0"):
        yield Fact(subject, "deprecated", "true")


def _written(text: str) -> str:
    """The IRI of a term that is written as a CURIE in a text, as some ontologies do; empty when it is none."""
    try:
        return term_iri(text)
    except InputError:
        return ""


def check_rdf_xml(source: Source) -> None:
    """Refuse XML that is of another kind, malformed, truncated or a trap.

    Raises:
        InputError: with file and, where it can be told, line.
    """
    if source.path and source.path.stat().st_size > MAX_XML:
        raise InputError(
            f"is RDF/XML of more than {MAX_XML:,} bytes",
            where=str(source),
            hint="Convert it to N-Triples, or take a part",
        )
    with source.open() as file:
        start = file.read(1 << 16)
    check_xml(source, longest=MAX_TEXT)
    if not re.search(rb"<[\w.-]*:?RDF\b", start):
        name = "OWL/XML" if re.search(rb"<(?:owl:)?Ontology\b", start) else "XML without an element rdf:RDF"
        raise InputError(f"is {name}, not RDF/XML", where=f"{source}:1", hint="Convert it, as with: robot convert")
