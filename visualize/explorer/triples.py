"""Read the page's model from any RDF: things and the triples between them, the rest on their cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.claims.anonymous import Anonymous
from kg.claims.notice import data_version, made_with, notice, title
from kg.rdf.index import BLAND, Index, Resource, node
from kg.rdf.namespaces import PREFIXES, shrink
from visualize.explorer.linked_data import linked_data
from visualize.explorer.model import Edge, Fact, Layer, Node, PageModel, Predicate, Statement
from visualize.explorer.palette import legend
from visualize.explorer.terms import TYPE, Terms
from visualize.layout.labels import wrap

__all__ = ["read_triples"]

#: A triple between two things.
_Link = tuple[Resource, ox.NamedNode, Resource]

#: Links that say where a description stands and join everything to one thing: they are facts of the card.
_ASIDE = set(map(node, (
    "rdfs:isDefinedBy", "rdfs:seeAlso", "skos:inScheme", "owl:imports", "owl:versionIRI", "owl:priorVersion",
    "foaf:homepage", "foaf:page", "dcterms:license", "void:inDataset",
)))  # fmt: skip
#: Things of these vocabularies are nodes only where the graph itself describes them.
_BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
_SUBCLASS, _VERSION = node("rdfs:subClassOf"), node("owl:versionInfo")
_DOMAIN, _RANGE, _INVERSE = node("rdfs:domain"), node("rdfs:range"), node("owl:inverseOf")
_EXPRESSIONS = (_SUBCLASS, node("owl:equivalentClass"))
#: What a blank node has that stands for a class expression, a list or an axiom: that is told in words.
_IN_WORDS = tuple(map(node, (
    "owl:onProperty", "owl:intersectionOf", "owl:unionOf", "owl:oneOf", "owl:complementOf", "owl:annotatedSource",
    "owl:members", "rdf:first",
)))  # fmt: skip
#: Properties of which each says the same as the other the other way round (SKOS, DCMI terms, FOAF); the first is drawn.
_INVERSES = tuple((node(one), node(other)) for one, other in (
    ("skos:broader", "skos:narrower"), ("skos:broadMatch", "skos:narrowMatch"),
    ("skos:broaderTransitive", "skos:narrowerTransitive"), ("skos:topConceptOf", "skos:hasTopConcept"),
    ("dcterms:isPartOf", "dcterms:hasPart"), ("dcterms:isVersionOf", "dcterms:hasVersion"),
    ("dcterms:isReplacedBy", "dcterms:replaces"), ("dcterms:references", "dcterms:isReferencedBy"),
    ("dcterms:requires", "dcterms:isRequiredBy"), ("foaf:made", "foaf:maker"),
    ("foaf:primaryTopic", "foaf:isPrimaryTopicOf"), ("foaf:depicts", "foaf:depiction"),
))  # fmt: skip
_SYMMETRIC = tuple(node(f"skos:{name}") for name in ("related", "relatedMatch", "exactMatch", "closeMatch"))
#: More named graphs than this are no layers that one would switch on and off.
_MOST_LAYERS = 60


def read_triples(
    quads: Iterable[ox.Quad], index: Index, is_wanted: Callable[[ox.Quad], bool] | None = None, *, layered: bool = True
) -> PageModel:
    """The model of plain triples.

    Nodes are the IRIs that something is said of, or that a triple leads to, and blank nodes that several of these
    lead to; edges the triples between two of them. Of two triples that say the same, each the other way round, one
    is an edge; what a restriction of a class asks for is an edge, too, and so is a property between its domain and
    range. On the card stand literals, further classes, and what other blank nodes stand for. Blank nodes that nothing
    leads to have no card to stand on: they are counted.

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
        self.names: dict[Resource, str] = {}
        self.ancestors: dict[ox.NamedNode, set[ox.NamedNode]] = {}
        self.subjects: set[Resource] = set()
        self.blank: set[ox.BlankNode] = set()
        self.types: Counter[ox.NamedNode] = Counter()
        self.links: dict[_Link, set[str]] = {}
        unnamed = []
        for quad in quads:
            ends = [end for end in (quad.subject, quad.object) if isinstance(end, ox.BlankNode)]
            self.blank.update(ends)
            if ends:
                unnamed.append(quad)
            else:
                self._take(quad)
        self.shared = self._shared()
        for quad in unnamed:
            if isinstance(quad.subject, ox.NamedNode):
                self.subjects.add(quad.subject)
            if all(not isinstance(end, ox.BlankNode) or end in self.shared for end in (quad.subject, quad.object)):
                self._take(quad)
        self.graphs = {link: graphs for link, graphs in self.links.items() if not self._is_aside(link)}
        self.relations = tuple(self._relations())
        self.things = self.subjects | {end for link in self.graphs for end in (link[0], link[2])}
        self.things |= {end for _, _, end in self.relations}

    def _take(self, quad: ox.Quad) -> None:
        """Note a triple of which no end is a blank node that has no place of its own."""
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.Triple):
            return
        self.subjects.add(subject)
        if quad.predicate == TYPE:
            self.types.update([value] if isinstance(value, ox.NamedNode) else [])
        elif isinstance(value, (ox.NamedNode, ox.BlankNode)):
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            self.links.setdefault((subject, quad.predicate, value), set()).add(graph)

    def _shared(self) -> set[ox.BlankNode]:
        """The blank nodes that several named things lead to, each named by its place when sorted by text."""
        index = self.terms.index
        found = []
        for blank in self.blank:
            users = {user for user, _ in index.pointing(blank) if isinstance(user, ox.NamedNode)}
            if len(users) > 1 and not any(index.values(blank, key) for key in _IN_WORDS):
                found.append((self.anonymous.text(blank), sorted(map(str, users)), blank))
        found.sort(key=lambda each: each[:2])
        for number, (_, _, blank) in enumerate(found, start=1):
            self.names[blank] = f"_:{number}"
        return {blank for _, _, blank in found}

    def _relations(self) -> Iterator[tuple[Resource, str, ox.NamedNode]]:
        """What class expressions ask for: a class, words ("part of some"), and the thing that they are about."""
        for subject in sorted(self.subjects, key=str):
            values = [value for key in _EXPRESSIONS for value in self.terms.index.values(subject, key)]
            yield from dict.fromkeys(
                (subject, words, thing)
                for value in values
                if isinstance(value, ox.BlankNode)
                for words, thing in self.anonymous.relations(value)
                if not thing.value.startswith(_BUILT_IN)
            )

    def model(self) -> PageModel:
        terms = self.terms
        nodes = tuple(map(self._node, sorted(self.things, key=str)))
        statements = tuple(self._statements())
        edges = tuple(self._edges(statements))
        kinds = {ox.NamedNode(item.kind) for item in nodes if item.kind}
        degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
        return PageModel(
            title=title(terms.index),
            notice=notice(terms.index),
            made_with=made_with(terms.index),
            version=data_version(terms.index),
            linked_data=linked_data(terms.index, title(terms.index), notice(terms.index)),
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
            omitted=len(self.blank - self.anonymous.mentioned - self.shared),
        )

    def _is_aside(self, link: _Link) -> bool:
        _, predicate, value = link
        return predicate in _ASIDE or (value.value.startswith(_BUILT_IN) and value not in self.subjects)

    def _name(self, thing: Resource) -> str:
        if thing not in self.names:
            self.names[thing] = shrink(thing.value)
        return self.names[thing]

    def _edges(self, statements: Iterable[Statement]) -> Iterator[Edge]:
        """The triples that are drawn, and the relations; a property that has one stands at its arrow alone."""
        drawn_for = self._drawn_for()
        ids = {(each.subject, each.predicate, str(each.object)) for each in statements}
        arrows = tuple(self._properties())
        at_arrow = {(name, each) for name, *_ in arrows for each in (self._name(_DOMAIN), self._name(_RANGE))}
        for each in statements:
            subject, predicate, value = each.subject, each.predicate, str(each.object)
            is_told = any(
                (value, one, subject) in ids and (one != predicate or (subject > value))
                for one in drawn_for.get(predicate, ())
            )
            if not is_told and (subject, predicate) not in at_arrow:
                yield Edge(each.id, subject, value, "triple", predicate, each.id)
        for start, words, end in self.relations:
            source, target = self._name(start), self._name(end)
            yield Edge(f"{source} {words} {target}", source, target, "relation", words)
        for name, words, source, target in arrows:
            yield Edge(f"{source} {name} {target}", source, target, "relation", words, via=name)

    def _drawn_for(self) -> dict[str, list[str]]:
        """Of a property those drawn in its place, which say the same from the other end; a symmetric one: itself."""
        symmetric = self.terms.index.of_type(node("owl:SymmetricProperty"))
        stated = sorted((link for link in self.graphs if link[1] == _INVERSE), key=str)
        pairs: list[tuple[Resource, Resource]] = [
            *_INVERSES,
            *((one, one) for one in (*_SYMMETRIC, *symmetric)),
            *((one, other) for one, _, other in stated),
        ]
        found: dict[str, list[str]] = {}
        seen: set[frozenset[Resource]] = set()
        for one, other in pairs:
            if frozenset((one, other)) not in seen:  # said of both, one of them must stay
                seen.add(frozenset((one, other)))
                found.setdefault(self._name(other), []).append(self._name(one))
        return found

    def _properties(self) -> Iterator[tuple[str, ...]]:
        """Properties with one class each for domain and range, which are drawn: name, label, domain, range."""
        for thing in sorted(self.things, key=str):
            ends = [self.terms.index.values(thing, key) for key in (_DOMAIN, _RANGE)]
            if [len(each) for each in ends] == [1, 1]:
                found = [end for (end,) in ends if not isinstance(end, ox.Literal) and end in self.things]
                if len(found) == len(ends):
                    yield self._name(thing), self._label(thing), *map(self._name, found)

    def _label(self, thing: Resource) -> str:
        return self.anonymous.text(thing) if isinstance(thing, ox.BlankNode) else self.terms.label(thing)

    def _node(self, iri: Resource) -> Node:
        label = self._label(iri)
        kind = self._kind(iri)
        return Node(
            id=self._name(iri),
            iri=self._name(iri) if isinstance(iri, ox.BlankNode) else iri.value,
            label=label,
            lines=wrap(label),
            kind=kind.value if kind else "",
            definition=self.terms.definition(iri),
            names=tuple(self.terms.names(iri)),
            facts=tuple(self._facts(iri, kind)),
        )

    def _facts(self, iri: Resource, kind: ox.NamedNode | None) -> Iterator[Fact]:
        """Literals; then further classes, links that are no edges, and what blank nodes stand for."""
        yield from self.terms.facts(iri, set())
        found = set()
        for predicate, values in self.terms.index.properties(iri).items():
            name = "also a" if predicate == TYPE else self.terms.label(predicate)
            for value in values:
                if isinstance(value, ox.BlankNode) and value not in self.shared:
                    text = self.anonymous.text(value)
                    found.add(Fact(name, text, self._lead(self.anonymous.named)))
                elif isinstance(value, ox.NamedNode) and self._stands_aside(iri, predicate, value, kind):
                    label = self.terms.label(value) if value in self.subjects or predicate == TYPE else value.value
                    found.add(Fact(name, label, self._lead([value])))
        yield from sorted(found, key=lambda fact: (fact.name, fact.value))

    def _stands_aside(
        self, iri: Resource, predicate: ox.NamedNode, value: ox.NamedNode, kind: ox.NamedNode | None
    ) -> bool:
        if predicate == TYPE:
            return value != kind and value not in BLAND
        return (iri, predicate, value) not in self.graphs

    def _lead(self, named: Iterable[ox.NamedNode]) -> str:
        """The id of the only node that a text speaks of, so that one can go there."""
        ids = {self._name(one) for one in named if one in self.things}
        return ids.pop() if len(ids) == 1 else ""

    def _kind(self, iri: Resource) -> ox.NamedNode | None:
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
