"""Records of statements in any RDF: mappings of SSSOM, annotated axioms of OWL 2, reified statements of RDF.

Each stands for an arrow between two things, and what it tells of that statement belongs to the arrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg.rdf.index import LABELS, Index, Resource, node
from kg.rdf.namespaces import shrink
from visualize.explorer.model import Qualifier, Text

__all__ = ["DESCRIBED", "DESCRIBED_WORDS", "Record", "names_in_records", "record_of"]

#: By which properties a record names subject, predicate and object.
_FORMS = (
    tuple(map(node, ("sssom:subject_id", "sssom:predicate_id", "sssom:object_id"))),
    tuple(map(node, ("owl:annotatedSource", "owl:annotatedProperty", "owl:annotatedTarget"))),
    tuple(map(node, ("rdf:subject", "rdf:predicate", "rdf:object"))),
)
#: The state of a statement that is described (quoted, reified) and not made itself; what it is called.
DESCRIBED, DESCRIBED_WORDS = "rdf:Statement", "described, not stated"
_TYPE, _STATUS, _MODIFIER = node("rdf:type"), node("ck:status"), node("sssom:predicate_modifier")
#: What a record of a mapping calls the two things.
_NAMES = tuple(map(node, ("sssom:subject_label", "sssom:object_label")))
#: What stands for the object when a search had no result, and in which vocabulary it was made.
_NONE_FOUND, _SEARCHED = node("sssom:NoTermFound"), node("sssom:object_source")


class Record(NamedTuple):
    """A record of a statement: its name, the three parts, and what it tells of the statement.

    ``negated`` tells that it denies the statement, ``status`` is the id of the state of one that is not (yet) accepted.
    """

    name: Resource
    subject: ox.NamedNode
    predicate: ox.NamedNode
    object: ox.NamedNode
    qualifiers: tuple[Qualifier, ...]
    negated: bool = False
    status: str = ""
    searched: str = ""

    @property
    def link(self) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]:
        """The statement itself."""
        return self.subject, self.predicate, self.object

    @property
    def is_search(self) -> bool:
        """Whether it records a search without a result (SSSOM), ``searched`` the vocabulary in words."""
        return self.object == _NONE_FOUND

    @property
    def is_said(self) -> bool:
        """Whether the statement holds for whoever wrote the record."""
        return not self.negated and not self.status


def record_of(index: Index, name: Resource) -> Record | None:
    """The record of a statement between two named things that has this name, unless other things lead to it."""
    for form in _FORMS:
        parts = [index.values(name, key) for key in form]
        named = [one for values in parts if len(values) == 1 for one in values if isinstance(one, ox.NamedNode)]
        if len(named) == len(form) and next(index.pointing(name), None) is None:
            subject, predicate, value = named
            told = tuple(_qualifiers(index, name, form))
            status = index.value(name, _STATUS)
            negated = any(one.value.casefold() == "not" for one in index.values(name, _MODIFIER))
            is_described = form is _FORMS[-1] and value not in index.values(subject, predicate)
            state = "" if status is None or status == node("ck:accepted") else shrink(status.value)
            state = state or (DESCRIBED if is_described else "")
            searched = "".join(map(index.label, index.values(name, _SEARCHED)[:1]))
            return Record(name, subject, predicate, value, told, negated, state, searched)
    return None


def _qualifiers(index: Index, name: Resource, form: tuple[ox.NamedNode, ...]) -> Iterator[Qualifier]:
    for predicate, values in sorted(index.properties(name).items(), key=str):
        for value in sorted(values, key=str) if predicate not in {*form, *_NAMES, _TYPE} else ():
            if isinstance(value, ox.NamedNode):
                yield Qualifier(shrink(predicate.value), shrink(value.value))
            elif isinstance(value, ox.Literal):
                yield Qualifier(shrink(predicate.value), _text(value))


def _text(value: ox.Literal) -> Text:
    if value.language:
        return Text(value.value, f"@{value.language}")
    kind = shrink(value.datatype.value)
    return Text(value.value, "" if kind == "xsd:string" else kind)


def names_in_records(index: Index) -> dict[Resource, str]:
    """What records of mappings call things that have no label in the graph: the first of several in sorted order."""
    found: dict[Resource, str] = {}
    for end, label in zip(_FORMS[0][::2], _NAMES, strict=True):
        for name in index.using(label):
            for thing in index.values(name, end):
                if isinstance(thing, ox.NamedNode) and index.properties(thing).keys().isdisjoint(LABELS):
                    texts = [text.value for text in index.values(name, label) if text.value.strip()]
                    found[thing] = min([*texts, *([found[thing]] if thing in found else [])])
    return found
