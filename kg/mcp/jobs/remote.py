"""The tools that work on an endpoint elsewhere: ``questions``, ``ask``, ``sparql`` and ``schema``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError
from kg.mcp.jobs.queries import asked, boolean, is_distinct, listed, merged, with_inner
from kg.mcp.jobs.rows import row_item, term, window
from kg.mcp.jobs.schema import class_item, examples, patterns, predicate_item, schema_answer
from kg.mcp.page import Answer, Item, clean
from kg.mcp.said import ABSENT, CALLED, record_line
from kg.query.library import Query, published
from kg.query.text import check_size, query_form, refuse_service, refuse_update
from kg.rdf.namespaces import PREFIXES, shrink
from kg.remote import ask_endpoint

__all__ = ["Remote", "ask", "probe", "questions", "schema", "sparql"]

#: Classes and predicates that are counted, rows of a page, and IRIs that are asked for at once.
_MOST, _PAGE, _AT_ONCE = 200, 100, 200
#: What an endpoint is asked of claims.
_CLAIMS = """\
SELECT ?a ?words ?hedge ?denied ?status ?layer ?read ?cited ?published {
  VALUES ?a { %s }
  ?a ck:inWords ?words .
  OPTIONAL { ?a ck:modality/rdfs:label ?hedge }
  OPTIONAL { ?a ck:negated ?denied }
  OPTIONAL { ?a ck:status/rdfs:label ?status }
  OPTIONAL { ?a ck:layer ?from . ?from rdfs:label ?layer . OPTIONAL { ?from dcterms:date ?read } }
  OPTIONAL { ?a ck:evidence ?e . ?e dcterms:identifier ?cited . OPTIONAL { ?e schema:datePublished ?published } }
}
"""


class Remote(NamedTuple):
    """An endpoint: its address, the time that it may take in seconds, and whether it answers in our vocabulary."""

    endpoint: str
    seconds: float
    has_claims: bool

    @property
    def library(self) -> dict[str, Query]:
        """The questions that can be asked of it."""
        return {query.name: query for query in published()} if self.has_claims else {}

    def facts(self) -> dict[str, Any]:
        """What the server must know before it begins."""
        lines = [f"SPARQL endpoint {self.endpoint}.", _notice(self)]
        return {"title": "SPARQL endpoint", "has_claims": self.has_claims, "lines": lines}

    def rows(self, query: str) -> tuple[list[str], list[dict[str, Any]]] | bool:
        """The columns and rows of an answer, as SPARQL 1.1 Query Results JSON has them; a truth value of ASK."""
        with ask_endpoint(self.endpoint, query, "json", seconds=self.seconds) as answered:
            found = json.load(answered)
        if "boolean" in found:
            return bool(found["boolean"])
        return list(found["head"].get("vars", ())), list(found["results"]["bindings"])


def probe(endpoint: str, seconds: float) -> Remote:
    """An endpoint, and whether there are claims of our vocabulary.

    Raises:
        KgError: when it cannot be asked.
    """
    remote = Remote(endpoint, seconds, has_claims=False)
    found = remote.rows("ASK { ?claim a ck:Association }")
    return remote._replace(has_claims=found is True)


def questions(remote: Remote, *, about: str = "") -> Answer:
    """The questions of the library."""
    return listed(remote.library, about, _notice(remote))


def ask(remote: Remote, *, question: str, parameters: dict[str, str] | None = None, offset: int = 0) -> Answer:
    """Ask a question of the library; a concept is named by slug, CURIE or IRI."""
    query = asked(remote.library, question)
    columns = [column.name for column in query.columns]
    text = query.bind(parameters or {})
    longer, inner = with_inner(text, columns)
    try:
        answer = remote.rows(longer)
    except QueryError:  # some servers refuse to give variables that are bound in an inner query only
        inner, answer = [], remote.rows(text)
    rows = [] if isinstance(answer, bool) else answer[1]
    found: Iterable[_Found] = (
        (tuple((name, _written(row[name])) for name in columns if name in row), _iris(row, (*columns, *inner)))
        for row in rows
    )
    head = [
        f"{query.title}: {query.question}",
        "Columns: " + "; ".join(f"{column.name} — {column.meaning}" for column in query.columns) + ".",
        CALLED,
    ]
    record = {"question": query.question, "name": query.name, "columns": columns, "boolean": None}
    return _of_rows(remote, merged(found) if is_distinct(text) else found, "ask", head, record, offset)


def sparql(remote: Remote, *, query: str, offset: int = 0) -> Answer:
    """Run a query, read-only, on the endpoint."""
    check_size(query)
    refuse_service(query)
    refuse_update(query)
    record: dict[str, Any] = {"question": "", "name": "", "columns": [], "boolean": None}
    if query_form(query) in ("CONSTRUCT", "DESCRIBE"):
        with ask_endpoint(remote.endpoint, query, "ntriples", seconds=remote.seconds) as answered:
            found, is_cut = window((line for line in answered if line.strip()), offset)
        head = ["Triples."] if found else [f"There is none. {ABSENT}"]
        options: dict[str, Any] = {"record": record, "notice": _notice(remote), "skipped": offset, "is_cut": is_cut}
        return Answer(head, map(_triple, found), ("rows", "triples"), "sparql", **options)
    answer = remote.rows(query)
    if isinstance(answer, bool):
        return boolean(answer, _notice(remote))
    columns, rows = answer
    terms: Iterable[_Found] = (
        (tuple((name, _written(row[name])) for name in columns if name in row), _iris(row, columns)) for row in rows
    )
    return _of_rows(remote, terms, "sparql", [], record | {"columns": columns}, offset)


def _notice(remote: Remote) -> str:
    """What a reader must be told; empty for data of which we know nothing."""
    told = f"From {remote.endpoint}. Claims are what sources say. Not medical advice."
    return told if remote.has_claims else ""


#: A row as pairs of column and term, and the IRIs that may name claims.
_Found = tuple[tuple[object, ...], list[object]]


def _of_rows(  # noqa: PLR0917 - parts of one answer
    remote: Remote, rows: Iterable[_Found], tool: str, head: list[str], record: dict[str, Any], offset: int
) -> Answer:
    """Rows as an answer, with the claims that they rest on."""
    found, is_cut = window(rows, offset)
    is_cut = is_cut or len(found) > _PAGE
    found = found[:_PAGE]
    said = _claims(remote, dict.fromkeys(str(iri) for _, iris in found for iri in iris)) if remote.has_claims else {}
    items = [
        row_item(dict(row), [said[iri] for iri in dict.fromkeys(map(str, iris)) if iri in said]) for row, iris in found
    ]
    if not found:
        head = [*head, f"There is none. {ABSENT}"]
    options: dict[str, Any] = {"record": record, "notice": _notice(remote), "skipped": offset, "is_cut": is_cut}
    return Answer(head, items, ("rows", "triples"), tool, **options)


def _iris(row: dict[str, Any], columns: Iterable[str]) -> list[object]:
    """The IRIs of a row that a query can name."""
    values = (row[name].get("value") for name in columns if name in row and row[name].get("type") == "uri")
    return [value for value in values if isinstance(value, str) and _is_iri(value)]


def _is_iri(value: str) -> bool:
    try:
        return bool(ox.NamedNode(value))
    except ValueError:
        return False


def _claims(remote: Remote, iris: Iterable[str]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Those IRIs that name claims, each with a line and a record, as the endpoint tells of them."""
    found: dict[str, dict[str, Any]] = {}
    wanted = iter(iris)
    while some := list(islice(wanted, _AT_ONCE)):
        answer = remote.rows(_CLAIMS % " ".join(f"<{iri}>" for iri in some))
        for row in answer[1] if not isinstance(answer, bool) else ():
            told = {name: str(cell.get("value", "")) for name, cell in row.items()}
            claim = found.setdefault(told.pop("a", ""), {"id": "", "sentence": "", "hedge": "", "negated": False})
            dates = (told.get("published", ""), told.get("read", ""))
            claim |= {
                "sentence": told.get("words", ""),
                "hedge": told.get("hedge", ""),
                "negated": told.get("denied") in ("true", "1"),
                "status": told.get("status", ""),
                "source": "; ".join(filter(None, (claim.get("source", ""), told.get("cited", "")))),
                "date": claim.get("date") or next(filter(None, dates), ""),
                "layer": told.get("layer", ""),
            }
    for iri, claim in found.items():
        claim |= {"id": shrink(iri), "source": claim["source"] or claim["layer"]}
    return {iri: (record_line(claim), claim) for iri, claim in found.items()}


