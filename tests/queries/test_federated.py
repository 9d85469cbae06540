"""Federated questions: their logic, on a loopback server that holds small fragments under the real IRIs.

Properties, graphs and MeSH and HP terms of the fragments are real; Wikidata's items and what is said of medicines are
made up.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import DataError, InputError
from kg.query.library import Query, load_query, queries
from kg.query.sparql import evaluate
from tests.conftest import Run
from tests.servers import oxigraph

LIBRARY = {query.name: query for query in queries() if query.folder == "federated"}

FRAGMENTS = """
PREFIX HP: <http://purl.obolibrary.org/obo/HP_>
PREFIX mesh: <http://id.nlm.nih.gov/mesh/>
PREFIX meshv: <http://id.nlm.nih.gov/mesh/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>

wd:one rdfs:label "Lambert-Eaton-Syndrom"@de, "Lambert-Eaton myasthenic syndrome"@en ;
  wdt:P486 "D015624" ; wdt:P2176 wd:two, wd:three, wd:four .
wd:two rdfs:label "Amifampridin"@de, "amifampridine"@en ; wdt:P486 "D000077770" .
wd:three rdfs:label "made-up medicine"@en .
wd:four rdfs:label "close to ours"@en ; wdt:P486 "D026902" .
wd:other rdfs:label "another condition"@en ; wdt:P486 "D009157" ; wdt:P2176 wd:three .

