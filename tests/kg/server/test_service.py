"""The running service: what it says of its answers, its limits, and how it starts and stops."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kg.query.sparql import answer
from tests.kg.server.conftest import KG, Service

ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(?g != graph:service) }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"

Serve = Callable[..., Service]


def until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether it comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_large_results_are_streamed_whole(service: Service, store: ox.Store) -> None:
    """In parts, each compressed or not, as one: the same rows as the command line's."""
    expected = sorted(answer(store, ALL, "csv").splitlines())
    plain = service.query(ALL, "text/csv")
    assert plain.headers["transfer-encoding"] == "chunked"
    assert sorted(plain.text.splitlines()) == expected
    zipped = service.ask(
        "GET",
        f"/sparql?query={quote(ALL)}",
        None,
        {"Accept": "text/csv", "Accept-Encoding": "gzip"},
    )
    assert zipped.headers["content-encoding"] == "gzip"
    assert len(zipped.body) < len(plain.body) / 5
    assert sorted(gzip.decompress(zipped.body).decode().splitlines()) == expected
    graph = service.query(f"CONSTRUCT {{ ?s ?p ?o }} {ALL[9:]}", "text/turtle")
    assert len({quad.triple for quad in ox.parse(graph.body, format=ox.RdfFormat.TURTLE)}) == len(expected) - 1


def test_small_answers_are_not_compressed(service: Service) -> None:
    response = service.ask("GET", "/sparql?query=ASK%7B%7D", None, {"Accept-Encoding": "gzip"})
    assert "content-encoding" not in response.headers


def test_an_answer_is_not_sent_twice(service: Service) -> None:
    path = "/sparql?query=ASK%7B%7D"
    tag = service.ask("GET", path).headers["etag"]
    again = service.ask("GET", path, None, {"If-None-Match": tag})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert (
        service.ask("GET", path, None, {"If-None-Match": tag, "Accept": "application/sparql-results+xml"}).status == 200
    )
    assert (
        service.ask("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=a:b", None, {"If-None-Match": tag}).status == 200
    )
    assert "etag" not in service.query("SELECT (RAND() AS ?x) {}").headers
    assert "etag" not in service.query("SELECT (now () AS ?x) {}").headers


def test_head_and_preflight(service: Service) -> None:
    whole = service.query("ASK {}")
    head = service.ask("HEAD", "/sparql?query=ASK%20%7B%7D")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))
    assert head.headers["content-type"] == whole.headers["content-type"]
    preflight = service.ask("OPTIONS", "/sparql", None, {"Origin": "http://x", "Access-Control-Request-Method": "POST"})
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]


def test_people_are_led_to_the_page(service: Service) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    response = service.query("ASK { ?s ?p '&' }", browser)
    assert response.status == 303
    assert response.headers["location"] == "/query?query=ASK%20%7B%20%3Fs%20%3Fp%20%27%26%27%20%7D"


def test_prefixes_need_no_declaration(service: Service, store: ox.Store) -> None:
    query = "SELECT ?t { concept:lems ck:hasTest/rdfs:label ?t } ORDER BY ?t"
    assert service.query(query, "text/csv").text.replace("\r\n", "\n") == answer(store, query, "csv").replace(
        "\r\n", "\n"
    )


def test_no_scripts_of_other_origins(serve: Serve) -> None:
    assert "access-control-allow-origin" not in serve("--no-cors", "--quiet").query("ASK {}").headers