def _triple(line: str) -> Item:
    parts = re.match(r"(\S+) (\S+) (.*) \.\s*$", line)
    fields = parts.groups() if parts else (line.strip(), "", "")
    return Item("triples", clean(line.strip()), dict(zip(("subject", "predicate", "object"), fields, strict=True)))


def _written(cell: dict[str, Any]) -> str:
    """A cell of a result as Turtle writes it."""
    kind, value = cell.get("type"), cell.get("value")
    if not isinstance(value, str):
        return json.dumps(value)
    if kind == "uri":
        try:
            return term(ox.NamedNode(value))
        except ValueError:
            return f"<{value}>"
    if kind == "bnode":
        return f"_:{value}"
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if language := cell.get("xml:lang"):
        return f"{quoted}@{language}"
    datatype = cell.get("datatype")
    return f"{quoted}^^<{datatype}>" if datatype and datatype != PREFIXES["xsd"] + "string" else quoted


def schema(remote: Remote, *, part: str = "") -> Answer:
    """The largest classes and predicates of an endpoint, as it counts them."""
    makers: dict[str, Callable[[], Iterable[Item]]] = {
        "patterns": lambda: patterns() if remote.has_claims else (),
        "classes": lambda: _counted(remote, "?thing a ?key"),
        "predicates": lambda: _counted(remote, "?thing ?key ?value"),
        "examples": lambda: examples(remote.library.values()),
        "shapes": lambda: (),
    }
    items = [item for name, make in makers.items() if part in ("", name) for item in make()]
    head = [
        f"The {_MOST} largest classes and predicates at most, as {remote.endpoint} counts them; shapes are not known."
    ]
    return schema_answer(head, items, _notice(remote))


def _counted(remote: Remote, pattern: str) -> Iterator[Item]:
    query = f"SELECT ?key (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?key ORDER BY DESC(?n) LIMIT {_MOST}"
    answer = remote.rows(query)
    for row in answer[1] if not isinstance(answer, bool) else ():
        try:
            key, count = ox.NamedNode(row["key"]["value"]), int(row["n"]["value"])
        except (KeyError, ValueError, TypeError):  # a blank node, or a server of its own kind
            continue
        if " a " in pattern:
            yield class_item(None, key, count)
        else:
            yield predicate_item(None, key, (count, 0), (set(), set()))
