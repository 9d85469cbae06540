"""Blank nodes: those that have a place of their own in a picture or on a path, and where the others lead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from textwrap import shorten

import pyoxigraph as ox

from kg.claims.anonymous import Anonymous
from kg.rdf.index import LABELS, Index, Resource, Value, node
from kg.rdf.namespaces import PREFIXES

__all__ = [
    "ASIDE",
    "BUILT_IN",
    "EXPRESSIONS",
    "RECORDS",
    "Paths",
    "Unnamed",
    "called",
    "is_unnamed",
    "leads_on",
    "standing",
]

#: Links that say where a description stands, and join everything to one thing, or that things have nothing to do with
#: each other: they are facts of the card.
ASIDE = set(map(node, (
    "rdfs:isDefinedBy", "rdfs:seeAlso", "skos:inScheme", "owl:imports", "owl:versionIRI", "owl:priorVersion",
    "foaf:homepage", "foaf:page", "dcterms:license", "void:inDataset", "ck:layerKind",
    "owl:disjointWith", "owl:differentFrom",
)))  # fmt: skip
#: Things of these vocabularies have a place only where the data describe them.
BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
#: What leads from a class to an expression that says something of it.
EXPRESSIONS = (node("rdfs:subClassOf"), node("owl:equivalentClass"))
#: The properties of which a record of a statement has one: that name its subject.
RECORDS = frozenset(map(node, ("sssom:subject_id", "owl:annotatedSource", "rdf:subject")))
_TYPE = node("rdf:type")
_FIRST, _REST = node("rdf:first"), node("rdf:rest")
#: What a blank node has that stands for a class expression, a list or an axiom: that is told in words.
_IN_WORDS = (*map(node, (
    "owl:onProperty", "owl:intersectionOf", "owl:unionOf", "owl:oneOf", "owl:complementOf", "owl:members",
    "rdf:first",
)), *RECORDS)  # fmt: skip
#: Between the predicates that lead from one thing to another, as in a property path of SPARQL.
_STEP = " / "
_DEPTH = 6  # of blank nodes within blank nodes
_LONGEST = 10_000  # members of a list
_WORDS = 60  # characters that name what has no label; its card has the rest


def _is_in_words(index: Index, blank: ox.BlankNode) -> bool:
    """Whether a blank node stands for a class expression, a list, an axiom or a record of a statement."""
    return not index.properties(blank).keys().isdisjoint(_IN_WORDS)


def standing(
    index: Index, blanks: Collection[ox.BlankNode], text: Callable[[ox.BlankNode], str]
) -> dict[Resource, str]:
    """The blank nodes with a place of their own, named by their place when sorted by text: ``_:1``.

    All others are told on the card of what leads to them.

    Such are those that have a label, those that nothing leads to, those that several things in the picture lead to, and
    those that stand beside others of their kind and each join several named things: arrows through them would not tell
    what belongs together. Of blank nodes that lead only to each other, the first by its text is one.

    Args:
        index: The data.
        blanks: The blank nodes.
        text: What one stands for, in words.
    """
    told = [one for one in blanks if index.properties(one) and not _is_in_words(index, one)]
    users = {one: {user for user, _ in index.pointing(one)} for one in blanks}
    found = {one for one in told if not users[one] or index.chosen(one, *LABELS) or _joins(index, one)}
    found |= {one for one in told if sum(isinstance(user, ox.NamedNode) or user in found for user in users[one]) > 1}
    reached = _reached(index, found)
    reached |= _reached(index, {one for one in blanks if any(isinstance(user, ox.NamedNode) for user in users[one])})
    for one in sorted({*told} - reached, key=text):
        if one not in reached:
            found.add(one)
            reached |= _reached(index, [one])
    by_name = {one: sorted(user.value for user in users[one] if isinstance(user, ox.NamedNode)) for one in found}
    in_order = sorted(found, key=lambda one: (text(one), by_name[one]))
    return {one: f"_:{number}" for number, one in enumerate(in_order, start=1)}


def called(index: Index, blank: ox.BlankNode, text: Callable[[ox.BlankNode], str]) -> str:
    """What a blank node is called: its label, or the beginning of what it stands for."""
    return index.chosen(blank, *LABELS) or shorten(text(blank), _WORDS, placeholder=" …")


def _joins(index: Index, blank: ox.BlankNode) -> bool:
    """Whether a blank node is one of several values of a thing, and leads to several named things itself."""
    ends = [
        value
        for predicate, values in index.properties(blank).items()
        for value in values
        if predicate != _TYPE and isinstance(value, ox.NamedNode)
    ]
    return len(ends) > 1 and any(
        sum(isinstance(value, ox.BlankNode) for value in index.values(user, predicate)) > 1
        for user, predicate in index.pointing(blank)
    )


def _reached(index: Index, starts: Iterable[Resource]) -> set[Resource]:
    """These things, and the blank nodes that they lead to through blank nodes."""
    found, waiting = set(starts), list(starts)
    while waiting:
        for values in index.properties(waiting.pop()).values():
            new = {value for value in values if isinstance(value, ox.BlankNode) and value not in found}
            found |= new
            waiting += new
    return found


def leads_on(predicate: ox.NamedNode, value: Value) -> bool:
    """Whether a path through blank nodes follows a predicate to a value: no axiom, and nothing that stands aside."""
    ends = [predicate, *([value] if isinstance(value, ox.NamedNode) else [])]
    return predicate not in ASIDE and not any(end.value.startswith(BUILT_IN) for end in ends)


def is_unnamed(name: str) -> bool:
    """Whether a name is that of a blank node, as :func:`standing` gives them."""
    return name.startswith("_:")


class Unnamed:
    """The blank nodes of a graph that have a place of their own, by name and by label; and the ways through others.

    Args:
        index: The data.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._anonymous = Anonymous(index, index.label)
        blanks = {subject for subject in index.subjects() if isinstance(subject, ox.BlankNode)}
        #: Each with its name, ``_:1``.
        self.names: dict[Resource, str] = standing(index, blanks, self._anonymous.text)
        self._by_name = {name: one for one, name in self.names.items()}
        self._paths = Paths(index, self.names, leads_on, index.label)

    def thing(self, name: str) -> Resource | None:
        """The blank node of a name; None for one that there is not."""
        return self._by_name.get(name)

    def label(self, thing: Resource) -> str:
        """What a blank node is called, or the label of a thing with a name."""
        text = self._anonymous.text
        return called(self._index, thing, text) if isinstance(thing, ox.BlankNode) else self._index.label(thing)

    def relations(self, subject: Resource) -> Iterator[tuple[str, Resource]]:
        """Words, and the thing to which they lead from a thing: through a class expression, or through blank nodes."""
        values = (value for key in EXPRESSIONS for value in self._index.values(subject, key))
        for value in sorted((one for one in values if isinstance(one, ox.BlankNode)), key=self._anonymous.text):
            for words, thing in self._anonymous.relations(value):
                if not thing.value.startswith(BUILT_IN):
                    yield words, thing
        yield from self._paths.of(subject)


