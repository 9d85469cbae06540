"""What stands at the addresses of a running service: things, documents, descriptions."""

from __future__ import annotations

import gzip

import pyoxigraph as ox
import pytest

from kg.rdf.addresses import local_path
from kg.rdf.namespaces import BASE, CONCEPT, PREFIXES, SERVICE
from tests.kg.server.conftest import Service
from visualize import draw

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
FORMS = {
    ".ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    ".jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    ".nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    ".rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
RDFS_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


def triples(body: bytes, form: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(body, format=form)}


@pytest.mark.parametrize("suffix", FORMS)
def test_a_thing_by_negotiation_and_by_suffix(service: Service, suffix: str) -> None:
    media_type, form = FORMS[suffix]
    by_accept = service.ask("GET", "/concept/vitiligo", None, {"Accept": media_type})
    by_suffix = service.ask("GET", f"/concept/vitiligo{suffix}", None, BROWSER)
    for response in (by_accept, by_suffix):
        assert response.status == 200
        assert response.headers["content-type"].partition(";")[0] == media_type
        label = ox.Triple(ox.NamedNode(CONCEPT + "vitiligo"), RDFS_LABEL, ox.Literal("vitiligo", language="en"))
        assert label in triples(response.body, form)
    assert triples(by_accept.body, form) == triples(by_suffix.body, form)


def test_people_get_a_page(service: Service) -> None:
    for path in ("/concept/vitiligo", "/concept/vitiligo.html", "/ontology", "/lems/adam-000710"):
        page = service.ask("GET", path, None, BROWSER)
        assert page.status == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.body.startswith(b"<!DOCTYPE html>")
        assert b"default-src 'none'" in page.body or b"default-src &#39;none&#39;" in page.body


def test_every_iri_of_ours_answers(service: Service, store: ox.Store) -> None:
    """A sample of each namespace, and of each class: what the data speaks of is there."""
    seen: dict[str, str] = {}
    for quad in store:
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(BASE):
            seen.setdefault(quad.subject.value.rpartition("/")[0], quad.subject.value)
    assert len(seen) > 15
    for iri in seen.values():
        path = local_path(iri)
        assert path
        response = service.ask("GET", path.partition("#")[0], None, {"Accept": "application/n-triples"})
        assert response.status == 200, iri
        assert f"<{iri}>".encode() in response.body


def test_a_thing_of_others(service: Service) -> None:
    iri = PREFIXES["HP"] + "0001324"
    response = service.ask("GET", f"/resource?iri={iri}", None, {"Accept": "text/turtle"})
    assert b"HP:0001324" in response.body
    assert service.ask("GET", "/resource").status == 400
    json_ld = service.ask("GET", f"/resource?iri={iri}&format=jsonld", None, BROWSER)
    assert json_ld.headers["content-type"] == "application/ld+json"
    assert service.ask("GET", f"/resource?iri={iri}", None, BROWSER).headers["content-type"].startswith("text/html")
    unknown = service.ask("GET", f"/resource?iri={iri}&format=docx")
    assert unknown.status == 400
    assert b"turtle" in unknown.body


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/concept/nothing",
        "/concept/nothing.ttl",
        "/concept/..%2f..%2fetc",
        "/%00",
        "/concept/%3Cscript%3E",
        "/resource?iri=javascript:x",
    ],
)
def test_what_is_not_there(service: Service, path: str) -> None:
    response = service.ask("GET", path, None, BROWSER)
    assert response.status == 404
    assert b"Traceback" not in response.body


def test_the_endpoint_describes_itself(service: Service) -> None:
    description = triples(service.ask("GET", "/sparql", None, {"Accept": "text/turtle"}).body, ox.RdfFormat.TURTLE)
    predicates = {triple.predicate.value.removeprefix(PREFIXES["sd"]) for triple in description}
    assert {"endpoint", "supportedLanguage", "feature", "resultFormat", "defaultDataset", "namedGraph"} <= predicates
    endpoint = ox.NamedNode(f"{service.url}/sparql")
    assert any(triple.object == endpoint for triple in description)
    assert service.ask("GET", "/sparql", None, BROWSER).headers["location"] == "/query"


def test_editors_find_what_they_complete_from(service: Service) -> None:
    """Examples, prefixes and classes, by the queries that editors send, of the graph that holds them."""
    about = f"FROM <{SERVICE}>"
    examples = service.query(f"SELECT ?q {about} {{ ?e a sh:SPARQLExecutable ; sh:select ?q ; rdfs:comment ?c }}")
    assert len(examples.json()["results"]["bindings"]) > 60
    prefixes = service.query(f"SELECT ?p ?n {about} {{ [] sh:namespace ?n ; sh:prefix ?p }}", "text/csv").text
    assert f"ck,{PREFIXES['ck']}" in prefixes
    classes = "SELECT ?c { ?cp void:class ?c ; void:entities ?n } ORDER BY DESC(?n)"
    told = service.query(classes, "text/csv", **{"default-graph-uri": SERVICE}).text
    assert PREFIXES["ck"] + "Association" in told
    for path in ("/.well-known/void", "/.well-known/sparql-examples", "/graph/service"):
        published = service.ask("GET", path, None, {"Accept": "text/turtle"})
        assert triples(published.body, ox.RdfFormat.TURTLE)


def test_what_it_says_of_itself_is_no_part_of_the_data(service: Service) -> None:
    quads = service.health()["quads"]
    for query in ("{ ?s ?p ?o }", "{ { ?s ?p ?o } UNION { GRAPH graph:no-such-graph { ?s ?p ?o } } }"):
        assert service.query(f"SELECT (COUNT(*) AS ?n) {query}", "text/csv").text.split() == ["n", str(quads)]
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert service.query(named, "text/csv").text.split() == ["n", str(quads)]
    assert not service.query("ASK { ?s a sd:Service }").json()["boolean"]
    void = service.ask("GET", "/.well-known/void", None, {"Accept": "application/n-triples"}).text
    assert f'<http://rdfs.org/ns/void#triples> "{quads}"' in void
    count = "{{ SELECT (COUNT(*) AS ?{}) {{ {} }} }}"
    both = count.format("a", "?s ?p ?o") + count.format("b", "GRAPH graph:service { ?s ?p ?o }")
    found = service.query(f"SELECT ?a ?b {{ {both} }}", "text/csv").text.split()[1].split(",")
    assert int(found[0]) == quads
    assert int(found[1]) > 1000


def test_documents_are_made_once_and_kept(service: Service) -> None:
    plain = service.ask("GET", "/query/terms.json")
    zipped = service.ask("GET", "/query/terms.json", None, {"Accept-Encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert {"iri", "label"} <= set(plain.json()["columns"])
    again = service.ask("GET", "/query/terms.json", None, {"If-None-Match": plain.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert service.ask("POST", "/query", b"x").status == 405


def test_the_explorer_and_the_query_page(service: Service, whole_store: ox.Store) -> None:
    assert service.ask("GET", "/", None, BROWSER).text == draw(whole_store, query="/query")
    page = service.ask("GET", "/query", None, BROWSER)
    assert page.status == 200
    assert b"connect-src" in page.body
