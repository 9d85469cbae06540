"""What the process that forks does before it forks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from kg.server.serve import Options, _files

LOAD = """
import os, sys
from pathlib import Path

from kg.server.serve import Options, _files
from kg.server import serve
serve._LARGE = 0
loaded, _ = serve._load(serve.Options(data=[sys.argv[1]], condition="PM", cache=Path(sys.argv[2])), "http://x/sparql")
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