GRAPH <http://id.nlm.nih.gov/mesh> {
  mesh:D015624 meshv:broaderDescriptor mesh:D020511, mesh:D020361 ; rdfs:label "Lambert-Eaton Myasthenic Syndrome"@en .
  mesh:D020511 meshv:broaderDescriptor mesh:above ; rdfs:label "Neuromuscular Junction Diseases"@en .
  mesh:D020361 rdfs:label "Paraneoplastic Syndromes, Nervous System"@en .
  mesh:above rdfs:label "Above"@en .
  mesh:D000077770 meshv:pharmacologicalAction mesh:action ; rdfs:label "Amifampridine"@en .
  mesh:unnamed meshv:pharmacologicalAction mesh:action .
  mesh:action rdfs:label "made-up action"@en .
}
GRAPH <http://reasoner.renci.org/redundant> {
  HP:0003701 rdfs:subClassOf HP:0001324 .
  HP:0009073 rdfs:subClassOf HP:0001324, HP:0003701 .
}
GRAPH <http://reasoner.renci.org/ontology> {
  HP:0003701 rdfs:label "Proximal muscle weakness" .
  HP:0009073 rdfs:label "Progressive proximal muscle weakness" .
}
"""


@pytest.fixture(scope="module")
def fragments() -> Iterator[str]:
    """The SPARQL endpoint of the fragments."""
    with oxigraph(union=False) as url:
        headers = {"Content-Type": "application/trig"}
        urllib.request.urlopen(urllib.request.Request(f"{url}/store", FRAGMENTS.encode(), headers), timeout=10).close()
        yield f"{url}/query"


def rewritten(query: Query, url: str) -> str:
    """The query with another server in the place of its endpoint."""
    return query.text.replace(f"SERVICE <{query.endpoint}>", f"SERVICE <{url}>")


def rows(store: ox.Store, text: str) -> list[list[str]]:
    solutions = store.query(text, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    return [["" if term is None else term.value for term in row] for row in solutions]


WD = "http://www.wikidata.org/entity/"
MESH = "http://id.nlm.nih.gov/mesh/"
CONCEPT = "https://w3id.org/condition-kg/concept/"


def test_five_questions() -> None:
    assert sorted(LIBRARY) == [
        *("mesh-actions", "mesh-headings-above", "ubergraph-kinds", "wikidata-medicines", "wikidata-names")
    ]


def test_names_in_other_languages(fragments: str, store: ox.Store) -> None:
    lems = [f"{WD}one", f"{CONCEPT}lems", "Lambert-Eaton myasthenic syndrome"]
    assert rows(store, rewritten(LIBRARY["wikidata-names"], fragments)) == [
        ["de", "Lambert-Eaton-Syndrom", *lems],
        ["en", "Lambert-Eaton myasthenic syndrome", *lems],
    ]


def test_medicines_of_wikidata_beside_ours(fragments: str, store: ox.Store) -> None:
    claims = f"""
        SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE {{
          ?claim rdf:subject <{CONCEPT}lems> ; rdf:object <{CONCEPT}amifampridine>
        }}"""
    [[count]] = [[term.value for term in row] for row in evaluate(store, claims)]  # type: ignore[union-attr]
    assert int(count) > 1
    assert rows(store, rewritten(LIBRARY["wikidata-medicines"], fragments)) == [
        ["amifampridine", f"{WD}two", f"{CONCEPT}amifampridine", count],
        ["close to ours", f"{WD}four", "", "0"],  # a close match is not the same
        ["made-up medicine", f"{WD}three", "", "0"],
    ]


def test_headings_above(fragments: str, store: ox.Store) -> None:
    assert rows(store, rewritten(LIBRARY["mesh-headings-above"], fragments)) == [
        [f"{MESH}above", "Above", "", ""],
        [
            *(f"{MESH}D020511", "Neuromuscular Junction Diseases"),
            *(f"{CONCEPT}neuromuscular-junction-disorder", "disorder of the neuromuscular junction"),
        ],
        [
            *(f"{MESH}D020361", "Paraneoplastic Syndromes, Nervous System"),
            *(f"{CONCEPT}paraneoplastic-neurologic-syndrome", "paraneoplastic neurologic syndrome"),
        ],
    ]


def test_actions_of_our_medicines(fragments: str, store: ox.Store) -> None:
    found = rows(store, rewritten(LIBRARY["mesh-actions"], fragments))
    assert found
    assert {(medicine, action) for medicine, _, _, action in found} == {("amifampridine", "made-up action")}
    ours = """
        SELECT ?words ?source {
          ?a rdf:subject concept:lems ; rdf:predicate ck:hasMedicine ; rdf:object concept:amifampridine ;
            ck:inWords ?words ; ck:layer/rdfs:label ?source
        } ORDER BY ?source ?words"""
    claims = [(row["words"].value, row["source"].value) for row in evaluate(store, ours)]  # type: ignore[union-attr]
    assert [(words, source) for _, words, source, _ in found] == claims


def test_the_headings_sought_are_those_of_our_medicines(store: ox.Store) -> None:
    """The list inside SERVICE is by hand: it must follow the graph."""
    query = """
        SELECT DISTINCT ?term {
          ?a rdf:subject concept:lems ; rdf:predicate ck:hasMedicine ; rdf:object/skos:exactMatch ?term .
          FILTER(STRSTARTS(STR(?term), STR(mesh:)))
        } ORDER BY ?term"""
    terms = [row["term"].value.removeprefix(MESH) for row in evaluate(store, query)]  # type: ignore[union-attr]
    wanted = " ".join(f"mesh:{term}" for term in terms)
    assert f"VALUES ?heading {{ {wanted} }}" in LIBRARY["mesh-actions"].text


def test_claims_by_phenotype_group(fragments: str, store: ox.Store) -> None:
    found = rows(store, rewritten(LIBRARY["ubergraph-kinds"], fragments))
    assert {tuple(row[:4]) for row in found} == {
        (
            *("http://purl.obolibrary.org/obo/HP_0003701", "Proximal muscle weakness"),
            *(f"{CONCEPT}proximal-muscle-weakness", "http://www.w3.org/2004/02/skos/core#exactMatch"),
        ),
        (
            *("http://purl.obolibrary.org/obo/HP_0003701", "Proximal muscle weakness"),
            *(f"{CONCEPT}progressive-proximal-muscle-weakness", "http://www.w3.org/2004/02/skos/core#broadMatch"),
        ),
        (
            *("http://purl.obolibrary.org/obo/HP_0003701", "Proximal muscle weakness"),
            *(f"{CONCEPT}proximal-leg-weakness", "http://www.w3.org/2004/02/skos/core#broadMatch"),
        ),
        (
            *("http://purl.obolibrary.org/obo/HP_0009073", "Progressive proximal muscle weakness"),
            *(f"{CONCEPT}progressive-proximal-muscle-weakness", "http://www.w3.org/2004/02/skos/core#exactMatch"),
        ),
    }


def test_a_user_asks_a_server_that_holds_the_graph(fragments: str, kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    path.write_text(rewritten(LIBRARY["wikidata-names"], fragments), encoding="utf-8")
    with oxigraph() as url:
        assert kg("push", "--endpoint", f"{url}/query")[0] == 0
        status, out, err = kg("sparql", f"@{path}", "--endpoint", f"{url}/query", "--format", "csv")
        assert (status, err) == (0, "")
    assert out.splitlines()[1] == f"de,Lambert-Eaton-Syndrom,{WD}one,{CONCEPT}lems,Lambert-Eaton myasthenic syndrome"


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_on_local_data_they_say_what_to_do(name: str, kg: Run) -> None:
    status, out, err = kg("query", name)
    assert (status, out) == (2, "")
    assert LIBRARY[name].endpoint in err
    assert "kg push --endpoint URL" in err
    assert f"kg query {name} --endpoint URL" in err


def test_in_python_too() -> None:
    import kg

    with pytest.raises(InputError, match="for a server to follow"):
        kg.load().query("wikidata-names")


def test_explained_with_endpoint_and_status(kg: Run) -> None:
    _, out, _ = kg("query", "mesh-actions", "--explain")
    assert "\nEndpoint: https://id.nlm.nih.gov/mesh/sparql (not run live)\n" in out


def test_they_are_no_examples_for_an_endpoint(kg: Run) -> None:
    assert "wikidata-names" not in kg("query", "--examples")[1]


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_only_federated_questions_name_an_endpoint(query: Query) -> None:
    assert bool(query.endpoint) == bool(query.status) == (query.folder == "federated")
    assert ("SERVICE" in query.text) == (query.folder == "federated")


HEADER = "# title: T\n# question: Q?\n# audience: patient\n# column: x — y\n"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            "# endpoint: http://a/\n# status: not run live\nSELECT ?x { SERVICE <http://b/> {} }",
            "no SERVICE <http://a/>",
        ),
        ("# endpoint: http://a/\nSELECT ?x { SERVICE <http://a/> {} }", "status ''"),
        ("# endpoint: http://a/\n# status: fine\nSELECT ?x { SERVICE <http://a/> {} }", "status 'fine'"),
    ],
)
def test_bad_headers(tmp_path: Path, lines: str, problem: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(HEADER + lines, encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        load_query(path)


def test_a_day_on_which_it_was_run(tmp_path: Path) -> None:
    path = tmp_path / "good.rq"
    text = "# endpoint: http://a/\n# status: run live on 2026-01-31\nSELECT ?x { SERVICE <http://a/> {} }"
    path.write_text(HEADER + text, encoding="utf-8")
    assert load_query(path).status == "run live on 2026-01-31"
