"""Build the dataset: read the source files, derive what follows, check, sort, write.

The same bytes come out of every run on every machine: no blank nodes, no clock, sorted before writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.build.catalog import base_of, describe
from kg.build.derive import (
    ASSOCIATION,
    EVIDENCE_KIND,
    NEGATED,
    OBJECT,
    PREDICATE,
    SUBJECT,
    Members,
    association_iri,
    derive_direct,
    derive_layer,
    derive_names,
    derive_subsets,
    derive_supplements,
    members,
)
from kg.build.quote import quoted
from kg.build.written import read_written
from kg.claims.notice import licence_lines, notice_lines
from kg.condition import Condition, shipped_conditions
from kg.errors import DataError
from kg.files import write_all_atomically
from kg.link.set_graph import set_graph, set_quads
from kg.link.sssom import MappingSet
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import BASE, GRAPH, PREFIXES, shrink
from kg.rdf.turtle import in_order, write_trig, write_turtle
from kg.sources import Sources, sources

__all__ = ["NAME", "Dataset", "Output", "build_dataset", "dataset_files", "with_mapping_sets", "write_dataset"]

#: What the files are called, less their suffix.
NAME = "condition-kg"
_LICENSE = node("dcterms:license")


@dataclass(frozen=True)
class Dataset:
    """All quads, sorted, the place (file:line) of each subject of the sources, and what they were built from."""

    quads: tuple[ox.Quad, ...]
    places: dict[str, str] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    mappings: tuple[MappingSet, ...] = ()

    @cached_property
    def index(self) -> Index:
        """All of it as one index, made once."""
        return Index(self.quads)

    @property
    def notice(self) -> tuple[str, ...]:
        """What every file of the dataset says of itself, in lines."""
        return (*notice_lines(self.index, self.conditions), *licence_lines(self.index))

    @property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The union of all layers, each triple once, as graphs of two bases may hold the same."""
        return tuple(dict.fromkeys(quad.triple for quad in self.quads))


@dataclass(frozen=True, slots=True)
class Output:
    """A file, its text, and what is in it."""

    path: Path
    text: str
    content: str


def build_dataset(conditions: Iterable[Condition] | None = None, *, origin: Sources | None = None) -> Dataset:
    """Read and derive everything.

    Args:
        conditions: What to build; what is shipped when None. Where they are not all of what is shipped, the shared
            concepts, mappings and terms are those to which they refer.
        origin: Where the vocabulary and what is shared lie; beside this module when None.

    Raises:
        InputError: when a source file cannot be read or parsed.
        DataError: when a record has another IRI than it must have, a blank node occurs, a name is used twice, or a
            text is not that of its layer.
    """
    origin = origin or sources()
    chosen = shipped_conditions(origin) if conditions is None else tuple(conditions)
    _refuse_twins(chosen)
    written = read_written(origin, chosen)
    graphs, places = written.graphs, written.places
    index = Index(triple for triples in graphs.values() for triple in triples)
    restricting = list(index.of_type(node("ck:RestrictingQualifier")))
    here = {graph: members(triples) for graph, triples in graphs.items()}
    for graph in {ox.NamedNode(GRAPH + "concepts"), *(condition.graph("concepts") for condition in chosen)}:
        graphs[graph] = [*graphs.get(graph, ()), *derive_names(graphs.get(graph, ()))]
    layers = {graph: here[graph] for graph in written.layers}
    stated: set[ox.Triple] = set()
    for graph, records in layers.items():
        _check_names(index, graph, records, restricting, places)
        graphs[graph].extend(derive_layer(index, graph, records))
        direct = dict.fromkeys(derive_direct(index, records.get(ASSOCIATION, ()), restricting))
        home = graphs.setdefault(ox.NamedNode(f"{base_of(graph)}graph/direct"), [])
        home.extend(triple for triple in direct if triple not in stated)  # no triple stands in two graphs
        stated.update(direct)
    for graph, triple in derive_supplements(index, layers):
        graphs[graph].append(triple)
    for entry in (each for condition in chosen for each in condition.entries):
        if entry.layer:
            graphs[entry.layer] += quoted(index, entry, here[entry.layer].get(EVIDENCE_KIND, ()), places)
    describe(graphs, chosen)
    quads = {ox.Quad(t.subject, t.predicate, t.object, graph) for graph, triples in graphs.items() for t in triples}
    return Dataset(tuple(in_order(quads)), places, chosen, written.mappings)


