"""Check data: SHACL shapes, quality queries, prefixes; every finding says where and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.build.dataset import Dataset, build_dataset
from kg.errors import DataError, InputError
from kg.files import read_text
from kg.link.sssom import concept_labels, mapping_problems, mapping_sets
from kg.query.library import queries
from kg.query.sparql import evaluate
from kg.rdf.index import Index
from kg.rdf.namespaces import GRAPH, PREFIXES, shrink
from kg.rdf.turtle import parse_turtle
from kg.sources import Sources, sources

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "Finding",
    "mapping_findings",
    "prefix_findings",
    "quality_findings",
    "shape_findings",
    "validate_dataset",
    "validate_files",
]

_PREFIX_LINE = re.compile(r"\s*@?prefix\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """Something wrong: the place (file:line, or an IRI), and what it is and what to do."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def validate_files(paths: Sequence[Path] = (), origin: Sources | None = None) -> list[Finding]:
    """Check the sources of the shipped graph, or Turtle files as an addition to them.

    Findings on files concern only what those files describe; files of the sources are not added a second time.

    Raises:
        InputError: when a file cannot be read or parsed.
    """
    origin = origin or sources()
    for path in paths:
        if not read_text(path).strip():
            raise InputError("is empty", where=str(path), hint="Name a Turtle file with data")
    checked = list(paths) or list(origin.data_files)
    findings = [finding for path in checked for finding in prefix_findings(path, origin.name(path))]
    try:
        known = {path.resolve() for path in origin.data_files}
        dataset = build_dataset(origin, extra=[path for path in paths if path.resolve() not in known])
    except DataError as error:
        return [*findings, Finding(error.where or "data", f"{error.what}. {error.hint}")]
    found = validate_dataset(dataset)
    if paths:
        own = {
            subject.value
            for path in paths
            for subject in Index(parse_turtle(read_text(path), origin.name(path))).subjects()
        }
        places = {dataset.places.get(iri, shrink(iri)) for iri in own} | {shrink(iri) for iri in own}
        found = [finding for finding in found if finding.where in places]
    return sorted({*findings, *found})


def validate_dataset(dataset: Dataset) -> list[Finding]:
    """Check a built dataset against the shapes and the quality queries, and the mapping sets that are part of it."""
    return sorted({*shape_findings(dataset), *quality_findings(dataset), *mapping_findings(dataset)})


def prefix_findings(path: Path, name: str) -> Iterator[Finding]:
    """Prefixes that stand for another namespace than everywhere else in the project."""
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        match = _PREFIX_LINE.match(line)
        if match and match[1] in PREFIXES and PREFIXES[match[1]] != match[2]:
            yield Finding(
                f"{name}:{number}",
                f"the prefix {match[1]!r} stands for <{match[2]}>. Write <{PREFIXES[match[1]]}>, or use another prefix",
            )


def shape_findings(dataset: Dataset) -> Iterator[Finding]:
    """Violations of the SHACL shapes (SHACL Core, without inference)."""
    import pyshacl
    import rdflib

    data = _rdflib_graph(_without_rows(dataset))
    shape_graph = rdflib.Graph().parse(sources().shapes, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shape_graph, inference="none", advanced=False, meta_shacl=False)
    sh = rdflib.Namespace(PREFIXES["sh"])
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus = str(report.value(result, sh.focusNode))
        path = report.value(result, sh.resultPath)
        value = report.value(result, sh.value)
        message = str(report.value(result, sh.resultMessage))
        detail = f" ({shrink(str(path))}{f' = {_short(value)}' if value is not None else ''})" if path else ""
        yield Finding(dataset.places.get(focus, shrink(focus)), f"{_name(dataset, focus)}{message}{detail}")


def mapping_findings(dataset: Dataset) -> Iterator[Finding]:
    """What is wrong with the shipped mapping sets, of which the records of mappings are made."""
    for where, problem in mapping_problems(mapping_sets(), concept_labels(Index(dataset.triples))):
        yield Finding(where, problem)


def _without_rows(dataset: Dataset) -> Iterator[ox.Triple]:
    """The triples less the records of mappings: rows, which are checked as such, but for those that others point at."""
    graph = ox.NamedNode(GRAPH + "mappings")
    shown = {quad.object for quad in dataset.quads if quad.graph_name != graph}
    for quad in dataset.quads:
        if quad.graph_name != graph or quad.subject in shown:
            yield quad.triple


def quality_findings(dataset: Dataset) -> Iterator[Finding]:
    """Rows of the queries in ``queries/quality/``: each row is a violation, its first column the resource."""
    store = ox.Store()
    store.extend(dataset.quads)
    for query in queries():
        if query.folder != "quality":
            continue
        solutions = evaluate(store, query.text)
        if not isinstance(solutions, ox.QuerySolutions):
            raise DataError("a quality query must be a SELECT", where=f"queries/quality/{query.name}.rq")
        for row in solutions:
            resource = row[0]
            iri = resource.value if isinstance(resource, ox.NamedNode) else str(resource)
            problem = row["problem"]
            message = problem.value if isinstance(problem, ox.Literal) else query.title
            yield Finding(dataset.places.get(iri, shrink(iri)), f"{_name(dataset, iri)}{message}")


def _name(dataset: Dataset, iri: str) -> str:
    """The resource before the message, where the place is a line of a file."""
    return f"{shrink(iri)}: " if iri in dataset.places else ""


def _short(value: object) -> str:
    text = shrink(str(value))
    return text if len(text) <= 80 else text[:77] + "..."


def _rdflib_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """An rdflib graph of our triples, by way of N-Triples, which both sides read and write to the letter."""
    import rdflib

    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=text, format="nt")
