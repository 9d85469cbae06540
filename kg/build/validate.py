"""Check data: SHACL shapes, quality queries, prefixes; every finding says where and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.build.dataset import Dataset, build_dataset
from kg.condition import Condition, conditions_of, read_condition, shipped_conditions
from kg.errors import DataError, InputError
from kg.files import MAX_TEXT, decode, distinct, read_text
from kg.link.sssom import concept_labels, mapping_problems
from kg.query.library import load_query
from kg.query.sparql import evaluate
from kg.rdf.forms import TURTLE
from kg.rdf.index import Index, node
from kg.rdf.load import read_quads
from kg.rdf.namespaces import BASE, CONCEPT, PREFIXES, shrink
from kg.rdf.source import Document, Source, distinct_streams
from kg.rdf.to_rdflib import rdflib_graph
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
    "validate_paths",
]

_MAPPING = node("ck:Mapping")
_PREFIX_LINE = re.compile(r"\s*@?prefix\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """Something wrong: the place (file:line, or an IRI), and what it is and what to do."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def validate_paths(documents: Sequence[Document] = (), origin: Sources | None = None) -> list[Finding]:
    """Check the shipped sources, folders of conditions, files that were built, or Turtle files as an addition.

    A Turtle file is taken as a part of the folder in which it lies, else as a condition by itself where it describes an
    entry with its layer, else as a part of the folder that is named beside it, else of the shipped condition that it
    names things of; findings on a part concern only what it describes.

    Raises:
        InputError: when a file cannot be read or parsed, or nothing in it is ours.
    """
    origin = origin or sources()
    given = [Source.of(each) for each in documents]
    folders = distinct(Path(each.name) for each in given if each.is_folder)
    named = [read_condition(folder) for folder in folders]
    files = [each for each in given if not each.is_folder]
    distinct_streams(files)
    for each in files if not named else ():
        _refuse_foreign(each)
    built = [each for each in files if _is_built(each)]
    findings: set[Finding] = set()
    for each in built:
        findings.update(validate_dataset(Dataset(tuple(dict.fromkeys(read_quads([each])))), origin))
    if named or not given:
        findings.update(_validate_conditions(named or shipped_conditions(origin), origin))
    added: dict[Condition, list[Path]] = {}
    for path in distinct(Path(each.name) for each in files if each not in built):
        if (whole := _by_itself(path)) is not None:
            findings.update(_validate_conditions([whole], origin))
            continue
        added.setdefault(_home(path, named, origin), []).append(path)
    for condition, several in added.items():
        findings.update(_validate_additions(several, condition, origin))
    return sorted(findings)


def _validate_conditions(conditions: Sequence[Condition], origin: Sources) -> Iterator[Finding]:
    if any(condition.is_shipped for condition in conditions):
        shared = [origin.vocabulary, origin.layers, *origin.concepts.glob("*.ttl"), *origin.terms.glob("*.ttl")]
        for path in shared:
            yield from prefix_findings(path, origin.name(path))
    for entry in (each for condition in conditions for each in condition.entries):
        for path, _ in entry.files:
            yield from prefix_findings(path, origin.name(path), entry.prefixes)
    try:
        yield from validate_dataset(build_dataset(conditions, origin=origin), origin)
    except DataError as error:
        yield Finding(error.where or "data", f"{error.what}. {error.hint}")


def _validate_additions(paths: Sequence[Path], condition: Condition, origin: Sources) -> Iterator[Finding]:
    """Findings on what Turtle files describe, read with a condition; files of the sources are not added twice."""
    own: set[str] = set()
    for path in paths:
        yield from prefix_findings(path, origin.name(path), condition.prefixes)
        triples = parse_turtle(read_text(path), origin.name(path))
        own.update(triple.subject.value for triple in triples if isinstance(triple.subject, ox.NamedNode))
    known = {path.resolve() for path in (*origin.data_files, *(path for path, _ in condition.files))}
    whole = condition.with_files(path for path in paths if path.resolve() not in known)
    beside = []
    if any(path.resolve() in known for path in paths):  # what all conditions share may be of use to others only
        beside = [each for each in shipped_conditions(origin) if each.folder != condition.folder and whole.is_shipped]
    try:
        dataset = build_dataset([whole, *beside], origin=origin)
    except DataError as error:
        yield Finding(error.where or "data", f"{error.what}. {error.hint}")
        return
    places = {dataset.places.get(iri, shrink(iri)) for iri in own} | {shrink(iri) for iri in own}
    findings = {
        *shape_findings(dataset, origin, own),
        *quality_findings(dataset, origin),
        *mapping_findings(dataset),
    }
    yield from (finding for finding in findings if finding.where in places)


