"""Read a vocabulary of any form: all of its terms one by one, or those asked for with what they are under.

The file is read once, piece by piece; what it says of a term at several places is brought together on disk, so that
only links stand in memory.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from kg.errors import InputError
from kg.link.vocabularies import obo, obographs, rdf, tables
from kg.link.vocabularies.files import MAX_BYTES, check_file
from kg.link.vocabularies.gather import Gathered
from kg.link.vocabularies.model import HEADER, MAX_IRI, Ontology, Run, Said, Term, namespace
from kg.link.vocabularies.terms import Succession, is_described, term_of
from kg.rdf import forms
from kg.rdf.forms import N_TRIPLES, RDF_XML, TURTLE
from kg.rdf.namespaces import shrink
from kg.rdf.source import Document, Source, suffix_of

__all__ = ["SUFFIXES", "read_ontology", "read_terms"]

#: Most facts kept (links of the whole file, and what it says of the terms asked for), and most characters in them.
MAX_FACTS = 3_000_000
MAX_CHARACTERS = 300_000_000
#: Most namespaces whose terms are counted; of more, the largest.
MAX_NAMESPACES = 1_000
#: Most warnings, and most terms named in one; of more, the number.
MAX_WARNINGS = 100
MAX_NAMED = 10
#: File suffixes that are read.
SUFFIXES = (".obo", *RDF_XML.suffixes, *TURTLE.suffixes, *N_TRIPLES.suffixes, ".json", *tables.SUFFIXES)

_LINKS = frozenset(("parent", "deprecated", "replaced_by", "consider"))
_Links = dict[str, list[str]]


def read_terms(document: Document, header: dict[str, str] | None = None) -> Iterator[Term]:
    """All terms of a vocabulary: OBO, OWL or SKOS in RDF/XML, Turtle or N-Triples, OBO Graphs JSON, CSV or TSV.

    What is odd about the file, and no reason to stop, is logged as a warning.

    Args:
        document: The file, ``-`` for standard input, or what else a :class:`kg.rdf.source.Source` is made of.
        header: Is given what the file says of itself, as its ``version``.

    Yields:
        The terms, each once, in the order of their IRIs, once the file was read to its end.

    Raises:
        InputError: with file and, where it can be told, line, when it cannot be read as a vocabulary.
    """
    source = Source.of(document, limit=MAX_BYTES)
    bounds = _Bounds(source)
    content = _Content(source, bounds)
    if header is not None:
        header.update(content.header, version=_version(content.header))
    found = False
    for iri, said in content.terms:
        if is_described(said):
            found = True
            yield term_of(iri, said, content.succession, bounds.warn)
    if not found:
        raise InputError("holds no term", where=str(source), hint="Is it a vocabulary, and whole?")
    for where, what in bounds.warnings():
        logging.getLogger("kg").warning("%s: %s", where, what)


def read_ontology(document: Document, wanted: Collection[str], *, depth: int | None = None) -> Ontology:
    """Of a vocabulary, the terms asked for, what takes their place, and what they are under; no other relations.

    Args:
        document: As for :func:`read_terms`.
        wanted: IRIs of the terms to read.
        depth: How many levels of ancestors to read with them; all when None.

    Raises:
        InputError: with file and, where it can be told, line, when it cannot be read as a vocabulary.
    """
    source = Source.of(document, limit=MAX_BYTES)
    bounds = _Bounds(source)
    content = _Content(source, bounds)
    reached = content.reach(wanted, depth)
    found: dict[str, Term] = {}
    sizes: Counter[str] = Counter()
    for iri, said in content.terms:
        if not is_described(said):
            continue
        if any(fact[:2] == ("kind", "class") for fact in said):
            sizes[namespace(iri)] += 1
            if len(sizes) > 2 * MAX_NAMESPACES:  # twice, so that the largest are seldom looked for
                sizes = Counter(dict(sizes.most_common(MAX_NAMESPACES)))
        if iri in reached:
            for fact in said:
                if fact[0] != "parent":
                    bounds.keep(iri, fact[1])
            found[iri] = term_of(iri, said, content.succession, bounds.warn)
    if not sizes:
        raise InputError("holds no term", where=str(source), hint="Is it an ontology, and whole?")
    above = _acyclic({iri: found[iri].parents for iri in sorted(found)}, bounds)
    return Ontology(
        iri=content.header.get("iri", ""),
        version=_version(content.header),
        licence=content.header.get("licence", ""),
        terms={iri: replace(found[iri], parents=tuple(parents), relations=()) for iri, parents in above.items()},
        sizes=dict(sizes),
        warnings=bounds.warnings(),
    )


class _Content:
    """What a file says: the header, and of the terms what must be known before the first of them is made."""

    def __init__(self, source: Source, bounds: _Bounds) -> None:
        self.header: dict[str, str] = {}
        self.succession = Succession()
        self.terms = Gathered()
        self.links: _Links = {}
        self._bounds = bounds
        for subject, said in _reader(source)(source):
            if subject is HEADER:
                self._of_header(said)
                continue
            for field, value, _, _, _ in said:
                if field in _LINKS:
                    bounds.keep(subject, value)
                    if field == "parent":
                        self.links.setdefault(subject, []).append(value)
                    else:
                        self.succession.note(subject, field, value)
            self.terms.add(subject, said)

    def _of_header(self, said: list[Said]) -> None:
        for field, value, _, _, line in said:
            if field == "warning":
                self._bounds.warn(value, line)
            elif field == "import":
                self._bounds.warn(f"imports {value[:MAX_IRI]}, which is not read", line)
            elif field == "licence":  # the same one, in whatever order the form has them
                self.header["licence"] = min(value, self.header.get("licence", value))
            else:
                self.header.setdefault(field, value)

    def reach(self, wanted: Collection[str], depth: int | None) -> set[str]:
        """The terms asked for, those that take their place, and those above all of these."""
        reached = set(wanted)
        for iri in wanted:
            for others in self.succession.after(iri):
                reached.update(others)
        level = set(reached)
        while level and (depth is None or depth > 0):
            level = {parent for iri in level for parent in self.links.get(iri, ())} - reached
            reached |= level
            depth = depth if depth is None else depth - 1
        return reached


class _Bounds:
    """Counts what is kept of a file, so that none fills the memory, and keeps the first warnings."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._facts = self._characters = self._odd = 0
        self._warnings: list[tuple[str, str]] = []

    def keep(self, subject: str, value: str) -> None:
        """Count a fact that is kept.

        Raises:
            InputError: when it is one too many.
        """
        self._facts += 1
        self._characters += len(subject) + len(value)
        if self._facts > MAX_FACTS or self._characters > MAX_CHARACTERS:
            raise InputError(
                f"has more than {MAX_FACTS:,} links and facts of the terms asked for, or very long ones",
                where=str(self._source),
                hint="Take a part of the ontology, as with ROBOT",
            )

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


