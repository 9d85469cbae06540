"""Read the page's model from any RDF: things and the triples between them, literals on the cards."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from kg.namespaces import shrink
from visualize.claims import NOTICE
from visualize.labels import wrap
from visualize.model import Edge, Node, PageModel, Predicate, Statement
from visualize.palette import legend
from visualize.terms import TYPE, Terms

__all__ = ["read_triples"]


def read_triples(store: ox.Store) -> PageModel:
    """The model of a store without associations.

    Nodes are the IRIs that have a class or a property, or that a triple leads to; edges the triples between two IRIs
    other than ``rdf:type``. Blank nodes have no name that is the same on the next run: they are counted, not drawn.
    """
    terms = Terms(store)
    iris: set[ox.NamedNode] = set()
    blank: set[ox.BlankNode] = set()
    links: set[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]] = set()
    for quad in store:
        ends = (quad.subject,) if quad.predicate == TYPE else (quad.subject, quad.object)
        blank.update(end for end in ends if isinstance(end, ox.BlankNode))
        iris.update(end for end in ends if isinstance(end, ox.NamedNode))
        if len(ends) == 2 and all(isinstance(end, ox.NamedNode) for end in ends):
            links.add((quad.subject, quad.predicate, quad.object))
    nodes = tuple(
        Node(
            id=shrink(iri.value),
            iri=iri.value,
            label=terms.label(iri),
            lines=wrap(terms.label(iri)),
            kind=terms.kind(iri),
            definition=terms.definition(iri),
            names=tuple(terms.names(iri)),
            facts=tuple(terms.facts(iri, set())),
        )
        for iri in sorted(iris, key=str)
    )
    statements = tuple(
        Statement(" ".join(names), *names)
        for names in (tuple(shrink(term.value) for term in link) for link in sorted(links, key=str))
    )
    edges = tuple(Edge(one.id, one.subject, str(one.object), "triple", one.predicate, one.id) for one in statements)
    predicates = sorted({link[1] for link in links}, key=str)
    kinds = {ox.NamedNode(item.kind) for item in nodes if item.kind}
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    return PageModel(
        title="Graph",
        notice=NOTICE,
        focus=min(degrees, key=lambda name: (-degrees[name], name), default=None),
        classes=tuple(
            legend(
                Counter(item.kind for item in nodes),
                {kind.value: terms.label(kind) for kind in kinds} | {"": "(no class)"},
                {kind.value: terms.definition(kind) for kind in kinds},
            )
        ),
        nodes=nodes,
        edges=edges,
        statements=statements,
        predicates=tuple(Predicate(shrink(one.value), terms.label(one), terms.definition(one)) for one in predicates),
        omitted=len(blank),
    )