def _refuse_foreign(source: Source) -> None:
    """Refuse data in which nothing is ours: what it may be checked against is the vocabulary of claims.

    Raises:
        InputError: when no IRI of it is ours, unless it is empty or lies in the folder of a condition.
    """
    folder = Path(source.name).resolve().parent
    is_part = any((each / "layer.ttl").is_file() for each in (folder, folder.parent))
    if source.is_empty or (is_part and not source.is_stream):
        return
    terms = (term for quad in read_quads([source]) for term in (quad.predicate, quad.object, quad.subject))
    if not any(isinstance(term, ox.NamedNode) and term.value.startswith(BASE) for term in terms):
        raise InputError(
            "uses no term of our vocabulary (ck:), so there is nothing to check it against",
            where=str(source),
            hint="Count what is in it with kg stats --data FILE, or look at it with kg draw --data FILE",
        )


def _is_built(source: Source) -> bool:
    """Whether a document is a whole graph: one with an entry and the vocabulary; Turtle without is an addition.

    Raises:
        InputError: when it cannot be read, is empty, or is an addition and no file of its own.
    """
    if source.form is not TURTLE:
        return True
    with source.open() as file:
        text = decode(file.read(MAX_TEXT + 1), str(source))
    if not text.strip():
        raise InputError("is empty", where=str(source), hint="Name a Turtle file with data")
    kinds = {t.object for t in parse_turtle(text, str(source)) if t.predicate == node("rdf:type")}
    if {node("ck:Entry"), node("owl:Ontology")} <= kinds:
        return True
    if source.is_stream or source.is_packed:
        raise InputError(
            "is no whole graph, but an addition", where=str(source), hint="Put it into a Turtle file, and name that"
        )
    return False


def _by_itself(path: Path) -> Condition | None:
    """The condition that a Turtle file describes with its entry and layer, as one of proposals does; None without."""
    if (path.resolve().parent / "layer.ttl").is_file():
        return None
    found = conditions_of(Index(parse_turtle(read_text(path), str(path))))
    return found[0].with_files([path]) if len(found) == 1 and found[0].layer else None


def _home(path: Path, named: Sequence[Condition], origin: Sources) -> Condition:
    """The condition to which a Turtle file belongs."""
    for folder in (path.resolve().parent, path.resolve().parent.parent):
        if (folder / "layer.ttl").is_file():
            return read_condition(folder)
    if len(named) > 1:
        raise InputError(
            "may belong to several conditions", where=str(path), hint="Name the folder of one, or put it there"
        )
    return named[0] if named else _shipped_home(path, origin)


def _shipped_home(path: Path, origin: Sources) -> Condition:
    """The shipped condition in whose namespace a Turtle file has subjects, else the usual one, which is the first."""
    shipped = shipped_conditions(origin)
    subjects = {triple.subject for triple in parse_turtle(read_text(path), str(path))}
    names = [subject.value for subject in subjects if isinstance(subject, ox.NamedNode)]
    spoken_of = [each for each in shipped if any(name.startswith(f"{each.base}{each.name}/") for name in names)]
    return (spoken_of or shipped)[0]


#: The query for concepts of which nothing speaks.
_ORPHANS = "orphan-concepts"


def validate_dataset(dataset: Dataset, origin: Sources | None = None) -> list[Finding]:
    """Check a built dataset against the shapes and the quality queries, and the mapping sets that are part of it."""
    return sorted({*shape_findings(dataset, origin), *quality_findings(dataset, origin), *mapping_findings(dataset)})


def prefix_findings(
    path: Path, name: str, prefixes: Mapping[str, str] = MappingProxyType(PREFIXES)
) -> Iterator[Finding]:
    """Prefixes that stand for another namespace than everywhere else in the project, or in the condition."""
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        match = _PREFIX_LINE.match(line)
        if match and match[1] in prefixes and prefixes[match[1]] != match[2]:
            yield Finding(
                f"{name}:{number}",
                f"the prefix {match[1]!r} stands for <{match[2]}>. Write <{prefixes[match[1]]}>, or use another prefix",
            )


def shape_findings(
    dataset: Dataset, origin: Sources | None = None, only: AbstractSet[str] | None = None
) -> Iterator[Finding]:
    """Violations of the SHACL shapes (SHACL Core, without inference).

    Args:
        dataset: What is checked.
        origin: Where the shapes lie; beside this module when None.
        only: IRIs of what is looked at, among all that is there, which is much faster; everything when None.
    """
    import pyshacl
    import rdflib

    if only is not None and not only:
        return
    data = rdflib_graph(_without_rows(dataset))
    shape_graph = rdflib.Graph("SimpleMemory").parse((origin or sources()).shapes, format="turtle")
    _flatten(shape_graph)
    if only is not None:
        _aim(shape_graph, data, only)
    _, report, _ = pyshacl.validate(data, shacl_graph=shape_graph, inference="none", advanced=False, meta_shacl=False)
    sh = rdflib.Namespace(PREFIXES["sh"])
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus = str(report.value(result, sh.focusNode))
        path = report.value(result, sh.resultPath)
        value = report.value(result, sh.value)
        message = str(report.value(result, sh.resultMessage))
        detail = f" ({shrink(str(path))}{f' = {_short(value)}' if value is not None else ''})" if path else ""
        yield Finding(dataset.places.get(focus, shrink(focus)), f"{_name(dataset, focus)}{message}{detail}")


