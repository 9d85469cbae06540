"""Read the page's model from any RDF: things and the triples between them, the rest on their cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby

import pyoxigraph as ox

from kg.claims.anonymous import Anonymous
from kg.claims.notice import data_version, made_with, notice, title
from kg.claims.order import relation_rank
from kg.claims.unnamed import ASIDE, BUILT_IN, EXPRESSIONS, RECORDS, Paths, called, leads_on, standing
from kg.rdf.index import BLAND, LABELS, Index, Resource, Value, node, reified_parts
from kg.rdf.namespaces import expand, shrink
from visualize.explorer.inverses import INVERSE, drawn_instead
from visualize.explorer.linked_data import linked_data
from visualize.explorer.model import Edge, Fact, Layer, Node, PageModel, Predicate, Statement
from visualize.explorer.palette import legend
from visualize.explorer.recorded import DESCRIBED, DESCRIBED_WORDS, Record, names_in_records, record_of
from visualize.explorer.terms import TYPE, Terms
from visualize.layout.labels import wrap

__all__ = ["read_triples"]

#: A triple between two things.
_Link = tuple[Resource, ox.NamedNode, Resource]

_SUBCLASS, _VERSION = node("rdfs:subClassOf"), node("owl:versionInfo")
_DOMAIN, _RANGE = node("rdfs:domain"), node("rdfs:range")
#: More named graphs than this are no layers that one would switch on and off.
_MOST_LAYERS = 60


def read_triples(
    quads: Iterable[ox.Quad], index: Index, is_wanted: Callable[[ox.Quad], bool] | None = None, *, layered: bool = True
) -> PageModel:
    """The model of plain triples.

    Nodes are the IRIs that something is said of, or that a triple leads to, and blank nodes with a place of their own
    (:func:`kg.claims.unnamed.standing`); edges the triples between two of them. Of two triples that say the
    same, each the other way round, one is an edge; what a restriction of a class asks for is an edge, too, and so is a
    property between its domain and range, and the way to a thing through other blank nodes. On the card stand literals,
    further classes, and what these blank nodes stand for. Those that no card tells of are counted.

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
        self.names: dict[ox.NamedNode, str] = {}
        self.ancestors: dict[ox.NamedNode, set[ox.NamedNode]] = {}
        self.subjects: set[Resource] = set()
        self.blank: set[ox.BlankNode] = set()
        self.types: Counter[ox.NamedNode] = Counter()
        self.links: dict[_Link, set[str]] = {}
        self.searches: dict[Resource, set[str]] = {}
        self.quoted: dict[Resource, set[Fact]] = {}
        unnamed = []
        for quad in chain.from_iterable(map(self._spread, quads)):
            ends = [end for end in (quad.subject, quad.object) if isinstance(end, ox.BlankNode)]
            self.blank.update(ends)
            if ends:
                unnamed.append(quad)
            else:
                self._take(quad)
        self.standing = standing(index, self.blank, self.anonymous.text)
        self.subjects.update(self.standing)
        for quad in unnamed:
            if isinstance(quad.subject, ox.NamedNode):
                self.subjects.add(quad.subject)
            if all(not isinstance(end, ox.BlankNode) or end in self.standing for end in (quad.subject, quad.object)):
                self._take(quad)
        self.records = tuple(self._take_records(unnamed))
        self.graphs = {link: graphs for link, graphs in self.links.items() if not self._is_aside(link)}
        self.relations = tuple(self._relations())
        self.things = self.subjects | {end for link in self.graphs for end in (link[0], link[2])}
        self.things |= {end for _, _, end in self.relations}
        self.things |= {end for record, _ in self.records for end in (record.subject, record.object)}
        self.called = names_in_records(index)
        self.terms.tell_apart(self.things)

    def _spread(self, quad: ox.Quad) -> Iterator[ox.Quad]:
        """A triple; of a reifier what it says of its triple; a triple that is a value of anything else is told."""
        subject, triple = quad.subject, quad.object
        if not isinstance(triple, ox.Triple):
            yield quad
        elif not isinstance(subject, ox.Triple):
            parts = [ox.Quad(subject, *part, quad.graph_name) for part in reified_parts(quad.predicate, triple)]
            yield from parts
            if not parts:
                self.subjects.update([subject] if isinstance(subject, ox.NamedNode) else [])
                said = " ".join(map(self._said, (triple.subject, triple.predicate, triple.object)))
                self.quoted.setdefault(subject, set()).add(Fact(self.terms.label(quad.predicate), said))

    def _said(self, term: Value | ox.Triple) -> str:
        if isinstance(term, ox.BlankNode):
            return self.anonymous.text(term)
        return str(term) if isinstance(term, ox.Triple) else self.terms.label(term)

    def _take(self, quad: ox.Quad) -> None:
        """Note a triple of which no end is a blank node that has no place of its own."""
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.Triple):
            return
        self.subjects.add(subject)
        if quad.predicate == TYPE:
            self.types.update([value] if isinstance(value, ox.NamedNode) else [])
        elif isinstance(value, (ox.NamedNode, ox.BlankNode)):
            self.links.setdefault((subject, quad.predicate, value), set()).add(_graph(quad))

    def _take_records(self, unnamed: Iterable[ox.Quad]) -> Iterator[tuple[Record, set[str]]]:
        """The records of statements, each with the names of its graphs; their arrows tell them, they are no things."""
        found: dict[Resource, set[str]] = {}
        for (name, predicate, _), graphs in self.links.items():
            if predicate in RECORDS:
                found.setdefault(name, set()).update(graphs)
        for quad in unnamed:
            if quad.predicate in RECORDS and isinstance(quad.subject, ox.BlankNode):
                found.setdefault(quad.subject, set()).add(_graph(quad))
        for name in sorted(found, key=str):
            record = record_of(self.terms.index, name)
            if record and record.predicate != TYPE and not self._is_aside(record.link):
                self._drop(name)
                if record.is_search:
                    self.subjects.add(record.subject)
                    self.searches.setdefault(record.subject, set()).add(record.searched)
                else:
                    yield record, found[name]

    def _drop(self, name: Resource) -> None:
        """Forget a record as a thing."""
        if isinstance(name, ox.BlankNode):
            self.anonymous.mentioned.add(name)
        self.subjects.discard(name)
        for key, values in self.terms.index.properties(name).items():
            for value in values:
                self.links.pop((name, key, value), None)  # type: ignore[arg-type]

    def _relations(self) -> Iterator[tuple[Resource, str, Resource]]:
        """Ways through blank nodes: a thing, words on the way, and the thing at its end.

        The words are those of what a class expression asks for ("part of some"), or the predicates of a path.
        """
        paths = Paths(self.terms.index, self.standing, leads_on, self.terms.label)
        for subject in sorted(self.subjects, key=self._place):
            values = [value for key in EXPRESSIONS for value in self.terms.index.values(subject, key)]
            yield from dict.fromkeys(
                (subject, words, thing)
                for value in values
                if isinstance(value, ox.BlankNode)
                for words, thing in self.anonymous.relations(value)
                if not thing.value.startswith(BUILT_IN)
            )
            for words, end in paths.of(subject):
                yield subject, words, end

    def model(self) -> PageModel:
        terms = self.terms
        nodes = tuple(map(self._node, sorted(self.things, key=self._place)))
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
            focus=self._start(degrees),
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
                Predicate(self._name(one), terms.label(one), terms.definition(one), relation_rank(one))
                for one in sorted(
                    {*(link[1] for link in self.graphs), *(one.predicate for one, _ in self.records)}, key=str
                )
            ),
            terms=self._terms(statements),
            layers=self._layers(),
            plain=True,
            omitted=len(self.blank - self.anonymous.mentioned - self.standing.keys()),
        )

    def _start(self, degrees: Mapping[str, int]) -> str | None:
        """Where a page begins: at the most connected of what has a label; where few have, of what the data describe."""
        labelled = {self._name(each) for each in self.things if self.terms.index.chosen(each, *LABELS)}
        described = set(map(self._name, self.subjects & self.things))
        told = labelled if 2 * len(labelled) > len(described) else described
        return min(degrees, key=lambda name: (name not in told, -degrees[name], name), default=None)

    def _is_aside(self, link: _Link) -> bool:
        _, predicate, value = link
        return predicate in ASIDE or (value.value.startswith(BUILT_IN) and value not in self.subjects)

    def _name(self, thing: Resource) -> str:
        if isinstance(thing, ox.BlankNode):
            return self.standing[thing]
        return self.names.get(thing) or self.names.setdefault(thing, shrink(thing.value))

    def _place(self, thing: Resource) -> str:
        """What things are sorted by: the labels of blank nodes are others on every run."""
        return self.standing[thing] if isinstance(thing, ox.BlankNode) else str(thing)

    def _places(self, link: _Link) -> tuple[str, ...]:
        return tuple(map(self._place, link))

    def _by_link(self, told: tuple[Record, set[str]]) -> tuple[tuple[str, ...], str]:
        name, record = told[0].name, told[0]
        return self._places(record.link), self.anonymous.text(name) if isinstance(name, ox.BlankNode) else str(name)

    def _edges(self, statements: Iterable[Statement]) -> Iterator[Edge]:
        """The triples that are drawn, and the relations; a property that has one stands at its arrow alone."""
        stated = sorted((link for link in self.graphs if link[1] == INVERSE), key=self._places)
        drawn_for = drawn_instead(self.terms.index, ((one, other) for one, _, other in stated), self._name)
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

    def _properties(self) -> Iterator[tuple[str, ...]]:
        """Properties with one class each for domain and range, which are drawn: name, label, domain, range."""
        for thing in sorted(self.things, key=self._place):
            ends = [self.terms.index.values(thing, key) for key in (_DOMAIN, _RANGE)]
            if [len(each) for each in ends] == [1, 1]:
                found = [end for (end,) in ends if not isinstance(end, ox.Literal) and end in self.things]
                if len(found) == len(ends):
                    yield self._name(thing), self._label(thing), *map(self._name, found)

    def _label(self, thing: Resource) -> str:
        if isinstance(thing, ox.BlankNode):
            return called(self.terms.index, thing, self.anonymous.text)
        return self.called.get(thing) or self.terms.label(thing)

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
        yield from (
            Fact("no term found", where or "where, is not said") for where in sorted(self.searches.get(iri, ()))
        )
        found = set(self.quoted.get(iri, ()))
        for predicate, values in self.terms.index.properties(iri).items():
            name = "also a" if predicate == TYPE else self.terms.label(predicate)
            for value in values:
                if isinstance(value, ox.BlankNode) and value not in self.standing:
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
        """A statement for each triple in each named graph, with what its record tells; and one for each other record.

        The first of the same subject, predicate and object has these three for its id.
        """
        layered = {layer.id for layer in self._layers()}
        records = {
            link: list(group)
            for link, group in groupby(sorted(self.records, key=self._by_link), key=lambda each: each[0].link)
        }
        for link in sorted({*self.graphs, *records}, key=self._places):
            subject, predicate, value = map(self._name, link)
            told: list[tuple[str, Record | None]] = []
            waiting = [(record, self._layers_of(graphs, layered)) for record, graphs in records.get(link, [])]
            for layer in self._layers_of(self.graphs[link], layered) if link in self.graphs else ():
                mine = [each for each in waiting if each[0].is_said and layer in each[1]]
                waiting = [each for each in waiting if each not in mine]
                told += [(layer, record) for record, _ in mine] or [(layer, None)]
            told += [(layers[0], record) for record, layers in waiting]
            counts: Counter[str] = Counter()
            for number, (layer, record) in enumerate(told):
                counts[layer] += 1
                parts = [subject, predicate, value, *([layer] if layer and number else [])]
                parts += [str(counts[layer])] if counts[layer] > 1 else []
                yield Statement(
                    " ".join(parts),
                    subject,
                    predicate,
                    value,
                    layer=layer,
                    negated=bool(record and record.negated),
                    modality=record.status if record else "",
                    qualifiers=record.qualifiers if record else (),
                )

    def _layers_of(self, graphs: set[str], layered: set[str]) -> list[str]:
        """The ids of the layers of a statement in these graphs; the empty one where graphs are no layers."""
        return sorted(shrink(graph) if graph else "" for graph in graphs) if layered else [""]

    def _terms(self, statements: Iterable[Statement]) -> dict[str, str]:
        """The labels of what records tell, by id."""
        used = {
            name
            for each in statements
            for name in (each.modality, *(part for one in each.qualifiers for part in (one.key, one.value)))
            if name and isinstance(name, str)
        }
        labels = {name: self.terms.label(ox.NamedNode(expand(name))) for name in sorted(used)}
        return labels | ({DESCRIBED: DESCRIBED_WORDS} if DESCRIBED in labels else {})

    def _layers(self) -> tuple[Layer, ...]:
        """The named graphs that hold an edge, unless they are too many to choose from."""
        holding = chain(self.graphs.values(), (graphs for _, graphs in self.records))
        names = sorted({*chain.from_iterable(holding)} - {""})
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


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
