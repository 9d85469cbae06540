"""What a server says of itself: service description (SPARQL 1.1), VoID with partitions, prefixes, example queries.

Pure RDF without blank nodes: what has no IRI of its own is named by a fragment of the endpoint. Class and property
partitions stand nested as the generator of the SIB writes them, with ``void-ext`` for datatypes, since the editors that
complete from an endpoint ask for that (https://github.com/sib-swiss/void-generator, …/sparql-editor).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from urllib.parse import quote

import pyoxigraph as ox

from kg.query.examples import examples
from kg.query.library import Query
from kg.query.partitions import Partitions, Use, graph_sizes, partitions
from kg.rdf.forms import GRAPHS, ROWS
from kg.rdf.index import node
from kg.rdf.namespaces import BASE, ONTOLOGY, PREFIXES, SERVICE, check_iri, shrink

__all__ = ["LARGE", "service_description", "service_graph", "void_description"]

#: From so many quads on the graph of the description has no partitions: counting takes some seconds a million.
LARGE = 200_000

_TYPE = node("rdf:type")
_CLASS, _CLASS_PARTITION = node("void:class"), node("void:classPartition")
_PROPERTY, _PROPERTY_PARTITION = node("void:property"), node("void:propertyPartition")
_DATATYPE, _DATATYPE_PARTITION = node("void-ext:datatype"), node("void-ext:datatypePartition")
_TRIPLES = node("void:triples")


def service_description(endpoint: str, store: ox.Store, *, size: int | None = None) -> Iterator[ox.Triple]:
    """The SPARQL 1.1 Service Description of an endpoint over a store.

    Args:
        endpoint: The absolute IRI of the endpoint, without a fragment.
        store: The data; each of its named graphs is listed with its number of triples.
        size: The number of triples, which a store has to count; counted when None.

    Raises:
        InputError: when the endpoint is no absolute IRI.
    """
    service, dataset = _part(check_iri(endpoint), "service"), _dataset(endpoint, store)
    whole = _part(endpoint, "default-graph")
    yield ox.Triple(service, _TYPE, node("sd:Service"))
    yield ox.Triple(service, node("sd:endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(service, node("sd:supportedLanguage"), node("sd:SPARQL11Query"))
    yield ox.Triple(service, node("sd:feature"), node("sd:UnionDefaultGraph"))
    for form in (*ROWS, *GRAPHS):
        yield ox.Triple(service, node("sd:resultFormat"), node(f"formats:{form.w3c}"))
    yield ox.Triple(service, node("sd:defaultDataset"), dataset)
    yield ox.Triple(dataset, _TYPE, node("sd:Dataset"))
    yield ox.Triple(dataset, node("sd:defaultGraph"), whole)
    yield ox.Triple(whole, _TYPE, node("sd:Graph"))
    yield ox.Triple(whole, _TRIPLES, _number(len(store) if size is None else size))
    for name, triples in graph_sizes(store).items():
        graph, content = _part(endpoint, "graph", name), _part(endpoint, "content", name)
        yield ox.Triple(dataset, node("sd:namedGraph"), graph)
        yield ox.Triple(graph, _TYPE, node("sd:NamedGraph"))
        yield ox.Triple(graph, node("sd:name"), ox.NamedNode(name))
        yield ox.Triple(graph, node("sd:graph"), content)
        yield ox.Triple(content, _TYPE, node("sd:Graph"))
        yield ox.Triple(content, _TRIPLES, _number(triples))


def void_description(
    endpoint: str, store: ox.Store, *, size: int | None = None, has_partitions: bool = True
) -> Iterator[ox.Triple]:
    """The VoID description of the data of an endpoint, with what the data say of the dataset themselves.

    Args:
        endpoint: The absolute IRI of the endpoint, without a fragment.
        store: The data.
        size: The number of triples; counted when None.
        has_partitions: Whether to count classes and predicates, which reads every quad.

    Raises:
        InputError: when the endpoint is no absolute IRI.
    """
    dataset = _dataset(check_iri(endpoint), store)
    yield ox.Triple(dataset, _TYPE, node("void:Dataset"))
    yield ox.Triple(dataset, node("void:sparqlEndpoint"), ox.NamedNode(endpoint))
    for quad in store.quads_for_pattern(dataset, None, None):
        yield quad.triple
    if dataset.value == BASE:
        yield ox.Triple(dataset, node("void:uriSpace"), ox.Literal(BASE))
    if has_partitions:
        yield from _figures(endpoint, dataset, partitions(store))
    else:
        yield ox.Triple(dataset, _TRIPLES, _number(len(store) if size is None else size))


def service_graph(endpoint: str, store: ox.Store, library: Iterable[Query]) -> Iterator[ox.Quad]:
    """All that an endpoint says of itself, as a graph of its own, which is no part of the data.

    From :data:`LARGE` quads on there are no partitions.

    Args:
        endpoint: The absolute IRI of the endpoint, without a fragment.
        store: The data.
        library: The questions to publish as examples.

    Raises:
        InputError: when the endpoint is no absolute IRI.
    """
    graph = ox.NamedNode(SERVICE)
    size = len(store)
    said = chain(
        service_description(endpoint, store, size=size),
        void_description(endpoint, store, size=size, has_partitions=size < LARGE),
        examples(library, endpoint),
        [ox.Triple(graph, node("rdfs:label"), ox.Literal("service description", language="en"))],
    )
    for triple in dict.fromkeys(said):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _figures(endpoint: str, dataset: ox.NamedNode, found: Partitions) -> Iterator[ox.Triple]:
    figures = {
        "triples": found.triples,
        "entities": found.entities,
        "distinctSubjects": found.subjects,
        "distinctObjects": found.objects,
        "classes": len(found.classes),
        "properties": len(found.predicates),
    }
    for name, figure in figures.items():
        yield ox.Triple(dataset, node(f"void:{name}"), _number(figure))
    for space in _vocabularies([*found.classes, *found.predicates]):
        yield ox.Triple(dataset, node("void:vocabulary"), ox.NamedNode(space))
    for predicate, triples in found.predicates.items():
        part = _part(endpoint, "property", predicate.value)
        yield ox.Triple(dataset, _PROPERTY_PARTITION, part)
        yield ox.Triple(part, _PROPERTY, predicate)
        yield ox.Triple(part, _TRIPLES, _number(triples))
    for kind, entities in found.classes.items():
        part = _part(endpoint, "class", kind.value)
        yield ox.Triple(dataset, _CLASS_PARTITION, part)
        yield ox.Triple(part, _CLASS, kind)
        yield ox.Triple(part, node("void:entities"), _number(entities))
    for (kind, predicate), use in found.uses.items():
        yield from _use(endpoint, kind, predicate, use)


def _use(endpoint: str, kind: ox.NamedNode, predicate: ox.NamedNode, use: Use) -> Iterator[ox.Triple]:
    """How a class uses a predicate, and where that leads."""
    part = _part(endpoint, "class", kind.value, predicate.value)
    yield ox.Triple(_part(endpoint, "class", kind.value), _PROPERTY_PARTITION, part)
    yield ox.Triple(part, _PROPERTY, predicate)
    yield ox.Triple(part, _TRIPLES, _number(use.triples))
    for other in use.kinds:
        leaf = _part(endpoint, "class", kind.value, predicate.value, other.value)
        yield ox.Triple(part, _CLASS_PARTITION, leaf)
        yield ox.Triple(leaf, _CLASS, other)
    for datatype in use.datatypes:
        leaf = _part(endpoint, "class", kind.value, predicate.value, datatype.value)
        yield ox.Triple(part, _DATATYPE_PARTITION, leaf)
        yield ox.Triple(leaf, _DATATYPE, datatype)


def _vocabularies(terms: Iterable[ox.NamedNode]) -> list[str]:
    """The namespaces of terms, where a prefix of ours names them; our own vocabulary by its IRI."""
    prefixes = {shrink(term.value).partition(":")[0] for term in terms}
    spaces = {PREFIXES[prefix] for prefix in prefixes if prefix in PREFIXES}
    return sorted(space.removesuffix("#") if space == ONTOLOGY else space for space in spaces)


def _dataset(endpoint: str, store: ox.Store) -> ox.NamedNode:
    """The dataset by the name that the data have for it; by a fragment of the endpoint where they have none."""
    ours = ox.NamedNode(BASE)
    is_told = next(store.quads_for_pattern(ours, _TYPE, node("void:Dataset")), None) is not None
    return ours if is_told else _part(endpoint, "dataset")


def _part(endpoint: str, *names: str) -> ox.NamedNode:
    """The IRI of a part of the description: a fragment of the endpoint."""
    return ox.NamedNode(f"{endpoint}#{'/'.join(map(_fragment, names))}")


@lru_cache(maxsize=10_000)
def _fragment(name: str) -> str:
    return quote(shrink(name), safe=":")


def _number(value: int) -> ox.Literal:
    return ox.Literal(value)