def test_service_reaches_nobody(service: Service) -> None:
    """Not when it is spelled with escapes either: nobody knocks at the door."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.3)
        inner = f"http://127.0.0.1:{door.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{inner}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{inner}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ \\u0053ERVICE <{inner}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ BIND(<{inner}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
            f"ASK FROM <{inner}> {{ ?s ?p ?o }}",
            f"LOAD <{inner}>",
        ):
            assert service.query(query).status in (200, 400, 403)
        with pytest.raises(TimeoutError):
            door.accept()


def test_a_worker_can_open_nothing(service: Service) -> None:
    """Should a query ever get past the refusal, its process has no way to open a connection."""
    workers = [pid for pid in descendants(service.process.pid) if "confined" in limits(pid)]
    assert len(workers) >= 2


def descendants(pid: int) -> list[int]:
    children = [
        int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()
    ]
    return children + [one for child in children for one in descendants(child)]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def limits(pid: int) -> str:
    text = Path(f"/proc/{pid}/limits").read_text()
    return "confined" if re.search(r"Max open files +0 +0 ", text) else ""


def test_what_takes_too_long_is_stopped(serve: Serve) -> None:
    service = serve("--timeout", "1", "--quiet")
    response = service.query(ENDLESS)
    assert response.status == 504
    assert "longer than 1 s" in response.json()["detail"]
    assert until(lambda: service.health()["queries"]["slow"] == 0)
    before = cpu(service)
    time.sleep(0.5)
    assert cpu(service) - before < 0.2, "the processor is free again"
    assert service.query("ASK {}").status == 200


def cpu(service: Service) -> float:
    """CPU seconds of the service and its processes."""
    ticks = 0
    for pid in [service.process.pid, *descendants(service.process.pid)]:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def test_what_needs_too_much_memory_is_stopped(serve: Serve) -> None:
    service = serve("--memory", "100", "--quiet")
    response = service.query(GREEDY)
    assert response.status == 507
    assert "memory" in response.json()["detail"]
    deep = service.query("SELECT * { " + "{" * 100_000 + "}" * 100_000 + "}")
    assert deep.status in (400, 414, 507)
    nested = service.ask(
        "POST", "/sparql", b"ASK " + b"{" * 200_000 + b"}" * 200_000, {"Content-Type": "application/sparql-query"}
    )
    assert nested.status in (400, 507)
    assert service.query("ASK {}").status == 200


def test_who_leaves_frees_the_worker(service: Service) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", service.port)
    connection.request("POST", "/sparql", ENDLESS, {"Content-Type": "application/sparql-query"})
    assert until(lambda: service.health()["queries"]["slow"] == 1)
    connection.close()
    assert until(lambda: service.health()["queries"]["slow"] == 0, 2)


def test_who_reads_slowly_holds_nobody_up(service: Service) -> None:
    """A large result that is not fetched ends at the deadline, and the others are served meanwhile."""
    with socket.create_connection(("127.0.0.1", service.port)) as reader:
        many = "SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%20.%20%3Fx%20a%20%3Fy%7D"
        reader.sendall(f"GET /sparql?query={many} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert until(lambda: service.health()["queries"]["slow"] == 1)
        assert service.query("ASK {}").status == 200
        assert until(lambda: service.health()["queries"]["slow"] == 0)
        received = b""
        while data := reader.recv(1 << 20):
            received += data
        assert not received.endswith(b"0\r\n\r\n"), "a cut result does not look whole"


def test_stops_when_it_is_told_and_loses_nothing(serve: Serve) -> None:
    service = serve("--timeout", "3")
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    connection.request("POST", "/sparql", ENDLESS, {"Content-Type": "application/sparql-query"})
    assert until(lambda: service.health()["queries"]["slow"] == 1)
    processes = descendants(service.process.pid)
    for pid in [service.process.pid, *processes]:
        os.kill(pid, signal.SIGTERM)  # as systemd does, to all of them
    assert connection.getresponse().status == 504
    connection.close()
    _, errors = service.process.communicate(timeout=20)
    assert service.process.returncode == 0
    assert until(lambda: not any(map(is_running, processes)), 5)
    assert re.search(r"Z 127\.0\.0\.1 POST /sparql 504 \d+ B \d+\.\d ms SELECT \(COUNT", errors)


def test_stops_when_the_data_are_gone(serve: Serve) -> None:
    service = serve("--quiet")
    assert until(lambda: len(descendants(service.process.pid)) >= 3)
    supervisor = max(descendants(service.process.pid), key=lambda pid: len(descendants(pid)))
    os.kill(supervisor, signal.SIGKILL)
    _, errors = service.process.communicate(timeout=20)
    assert service.process.returncode == 1
    assert "has ended" in errors


def test_nothing_stays_when_the_service_is_killed(serve: Serve) -> None:
    service = serve("--quiet")
    assert until(lambda: len(descendants(service.process.pid)) >= 3)
    processes = descendants(service.process.pid)
    service.process.kill()
    service.process.communicate(timeout=10)
    assert until(lambda: not any(map(is_running, processes)), 5)


def test_a_lost_worker_is_replaced(serve: Serve) -> None:
    service = serve("--quiet", "--workers", "2")
    assert until(lambda: service.health()["queries"]["idle"] == 2)
    workers = [pid for pid in descendants(service.process.pid) if "confined" in limits(pid)]
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    assert service.query("ASK {}").status == 200
    assert until(lambda: service.health()["queries"]["idle"] == 2)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--data", "missing.ttl"], "missing.ttl: cannot be read"),
        (["--data", "bad.ttl"], "bad.ttl:1: is malformed"),
        (["--host", "203.0.113.7"], "203.0.113.7:0: cannot be listened on"),
        (["--port", "70000"], "not a port"),
        (["--no-cache", "--cache", "x"], "without effect"),
    ],
)
def test_what_cannot_be_served(tmp_path: Path, options: list[str], said: str) -> None:
    (tmp_path / "bad.ttl").write_text("<a> <b> nonsense .", encoding="utf-8")
    command = [KG, "serve", "--port", "0", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken(service: Service) -> None:
    command = [KG, "serve", "--port", str(service.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert "Choose another --port" in done.stderr


def test_large_data_lie_on_disk(serve: Serve, tmp_path: Path) -> None:
    """Built once, found again by content; the same rows; a file that changes is another store."""
    path = tmp_path / "large.nt"
    lines = (f'<http://x/{n}> <http://x/p> "{n} {"x" * 300}" .\n' for n in range(100_000))
    path.write_text("".join(lines), encoding="utf-8")
    assert path.stat().st_size > 30_000_000
    cache = tmp_path / "cache"
    count = "SELECT (COUNT(*) AS ?n) { ?s <http://x/p> ?o }"
    for _ in range(2):
        service = serve("--data", path, "--cache", cache, "--quiet")
        assert service.health()["quads"] == 100_000
        assert service.query(count, "text/csv").text.split() == ["n", "100000"]
        assert (
            service.query("SELECT ?o { <http://x/7> ?p ?o }").json()["results"]["bindings"][0]["o"]["value"][:3]
            == "7 x"
        )
        assert service.stop() == 0
    stores = [folder for folder in cache.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
    assert len(stores) == 1
    assert (stores[0] / "quads").read_text() == "100000"


def test_the_explorer_opens_on_the_condition_asked_for(serve: Serve, both_file: Path) -> None:
    page = serve("--quiet", "--workers", "1", "--data", both_file, "--condition", "Polymyositis").ask("GET", "/").text
    assert "<title>polymyositis" in page.casefold()


def test_a_condition_that_is_not_there(both_file: Path) -> None:
    command = [KG, "serve", "--port", "0", "--data", str(both_file), "--condition", "gout"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "Choose one with --condition: lems (Lambert-Eaton myasthenic syndrome), polymyositis" in done.stderr
