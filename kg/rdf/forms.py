"""The forms of results and graphs: their names, media types, suffixes, and what each can hold."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pyoxigraph as ox

from kg.errors import InputError

__all__ = [
    "FORMS",
    "GRAPHS",
    "HTML",
    "JSON",
    "JSON_LD",
    "N_QUADS",
    "N_TRIPLES",
    "RDF_XML",
    "ROWS",
    "ROWS_CSV",
    "ROWS_JSON",
    "ROWS_TSV",
    "ROWS_XML",
    "SUFFIXES",
    "TRIG",
    "TURTLE",
    "Form",
    "form_named",
]


class Form(NamedTuple):
    """A form of results, graphs or documents; a named tuple, which starts faster than a dataclass.

    Args:
        name: As options and addresses have it.
        title: As people read it.
        media_type: Its own.
        suffixes: Of files; the first is the one that we write.
        holds: Rows, triples, quads, or a document of no such structure.
        engine: What the RDF engine calls it; None for documents.
        w3c: Local name among the W3C's IRIs of file formats; empty where we do not announce it.
        aliases: Media types that clients use for it.
        is_text: Whether the media type takes a charset.
    """

    name: str
    title: str
    media_type: str
    suffixes: tuple[str, ...]
    holds: Literal["rows", "triples", "quads", "document"]
    engine: ox.RdfFormat | ox.QueryResultsFormat | None
    w3c: str = ""
    aliases: tuple[str, ...] = ()
    is_text: bool = False

    @property
    def content_type(self) -> str:
        """The value of ``Content-Type``."""
        return f"{self.media_type}; charset=utf-8" if self.is_text else self.media_type

    @property
    def rdf(self) -> ox.RdfFormat:
        """The engine's form of RDF.

        Raises:
            TypeError: for a form that is none of RDF.
        """
        if not isinstance(self.engine, ox.RdfFormat):
            raise TypeError(f"{self.title} is no form of RDF")
        return self.engine

    @property
    def results(self) -> ox.QueryResultsFormat:
        """The engine's form of rows.

        Raises:
            TypeError: for a form that holds no rows.
        """
        if not isinstance(self.engine, ox.QueryResultsFormat):
            raise TypeError(f"{self.title} holds no rows")
        return self.engine


ROWS_JSON = Form(
    "json",
    "JSON",
    "application/sparql-results+json",
    (".srj",),
    "rows",
    ox.QueryResultsFormat.JSON,
    "SPARQL_Results_JSON",
    ("application/json", "text/json"),
)
ROWS_XML = Form(
    "xml",
    "XML",
    "application/sparql-results+xml",
    (".srx",),
    "rows",
    ox.QueryResultsFormat.XML,
    "SPARQL_Results_XML",
    ("application/xml", "text/xml"),
)
ROWS_CSV = Form(
    "csv", "CSV", "text/csv", (".csv",), "rows", ox.QueryResultsFormat.CSV, "SPARQL_Results_CSV", is_text=True
)
ROWS_TSV = Form(
    "tsv",
    "TSV",
    "text/tab-separated-values",
    (".tsv",),
    "rows",
    ox.QueryResultsFormat.TSV,
    "SPARQL_Results_TSV",
    is_text=True,
)
TURTLE = Form(
    "turtle",
    "Turtle",
    "text/turtle",
    (".ttl", ".turtle", ".n3"),
    "triples",
    ox.RdfFormat.TURTLE,
    "Turtle",
    ("application/x-turtle", "application/turtle"),
    is_text=True,
)
N_TRIPLES = Form(
    "ntriples",
    "N-Triples",
    "application/n-triples",
    (".nt", ".ntriples"),
    "triples",
    ox.RdfFormat.N_TRIPLES,
    "N-Triples",
    ("text/plain",),
)
RDF_XML = Form(
    "rdfxml",
    "RDF/XML",
    "application/rdf+xml",
    (".rdf", ".owl", ".xml"),
    "triples",
    ox.RdfFormat.RDF_XML,
    "RDF_XML",
    ("application/xml", "text/xml"),
)
#: It can hold quads, too; an answer in it holds triples.
JSON_LD = Form(
    "jsonld",
    "JSON-LD",
    "application/ld+json",
    (".jsonld", ".json"),
    "triples",
    ox.RdfFormat.JSON_LD,
    "JSON-LD",
    ("application/json",),
)
TRIG = Form("trig", "TriG", "application/trig", (".trig",), "quads", ox.RdfFormat.TRIG)
N_QUADS = Form("nquads", "N-Quads", "application/n-quads", (".nq", ".nquads"), "quads", ox.RdfFormat.N_QUADS)
HTML = Form("html", "HTML", "text/html", (".html",), "document", None, is_text=True)
JSON = Form("terms", "JSON", "application/json", (".json",), "document", None)

#: Results of SELECT and ASK, best first.
ROWS = (ROWS_JSON, ROWS_XML, ROWS_CSV, ROWS_TSV)
#: Results of CONSTRUCT and DESCRIBE, and descriptions of things, best first.
GRAPHS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)
#: Every form.
FORMS = (*ROWS, *GRAPHS, TRIG, N_QUADS, HTML, JSON)
#: Forms of RDF that are read.
_READ = (TURTLE, N_TRIPLES, N_QUADS, TRIG, RDF_XML, JSON_LD)
#: Media types of files that no client asks for; N3 is read as far as it is Turtle.
_FILE_TYPES = {
    "text/n3": TURTLE,
    "text/rdf+n3": TURTLE,
    "application/x-trig": TRIG,
    "text/x-nquads": N_QUADS,
}
#: The form of an RDF file by its suffix.
SUFFIXES = {suffix: form for form in (*GRAPHS, TRIG, N_QUADS) for suffix in form.suffixes}


def form_named(name: str) -> Form:
    """The form of RDF that a name, a suffix or a media type stands for, in whatever case.

    >>> form_named("N-Triples").name, form_named("ttl").name, form_named("application/rdf+xml; charset=utf-8").name
    ('ntriples', 'turtle', 'rdfxml')

    Raises:
        InputError: when it stands for none that is read; with those that are.
    """
    wanted = name.partition(";")[0].strip().lower()
    for form in _READ:
        if wanted in (form.name, form.title.lower(), form.media_type, *form.aliases):
            return form
    found = SUFFIXES.get(f".{wanted.removeprefix('.')}") or _FILE_TYPES.get(wanted)
    if found is None:
        known = ", ".join(f"{form.name} ({form.media_type})" for form in _READ)
        raise InputError(f"{name!r} names no form of RDF that is read", hint=f"Use one of {known}")
    return found
