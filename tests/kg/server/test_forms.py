"""The form that a client likes best, as its place in the list of all."""

from __future__ import annotations

import pytest

from kg.rdf import forms
from kg.rdf.forms import FORMS, GRAPHS, ROWS
from kg.server.forms import HTML, JSON, graph_form, rows_form


@pytest.mark.parametrize("form", ROWS, ids=lambda form: form.name)
def test_rows_by_media_type_and_alias(form: forms.Form) -> None:
    for name in (form.media_type, *form.aliases):
        place = rows_form(name)
        assert place is not None
        assert FORMS[place] is form, name


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_graphs_by_media_type_and_alias(form: forms.Form) -> None:
    for name in (form.media_type, *form.aliases):
        place = graph_form(name)
        assert place is not None
        assert FORMS[place] is form, name


def test_who_takes_anything_gets_the_best() -> None:
    for accept in (None, "", "*/*"):
        assert rows_form(accept) == FORMS.index(forms.ROWS_JSON)
        assert graph_form(accept) == FORMS.index(forms.TURTLE)


def test_what_is_liked_best_is_chosen() -> None:
    assert rows_form("text/csv;q=0.5, application/sparql-results+xml;q=0.6") == FORMS.index(forms.ROWS_XML)
    assert graph_form("text/html, application/ld+json;q=0.1") == FORMS.index(forms.JSON_LD)


def test_who_takes_nothing_of_these_gets_none() -> None:
    assert rows_form("text/turtle") is None
    assert graph_form("text/csv") is None
    assert graph_form("*/*;q=0") is None


def test_documents_have_a_place_too() -> None:
    assert (FORMS[HTML], FORMS[JSON]) == (forms.HTML, forms.JSON)
