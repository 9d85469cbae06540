"""What is written in the sources, graph by graph, before anything is derived."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.condition import Condition
from kg.errors import DataError
from kg.files import read_text
from kg.link.sssom import MappingSet, condition_sets, mapping_sets
from kg.link.triples import mapping_iri, mapping_triples
from kg.rdf.index import node
from kg.rdf.namespaces import GRAPH, MAPPING, shrink
from kg.rdf.turtle import parse_turtle
from kg.sources import Sources

__all__ = ["Written", "read_written"]

_CONCEPTS, _ONTOLOGY, _CATALOG = (ox.NamedNode(GRAPH + name) for name in ("concepts", "ontology", "catalog"))
_TERM, _PARENT = node("ck:term"), node("ck:parent")


@dataclass(frozen=True)
class Written:
    """The triples of each graph, and the place (file:line) of each subject.

    ``layers`` are the graphs of records: those of the conditions, then those of terms.
    """

    graphs: dict[ox.NamedNode, list[ox.Triple]]
    places: dict[str, str]
    layers: tuple[ox.NamedNode, ...]
    mappings: tuple[MappingSet, ...]


def _lines(text: str) -> dict[str, int]:
    """First word to the number of the line, of each line that begins a statement."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line[:1] not in ("", " ", "#", "@"):
            found.setdefault(line.split(" ", 1)[0], number)
    return found


def _line_of(iri: str, lines: Mapping[str, int], prefixes: Mapping[str, str] | None = None) -> int:
    names = [f"<{iri}>", shrink(iri, prefixes)]
    return min((lines[name] for name in names if name in lines), default=1)


def read_written(origin: Sources, conditions: Sequence[Condition]) -> Written:
    """Read the vocabulary, what is shared, and the conditions.

    Raises:
        InputError: when a file cannot be read or parsed.
        DataError: when a blank node occurs, or a mapping has a prefix that is not declared.
    """
    graphs: dict[ox.NamedNode, list[ox.Triple]] = {}
    places: dict[str, str] = {}

    def read(path: Path, graph: ox.NamedNode, prefixes: Mapping[str, str] | None = None) -> None:
        name, text = origin.name(path), read_text(path)
        triples = parse_turtle(text, name)
        _refuse_blank_nodes(triples, name)
        graphs.setdefault(graph, []).extend(triples)
        lines = _lines(text)
        for iri in {triple.subject.value for triple in triples if isinstance(triple.subject, ox.NamedNode)}:
            places.setdefault(iri, f"{name}:{_line_of(iri, lines, prefixes)}")

    read(origin.vocabulary, _ONTOLOGY)
    read(origin.layers, _CATALOG)
    for path in sorted(origin.concepts.glob("*.ttl")):
        read(path, _CONCEPTS)
    for entry in (each for condition in conditions for each in condition.entries):
        prefixes = entry.prefixes
        for path, graph in entry.files:
            read(path, graph, prefixes)
    terms = {path: ox.NamedNode(GRAPH + path.stem) for path in sorted(origin.terms.glob("*.ttl"))}
    for path, graph in terms.items():
        read(path, graph)
    shared = mapping_sets(origin)
    if not _is_all(origin, conditions):
        shared = _keep_used(graphs, shared, conditions, terms.values())
    own = [(condition, each) for condition in conditions for each in condition_sets(condition.mappings)]
    _add_mappings(graphs, places, ox.NamedNode(GRAPH + "mappings"), MAPPING, shared)
    for condition, each in own:
        _add_mappings(graphs, places, condition.graph("mappings"), f"{condition.base}mapping/", [each])
    layers = [layer for condition in conditions for layer in condition.layers]
    layers += [graph for graph in terms.values() if graphs[graph]]
    return Written(graphs, places, tuple(dict.fromkeys(layers)), (*shared, *(each for _, each in own)))


def _is_all(origin: Sources, conditions: Iterable[Condition]) -> bool:
    """Whether all conditions that are shipped are among some, so that all that they share is of use."""
    there = {condition.folder.resolve() for condition in conditions if condition.folder}
    return all(path.parent.resolve() in there for path in origin.conditions.glob("*/layer.ttl"))


def _refuse_blank_nodes(triples: Iterable[ox.Triple], where: str) -> None:
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise DataError(f"holds a blank node at {triple.predicate}", where=where, hint="Give the resource an IRI")


def _add_mappings(
    graphs: dict[ox.NamedNode, list[ox.Triple]],
    places: dict[str, str],
    graph: ox.NamedNode,
    space: str,
    sets: Iterable[MappingSet],
) -> None:
    for row, triples in mapping_triples(sets, space):
        graphs.setdefault(graph, []).extend(triples)
        places.setdefault(mapping_iri(row, space).value, row.where)


def _keep_used(
    graphs: dict[ox.NamedNode, list[ox.Triple]],
    shared: list[MappingSet],
    conditions: Sequence[Condition],
    terms: Collection[ox.NamedNode],
) -> list[MappingSet]:
    """Keep of what is shared only what conditions refer to: concepts, with all above them, their mappings and terms."""
    own = {graph for condition in conditions for entry in condition.entries for _, graph in entry.files}
    spoken = {triple.object for graph in own for triple in graphs.get(graph, ())}
    sets = [each for condition in conditions for each in condition_sets(condition.mappings)]
    spoken |= {ox.NamedNode(row.iri("subject_id")) for each in sets for row in each.rows}
    graphs[_CONCEPTS] = _reached(graphs.get(_CONCEPTS, []), spoken)
    used = {triple.subject for triple in graphs[_CONCEPTS]}
    kept = [
        replace(each, rows=tuple(row for row in each.rows if ox.NamedNode(row.iri("subject_id")) in used))
        for each in shared
    ]
    wanted = {ox.NamedNode(row.iri("object_id")) for each in (*kept, *sets) for row in each.rows}
    for graph in terms:
        triples = graphs[graph]
        records = {triple.subject for triple in triples if triple.predicate == _TERM and triple.object in wanted}
        found = _reached(triples, records, by=_PARENT)
        layer = [triple for triple in triples if triple.subject == graph]
        graphs[graph] = [*layer, *found] if found else []
    return kept


def _reached(
    triples: Sequence[ox.Triple], start: Collection[object], by: ox.NamedNode | None = None
) -> list[ox.Triple]:
    """The triples of the subjects in ``start``, and of those to which they lead, by one predicate or by any."""
    about: dict[object, list[ox.Triple]] = {}
    for triple in triples:
        about.setdefault(triple.subject, []).append(triple)
    found: dict[object, None] = {}
    waiting = [subject for subject in about if subject in start]
    while waiting:
        subject = waiting.pop()
        if subject not in found:
            found[subject] = None
            waiting += [each.object for each in about[subject] if by in (None, each.predicate) and each.object in about]
    return [triple for subject, each in about.items() if subject in found for triple in each]
