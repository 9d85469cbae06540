"""Read the terms that are asked for, and what they are under, from an ontology file of any form.

The file is read twice, in pieces: once for its hierarchy, once for the terms. Only links and the terms asked for are
kept in memory.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.namespaces import shrink
from kg.ontologies import obo, obographs, rdf
from kg.ontologies.files import check_file
from kg.ontologies.model import HEADER, SCOPES, Fact, Ontology, Term, namespace

__all__ = ["SUFFIXES", "read_ontology"]

#: Most links of a hierarchy, and most facts of terms asked for, that are kept.
MAX_FACTS = 3_000_000
#: File suffixes that are read.
SUFFIXES = (".obo", ".owl", ".rdf", ".xml", ".ttl", ".nt", ".json")

_Links = dict[str, tuple[str, ...]]
_Facts = dict[str, dict[str, list[Fact]]]


def read_ontology(path: str | Path, wanted: Collection[str], *, depth: int | None = None) -> Ontology:
    """Read an ontology file: OBO, OWL or SKOS in RDF/XML, Turtle or N-Triples, or OBO Graphs JSON.

    Args:
        path: The file.
        wanted: IRIs of the terms to read.
        depth: How many levels of ancestors to read with them; all when None.

    Raises:
        InputError: with file and, where it can be told, line, when it cannot be read as an ontology.
    """
    path = Path(path)
    read = _reader(path)
    header: dict[str, list[Fact]] = {}
    links: _Links = {}
    sizes: Counter[str] = Counter()
    kept = 0
    for fact in read(path):
        if fact.subject is HEADER:
            header.setdefault(fact.field, []).append(fact)
        elif fact.field == "parent":
            links[fact.subject] = (*links.get(fact.subject, ()), fact.value)
            kept += 1
        elif fact.field == "kind" and fact.value == "class":
            sizes[namespace(fact.subject)] += 1
        if kept > MAX_FACTS:
            raise InputError(
                f"has more than {MAX_FACTS:,} links", where=str(path), hint="Take a part of the ontology, as with ROBOT"
            )
    if not sizes:
        raise InputError("holds no term", where=str(path), hint="Is it an ontology, and whole?")
    reached = _reach(links, wanted, depth)
    found = _collect(read(path), reached, path)
    above, warnings = _acyclic({iri: links.get(iri, ()) for iri in sorted(found)}, str(path))
    warnings[:0] = [(f"{path}:{fact.line}", fact.value) for fact in header.get("warning", ())]
    terms = {}
    for iri, parents in above.items():
        label = found[iri].get("label") or found[iri].get("preferred") or []
        warnings += [
            (
                f"{path}:{fact.line}" if fact.line else str(path),
                f"{shrink(iri)} has two labels: {fact.value!r} is left out",
            )
            for fact in label[1:]
            if fact.value != label[0].value
        ]
        terms[iri] = _term(iri, found[iri], [parent for parent in parents if parent in found])
    return Ontology(
        iri=_one(header.get("iri")),
        version=_version(header),
        licence=min((fact.value for fact in header.get("licence", ())), default=""),
        terms=terms,
        sizes=dict(sizes),
        warnings=tuple(warnings),
    )


def _reader(path: Path) -> Callable[[Path], Iterator[Fact]]:
    """What reads the file: its suffix tells, for the suffixes of OWL also its first characters."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(
            f"has the suffix {suffix!r}, which names no form of ontology",
            where=str(path),
            hint=f"Use one of {', '.join(SUFFIXES)}",
        )
    start = check_file(path).lstrip()
    if suffix == ".obo":
        return obo.facts
    if suffix == ".json":
        return obographs.facts
    if re.match(rb"(?:Prefix|Ontology)\s*[(:]", start):
        raise InputError("is OWL in functional or Manchester syntax", where=str(path), hint="Convert it to RDF/XML")
    form = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES}.get(suffix, ox.RdfFormat.RDF_XML)
    if form == ox.RdfFormat.RDF_XML and re.match(rb"(?i:@?prefix|@?base)\s", start):
        form = ox.RdfFormat.TURTLE
    return lambda path: rdf.facts(path, form)


def _reach(links: _Links, wanted: Collection[str], depth: int | None) -> set[str]:
    """The terms asked for, and those above them."""
    reached = level = set(wanted)
    while level and (depth is None or depth > 0):
        level = {parent for iri in level for parent in links.get(iri, ())} - reached
        reached = reached | level
        depth = depth if depth is None else depth - 1
    return reached


def _collect(facts: Iterator[Fact], reached: set[str], path: Path) -> _Facts:
    """The facts of the terms reached, of those that the file describes."""
    found: _Facts = {}
    kept = 0
    for fact in facts:
        if fact.subject in reached and fact.field != "parent":
            found.setdefault(fact.subject, {}).setdefault(fact.field, []).append(fact)
            kept += 1
            if kept > MAX_FACTS:
                raise InputError(f"says more than {MAX_FACTS:,} things of the terms asked for", where=str(path))
    return {iri: fields for iri, fields in found.items() if fields.keys() & {"kind", "label", "preferred"}}


def _acyclic(links: _Links, where: str) -> tuple[_Links, list[tuple[str, str]]]:
    """The links without those that close a cycle, and a warning of each cycle; depth first, in order."""
    above: dict[str, list[str]] = {}
    warnings = []
    for start in sorted(links):
        path = [] if start in above else [(start, iter(sorted(set(links[start]))))]
        on_path = dict.fromkeys(iri for iri, _ in path)
        while path:
            iri, parents = path[-1]
            kept = above.setdefault(iri, [])
            parent = next(parents, None)
            if parent is None:
                path.pop()
                del on_path[iri]
            elif parent in on_path:
                cycle = list(on_path)[list(on_path).index(parent) :]
                names = " under ".join(shrink(member) for member in [*cycle, parent])
                warnings.append((where, f"a cycle: {names}; its last link is left out"))
            elif parent in links:
                kept.append(parent)
                if parent not in above:
                    path.append((parent, iter(sorted(set(links[parent])))))
                    on_path[parent] = None
    return {iri: tuple(above[iri]) for iri in links}, warnings


def _term(iri: str, fields: dict[str, list[Fact]], parents: list[str]) -> Term:
    def values(name: str) -> tuple[str, ...]:
        return tuple(sorted({fact.value for fact in fields.get(name, ())}))

    kinds = values("kind")
    label = _one(fields.get("label")) or _one(fields.get("preferred"))
    return Term(
        iri=iri,
        kind=next((kind for kind in ("class", "individual", "property") if kind in kinds), ""),
        label=label,
        definition=_one(fields.get("definition")),
        synonyms=tuple((scope, text) for scope in SCOPES for text in values(scope) if text),
        parents=tuple(parents),
        deprecated=bool({"true", "1"} & set(values("deprecated"))),
        replaced_by=values("replaced_by"),
        consider=values("consider"),
        xrefs=values("xref"),
        matches=values("match"),
        namespace=_one(fields.get("namespace")) or _one(fields.get("default_namespace")),
    )


def _one(facts: list[Fact] | None) -> str:
    """The first value."""
    return facts[0].value if facts else ""


def _version(header: dict[str, list[Fact]]) -> str:
    """The version that the file states, else the date or number in its version IRI, else all of that."""
    text = _one(header.get("version"))
    match = re.search(r"\d{4}-\d{2}-\d{2}|(?<![\w.])v?\d+(?:\.\d+)+", text)
    return _one(header.get("version_info")) or (match[0] if match else text)
