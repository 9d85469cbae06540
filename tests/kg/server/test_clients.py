"""Clients of others ask the service: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

from kg.query.text import declare_prefixes
from kg.rdf.namespaces import CONCEPT, PREFIXES
from kg.remote import ask_endpoint
from tests.kg.server.conftest import Service

DIRECT = Path(__file__).parents[1] / "build" / "direct.tsv"

#: The direct triples of the tests in the condition, as the shipped graph has them.
HELD = DIRECT.read_text(encoding="utf-8").count("concept:lems\tck:hasTest\t")
TESTS = "SELECT ?t { concept:lems ck:hasTest/rdfs:label ?t } ORDER BY ?t"


def test_our_own_client(service: Service) -> None:
    with ask_endpoint(f"{service.url}/sparql", TESTS, "csv", seconds=20) as answer:
        assert answer.read().splitlines()[1] == "CT scan of the abdomen"


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
