"""The query library as example queries that an endpoint publishes, in the form of the SIB collections.

Each question is a ``sh:SPARQLSelectExecutable`` with comment, keywords and, when known, the endpoint it is meant for
(https://github.com/sib-swiss/sparql-examples); editors complete and list them from ``/.well-known/sparql-examples``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.query.library import Query
from kg.rdf.index import node
from kg.rdf.namespaces import EXAMPLE, PREFIXES, check_iri
from kg.rdf.turtle import write_turtle

__all__ = ["examples", "examples_turtle"]

_TYPE = node("rdf:type")


def examples(library: Iterable[Query], endpoint: str | None = None) -> Iterator[ox.Triple]:
    """The triples of a library, and all our prefixes, which editors fill in.

    Args:
        library: The questions.
        endpoint: The SPARQL endpoint that they are meant for, an absolute IRI (``schema:target``).

    Raises:
        InputError: when the endpoint is no absolute IRI.
    """
    target = ox.NamedNode(check_iri(endpoint)) if endpoint else None
    prefixes = ox.NamedNode(EXAMPLE + "prefixes")
    yield ox.Triple(prefixes, _TYPE, node("owl:Ontology"))
    for query in library:
        example = ox.NamedNode(EXAMPLE + query.name)
        yield ox.Triple(example, _TYPE, node("sh:SPARQLExecutable"))
        yield ox.Triple(example, _TYPE, node("sh:SPARQLSelectExecutable"))
        yield ox.Triple(example, node("rdfs:label"), ox.Literal(query.title, language="en"))
        yield ox.Triple(example, node("rdfs:comment"), ox.Literal(query.question, language="en"))
        yield ox.Triple(example, node("sh:prefixes"), prefixes)
        yield ox.Triple(example, node("sh:select"), ox.Literal(query.text))
        for keyword in (query.folder, *query.audience):
            yield ox.Triple(example, node("schema:keywords"), ox.Literal(keyword))
        if target:
            yield ox.Triple(example, node("schema:target"), target)
    for name, space in PREFIXES.items():
        declaration = ox.NamedNode(f"{EXAMPLE}prefix-{name}")
        yield ox.Triple(prefixes, node("sh:declare"), declaration)
        yield ox.Triple(declaration, node("sh:prefix"), ox.Literal(name))
        yield ox.Triple(declaration, node("sh:namespace"), ox.Literal(space, datatype=node("xsd:anyURI")))


def examples_turtle(library: Iterable[Query], endpoint: str | None = None) -> str:
    """As :func:`examples`, as Turtle."""
    return write_turtle(examples(library, endpoint))
