"""Check the mappings against ontology files: is each term there, in use, so called, of the right kind?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from kg.link.sssom import NONE_FOUND, MappingSet, exact_clashes
from kg.link.sssom import Mapping as Row
from kg.link.vocabularies import Ontology, Term
from kg.rdf.namespaces import EXTERNAL, expand, shrink

__all__ = ["Check", "check_mappings", "mapped_terms", "own_prefixes"]

#: Root of a branch to the classes of concepts whose exact match can stand below it; of roles, none.
_BRANCHES: dict[str, tuple[str, ...]] = {
    "CHEBI:24431": ("ck:Substance",),
    "CHEBI:50906": (),
    "CL:0000000": ("ck:AnatomicalEntity",),
    "DOID:4": ("ck:Condition",),
    "EFO:0003765": ("ck:SignOrSymptom",),
    "GO:0003674": ("ck:Process",),
    "GO:0005575": ("ck:AnatomicalEntity", "ck:Substance"),
    "GO:0008150": ("ck:Process",),
    "HP:0000118": ("ck:SignOrSymptom", "ck:TestFinding"),
    "MAXO:0000001": ("ck:Procedure", "ck:Test"),
    "MONDO:0000001": ("ck:Condition",),
    "UBERON:0001062": ("ck:AnatomicalEntity", "ck:Substance"),
}
#: How ontologies write the prefixes of their cross-references, where that is not ours in other case.
_ALIASES = {
    "icd9": "icd9cm",
    "mim": "omim",
    "msh": "mesh",
    "nci": "ncit",
    "ordo": "orpha",
    "orphanet": "orpha",
    "sctid": "snomedct",
    "snomedct_us": "snomedct",
    "umls_cui": "umls",
}
#: Most terms named in one finding.
_MOST_NAMED = 10
_PREFIXES = {prefix.casefold(): prefix for prefix in EXTERNAL}


@dataclass(frozen=True, slots=True)
class Check:
    """What a check has found.

    Args:
        findings: (file:line, what and what to do), sorted.
        checked: For each ontology in the order given, prefix to the number of rows checked against it.
        uncovered: Prefix to the number of rows that no ontology given covers.
    """

    findings: tuple[tuple[str, str], ...]
    checked: tuple[Counter[str], ...]
    uncovered: Counter[str]


def mapped_terms(sets: Iterable[MappingSet]) -> set[str]:
    """IRIs of the terms that the rows of the sets name."""
    return {expand(row["object_id"]) for each in sets for row in each.rows if row["object_id"] != NONE_FOUND}


def own_prefixes(ontology: Ontology) -> set[str]:
    """The prefix of the terms that the ontology is the home of; what it imports from others is not its own.

    Its IRI tells (…/obo/maxo.owl), else the namespace that most of its terms have.
    """
    for word in reversed(re.split(r"[^A-Za-z0-9]+", ontology.iri)):
        if word.casefold() in _PREFIXES:
            return {_PREFIXES[word.casefold()]}
    largest = max(ontology.sizes, key=lambda space: (ontology.sizes[space], space))
    return {prefix for prefix, space in EXTERNAL.items() if space == largest}


def check_mappings(
    sets: Iterable[MappingSet], ontologies: Mapping[str, Ontology], kinds: Mapping[str, Collection[str]]
) -> Check:
    """Check every accepted and rejected row against the ontologies that are the home of its term, or else import it.

    Args:
        sets: The mapping sets.
        ontologies: Name of the file to what was read of it: the terms of :func:`mapped_terms` with all ancestors.
        kinds: CURIE of a concept to the CURIEs of its classes.
    """
    rows = [row for each in sets for row in each.rows if row["object_id"] != NONE_FOUND]
    homes = {name: own_prefixes(ontology) for name, ontology in ontologies.items()}
    findings: set[tuple[str, str]] = set()
    checked: dict[str, Counter[str]] = {name: Counter() for name in ontologies}
    uncovered: Counter[str] = Counter()
    current: list[Row] = []
    exact = [row for row in rows if row["predicate_id"] == "skos:exactMatch" and not row["predicate_modifier"]]
    for row in rows:
        prefix, iri = _prefix(row["object_id"]), expand(row["object_id"])
        covering = [name for name in ontologies if prefix in homes[name]]
        covering = covering or [name for name, ontology in ontologies.items() if iri in ontology.terms]
        uncovered.update([] if covering else [prefix])
        for name in covering:
            checked[name][prefix] += 1
            term = ontologies[name].terms.get(iri)
            if term is None:
                findings.add((row.where, f"{row['object_id']} is missing in {name}: correct or drop it"))
                continue
            findings.update((row.where, problem) for problem in _row(row, term, name))
            if row in exact:
                branch = _branch(row, ontologies[name], kinds.get(row["subject_id"], ()))
                findings.update((row.where, problem) for problem in branch)
                findings.update(_chains(row, term, name, exact))
                current.append(_current(row, term))
    findings.update(exact_clashes((row["subject_id"], row["object_id"], row.where) for row in current))
    return Check(tuple(sorted(findings, key=_place)), tuple(checked.values()), uncovered)


def _row(row: Row, term: Term, name: str) -> Iterator[str]:
    accepted = not row["predicate_modifier"]
    if term.deprecated:
        instead = _some(map(shrink, term.replaced_by), " or ")
        consider = _some(map(shrink, term.consider), " or ")
        advice = f"take {instead}" if instead else f"consider {consider}" if consider else ""
        if accepted:  # rejected terms may well be obsolete
            yield f"{row['object_id']} is obsolete in {name}: {advice or 'drop it, no replacement is named'}"
    elif row["object_label"] and term.label and row["object_label"] != term.label:
        yield f"{row['object_id']} is {term.label!r} in {name}, not {row['object_label']!r}: correct object_label"
    if accepted and term.kind in ("property", "individual"):
        yield f"{row['object_id']} is no class but of kind {term.kind} in {name}: drop it"


def _branch(row: Row, ontology: Ontology, kinds: Collection[str]) -> Iterator[str]:
    iri = expand(row["object_id"])
    above = {shrink(each): ontology.terms[each].label for each in [iri, *ontology.ancestors(iri)]}
    for root, allowed in _BRANCHES.items():
        if root in above and kinds and not set(allowed) & set(kinds):
            yield (
                f"{row['subject_id']} is a {' and '.join(sorted(kinds))}, {row['object_id']} stands below {root} "
                f"({above[root]}): it is no exact match"
            )


def _chains(row: Row, term: Term, name: str, exact: list[Row]) -> Iterator[tuple[str, str]]:
    """Exact rows of the same concept in other vocabularies, where the ontology joins its term to another one there."""
    others = [other for other in exact if other["subject_id"] == row["subject_id"] and other is not row]
    ours = {other["object_id"] for other in others}
    for how, stated in (("exact match", term.matches), ("cross-reference", term.xrefs)):
        theirs = {_reference(text) for text in stated}
        for other in others:
            there = {curie for curie in theirs if _prefix(curie) == _prefix(other["object_id"])}
            if there and not there & ours:
                problem = (
                    f"{other['object_id']} contradicts {row['object_id']}, which is exact too and has in {name} "
                    f"the {how} {_some(sorted(there), ' and ')}: correct one, or state the conflict"
                )
                yield other.where, problem


def _some(names: Iterable[str], joint: str) -> str:
    """The names, of very many the first."""
    first = list(islice(names, _MOST_NAMED + 1))
    return joint.join([*first[:_MOST_NAMED], *["others" for _ in first[_MOST_NAMED:]]])


def _prefix(curie: str) -> str:
    return curie.partition(":")[0]


def _reference(text: str) -> str:
    """A cross-reference with our prefix, or as it is.

    >>> _reference("SNOMEDCT_US_2023_03_01:230688006")
    'snomedct:230688006'
    """
    curie = shrink(text)
    prefix, _, local = curie.partition(":")
    plain = re.sub(r"_\d{4}(_\d\d){2}\Z", "", prefix.casefold())
    known = _PREFIXES.get(_ALIASES.get(plain, plain), prefix)
    return f"{known}:{local.lstrip('0') if known == 'gard' else local}"


def _current(row: Row, term: Term) -> Row:
    """The row with the term that has taken the place of its own."""
    if term.deprecated and len(term.replaced_by) == 1:
        return replace(row, values={**row.values, "object_id": shrink(term.replaced_by[0])})
    return row


def _place(finding: tuple[str, str]) -> tuple[str, int, str]:
    """Findings in the order of their lines."""
    file, _, line = finding[0].rpartition(":")
    return file, int(line), finding[1]
