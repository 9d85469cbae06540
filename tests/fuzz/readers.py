"""What each target does with an input."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import re
import zlib
from collections import deque
from email.message import Message
from functools import cache
from itertools import pairwise
from random import Random
from unittest import mock
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from kg.entry.read import read_entry
from kg.errors import KgError, QueryError
from kg.link.combine import inverted, merged
from kg.link.compare import compare_sets
from kg.link.match.explain import way
from kg.link.match.read import read_concepts
from kg.link.match.rows import mapping_set
from kg.link.match.run import Options, link_vocabularies
from kg.link.set_graph import mapping_source
from kg.link.sssom import (
    MappingSet,
    mapping_problems,
    mapping_set_text,
    mapping_sets,
    read_mappings,
    set_findings,
    set_remarks,
)
from kg.link.vocabularies import read_ontology
from kg.query import text as texts
from kg.query.sparql import FORMATS, answer
from kg.rdf.forms import Form
from kg.rdf.load import load_files, read_quads
from kg.rdf.source import Source
from kg.rdf.tags import written_tags
from kg.remote import ask
from kg.server.forms import graph_form, rows_form
from kg.server.http.hosts import Hosts
from kg.server.http.limits import Limits
from kg.server.http.messages import ProblemError, Request
from kg.server.http.negotiate import accepts_gzip, prefers_html
from kg.server.http.requests import RequestReader, glance
from kg.server.sparql_protocol import read_query as read_operation
from kg.tables import printable
from tests.fuzz.files import run_command, written
from tests.fuzz.judge import BrokenError, check_message

__all__ = [
    "answer_query",
    "cut",
    "diff",
    "format_turtle",
    "import_terms",
    "link",
    "read_ask",
    "read_construct",
    "read_entry_markdown",
    "read_entry_page",
    "read_entry_text",
    "read_packed",
    "read_proposals_of",
    "read_query",
    "read_rdf",
    "read_requests",
    "read_select",
    "read_sssom",
    "read_sssom_of_others",
    "read_terms",
]

_URL = "http://192.0.2.1/sparql"
#: Terms that are looked for in ontologies.
_TERMS = [f"http://purl.obolibrary.org/obo/XO_{number}" for number in range(10)]
_GRAPH = ox.parse('<http://a> <http://b> "c"@en, 1 . <http://b> <http://a> <http://a>.', format=ox.RdfFormat.TURTLE)
_TARGET = read_concepts(b"id,label,synonyms\nXO:1,Renal cyst,kidney cyst|XO\nXO:2,Complex I deficiency type 4,\n")
_STORE = ox.Store()
_STORE.extend(_GRAPH)
#: Forms of answers, by the form of the query.
_FORMATS = {"SELECT": FORMATS[:5], "ASK": FORMATS[:5], "CONSTRUCT": FORMATS[5:], "DESCRIBE": FORMATS[5:]}


def read_rdf(data: bytes, form: Form | None, name: str, *, lenient: bool = False) -> None:
    """Read a document as a file into a store, and as bytes, literal by literal."""
    with written(data, name) as path:
        problems = []
        for read in (
            lambda: len(load_files([Source(path, form, lenient=lenient)])),
            lambda: deque(read_quads([Source(path, form, lenient=lenient)]), maxlen=0),
        ):
            try:
                read()
                problems.append("")
            except KgError as error:
                problems.append(str(error))
        if bool(problems[0]) != bool(problems[1]):
            raise BrokenError(f"it is read in one way, and not in the other: {problems}")
        if problems[0]:
            check_message(problems[0])
            check_message(problems[1])
    if form is not None:
        deque(read_quads([Source(data, form, lenient=lenient)]), maxlen=0)
        written_tags([Source(data, form)])


def read_packed(data: bytes) -> None:
    """Read a document that is compressed, or is now, as good as always whole."""
    number = zlib.crc32(data)
    if not data.startswith(b"\x1f\x8b"):
        data = (gzip, bz2)[number % 2].compress(data)
    if number % 8 == 7:
        data = data[: number // 8 % len(data)]
    read_rdf(data, None, f"input{('.ttl', '.owl')[number // 2 % 2]}.{('gz', 'bz2')[number % 2]}")


def read_query(data: bytes) -> None:
    """Look at the text of a query in every way in which that is done."""
    query = data.decode("utf-8", "surrogateescape")  # as a command's arguments are
    texts.query_form(query)
    texts.dataset_graphs(query)
    texts.names_graph(query, "http://a")
    if (found := texts.mistake(query)) is not None:
        check_message(str(found))
    texts.syntax_error(query, f"error at {1 + len(data) % 5}:{1 + len(data) % 40}: expected one of ")
    texts.declare_prefixes(query)
    texts.check_size(query)
    query = texts.check_text(query)
    for refuse in (texts.refuse_update, texts.refuse_service):
        try:
            refuse(query)
        except QueryError as error:
            check_message(str(error))


def answer_query(data: bytes) -> None:
    """Answer a query, in a process of its own, as any user may send it."""
    query = data.decode("utf-8", "surrogateescape")  # as a command's arguments are
    forms = _FORMATS.get(texts.query_form(query), FORMATS)
    form = forms[zlib.crc32(data) % len(forms)]
    answer(_STORE, query, form, seconds=2, megabytes=300, width=60)


class _Answer(io.BytesIO):
    """An answer of an endpoint, as :class:`kg.remote.request.ResponseStream` gives it."""

    def __init__(self, data: bytes, media_type: str) -> None:
        super().__init__(data)
        self.url, self.status, self.headers = _URL, 200, Message()
        if media_type:
            self.headers["Content-Type"] = media_type


def _ask(data: bytes, query: str, forms: tuple[str, ...], media_types: tuple[str, ...]) -> None:
    """Ask an endpoint that answers so; the result is whole in each form, or there is none."""
    number = zlib.crc32(data)
    form, media_type = forms[number % len(forms)], media_types[number // 16 % len(media_types)]
    warned: list[str] = []
    with mock.patch.object(ask, "exchange", return_value=_Answer(data, media_type)):
        result = ask.ask_endpoint(_URL, query, form, seconds=60, width=80, warn=warned.append)
    with result:
        text = result.read()
    for line in warned:
        check_message(line)
    if form == "json":
        json.loads(text)
    elif form == "xml":
        ET.fromstring(text)  # noqa: S314 - we wrote it
    elif form == "table" and re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text):
        raise BrokenError(f"a table holds control characters: {text[:300]!r}")


_ROW_TYPES = (
    *("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "", "text/html"),
    *("text/tab-separated-values", "text/plain; charset=latin-1", "text/csv; charset=utf-16", "x" * 300),
)


def read_select(data: bytes) -> None:
    """Rows of an endpoint."""
    _ask(data, "SELECT ?x ?y ?s ?p ?o { ?x ?y ?s }", ("table", "json", "xml", "csv", "tsv"), _ROW_TYPES)


def read_ask(data: bytes) -> None:
    """A truth value of an endpoint."""
    _ask(data, "ASK {}", ("table", "json", "xml", "csv"), _ROW_TYPES)


def read_construct(data: bytes) -> None:
    """Triples of an endpoint."""
    types = (
        *("application/n-triples", "text/turtle", "application/rdf+xml", "application/ld+json", "application/n-quads"),
        *("application/trig", "text/n3", "text/plain", "", "text/html", "application/json", "application/xml"),
    )
    forms = ("turtle", "ntriples", "rdfxml", "jsonld")
    _ask(data, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", forms, types)


def read_terms(data: bytes, suffix: str) -> None:
    """Terms of an ontology."""
    with written(data, f"terms{suffix}") as path:
        found = read_ontology(path, _TERMS)
    for where, what in found.warnings:
        check_message(printable(f"{where}: {what}"))  # as commands show it


def read_sssom(data: bytes) -> None:
    """A set of mappings, with what is wrong in it."""
    with written(data, "positive.sssom.tsv") as path:
        found = read_mappings(path)
    for where, what in mapping_problems([found], {"concept:lems": "Lambert-Eaton myasthenic syndrome"}):
        check_message(printable(f"{where}: {what}"))  # as commands show it
    for row in found.rows:
        try:
            row.iri("object_id")
        except KgError as error:
            check_message(str(error))


@cache
def _ours() -> list[MappingSet]:
    return mapping_sets()


def read_sssom_of_others(data: bytes) -> None:
    """A set of others: what is wrong in it, its graph, and what is made of it; written, it says the same."""
    with written(data, "theirs.sssom.tsv") as path:
        found = read_mappings(path)
        for where, what in (*set_findings(found), *set_remarks(found)):
            check_message(printable(f"{where}: {what}"))
        graph = mapping_source(path)
    deque(read_quads([graph]), maxlen=0)
    compare_sets(_ours(), [found])
    for made in (merged([found]), inverted(found)):
        again = read_mappings(mapping_set_text(made.mapping_set).encode())
        if len(again.rows) != len(made.mapping_set.rows):
            raise BrokenError(f"{len(made.mapping_set.rows)} rows are written, and {len(again.rows)} read")


def link(data: bytes) -> None:
    """Terms linked to others: rows that can be read again, and why."""
    with written(data, "terms") as path:
        source = read_concepts(path)
    linking = link_vocabularies(source, [_TARGET], Options(threshold=0.1, candidates=2))
    made = mapping_set(linking, linking.found, none_found=True)
    again = read_mappings(mapping_set_text(made).encode())
    if [row.values["subject_id"] for row in again.rows] != [row["subject_id"] for row in made.rows]:
        raise BrokenError("other rows are read than were written")
    for row in again.rows:
        row.iri("subject_id")
    for each in linking.found:
        for line in way(each, linking):
            check_message(printable(line))


def _read_entry(data: bytes, name: str) -> None:
    with written(data, name) as path:
        entry = read_entry(path)
    for unit in entry.units:
        if entry.text[unit.start : unit.end] != unit.text:
            raise BrokenError(f"a unit is not where it says: {unit}")
    held = bytearray(len(entry.text))
    for unit in entry.units:
        if any(held[unit.start : unit.end]):
            raise BrokenError(f"a character is in two units: {unit}")
        held[unit.start : unit.end] = b"\1" * (unit.end - unit.start)
    lost = next((at for at, is_held in enumerate(held) if not is_held and not entry.text[at].isspace()), None)
    if lost is not None:
        raise BrokenError(f"a character is in no unit: {entry.text[max(0, lost - 20) : lost + 20]!r}")
    _ = entry.lost_lists, entry.title, [unit.digest for unit in entry.units]


def read_entry_text(data: bytes) -> None:
    """An entry as text: every character but blanks is in one unit."""
    _read_entry(data, "entry.txt")


def read_proposals_of(data: bytes) -> None:
    """An entry read into proposals: every span is inside the text, and every unit is told."""
    from kg.reading.propose import read_into_proposals

    with written(data, "entry.txt") as path:
        entry = read_entry(path)
    reading = read_into_proposals(entry)
    spans = [span for each in reading.proposals for span in each.spans]
    if any(not 0 <= start < end <= len(entry.text) for start, end in spans):
        raise BrokenError("a span lies outside the text")
    told = {*(lost.span for lost in reading.lost_lists), *(unit.span for unit in reading.others)}
    told |= {span for each in reading.proposals for span in each.evidence}
    for unit in entry.units:
        if not any(unit.start <= start and end <= unit.end for start, end in told):
            raise BrokenError(f"the unit at {unit.start}-{unit.end} is not told")


def read_entry_markdown(data: bytes) -> None:
    """An entry in Markdown."""
    _read_entry(data, "entry.md")


def read_entry_page(data: bytes) -> None:
    """An entry as a page."""
    _read_entry(data, "entry.html")


def cut(data: bytes) -> list[bytes]:
    """Bytes as they may arrive, in the same pieces each time."""
    random = Random(zlib.crc32(data))  # noqa: S311 - it hides nothing
    ends = sorted({0, len(data), *(random.randrange(len(data) + 1) for _ in range(random.randrange(5)))})
    return [data[start:end] for start, end in pairwise(ends)]


def _understand(request: Request, hosts: Hosts) -> None:
    """What the service makes of a request before it answers."""
    headers = request.headers
    for choose in (rows_form, graph_form, prefers_html):
        choose(headers.get("accept"))
    accepts_gzip(headers.get("accept-encoding"))
    problem = hosts.problem(headers.get("host", ""))
    try:
        read_operation(request)
    except ProblemError as error:
        problem = error.problem
    if problem:
        check_message(printable(f"{problem.detail} {problem.hint}"))  # JSON and HTML can hold any character
        problem.response(as_page=True, path=request.path)
        problem.response()


def read_requests(data: bytes) -> None:
    """Requests in the bytes of a connection: the same ones however they are cut."""
    limits = Limits(url=2_000, head=8_000, body=4_000)
    hosts = Hosts("127.0.0.1")
    seen = []
    for pieces in ([data], cut(data)):
        reader = RequestReader("192.0.2.1", limits)
        found: list[object] = []
        try:
            for piece in pieces:
                reader.add(piece)
                while (request := reader.next()) is not None:
                    found.append(request)
                    _understand(request, hosts)
        except ProblemError as error:
            found.append("refused")  # for what was seen first: that it is none, or its length
            check_message(str(error.problem.detail))
        seen.append(found)
    if seen[0] != seen[1]:
        raise BrokenError(f"cut otherwise, it is another request: {seen}")
    glance(data, "192.0.2.1")


def format_turtle(data: bytes) -> None:
    """``kg format``: the same triples in canonical form, or nothing has changed."""
    with written(data, "input.ttl", is_rewritten=True) as path:
        status, _, err = run_command("format", path)
        after = path.read_bytes()
    check_message(err.rstrip("\n"))
    if status and after != data:
        raise BrokenError("an error, and the file has changed")
    if after != data:
        old, new = (_canonical(each) for each in (data, after))
        if old != new:
            raise BrokenError("canonical form has other triples")


def _canonical(data: bytes) -> set[ox.Triple]:
    found = ox.Dataset(ox.parse(data.removeprefix(b"\xef\xbb\xbf"), format=ox.RdfFormat.TURTLE, base_iri="http://x/"))
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {quad.triple for quad in found}


def import_terms(data: bytes) -> None:
    """``kg import``: a layer, or nothing."""
    with written(data, "terms.obo", is_rewritten=True) as path:
        output = path.with_name("layer.trig")
        status, _, _ = run_command("import", path, "-o", output)
        if output.exists() != (status == 0):
            raise BrokenError(f"status {status}, and output {'is' if output.exists() else 'is not'} there")
        if path.read_bytes() != data:
            raise BrokenError("the input has changed")
        if output.exists():
            deque(ox.parse(output.read_bytes(), format=ox.RdfFormat.TRIG), maxlen=0)


def diff(data: bytes) -> None:
    """``kg diff`` of a document with itself: no difference, or the reason why it cannot be read."""
    with written(data, "input.trig") as path:
        status, out, err = run_command("diff", path, path)
    if status == 1:
        raise BrokenError(f"it differs from itself: {out[:500]!r}")
    if status == 2:
        check_message(err.rstrip("\n").rpartition("\n")[2])
