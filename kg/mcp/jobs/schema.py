"""``schema``: what there is to ask for in SPARQL: patterns, classes, predicates, shapes, questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from typing import Any

import pyoxigraph as ox

from kg.files import read_text
from kg.mcp.data import Data
from kg.mcp.jobs.rows import term
from kg.mcp.page import MOST_SCHEMA, Answer, Item, clean
from kg.query.library import Query
from kg.query.partitions import Partitions
from kg.rdf.index import Index, Resource, node, telling
from kg.rdf.namespaces import PREFIXES, shrink
from kg.sources import sources

__all__ = ["PARTS", "class_item", "examples", "patterns", "predicate_item", "schema", "schema_answer", "shapes"]

#: The parts of a schema, in their order.
PARTS = ("patterns", "classes", "predicates", "examples", "shapes")
_HEADINGS = {
    "patterns": "Patterns to start from:",
    "classes": "Classes, with the number of their things:",
    "predicates": "Predicates, with the number of triples and claims, and what they join:",
    "examples": "Questions that can be asked by name, with the tool ask:",
    "shapes": "What a thing of a class has, with how many of each:",
}
#: Classes named for one end of a predicate; values of a closed list that are named.
_ENDS, _LISTED = 3, 12
#: Predicates named for a class of any data.
_USED = 40
_Kinds = AbstractSet[ox.NamedNode]


def schema(data: Data, *, part: str = "") -> Answer:
    """What there is to ask for; all of it, or one of :data:`PARTS`."""
    figures = data.partitions
    makers: dict[str, Callable[[], Iterable[Item | Callable[[], Item]]]] = {
        "patterns": lambda: patterns() if data.has_claims else _patterns_of(figures),
        "classes": lambda: _classes(data.index, figures),
        "predicates": lambda: _predicates(data, figures),
        "examples": lambda: examples(data.library.values()),
        "shapes": lambda: shapes() if data.has_claims else _uses(figures),
    }
    items = [item for name in PARTS if part in ("", name) for item in makers[name]()]
    head = [
        f"{figures.triples:,} triples, {len(figures.classes)} classes, {len(figures.predicates)} predicates.",
        f"All graphs together are the default graph. These prefixes need no declaration: {_prefixes(figures)}",
        "What a class or predicate means: show with its id.",
    ]
    return schema_answer(head, items, data.notice)


def schema_answer(head: list[str], items: Iterable[Item | Callable[[], Item]], notice: str) -> Answer:
    """A schema as an answer."""
    return Answer(head, items, PARTS, "schema", notice=notice, headings=_HEADINGS, most=MOST_SCHEMA)


def _prefixes(figures: Partitions) -> str:
    used = {shrink(one.value).partition(":")[0] for one in (*figures.classes, *figures.predicates)} & set(PREFIXES)
    return ", ".join(sorted(used)) + "."


def class_item(index: Index | None, kind: ox.NamedNode, count: int) -> Item:
    """A class as an item."""
    label = index.label(kind) if index else ""
    record = {"id": term(kind), "things": count, "label": label}
    return Item("classes", clean(f"- {record['id']} ({count}) {label}".rstrip()), record)


def _classes(index: Index, figures: Partitions) -> Iterator[Callable[[], Item]]:
    for kind, count in sorted(figures.classes.items(), key=lambda pair: (-pair[1], pair[0].value)):
        yield partial(class_item, index, kind, count)


def predicate_item(
    index: Index | None, predicate: ox.NamedNode, counts: tuple[int, int], ends: tuple[_Kinds, _Kinds]
) -> Item:
    """A predicate as an item: its triples and claims, and what it joins."""
    triples, claims = counts
    subjects, objects = map(_ends, ends)
    label = index.label(predicate) if index else ""
    record: dict[str, Any] = {"id": term(predicate), "triples": triples, "claims": claims, "label": label}
    record |= {"from": subjects, "to": objects}
    joined = f": {' | '.join(subjects) or 'any'} → {' | '.join(objects) or 'any'}" if subjects or objects else ""
    said = f", {claims} claims" if claims else ""
    return Item("predicates", clean(f"- {record['id']} ({triples}{said}) {label}{joined}"), record)


def _predicates(data: Data, figures: Partitions) -> Iterator[Callable[[], Item]]:
    said = Counter(claim.predicate for claim in data.claims.values())
    triples = Counter(figures.predicates) + Counter(dict.fromkeys(said, 0))
    subjects: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    objects: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for (kind, predicate), use in figures.uses.items():
        subjects.setdefault(predicate, set()).add(kind)
        objects.setdefault(predicate, set()).update(use.kinds or use.datatypes)
    order = sorted({*triples, *said}, key=lambda one: (-triples[one] - said[one], one.value))
    for predicate in order:
        ends = (subjects.get(predicate, set()), objects.get(predicate, set()))
        yield partial(predicate_item, data.index, predicate, (triples[predicate], said[predicate]), ends)


def _ends(kinds: _Kinds) -> list[str]:
    told = telling(kinds)
    rest = len(told) - _ENDS
    return [term(kind) for kind in told[:_ENDS]] + ([f"… {rest} more"] if rest > 0 else [])


def _uses(figures: Partitions) -> Iterator[Callable[[], Item]]:
    """Of each class of any data, the predicates that its things have."""
    of_class: dict[ox.NamedNode, list[tuple[int, str, ox.NamedNode]]] = {}
    for (kind, predicate), use in figures.uses.items():
        of_class.setdefault(kind, []).append((-use.triples, predicate.value, predicate))
    for kind, used in of_class.items():
        yield partial(_use_item, kind, used)


def _use_item(kind: ox.NamedNode, used: list[tuple[int, str, ox.NamedNode]]) -> Item:
    most = [f"{term(predicate)} {-count}" for count, _, predicate in sorted(used)[:_USED]]
    rest = len(used) - _USED
    return _shape_item(term(kind), most + ([f"… {rest} more: ask in SPARQL"] if rest > 0 else []), "in these data")


def _shape_item(of: str, properties: list[str], note: str) -> Item:
    record = {"class": of, "properties": properties, "note": note}
    return Item("shapes", clean(f"- {of} ({note}): {'; '.join(properties)}"), record)


def examples(library: Iterable[Query]) -> Iterator[Item]:
    """The questions of a library, by name."""
    for query in library:
        yield Item("examples", clean(f"- {query.name}: {query.title}"), {"name": query.name, "title": query.title})


@lru_cache
def patterns() -> tuple[Item, ...]:
    """The patterns of the library's documentation."""
    text = read_text(sources().queries / "README.md")
    found = re.findall(r"\n([^\n]+):\n\n```sparql\n(.*?)```", text, re.DOTALL)
    return tuple(_pattern(title, query) for title, query in found)


