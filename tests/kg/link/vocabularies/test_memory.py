"""Ontology files of any form and size: none fills the memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kg.rdf.namespaces import PREFIXES
from tests.kg.link.vocabularies.texts import MINI, OBO, RDF_HEAD, xo


def read_apart(path: Path, limit: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    """Read a file in a process of its own, under a limit; it prints the terms or the error."""
    code = (
        "import sys\nfrom kg.errors import InputError\nfrom kg.link.vocabularies import read_ontology\n"
        f"try:\n    print(*read_ontology(sys.argv[1], {xo(1)}).terms)\n"
        "except InputError as error:\n    print(error)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=False,
        cwd=MINI.parents[2],
        preexec_fn=limit,
        timeout=200,
    )


def limit_memory(size: int) -> Callable[[], None]:
    """Address space for the interpreter and 300 MB, and for a look at the file itself, which is mapped, not read."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))
        resource.setrlimit(resource.RLIMIT_AS, (size + 900_000_000, size + 900_000_000))

    return limit


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("zeros.obo", ""),
        ("a.obo", "format-version: 1.2\nremark: "),
        ("a.ttl", '<http://a> <http://b> "'),
        ("a.nt", "<http://a> <http://b> <http://c> .\n# "),
        ("a.json", '{"graphs": "'),
        ("b.json", '{"graphs": [{"nodes": [{"id": "XO:1", "lbl": "'),
        ("a.owl", RDF_HEAD + '<owl:Class rdf:about="x"><rdfs:label>'),
    ],
)
@pytest.mark.parametrize("size", [2_000_000_000, 300_000_000])
@pytest.mark.slow
def test_huge_files_need_little_memory(tmp_path: Path, name: str, start: str, size: int) -> None:
    path = tmp_path / name
    path.write_text(start, encoding="utf-8")
    os.truncate(path, size)
    done = read_apart(path, limit_memory(size))
    assert done.stderr == ""
    assert done.stdout.startswith(str(path))


MANY = 300_000


#: Enough for the interpreter and what it loads, in bytes.
MEMORY = 50_000_000


WELL_FORMED: dict[str, tuple[str, Iterable[str]]] = {
    "versions": ("a.obo", (f"data-version: {n}\n" for n in range(MANY))),
    "long versions in RDF": (
        "a.nt",
        (f'<http://a/{n}> <{PREFIXES["owl"]}versionInfo> "{n:010000}" .\n' for n in range(9000)),
    ),
    "long comments": ("a.obo", (f"[Term]\nid: XO:2 ! {n:02000000}\n" for n in range(50))),
}


@pytest.mark.parametrize(("name", "parts"), WELL_FORMED.values(), ids=WELL_FORMED)
@pytest.mark.slow
def test_well_formed_files_need_little_memory(tmp_path: Path, name: str, parts: Iterable[str]) -> None:
    start, end = ("", f"<{OBO}XO_1> <{PREFIXES['rdf']}type> <{PREFIXES['owl']}Class> .\n")
    if name.endswith("obo"):
        start, end = "format-version: 1.2\n", "\n[Term]\nid: XO:1\n"
    path = tmp_path / name
    with path.open("w", encoding="utf-8") as file:
        file.write(start)
        file.writelines(parts)
        file.write(end)
    done = read_apart(path, lambda: resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY)))
    assert (done.stdout, done.stderr) == (f"{OBO}XO_1\n", "")


@pytest.mark.slow
def test_all_terms_of_scattered_facts_need_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    count = 100_000
    with path.open("w", encoding="utf-8") as file:
        for predicate, value in (
            ("label", '"a term of some words, number {}" .\n'),
            ("comment", '"{} is said of it" .\n'),
        ):
            file.writelines(f"<{OBO}XO_{n}> <{PREFIXES['rdfs']}{predicate}> {value.format(n)}" for n in range(count))
    code = (
        "import sys\nfrom kg.link.vocabularies import read_terms\n"
        "print(sum(bool(term.label and term.definition) for term in read_terms(sys.argv[1])))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=False,
        cwd=MINI.parents[2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY)),
        timeout=200,
    )
    assert (done.stdout, done.stderr) == (f"{count}\n", "")