def _reader(source: Source) -> Callable[[Source], Iterator[Run]]:
    """What reads the file: its suffix tells; for those of OWL, and of what has none of ours, its first characters."""
    suffix = suffix_of(source.name)
    start = check_file(source)
    kind = source.kind
    is_table = suffix in tables.SUFFIXES or (kind is None and suffix not in SUFFIXES and tables.is_table(start))
    if suffix not in SUFFIXES and not (source.is_stream or kind or is_table):
        raise InputError(
            f"has the suffix {suffix!r}, which names no form of ontology",
            where=str(source),
            hint=f"Use one of {', '.join(SUFFIXES)}",
        )
    is_obo = suffix == ".obo" or (kind is not None and kind.name == "OBO")
    if (is_obo or is_table) and b"\r" in start[:-1] and b"\n" not in start:
        raise InputError("has line ends of CR only", where=f"{source}:1", hint="Make them LF, as with: tr '\\r' '\\n'")
    if is_obo:
        return obo.runs
    if suffix == ".json" or (kind and kind.name == "OBO Graphs JSON"):
        return obographs.runs
    if is_table:
        return tables.runs
    form = forms.SUFFIXES.get(suffix, TURTLE)
    if form is RDF_XML or suffix not in SUFFIXES:
        if kind and kind.form is None:
            where = f"{source}:1" if kind.name == "OWL/XML" else str(source)
            raise InputError(f"is {kind.name}, which is not read", where=where, hint=kind.hint)
        form = TURTLE if kind and kind.form is TURTLE else RDF_XML if kind else form
    if form is RDF_XML:
        rdf.check_rdf_xml(source)
    return lambda source: rdf.runs(source, form.rdf)


def _acyclic(links: Mapping[str, Collection[str]], bounds: _Bounds) -> _Links:
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


def _version(header: dict[str, str]) -> str:
    """The version that the file states, else the date or number in its version IRI, else all of that."""
    text = header.get("version", "")
    match = re.search(r"\d{4}-\d{2}-\d{2}|(?<![\w.])v?\d+(?:\.\d+)+", text)
    return header.get("version_info") or (match[0] if match else text)
