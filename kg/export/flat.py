r"""Claims as a network of nodes and edges with plain attributes: what GraphML, Cytoscape and CSV share.

These forms hold every claim: each qualifier is an attribute of its own, ``frequency`` with the label and
``frequency_id`` with the IRI of its value. Several values are joined by ``|``; a ``|`` or ``\`` within one is written
``\|`` or ``\\``. A qualifier whose every value is one number is an attribute of numbers; ``percentage_id`` has it as
the source writes it, with its datatype. ``number`` of a node is the number that a literal stands for.

A node's id is its IRI, or that of the external term that stands for it; ``curie`` is the short form of it, and
``exact_match`` lists the CURIEs of all other exact terms. The id of a literal is ``literal:`` and its characters
(``literal:10.9``); where several literals of the network have the same, also its language or datatype
(``literal:10.9^^xsd:decimal``).

No attribute has a name that readers take for something else: ``source`` and ``target`` are an edge's ends to
Cytoscape, Gephi and networkx, ``weight`` its weight, ``parent`` the box that a node lies in.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.link.identifiers import Identifier
from kg.link.sssom.model import joined as join
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import ONTOLOGY, PREFIXES, shrink

__all__ = [
    "EDGE_COLUMNS",
    "NODE_COLUMNS",
    "OWN",
    "Cell",
    "Identities",
    "Network",
    "join",
    "network",
    "node_ids",
    "term_id",
]

#: Columns of a node; a literal is a node whose ``kind`` is ``literal``.
NODE_COLUMNS = ("id", "curie", "label", "kind", "exact_match", "definition", "number", "datatype", "language")
#: Columns of an edge that stand before those of the qualifiers.
EDGE_COLUMNS = (
    "id",
    "subject_id",
    "subject",
    "predicate_id",
    "predicate",
    "object_id",
    "object",
    "negated",
    "status_id",
    "status",
    "layer_id",
    "layer",
    "knowledge_level",
    "agent_type",
    "section",
    "source_document",
    "evidence",
    "note",
)

#: What readers take for something else, in any case of letters: ends, weight, box, name and identity.
_TAKEN = frozenset(("source", "target", "weight", "type", "parent", "key", "name", "value", "notice"))
#: Datatypes of numbers (XSD 1.1); the rest of the integers are derived from xsd:integer.
_INTEGERS = frozenset(
    f"{PREFIXES['xsd']}{name}"
    for name in (
        *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
        *("negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)
_REALS = frozenset(f"{PREFIXES['xsd']}{name}" for name in ("decimal", "double", "float"))
_REAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
#: Beyond it, readers of JSON round integers.
_LARGEST = 2**53

Number = int | float
Cell = str | bool | Number


@dataclass(frozen=True, slots=True)
class Identities:
    """External identifiers of concepts (by IRI): the one that stands for each, and all that are exact."""

    chosen: Mapping[str, Identifier] = field(default_factory=dict)
    exact: Mapping[str, Sequence[Identifier]] = field(default_factory=dict)

    def of(self, term: Value) -> Value:
        """The external term that stands for a concept; any other term is itself."""
        known = self.chosen.get(term.value) if isinstance(term, ox.NamedNode) else None
        return ox.NamedNode(known.iri) if known else term

    def others(self, term: Value) -> list[str]:
        """The CURIEs of all exact terms of a concept but the one that stands for it; then its own is among them."""
        if not isinstance(term, ox.NamedNode):
            return []
        found = {term.value: shrink(term.value)} | {each.iri: each.curie for each in self.exact.get(term.value, ())}
        return sorted(curie for iri, curie in found.items() if iri != self.of(term).value)


#: Every concept has its own IRI, and no other.
OWN = Identities()


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, each a row; ``qualifiers`` are the further columns of edges, in order."""

    nodes: tuple[Mapping[str, Cell], ...]
    edges: tuple[Mapping[str, Cell], ...]
    qualifiers: tuple[str, ...]


def network(index: Index, held: Iterable[Claim], identities: Identities = OWN) -> Network:
    """The claims as nodes and edges, sorted by id."""
    held = list(held)
    terms = sorted({term for claim in held for term in (claim.subject, claim.object)}, key=str)
    named = node_ids({identities.of(term) for term in terms})
    ids = {term: named[identities.of(term)] for term in terms}
    keys = {key for claim in held for key in claim.qualifiers}
    names = _column_names(keys)
    numeric = {key for key in keys if _is_numeric(claim.qualifiers[key] for claim in held if key in claim.qualifiers)}
    rows: dict[str, Mapping[str, Cell]] = {}
    for term in terms:
        rows.setdefault(ids[term], _node(index, term, identities) | {"id": ids[term]})
    edges = []
    for claim in held:
        ends: dict[str, Cell] = {"subject_id": ids[claim.subject], "object_id": ids[claim.object]}
        edges.append(_edge(index, claim) | _qualifiers(index, claim, names, numeric, identities) | ends)
    used = sorted({column for edge in edges for column in edge} - set(EDGE_COLUMNS))
    return Network(tuple(row for _, row in sorted(rows.items())), tuple(edges), tuple(used))


