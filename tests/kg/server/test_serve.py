"""How the service starts, what it is started with, and how it stops."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kg.server.serve import Options, _files
from tests.kg.server.conftest import KG, Service
from tests.kg.server.processes import ENDLESS, Serve, descendants, is_running, until


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--data", "missing.ttl"], "missing.ttl: cannot be read"),
        (["--data", "bad.ttl"], "bad.ttl:1:9: is malformed"),
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


def test_stopping_while_large_data_load_leaves_nothing(tmp_path: Path) -> None:
    path, cache = tmp_path / "large.nt", tmp_path / "cache"
    lines = (f'<http://x/{n}> <http://x/p> "{n} {"x" * 100}" .\n' for n in range(1_000_000))
    path.write_text("".join(lines), encoding="utf-8")
    command = [KG, "serve", "--port", "0", "--data", str(path), "--cache", str(cache)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as service:
        assert until(lambda: any(cache.glob(".*.*/*")))
        processes = descendants(service.pid)
        assert processes
        service.send_signal(signal.SIGTERM)
        _, errors = service.communicate(timeout=20)
    assert (service.returncode, errors) == (0, "")
    assert until(lambda: not any(map(is_running, processes)), 5)
    assert [each.name for each in cache.iterdir() if each.is_dir()] == []


def test_the_explorer_opens_on_the_condition_asked_for(serve: Serve, both_file: Path) -> None:
    page = serve("--quiet", "--workers", "1", "--data", both_file, "--condition", "Polymyositis").ask("GET", "/").text
    assert "<title>polymyositis" in page.casefold()


def test_a_condition_that_is_not_there(both_file: Path) -> None:
    command = [KG, "serve", "--port", "0", "--data", str(both_file), "--condition", "gout"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "Choose one with --condition: lems (Lambert-Eaton myasthenic syndrome), polymyositis" in done.stderr


def test_stops_when_it_is_told_and_loses_nothing(serve: Serve) -> None:
    service = serve("--timeout", "3")
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    connection.request("POST", "/sparql", ENDLESS, {"Content-Type": "application/sparql-query"})
    assert until(lambda: service.health()["queries"]["slow"] == 1)
    processes = descendants(service.process.pid)
    for pid in [service.process.pid, *processes]:
        with suppress(ProcessLookupError):  # who has nothing to do ends at once
            os.kill(pid, signal.SIGTERM)  # as systemd does, to all of them
    assert connection.getresponse().status == 504
    connection.close()
    _, errors = service.process.communicate(timeout=20)
    assert service.process.returncode == 0
    assert until(lambda: not any(map(is_running, processes)), 5)
    assert re.search(r"Z 127\.0\.0\.1 POST /sparql 504 \d+ B \d+\.\d ms SELECT \(COUNT", errors)


def test_no_scripts_of_other_origins(serve: Serve) -> None:
    assert "access-control-allow-origin" not in serve("--no-cors", "--quiet").query("ASK {}").headers


LOAD = """
import os, sys
from pathlib import Path
from kg.server import serve
serve._LARGE = 0
options = serve.Options(data=[sys.argv[1]], condition="PM", cache=Path(sys.argv[2]))
loaded = serve._load(options, "http://x/sparql").loaded
print(loaded.quads, len(os.listdir("/proc/self/task")))
"""
DATA = """<https://e.org/entry> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{ck}Entry> .
<https://e.org/entry> <https://schema.org/name> "PM" .
<https://e.org/entry> <https://schema.org/about> <https://e.org/pm> .
<https://e.org/gap> <{ck}gapOf> <https://e.org/pm> .
""".format(ck="https://w3id.org/condition-kg/ontology#")


def test_finding_the_condition_leaves_no_thread_behind(tmp_path: Path) -> None:
    data = tmp_path / "data.nt"
    data.write_text(DATA, encoding="utf-8")
    command = [sys.executable, "-c", LOAD, str(data), str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["4", "1"], "")


def test_the_digest_of_a_file_is_remembered_where_stores_lie(tmp_path: Path) -> None:
    data, cache = tmp_path / "data.nt", tmp_path / "cache"
    data.write_text(DATA, encoding="utf-8")
    os.utime(data, (1, 1))
    time.sleep(2.1)  # what has just changed may change again unseen, and is not remembered
    _files(Options(data=[data], cache=cache))
    assert len((cache / "digests").read_text(encoding="ascii").splitlines()) == 1
