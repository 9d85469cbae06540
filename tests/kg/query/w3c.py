"""The query tests of the W3C (https://github.com/w3c/rdf-tests), run through ``kg sparql --data`` in this process."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pyoxigraph as ox

from kg.cli import main
from kg.query.text import query_form
from kg.rdf.terminals import terminals

__all__ = ["MANIFESTS", "SUITE", "Case", "cases", "run"]

ROOT = Path(__file__).resolve().parents[3]
#: The repository of the tests: where the environment says, or beside ours.
SUITE = Path(os.environ.get("RDF_TESTS", ROOT.parent / "rdf-tests"))
#: What is run of it: queries and their syntax; no updates, no entailment, no protocols.
MANIFESTS = (
    "sparql10/manifest-evaluation.ttl",
    "sparql10/manifest-syntax.ttl",
    "sparql11/manifest-sparql11-query.ttl",
    "sparql11/manifest-sparql11-results.ttl",
    "sparql11/syntax-fed/manifest.ttl",
    "sparql12/manifest.ttl",
)
_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DEFAULT = "urn:x-default-graph"
_OTHER_KINDS = ("Update", "Protocol", "Service")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Case(NamedTuple):
    """A test: its name (folder and fragment), kind, query, data, named graphs by IRI, and the file of the result.

    ``is_lax`` says that equal rows may be fewer, as REDUCED makes them.
    """

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[tuple[str, Path], ...]
    result: Path | None
    is_lax: bool


class _Facts:
    """A small graph, by subject and predicate."""

    def __init__(self, path: Path) -> None:
        self._values: dict[tuple[object, str], list[Term]] = {}
        for quad in _parsed(path):
            self._values.setdefault((quad.subject, quad.predicate.value), []).append(quad.object)

    def all(self, subject: object, predicate: str) -> list[Term]:
        return self._values.get((subject, predicate), [])

    def one(self, subject: object, predicate: str) -> Term | None:
        return next(iter(self.all(subject, predicate)), None)

    def of_type(self, kind: str) -> Iterator[object]:
        for (subject, predicate), values in self._values.items():
            if predicate == f"{_RDF}type" and ox.NamedNode(kind) in values:
                yield subject

    def listed(self, head: Term | None) -> Iterator[Term]:
        while head is not None and head != ox.NamedNode(f"{_RDF}nil"):
            if first := self.one(head, f"{_RDF}first"):
                yield first
            head = self.one(head, f"{_RDF}rest")


def _parsed(path: Path) -> Iterator[ox.Quad]:
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    assert form, path
    return ox.parse(path=path, format=form, base_iri=path.as_uri(), rename_blank_nodes=True)


def _file(term: Term | None) -> Path:
    assert isinstance(term, ox.NamedNode)
    return Path(url2pathname(unquote(urlsplit(term.value).path)))


def cases(manifest: Path) -> Iterator[Case]:
    """The tests of a manifest and of those that it includes."""
    facts = _Facts(manifest)
    for whole in facts.of_type(f"{_MF}Manifest"):
        for head in facts.all(whole, f"{_MF}include"):
            for part in facts.listed(head):
                yield from cases(_file(part))
        for head in facts.all(whole, f"{_MF}entries"):
            for entry in facts.listed(head):
                kinds = [
                    term.value.removeprefix(_MF)
                    for term in facts.all(entry, f"{_RDF}type")
                    if isinstance(term, ox.NamedNode)
                ]
                kind = next((kind for kind in kinds if kind.endswith(("Test", "Test11"))), "")
                if kind and not any(word in kind for word in _OTHER_KINDS):
                    yield _case(facts, entry, kind, manifest.parent)


def _case(facts: _Facts, entry: Term, kind: str, folder: Path) -> Case:
    action = facts.one(entry, f"{_MF}action")
    query = facts.one(action, f"{_QT}query")
    result = facts.one(entry, f"{_MF}result")
    graphs = facts.all(action, f"{_QT}graphData")
    assert isinstance(entry, ox.NamedNode)
    return Case(
        f"{folder.parent.name}/{folder.name}/{re.split('[#/]', entry.value)[-1]}",
        kind,
        _file(query or action),
        tuple(map(_file, facts.all(action, f"{_QT}data"))),
        tuple((term.value, _file(term)) for term in graphs if isinstance(term, ox.NamedNode)),
        _file(result) if result else None,
        facts.one(entry, f"{_MF}resultCardinality") == ox.NamedNode(f"{_MF}LaxCardinality"),
    )


def run(case: Case, folder: Path) -> str:
    """Why a test fails; empty when it passes."""
    if case.kind.startswith(("Positive", "Negative")):
        empty = folder / "empty.nt"
        empty.write_text("<http://e/s> <http://e/p> <http://e/o> .\n", encoding="utf-8")
        status, _, said = _kg(_query(case), [empty], "json" if _has_rows(case) else "ntriples", folder)
        if case.kind.startswith("Positive"):
            return said if status and "cannot be evaluated" not in said else ""  # its syntax was fine
        is_refused = status == 2 and ("syntax error" in said or "is no SPARQL query" in said)
        return "" if is_refused else said or "accepted"
    form = "csv" if case.kind.startswith("CSV") else "json" if _has_rows(case) else "ntriples"
    status, answer, said = _kg(_query(case), _data(case, folder), form, folder)
    if status:
        return said
    assert case.result
    if case.kind.startswith("CSV"):
        expected = case.result.read_text(encoding="utf-8")
        return "" if _csv(answer) == _csv(expected) else f"{answer!r} instead of {expected!r}"
    if form == "ntriples":
        found = [quad.triple for quad in ox.parse(answer, format=ox.RdfFormat.N_TRIPLES)]
        return _difference(found, [quad.triple for quad in _parsed(case.result)])
    return _difference(_solutions(_from_json(answer), case), _solutions(_expected(case.result), case))


def _query(case: Case) -> str:
    """The query, its IRIs resolved by its file, and of the graphs of the test: of none named, ours would be a union."""
    text = case.query.read_bytes().decode()
    if case.graphs and not any(each.kind == "word" and each.text.upper() == "FROM" for each in terminals(text)):
        at = _start_of_where(text)
        clauses = "".join(f" FROM NAMED <{name}>" for name, _ in case.graphs)
        text = f"{text[:at]} FROM <{_DEFAULT}>{clauses} {text[at:]}"
    return f"BASE <{case.query.as_uri()}> {text}"


def _start_of_where(text: str) -> int:
    depth = 0
    for each in terminals(text):
        if each.kind == "word" and each.text.upper() == "WHERE" and not depth:
            return each.start
        if each.text == "{" and not depth and query_form(text) != "CONSTRUCT":
            return each.start
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(each.text, 0)
    raise AssertionError(text)


def _data(case: Case, folder: Path) -> list[Path]:
    """The files of a test; one with all graphs where graphs are named."""
    named = dict(case.graphs)
    for iri in _graphs_named(case):
        named.setdefault(iri, _file(ox.NamedNode(iri)))
    if not named:
        return list(case.data) or [_written(folder, [])]
    quads = [
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name))
        for name, path in named.items()
        for quad in _parsed(path)
    ]
    quads += [
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(_DEFAULT))
        for path in case.data
        for quad in _parsed(path)
    ]
    return [_written(folder, quads)]


def _graphs_named(case: Case) -> Iterator[str]:
    """The IRIs after FROM and FROM NAMED."""
    found = [each for each in terminals(case.query.read_bytes().decode()) if each.kind != "comment"]
    for before, each in pairwise(found):
        if each.kind == "iri" and before.text.upper() in ("FROM", "NAMED"):
            iri = each.text[1:-1]
            yield iri if ":" in iri else (case.query.parent / iri).as_uri()


def _written(folder: Path, quads: Iterable[ox.Quad]) -> Path:
    path = folder / "data.nq"
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"# nothing\n")
    return path


def _kg(query: str, data: list[Path], form: str, folder: Path) -> tuple[int, str, str]:
    path = folder / "query.rq"
    path.write_bytes(query.encode())
    out, errors = io.StringIO(newline=""), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        status = main(["sparql", f"@{path}", "--format", form, "--data", *map(str, data)])
    return status, out.getvalue(), errors.getvalue().strip()


def _has_rows(case: Case) -> bool:
    return query_form(case.query.read_bytes().decode(errors="replace")) not in ("CONSTRUCT", "DESCRIBE")


Row = dict[str, Term]


def _from_json(text: str) -> bool | list[Row]:
    record = json.loads(text)
    if "boolean" in record:
        return bool(record["boolean"])
    return [{name: _term(value) for name, value in row.items()} for row in record["results"]["bindings"]]


def _term(value: dict[str, object]) -> Term:
    kind, content = value["type"], value["value"]
    if kind == "triple":
        assert isinstance(content, dict)
        return ox.Triple(*(_term(content[part]) for part in ("subject", "predicate", "object")))  # type: ignore[arg-type]
    assert isinstance(content, str)
    if kind == "uri":
        return ox.NamedNode(content)
    if kind == "bnode":
        return ox.BlankNode(content)
    if language := value.get("xml:lang"):
        direction = value.get("its:dir")
        return ox.Literal(
            content, language=str(language), direction=ox.BaseDirection(str(direction)) if direction else None
        )
    datatype = value.get("datatype")
    return ox.Literal(content, datatype=ox.NamedNode(str(datatype)) if datatype else None)


def _expected(path: Path) -> bool | list[Row]:
    form = ox.QueryResultsFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        return _result_set(path)
    found = ox.parse_query_results(path=path, format=form)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return [{name: row[name] for name in names if row[name] is not None} for row in found]


def _result_set(path: Path) -> bool | list[Row]:
    """A result written as a graph (https://www.w3.org/2001/sw/DataAccess/tests/result-set)."""
    facts = _Facts(path)
    whole = next(iter(facts.of_type(f"{_RS}ResultSet")))
    truth = facts.one(whole, f"{_RS}boolean")
    if isinstance(truth, ox.Literal):
        return truth.value == "true"
    solutions = facts.all(whole, f"{_RS}solution")
    places = [facts.one(each, f"{_RS}index") for each in solutions]
    if all(isinstance(each, ox.Literal) for each in places):
        order = {
            id(one): int(each.value)
            for one, each in zip(solutions, places, strict=True)
            if isinstance(each, ox.Literal)
        }
        solutions.sort(key=lambda one: order[id(one)])
    rows: list[Row] = []
    for solution in solutions:
        row: Row = {}
        for binding in facts.all(solution, f"{_RS}binding"):
            name, value = facts.one(binding, f"{_RS}variable"), facts.one(binding, f"{_RS}value")
            assert isinstance(name, ox.Literal)
            assert value is not None
            row[name.value] = value
        rows.append(row)
    return rows


def _solutions(found: bool | list[Row], case: Case) -> bool | list[ox.Triple]:  # noqa: FBT001
    """A result as a graph, in which the same blank nodes are the same; in order where the query sorts."""
    if isinstance(found, bool):
        return found
    text = case.query.read_bytes().decode()
    is_sorted = bool(re.search(r"\bORDER\s+BY\b", text, re.IGNORECASE)) and "sort" in case.name
    triples: list[ox.Triple] = []
    if case.is_lax:
        found = [row for number, row in enumerate(found) if row not in found[:number]]
    for number, row in enumerate(found):
        solution = ox.BlankNode()
        triples.append(ox.Triple(solution, ox.NamedNode(f"{_RS}solution"), ox.Literal(number if is_sorted else 0)))
        triples += [ox.Triple(solution, ox.NamedNode(f"urn:{name}"), value) for name, value in row.items()]
    return triples


def _difference(found: bool | list[ox.Triple], expected: bool | list[ox.Triple]) -> str:  # noqa: FBT001
    if isinstance(found, bool) or isinstance(expected, bool):
        return "" if found == expected else f"{found} instead of {expected}"
    if _canonical(found) == _canonical(expected):
        return ""
    return f"{sorted(map(str, found))} instead of {sorted(map(str, expected))}"


def _canonical(triples: list[ox.Triple]) -> set[str]:
    """A graph with blank nodes named by their places, and literals in the form of the engine's index."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def _csv(text: str) -> list[dict[str, str]]:
    """The rows of a table, sorted, with blank nodes numbered as they come."""
    names: dict[str, str] = {}
    rows = [
        {
            key: re.sub(r"\A_:.*", lambda match: names.setdefault(match[0], f"_:{len(names)}"), value)
            for key, value in row.items()
        }
        for row in csv.DictReader(text.splitlines())
    ]
    return sorted(rows, key=lambda row: sorted(row.items()))
