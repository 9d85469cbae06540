"""Build the dataset: read the source files, derive what follows, check, sort, write.

The same bytes come out of every run on every machine: no blank nodes, no clock, sorted before writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.build.derive import (
    ASSOCIATION,
    NEGATED,
    OBJECT,
    PREDICATE,
    SUBJECT,
    association_iri,
    derive_direct,
    derive_layer,
    derive_names,
    derive_subsets,
    derive_supplements,
)
from kg.claims.claim import claims
from kg.claims.words import sentence
from kg.errors import DataError
from kg.files import read_text, write_atomically
from kg.link.sssom import mapping_sets
from kg.link.triples import mapping_iri, mapping_triples
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import GRAPH, local_name, shrink
from kg.rdf.turtle import parse_turtle, sort_key, write_trig, write_turtle
from kg.sources import Sources, sources
from kg.version import NOTICE

__all__ = ["Dataset", "Output", "build_dataset", "source_line", "write_dataset"]

_HEAD = "".join(f"# {line}\n" for line in NOTICE)


@dataclass(frozen=True)
class Dataset:
    """All quads, sorted, and the place (file:line) at which each subject of the sources is written."""

    quads: tuple[ox.Quad, ...]
    places: dict[str, str]

    @property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The union of all layers; no triple stands in two of them."""
        return tuple(quad.triple for quad in self.quads)


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written, and what is in it."""

    path: Path
    content: str


def source_line(text: str, iri: str) -> int:
    """The line (from 1) on which a subject is written in canonical Turtle."""
    names = {f"<{iri}>", shrink(iri)}
    for number, line in enumerate(text.splitlines(), start=1):
        if line[:1] not in ("", " ", "#", "@") and line.split(" ", 1)[0] in names:
            return number
    return 1


def build_dataset(origin: Sources | None = None, *, extra: Iterable[Path] = ()) -> Dataset:
    """Read and derive everything.

    Args:
        origin: The sources; those beside this module when None.
        extra: Further Turtle files, taken as a part of the entry's layer.

    Raises:
        InputError: when a source file cannot be read or parsed.
        DataError: when a record has another IRI than it must have, a blank node occurs, or a name is used twice.
    """
    origin = origin or sources()
    graphs: dict[str, list[ox.Triple]] = {}
    places: dict[str, str] = {}
    files = [(path, _graph_of(path, origin)) for path in origin.data_files]
    files += [(path, _entry_graph(origin)) for path in extra]
    for path, graph in files:
        name, text = origin.name(path), read_text(path)
        triples = parse_turtle(text, name)
        _refuse_blank_nodes(triples, name)
        graphs.setdefault(graph, []).extend(triples)
        for subject in {subject.value for subject in Index(triples).subjects()}:
            places.setdefault(subject, f"{name}:{source_line(text, subject)}")
    concepts, ontology = GRAPH + "concepts", GRAPH + "ontology"
    graphs[concepts].extend(derive_names(graphs[concepts]))
    names = Index([*graphs[concepts], *graphs[ontology]])
    restricting = list(names.of_type(node("ck:RestrictingQualifier")))
    layers = [graph for graph in graphs if graph not in (concepts, ontology, GRAPH + "catalog")]
    for graph in layers:
        triples, layer = graphs[graph], ox.NamedNode(graph)
        _check_names(triples, layer, restricting, places)
        triples.extend(derive_layer(triples, layer, names))
        graphs.setdefault(GRAPH + "direct", []).extend(derive_direct(triples))
    for place, triple in list(derive_supplements((graphs[graph] for graph in layers), names)):
        graphs[layers[place]].append(triple)
    for row, triples in mapping_triples(mapping_sets(origin)):
        graphs.setdefault(GRAPH + "mappings", []).extend(triples)
        places.setdefault(mapping_iri(row).value, row.where)
    graphs[GRAPH + "catalog"].extend(derive_subsets(list(graphs.values())))
    index = Index(triple for triples in graphs.values() for triple in triples)
    for claim in claims(index):
        words = ox.Literal(sentence(index, claim), language="en")
        graphs[claim.layer.value if claim.layer else ""].append(
            ox.Triple(ox.NamedNode(claim.iri), node("ck:inWords"), words)
        )
    quads = {ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph)) for graph, ts in graphs.items() for t in ts}
    return Dataset(tuple(sorted(quads, key=sort_key)), places)


def _graph_of(path: Path, origin: Sources) -> str:
    """The graph into which a source file goes, told by its place, and for the entry by its layer's name."""
    if path == origin.vocabulary:
        return GRAPH + "ontology"
    if path == origin.layers:
        return GRAPH + "catalog"
    if path.parent == origin.concepts:
        return GRAPH + "concepts"
    if path.parent == origin.terms:
        return GRAPH + path.stem
    if path.parent.name == "layers":
        return f"{GRAPH}{path.parent.parent.name}/{path.stem}"
    return f"{GRAPH}{path.parent.name}/{_layer_name(path.parent)}"


