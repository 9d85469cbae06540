"""Ontologies in RDF: OWL, SKOS and MeSH, in RDF/XML, Turtle or N-Triples, one triple at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import MAX_TEXT
from kg.graph import refuse_entity_bomb
from kg.index import node
from kg.namespaces import PREFIXES
from kg.ontologies.files import MAX_XML
from kg.ontologies.model import HEADER, SCOPES, Fact, term_iri

__all__ = ["facts"]

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
#: Most statements kept that may be of the ontology, as some ontologies give each term a version, too.
_MOST_HEADERS = 100_000
_ONTOLOGY = node("owl:Ontology")
_THING = {node("owl:Thing").value, node("owl:topObjectProperty").value}


class _Markup:
    """An XML file that is refused when a single text of it would fill the memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._run = file, 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._run = 0 if b"<" in data else self._run + len(data)
        if self._run > MAX_TEXT:
            raise ValueError(f"it holds a text of more than {MAX_TEXT:,} bytes")
        return data


def facts(path: Path, form: ox.RdfFormat) -> Iterator[Fact]:
    """What an RDF file says of its terms; blank nodes, which hold restrictions and annotations, are passed over.

    Raises:
        InputError: with file and, where it can be told, line when the file is malformed, truncated or a trap.
    """
    if form == ox.RdfFormat.RDF_XML:
        _check_xml(path)
    ontology = ""
    header: list[Fact] = []
    for subject, predicate, value in _triples(path, form):
        if predicate == _TYPE and value == _ONTOLOGY:
            ontology = ontology or subject
        elif field := _HEADER.get(predicate):
            header.append(Fact(subject, field, value.value))
            del header[_MOST_HEADERS:]
        else:
            yield from _term(subject, predicate, value)
    if ontology:
        yield Fact(HEADER, "iri", ontology)
    yield from (fact._replace(subject=HEADER) for fact in header if fact.subject == ontology)


def _triples(path: Path, form: ox.RdfFormat) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """The triples of the predicates that we know, without blank nodes."""
    try:
        with path.open("rb") as file:
            if file.read(3) != codecs.BOM_UTF8:
                file.seek(0)
            source = cast("BinaryIO", _Markup(file)) if form == ox.RdfFormat.RDF_XML else file
            for triple in ox.parse(source, format=form, base_iri=path.resolve().as_uri()):
                predicate = triple.predicate.value
                if predicate in _KNOWN:
                    subject, value = triple.subject, triple.object
                    if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
                        yield subject.value, predicate, value
    except SyntaxError as error:
        line = error.lineno or (_xml_line(path) if form == ox.RdfFormat.RDF_XML else 0)
        what = re.sub(r"\s+", " ", str(error.msg))[:200]
        raise InputError(
            f"is malformed: {what}", where=f"{path}:{line}" if line else str(path), hint=f"Is it whole, and {form}?"
        ) from error
    except (MemoryError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), hint=f"Is it {form}?") from error


def _term(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> Iterator[Fact]:
    if predicate == _TYPE:
        kind = _KINDS.get(value.value) or ("class" if value.value.startswith(_MESH) else "")
        if kind:
            yield Fact(subject, "kind", kind)
    elif field := _TEXTS.get(predicate):
        if not isinstance(value, ox.Literal) or value.language is None or value.language.startswith("en"):
            yield Fact(subject, field, value.value)
    elif field := _LINKS.get(predicate):
        linked = value.value if isinstance(value, ox.NamedNode) else _written(value.value)
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


def _check_xml(path: Path) -> None:
    """Refuse what the parser would take for whole, or could fill the memory."""
    size = path.stat().st_size
    if size > MAX_XML:
        raise InputError(
            f"is RDF/XML of more than {MAX_XML:,} bytes",
            where=str(path),
            hint="Convert it to N-Triples, or take a part",
        )
    refuse_entity_bomb(path)
    with path.open("rb") as file:
        start = file.read(1 << 16)
        file.seek(max(0, size - 4096))
        end = file.read()
    if not re.search(rb"<[\w.-]*:?RDF\b", start):
        name = "OWL/XML" if re.search(rb"<(?:owl:)?Ontology\b", start) else "XML without an element rdf:RDF"
        raise InputError(f"is {name}, not RDF/XML", where=f"{path}:1", hint="Convert it, as with: robot convert")
    if not re.search(rb"</[\w.-]*:?RDF\s*>|<[\w.-]*:?RDF\b[^>]*/>", end):
        line = _xml_line(path)
        raise InputError(
            "ends before its last element: it is truncated",
            where=f"{path}:{line}" if line else str(path),
            hint="Download it again",
        )


def _xml_line(path: Path) -> int:
    """The line at which the XML is not well-formed (the RDF parser does not tell); 0 when it is."""
    from xml.parsers import expat

    parser = expat.ParserCreate()
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        return error.lineno
    except ValueError:
        return 1
    return 0
