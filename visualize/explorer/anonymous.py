"""Say in words what a blank node stands for: a list, a class expression of OWL 2, or a thing with its properties."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kg.rdf.index import Index, Value, in_words, node
from visualize.explorer.terms import TYPE

__all__ = ["Anonymous"]

_FIRST, _REST = node("rdf:first"), node("rdf:rest")
_PROPERTY, _INVERSE = node("owl:onProperty"), node("owl:inverseOf")
#: What a restriction asks for, in the words of the Manchester syntax.
_FILLERS = {node(f"owl:{name}"): word for name, word in [
    ("someValuesFrom", "some"), ("allValuesFrom", "only"), ("hasValue", "value"), ("hasSelf", "Self"),
    ("minCardinality", "min"), ("maxCardinality", "max"), ("cardinality", "exactly"),
    ("minQualifiedCardinality", "min"), ("maxQualifiedCardinality", "max"), ("qualifiedCardinality", "exactly"),
]}  # fmt: skip
_QUALIFIED = (node("owl:onClass"), node("owl:onDataRange"))
_SETS = {
    node("owl:intersectionOf"): " and ",
    node("owl:unionOf"): " or ",
    node("owl:oneOf"): ", ",
    node("owl:propertyChainAxiom"): " o ",
}
_COMPLEMENTS = (node("owl:complementOf"), node("owl:datatypeComplementOf"))
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

    def _say(self, value: Value, above: tuple[ox.BlankNode, ...]) -> str:
        self._left -= 1
        if isinstance(value, ox.Literal):
            return in_words(value)
        if isinstance(value, ox.NamedNode):
            self.named.append(value)
            return self.label(value)
        if value in above or len(above) == _DEPTH or self._left < 0:
            return _ELLIPSIS
        self.mentioned.add(value)
        above = (*above, value)
        if self.index.values(value, _FIRST):
            return ", ".join(self._members(value, above))
        return self._restriction(value, above) or self._expression(value, above) or self._thing(value, above)

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

    def _thing(self, value: ox.BlankNode, above: tuple[ox.BlankNode, ...]) -> str:
        """Class and properties of anything else."""
        kinds = ", ".join(sorted(self.label(kind) for kind in self.index.values(value, TYPE)))
        parts = []
        properties = self.index.properties(value)
        for predicate in sorted(properties, key=str):
            if predicate != TYPE:
                values = sorted(self._inner(one, above) for one in properties[predicate])
                parts.append(f"{self.label(predicate)} {', '.join(values)}")
        words = "; ".join(parts)
        return f"{kinds}: {words}" if kinds and words else kinds or words or "something without a name"
