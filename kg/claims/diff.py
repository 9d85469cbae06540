"""What differs between two graphs, record by record: claims, evidence, gaps, mappings, concepts and all the rest.

Whatever is derived is left out, or one change would be listed many times: labels of claims, direct triples, preferred
names, the joints of a mechanism, what supplements a gap. Records are compared by IRI; a claim whose IRI changed with a
restricting qualifier or its negation is listed as one that is now said otherwise. Values are compared as they are
written: 1.50 is not 1.5; only the case of language tags is no difference (RDF 1.1 Concepts, 3.3).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.claims.claim import Claim, claims
from kg.claims.mappings import MATCHES
from kg.claims.sentences import sentence
from kg.errors import InputError
from kg.rdf.index import Index, Value, node
from kg.rdf.load import read_quads
from kg.rdf.namespaces import ONTOLOGY, shrink
from kg.rdf.source import Document, Source, distinct_streams
from kg.tables import printable

__all__ = ["KINDS", "Change", "Detail", "Difference", "compare", "difference", "open_build"]

#: Kinds of records, in the order in which they are listed, with the classes of each; what is of none is "other".
KINDS: dict[str, tuple[str, ...]] = {
    "association": ("ck:Association", "ck:NegatedAssociation"),
    "evidence": ("ck:Evidence", "ck:Cue", "ck:Citation"),
    "gap": ("ck:Gap", "ck:NonClinicalUnit"),
    "mapping": ("ck:Mapping",),
    "concept": ("ck:Concept", "skos:Concept"),
    "conflict": ("ck:Conflict", "ck:Position"),
    "term": ("ck:TermRecord",),
    "layer": ("ck:Layer",),
    "vocabulary": (),
    "other": (),
}
_TYPE = node("rdf:type")
_ROLES = tuple(map(node, ("rdf:subject", "rdf:predicate", "rdf:object")))
#: Derived properties of a claim; of a concept, what claims and mappings derive.
_DERIVED = {*map(node, ("rdfs:label", "ck:nextStep", "ck:supplements", "ck:inWords", "oa:hasSource"))}
_DERIVED_NAMES = {*map(node, ("skos:prefLabel", "skos:altLabel"))}
#: Rounds in which the surroundings of a blank node are looked at, more than any sensible data is deep.
_REACH = 50

_Values = frozenset[ox.NamedNode | ox.Literal]
_Properties = dict[ox.NamedNode, _Values]


@dataclass(frozen=True, slots=True)
class Detail:
    """A property that changed: its label, and the values that went and came, in words."""

    property: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A record that was ``added``, ``removed``, ``changed`` or is ``said otherwise``: before and now, in words.

    ``old_id`` and ``new_id`` are CURIEs; one is empty for what came or went, both for triples of blank nodes.
    """

    kind: str
    change: str
    old_id: str
    new_id: str
    old: str
    new: str
    details: tuple[Detail, ...] = ()

    def __str__(self) -> str:
        if self.change == "said otherwise":
            lines = [f"~ was {self.old}", f"  is now {self.new}", f"    {self.old_id} → {self.new_id}"]
        else:
            mark = {"added": "+", "removed": "-"}.get(self.change, "~")
            name = self.new_id or self.old_id
            lines = [f"{mark} {self.new or self.old}", *([f"    {name}"] if name else [])]
        for detail in self.details:
            old, new = ", ".join(detail.removed) or "nothing", ", ".join(detail.added) or "nothing"
            lines.append(f"    {detail.property}: {old} → {new}")
        return "\n".join(map(printable, lines))


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs, by kind of record."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many records of each kind were added, removed, changed, or are said otherwise."""
        return {
            kind: dict(sorted(Counter(change.change for change in self.changes if change.kind == kind).items()))
            for kind in KINDS
            if any(change.kind == kind for change in self.changes)
        }

    def record(self) -> dict[str, Any]:
        """The difference as dictionaries and lists, ready for JSON."""
        return {"counts": self.counts, "changes": [asdict(change) for change in self.changes]}

    def __str__(self) -> str:
        if not self:
            return "no difference\n"
        blocks = []
        for kind, counts in self.counts.items():
            summary = ", ".join(f"{count} {change}" for change, count in counts.items())
            lines = [str(change) for change in self.changes if change.kind == kind]
            blocks.append("\n".join([f"{kind}: {summary}", *lines]))
        return "\n\n".join(blocks) + "\n"


