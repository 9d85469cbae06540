"""What the page shows, as plain values: everything the template and its scripts read, and nothing of RDF."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

__all__ = [
    "Edge",
    "EdgeKind",
    "Fact",
    "Gap",
    "LegendClass",
    "Name",
    "Node",
    "PageModel",
    "Qualifier",
    "Span",
    "Statement",
]

#: ``claim``: an association; ``qualifier``: a concept that limits a claim; ``gap``: a lost list; ``triple``: plain RDF.
EdgeKind = Literal["claim", "qualifier", "gap", "triple"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source: offsets in Unicode code points (0-based, end exclusive) and the SHA-256 of it."""

    start: int
    end: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """How, when, for whom a claim holds; ``node`` is the id of the value's node if it has one."""

    name: str
    value: str
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a concept: its scope in words ("exact synonym") and remarks ("abbreviation", "ambiguous")."""

    text: str
    scope: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A literal, or a link without a node, that stands on a card: what it tells, and its text."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One association in words.

    ``subject`` and ``object`` are ids of nodes (``object`` is None for a literal). ``modality`` is empty when the
    source asserts the claim plainly. ``hedges`` are its frequency and typicality. ``naming`` statements give a name.
    """

    id: str
    subject: str
    subject_label: str
    predicate: str
    predicate_label: str
    object: str | None
    object_label: str
    negated: bool
    modality: str
    hedges: tuple[str, ...]
    qualifiers: tuple[Qualifier, ...]
    sections: tuple[str, ...]
    evidence: tuple[Span, ...]
    layer: str
    status: str
    reviewer: str
    note: str
    naming: bool

    @property
    def hedged(self) -> bool:
        """Whether the source says less than that it is so."""
        return bool(self.modality or self.hedges)


@dataclass(frozen=True, slots=True)
class Gap:
    """What a lost list was announced as: the predicate it affects, the class of what is missing, the place."""

    of: str | None
    predicate: str
    predicate_label: str
    missing: str
    sections: tuple[str, ...]
    evidence: tuple[Span, ...]
    layer: str


@dataclass(frozen=True, slots=True)
class Node:
    """A concept, or a gap, in the picture. ``lines`` is the label cut and wrapped for the canvas."""

    id: str
    iri: str
    label: str
    lines: tuple[str, ...]
    kind: str
    definition: str = ""
    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow. ``statement`` is the id of the association behind it, if any."""

    id: str
    source: str
    target: str
    kind: EdgeKind
    predicate: str
    label: str
    statement: str | None = None
    hedged: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class LegendClass:
    """A class of nodes: how many, and how they look (colours as ``#rrggbb`` on light and on dark ground)."""

    id: str
    label: str
    definition: str
    count: int
    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class PageModel:
    """The page. ``focus`` is the id of the node in the middle; ``omitted`` counts blank nodes that are not drawn."""

    title: str
    notice: str
    focus: str | None
    classes: tuple[LegendClass, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: tuple[Statement, ...]
    predicates: dict[str, str] = field(default_factory=dict)
    omitted: int = 0

    def data(self) -> dict[str, Any]:
        """The model as lists, dictionaries, strings and numbers, ready for JSON; what is empty is left out."""
        content = asdict(self)
        for key in ("nodes", "edges", "statements"):
            content[key] = [{name: value for name, value in item.items() if value} for item in content[key]]
        return content
