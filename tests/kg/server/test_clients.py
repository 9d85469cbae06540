"""Clients of others ask the service: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.query.text import declare_prefixes
from kg.rdf.namespaces import CONCEPT, PREFIXES
from kg.remote import ask_endpoint
from tests.conftest import Run
from tests.kg.server.conftest import CASES, Service

DIRECT = Path(__file__).parents[1] / "build" / "direct.tsv"

#: The direct triples of the tests in the condition, as the shipped graph has them.
HELD = DIRECT.read_text(encoding="utf-8").count("concept:lems\tck:hasTest\t")
TESTS = "SELECT ?t { concept:lems ck:hasTest/rdfs:label ?t } ORDER BY ?t"


def test_our_own_client(service: Service) -> None:
    with ask_endpoint(f"{service.url}/sparql", TESTS, "csv", seconds=20) as answer:
        assert answer.read().splitlines()[1] == "CT scan of the abdomen"


def test_our_own_client_keeps_the_parameters_of_an_address(quads: Service, kg: Run) -> None:
    query = "SELECT ?o { <http://ex.test/s> <http://ex.test/name> ?o }"
    address = f"{quads.url}/sparql?default-graph-uri="
    for graphs, expected in (("http://ex.test/g2", ["in g2"]), ("", ["in default", "in g1", "in g2"])):
        status, out, _ = kg("sparql", query, "--endpoint", address + graphs, "--format", "csv")
        assert (status, sorted(out.split("\r\n")[1:-1])) == (0, expected)
    with ask_endpoint(address + "http://ex.test/g1&named-graph-uri=", query, "csv", seconds=20) as answer:
        assert answer.read().split() == ["o", "in", "g1"]
    assert kg("sparql", query, "--endpoint", f"{quads.url}/sparql?query=ASK%7B%7D")[0] == 2
    assert kg("sparql", query, "--endpoint", f"{quads.url}/sparql?using-graph-uri=http://e/")[0] == 2


def test_a_query_is_the_same_here_and_there(quads: Service, kg: Run, tmp_path: Path) -> None:
    """Prefixes that are only mentioned, a byte order mark, a mistake: by the endpoint as on the same data here."""
    places: list[tuple[str | Path, ...]] = [
        ("--endpoint", f"{quads.url}/sparql"),
        ("--data", CASES / "quads.trig"),
    ]
    path = tmp_path / "query.rq"
    for text, said in (
        ((CASES / "ep.rq").read_text(encoding="utf-8"), "false\n"),
        ("\ufeffASK { ?s ?p ?o } # skos:x", "true\n"),
    ):
        path.write_text(text, encoding="utf-8")
        assert [kg("sparql", f"@{path}", *place)[:2] for place in places] == [(0, said)] * 2
        assert [kg("sparql", text, *place)[:2] for place in places] == [(0, said)] * 2
    for query, said in (
        ("ASK {\n ?s foo:p skos:x }", "line 2, column 5: the prefix 'foo:' is not declared"),
        ("ASK { ?s\u00a0?p ?o }", "column 9: the no-break space"),
        ("ASK { ?s ?p\ufeff ?o }", "column 12: the byte order mark"),
        ("ASK { ?s ?p ?o", "line 1, column 5 has no partner"),
        ("ASK {} #" + "x" * 3000, "longer than 2,000 bytes"),
    ):
        for place in places:
            more = ("--query-size", "2000") if place[0] == "--data" else ()
            status, out, err = kg("sparql", query, *place, *more)
            assert (status, out) == (2, "")
            assert said in err


def test_counts_are_those_of_the_data(serve: Callable[..., Service]) -> None:
    service = serve("--quiet", "--workers", "1", "--data", CASES / "one.ttl")
    for pattern in ("?s ?p ?o", "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"):
        query = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
        assert service.query(query, "text/csv").text.split() == ["n", "1"]
        with ask_endpoint(f"{service.url}/sparql", query, "csv", seconds=20) as answer:
            assert answer.read().split() == ["n", "1"]
    assert service.health()["quads"] == 1
    void = service.ask("GET", "/.well-known/void", None, {"Accept": "application/n-triples"}).text
    assert '<http://rdfs.org/ns/void#triples> "1"' in void
    found = service.query("CONSTRUCT { <urn:r> rdf:reifies <<( mesh:D1 skos:exactMatch dcterms:x )>> } WHERE {}")
    assert [str(quad.object) for quad in ox.parse(found.body, format=ox.RdfFormat.TURTLE)] == [
        f"<{PREFIXES['mesh']}D1> <{PREFIXES['skos']}exactMatch> <{PREFIXES['dcterms']}x>"
    ]


@pytest.mark.parametrize("method", ["GET", "POST", "URLENCODED", "POSTDIRECTLY"])
def test_sparqlwrapper(service: Service, method: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SPARQLWrapper import JSON, POST, POSTDIRECTLY, SPARQLWrapper

        client = SPARQLWrapper(f"{service.url}/sparql", returnFormat=JSON)
        client.setQuery(declare_prefixes(TESTS))
        if method in ("POST", "POSTDIRECTLY"):
            client.setMethod(POST)
        if method == "POSTDIRECTLY":
            client.setRequestMethod(POSTDIRECTLY)
        answer: Any = client.queryAndConvert()
    rows = answer["results"]["bindings"]
    assert len(rows) == HELD
    assert rows[0]["t"]["value"] == "CT scan of the abdomen"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(service: Service, method: str) -> None:
    from rdflib import RDFS, Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(store=SPARQLStore(f"{service.url}/sparql", method=method))
    assert str(graph.value(URIRef(CONCEPT + "vitiligo"), RDFS.label)) == "vitiligo"
    assert len(list(graph.triples((URIRef(CONCEPT + "lems"), URIRef(PREFIXES["ck"] + "hasTest"), None)))) == HELD
    rows: list[Any] = list(graph.query("SELECT ?s { ?s rdfs:label 'vitiligo'@en }"))
    assert [str(row[0]) for row in rows if str(row[0]).startswith(CONCEPT)] == [CONCEPT + "vitiligo"]


def test_curl(service: Service) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    command = [curl, "--silent", "--show-error", "--compressed", "--http2", f"{service.url}/sparql"]
    told = subprocess.run([*command, "--data-urlencode", f"query={TESTS}"], capture_output=True, check=True, timeout=20)
    assert len(json.loads(told.stdout)["results"]["bindings"]) == HELD
    large = subprocess.run(
        [*command, "-H", "Content-Type: application/sparql-query", "--data-binary", "@-", "-H", "Accept: text/csv"],
        input=(TESTS + "#" * 900_000).encode(),
        capture_output=True,
        check=True,
        timeout=20,
    )
    assert large.stdout.splitlines()[1] == b"CT scan of the abdomen"