def open_build(document: Document) -> Iterable[ox.Quad]:
    """The quads of an RDF document, or of the graph in a folder that ``kg build`` has written.

    Raises:
        InputError: when there is no graph, or not one alone, or it cannot be read.
    """
    source = Source.of(document)
    if not source.is_folder:
        return _once([source])
    folder, path = Path(source.name), source.name
    for suffix in ("nq", "trig", "ttl"):
        found = sorted(folder.glob(f"*.{suffix}"))
        if len(found) > 1:
            raise InputError(f"holds {len(found)} .{suffix} files", where=path, hint="Name one of the files")
        if found:
            return _once(found)
    raise InputError("holds no .nq, .trig or .ttl file", where=path, hint="Write them with: kg build -o DIR")


def _once(documents: Iterable[Document]) -> Iterable[ox.Quad]:
    return dict.fromkeys(read_quads(documents))


def difference(old: Document, new: Document) -> Difference:
    """What differs between two documents or folders.

    Raises:
        InputError: when one cannot be read.
    """
    old, new = Source.of(old), Source.of(new)
    distinct_streams([old, new])
    return compare(open_build(old), open_build(new))


def compare(old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> Difference:
    """What differs between two builds.

    Blank nodes have no name to tell changes by, and neither has a triple about a triple: reported is whether such
    triples differ, and how many there are.
    """
    before, after = _Side(old), _Side(new)
    changes = [
        change
        for iri in sorted({*before.records, *after.records})
        for change in _record_changes(iri, before, after)
        if change.kind != "association" or change.change == "changed"
    ]
    changes += _claim_changes(before, after)
    order = list(KINDS)
    changes.sort(key=lambda change: (order.index(change.kind), change.change, change.new_id or change.old_id))
    if _differ(before.blank, after.blank):
        count = len(before.blank), len(after.blank)
        about = any(isinstance(triple.object, ox.Triple) for triple in before.blank | after.blank)
        kind = "triples of blank nodes or about triples" if about else "triples of blank nodes"
        words = [f"{number} {kind}" for number in count]
        changes.append(
            Change("other", "changed", "", "", words[0], f"{words[1]} that differ from the {count[0]} before")
        )
    return Difference(tuple(changes))


class _Side:
    """One of the two graphs: its records with what is not derived, and words for them."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        quads = tuple(quads)
        self.index = Index(quads)
        self.claims: dict[str, Claim] = {claim.iri: claim for claim in claims(self.index)}
        predicates = {key for key in self.index.of_type(node("ck:Predicate")) if isinstance(key, ox.NamedNode)}
        self.records: dict[str, _Properties] = {}
        self.blank = {quad.triple for quad in quads if isinstance(quad.object, ox.Triple)}
        for subject in self.index.subjects():
            properties = self.index.properties(subject)
            self.blank |= {
                ox.Triple(subject, predicate, value)
                for predicate, values in properties.items()
                for value in values
                if isinstance(subject, ox.BlankNode) or isinstance(value, ox.BlankNode)
            }
            if isinstance(subject, ox.BlankNode):
                continue
            kind = _kind(subject, properties)
            skip: set[ox.NamedNode] = set()
            if kind == "concept":
                skip = predicates | _DERIVED_NAMES | {*MATCHES}
            elif kind != "other":
                skip = _DERIVED - ({node("rdfs:label")} if kind not in ("association", "mapping") else set())
            own = {
                predicate: named
                for predicate, values in properties.items()
                if predicate not in skip and predicate != node("void:subset")
                if (named := frozenset(value for value in values if not isinstance(value, ox.BlankNode)))
            }
            if own:
                self.records[subject.value] = own

    def words(self, iri: str) -> str:
        """A record in words."""
        claim = self.claims.get(iri)
        return sentence(self.index, claim) if claim else self.index.label(ox.NamedNode(iri))

    def word(self, value: Value) -> str:
        """A value in words; what has no label of its own by its CURIE."""
        if isinstance(value, ox.Literal):
            return f"“{value.value}”" if value.datatype.value.endswith("tring") else value.value
        return self.index.label(value) if self.index.properties(value) else shrink(value.value)


def _differ(before: set[ox.Triple], after: set[ox.Triple]) -> bool:
    """Whether triples of blank nodes differ by more than the names of these nodes."""
    return before != after and Counter(_nameless(before)) != Counter(_nameless(after))


def _nameless(triples: set[ox.Triple]) -> Iterator[tuple[object, ...]]:
    """The triples with a blank node's surroundings, in rounds of growing reach, in place of its name.

    Colour refinement (1-dimensional Weisfeiler-Leman), as exact canonicalization takes exponential time on hostile
    data; it takes for the same only what is entangled in the most regular of ways.
    """
    colours: dict[ox.BlankNode, int] = {}
    for _ in range(_REACH):
        around: dict[ox.BlankNode, list[tuple[object, ...]]] = {}
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.BlankNode) and subject == value:
                around.setdefault(subject, []).append(("is itself", triple.predicate.value))
            if isinstance(subject, ox.BlankNode):
                around.setdefault(subject, []).append(("has", triple.predicate.value, _colour(value, colours)))
            if isinstance(value, ox.BlankNode):
                around.setdefault(value, []).append(("is", triple.predicate.value, _colour(subject, colours)))
        new = {blank: hash((colours.get(blank), *sorted(found, key=str))) for blank, found in around.items()}
        is_stable = len(set(new.values())) == len(set(colours.values()))
        colours = new
        if is_stable:
            break
    for triple in triples:
        yield _colour(triple.subject, colours), triple.predicate.value, _colour(triple.object, colours)


def _colour(term: object, colours: Mapping[ox.BlankNode, int]) -> object:
    if isinstance(term, ox.Triple):
        return _colour(term.subject, colours), term.predicate.value, _colour(term.object, colours)
    return colours.get(term, 0) if isinstance(term, ox.BlankNode) else str(term)


def _kind(subject: ox.NamedNode, properties: Mapping[ox.NamedNode, list[Value]]) -> str:
    if subject.value.startswith(ONTOLOGY):
        return "vocabulary"
    types = properties.get(_TYPE, ())
    return next((kind for kind, names in KINDS.items() if any(node(name) in types for name in names)), "other")


def _kind_of(iri: str, *sides: _Side) -> str:
    return next(
        _kind(ox.NamedNode(iri), side.index.properties(ox.NamedNode(iri))) for side in sides if iri in side.records
    )


def _record_changes(iri: str, before: _Side, after: _Side) -> Iterable[Change]:
    """How one record changed, if it did."""
    old, new = before.records.get(iri), after.records.get(iri)
    if old == new:
        return
    kind, short = _kind_of(iri, after, before), shrink(iri)
    if old is None:
        yield Change(kind, "added", "", short, "", after.words(iri))
    elif new is None:
        yield Change(kind, "removed", short, "", before.words(iri), "")
    else:
        details = [
            _detail(predicate, old.get(predicate, frozenset()), new.get(predicate, frozenset()), before, after)
            for predicate in sorted({*old, *new}, key=str)
            if old.get(predicate) != new.get(predicate)
        ]
        yield Change(kind, "changed", short, short, before.words(iri), after.words(iri), tuple(details))


def _detail(predicate: ox.NamedNode, old: _Values, new: _Values, before: _Side, after: _Side) -> Detail:
    """How the values of a property changed; those that went and came under the same words are told apart by name."""
    gone = {value: before.word(value) for value in old - new}
    come = {value: after.word(value) for value in new - old}
    same = set(gone.values()) & set(come.values())

    def words(side: Mapping[ox.NamedNode | ox.Literal, str]) -> tuple[str, ...]:
        return tuple(sorted(_exact(value, word) if word in same else word for value, word in side.items()))

    return Detail(after.index.label(predicate), words(gone), words(come))


def _exact(value: ox.NamedNode | ox.Literal, word: str) -> str:
    """A value in words with its CURIE, or with its language or datatype."""
    return f"{word} ({shrink(value.value)})" if isinstance(value, ox.NamedNode) else str(value)


def _claim_changes(before: _Side, after: _Side) -> Iterable[Change]:
    """The claims that came and went; one of the same layer with the same three terms is now said otherwise."""

    def only_in(side: _Side, other: _Side) -> list[str]:
        return sorted(iri for iri in side.records if iri not in other.records and _kind_of(iri, side) == "association")

    def key(side: _Side, iri: str) -> tuple[_Values, ...]:
        roles = (*_ROLES, node("ck:layer"))
        return tuple(side.records[iri].get(role, frozenset()) for role in roles)

    gone: dict[tuple[_Values, ...], deque[str]] = {}
    for iri in only_in(before, after):
        gone.setdefault(key(before, iri), deque()).append(iri)
    for iri in only_in(after, before):
        twins = gone.get(key(after, iri))
        if not twins:
            yield Change("association", "added", "", shrink(iri), "", after.words(iri))
        else:
            twin = twins.popleft()
            words = before.words(twin), after.words(iri)
            yield Change("association", "said otherwise", shrink(twin), shrink(iri), *words)
    for iri in (iri for twins in gone.values() for iri in twins):
        yield Change("association", "removed", shrink(iri), "", before.words(iri), "")
