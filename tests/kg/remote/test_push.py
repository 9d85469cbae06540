"""Loading a server: graph by graph, again after a break, and what is not ours left alone."""

from __future__ import annotations

import csv
import tempfile
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from itertools import count, pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.namespaces import PREFIXES
from kg.remote import ask_endpoint
from kg.remote import push as pushing
from kg.remote.push import Target, graph_store_of, push
from tests.conftest import Run
from tests.kg.rdf.literals import LITERALS, turtle
from tests.kg.remote.servers import Handler, Serve, wants
from tests.servers import oxigraph

DATA = Path(__file__).resolve().parents[2] / "data" / "sparql"
G, H, OTHER = "http://example.org/g", "http://example.org/h?a=1&b=#c", "http://example.org/other"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Oxigraph; what a test loads, the next one replaces."""
    with oxigraph(union=False) as url:
        yield url


@pytest.fixture(autouse=True)
def emptied(server: str) -> None:
    """Nothing is there but a graph of somebody else, and triples in the default graph."""
    update = f"DROP ALL ; INSERT DATA {{ <a:a> <a:a> 'theirs' . GRAPH <{OTHER}> {{ <a:a> <a:a> 'theirs' }} }}"
    headers = {"Content-Type": "application/sparql-update"}
    urllib.request.urlopen(urllib.request.Request(f"{server}/update", update.encode(), headers), timeout=10).close()


def rows(server: str, query: str) -> list[list[str]]:
    with ask_endpoint(f"{server}/query", query, "csv", seconds=20) as result:
        return list(csv.reader(result))[1:]


def counts(server: str) -> dict[str, int]:
    return {g: int(n) for g, n in rows(server, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")}


def quads(*, blank: bool = False, many: int = 50) -> list[ox.Quad]:
    """Two graphs of hard literals, and blank nodes that hang together."""
    found = []
    for graph in (ox.NamedNode(G), ox.NamedNode(H)):
        subject, predicate = ox.NamedNode("http://example.org/s"), ox.NamedNode("http://example.org/p")
        hard = ['"', "\\", "\n\r\t", "}} ; DROP ALL", "\u2028é😀", "'''", "<http://x>", "?x", "", "#"]
        objects: list[ox.Literal] = [ox.Literal(text) for text in hard]
        objects += [ox.Literal(text, language="de") for text in hard]
        objects += [ox.Literal(str(number)) for number in range(many)]
        found += [ox.Quad(subject, predicate, each, graph) for each in objects]
        if blank:
            chain = [ox.BlankNode(f"b{graph.value[19]}{number}") for number in range(30)]
            found += [ox.Quad(one, predicate, two, graph) for one, two in pairwise(chain)]
    return found


Written = Callable[[Iterable[ox.Quad]], list[Path]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes quads to a file, another each time."""
    names = (tmp_path / f"{number}.nq" for number in count())

    def write(found: Iterable[ox.Quad]) -> list[Path]:
        path = next(names)
        ox.serialize(found, path, ox.RdfFormat.N_QUADS)
        return [path]

    return write


@pytest.fixture(params=["graph", "update"])
def target(request: pytest.FixtureRequest, server: str) -> Target:
    """Both ways to write."""
    writer = {"graph": f"{server}/store", "update": f"{server}/update"}[request.param]
    return Target(f"{server}/query", writer, request.param, 20)


def test_every_triple_arrives_as_it_is(target: Target, server: str, written: Written) -> None:
    loads = list(push(written(quads()), target))
    assert [(load.graph, load.here, load.before, load.there, load.done) for load in loads] == [
        (G, 70, 0, 70, "loaded"),
        (H, 70, 0, 70, "loaded"),
    ]
    for graph in (G, H):
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        with ask_endpoint(f"{server}/query", query, "ntriples", seconds=20) as result:
            there = set(ox.parse(result.read(), format=ox.RdfFormat.N_TRIPLES))
        assert {quad.triple for quad in there} == {quad.triple for quad in quads()}
    assert counts(server) == {G: 70, H: 70, OTHER: 1}
    assert rows(server, "SELECT ?o { <a:a> <a:a> ?o }") == [["theirs"]]


