"""Which form of an answer a client likes best; between the service and its workers, a form is its place in a list."""

from __future__ import annotations

from kg.rdf import forms
from kg.rdf.forms import FORMS, GRAPHS, ROWS, Form
from kg.server.http.negotiate import choose

__all__ = ["HTML", "JSON", "graph_form", "rows_form"]

HTML, JSON = FORMS.index(forms.HTML), FORMS.index(forms.JSON)


def _offered(offered: tuple[Form, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The media types to choose from, proper ones first, and the place of each one's form in :data:`FORMS`."""
    pairs = [(form.media_type, form) for form in offered] + [
        (alias, form) for form in offered for alias in form.aliases
    ]
    return tuple(name for name, _ in pairs), tuple(FORMS.index(form) for _, form in pairs)


_ROWS_OFFERED, _ROWS_PLACES = _offered(ROWS)
_GRAPHS_OFFERED, _GRAPHS_PLACES = _offered(GRAPHS)


def rows_form(accept: str | None) -> int | None:
    """The place in :data:`FORMS` of the form for rows that a client likes best; None when it takes none."""
    place = choose(accept, _ROWS_OFFERED)
    return None if place is None else _ROWS_PLACES[place]


def graph_form(accept: str | None) -> int | None:
    """As :func:`rows_form`, for graphs."""
    place = choose(accept, _GRAPHS_OFFERED)
    return None if place is None else _GRAPHS_PLACES[place]
