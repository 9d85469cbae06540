"""The query library: one question a file, its header the documentation.

A query file starts with comment lines ``# key: value``: ``title``, ``question``, ``audience`` once each; ``column``
and ``param`` once for each column and parameter. Every parameter is a line ``VALUES ?name { default }`` in the query
itself, so that the file runs as it is on any endpoint; another value replaces the default there. A federated query, one
that joins the graph with another source by SERVICE, names that source in ``endpoint`` and says in ``status`` whether it
has been run on it.

The values are named tuples, which start faster than dataclasses: every question of the command line reads one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import DataError, InputError, UnknownNameError
from kg.files import read_text
from kg.rdf.namespaces import CONCEPT, PREFIXES, expand, shrink
from kg.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

__all__ = [
    "LIBRARY_CONDITION",
    "Column",
    "Parameter",
    "Query",
    "concept_iri",
    "conditions_in",
    "find_query",
    "found_concepts",
    "load_query",
    "published",
    "queries",
]

#: ``status`` of a federated query: run on its endpoint, and when, or not.
_STATUS = r"not run live|run live on \d{4}-\d\d-\d\d"

#: The parameter that asks for a condition.
LIBRARY_CONDITION = CONCEPT + "lems"
_KINDS = ("concept", "iri", "text", "number")


class Parameter(NamedTuple):
    """A parameter: ``concept`` (slug, CURIE or IRI), ``iri``, ``text`` or ``number``."""

    name: str
    kind: str
    meaning: str


class Column(NamedTuple):
    """A column of the answer."""

    name: str
    meaning: str


class Query(NamedTuple):
    """A question of the library."""

    name: str
    folder: str
    title: str
    question: str
    audience: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    endpoint: str = ""
    status: str = ""

    def refuse_local(self) -> None:
        """Refuse to run a federated query on local data: nothing here opens a connection because a query says so.

        Raises:
            InputError: when the query is federated.
        """
        if self.endpoint:
            raise InputError(
                f"{self.name!r} joins the graph with {self.endpoint} by SERVICE, which is for a server to follow",
                hint="Load the graph into one that does (kg push --endpoint URL; oxigraph serve will do), then ask it: "
                f"kg query {self.name} --endpoint URL",
            )

    def default(self, name: str) -> str:
        """The term that stands for a parameter in the text of the query."""
        return self.text.partition(_values_line(name))[2].partition("}")[0].strip()

    def bind(self, values: dict[str, str]) -> str:
        """The query text with parameters set.

        Raises:
            UnknownNameError: for a parameter that the query does not have.
            InputError: for a value that is not of the parameter's kind.
        """
        text = self.text
        known = {parameter.name: parameter for parameter in self.parameters}
        for name, value in values.items():
            if name not in known:
                raise UnknownNameError(
                    f"{self.name!r} has no parameter {name!r}",
                    hint=f"It has {', '.join(known)}" if known else "It has none",
                )
            term = _term(known[name], value)
            before, line, after = text.partition(_values_line(name))
            text = f"{before}{line}{term} {after[after.index('}') :]}"
        return text


def _values_line(name: str) -> str:
    """How the line of a parameter begins."""
    return f"VALUES ?{name} {{ "


def _term(parameter: Parameter, value: str) -> str:
    """A value as a SPARQL term that can hold nothing else."""
    if parameter.kind == "number":
        if not re.fullmatch(r"[+-]?\d+", value):
            raise InputError(f"{parameter.name} wants a whole number, not {value!r}")
        return value
    if parameter.kind == "text":
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        return f'"{escaped}"'
    return f"<{concept_iri(value) if parameter.kind == 'concept' else _iri(value)}>"


def concept_iri(value: str) -> str:
    """The IRI of a concept given by slug, CURIE or IRI."""
    return CONCEPT + value if re.fullmatch(r"[\w-]+", value) else _iri(value)


def _iri(value: str) -> str:
    """The IRI that a value stands for in whatever spelling; a whole one is left, as data may have it so."""
    if "://" in value or value.startswith("concept:"):
        return expand(value)
    from kg.rdf.prefix_map import identify

    return identify(value) or expand(value)


def load_query(path: Path) -> Query:
    """Read a query file.

    Raises:
        InputError: when it cannot be read.
        DataError: when its header is incomplete, with file and line.
    """
    text = read_text(path)
    header: dict[str, list[tuple[int, str]]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        key, colon, value = line.removeprefix("# ").partition(": ")
        if not line.startswith("# ") or not colon:
            break
        header.setdefault(key, []).append((number, value.strip()))
    missing = [key for key in ("title", "question", "audience", "column") if key not in header]
    if missing:
        raise DataError(f"the header lacks {', '.join(missing)}", where=f"{path.name}:1", hint="See queries/README.md")

    columns, parameters = [], []
    for number, value in header["column"]:
        name, _, meaning = value.partition(" — ")
        if not name.isidentifier() or not meaning:
            raise _bad_line("column", value, path, number)
        columns.append(Column(name, meaning))
    for number, value in header.get("param", ()):
        name, _, rest = value.partition(" (")
        kind, _, meaning = rest.partition(") — ")
        if not name.isidentifier() or kind not in _KINDS or not meaning:
            raise _bad_line("param", value, path, number)
        parameters.append(Parameter(name, kind, meaning))
    for parameter in parameters:
        if text.count(_values_line(parameter.name)) != 1:
            raise DataError(
                f"the query must hold one line VALUES ?{parameter.name} {{ default }}",
                where=f"{path.name}:1",
                hint="See queries/README.md",
            )
    endpoint, status = _federation(header, text, path)
    return Query(
        name=path.stem,
        folder=path.parent.name,
        title=header["title"][0][1],
        question=header["question"][0][1],
        audience=tuple(part.strip() for part in header["audience"][0][1].split(",")),
        parameters=tuple(parameters),
        columns=tuple(columns),
        text=text,
        endpoint=endpoint,
        status=status,
    )


def _federation(header: dict[str, list[tuple[int, str]]], text: str, path: Path) -> tuple[str, str]:
    """Endpoint and status of a federated query; both empty for any other."""
    endpoint, status = (header[key][0][1] if key in header else "" for key in ("endpoint", "status"))
    problem = ""
    if endpoint and f"SERVICE <{endpoint}>" not in text:
        problem = f"the query has no SERVICE <{endpoint}>"
    elif endpoint and not re.fullmatch(_STATUS, status):
        problem = f"the status {status!r} is neither “not run live” nor “run live on” with a date"
    if problem:
        raise DataError(problem, where=f"{path.name}:1", hint="See queries/README.md")
    return endpoint, status


def _bad_line(key: str, value: str, path: Path, number: int) -> DataError:
    return DataError(
        f"the {key} {value!r} is not in the form of the header",
        where=f"{path.name}:{number}",
        hint="See queries/README.md",
    )


def queries() -> list[Query]:
    """Every query of the library, by folder and name."""
    return [load_query(path) for path in sorted(sources().queries.glob("*/*.rq"))]


def published(*, has_claims: bool = True) -> list[Query]:
    """The questions that an endpoint can answer by itself: with a graph of claims all, with other data those of any."""
    folders = ("competency", "explore", "any") if has_claims else ("any",)
    return [query for query in queries() if query.folder in folders]


def find_query(name: str) -> Query:
    """The query of a name.

    Raises:
        UnknownNameError: with names that are near.
    """
    paths = {path.stem: path for path in sources().queries.glob("*/*.rq")}
    if name not in paths:
        import difflib

        near = difflib.get_close_matches(name, paths, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "List all with: kg query"
        raise UnknownNameError(f"there is no query {name!r}", hint=hint)
    return load_query(paths[name])


def found_concepts(
    store: ox.Store, query: Query, values: dict[str, str], find: Callable[[str], str] | None = None
) -> dict[str, str]:
    """The values with every concept as the IRI that it has in the data, defaults too where that is another.

    A concept that the data does not have is refused: “nothing found” would read as “there is none”. Where an external
    IRI stands for a concept, as in a build with ``--ids``, it is the one that is ``skos:exactMatch`` to it. Where a
    question is about the condition of the library and the data are of another one, it is about that one.

    Args:
        store: The data.
        query: A question.
        values: Values of its parameters; a concept by any name that ``kg show`` takes.
        find: Finds the IRI of a concept by name; made from the store when None.

    Raises:
        AmbiguousNameError: when a value names several things.
        UnknownNameError: when it names none, or the data has not the concept that is the default.
    """
    found = dict(values)
    for parameter in query.parameters:
        if parameter.kind == "concept" and parameter.name in values:
            if find is None:
                from kg.claims.names import Names
                from kg.rdf.index import Index

                find = Index(store).once(Names).find_concept
            found[parameter.name] = find(values[parameter.name])
        elif parameter.kind == "concept":
            default = expand(query.default(parameter.name))
            iri = _own_condition(store, parameter) if default == LIBRARY_CONDITION else ""
            iri = iri or _in_data(store, parameter, default)
            if iri != default:
                found[parameter.name] = iri
    return found


def conditions_in(store: ox.Store) -> list[str]:
    """What the entries of the data are about: IRIs, sorted."""
    import pyoxigraph as ox

    kind, about = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["schema"] + "about")
    entries = {quad.subject for quad in store.quads_for_pattern(None, kind, ox.NamedNode(PREFIXES["ck"] + "Entry"))}
    found = {quad.object for entry in entries for quad in store.quads_for_pattern(entry, about, None)}
    return sorted(term.value for term in found if isinstance(term, ox.NamedNode))


def _own_condition(store: ox.Store, parameter: Parameter) -> str:
    """The condition of the data in place of that of the library; empty where that is the data's own, or they have none.

    Raises:
        UnknownNameError: when the data have several, and that of the library is none of them; with all of them.
    """
    there = conditions_in(store)
    if LIBRARY_CONDITION in there or not there:
        return ""
    if len(there) == 1:
        return there[0]
    names = " or ".join(map(shrink, there))
    raise UnknownNameError(
        f"the data have {len(there)} conditions, and the question is about one",
        hint=f"Choose: --param {parameter.name}={names}",
    )


def _in_data(store: ox.Store, parameter: Parameter, iri: str) -> str:
    """The IRI that the concept of a default has in the data."""
    import pyoxigraph as ox

    concept, exact = ox.NamedNode(iri), ox.NamedNode(PREFIXES["skos"] + "exactMatch")
    if next(store.quads_for_pattern(concept, None, None, None), None):
        return iri
    stand_ins = {quad.subject for quad in store.quads_for_pattern(None, exact, concept, None)}
    named = sorted(term.value for term in stand_ins if isinstance(term, ox.NamedNode))
    if len(named) == 1:
        return named[0]
    if not named and next(store.quads_for_pattern(None, None, concept, None), None):
        return iri
    raise UnknownNameError(
        f"the data has {'several stand-ins for' if named else 'no'} {shrink(iri)}, {parameter.meaning}",
        hint=f"Name another with --param {parameter.name}=…",
    )