def _flatten(shapes: rdflib.Graph) -> None:
    """Give the property shapes of a shape that has targets these targets themselves (SHACL, 2.1.3): the same findings.

    pySHACL tries a shape with targets on all of their nodes at once, and one inside another on each node anew, which
    takes four times as long. What a closed shape allows by its property shapes is then allowed by name.
    """
    from rdflib import SH, BNode, Literal
    from rdflib.collection import Collection

    true = Literal(lexical_or_value=True)
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
    for shape in {one for kind in targets for one in shapes.subjects(kind)}:
        is_part = any(shapes.subjects(object=shape))
        if is_part or (shape, SH.path, None) in shapes or (shape, SH.deactivated, true) in shapes:
            continue
        parts = list(shapes.objects(shape, SH.property))
        if (shape, SH.closed, true) in shapes:
            ignored = shapes.value(shape, SH.ignoredProperties) or BNode()
            shapes.set((shape, SH.ignoredProperties, ignored))
            Collection(shapes, ignored, [path for part in parts for path in shapes.objects(part, SH.path)])
        for part in parts:
            shapes.remove((shape, SH.property, part))
            for kind in targets:
                for target in list(shapes.objects(shape, kind)):
                    shapes.add((part, kind, target))


def _aim(shapes: rdflib.Graph, data: rdflib.Graph, only: AbstractSet[str]) -> None:
    """Give each shape as targets those of its targets that are among ``only`` (SHACL, 2.1.3).

    ``focus_nodes`` of pySHACL is something else: it leaves out other nodes in shapes within shapes, too, so that
    findings come and go.
    """
    from rdflib import RDF, RDFS, SH, URIRef
    from rdflib.term import Node

    wanted = {URIRef(iri) for iri in only}
    targets: dict[URIRef, Callable[[Node], set[Node]]] = {
        SH.targetClass: lambda kind: {
            one for each in data.transitive_subjects(RDFS.subClassOf, kind) for one in data.subjects(RDF.type, each)
        },
        SH.targetSubjectsOf: lambda predicate: set(data.subjects(predicate)),
        SH.targetObjectsOf: lambda predicate: set(data.objects(predicate=predicate)),
        SH.targetNode: lambda one: {one},
    }
    for kind, nodes in targets.items():
        for shape, target in list(shapes.subject_objects(kind)):
            shapes.remove((shape, kind, target))
            for one in nodes(target) & wanted:
                shapes.add((shape, SH.targetNode, one))


def mapping_findings(dataset: Dataset) -> Iterator[Finding]:
    """What is wrong with the mapping sets of which the records of mappings are made."""
    if dataset.mappings:
        for where, problem in mapping_problems(dataset.mappings, concept_labels(dataset.index)):
            yield Finding(where, problem)


def _without_rows(dataset: Dataset) -> Iterator[ox.Triple]:
    """The triples less the records of mappings: rows, which are checked as such, but for those that others point at."""
    records = {quad.subject for quad in dataset.quads if quad.object == _MAPPING}
    shown = {quad.object for quad in dataset.quads if quad.subject not in records}
    for quad in dataset.quads:
        if quad.subject not in records or quad.subject in shown:
            yield quad.triple


def quality_findings(dataset: Dataset, origin: Sources | None = None) -> Iterator[Finding]:
    """Rows of the queries in ``queries/quality/``: each row is a violation, its first column the resource."""
    store = ox.Store()
    store.extend(dataset.quads)
    is_for_others = _for_others(dataset, origin or sources())
    for path in sorted((origin or sources()).queries.glob("quality/*.rq")):
        query = load_query(path)
        solutions = evaluate(store, query.text)
        if not isinstance(solutions, ox.QuerySolutions):
            raise DataError("a quality query must be a SELECT", where=f"queries/quality/{query.name}.rq")
        for row in solutions:
            resource = row[0]
            iri = resource.value if isinstance(resource, ox.NamedNode) else str(resource)
            if query.name == _ORPHANS and is_for_others(iri):
                continue
            problem = row["problem"]
            message = problem.value if isinstance(problem, ox.Literal) else query.title
            yield Finding(dataset.places.get(iri, shrink(iri)), f"{_name(dataset, iri)}{message}")


def _for_others(dataset: Dataset, origin: Sources) -> Callable[[str], bool]:
    """Whether a concept may be there for conditions of ours that the dataset leaves out: a shared one, beside some."""
    here = [condition for condition in dataset.conditions if condition.is_shipped]
    layers = {condition.layer for condition in here}
    if not here or all(condition.layer in layers for condition in shipped_conditions(origin)):
        return lambda _: False
    files = {origin.name(path) for condition in here for path, _ in condition.files}

    def is_for_others(iri: str) -> bool:
        return iri.startswith(CONCEPT) and dataset.places.get(iri, "").rpartition(":")[0] not in files

    return is_for_others


def _name(dataset: Dataset, iri: str) -> str:
    """The resource before the message, where the place is a line of a file."""
    return f"{shrink(iri)}: " if iri in dataset.places else ""


def _short(value: object) -> str:
    text = shrink(str(value))
    return text if len(text) <= 80 else text[:77] + "..."
