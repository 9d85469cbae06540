"""The forms of answers, their media types, and the names that clients use for them."""

from __future__ import annotations

from typing import NamedTuple

from kg.server.http.negotiate import choose

__all__ = ["FORMS", "HTML", "JSON", "Form", "graph_form", "rows_form"]


class Form(NamedTuple):
    """A form of results or graphs.

    Args:
        name: As in :data:`kg.query.sparql.FORMATS`.
        media_type: Its own.
        suffix: Of files.
        aliases: Media types of the same meaning.
        is_text: Whether the media type takes a charset.
        holds_rows: Whether it holds rows, else triples.
    """

    name: str
    media_type: str
    suffix: str
    aliases: tuple[str, ...] = ()
    is_text: bool = False
    holds_rows: bool = True

    @property
    def content_type(self) -> str:
        """The value of ``Content-Type``."""
        return f"{self.media_type}; charset=utf-8" if self.is_text else self.media_type


#: Results of SELECT and ASK, and graphs, each in the order of preference.
_ROWS = (
    Form("json", "application/sparql-results+json", ".srj", ("application/json", "text/json")),
    Form("xml", "application/sparql-results+xml", ".srx", ("application/xml", "text/xml")),
    Form("csv", "text/csv", ".csv", is_text=True),
    Form("tsv", "text/tab-separated-values", ".tsv", is_text=True),
)
_GRAPHS = (
    Form(
        "turtle", "text/turtle", ".ttl", ("application/x-turtle", "application/turtle"), is_text=True, holds_rows=False
    ),
    Form("ntriples", "application/n-triples", ".nt", ("text/plain",), holds_rows=False),
    Form("rdfxml", "application/rdf+xml", ".rdf", ("application/xml", "text/xml"), holds_rows=False),
    Form("jsonld", "application/ld+json", ".jsonld", ("application/json",), holds_rows=False),
)
_DOCUMENTS = (
    Form("html", "text/html", ".html", is_text=True),
    Form("terms", "application/json", ".json"),
)
#: Every form; its place here stands for it between the service and its workers.
FORMS = (*_ROWS, *_GRAPHS, *_DOCUMENTS)
HTML, JSON = len(FORMS) - 2, len(FORMS) - 1


def _offered(forms: tuple[Form, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The media types to choose from, proper ones first, and the place of each one's form in :data:`FORMS`."""
    pairs = [(form.media_type, form) for form in forms] + [(alias, form) for form in forms for alias in form.aliases]
    return tuple(name for name, _ in pairs), tuple(FORMS.index(form) for _, form in pairs)


_ROWS_OFFERED, _ROWS_PLACES = _offered(_ROWS)
_GRAPHS_OFFERED, _GRAPHS_PLACES = _offered(_GRAPHS)


def rows_form(accept: str | None) -> int | None:
    """The place in :data:`FORMS` of the form for rows that a client likes best; None when it takes none."""
    place = choose(accept, _ROWS_OFFERED)
    return None if place is None else _ROWS_PLACES[place]


def graph_form(accept: str | None) -> int | None:
    """As :func:`rows_form`, for graphs."""
    place = choose(accept, _GRAPHS_OFFERED)
    return None if place is None else _GRAPHS_PLACES[place]
