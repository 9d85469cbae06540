"""Read the terms that are asked for, and what they are under, from an ontology file of any form.

The file is read twice, in pieces: once for its hierarchy, once for the terms. Only links and the terms asked for are
kept in memory.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator

from kg.errors import InputError
from kg.link.vocabularies import obo, obographs, rdf
from kg.link.vocabularies.files import MAX_BYTES, check_file
from kg.link.vocabularies.model import HEADER, SCOPES, Fact, Ontology, Term, namespace
from kg.rdf import forms
from kg.rdf.forms import N_TRIPLES, RDF_XML, TURTLE
from kg.rdf.namespaces import shrink
from kg.rdf.source import Document, Source, suffix_of

__all__ = ["SUFFIXES", "read_ontology"]

#: Most facts kept (links of the whole file, and what it says of the terms asked for), and most characters in them.
MAX_FACTS = 3_000_000
MAX_CHARACTERS = 300_000_000
#: Most namespaces whose terms are counted; of more, the largest.
MAX_NAMESPACES = 1_000
#: Most warnings, and most terms named in one; of more, the number.
MAX_WARNINGS = 100
MAX_NAMED = 10
#: File suffixes that are read.
SUFFIXES = (".obo", *RDF_XML.suffixes, *TURTLE.suffixes, *N_TRIPLES.suffixes, ".json")

_Links = dict[str, list[str]]
_Facts = dict[str, dict[str, list[Fact]]]


def read_ontology(document: Document, wanted: Collection[str], *, depth: int | None = None) -> Ontology:
    """Read an ontology file: OBO, OWL or SKOS in RDF/XML, Turtle or N-Triples, or OBO Graphs JSON.

    Args:
        document: The file, ``-`` for standard input, or what else a :class:`kg.rdf.source.Source` is made of.
        wanted: IRIs of the terms to read.
        depth: How many levels of ancestors to read with them; all when None.

    Raises:
        InputError: with file and, where it can be told, line, when it cannot be read as an ontology.
    """
    source = document if isinstance(document, Source) else Source(document, limit=MAX_BYTES)
    read = _reader(source)
    bounds = _Bounds(source)
    header, links, sizes = _outline(read(source), bounds)
    if not sizes:
        raise InputError("holds no term", where=str(source), hint="Is it an ontology, and whole?")
    found = _collect(read(source), _reach(links, wanted, depth), bounds)
    above = _acyclic({iri: links.get(iri, []) for iri in sorted(found)}, bounds)
    return Ontology(
        iri=header.get("iri", ""),
        version=_version(header),
        licence=header.get("licence", ""),
        terms={iri: _term(iri, found[iri], parents, bounds) for iri, parents in above.items()},
        sizes=dict(sizes),
        warnings=bounds.warnings(),
    )


class _Bounds:
    """Counts what is kept of a file, so that none fills the memory, and keeps the first warnings."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._facts = self._characters = self._odd = 0
        self._warnings: list[tuple[str, str]] = []

    def keep(self, fact: Fact) -> str:
        """The value of a fact that is kept.

        Raises:
            InputError: when it is one too many.
        """
        self._facts += 1
        self._characters += len(fact.subject) + len(fact.value)
        if self._facts > MAX_FACTS or self._characters > MAX_CHARACTERS:
            raise InputError(
                f"has more than {MAX_FACTS:,} links and facts of the terms asked for, or very long ones",
                where=str(self._source),
                hint="Take a part of the ontology, as with ROBOT",
            )
        return fact.value

    def warn(self, what: str, line: int = 0) -> None:
        """Tell of something odd, at a line when that is known."""
        self._odd += 1
        if self._odd <= MAX_WARNINGS:
            self._warnings.append((f"{self._source}:{line}" if line else str(self._source), what))

    def warnings(self) -> tuple[tuple[str, str], ...]:
        """All warnings, or the first and the number of the rest."""
        if more := self._odd - len(self._warnings):
            return (*self._warnings, (str(self._source), f"{more:,} more warnings are left out"))
        return tuple(self._warnings)


def _outline(facts: Iterator[Fact], bounds: _Bounds) -> tuple[dict[str, str], _Links, Counter[str]]:
    """The header, the links, and the number of terms in each namespace."""
    header: dict[str, str] = {}
    links: _Links = {}
    sizes: Counter[str] = Counter()
    for fact in facts:
        if fact.subject is HEADER:
            if fact.field == "warning":
                bounds.warn(fact.value, fact.line)
            elif fact.field == "licence":  # the same one, in whatever order the form has them
                header["licence"] = min(fact.value, header.get("licence", fact.value))
            else:
                header.setdefault(fact.field, fact.value)
        elif fact.field == "parent":
            links.setdefault(fact.subject, []).append(bounds.keep(fact))
        elif fact.field == "kind" and fact.value == "class":
            sizes[namespace(fact.subject)] += 1
            if len(sizes) > 2 * MAX_NAMESPACES:  # twice, so that the largest are seldom looked for
                sizes = Counter(dict(sizes.most_common(MAX_NAMESPACES)))
    return header, links, sizes


