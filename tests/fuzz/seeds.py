"""Good inputs, by the names of their files: small ones of the repository, and some of this folder's own."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from tests.fuzz.mutate import LONGEST

__all__ = ["FOUND", "ROOT", "everything", "found", "keep", "seeds"]

ROOT = Path(__file__).resolve().parents[2]
#: Inputs on which a reader once failed: target, what it did, and the bytes, as the characters of their numbers.
FOUND = Path(__file__).with_name("found.json")
_OWN = "tests/fuzz/seeds"
#: Sorts of input, and the files that are examples of them; large files are cut.
_FILES = {
    "turtle": ("tests/data/sparql/*.ttl", "tests/data/*.ttl", "tests/data/ontologies/*.ttl", f"{_OWN}/rdf/*.ttl"),
    "shipped": ("kg/data/concepts/goals.ttl", "kg/data/layers.ttl", "kg/data/conditions/lems/names.ttl"),
    "trig": ("tests/data/sparql/*.trig", f"{_OWN}/rdf/*.trig"),
    "ntriples": (f"{_OWN}/rdf/*.nt",),
    "nquads": (f"{_OWN}/rdf/*.nq",),
    "n3": (f"{_OWN}/rdf/*.n3", "tests/data/sparql/d1.ttl"),
    "rdfxml": (f"{_OWN}/rdf/*.rdf", "tests/data/ontologies/*.owl"),
    "jsonld": (f"{_OWN}/rdf/*.jsonld",),
    "data pages": (f"{_OWN}/pages/*.html",),
    "packed": ("tests/data/sparql/*.gz",),
    "queries": ("queries/**/*.rq", "tests/data/**/*.rq", f"{_OWN}/queries/*.rq"),
    "rows": ("tests/data/w3c/bind/*.srx", "tests/data/sparql/*.srj", f"{_OWN}/rows/*"),
    "truths": (f"{_OWN}/rows/truth.*",),
    "ontologies": ("tests/data/ontologies/*.owl", "tests/data/ontologies/*.ttl", f"{_OWN}/rdf/all.rdf"),
    "obo": ("tests/data/ontologies/*.obo", f"{_OWN}/terms/*.obo"),
    "tables": (f"{_OWN}/terms/*.csv", f"{_OWN}/terms/*.tsv"),
    "obographs": ("tests/data/ontologies/*.json", f"{_OWN}/terms/*.json"),
    "sssom": ("tests/data/second/**/*.sssom.tsv", "kg/data/mappings/*.sssom.tsv"),
    "sssom of others": ("tests/data/linking/*.sssom.tsv", f"{_OWN}/terms/*.sssom.json"),
    "claims": ("tests/data/second/polymyositis/**/*.ttl", "tests/data/layered.ttl", "kg/data/layers.ttl"),
    "entries": ("tests/data/second/*.txt", f"{_OWN}/entries/*.txt"),
    "pages": (f"{_OWN}/entries/*.html",),
    "markdown": (f"{_OWN}/entries/*.md",),
    "requests": (f"{_OWN}/requests/*.http",),
}


@cache
def seeds(sort: str) -> tuple[bytes, ...]:
    """The good inputs of a sort, in the order of their names.

    Raises:
        FileNotFoundError: when there is none.
    """
    paths = sorted(path for pattern in _FILES[sort] for path in ROOT.glob(pattern))
    if not paths:
        raise FileNotFoundError(f"no file is an example of {sort}")
    files = [path.read_bytes() for path in paths]
    if sort == "claims":
        lines = [_as_lines(each) for each in files]
        return (*lines, b"".join(lines)[:LONGEST], b"".join(lines[::-1])[:LONGEST])
    packed = [gzip.compress(each, mtime=0) for each in seeds("turtle")] if sort == "packed" else []
    return tuple(each[: LONGEST // 4] for each in files + packed)


@cache
def everything() -> tuple[bytes, ...]:
    """The good inputs of all sorts."""
    return tuple(each for sort in _FILES for each in seeds(sort))


def _as_lines(turtle: bytes) -> bytes:
    """Turtle as N-Triples, of which every line can be changed without harm to the others."""
    triples = ox.parse(turtle, format=ox.RdfFormat.TURTLE, base_iri="http://example.org/")
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


@cache
def found() -> dict[str, dict[str, bytes]]:
    """Of each target the inputs on which it once failed, by what it did; they are tried first."""
    all_found: dict[str, dict[str, bytes]] = {}
    for target, what, data in json.loads(FOUND.read_text(encoding="utf-8")):
        all_found.setdefault(target, {})[what] = data.encode("latin-1")
    return all_found


def keep(target: str, what: str, data: bytes) -> None:
    """Add an input to those on which a reader once failed."""
    known = [*json.loads(FOUND.read_text(encoding="utf-8")), [target, what, data.decode("latin-1")]]
    lines = ",\n".join(json.dumps(each) for each in sorted(known))
    FOUND.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
