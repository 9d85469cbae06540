"""Read the page's model from any RDF: things and the triples between them, the rest on their cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.claims.anonymous import Anonymous
from kg.claims.notice import data_version, made_with, notice
from kg.rdf.index import BLAND, Index, node
from kg.rdf.namespaces import PREFIXES, shrink
from visualize.explorer.linked_data import linked_data
from visualize.explorer.model import Edge, Fact, Layer, Node, PageModel, Predicate, Statement
from visualize.explorer.palette import legend
from visualize.explorer.terms import TYPE, Terms
from visualize.layout.labels import wrap

__all__ = ["read_triples"]

#: A triple between two named things.
_Link = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]

#: Links that say where a description stands and join everything to one thing: they are facts of the card.
_ASIDE = set(map(node, (
    "rdfs:isDefinedBy", "rdfs:seeAlso", "skos:inScheme", "owl:imports", "owl:versionIRI", "owl:priorVersion",
    "foaf:homepage", "foaf:page", "dcterms:license", "void:inDataset",
)))  # fmt: skip
#: Things of these vocabularies are nodes only where the graph itself describes them.
_BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
#: What a graph may call itself.
_WHOLE = tuple(map(node, ("owl:Ontology", "skos:ConceptScheme", "void:Dataset")))
_SUBCLASS, _VERSION = node("rdfs:subClassOf"), node("owl:versionInfo")
#: More named graphs than this are no layers that one would switch on and off.
_MOST_LAYERS = 60


def read_triples(
    quads: Iterable[ox.Quad], index: Index, is_wanted: Callable[[ox.Quad], bool] | None = None, *, layered: bool = True
) -> PageModel:
    """The model of plain triples.

    Nodes are the IRIs that something is said of, or that a triple leads to; edges the triples between two of them.
    On the card stand literals, further classes, and what a blank node that the thing leads to stands for. Blank nodes
    that nothing leads to have no card to stand on: they are counted.

    Args:
        quads: The data.
        index: The index of it.
        is_wanted: Tells of a statement whether it is to be shown; all are when None.
        layered: Whether named graphs are layers to switch on and off.
    """
    return _Reader(quads if is_wanted is None else filter(is_wanted, quads), index, layered=layered).model()


class _Reader:
    def __init__(self, quads: Iterable[ox.Quad], index: Index, *, layered: bool) -> None:
        self.layered = layered
        self.terms = Terms(index)
        self.anonymous = Anonymous(self.terms.index, self.terms.label)
        self.names: dict[str, str] = {}
        self.ancestors: dict[ox.NamedNode, set[ox.NamedNode]] = {}
        self.subjects: set[ox.NamedNode] = set()
        self.blank: set[ox.BlankNode] = set()
        self.graphs: dict[_Link, set[str]] = {}
        self.types: Counter[ox.NamedNode] = Counter()
        links: dict[_Link, set[str]] = {}
        for quad in quads:
            subject, value = quad.subject, quad.object
            self.blank.update(end for end in (subject, value) if isinstance(end, ox.BlankNode))
            if isinstance(subject, ox.NamedNode):
                self.subjects.add(subject)
                if quad.predicate == TYPE:
                    self.types.update([value] if isinstance(value, ox.NamedNode) else [])
                elif isinstance(value, ox.NamedNode):
                    graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
                    links.setdefault((subject, quad.predicate, value), set()).add(graph)
        self.graphs = {link: graphs for link, graphs in links.items() if not self._is_aside(link)}
        self.things = self.subjects | {end for link in self.graphs for end in (link[0], link[2])}

    def model(self) -> PageModel:
        terms = self.terms
        nodes = tuple(map(self._node, sorted(self.things, key=str)))
        statements = tuple(self._statements())
        edges = tuple(Edge(one.id, one.subject, str(one.object), "triple", one.predicate, one.id) for one in statements)
        kinds = {ox.NamedNode(item.kind) for item in nodes if item.kind}
        degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
        return PageModel(
            title=self._title(),
            notice=notice(terms.index),
            made_with=made_with(terms.index),
            version=data_version(terms.index),
            linked_data=linked_data(terms.index, self._title(), notice(terms.index)),
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
            predicates=tuple(
                Predicate(self._name(one), terms.label(one), terms.definition(one))
                for one in sorted({link[1] for link in self.graphs}, key=str)
            ),
            layers=self._layers(),
            plain=True,
            omitted=len(self.blank - self.anonymous.mentioned),
        )

    def _is_aside(self, link: _Link) -> bool:
        _, predicate, value = link
        return predicate in _ASIDE or (value.value.startswith(_BUILT_IN) and value not in self.subjects)

    def _name(self, iri: ox.NamedNode) -> str:
        if iri.value not in self.names:
            self.names[iri.value] = shrink(iri.value)
        return self.names[iri.value]

    def _node(self, iri: ox.NamedNode) -> Node:
        label = self.terms.label(iri)
        kind = self._kind(iri)
        return Node(
            id=self._name(iri),
            iri=iri.value,
            label=label,
            lines=wrap(label),
            kind=kind.value if kind else "",
            definition=self.terms.definition(iri),
            names=tuple(self.terms.names(iri)),
            facts=tuple(self._facts(iri, kind)),
        )

    def _facts(self, iri: ox.NamedNode, kind: ox.NamedNode | None) -> Iterator[Fact]:
        """Literals; then further classes, links that are no edges, and what blank nodes stand for."""
        yield from self.terms.facts(iri, set())
        found = set()
        for predicate, values in self.terms.index.properties(iri).items():
            name = "also a" if predicate == TYPE else self.terms.label(predicate)
            for value in values:
                if isinstance(value, ox.BlankNode):
                    text = self.anonymous.text(value)
                    found.add(Fact(name, text, self._lead(self.anonymous.named)))
                elif isinstance(value, ox.NamedNode) and self._stands_aside(iri, predicate, value, kind):
                    label = self.terms.label(value) if value in self.subjects or predicate == TYPE else value.value
                    found.add(Fact(name, label, self._lead([value])))
        yield from sorted(found, key=lambda fact: (fact.name, fact.value))

    def _stands_aside(
        self, iri: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode, kind: ox.NamedNode | None
    ) -> bool:
        if predicate == TYPE:
            return value != kind and value not in BLAND
        return (iri, predicate, value) not in self.graphs

    def _lead(self, named: Iterable[ox.NamedNode]) -> str:
        """The id of the only node that a text speaks of, so that one can go there."""
        ids = {self._name(one) for one in named if one in self.things}
        return ids.pop() if len(ids) == 1 else ""

    def _kind(self, iri: ox.NamedNode) -> ox.NamedNode | None:
        """The class under which a thing is shown: no class above another of its classes; of the rest the commonest."""
        kinds = {kind for kind in self.terms.index.values(iri, TYPE) if isinstance(kind, ox.NamedNode)}
        if len(kinds) > 1:
            kinds = kinds - BLAND or kinds
            kinds = kinds - {above for kind in kinds for above in self._above(kind)} or kinds
        return min(kinds, key=lambda kind: (-self.types[kind], kind.value), default=None)

    def _above(self, kind: ox.NamedNode) -> set[ox.NamedNode]:
        """All classes above a class, without itself."""
        if kind not in self.ancestors:
            found: set[ox.NamedNode] = set()
            waiting = [kind]
            while waiting:
                for parent in self.terms.index.values(waiting.pop(), _SUBCLASS):
                    if isinstance(parent, ox.NamedNode) and parent not in found:
                        found.add(parent)
                        waiting.append(parent)
            self.ancestors[kind] = found - {kind}
        return self.ancestors[kind]

    def _statements(self) -> Iterator[Statement]:
        """A statement for each triple in each named graph; the first has the ids of its three parts for its id."""
        layered = {layer.id for layer in self._layers()}
        for link in sorted(self.graphs, key=str):
            subject, predicate, value = map(self._name, link)
            names = sorted({shrink(graph) if graph else "" for graph in self.graphs[link]})
            names = names if layered else [""]
            for number, layer in enumerate(names):
                parts = [subject, predicate, value, *([layer] if number else [])]
                yield Statement(" ".join(parts), subject, predicate, value, layer=layer)

    def _layers(self) -> tuple[Layer, ...]:
        """The named graphs that hold an edge, unless they are too many to choose from."""
        names = sorted({graph for graphs in self.graphs.values() for graph in graphs if graph})
        return tuple(map(self._layer, names)) if self.layered and len(names) <= _MOST_LAYERS else ()

    def _layer(self, iri: str) -> Layer:
        graph, terms = ox.NamedNode(iri), self.terms
        return Layer(
            id=shrink(iri),
            label=terms.label(graph),
            definition=terms.definition(graph),
            source=terms.index.text(graph, node("dcterms:source")),
            license=terms.index.text(graph, node("dcterms:license")),
            date=terms.index.text(graph, node("dcterms:date")) or terms.index.text(graph, _VERSION),
        )

    def _title(self) -> str:
        """What the graph calls itself, if one thing in it is the whole."""
        for kind in _WHOLE:
            found = [one for one in self.terms.index.of_type(kind) if isinstance(one, ox.NamedNode)]
            if len(found) == 1 and self.terms.label(found[0]):
                return self.terms.label(found[0])
        return "Graph"