def _reader(source: Source) -> Callable[[Source], Iterator[Fact]]:
    """What reads the file: its suffix tells; for those of OWL, and of what has none, its first characters."""
    suffix = suffix_of(source.name)
    if suffix not in SUFFIXES and not source.is_stream:
        raise InputError(
            f"has the suffix {suffix!r}, which names no form of ontology",
            where=str(source),
            hint=f"Use one of {', '.join(SUFFIXES)}",
        )
    start = check_file(source)
    kind = source.kind
    if suffix == ".obo" or (kind and kind.name == "OBO"):
        if b"\r" in start[:-1] and b"\n" not in start:
            raise InputError(
                "has line ends of CR only", where=f"{source}:1", hint="Make them LF, as with: tr '\\r' '\\n'"
            )
        return obo.facts
    if suffix == ".json" or (kind and kind.name == "OBO Graphs JSON"):
        return obographs.facts
    form = forms.SUFFIXES.get(suffix, TURTLE)
    if form is RDF_XML or suffix not in SUFFIXES:
        if kind and kind.form is None:
            where = f"{source}:1" if kind.name == "OWL/XML" else str(source)
            raise InputError(f"is {kind.name}, which is not read", where=where, hint=kind.hint)
        form = TURTLE if kind and kind.form is TURTLE else RDF_XML if kind else form
    if form is RDF_XML:
        rdf.check_rdf_xml(source)
    return lambda source: rdf.facts(source, form.rdf)


def _reach(links: _Links, wanted: Collection[str], depth: int | None) -> set[str]:
    """The terms asked for, and those above them."""
    reached = set(wanted)
    level = set(wanted)
    while level and (depth is None or depth > 0):
        level = {parent for iri in level for parent in links.get(iri, ())} - reached
        reached |= level
        depth = depth if depth is None else depth - 1
    return reached


def _collect(facts: Iterator[Fact], reached: set[str], bounds: _Bounds) -> _Facts:
    """The facts of the terms reached, of those that the file describes."""
    found: _Facts = {}
    for fact in facts:
        if fact.subject in reached and fact.field != "parent":
            bounds.keep(fact)
            found.setdefault(fact.subject, {}).setdefault(fact.field, []).append(fact)
    return {iri: fields for iri, fields in found.items() if fields.keys() & {"kind", "label", "preferred"}}


def _acyclic(links: _Links, bounds: _Bounds) -> _Links:
    """The links between the terms given without those that close a cycle, of which it warns; depth first, in order."""
    above: _Links = {}
    for start in sorted(links):
        path = [] if start in above else [(start, iter(sorted(set(links[start]))))]
        place = {start: 0}
        while path:
            iri, parents = path[-1]
            known = above.setdefault(iri, [])
            parent = next(parents, None)
            if parent is None:
                path.pop()
                del place[iri]
            elif parent in place:
                at = place[parent]
                names = [shrink(member) for member, _ in path[at : at + MAX_NAMED]]
                names += [f"{len(path) - at - MAX_NAMED:,} more"] if len(path) - at > MAX_NAMED else []
                bounds.warn(f"a cycle: {' under '.join([*names, shrink(parent)])}; its last link is left out")
            elif parent in links:
                known.append(parent)
                if parent not in above:
                    place[parent] = len(path)
                    path.append((parent, iter(sorted(set(links[parent])))))
    return {iri: above[iri] for iri in links}


def _term(iri: str, fields: dict[str, list[Fact]], parents: list[str], bounds: _Bounds) -> Term:
    def values(name: str) -> tuple[str, ...]:
        return tuple(sorted({fact.value for fact in fields.get(name, ())}))

    kinds = values("kind")
    labels = fields.get("label") or fields.get("preferred") or []
    for fact in labels:
        if fact.value != labels[0].value:
            bounds.warn(f"{shrink(iri)} has two labels: {fact.value[:200]!r} is left out", fact.line)
    return Term(
        iri=iri,
        kind=next((kind for kind in ("class", "individual", "property") if kind in kinds), ""),
        label=_one(labels),
        definition=_one(fields.get("definition")),
        synonyms=tuple((scope, text) for scope in SCOPES for text in values(scope) if text),
        parents=tuple(parents),
        deprecated=bool({"true", "1"} & set(values("deprecated"))),
        replaced_by=values("replaced_by"),
        consider=values("consider"),
        xrefs=values("xref"),
        matches=values("match"),
        namespace=_one(fields.get("namespace")) or _one(fields.get("default_namespace")),
    )


def _one(facts: list[Fact] | None) -> str:
    """The first value."""
    return facts[0].value if facts else ""


def _version(header: dict[str, str]) -> str:
    """The version that the file states, else the date or number in its version IRI, else all of that."""
    text = header.get("version", "")
    match = re.search(r"\d{4}-\d{2}-\d{2}|(?<![\w.])v?\d+(?:\.\d+)+", text)
    return header.get("version_info") or (match[0] if match else text)