def test_in_small_pieces(target: Target, server: str, monkeypatch: pytest.MonkeyPatch, written: Written) -> None:
    monkeypatch.setattr(pushing, "_MAX_BYTES", 500)
    list(push(written(quads(blank=True)), target))
    assert counts(server) == {G: 99, H: 99, OTHER: 1}
    chain = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{G}> {{ ?a <http://example.org/p>+ ?b FILTER(isBlank(?a)) }} }}"
    assert rows(server, chain) == [[str(29 * 30 // 2)]]  # blank nodes are still the same ones


def test_a_graph_of_the_same_count_is_skipped(target: Target, written: Written) -> None:
    list(push(written(quads()), target))
    more = ox.Quad(ox.NamedNode("a:b"), ox.NamedNode("a:b"), ox.NamedNode("a:b"), ox.NamedNode(H))
    files = written([*quads(), more])
    assert [load.done for load in push(files, target)] == ["same count, skipped", "replaced"]
    assert [load.done for load in push(files, target, everything=True)] == ["replaced", "replaced"]
    assert [load.there for load in push(files, target)] == [70, 71]


def test_what_is_no_more_in_a_graph_goes(target: Target, server: str, written: Written) -> None:
    list(push(written(quads(many=90)), target))
    list(push(written(quads(many=1)), target))
    assert counts(server) == {G: 21, H: 21, OTHER: 1}


def test_a_dry_run_changes_nothing(target: Target, server: str, written: Written) -> None:
    assert [load.done for load in push(written(quads()), target, dry_run=True)] == ["would be loaded"] * 2
    assert counts(server) == {OTHER: 1}


def test_triples_in_no_graph_want_a_name(target: Target, server: str, written: Written) -> None:
    ours = [ox.Quad(ox.NamedNode("a:b"), ox.NamedNode("a:b"), ox.Literal("ours"))]
    files = written(ours)
    with pytest.raises(InputError, match="--graph IRI"):
        list(push(files, target))
    assert [load.graph for load in push(files, target, graph=G)] == [G]
    assert counts(server) == {G: 1, OTHER: 1}
    with pytest.raises(InputError, match="has a graph of that name"):
        list(push([*files, *written(quads())], target, graph=G))
    with pytest.raises(InputError, match="absolute IRI"):
        list(push(files, target, graph="x> { } } ; DROP ALL #"))


def test_a_graph_named_by_a_blank_node_is_refused(target: Target, written: Written) -> None:
    files = written([ox.Quad(ox.NamedNode("a:b"), ox.NamedNode("a:b"), ox.Literal("x"), ox.BlankNode("b"))])
    with pytest.raises(InputError, match="blank node"):
        list(push(files, target))


def test_on_the_command_line(server: str, kg: Run, written: Written) -> None:
    (path,) = written(quads())
    command = ["push", "--endpoint", f"{server}/query", "--data", path, "--format", "csv"]
    assert kg(*command, "--dry-run")[:2] == (
        *(0, f"graph,here,before,there,done\n{G},70,0,0,would be loaded\n{H},70,0,0,would be loaded\n"),
    )
    status, out, err = kg(*command)
    assert (status, out) == (0, f"graph,here,before,there,done\n{G},70,0,70,loaded\n{H},70,0,70,loaded\n")
    assert err.startswith(f"kg: loading by Graph Store Protocol: {server}/store\n")
    assert kg(*command)[1].count("same count, skipped") == 2


def test_a_run_that_broke_off_goes_on(server: str, serve: Serve, kg: Run, written: Written) -> None:
    """The second graph is refused in the middle; a later run skips the first and loads the second."""
    (path,) = written(quads())

    def relay(handler: Handler) -> None:
        request = handler.server.seen[-1]
        if len(handler.server.seen) == 2:
            handler.say(500, b"disk full", "text/plain")
            return
        url, headers = server + request.path, {"Content-Type": request.headers["Content-Type"]}
        passed = urllib.request.Request(url, request.body, headers, method=request.method)
        with urllib.request.urlopen(passed, timeout=10) as answer:
            handler.say(answer.status, answer.read())

    proxy = serve(relay).url.removesuffix("/sparql")
    command = ["push", "--endpoint", f"{server}/query", "--graph-store", f"{proxy}/store", "--data", path]
    status, out, err = kg(*command)
    assert (status, out) == (2, "")
    assert "refused the graph (500): disk full" in err
    assert counts(server) == {G: 70, OTHER: 1}
    status, out, _ = kg(*command, "--format", "csv")
    assert status == 0
    assert f'{G},70,70,70,"same count, skipped"\n{H},70,0,70,loaded\n' in out


def test_a_count_that_differs_is_a_finding(serve: Serve, kg: Run, written: Written) -> None:
    (path,) = written(quads())
    number = '{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"7"}'
    body = f'{{"head":{{"vars":["count"]}},"results":{{"bindings":[{{"count":{number}}}]}}}}'.encode()
    url = serve(lambda handler: handler.say(200, body)).url
    status, out, _ = kg("push", "--endpoint", url, "--graph-store", url, "--data", path, "--format", "csv")
    assert status == 1
    assert f"{G},70,7,7,replaced\n" in out


@pytest.mark.parametrize("body", [b'{"head":{"vars":["n"]},"results":{"bindings":[]}}', b'{"head":{},"boolean":true}'])
def test_a_count_that_is_none(serve: Serve, kg: Run, body: bytes) -> None:
    status, out, err = kg("push", "--endpoint", serve(lambda handler: handler.say(200, body)).url)
    assert (status, out) == (2, "")
    assert "no count" in err


def test_of_a_large_body_it_is_asked_beforehand_who_sends_it(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers close the connection while an unasked body is on its way."""
    monkeypatch.setenv("CONDITION_KG_USER", "me")
    monkeypatch.setenv("CONDITION_KG_PASSWORD", "s3cret")
    server = serve(wants('Basic realm="x"'))
    pushing._send(Target("", server.url, "graph", 20), G, b"#" * 100_000, is_first=True)
    assert [(request.method, len(request.body)) for request in server.seen] == [("OPTIONS", 0), ("PUT", 100_000)]
    assert server.seen[1].path == "/sparql?graph=http%3A%2F%2Fexample.org%2Fg"


@pytest.mark.parametrize("url", ["http://example.org/", "http://example.org/sparql/", "http://example.org/x/y"])
def test_a_graph_store_that_is_not_told(url: str, kg: Run) -> None:
    with pytest.raises(InputError, match="--graph-store URL"):
        graph_store_of(url)
    assert kg("push", "--endpoint", url)[0] == 2


texts = st.text(max_size=40)


nodes = st.sampled_from([ox.NamedNode("http://example.org/a"), ox.BlankNode("x"), ox.BlankNode("y")])


objects = nodes | texts.map(ox.Literal)


@given(st.lists(st.builds(ox.Triple, nodes, st.just(ox.NamedNode("a:p")), objects), max_size=30), st.integers(1, 5))
def test_pieces_hold_all_triples_and_blank_nodes_stay_together(triples: list[ox.Triple], most: int) -> None:
    content = pushing._Content()
    for triple in triples:
        lines = content.blank if pushing._is_blank(triple) else content.named
        lines[pushing._ntriples(triple, {})] = None
    bodies = list(pushing._bodies(content, most))
    parsed = [[quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)] for body in bodies]
    assert {triple for piece in parsed for triple in piece} == set(triples)
    assert sum(map(len, parsed)) == len(set(triples)) == content.count
    for body, piece in zip(bodies[1:], parsed[1:], strict=True):
        assert not any(map(pushing._is_blank, piece))
        assert body.count(b"\n") <= most


@pytest.mark.parametrize("name", ["lex.ttl", "langs.ttl"])
def test_a_file_goes_as_it_is(serve: Serve, name: str) -> None:
    server = serve(_empty)
    path = DATA / name
    list(push([path], Target(server.url, server.url, "graph", 20), graph=G))
    (sent,) = [request for request in server.seen if request.method == "PUT"]
    assert (sent.body, sent.headers["Content-Type"]) == (path.read_bytes(), "text/turtle; charset=utf-8")


@given(st.lists(LITERALS, min_size=1, max_size=8), st.integers(1, 3))
def test_literals_of_every_type_are_sent_as_they_are(literals: list[ox.Literal], most: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ttl"
        path.write_bytes(turtle(literals))
        content = pushing._graphs([path], G)[G]
        assert [document.body for document in content.documents or ()] == [path.read_bytes()]
    sent = [quad.object for body in pushing._bodies(content, most) for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)]
    assert sent == literals


@pytest.mark.parametrize("kind", ["graph", "update"])
@pytest.mark.parametrize("name", ["lex.ttl", "langs.ttl"])
def test_what_does_not_go_as_it_is_keeps_its_spelling(serve: Serve, tmp_path: Path, name: str, kind: str) -> None:
    """From a file of several graphs, in an update, and for a server that does not read the form of the file."""
    server = serve(_empty)
    path = tmp_path / "x.trig"
    path.write_bytes((DATA / name).read_bytes().replace(b"\nex:", b"\n<a:g> { ex:") + b"}")
    list(push([path], Target(server.url, server.url, kind, 20)))
    sent = b"".join(request.body for request in server.seen if b"a:g" in request.body or request.method == "PUT")
    for quad in ox.parse(path=DATA / name):
        text = str(quad.object)
        assert text.encode() in sent or text.replace("@de-ch", "@de-CH").replace("@en-gb", "@EN-gb").encode() in sent
    if name == "langs.ttl":
        assert b'"Haus"@de-CH' in sent
        assert b'"house"@EN-gb' in sent


@pytest.mark.parametrize("status", [400, 415])
def test_a_server_that_does_not_read_rdf_xml_gets_n_triples(serve: Serve, tmp_path: Path, status: int) -> None:
    def behave(handler: Handler) -> None:
        if handler.headers["Content-Type"] == "application/rdf+xml":
            handler.say(status, b"no", "text/plain")
        else:
            _empty(handler)

    path = tmp_path / "x.rdf"
    path.write_text(
        f'<rdf:RDF xmlns:rdf="{PREFIXES["rdf"]}" xmlns="http://e/"><rdf:Description rdf:about="http://e/s">'
        f'<p xml:lang="de-CH">Haus</p></rdf:Description></rdf:RDF>',
        encoding="utf-8",
    )
    server = serve(behave)
    list(push([path], Target(server.url, server.url, "graph", 20), graph=G))
    assert [request.body for request in server.seen if request.method == "PUT"] == [
        path.read_bytes(),
        b'<http://e/s> <http://e/p> "Haus"@de-CH .\n',
    ]


def test_a_file_of_relative_iris_means_the_same_there(serve: Serve, tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("<s> <p> 1.0 .", encoding="utf-8")
    server = serve(_empty)
    list(push([path], Target(server.url, server.url, "graph", 20), graph=G))
    (sent,) = [request for request in server.seen if request.method == "PUT"]
    assert sent.body.startswith(f"<{tmp_path.as_uri()}/s> ".encode())


def test_of_files_with_blank_nodes_all_go_in_one_request(serve: Serve, tmp_path: Path) -> None:
    """Sent twice, a second request with blank nodes would double them."""
    paths = [tmp_path / "a.ttl", tmp_path / "b.ttl"]
    for path in paths:
        path.write_text("_:b <a:p> 1.0 .", encoding="utf-8")
    server = serve(_empty)
    list(push(paths, Target(server.url, server.url, "graph", 20), graph=G))
    sent = [(request.method, request.body.count(b"_:")) for request in server.seen if request.method == "PUT"]
    assert sent == [("PUT", 2)]
    paths[1].write_text("<a:s> <a:p> 1.0 .", encoding="utf-8")
    server.seen.clear()
    list(push(paths[::-1], Target(server.url, server.url, "graph", 20), graph=G))
    sent = [(request.method, request.body.count(b"_:")) for request in server.seen if b"<a:p>" in request.body]
    assert sent == [("PUT", 1), ("POST", 0)]


def _empty(handler: Handler) -> None:
    """A server that holds nothing, and takes everything."""
    number = f'{{"type":"literal","datatype":"{PREFIXES["xsd"]}integer","value":"0"}}'
    handler.say(200, f'{{"head":{{"vars":["count"]}},"results":{{"bindings":[{{"count":{number}}}]}}}}'.encode())