def _refuse_twins(conditions: Sequence[Condition]) -> None:
    """Refuse two folders that describe the same layer: their claims could not be told apart."""
    homes: dict[ox.NamedNode, Condition] = {}
    for condition in conditions:
        for layer in condition.layers:
            other = homes.setdefault(layer, condition)
            if other is not condition:
                raise DataError(
                    f"describes the layer <{layer.value}>, and so does {other.folder}",
                    where=str(condition.folder),
                    hint="Name each folder once, and give each condition a layer of its own",
                )


def _check_names(
    index: Index, layer: ox.NamedNode, here: Members, restricting: Sequence[Resource], places: Mapping[str, str]
) -> None:
    for association in dict.fromkeys(each for kind in (ASSOCIATION, NEGATED) for each in here.get(kind, ())):
        place = places.get(association.value, "")
        wanted = association_iri(index, association, restricting, layer)
        if association.value != wanted:
            raise DataError(
                f"the association is named {shrink(association.value)} but says {shrink(wanted)}",
                where=place,
                hint="Rename it, or correct its subject, predicate, object, ck:negated or qualifiers",
            )
        for key in (SUBJECT, PREDICATE, OBJECT):
            count = len(set(index.values(association, key)))
            if count > 1:
                raise DataError(
                    f"the association has {count} values of {shrink(key.value)}",
                    where=place,
                    hint="Write one association for each claim",
                )


def with_mapping_sets(dataset: Dataset, sets: Iterable[MappingSet]) -> Dataset:
    """The dataset with mapping sets of others, each as a graph of its own, named as a part of it with its licence.

    Raises:
        DataError: with file and line, when a row names a term by a prefix that nobody declares.
    """
    base = dataset.conditions[0].base if dataset.conditions else BASE
    whole, catalog = ox.NamedNode(base), ox.NamedNode(f"{base}graph/catalog")
    quads = set(dataset.quads)
    for each in sets:
        graph = set_graph(each)
        added = set_quads(each)
        quads.update(added)
        quads.update(ox.Quad(whole, part.predicate, part.object, catalog) for part in derive_subsets(whole, [graph]))
        licences = [quad.object for quad in added if quad.subject == graph and quad.predicate == _LICENSE]
        quads.update(ox.Quad(whole, _LICENSE, licence, catalog) for licence in licences)
    return replace(dataset, quads=tuple(in_order(quads)))


def write_dataset(
    dataset: Dataset, folder: Path, only: Iterable[str] | None = None, *, name: str = NAME
) -> list[Output]:
    """Write the files of :func:`dataset_files`, all or none; the folder is made if missing.

    Raises:
        InputError: when the folder cannot be written.
    """
    outputs = dataset_files(dataset, folder, only, name=name)
    write_all_atomically((output.path, output.text) for output in outputs)
    return outputs


def dataset_files(
    dataset: Dataset, folder: Path, only: Iterable[str] | None = None, *, name: str = NAME
) -> list[Output]:
    """The dataset in every RDF form, as files that are still to be written.

    Args:
        dataset: What to write.
        folder: Where they are to stand.
        only: Suffixes to write; all of ``trig``, ``ttl``, ``nq``, ``jsonld`` when None.
        name: The name of the files, without their suffix.
    """
    graphs = {quad.graph_name for quad in dataset.quads}
    head = "".join(f"# {line}\n" for line in dataset.notice)
    prefixes = PREFIXES
    if len(dataset.conditions) == 1:  # several conditions would want the same prefixes
        prefixes = dataset.conditions[0].prefixes
    counts = f"{len(dataset.quads)} quads in {len(graphs)} graphs"
    writers: dict[str, tuple[Callable[[], str], str]] = {
        "trig": (lambda: write_trig(dataset.quads, head, prefixes), counts),
        "ttl": (
            lambda: write_turtle(dataset.triples, head, prefixes),
            f"{len(dataset.triples)} triples, union of all graphs",
        ),
        "nq": (lambda: head + _serialise(dataset, ox.RdfFormat.N_QUADS), counts),
        "jsonld": (lambda: _serialise(dataset, ox.RdfFormat.JSON_LD), counts),
    }
    return [
        Output(folder / f"{name}.{suffix}", write(), content)
        for suffix, (write, content) in writers.items()
        if only is None or suffix in only
    ]


def _serialise(dataset: Dataset, form: ox.RdfFormat) -> str:
    return (ox.serialize(dataset.quads, format=form) or b"").decode()
