"""Our triples and quads as graphs of rdflib, each literal spelled as it is.

By itself rdflib writes literals anew (``rdflib.NORMALIZE_LITERALS``); that setting is the user's and stays as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.namespaces import PREFIXES
from kg.tables import shortened

if TYPE_CHECKING:
    import rdflib

__all__ = ["rdflib_dataset", "rdflib_graph"]

_STRING = PREFIXES["xsd"] + "string"
_NO_TAGS: Mapping[str, str] = MappingProxyType({})


def rdflib_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """A graph of triples.

    Raises:
        InputError: when rdflib cannot hold a term: a triple term, or a text with a base direction (both RDF 1.2).
    """
    import rdflib

    graph = rdflib.Graph()
    with _quiet():
        terms = _Terms(_NO_TAGS)
        for triple in triples:
            graph.add((terms.of(triple.subject), terms.of(triple.predicate), terms.of(triple.object)))
    return graph


def rdflib_dataset(quads: Iterable[ox.Quad], tags: Mapping[str, str] = _NO_TAGS) -> rdflib.Dataset:
    """A dataset whose default graph is all graphs together.

    Args:
        quads: What it holds.
        tags: Language tags in lower case to how they are written, see :func:`kg.rdf.tags.written_tags`.

    Raises:
        InputError: as :func:`rdflib_graph`.
    """
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    with _quiet():
        terms = _Terms(tags)
        graphs: dict[object, rdflib.Graph] = {}
        for quad in quads:
            triple = terms.of(quad.subject), terms.of(quad.predicate), terms.of(quad.object)
            name = quad.graph_name
            if isinstance(name, ox.DefaultGraph):
                dataset.add(triple)
                continue
            if name not in graphs:
                graphs[name] = dataset.graph(terms.of(name))
            graphs[name].add(triple)
    return dataset


class _Terms:
    """Terms of rdflib, IRIs and blank nodes each made once."""

    def __init__(self, tags: Mapping[str, str]) -> None:
        import rdflib

        self._rdflib = rdflib
        self._tags = tags
        self._nodes: dict[object, rdflib.URIRef | rdflib.BNode] = {}

    def of(self, term: object) -> rdflib.term.IdentifiedNode | rdflib.Literal:
        if isinstance(term, ox.Literal):
            return self._literal(term)
        if term not in self._nodes:
            self._nodes[term] = self._node(term)
        return self._nodes[term]

    def _node(self, term: object) -> rdflib.URIRef | rdflib.BNode:
        if isinstance(term, ox.NamedNode):
            return self._rdflib.URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return self._rdflib.BNode(term.value)
        raise _not_in_rdflib("a triple as a term", term)

    def _literal(self, term: ox.Literal) -> rdflib.Literal:
        if term.direction is not None:
            raise _not_in_rdflib("the base direction of a text", term)
        if term.language is not None:
            try:
                return self._rdflib.Literal(term.value, lang=self._tags.get(term.language, term.language))
            except ValueError as error:
                raise _not_in_rdflib("the language tag", term) from error
        datatype = term.datatype.value
        if datatype == _STRING:
            return self._rdflib.Literal(term.value)
        made = self._rdflib.Literal(term.value, datatype=self._node(term.datatype), normalize=False)
        if str(made) == term.value:
            return made
        # white space in xsd:token and xsd:normalizedString is collapsed whatever one says
        spelled = str.__new__(self._rdflib.Literal, term.value)
        for name in self._rdflib.Literal.__slots__:
            setattr(spelled, name, getattr(made, name))
        return spelled


def _not_in_rdflib(what: str, term: object) -> InputError:
    return InputError(
        f"rdflib cannot hold {what}: {shortened(str(term), 100)}",
        hint="Ask for it with SELECT, or take it out of the data",
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Without rdflib's traceback for each literal that is not of its datatype; it is kept as it is."""
    logger = logging.getLogger("rdflib.term")

    def refuse(_: logging.LogRecord) -> bool:
        return False

    logger.addFilter(refuse)
    try:
        yield
    finally:
        logger.removeFilter(refuse)