def _patterns_of(figures: Partitions) -> tuple[Item, ...]:
    """Patterns for any data: the things of the largest class, and all that is said of one of them."""
    largest = max(figures.classes, key=lambda kind: figures.classes[kind], default=None)
    of = f"?thing a {term(largest)}" if largest else "?thing ?any ?value"
    names = "OPTIONAL { ?thing rdfs:label|skos:prefLabel|dcterms:title|schema:name ?label }"
    return (
        _pattern("Things with their labels", f"SELECT DISTINCT ?thing ?label {{ {of} . {names} }} LIMIT 50\n"),
        _pattern(
            "Things whose label has a word",
            'SELECT ?thing ?label { ?thing rdfs:label ?label FILTER(CONTAINS(LCASE(?label), "word")) } LIMIT 50',
        ),
        _pattern("All that is said of a thing", "SELECT ?predicate ?value { <IRI> ?predicate ?value }\n"),
    )


def _pattern(title: str, query: str) -> Item:
    lines = [f"- {title}:", *(f"    {line}" for line in query.rstrip().split("\n"))]
    return Item("patterns", "\n".join(lines), {"title": title, "sparql": query.rstrip()})


@lru_cache
def shapes() -> tuple[Item, ...]:
    """The shapes of our vocabulary, by the class that they are for."""
    path = sources().shapes
    index = Index(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    found: dict[str, list[str]] = {}
    for shape in sorted(index.of_type(node("sh:NodeShape")), key=str):
        targets = index.resources(shape, node("sh:targetClass"))
        for target in sorted(targets, key=str):
            properties = sorted(index.resources(shape, node("sh:property")), key=lambda one: _path(index, one))
            found.setdefault(term(target), []).extend(filter(None, (_property(index, one) for one in properties)))
    return tuple(_shape_item(target, properties, "must have") for target, properties in found.items() if properties)


def _path(index: Index, shape: Resource) -> str:
    path = index.value(shape, node("sh:path"))
    return term(path) if isinstance(path, ox.NamedNode) else ""


def _property(index: Index, shape: Resource) -> str:
    """A property of a shape: path, how many, and of what kind; empty for a path that is no predicate."""
    path = _path(index, shape)
    if not path:
        return ""
    least, most = (index.text(shape, node(f"sh:{bound}Count")) for bound in ("min", "max"))
    count = f" {least or 0}..{most or 'n'}" if least or most else ""
    kinds = [term(one) for key in ("sh:class", "sh:datatype") for one in index.resources(shape, node(key))]
    listed = index.value(shape, node("sh:in"))
    if listed is not None and not isinstance(listed, ox.Literal):
        values = [term(one) for one in _list(index, listed)]
        kinds.append(f"one of {', '.join(values)}" if len(values) <= _LISTED else f"one of {len(values)} values")
    return f"{path}{count} {' '.join(kinds)}".rstrip()


def _list(index: Index, head: Resource) -> Iterator[object]:
    """The members of an RDF list."""
    seen = set()
    while head != node("rdf:nil") and head not in seen:
        seen.add(head)
        yield index.value(head, node("rdf:first"))
        rest = index.value(head, node("rdf:rest"))
        if rest is None or isinstance(rest, ox.Literal):
            return
        head = rest
