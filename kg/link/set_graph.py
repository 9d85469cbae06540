"""A mapping set of others as a graph of its own: its rows as records, its links, and a description with its licence.

What it says is never said in the name of an entry, nor of ours: the graph is named by the set, or after its file, and
so is each record. Every row has a record; only an accepted one of a match of SKOS is a triple, too, so that no set can
make claims. A row on which nobody has decided has ``ck:status ck:proposed``.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import InputError
from kg.link.sssom import MappingSet, is_mapping_set, read_mappings, set_findings, set_remarks
from kg.link.sssom.model import NONE_FOUND, Mapping
from kg.link.triples import record_triples
from kg.rdf.forms import TRIG
from kg.rdf.index import node, resource
from kg.rdf.namespaces import BASE, GRAPH, check_iri, shrink
from kg.rdf.source import Document, Source
from kg.tables import printable

__all__ = ["mapping_source", "read_set", "set_graph", "set_quads"]

#: In every name of a graph of claims, and of a concept, also of those of other bases.
_TAKEN = ("/graph/", "/concept/")
#: Under our base, what mapping sets are named.
_SETS = f"{BASE}mappings"
_SAFE = "-._~"


def set_graph(mapping_set: MappingSet) -> ox.NamedNode:
    """The name of a set's graph: its ``mapping_set_id``; after its file where that is no IRI, or names other things."""
    name = mapping_set.text("mapping_set_id")
    try:
        is_ours = name.startswith(BASE) and not name.startswith(_SETS)
        if name and not is_ours and not any(part in name for part in _TAKEN) and not name.startswith("_:"):
            return ox.NamedNode(check_iri(name))
    except (InputError, ValueError):
        pass
    return ox.NamedNode(f"{GRAPH}mappings-{quote(mapping_set.name, safe=_SAFE)}")


def set_quads(mapping_set: MappingSet) -> list[ox.Quad]:
    """The graph of a set.

    Raises:
        DataError: with file and line, when a row names a term by a prefix that nobody declares.
    """
    graph = set_graph(mapping_set)
    space = graph.value + ("/" if "#" in graph.value else "#")
    names: dict[str, int] = {}
    triples = list(_description(mapping_set, graph))
    for number, row in enumerate(mapping_set.rows, start=1):
        is_named = row["subject_id"] and row["predicate_id"] and row["object_id"]  # a literal has no identifier
        name = _record_name(row) if is_named else f"row-{number}"
        names[name] = count = names.get(name, 0) + 1
        record = ox.NamedNode(f"{space}{name}" + (f"_{count}" if count > 1 else ""))
        triples += record_triples(row, record, is_foreign=True)
    return [ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in dict.fromkeys(triples)]


def _record_name(row: Mapping) -> str:
    """What a row is called: subject, predicate and object, as our own records are."""
    subject, predicate, value = (
        quote(_curie(row, slot).replace(":", "-", 1), safe=_SAFE)
        for slot in ("subject_id", "predicate_id", "object_id")
    )
    if row["object_id"] == NONE_FOUND:
        return f"{subject}_noTermFound_{quote(row['object_source'].rpartition(':')[2], safe=_SAFE)}".rstrip("_")
    modifier = "_not" if row.is_rejected else ""
    return f"{subject}_{predicate.partition('-')[2] or predicate}_{value}{modifier}"


def _curie(row: Mapping, slot: str) -> str:
    iri = row.iri(slot)
    curie = shrink(iri)
    return row[slot] if curie == iri else curie


def _description(mapping_set: MappingSet, graph: ox.NamedNode) -> Iterator[ox.Triple]:
    title = mapping_set.text("mapping_set_title") or mapping_set.name
    about = mapping_set.text("mapping_set_description") or f"A mapping set of others: {Path(mapping_set.where).name}."
    yield from (ox.Triple(graph, node("rdf:type"), node(kind)) for kind in ("ck:Layer", "void:Dataset"))
    yield ox.Triple(graph, node("rdfs:label"), ox.Literal(title, language="en"))
    yield ox.Triple(graph, node("dcterms:description"), ox.Literal(about, language="en"))
    yield ox.Triple(graph, node("dcterms:identifier"), ox.Literal(mapping_set.name))
    yield ox.Triple(graph, node("ck:layerKind"), node("ck:mappingLayer"))
    for slot, predicate in (("license", "dcterms:license"), ("mapping_set_version", "owl:versionInfo")):
        if value := mapping_set.text(slot):
            literal = ox.Literal(value)
            yield ox.Triple(graph, node(predicate), resource(value) or literal if slot == "license" else literal)


def read_set(document: Document) -> MappingSet:
    """A mapping set of others; what is odd about it is logged.

    Raises:
        InputError: when it cannot be read, or is no mapping set.
        DataError: with file and line, when a row cannot be told cell from cell.
    """
    source = Source.of(document)
    if not is_mapping_set(source):
        hint = "SSSOM/TSV names its columns first: subject_id, predicate_id, object_id, …"
        raise InputError("is no mapping set (SSSOM)", where=str(source), hint=hint)
    mapping_set = read_mappings(source)
    _tell(mapping_set)
    return mapping_set


def mapping_source(document: Document) -> Source:
    """A mapping set as a document of its graph, to be loaded beside others; what is odd about it is logged.

    Raises:
        InputError: when it cannot be read, or is no mapping set.
        DataError: with file and line, when a row cannot be told cell from cell, or names a term by an unknown prefix.
    """
    mapping_set = read_set(document)
    made = Source(ox.serialize(set_quads(mapping_set), format=TRIG.rdf, prefixes=_prefixes(mapping_set)) or b"", TRIG)
    made.name = mapping_set.where.removesuffix(".json")  # whose suffix would stand for another form
    return made


def _prefixes(mapping_set: MappingSet) -> dict[str, str]:
    """The prefixes of a set that RDF can declare, by which its terms are named where the graph is asked."""
    pairs = mapping_set.prefixes.items()
    return {name: space for name, space in pairs if re.fullmatch(r"[A-Za-z][\w-]*", name, re.ASCII) and resource(space)}


def _tell(mapping_set: MappingSet) -> None:
    log = logging.getLogger("kg").warning
    for where, remark in set_remarks(mapping_set):
        log("%s: %s", where, printable(remark))
    if findings := sum(1 for _ in set_findings(mapping_set)):
        log("%s: %d findings, see kg mappings --check %s", mapping_set.where, findings, mapping_set.where)
    if proposed := sum(row.is_proposed for row in mapping_set.rows):
        log("%s: %d rows are proposals that nobody has decided on: they link nothing", mapping_set.where, proposed)