class Paths:
    """What things lead to through blank nodes without a place of their own, or through lists.

    Args:
        index: The data.
        standing: The blank nodes that have a place, with their names: a path ends there.
        is_told: Tells of a predicate and its value whether a path follows it.
        label: What a predicate is called.
    """

    def __init__(
        self,
        index: Index,
        standing: Mapping[Resource, str],
        is_told: Callable[[ox.NamedNode, Value], bool],
        label: Callable[[Value], str],
    ) -> None:
        self._index, self._standing, self._is_told, self._label = index, standing, is_told, label

    def of(self, subject: Resource) -> list[tuple[str, Resource]]:
        """The words on each path from a thing, and its end, sorted; what it leads to at once is no path."""
        found = {(words, end) for words, end, steps in self._steps(subject, "", ()) if steps > 1 and end != subject}
        return sorted(found, key=lambda path: (path[0], self._standing.get(path[1], "") or str(path[1])))

    def _steps(self, thing: Resource, words: str, above: tuple[Value, ...]) -> Iterator[tuple[str, Resource, int]]:
        for predicate, values in self._index.properties(thing).items():
            for value in values if predicate != _TYPE else ():
                may_lead_on = above or isinstance(value, ox.BlankNode)
                if may_lead_on and self._is_told(predicate, value):
                    yield from self._follow(value, words + self._label(predicate), (*above, thing))

    def _follow(self, value: Value, words: str, above: tuple[Value, ...]) -> Iterator[tuple[str, Resource, int]]:
        if isinstance(value, ox.Literal):
            return
        if isinstance(value, ox.NamedNode) or value in self._standing:
            yield words, value, len(above)
        elif value not in above and len(above) < _DEPTH:
            if self._index.values(value, _FIRST):
                for member in _listed(self._index, value):
                    yield from self._follow(member, words, (*above, value))
            elif not _is_in_words(self._index, value):
                yield from self._steps(value, words + _STEP, above)


def _listed(index: Index, start: Value) -> Iterator[Value]:
    """The members of a list."""
    link: Value | None = start
    for _ in range(_LONGEST):
        if not isinstance(link, ox.BlankNode):
            return
        yield from index.values(link, _FIRST)
        link = index.value(link, _REST)
