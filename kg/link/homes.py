"""Which vocabulary an ontology file is the home of, whether it holds all of it, and under which namespace."""

from __future__ import annotations

import re

from kg.link.sssom.findings import Problem
from kg.link.vocabularies import Ontology
from kg.rdf.namespaces import EXTERNAL
from kg.rdf.prefix_map import prefix_of_namespace, standard_prefix

__all__ = ["is_part", "own_prefixes", "strange_namespaces", "strangeness"]

_PREFIXES = {prefix.casefold(): prefix for prefix in EXTERNAL}
#: Folders and ends of names by which OBO's build files, and others, tell a part of an ontology.
_PART = re.compile(
    r"/(?:subset|slim|module|extract|import|component)s?/|(?:\b|_)(?:subset|slim|module|extract|import)(?:\b|_)",
    re.IGNORECASE,
)
#: How many terms a vocabulary has at least: those of a release that was seen, its obsolete ones too where it had them.
_TERMS = {
    "CHEBI": 197_618,
    "CL": 3_596,
    "DOID": 11_454,
    "GO": 42_442,
    "HP": 17_874,
    "MAXO": 1_967,
    "MONDO": 23_964,
    "NCIT": 20_044,
    "UBERON": 16_358,
    "mesh": 30_764,
}


def own_prefixes(ontology: Ontology) -> set[str]:
    """The prefix of the terms that the ontology is the home of; what it imports from others is not its own.

    Its IRI tells (…/obo/maxo.owl), else the namespace that most of its terms have.
    """
    for word in reversed(re.split(r"[^A-Za-z0-9]+", ontology.iri)):
        if word.casefold() in _PREFIXES:
            return {_PREFIXES[word.casefold()]}
    prefix = prefix_of_namespace(_largest(ontology))
    return {prefix} if prefix else set()


def strange_namespaces(ontology: Ontology) -> dict[str, str]:
    """Prefixes of the vocabularies that a file is of by its name or looks, but none of whose terms it has.

    Returns:
        Each with the namespace that most terms of the file have in its place.
    """
    largest = _largest(ontology)
    if prefix_of_namespace(largest):
        return {}
    name = standard_prefix(re.split(r"[^A-Za-z0-9.]+", largest.rstrip("/#_:="))[-1])
    prefixes = own_prefixes(ontology) or ({name} if name else set())
    return {prefix: largest for prefix in prefixes if EXTERNAL[prefix] not in ontology.sizes}


def strangeness(prefix: str, namespace: str, file: str) -> Problem:
    """What is wrong with a file whose terms have another namespace than those of its vocabulary."""
    return Problem(
        file,
        f"holds no term of {prefix}, which are named {EXTERNAL[prefix]}…; most terms here are named {namespace}…",
        f"Take a file that the providers of {prefix} publish, or correct the namespace",
    )


def is_part(ontology: Ontology, prefix: str, missing: int) -> bool:
    """Whether a file holds a part of a vocabulary: what is not in it may be in the whole.

    A part says so in its IRI or version; or it has less than half of the terms that the vocabulary is known to have,
    which no release takes away; or it has fewer terms than there are others that have been mapped to.

    Args:
        ontology: What was read of the file.
        prefix: That of the vocabulary.
        missing: Number of its terms that are mapped and not in the file.
    """
    there = ontology.sizes.get(EXTERNAL[prefix], 0)
    header = f"{ontology.iri} {ontology.version}"
    return bool(_PART.search(header)) or 2 * there < _TERMS.get(prefix, 0) or there < missing


def _largest(ontology: Ontology) -> str:
    return max(ontology.sizes, key=lambda space: (ontology.sizes[space], space))
