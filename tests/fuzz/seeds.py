"""Good inputs, by the names of their files: small ones of the repository, and some of this folder's own."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from tests.fuzz.mutate import LONGEST

__all__ = ["FOUND", "ROOT", "found", "seeds"]

ROOT = Path(__file__).resolve().parents[2]
#: Inputs on which a reader once failed, in a folder for each target; they are tried first.
FOUND = Path(__file__).with_name("found")
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
    "packed": ("tests/data/sparql/*.gz",),
    "queries": ("queries/**/*.rq", "tests/data/**/*.rq", f"{_OWN}/queries/*.rq"),
    "rows": ("tests/data/w3c/bind/*.srx", "tests/data/sparql/*.srj", f"{_OWN}/rows/*"),
    "truths": (f"{_OWN}/rows/truth.*",),
    "ontologies": ("tests/data/ontologies/*.owl", "tests/data/ontologies/*.ttl", f"{_OWN}/rdf/all.rdf"),
    "obo": ("tests/data/ontologies/*.obo", f"{_OWN}/terms/*.obo"),
    "obographs": ("tests/data/ontologies/*.json", f"{_OWN}/terms/*.json"),
    "sssom": ("tests/data/second/**/*.sssom.tsv", "kg/data/mappings/*.sssom.tsv"),
    "entries": ("tests/data/second/*.txt", f"{_OWN}/entries/*.txt"),
    "pages": (f"{_OWN}/entries/*.html",),
    "requests": (f"{_OWN}/requests/*.http",),
}


@cache
def seeds(*sorts: str) -> tuple[bytes, ...]:
    """The good inputs of some sorts, in the order of their names.

    Raises:
        FileNotFoundError: when there is none.
    """
    found = []
    for sort in sorts:
        paths = sorted(path for pattern in _FILES[sort] for path in ROOT.glob(pattern))
        if not paths:
            raise FileNotFoundError(f"no file is an example of {sort}")
        found += [path.read_bytes()[: LONGEST // 4] for path in paths]
    if "packed" in sorts:
        found += [gzip.compress(each, mtime=0) for each in seeds("turtle", "rdfxml")]
    return tuple(found)


def found(target: str) -> list[tuple[str, bytes]]:
    """Names and content of the inputs on which a target once failed."""
    return [(path.name, path.read_bytes()) for path in sorted((FOUND / target).glob("*"))]
