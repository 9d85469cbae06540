"""The table of forms: one row a form, told apart by name, suffix and media type, and known to the engine."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.rdf.forms import FORMS, GRAPHS, HTML, N_QUADS, ROWS, ROWS_CSV, SUFFIXES, TRIG, TURTLE, Form

TRIPLE = ox.Triple(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal("é\n"))


def test_names_and_media_types_tell_forms_apart() -> None:
    for field in ("name", "media_type"):
        values = [getattr(form, field) for form in FORMS]
        assert len(set(values)) == len(values), field
    for group in (ROWS, GRAPHS):  # among those that one answer is chosen from, aliases do, too
        types = [name for form in group for name in (form.media_type, *form.aliases)]
        assert len(set(types)) == len(types)


def test_the_place_of_a_form_fits_one_byte() -> None:
    """The service and its workers tell of a form by its place."""
    assert len(FORMS) < 256


@pytest.mark.parametrize("form", [*GRAPHS, TRIG, N_QUADS], ids=lambda form: form.name)
def test_the_engine_agrees_on_names_of_rdf(form: Form) -> None:
    assert form.rdf.media_type.split(";")[0] == form.media_type
    assert ox.RdfFormat.from_media_type(form.media_type) == form.rdf
    assert form.suffixes[0] == f".{form.rdf.file_extension}"
    assert form.rdf.supports_datasets or form.holds == "triples"
    written = ox.serialize([TRIPLE], format=form.rdf)
    assert written
    assert [quad.triple for quad in ox.parse(written, format=form.rdf)] == [TRIPLE]
    with pytest.raises(TypeError, match="holds no rows"):
        _ = form.results


@pytest.mark.parametrize("form", ROWS, ids=lambda form: form.name)
def test_the_engine_agrees_on_names_of_rows(form: Form) -> None:
    assert ox.QueryResultsFormat.from_media_type(form.media_type) == form.results
    assert form.suffixes == (f".{form.results.file_extension}",)
    with pytest.raises(TypeError, match="no form of RDF"):
        _ = form.rdf


def test_a_suffix_tells_one_form_of_rdf() -> None:
    assert SUFFIXES[".ttl"] is TURTLE
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)
    listed = [suffix for form in (*GRAPHS, TRIG, N_QUADS) for suffix in form.suffixes]
    assert sorted(listed) == sorted(SUFFIXES)


def test_texts_tell_their_charset_and_json_has_none() -> None:
    assert HTML.content_type == "text/html; charset=utf-8"
    assert ROWS_CSV.content_type == "text/csv; charset=utf-8"
    for form in FORMS:
        assert form.content_type.startswith(form.media_type)
        assert ("charset" in form.content_type) == form.media_type.startswith("text/"), form.name
