"""What is written in any form is read again as it was, or refused by name."""

from __future__ import annotations

import csv
import io
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import FormError
from kg.rdf.forms import GRAPHS, JSON_LD, ROWS, ROWS_CSV, ROWS_XML, Form
from kg.rdf.write import write_rows, write_triples
from kg.rdf.xml import NOT_XML
from tests.kg.rdf.literals import LITERALS

S, P = ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p")


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
@given(literals=st.lists(LITERALS, max_size=6))
def test_triples_come_back(form: Form, literals: list[ox.Literal]) -> None:
    triples = [ox.Triple(S, P, literal) for literal in literals]
    output = io.BytesIO()
    try:
        write_triples(triples, form, output)
    except FormError:
        assert any(re.search(NOT_XML, literal.value) for literal in literals)
    else:
        assert {quad.triple for quad in ox.parse(output.getvalue(), form.rdf)} == set(triples)


@pytest.mark.parametrize("form", [form for form in ROWS if form != ROWS_CSV], ids=lambda form: form.name)
@given(literals=st.lists(LITERALS, max_size=6))
def test_rows_come_back(form: Form, literals: list[ox.Literal]) -> None:
    store, output = ox.Store(), io.BytesIO()
    store.extend(ox.Quad(S, P, literal) for literal in literals)
    try:
        write_rows(_rows(store), form, output)
    except FormError:
        assert form == ROWS_XML
        assert any(re.search(NOT_XML, literal.value) for literal in literals)
        return
    found = ox.parse_query_results(output.getvalue(), format=form.results)
    assert isinstance(found, ox.QuerySolutions)
    assert {row["o"] for row in found} == {quad.object for quad in store}


@given(literals=st.lists(LITERALS, max_size=6))
def test_texts_come_back_from_csv(literals: list[ox.Literal]) -> None:
    store, output = ox.Store(), io.BytesIO()
    store.extend(ox.Quad(S, P, literal) for literal in literals)
    write_rows(_rows(store), ROWS_CSV, output)
    _, *rows = csv.reader(io.StringIO(output.getvalue().decode(), newline=""))
    texts = [quad.object.value for quad in store if isinstance(quad.object, ox.Literal)]
    assert sorted(row[1] for row in rows) == sorted(texts)


def test_json_ld_holds_no_triple_as_a_term() -> None:
    with pytest.raises(FormError, match="JSON-LD cannot hold the triple <http://e/s> "):
        write_triples([ox.Triple(S, P, ox.Triple(S, P, S))], JSON_LD, io.BytesIO())


def test_nothing_but_a_few_blocks_is_held() -> None:
    """A form that is refused late has been written until there."""

    class Output(io.BytesIO):
        sizes: list[int] = []  # noqa: RUF012 - of this test alone

        def write(self, data: object) -> int:
            self.sizes.append(len(data))  # type: ignore[arg-type]
            return self.sizes[-1]

    output = Output()
    triples = (ox.Triple(S, P, ox.Literal("x" * 100)) for _ in range(20_000))
    write_triples(triples, next(form for form in GRAPHS if form.name == "rdfxml"), output)
    assert len(output.sizes) > 10
    assert max(output.sizes) < 100_000


def _rows(store: ox.Store) -> ox.QuerySolutions:
    found = store.query("SELECT ?s ?o { ?s ?p ?o }")
    assert isinstance(found, ox.QuerySolutions)
    return found
