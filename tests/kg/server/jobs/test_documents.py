"""Documents that are the same for everyone: each path gives one, in its form."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.rdf.forms import FORMS, JSON_LD, N_TRIPLES
from kg.rdf.index import node
from kg.server.forms import HTML, JSON
from kg.server.http.messages import ProblemError
from kg.server.jobs import documents
from kg.server.jobs.documents import DESCRIPTIONS, Site, answer_document
from tests.kg.server.jobs.made import Kept

ENDPOINT = "http://127.0.0.1:7878/sparql"


@pytest.fixture(scope="module")
def site(store: ox.Store) -> Site:
    return Site(store, ENDPOINT)


def answered(site: Site, name: str, form: int = 0) -> Kept:
    kept = Kept()
    answer_document(site, kept.output, name, form)
    return kept


@pytest.mark.parametrize("name", ["/query", "/ontology"])
def test_pages(site: Site, name: str) -> None:
    page = answered(site, name)
    assert (page.form, page.zipped) == (HTML, True)
    assert page.content.startswith(b"<!DOCTYPE html>")


def test_terms_to_complete_from(site: Site) -> None:
    kept = answered(site, "/query/terms.json")
    assert kept.form == JSON
    assert {"iri", "label"} <= set(json.loads(kept.content)["columns"])


@pytest.mark.parametrize("name", DESCRIPTIONS)
@pytest.mark.parametrize("form", [N_TRIPLES, JSON_LD], ids=lambda form: form.name)
def test_descriptions_name_the_endpoint(site: Site, name: str, form: object) -> None:
    kept = answered(site, name, FORMS.index(form))
    assert FORMS[kept.form] is form
    triples = {quad.triple for quad in ox.parse(kept.content, format=FORMS[kept.form].rdf)}
    assert ox.NamedNode(ENDPOINT) in {triple.object for triple in triples}


def test_the_examples_are_those_published(site: Site) -> None:
    kept = answered(site, "/.well-known/sparql-examples", FORMS.index(N_TRIPLES))
    kinds = [quad.object for quad in ox.parse(kept.content, format=ox.RdfFormat.N_TRIPLES)]
    assert kinds.count(node("sh:SPARQLExecutable")) > 60


def test_data_too_large_for_the_explorer_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_DRAWN", len(site.store) - 1)
    kept = Kept()
    with pytest.raises(ProblemError) as told:
        answer_document(site, kept.output, "/", 0)
    assert (told.value.problem.status, told.value.problem.hint) == (404, "Ask at /query")
    assert kept.form == -1
