r"""Claims as a network of nodes and edges with plain text attributes: what GraphML, Cytoscape and CSV share.

These forms hold every claim: each qualifier is an attribute of its own, ``frequency`` with the label and
``frequency_id`` with the IRI of its value. Several values are joined by ``|``; a ``|`` or ``\`` within one is written
``\|`` or ``\\``.

A node's id is its IRI. That of a literal is ``literal:`` and its characters (``literal:10.9``); where several literals
of the network have the same, also its language or datatype (``literal:10.9^^xsd:decimal``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import ONTOLOGY, shrink

__all__ = ["EDGE_COLUMNS", "NODE_COLUMNS", "Cell", "Network", "join", "network", "node_ids", "term_id"]

#: Columns of a node; a literal is a node whose ``kind`` is ``literal``.
NODE_COLUMNS = ("id", "label", "kind", "definition", "datatype", "language")
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
    "source",
    "evidence",
    "note",
)

Cell = str | bool


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, each a row; ``qualifiers`` are the further columns of edges, in order."""

    nodes: tuple[Mapping[str, Cell], ...]
    edges: tuple[Mapping[str, Cell], ...]
    qualifiers: tuple[str, ...]


def join(values: Iterable[str]) -> str:
    r"""Several texts in one.

    >>> join(["a", "b|c"])
    'a|b\\|c'
    """
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def network(index: Index, held: Iterable[Claim]) -> Network:
    """The claims as nodes and edges, sorted by id."""
    held = list(held)
    terms = {term for claim in held for term in (claim.subject, claim.object)}
    ids = node_ids(terms)
    names = _column_names({key for claim in held for key in claim.qualifiers})
    nodes = sorted((_node(index, term) | {"id": ids[term]} for term in terms), key=lambda row: str(row["id"]))
    edges = [_edge(index, claim, names) | {"object_id": ids[claim.object]} for claim in held]
    used = sorted({column for edge in edges for column in edge} - set(EDGE_COLUMNS))
    return Network(tuple(nodes), tuple(edges), tuple(used))


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
    taken = set(EDGE_COLUMNS)
    names: dict[ox.NamedNode, str] = {}
    for key in sorted(keys, key=lambda key: (not key.value.startswith(ONTOLOGY), key.value)):
        for name in (shrink(key.value).removeprefix("ck:"), shrink(key.value), key.value):
            if not {name, f"{name}_id"} & taken:
                names[key] = name
                taken |= {name, f"{name}_id"}
                break
    return names


def _node(index: Index, term: Value) -> dict[str, Cell]:
    if isinstance(term, ox.Literal):
        datatype = shrink(term.datatype.value)
        row: dict[str, Cell] = {
            "label": term.value,
            "kind": "literal",
            "datatype": datatype,
            "language": term.language or "",
        }
    else:
        row = {
            "label": index.label(term),
            "kind": join(_kinds(index, term)),
            "definition": index.definition(term),
        }
    return {column: row.get(column, "") for column in NODE_COLUMNS}


def _kinds(index: Index, term: Resource) -> list[str]:
    kinds = [kind.value for kind in index.resources(term, node("rdf:type"))]
    return sorted(kind.removeprefix(ONTOLOGY) for kind in kinds if kind.startswith(ONTOLOGY))


def _edge(index: Index, claim: Claim, names: dict[ox.NamedNode, str]) -> dict[str, Cell]:
    def label(value: Value | None) -> str:
        return index.label(value) if value is not None else ""

    row: dict[str, Cell] = {
        "id": claim.iri,
        "subject_id": term_id(claim.subject),
        "subject": label(claim.subject),
        "predicate_id": claim.predicate.value,
        "predicate": label(claim.predicate),
        "object_id": term_id(claim.object),
        "object": label(claim.object),
        "negated": claim.negated,
        "status_id": term_id(claim.status) if claim.status is not None else "",
        "status": label(claim.status),
        "layer_id": term_id(claim.layer) if claim.layer is not None else "",
        "layer": label(claim.layer),
        "knowledge_level": label(claim.knowledge_level),
        "agent_type": label(claim.agent_type),
        "section": join(map(label, claim.sections)),
        "source": join(map(term_id, claim.sources)),
        "evidence": join(map(term_id, claim.evidence)),
        "note": claim.note,
    }
    for key, values in claim.qualifiers.items():
        row[names[key]] = join(map(label, values))
        row[f"{names[key]}_id"] = join(map(term_id, values))
    return row
