"""What the page shows, as plain values: everything the template and its scripts read, and nothing of RDF.

Things are named by their ids: CURIEs where a prefix is known, else IRIs. How the values travel is described in
:mod:`visualize.explorer.encode`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from kg.claims.conflicts import Conflict
from visualize.explorer.views import View

__all__ = [
    "LARGE",
    "Citation",
    "Compared",
    "Edge",
    "EdgeKind",
    "EntryAccount",
    "Fact",
    "Gap",
    "Layer",
    "LegendClass",
    "Link",
    "Name",
    "Node",
    "PageConflict",
    "PageModel",
    "Predicate",
    "Qualifier",
    "Span",
    "Statement",
    "Text",
]

#: So many nodes make a page that does not draw all of them.
LARGE = 1500

#: ``claim``: an association; ``qualifier``: a concept that limits a claim; ``gap``: a lost list; ``triple``: plain RDF;
#: ``relation``: what several triples say together, as a restriction of OWL, or domain and range.
EdgeKind = Literal["claim", "qualifier", "gap", "triple", "relation"]


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: its characters, and its datatype (a CURIE or IRI) or ``@`` and its language; empty for a string."""

    value: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the entry: offsets in Unicode code points (0-based, end exclusive) and the SHA-256 of it.

    ``digest`` and ``words`` are the SHA-256 of the normalised sentence around it, and the number of its words;
    ``sentence`` is the sentence itself, where it may be shown.
    """

    start: int
    end: int
    sha256: str = ""
    digest: str = ""
    words: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """How, when, for whom a claim holds; ``key`` is the property, ``value`` the id of a resource or a literal."""

    key: str
    value: str | Text


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a concept that plain triples give, and its scope in words ("exact synonym")."""

    text: str
    scope: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A literal, or a link without a node, that stands on a card: what it tells, its text, the id of its only node."""

    name: str
    value: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One association, or one plain triple.

    ``subject`` and ``object`` are ids of nodes; a literal object is a :class:`Text`. ``modality`` is empty when the
    source asserts the claim plainly. ``supplements`` are the gaps beside which it stands, ``cautions`` what a
    reader must be told beside it.
    """

    id: str
    subject: str
    predicate: str
    object: str | Text
    negated: bool = False
    modality: str = ""
    qualifiers: tuple[Qualifier, ...] = ()
    words: str = ""
    sections: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    context: tuple[Span, ...] = ()
    citations: tuple[str, ...] = ()
    layer: str = ""
    status: str = ""
    reviewer: str = ""
    note: str = ""
    supplements: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What a lost list was announced as: predicate, class of what is missing, hedge, purpose and their words, place."""

    of: str | None
    predicate: str
    missing: str
    said: str
    sections: tuple[str, ...]
    spans: tuple[Span, ...]
    layer: str
    qualifiers: tuple[Qualifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A concept, or a gap, in the picture. ``lines`` is the label cut and wrapped for the canvas, behind ``said``.

    ``said`` is empty, “lost: ” or “denied: ”. Where it is ``listed``, its label stands beside its shape, as in a list.
    """

    id: str
    iri: str
    label: str
    lines: tuple[str, ...]
    kind: str
    definition: str = ""
    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    gap: Gap | None = None
    listed: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow. ``statement`` is the id of the association behind it, if any.

    The ``predicate`` of a relation are its words, and ``via`` is the id of the property that it stands for, if any.
    """

    id: str
    source: str
    target: str
    kind: EdgeKind
    predicate: str
    statement: str | None = None
    via: str = ""


@dataclass(frozen=True, slots=True)
class LegendClass:
    """A class of nodes, and how they look (colours as ``#rrggbb`` on light and on dark ground)."""

    id: str
    label: str
    definition: str
    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate; ``naming`` tells that its literals are names of the subject.

    ``rank`` is its place on a card (:func:`kg.claims.order.relation_rank`).
    """

    id: str
    label: str
    definition: str = ""
    rank: int = 0
    naming: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A named graph with its source, licence (an address) and date or version; ``kind`` in words ("entry").

    ``about`` is the id of the concept that the condition of a layer is about.
    """

    id: str
    label: str
    kind: str = ""
    definition: str = ""
    source: str = ""
    license: str = ""
    date: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A work that a claim of another source rests on."""

    id: str
    label: str
    identifier: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class Link:
    """A mapping of a node to a term of another vocabulary; an empty ``object``: none was found in ``sources``."""

    node: str
    predicate: str = ""
    object: str = ""
    label: str = ""
    justification: str = ""
    rejected: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageConflict(Conflict):
    """A conflict; ``about`` are the nodes whose cards tell of it."""

    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryAccount:
    """An entry behind the graph: its layer, SHA-256 of its file, and what of it is not clinical, with the reason."""

    layer: str
    sha256: str
    title: str
    url: str
    not_clinical: tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """How conditions are put beside each other: the order of predicates, and nodes that exact matches make the same.

    ``same`` leads from the id of a node to that of the first node which is the same.
    """

    order: tuple[str, ...]
    same: dict[str, str]


@dataclass(frozen=True, slots=True)
class PageModel:
    """The page. ``focus`` is the id of the node in the middle; ``omitted`` counts blank nodes that are not drawn.

    ``terms`` are the labels of resources that are no nodes: qualifiers, their values, sections, states.
    ``queries`` are the SPARQL behind the views, by name; ``linked_data`` is the JSON-LD of the page's head.
    ``plain`` tells of RDF without claims; ``compared`` is there when entries are about several conditions.
    """

    title: str
    notice: str
    made_with: str
    version: str
    focus: str | None
    classes: tuple[LegendClass, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: tuple[Statement, ...]
    predicates: tuple[Predicate, ...] = ()
    terms: dict[str, str] = field(default_factory=dict)
    layers: tuple[Layer, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    conflicts: tuple[PageConflict, ...] = ()
    entries: tuple[EntryAccount, ...] = ()
    views: tuple[View, ...] = ()
    queries: dict[str, str] = field(default_factory=dict)
    linked_data: dict[str, Any] = field(default_factory=dict)
    compared: Compared | None = None
    plain: bool = False
    omitted: int = 0

    @property
    def large(self) -> bool:
        """Whether there are too many nodes to draw at once: the page opens with a summary and the search."""
        return len(self.nodes) >= LARGE
