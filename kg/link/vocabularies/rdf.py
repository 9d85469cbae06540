"""Vocabularies in RDF: OWL, SKOS, SKOS-XL and MeSH, in RDF/XML, Turtle or N-Triples, one triple at a time.

What other nodes say of a term is brought to it: annotations of axioms (the type of a synonym), restrictions (part of
something), labels of SKOS-XL, and the concepts and terms of MeSH that make up its descriptors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import MAX_TEXT
from kg.link.vocabularies.gather import Gathered
from kg.link.vocabularies.model import HEADER, LABEL, MAX_IRI, SCOPES, Run, Said, canonical_iri, term_iri
from kg.link.vocabularies.predicates import (
    HEADERS,
    KINDS,
    LINKS,
    MATCHES,
    NODES,
    OBSOLETE,
    PARTS,
    RELATIONS,
    SCHEMES,
    STATUS,
    TEXTS,
    XREFS,
    linked,
    plain,
)
from kg.rdf.index import node
from kg.rdf.name_kinds import kind_of_name
from kg.rdf.source import Source
from kg.rdf.xml_input import check_xml

__all__ = ["check_rdf_xml", "runs"]

#: Largest RDF/XML file, in bytes: an XML parser may have to hold one text as long as the file.
MAX_XML = 1_000_000_000
#: Most characters kept of what may be said of the vocabulary, as some give each term a version, too.
_MOST_HEADERS = 10_000_000
#: Most facts of a subject that are put down together.
_RUN = 1_000

_TYPE, _ONTOLOGY = node("rdf:type").value, node("owl:Ontology").value
#: Where labels of SKOS-XL stand among labels: as those of SKOS.
_XL_LABEL = TEXTS[node("skos:prefLabel").value][1]
_KNOWN = {_TYPE, *TEXTS, *LINKS, *MATCHES, *XREFS, *STATUS, *HEADERS, *NODES, *PARTS}


def runs(source: Source, form: ox.RdfFormat) -> Iterator[Run]:
    """What an RDF file says of its terms.

    Raises:
        InputError: with file and, where it can be told, line when the file is malformed.
    """
    reader = _Reader(source)
    yield from reader.read(form)
    yield from reader.brought()
    yield from reader.header()


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._nodes, self._concepts = Gathered(), Gathered()  # what is said of nodes that belong to terms
        self._others: list[Run] = []  # what a triple says of its object
        self._ontology = self._scheme = ""
        self._headers: list[tuple[str, Said]] = []
        self._room = _MOST_HEADERS

    def read(self, form: ox.RdfFormat) -> Iterator[Run]:
        """What is said of terms themselves."""
        before: object = None
        subject, is_term = "", False
        said: list[Said] = []
        for triple in self._triples(form):
            predicate = triple.predicate.value
            if predicate not in _KNOWN:
                continue
            if triple.subject != before or len(said) >= _RUN:
                yield from self._done(subject, said)
                before, said = triple.subject, []
                is_term = isinstance(before, ox.NamedNode)
                subject = self._checked(before)
            value = triple.object
            if isinstance(value, ox.Triple) or not subject:
                continue
            if predicate in PARTS or (predicate in NODES and not isinstance(value, ox.Literal)):
                self._of_node(subject, predicate, value)
            elif is_term and not isinstance(value, ox.BlankNode):
                self._of_term(said, subject, predicate, value)
            elif is_term and LINKS.get(predicate) == "parent":  # a restriction, perhaps
                self._nodes.add(value.value, [("owner", subject, "", "", 0)])
        yield from self._done(subject, said)

    def _done(self, subject: str, said: list[Said]) -> Iterator[Run]:
        """What is said of a subject at one place, and of others there."""
        if said:
            yield subject, said
        yield from self._others
        self._others = []

    def _checked(self, subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
        """The IRI, or the name of a blank node; empty for a statement."""
        if isinstance(subject, ox.Triple):
            return ""
        if len(subject.value) > MAX_IRI:
            raise InputError(
                f"has an IRI of more than {MAX_IRI:,} characters", where=str(self._source), hint="Shorten it"
            )
        return subject.value if isinstance(subject, ox.BlankNode) else canonical_iri(subject.value)

    def _triples(self, form: ox.RdfFormat) -> Iterator[ox.Triple]:
        try:
            with self._source.open() as file:
                yield from ox.parse(file, format=form, base_iri=self._source.base)
        except SyntaxError as error:
            what = re.sub(r"\s+", " ", str(error.msg))[:200]
            raise InputError(
                f"is malformed: {what}",
                where=f"{self._source}:{error.lineno}" if error.lineno else str(self._source),
                hint=f"Is it whole, and {form}?",
            ) from error
        except (MemoryError, ValueError) as error:
            raise InputError(f"cannot be read: {error}", where=str(self._source), hint=f"Is it {form}?") from error

    def _of_term(self, said: list[Said], subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        if (text := TEXTS.get(predicate)) is not None:
            if isinstance(value, ox.Literal):
                said.append((text[0], value.value, text[1], value.language or "", 0))
        elif predicate == _TYPE:
            self._of_type(said, subject, value.value)
        elif (field := LINKS.get(predicate)) is not None:
            for at, more in linked(subject, field, iri) if (iri := _iri_of(value)) else ():
                if at is subject:
                    said += more
                else:
                    self._others.append((at, more))
        elif (field := HEADERS.get(predicate)) is not None:
            self._room -= len(subject) + len(value.value) + 100  # of the objects themselves
            if self._room > 0:
                self._headers.append((subject, (field, value.value, "", "", 0)))
        else:
            said += plain(predicate, value.value)

    def _of_type(self, said: list[Said], subject: str, kind: str) -> None:
        if kind == _ONTOLOGY:
            self._ontology = self._ontology or subject
        elif kind in SCHEMES:
            self._scheme = self._scheme or subject
        if found := KINDS.get(kind):
            said.append(("kind", found, "", "", 0))
        if kind in OBSOLETE:
            said.append(("deprecated", "true", "", "", 0))

    def _of_node(self, subject: str, predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
        """Take down what is said of a node, or that it belongs to something."""
        if predicate in PARTS:
            part, is_concept = PARTS[predicate]
            language = value.language or "" if isinstance(value, ox.Literal) else ""
            fact = (part, _canonical(value), "", language, 0)
            at = subject
        elif isinstance(value, ox.Literal):
            return
        else:
            part, scope, is_concept = NODES[predicate]
            fact = (part, subject, scope, "", 0)
            at = _canonical(value)
        (self._concepts if is_concept else self._nodes).add(at, [fact])

    def brought(self) -> Iterator[Run]:
        """What nodes say, brought to the terms that they belong to."""
        for _, said in self._nodes:
            yield from self._of_term_by_node(said)
        for _, said in self._concepts:
            yield from _of_term_by_concept(said)

    def _of_term_by_node(self, said: list[Said]) -> Iterator[Run]:
        first = {fact[0]: fact for fact in reversed(said)}
        if "target" in first:
            name = TEXTS.get(first["property"][1]) if "property" in first else None
            if name and name[0] in SCOPES and "type" in first and "source" in first:
                _, text, _, language, _ = first["target"]
                yield first["source"][1], [(name[0], text, kind_of_name(first["type"][1]), language, 0)]
        elif "relation" in first and "filler" in first:
            if field := RELATIONS.get(first["relation"][1]):
                yield from ((fact[1], [(field, first["filler"][1], "", "", 0)]) for fact in said if fact[0] == "owner")
        else:
            texts = [fact for fact in said if fact[0] == "text"]
            for field, owner, scope, _, _ in said if texts else ():
                if field == "concept":
                    self._concepts.add(owner, texts)
                elif field == "owner" and scope:
                    kind = _XL_LABEL if scope == LABEL else ""
                    yield owner, [(scope, text, kind, language, 0) for _, text, _, language, _ in texts]

    def header(self) -> Iterator[Run]:
        """What is said of the vocabulary."""
        iri = self._ontology or self._scheme
        if iri:
            yield HEADER, [("iri", iri, "", "", 0), *(fact for subject, fact in self._headers if subject == iri)]


def _of_term_by_concept(said: list[Said]) -> Iterator[Run]:
    """What a concept of MeSH says of the descriptors to which it belongs."""
    relation = next((fact[2] for fact in said if fact[0] == "scope"), "")
    for field, owner, scope, _, _ in said:
        if field == "owner":
            is_preferred = scope == "exact"
            names: list[Said] = [
                (scope if is_preferred else relation or scope, text, "", language, 0)
                for name, text, _, language, _ in said
                if name == "text"
            ]
            if is_preferred:
                names += [("definition", fact[1], "", fact[3], 0) for fact in said if fact[0] == "meaning"]
            if names:
                yield owner, names


def _canonical(value: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    return canonical_iri(value.value) if isinstance(value, ox.NamedNode) else value.value


def _iri_of(value: ox.NamedNode | ox.Literal) -> str:
    """The IRI of a term, which some write as a CURIE or IRI in a text; empty when it is none."""
    if isinstance(value, ox.NamedNode):
        return canonical_iri(value.value)
    try:
        return term_iri(value.value.strip())
    except InputError:
        return ""


def check_rdf_xml(source: Source) -> None:
    """Refuse XML that is of another kind, malformed, truncated or a trap.

    Raises:
        InputError: with file and, where it can be told, line.
    """
    if source.path and source.path.stat().st_size > MAX_XML:
        raise InputError(
            f"is RDF/XML of more than {MAX_XML:,} bytes",
            where=str(source),
            hint="Convert it to N-Triples, or take a part",
        )
    with source.open() as file:
        start = file.read(1 << 16)
    check_xml(source, longest=MAX_TEXT)
    if not re.search(rb"<[\w.-]*:?RDF\b", start):
        name = "OWL/XML" if re.search(rb"<(?:owl:)?Ontology\b", start) else "XML without an element rdf:RDF"
        raise InputError(f"is {name}, not RDF/XML", where=f"{source}:1", hint="Convert it, as with: robot convert")