def _entry_graph(origin: Sources) -> str:
    """The graph of the entry's layer; there is one condition so far."""
    return _graph_of(min(origin.conditions.glob("*/layer.ttl")), origin)


def _layer_name(folder: Path) -> str:
    """The name of the entry's layer of a condition: the local name of the only ck:Layer in its ``layer.ttl``."""
    path = folder / "layer.ttl"
    layers = list(Index(parse_turtle(read_text(path), str(path))).of_type(node("ck:Layer")))
    if len(layers) != 1:
        raise DataError(f"describes {len(layers)} layers", where=str(path), hint="Describe one ck:Layer there")
    return local_name(layers[0].value)


def _refuse_blank_nodes(triples: Iterable[ox.Triple], where: str) -> None:
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise DataError(f"holds a blank node at {triple.predicate}", where=where, hint="Give the resource an IRI")


def _check_names(
    triples: list[ox.Triple], layer: ox.NamedNode, restricting: list[Resource], places: dict[str, str]
) -> None:
    index = Index(triples)
    for association in index.of_type(ASSOCIATION, NEGATED):
        place = places.get(association.value, "")
        wanted = association_iri(index, association, restricting, layer)
        if association.value != wanted:
            raise DataError(
                f"the association is named {shrink(association.value)} but says {shrink(wanted)}",
                where=place,
                hint="Rename it, or correct its subject, predicate, object or qualifiers",
            )
        for key in (SUBJECT, PREDICATE, OBJECT):
            count = len(set(index.values(association, key)))
            if count > 1:
                raise DataError(
                    f"the association has {count} values of {shrink(key.value)}",
                    where=place,
                    hint="Write one association for each claim",
                )


def write_dataset(dataset: Dataset, folder: Path, only: Iterable[str] | None = None) -> list[Output]:
    """Write the dataset in every RDF form.

    Args:
        dataset: What to write.
        folder: Where; made if missing.
        only: Suffixes to write; all of ``trig``, ``ttl``, ``nq``, ``jsonld`` when None.

    Raises:
        InputError: when the folder cannot be written.
    """
    graphs = {quad.graph_name for quad in dataset.quads}
    counts = f"{len(dataset.quads)} quads in {len(graphs)} graphs"
    writers: dict[str, tuple[Callable[[], str], str]] = {
        "trig": (lambda: write_trig(dataset.quads, _HEAD), counts),
        "ttl": (lambda: write_turtle(dataset.triples, _HEAD), f"{len(dataset.triples)} triples, union of all graphs"),
        "nq": (lambda: _HEAD + _serialise(dataset, ox.RdfFormat.N_QUADS), counts),
        "jsonld": (lambda: _serialise(dataset, ox.RdfFormat.JSON_LD), counts),
    }
    outputs = []
    for suffix, (write, content) in writers.items():
        if only is None or suffix in only:
            path = folder / f"lems.{suffix}"
            write_atomically(path, write())
            outputs.append(Output(path, content))
    return outputs


def _serialise(dataset: Dataset, form: ox.RdfFormat) -> str:
    return (ox.serialize(dataset.quads, format=form) or b"").decode()