def term_id(term: Value) -> str:
    """A term as a cell: its IRI, or the literal or blank node as N-Triples writes it."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def node_ids(terms: Iterable[Value]) -> dict[Value, str]:
    """The id of each term as a node: the shortest of its names that no other of the terms has."""
    names = {term: _node_names(term) for term in terms}
    counts = Counter(name for found in names.values() for name in found)
    return {term: next(name for name in found if counts[name] == 1) for term, found in names.items()}


def _node_names(term: Value) -> tuple[str, ...]:
    if not isinstance(term, ox.Literal):
        return (term_id(term),)
    short = f"literal:{term.value}"
    return short, f"{short}@{term.language}" if term.language else f"{short}^^{shrink(term.datatype.value)}", str(term)


def _column_names(keys: Iterable[ox.NamedNode]) -> dict[ox.NamedNode, str]:
    """A column for each qualifier: its local name where it is ours and free, else its CURIE."""
    taken = {*EDGE_COLUMNS, *NODE_COLUMNS, *_TAKEN}
    names: dict[ox.NamedNode, str] = {}
    for key in sorted(keys, key=lambda key: (not key.value.startswith(ONTOLOGY), key.value)):
        for name in (shrink(key.value).removeprefix("ck:"), shrink(key.value), key.value):
            columns = {name.casefold(), f"{name}_id".casefold()}
            if not columns & taken:
                names[key] = name
                taken |= columns
                break
    return names


def _is_numeric(cells: Iterable[Sequence[Value]]) -> bool:
    return all(len(values) == 1 and _number(values[0]) is not None for values in cells)


def _number(term: Value) -> Number | None:
    """The number that a literal stands for; None for what is none, or one that no reader takes as it is."""
    if not isinstance(term, ox.Literal) or not _REAL.fullmatch(term.value):
        return None
    if term.datatype.value in _INTEGERS and term.value.lstrip("+-").isdigit() and len(term.value) < 20:
        found = int(term.value)
        return found if abs(found) <= _LARGEST else None
    real = float(term.value)
    return real if term.datatype.value in _REALS and math.isfinite(real) else None


def _node(index: Index, term: Value, identities: Identities) -> dict[str, Cell]:
    if isinstance(term, ox.Literal):
        number = _number(term)
        row: dict[str, Cell] = {
            "label": term.value,
            "kind": "literal",
            "number": "" if number is None else number,
            "datatype": shrink(term.datatype.value),
            "language": term.language or "",
        }
    else:
        iri = term_id(identities.of(term))
        curie = shrink(iri)
        row = {
            "curie": curie if curie != iri else "",
            "label": index.label(term),
            "kind": join(_kinds(index, term)),
            "exact_match": join(identities.others(term)),
            "definition": index.definition(term),
        }
    return {column: row.get(column, "") for column in NODE_COLUMNS}


def _kinds(index: Index, term: Resource) -> list[str]:
    kinds = [kind.value for kind in index.resources(term, node("rdf:type"))]
    return sorted(kind.removeprefix(ONTOLOGY) for kind in kinds if kind.startswith(ONTOLOGY))


def _edge(index: Index, claim: Claim) -> dict[str, Cell]:
    def label(value: Value | None) -> str:
        return index.label(value) if value is not None else ""

    return {
        "id": claim.iri,
        "subject": label(claim.subject),
        "predicate_id": claim.predicate.value,
        "predicate": label(claim.predicate),
        "object": label(claim.object),
        "negated": claim.negated,
        "status_id": term_id(claim.status) if claim.status is not None else "",
        "status": label(claim.status),
        "layer_id": term_id(claim.layer) if claim.layer is not None else "",
        "layer": label(claim.layer),
        "knowledge_level": label(claim.knowledge_level),
        "agent_type": label(claim.agent_type),
        "section": join(map(label, claim.sections)),
        "source_document": join(map(term_id, claim.sources)),
        "evidence": join(map(term_id, claim.evidence)),
        "note": claim.note,
    }


def _qualifiers(
    index: Index,
    claim: Claim,
    names: Mapping[ox.NamedNode, str],
    numeric: set[ox.NamedNode],
    identities: Identities,
) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    for key, values in claim.qualifiers.items():
        number = _number(values[0]) if key in numeric else None
        row[names[key]] = join(map(index.label, values)) if number is None else number
        row[f"{names[key]}_id"] = join(term_id(identities.of(value)) for value in values)
    return row
