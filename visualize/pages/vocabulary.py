"""The documentation of the vocabulary as one HTML file that loads nothing: every term at the anchor of its IRI.

The page is made from the vocabulary and its alignments as they stand in their files. It can be read without scripts;
the search field needs one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox
from markupsafe import Markup

from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import BASE, ONTOLOGY, local_name, shrink
from kg.sources import Sources, sources
from kg.version import __version__
from visualize.html.policy import content_security_policy, html_text, inline_script
from visualize.html.scripts import bundle, read_modules
from visualize.html.template import LinkedText, linked, page_template

__all__ = ["FILE", "vocabulary_html"]

#: Name of the file, beside the graph.
FILE = "ontology.html"

_STYLES = ("css/colours.css", "document.css", "vocabulary.css")
_TYPE, _PREDICATE = node("rdf:type"), node("ck:Predicate")
_CLASSES = {*map(node, ("owl:Class", "rdfs:Class"))}
_PROPERTIES = {
    *map(node, ("rdf:Property", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")),
}
#: Types that say nothing of a value.
_ANY_VALUE = {*map(node, ("owl:NamedIndividual", "skos:Concept"))}
_SUBCLASS_OF, _SUBPROPERTY_OF = node("rdfs:subClassOf"), node("rdfs:subPropertyOf")
#: What is said of a term, in this order, and what it is called here; the rest follows under its own label.
_FACTS = {
    _TYPE: "type",
    _SUBCLASS_OF: "subclass of",
    _SUBPROPERTY_OF: "subproperty of",
    node("rdfs:domain"): "domain",
    node("schema:domainIncludes"): "domain includes",
    node("rdfs:range"): "range",
    node("schema:rangeIncludes"): "range includes",
    node("owl:inverseOf"): "inverse of",
    node("owl:disjointWith"): "disjoint with",
    node("skos:example"): "example",
    node("skos:scopeNote"): "note",
    node("skos:note"): "note",
    node("rdfs:comment"): "note",
    node("rdfs:seeAlso"): "see also",
}
#: Shown as heading or definition, or the same for all.
_SHOWN_ELSEWHERE = {*map(node, ("rdfs:label", "skos:definition", "rdfs:isDefinedBy"))}
#: What points at a term, by what it is called from there.
_INVERSES = {_SUBCLASS_OF: "superclass of", _SUBPROPERTY_OF: "superproperty of", _TYPE: "values"}
_ALIGNMENTS = {
    node("skos:exactMatch"): "exact match",
    node("skos:closeMatch"): "close match",
    node("skos:broadMatch"): "broad match",
    node("skos:narrowMatch"): "narrow match",
    node("skos:relatedMatch"): "related match",
    node("owl:equivalentClass"): "equivalent class",
    node("owl:equivalentProperty"): "equivalent property",
}


@dataclass(frozen=True)
class Alignment:
    """How a term stands to one of another vocabulary, with the reason and the file in which that was seen."""

    relation: str
    target: LinkedText
    reason: str
    source: str


@dataclass(frozen=True)
class TermEntry:
    """A term of the vocabulary as the page tells of it."""

    anchor: str
    label: str
    curie: str
    definition: str
    facts: tuple[tuple[str, tuple[LinkedText, ...]], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True)
class Branch:
    """A term in a tree, and what is below it."""

    anchor: str
    label: str
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class TermSection:
    """Terms of one kind: as a tree, and one after the other in groups that may have a heading."""

    anchor: str
    heading: str
    tree: tuple[Branch, ...]
    groups: tuple[tuple[str, tuple[TermEntry, ...]], ...]

    @property
    def size(self) -> int:
        """The number of terms."""
        return sum(len(terms) for _, terms in self.groups)


_NOTICE = "The words in which graphs of medical conditions are written. Not medical advice."


def vocabulary_html(origin: Sources | None = None, *, home: str = "", turtle: str = f"{BASE}ontology.ttl") -> str:
    """The page of the vocabulary, valid HTML5 and the same bytes on every run.

    Args:
        origin: Where the vocabulary and its alignments lie.
        home: Address of the page of the graph; empty where there is none.
        turtle: Address of the vocabulary as Turtle.
    """
    origin = origin or sources()
    files = [path for path in (origin.vocabulary, origin.alignments) if path.is_file()]
    index = Index([quad.triple for path in files for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)])
    ontology = ox.NamedNode(ONTOLOGY.removesuffix("#"))
    template, style = page_template("vocabulary.html", _STYLES)
    script = inline_script(bundle(read_modules(), main="vocabulary/main"))
    return template.render(
        policy=content_security_policy(style, [script]),
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - our own files
        notice=_NOTICE,
        made_with=f"condition-kg {__version__}",
        home=home,
        turtle=turtle,
        title=index.chosen(ontology, node("dcterms:title")) or "Vocabulary",
        version=index.text(ontology, node("owl:versionInfo")),
        iri=ontology.value,
        description=index.definition(ontology),
        sections=_Vocabulary(index).sections(),
    )


class _Vocabulary:
    """The terms of an index by kind."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _terms(self) -> dict[Resource, str]:
        """Every term that the page tells of, with its anchor; ours, and those of others that we define."""
        kinds = _CLASSES | _PROPERTIES | _ANY_VALUE
        found = (term for term in self._index.of_type(*kinds) if self._index.definition(term))
        return {term: _anchor(term.value) for term in sorted(found, key=lambda term: term.value)}

    def sections(self) -> list[TermSection]:
        """Classes, predicates, other properties and values; without those that hold nothing."""
        classes = self._of_type(_CLASSES)
        predicates = self._of_type({_PREDICATE})
        properties = [term for term in self._of_type(_PROPERTIES) if term not in predicates]
        grouped = {*classes, *predicates, *properties}
        values = [term for term in self._terms if term not in grouped]
        sections = (
            self._section("Classes", classes, _SUBCLASS_OF),
            self._section("Predicates", predicates, _SUBPROPERTY_OF),
            self._section("Other properties", properties, _SUBPROPERTY_OF),
            self._values(values),
        )
        return [section for section in sections if section.size]

    def _of_type(self, types: set[ox.NamedNode]) -> list[Resource]:
        return [term for term in self._terms if not types.isdisjoint(self._index.values(term, _TYPE))]

    def _sorted(self, terms: Iterable[Resource]) -> list[Resource]:
        return sorted(terms, key=lambda term: (self._index.label(term).casefold(), term.value))

    def _section(self, heading: str, terms: Sequence[Resource], parent: ox.NamedNode) -> TermSection:
        ordered = self._sorted(terms)
        below: dict[Resource, list[Resource]] = {}
        for term in ordered:
            for above in self._index.resources(term, parent):
                below.setdefault(above, []).append(term)
        roots = [term for term in ordered if set(terms).isdisjoint(self._index.resources(term, parent))]
        return TermSection(
            anchor=f"section-{heading.lower().replace(' ', '-')}",
            heading=heading,
            tree=tuple(self._branch(term, below, ()) for term in roots),
            groups=(("", tuple(map(self._term, ordered))),),
        )

    def _branch(self, term: Resource, below: dict[Resource, list[Resource]], above: tuple[Resource, ...]) -> Branch:
        children = [child for child in below.get(term, ()) if child not in (*above, term)]  # no endless circle
        branches = tuple(self._branch(child, below, (*above, term)) for child in children)
        return Branch(self._terms[term], self._index.label(term), branches)

    def _values(self, terms: Iterable[Resource]) -> TermSection:
        by_class: dict[Resource, list[Resource]] = {}
        for term in self._sorted(terms):
            kinds = sorted(set(self._index.resources(term, _TYPE)) - _ANY_VALUE, key=lambda kind: kind.value)
            by_class.setdefault(kinds[0] if kinds else node("skos:Concept"), []).append(term)
        groups = [(self._index.label(kind), by_class[kind]) for kind in self._sorted(by_class)]
        tree = [
            Branch(
                self._terms.get(kind, ""),
                self._index.label(kind),
                tuple(Branch(self._terms[term], self._index.label(term)) for term in by_class[kind]),
            )
            for kind in self._sorted(by_class)
        ]
        return TermSection(
            anchor="section-values",
            heading="Values",
            tree=tuple(tree),
            groups=tuple((label, tuple(map(self._term, values))) for label, values in groups),
        )

    def _term(self, term: Resource) -> TermEntry:
        return TermEntry(
            anchor=self._terms[term],
            label=self._index.label(term),
            curie=shrink(term.value),
            definition=self._index.definition(term),
            facts=tuple(self._facts(term)),
            alignments=tuple(self._alignments(term)),
        )

    def _facts(self, term: Resource) -> Iterator[tuple[str, tuple[LinkedText, ...]]]:
        """What is said of a term; equal names stand together."""
        properties = self._index.properties(term)
        names = {one: _FACTS.get(one) or self._index.label(one) for one in properties}
        others = sorted(
            set(properties) - set(_FACTS) - _SHOWN_ELSEWHERE - set(_ALIGNMENTS), key=lambda one: (names[one], one.value)
        )
        found: dict[str, list[Value]] = {}
        for predicate in (*(one for one in _FACTS if one in properties), *others):
            found.setdefault(names[predicate], []).extend(properties[predicate])
        for subject, predicate in self._index.pointing(term):
            if predicate in _INVERSES and subject in self._terms:
                found.setdefault(_INVERSES[predicate], []).append(subject)
        for name, values in found.items():
            yield name, tuple(sorted({self._word(value) for value in values}, key=lambda word: word.text.casefold()))

    def _alignments(self, term: Resource) -> Iterator[Alignment]:
        """How a term stands to those of other vocabularies, sorted by what stands nearest."""
        reasons = {
            (self._index.value(axiom, node("owl:annotatedProperty")), self._index.value(axiom, _TARGET)): axiom
            for axiom, predicate in self._index.pointing(term)
            if predicate == _SOURCE
        }
        for predicate, relation in _ALIGNMENTS.items():
            for target in sorted(self._index.resources(term, predicate), key=lambda value: value.value):
                axiom = reasons.get((predicate, target))
                yield Alignment(
                    relation,
                    self._word(target),
                    self._index.definition(axiom) if axiom else "",
                    self._index.text(axiom, node("dcterms:source")) if axiom else "",
                )

    def _word(self, value: Value) -> LinkedText:
        if isinstance(value, ox.NamedNode):
            if anchor := self._terms.get(value):
                return LinkedText(self._index.label(value), f"#{anchor}", "ours")
            return linked(shrink(value.value), value.value)
        return LinkedText(value.value if isinstance(value, ox.Literal) else "(without a name)")


_SOURCE, _TARGET = node("owl:annotatedSource"), node("owl:annotatedTarget")


def _anchor(iri: str) -> str:
    """The local name of a term of ours, so that its IRI leads to it; of another the CURIE, which has a colon."""
    return html_text(local_name(iri) if iri.startswith(ONTOLOGY) else shrink(iri))
