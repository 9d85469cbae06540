"""The query operation of the SPARQL 1.1 Protocol, case by case as the recommendation has them."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.namespaces import GRAPH
from kg.server.http.messages import ProblemError, Request
from kg.server.sparql_protocol import QueryOperation, read_query
from tests.kg.server.conftest import Service

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
CONCEPTS, DIRECT_GRAPH = GRAPH + "concepts", GRAPH + "direct"
ASK = "ASK { concept:lems rdfs:label ?label }"


def parameters(*pairs: tuple[str, str]) -> str:
    return urlencode(pairs)


def truth(service: Service, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> bool:
    response = service.ask("POST" if body is not None else "GET", path, body, headers)
    assert response.status == 200, response.text
    assert response.headers["content-type"] == "application/sparql-results+json"
    value: bool = response.json()["boolean"]
    return value


def test_query_via_get(service: Service) -> None:
    assert truth(service, "/sparql?" + parameters(("query", ASK)))


def test_query_via_post_form(service: Service) -> None:
    assert truth(service, "/sparql", parameters(("query", ASK)).encode(), FORM)


def test_query_via_post_direct(service: Service) -> None:
    assert truth(service, "/sparql", ASK.encode(), DIRECT)
    assert truth(service, "/sparql", ASK.encode(), {"Content-Type": "application/sparql-query; charset=UTF-8"})


def test_two_ways_say_the_same(service: Service) -> None:
    query = "SELECT ?test { concept:lems ck:hasTest/rdfs:label ?test } ORDER BY ?test"
    by_get = service.query(query)
    by_form = service.ask("POST", "/sparql", parameters(("query", query)).encode(), FORM)
    direct = service.ask("POST", "/sparql", query.encode(), DIRECT)
    assert by_get.body == by_form.body == direct.body
    assert by_get.json()["results"]["bindings"][0]["test"]["value"] == "CT scan of the abdomen"


@pytest.mark.parametrize("way", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("graphs", "in_default", "in_named"),
    [
        ([("default-graph-uri", CONCEPTS)], True, False),
        ([("default-graph-uri", DIRECT_GRAPH)], False, False),
        ([("default-graph-uri", DIRECT_GRAPH), ("default-graph-uri", CONCEPTS)], True, False),
        ([("named-graph-uri", CONCEPTS)], False, True),
        ([("named-graph-uri", DIRECT_GRAPH), ("named-graph-uri", CONCEPTS)], False, True),
        ([("default-graph-uri", CONCEPTS), ("named-graph-uri", CONCEPTS)], True, True),
        ([("default-graph-uri", "http://nowhere.test/graph")], False, False),
        ([], True, True),
    ],
)
def test_dataset(
    service: Service, way: str, graphs: list[tuple[str, str]], *, in_default: bool, in_named: bool
) -> None:
    """The default graph is the merge of those named as such; GRAPH finds those named as named; else the union."""
    default = "ASK { concept:lems rdfs:label ?label }"
    named = f"ASK {{ GRAPH <{CONCEPTS}> {{ concept:lems rdfs:label ?label }} }}"
    for query, expected in ((default, in_default), (named, in_named)):
        if way == "get":
            found = truth(service, "/sparql?" + parameters(("query", query), *graphs))
        elif way == "form":
            found = truth(service, "/sparql", parameters(("query", query), *graphs).encode(), FORM)
        else:
            found = truth(service, "/sparql?" + parameters(*graphs), query.encode(), DIRECT)
        assert found == expected


def test_the_dataset_of_the_request_wins(service: Service) -> None:
    query = f"ASK FROM <{DIRECT_GRAPH}> {{ concept:lems rdfs:label ?label }}"
    assert not truth(service, "/sparql?" + parameters(("query", query)))
    assert truth(service, "/sparql?" + parameters(("query", query), ("default-graph-uri", CONCEPTS)))


G1, G2, NAMES = "http://ex.test/g1", "http://ex.test/g2", "SELECT ?o { <http://ex.test/s> <http://ex.test/name> ?o }"


def names(service: Service, address: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> set[str]:
    method = "GET" if body is None else "POST"
    response = service.ask(method, f"/sparql{address}", body, {"Accept": "text/csv", **(headers or {})})
    assert response.status == 200, response.text
    return set(response.text.splitlines()[1:])


@pytest.mark.parametrize(
    ("address", "form", "expected"),
    [
        ([("default-graph-uri", G2)], [], {"in g2"}),
        ([], [("default-graph-uri", G2)], {"in g2"}),
        ([("default-graph-uri", G2)], [("default-graph-uri", G1)], {"in g1", "in g2"}),
        ([("default-graph-uri", G2)], [("default-graph-uri", G2)], {"in g2"}),
        ([("default-graph-uri", "")], [], {"in default", "in g1", "in g2"}),
        ([("default-graph-uri", "")], [("default-graph-uri", G1)], {"in g1"}),
        ([("named-graph-uri", G1)], [], set()),
        ([("format", "json"), ("timeout", "0"), ("_", "1")], [], {"in default", "in g1", "in g2"}),
    ],
)
def test_graphs_of_address_and_form_come_together(
    quads: Service, address: list[tuple[str, str]], form: list[tuple[str, str]], expected: set[str]
) -> None:
    query = ("query", NAMES)
    assert names(quads, "?" + parameters(*address), parameters(query, *form).encode(), FORM) == expected
    assert names(quads, "?" + parameters(query, *address, *form)) == expected
    assert names(quads, "?" + parameters(*address, *form), NAMES.encode(), DIRECT) == expected


def test_graphs_of_the_request_stand_before_those_of_the_query(quads: Service) -> None:
    query = NAMES.replace("{", f"FROM <{G1}> {{", 1)
    assert names(quads, "?" + parameters(("query", query))) == {"in g1"}
    for address in (G2, "http://ex.test/none"):
        found = names(quads, f"?default-graph-uri={quote(address)}", parameters(("query", query)).encode(), FORM)
        assert found == ({"in g2"} if address == G2 else set())


def test_a_browser_gets_an_answer_where_the_page_would_ask_something_else(quads: Service) -> None:
    browser = {"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"}
    plain = quads.ask("GET", "/sparql?" + parameters(("query", NAMES)), None, browser)
    assert (plain.status, plain.headers["location"][:7]) == (303, "/query?")
    of_graph = quads.ask("GET", "/sparql?" + parameters(("query", NAMES), ("default-graph-uri", G2)), None, browser)
    assert of_graph.status == 200
    assert "in g2" in of_graph.text
    assert "in g1" not in of_graph.text


@pytest.mark.parametrize("form", ["", "default-graph-uri=http%3A%2F%2Fex.test%2Fg2&"])
def test_head_tells_what_get_would(quads: Service, form: str) -> None:
    path = "/sparql?" + form + parameters(("query", NAMES))
    head, get = (quads.ask(method, path, None, {"Accept": "text/csv"}) for method in ("HEAD", "GET"))
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "etag", "vary"):
        assert head.headers[name] == get.headers[name]
    assert quads.ask("HEAD", "/sparql?" + form + "query=ASK").status == 400


def test_one_limit_for_every_way_in(quads: Service) -> None:
    for length, fine in ((2000, True), (2001, False)):
        query = "ASK {} #".ljust(length, "{")  # each { is three characters in a form
        sent = [
            quads.query(query),
            quads.ask("POST", "/sparql", parameters(("query", query)).encode(), FORM),
            quads.ask("POST", "/sparql", query.encode(), DIRECT),
        ]
        assert [each.status for each in sent] == ([200] * 3 if fine else [414, 413, 413])
        for each in sent if not fine else ():
            assert each.json()["detail"] == "the query is longer than 2,000 bytes"
            assert "--query-size" in each.json()["hint"]
    for path, body in (("/sparql?query=" + "x" * 40_000, None), ("/sparql", b"query=" + b"x" * 40_000)):
        refused = quads.ask("POST" if body else "GET", path, body, FORM)
        assert refused.status == (413 if body else 414)
        assert "--query-size" in refused.json()["hint"]


BAD = {
    "one in the address, one in the form": (
        "POST",
        "/sparql?query=ASK%7B%7D",
        b"query=ASK%7B%7D",
        FORM,
        400,
        "2 queries",
    ),
    "an update in the address": ("POST", "/sparql?update=DROP%20ALL", b"query=ASK%7B%7D", FORM, 403, "updates"),
    "a bad graph in the address": (
        "POST",
        "/sparql?default-graph-uri=x",
        b"query=ASK%7B%7D",
        FORM,
        400,
        "absolute IRI",
    ),
    "a graph for updates": ("GET", "/sparql?query=ASK%7B%7D&using-graph-uri=urn:x", None, {}, 400, "using-graph-uri"),
    "a graph by another name": ("GET", "/sparql?query=ASK%7B%7D&default-graph=urn:x", None, {}, 400, "'default-graph'"),
    "a value for a variable": ("GET", "/sparql?query=ASK%7B%7D&$s=urn:x", None, {}, 400, "'$s'"),
    "a prefix that is not declared": (
        "POST",
        "/sparql",
        b"ASK { foo:s ?p ?o }",
        DIRECT,
        400,
        "column 7: the prefix 'foo:'",
    ),
    "a mark within": (
        "POST",
        "/sparql",
        "ASK { ?s\ufeff ?p ?o }".encode(),
        DIRECT,
        400,
        "column 9: the byte order mark",
    ),
    "a missing brace": ("POST", "/sparql", b"ASK { ?s ?p ?o", DIRECT, 400, "the { at line 1, column 5 has no partner"),
    "two queries": ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400, "2 queries"),
    "two in a form": ("POST", "/sparql", b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400, "2 queries"),
    "one here, one there": ("POST", "/sparql?query=ASK%7B%7D", b"ASK {}", DIRECT, 400, "so does the body"),
    "no query": ("GET", "/sparql?default-graph-uri=http%3A%2F%2Fa%2Fb", None, {}, 400, "no query"),
    "no query in a form": ("POST", "/sparql", b"x=1", FORM, 400, "no query"),
    "an empty form": ("POST", "/sparql", b"", FORM, 400, "no query"),
    "bad syntax": ("GET", "/sparql?query=SELECT%20nonsense", None, {}, 400, "line 1, column 16"),
    "an empty query": ("POST", "/sparql", b"", DIRECT, 400, "syntax error at line 1"),
    "not UTF-8": ("GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%FF%22%20%7D", None, {}, 400, "not UTF-8"),
    "not UTF-8 in a form": ("POST", "/sparql", b"query=%C3%28", FORM, 400, "not UTF-8"),
    "not UTF-8 in a body": ("POST", "/sparql", b'ASK { ?s ?p "\xc3\x28" }', DIRECT, 400, "body is not UTF-8"),
    "a graph that is no IRI": (
        "GET",
        "/sparql?query=ASK%7B%7D&default-graph-uri=a%3Eb",
        None,
        {},
        400,
        "default-graph",
    ),
    "another media type": ("POST", "/sparql", b"ASK {}", {"Content-Type": "text/plain"}, 415, "text/plain"),
    "no media type": ("POST", "/sparql", b"ASK {}", {}, 415, "Content-Type is missing"),
    "a form in latin-1": (
        "POST",
        "/sparql",
        b"query=x",
        {"Content-Type": FORM["Content-Type"] + ";charset=latin-1"},
        415,
        "latin-1",
    ),
    "UTF-16": (
        "POST",
        "/sparql",
        "ASK {}".encode("utf-16"),
        {"Content-Type": "application/sparql-query; charset=utf-16"},
        415,
        "utf-16",
    ),
    "compressed": ("POST", "/sparql", b"x", {**DIRECT, "Content-Encoding": "gzip"}, 415, "compressed"),
    "PUT": ("PUT", "/sparql", b"ASK {}", DIRECT, 405, "PUT"),
    "DELETE": ("DELETE", "/sparql?query=ASK%7B%7D", None, {}, 405, "DELETE"),
    "an update as a parameter": ("POST", "/sparql", b"update=CLEAR%20ALL", FORM, 403, "updates are refused"),
    "an update by GET": ("GET", "/sparql?update=CLEAR%20ALL", None, {}, 403, "updates are refused"),
    "an update as a body": (
        "POST",
        "/sparql",
        b"CLEAR ALL",
        {"Content-Type": "application/sparql-update"},
        403,
        "updates",
    ),
    "an update as a query": ("POST", "/sparql", b"query=DROP%20ALL", FORM, 403, "is an update"),
    "SERVICE": (
        "POST",
        "/sparql",
        b"SELECT * {\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        DIRECT,
        403,
        "SERVICE",
    ),
    "rows and triples wanted": ("GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "image/png"}, 406, "no form"),
    "triples of ASK wanted": ("GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "text/turtle"}, 406, "rows"),
    "rows of DESCRIBE wanted": (
        "GET",
        "/sparql?query=DESCRIBE%20%3Ca%3Ab%3E",
        None,
        {"Accept": "text/csv"},
        406,
        "triples",
    ),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_bad_requests(service: Service, case: tuple[str, str, bytes | None, dict[str, str], int, str]) -> None:
    method, path, body, headers, status, said = case
    response = service.ask(method, path, body, headers)
    assert response.status == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert said in problem["detail"]
    assert "Traceback" not in response.text
    assert len(response.body) < 1000
    if status == 405:
        assert "POST" in response.headers["allow"]


def test_the_place_of_an_error_is_data(service: Service) -> None:
    problem = service.query("SELECT *\n{ ?s ?p ?o } LIMT 3").json()
    assert (problem["line"], problem["column"]) == (2, 20)


FORMS = [
    ("SELECT ?l { concept:lems rdfs:label ?l }", "application/sparql-results+json", b'{"head":{"vars":["l"]}'),
    ("SELECT ?l { concept:lems rdfs:label ?l }", "application/sparql-results+xml", b"<?xml"),
    ("SELECT ?l { concept:lems rdfs:label ?l }", "text/csv", b"l\r\nLambert-Eaton myasthenic syndrome\r\n"),
    ("SELECT ?l { concept:lems rdfs:label ?l }", "text/tab-separated-values", b'?l\n"Lambert-Eaton'),
    ("ASK {}", "application/sparql-results+xml", b"<?xml"),
    ("CONSTRUCT { ?s rdfs:label ?l } { BIND(concept:lems AS ?s) ?s rdfs:label ?l }", "text/turtle", b"@prefix"),
    ("DESCRIBE concept:lems", "application/n-triples", b"<https://w3id.org/"),
    ("DESCRIBE concept:lems", "application/rdf+xml", b"<?xml"),
    ("DESCRIBE concept:lems", "application/ld+json", b"["),
]


@pytest.mark.parametrize(("query", "media_type", "start"), FORMS)
def test_each_form(service: Service, query: str, media_type: str, start: bytes) -> None:
    response = service.query(query, media_type)
    assert response.status == 200
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert response.body.startswith(start)
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "rows", "graph"),
    [
        (None, "application/sparql-results+json", "text/turtle"),
        ("*/*", "application/sparql-results+json", "text/turtle"),
        ("application/json", "application/sparql-results+json", "application/ld+json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.4, text/turtle", "text/csv", "text/turtle"),
        ("application/xml", "application/sparql-results+xml", "application/rdf+xml"),
        ("text/*, application/n-triples;q=0.9", "text/csv", "text/turtle"),
        (
            "application/sparql-results+json, text/turtle;q=0, */*;q=0.1",
            "application/sparql-results+json",
            "application/n-triples",
        ),
    ],
)
def test_negotiation(service: Service, accept: str | None, rows: str, graph: str) -> None:
    assert service.query("SELECT * {} LIMIT 1", accept).headers["content-type"].partition(";")[0] == rows
    assert service.query("DESCRIBE concept:lems", accept).headers["content-type"].partition(";")[0] == graph


@given(
    st.text(min_size=1),
    st.lists(st.from_regex(r"\Ahttp://[a-z]+/[a-zé]*\Z"), max_size=3),
)
def test_what_was_sent_is_what_is_read(query: str, graphs: list[str]) -> None:
    """GET, form and direct POST give the same question, whatever is in it (surrogates cannot be sent)."""
    try:
        query.encode()
    except UnicodeEncodeError:
        return
    pairs = [("default-graph-uri", iri) for iri in graphs]
    expected = QueryOperation(query, tuple(dict.fromkeys(graphs)), ())
    encoded = parameters(("query", query), *pairs)
    assert read_query(Request("GET", "/sparql", encoded, {})) == expected
    headers = {"content-type": FORM["Content-Type"]}
    assert read_query(Request("POST", "/sparql", "", headers, encoded.encode())) == expected
    headers = {"content-type": DIRECT["Content-Type"]}
    assert read_query(Request("POST", "/sparql", parameters(*pairs), headers, query.encode())) == expected


@given(st.sampled_from(["GET", "POST", "PUT"]), st.binary(max_size=60), st.binary(max_size=60), st.text(max_size=30))
def test_no_request_breaks_the_reader(method: str, query: bytes, body: bytes, media_type: str) -> None:
    request = Request(method, "/sparql", query.decode("latin-1"), {"content-type": media_type}, body)
    with suppress(ProblemError):
        question = read_query(request)
        assert question is None or isinstance(question.query, str)


def test_percent_and_plus() -> None:
    request = Request("GET", "/sparql", "query=" + quote("a+b c%2B") + "+d", {})
    question = read_query(request)
    assert question is not None
    assert question.query == "a+b c%2B d"
