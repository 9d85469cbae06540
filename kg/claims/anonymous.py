"""Say in words what a blank node stands for: a list, a class expression or axiom of OWL 2, or a thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.rdf.index import Index, Resource, Value, in_words, node
from kg.rdf.name_kinds import kind_of_name
from kg.rdf.namespaces import local_name

__all__ = ["Anonymous", "is_synonym_type", "owners", "synonym_types"]

_TYPE = node("rdf:type")
_FIRST, _REST = node("rdf:first"), node("rdf:rest")
_PROPERTY, _INVERSE = node("owl:onProperty"), node("owl:inverseOf")
#: What a restriction asks for, in the words of the Manchester syntax.
_FILLERS = {node(f"owl:{name}"): word for name, word in [
    ("someValuesFrom", "some"), ("allValuesFrom", "only"), ("hasValue", "value"), ("hasSelf", "Self"),
    ("minCardinality", "min"), ("maxCardinality", "max"), ("cardinality", "exactly"),
    ("minQualifiedCardinality", "min"), ("maxQualifiedCardinality", "max"), ("qualifiedCardinality", "exactly"),
]}  # fmt: skip
_QUALIFIED = (node("owl:onClass"), node("owl:onDataRange"))
_BOTH = node("owl:intersectionOf")
_SETS = {
    _BOTH: " and ",
    node("owl:unionOf"): " or ",
    node("owl:oneOf"): ", ",
    node("owl:propertyChainAxiom"): " o ",
}
_COMPLEMENTS = (node("owl:complementOf"), node("owl:datatypeComplementOf"))
_SOURCE, _ANNOTATED, _TARGET = (node(f"owl:annotated{part}") for part in ("Source", "Property", "Target"))
_SYNONYM_TYPE = node("oboInOwl:hasSynonymType")
#: Relations that ontologies seldom give a label where they use them.
_RELATIONS = {node("obo:BFO_0000050"): "part of", node("obo:BFO_0000051"): "has part"}
_DEPTH = 6  # of blank nodes within blank nodes
_MOST = 120  # values in one text
_ELLIPSIS = "…"


class Anonymous:
    """Texts for the blank nodes of a graph.

    ``mentioned`` holds the blank nodes of all texts so far, ``named`` the named things in the text last asked for.
    """

    def __init__(self, index: Index, label: Callable[[Value], str]) -> None:
        self.index, self.label = index, label
        self.mentioned: set[ox.BlankNode] = set()
        self.named: list[ox.NamedNode] = []
        self._left = 0

    def text(self, blank: ox.BlankNode) -> str:
        """What the blank node stands for, as a phrase: "part of some muscle"."""
        self.named, self._left = [], _MOST
        return self._say(blank, ())

    def relations(self, blank: ox.BlankNode, depth: int = 0) -> Iterator[tuple[str, ox.NamedNode]]:
        """The restrictions that a class expression puts on things with a name: ("part of some", muscle).

        Those of an intersection are each said of the class, too; nothing follows from the parts of a union.
        """
        on = self.index.value(blank, _PROPERTY)
        if isinstance(on, ox.NamedNode):
            for predicate, word in _FILLERS.items():
                filler = self.index.value(blank, predicate)
                if isinstance(filler, ox.NamedNode):
                    yield f"{self._say(on, ())} {word}", filler
        for start in self.index.values(blank, _BOTH) if depth < _DEPTH else ():
            for member in self._listed(start):
                if isinstance(member, ox.BlankNode):
                    yield from self.relations(member, depth + 1)

    def _listed(self, start: Value) -> Iterator[Value]:
        """The members of a list, at most as many as a text may have."""
        link: Value | None = start
        for _ in range(_MOST):
            if not isinstance(link, ox.BlankNode):
                return
            yield from self.index.values(link, _FIRST)
            link = self.index.value(link, _REST)

    def _say(self, value: Value, above: tuple[ox.BlankNode, ...]) -> str:
        self._left -= 1
        if isinstance(value, ox.Literal):
            return in_words(value)
        if isinstance(value, ox.NamedNode):
            self.named.append(value)
            said = self.label(value)
            return _RELATIONS.get(value, said) if said == local_name(value.value) else said
        if value in above or len(above) == _DEPTH or self._left < 0:
            return _ELLIPSIS
        self.mentioned.add(value)
        above = (*above, value)
        if self.index.values(value, _FIRST):
            return ", ".join(self._members(value, above))
        return (
            self._restriction(value, above)
            or self._expression(value, above)
            or self._axiom(value, above)
            or self._thing(value, above)
        )

    def _inner(self, value: Value, above: tuple[ox.BlankNode, ...]) -> str:
        """A part of a phrase, in brackets when it is one of several words itself."""
        text = self._say(value, above)
        return f"({text})" if isinstance(value, ox.BlankNode) and " " in text else text

    def _members(self, start: Value, above: tuple[ox.BlankNode, ...]) -> list[str]:
        """The members of a list, in their order."""
        found: list[str] = []
        link: Value | None = start
        seen = set()
        while isinstance(link, ox.BlankNode) and link not in seen:
            if self._left < 0:
                return [*found, _ELLIPSIS]
            seen.add(link)
            self.mentioned.add(link)
            member = self.index.value(link, _FIRST)
            if member is not None:
                found.append(self._inner(member, above))
            link = self.index.value(link, _REST)
        return found

    def _restriction(self, value: ox.BlankNode, above: tuple[ox.BlankNode, ...]) -> str:
        on = self.index.value(value, _PROPERTY)
        if on is None:
            return ""
        count = len(self.named)
        phrase = self._inner(on, above)
        del self.named[count:]  # the property is not what the phrase leads to
        for predicate, word in _FILLERS.items():
            filler = self.index.value(value, predicate)
            if filler is not None:
                rest = [self._inner(filler, above)] if word != "Self" else []
                rest += [self._inner(one, above) for key in _QUALIFIED for one in self.index.values(value, key)]
                return " ".join([phrase, word, *rest])
        return ""

    def _expression(self, value: ox.BlankNode, above: tuple[ox.BlankNode, ...]) -> str:
        for predicate, joint in _SETS.items():
            for members in self.index.values(value, predicate):
                return f"{joint}".join(self._members(members, above))
        for predicate, word in (*((one, "not") for one in _COMPLEMENTS), (_INVERSE, "inverse of")):
            for one in self.index.values(value, predicate):
                return f"{word} {self._inner(one, above)}"
        return ""

    def _axiom(self, value: ox.BlankNode, above: tuple[ox.BlankNode, ...]) -> str:
        """The statement that is annotated, and what is said of it."""
        statement = [self.index.value(value, part) for part in (_ANNOTATED, _TARGET)]
        if statement[0] is None:
            return ""
        words = " ".join(self._inner(part, above) for part in statement if part is not None)
        said = self._properties(value, above, without={_TYPE, _SOURCE, _ANNOTATED, _TARGET})
        return f"{words}: {said}" if said else words

    def _thing(self, value: ox.BlankNode, above: tuple[ox.BlankNode, ...]) -> str:
        """Class and properties of anything else."""
        kinds = ", ".join(sorted(self.label(kind) for kind in self.index.values(value, _TYPE)))
        words = self._properties(value, above, without={_TYPE})
        return f"{kinds}: {words}" if kinds and words else kinds or words or "something without a name"

    def _properties(self, value: ox.BlankNode, above: tuple[ox.BlankNode, ...], *, without: set[ox.NamedNode]) -> str:
        properties = self.index.properties(value)
        return "; ".join(
            f"{self.label(predicate)} {', '.join(sorted(self._inner(one, above) for one in properties[predicate]))}"
            for predicate in sorted(properties, key=str)
            if predicate not in without
        )


def synonym_types(index: Index, thing: Resource, predicate: ox.NamedNode, name: Value) -> list[str]:
    """The types that annotated axioms give a synonym of a thing: layperson, abbreviation."""
    axioms = (axiom for axiom, _ in index.pointing(thing, _SOURCE))
    return sorted(
        {
            kind_of_name(kind.value)
            for axiom in axioms
            if predicate in index.values(axiom, _ANNOTATED) and name in index.values(axiom, _TARGET)
            for kind in index.values(axiom, _SYNONYM_TYPE)
        }
    )


def is_synonym_type(index: Index, axiom: Resource) -> bool:
    """Whether all that an annotated axiom says is the type of a synonym, which stands beside the name."""
    said = index.properties(axiom).keys()
    return _SYNONYM_TYPE in said and said <= {_TYPE, _SOURCE, _ANNOTATED, _TARGET, _SYNONYM_TYPE}


def owners(index: Index, subject: Resource, predicate: ox.NamedNode) -> set[tuple[Resource, ox.NamedNode]]:
    """The things in whose description a subject and predicate stand: of a blank node, those that lead to it.

    What nothing leads to stands for itself.
    """
    found: set[tuple[Resource, ox.NamedNode]] = set()
    seen: set[Resource] = set()
    open_: list[tuple[Resource, ox.NamedNode]] = [(subject, predicate)]
    while open_ and len(seen) < _MOST:
        one, by = open_.pop()
        above = list(index.pointing(one)) if isinstance(one, ox.BlankNode) and one not in seen else []
        seen.add(one)
        open_ += above
        if not above:
            found.add((one, by))
    return found
