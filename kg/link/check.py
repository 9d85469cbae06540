"""Check the mappings against ontology files: is each term there, in use, so called, of the right kind?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from kg.errors import DataError
from kg.link.homes import is_part, own_prefixes, strange_namespaces, strangeness
from kg.link.sssom import Mapping as Row
from kg.link.sssom import MappingSet, exact_clashes
from kg.link.vocabularies import Ontology, Term
from kg.link.vocabularies.model import namespace
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import expand, shrink
from kg.rdf.prefix_map import canonical

__all__ = ["Check", "check_mappings", "decided_pairs", "known_parents", "mapped_terms"]

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
_EXACT = "skos:exactMatch"
#: Most terms named in one finding.
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Check:
    """What a check has found.

    Args:
        findings: (file:line, or an ontology's file, what and what to do), sorted.
        checked: For each ontology in the order given, prefix to the number of rows checked against it.
        outside: Likewise, prefix to the number of rows whose terms are not in it, as it is a part of its vocabulary.
        uncovered: Prefix to the number of rows that no ontology given covers.
    """

    findings: tuple[tuple[str, str], ...]
    checked: tuple[Counter[str], ...]
    outside: tuple[Counter[str], ...]
    uncovered: Counter[str]


def mapped_terms(sets: Iterable[MappingSet]) -> set[str]:
    """IRIs of the terms that the rows of the sets name."""
    return {expand(row[slot]) for row in _named(sets) for slot in ("subject_id", "object_id")}


def known_parents(index: Index) -> dict[str, set[str]]:
    """IRI of a term to the IRIs that a graph has above it, as an earlier release had them."""
    terms = {record: term.value for record in index.of_type(node("ck:TermRecord")) for term in _terms(index, record)}
    found: dict[str, set[str]] = {}
    for record, term in terms.items():
        above = {terms[parent] for parent in index.resources(record, node("ck:parent")) if parent in terms}
        found.setdefault(term, set()).update(above)
    return found


def _terms(index: Index, record: Resource) -> list[Resource]:
    return index.resources(record, node("ck:term"))[:1]


def check_mappings(
    sets: Iterable[MappingSet],
    ontologies: Mapping[str, Ontology],
    kinds: Mapping[str, Collection[str]],
    parents: Mapping[str, Collection[str]] | None = None,
) -> Check:
    """Check every accepted and rejected row against the ontologies that are the home of its terms, or else import them.

    Args:
        sets: The mapping sets.
        ontologies: Name of the file to what was read of it: the terms of :func:`mapped_terms` with all ancestors.
        kinds: CURIE of a concept to the CURIEs of its classes.
        parents: IRI of a term to the IRIs that stood above it in an earlier release.
    """
    rows = _named(sets)
    strange = {name: strange_namespaces(ontology) for name, ontology in ontologies.items()}
    homes = {name: own_prefixes(ontology) - set(strange[name]) for name, ontology in ontologies.items()}
    parts = {
        name: {prefix for prefix in homes[name] if is_part(ontology, prefix, _missing(rows, ontology, prefix))}
        for name, ontology in ontologies.items()
    }
    findings = {
        strangeness(prefix, namespace, name).told
        for name, prefixes in strange.items()
        for prefix, namespace in prefixes.items()
    }
    checked: dict[str, Counter[str]] = {name: Counter() for name in ontologies}
    outside: dict[str, Counter[str]] = {name: Counter() for name in ontologies}
    uncovered: Counter[str] = Counter()
    current: list[Row] = []
    decided = {(row["subject_id"], row["object_id"]) for row in rows}
    sides = [side for row in rows for side in ((row, False), (_turned(row), True))]
    for row, is_turned in sides:
        prefix, iri = _prefix(row["object_id"]), expand(row["object_id"])
        covering = [name for name in ontologies if prefix in homes[name]]
        covering = covering or [name for name, ontology in ontologies.items() if iri in ontology.terms]
        uncovered.update([] if covering or is_turned else [prefix])
        for name in covering:
            term = ontologies[name].terms.get(iri)
            if term is None and prefix in parts[name]:
                outside[name][prefix] += 1
                continue
            checked[name][prefix] += 1
            if term is None:
                findings.add((row.where, f"{row['object_id']} is missing in {name}: {_lost(row)}"))
                continue
            found = [*_row(row, term, ontologies[name], name, is_turned=is_turned)]
            if not row.is_rejected:
                found += _moved(term, ontologies[name], name, parents or {})
            elif not is_turned:
                found += _stale(row, term, name, decided)
            if _is_exact(row) and not is_turned:
                found += _branch(row, ontologies[name], kinds.get(row["subject_id"], ()))
                findings.update(_chains(row, term, name, rows))
                current.append(_current(row, term))
            findings.update((row.where, problem) for problem in found)
    clashes = exact_clashes((row["subject_id"], row["object_id"], row.where) for row in current)
    findings.update(clash.told for clash in clashes)
    return Check(tuple(sorted(findings, key=_place)), tuple(checked.values()), tuple(outside.values()), uncovered)


def _named(sets: Iterable[MappingSet]) -> list[Row]:
    """The rows that name two terms, under the prefixes of the project; those of which nobody can tell are none."""
    found = []
    for row in (row for each in sets for row in each.rows):
        if row["subject_id"] and row["object_id"] and not row.is_none_found:
            try:
                iris = {slot: shrink(row.iri(slot)) for slot in ("subject_id", "predicate_id", "object_id")}
            except DataError:
                continue
            found.append(replace(row, values={**row.values, **iris}))
    return found


def decided_pairs(sets: Iterable[MappingSet]) -> set[tuple[str, str]]:
    """The pairs of IRIs, of a subject and an object, on which the sets have decided, by whatever predicate."""
    return {(expand(row["subject_id"]), expand(row["object_id"])) for row in _named(sets)}


def _turned(row: Row) -> Row:
    """The row with its subject in the place of the object."""
    ends = {f"object_{name}": row[f"subject_{name}"] for name in ("id", "label")}
    return replace(row, values={**row.values, **ends})


def _lost(row: Row) -> str:
    return "drop the decision, or find what it is now" if row.is_rejected else "correct or drop it"


def _is_exact(row: Row) -> bool:
    return row["predicate_id"] == _EXACT and row.is_accepted


def _missing(rows: list[Row], ontology: Ontology, prefix: str) -> int:
    """How many terms of a vocabulary are mapped and not in a file."""
    mapped = {expand(row[slot]) for row in rows for slot in ("subject_id", "object_id") if _prefix(row[slot]) == prefix}
    return len(mapped - set(ontology.terms))


def _row(row: Row, term: Term, ontology: Ontology, name: str, *, is_turned: bool) -> Iterator[str]:
    if term.deprecated:
        if not row.is_rejected:  # rejected terms may well be obsolete
            instead = _instead(term, ontology) or "drop it, no replacement is named"
            yield f"{row['object_id']} is obsolete in {name}: {instead}"
    elif row["object_label"] and term.has_english_label and row["object_label"] != term.label:
        slot = "subject_label" if is_turned else "object_label"
        yield f"{row['object_id']} is {term.label!r} in {name}, not {row['object_label']!r}: correct {slot}"
    if not row.is_rejected and term.kind in ("property", "individual"):
        yield f"{row['object_id']} is no class but of kind {term.kind} in {name}: drop it"


def _instead(term: Term, ontology: Ontology) -> str:
    """What to take in place of a term; empty where nothing is named."""
    named = [iri for iri in term.replaced_by if iri in ontology.terms or namespace(iri) != namespace(term.iri)]
    instead = _some(map(shrink, named), " or ")
    consider = _some(map(shrink, term.consider), " or ")
    if term.replaced_by and not named:
        missing = f"its replacement {_some(map(shrink, term.replaced_by), ' or ')} is not in the file"
        return f"{missing}; consider {consider}" if consider else f"{missing}: look it up"
    return f"take {instead}" if instead else f"consider {consider}" if consider else ""


def _stale(row: Row, term: Term, name: str, decided: Collection[tuple[str, str]]) -> Iterator[str]:
    """A rejection of a term in whose place another one stands, on which nobody has decided."""
    open_ = [curie for curie in map(shrink, term.replaced_by) if (row["subject_id"], curie) not in decided]
    if term.deprecated and open_:
        yield (
            f"{row['object_id']}, which was rejected, is obsolete in {name}, and {_some(open_, ' and ')} stands in its "
            f"place: decide on that for {row['subject_id']}"
        )


def _moved(term: Term, ontology: Ontology, name: str, parents: Mapping[str, Collection[str]]) -> Iterator[str]:
    """A term that stands in another branch than before: below none of those that were directly above it."""
    before = set(parents.get(term.iri, ()))
    if before and term.parents and not term.deprecated and not before & set(ontology.ancestors(term.iri)):
        yield (
            f"{shrink(term.iri)} has moved: it was below {_some(sorted(map(shrink, before)), ' and ')}, and in {name} "
            f"it stands below {_some(sorted(map(shrink, term.parents)), ' and ')}: look whether the mapping still holds"
        )


def _branch(row: Row, ontology: Ontology, kinds: Collection[str]) -> Iterator[str]:
    iri = expand(row["object_id"])
    above = {shrink(each): ontology.terms[each].label for each in [iri, *ontology.ancestors(iri)]}
    for root, allowed in _BRANCHES.items():
        if root in above and kinds and not set(allowed) & set(kinds):
            yield (
                f"{row['subject_id']} is a {' and '.join(sorted(kinds))}, {row['object_id']} stands below {root} "
                f"({above[root]}): it is no exact match"
            )


def _chains(row: Row, term: Term, name: str, rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Rows of the same concept in other vocabularies, where the ontology joins its term to another one there."""
    others = [
        other for other in rows if other["subject_id"] == row["subject_id"] and other is not row and _is_exact(other)
    ]
    ours = {other["object_id"] for other in others}
    for how, stated in (("exact match", term.matches), ("cross-reference", term.xrefs)):
        theirs = {shrink(canonical(text)) for text in stated}
        for other in others:
            there = {curie for curie in theirs if _prefix(curie) == _prefix(other["object_id"])}
            if there and not there & ours:
                problem = (
                    f"{other['object_id']} contradicts {row['object_id']}, which is exact too and has in {name} "
                    f"the {how} {_some(sorted(there), ' and ')}: correct one, or state the conflict"
                )
                yield other.where, problem
    yield from _unspoken(row, term, name, rows)


def _unspoken(row: Row, term: Term, name: str, rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Exact matches that the ontology has for a term, in vocabularies of which our rows name other terms alone."""
    ours = {each["object_id"] for each in rows if each["subject_id"] == row["subject_id"]}
    theirs = {shrink(canonical(text)) for text in term.matches}
    accepted = [each for each in rows if each["subject_id"] == row["subject_id"] and each.is_accepted]
    for prefix in sorted({_prefix(each["object_id"]) for each in accepted if each["predicate_id"] != _EXACT}):
        there = {curie for curie in theirs if _prefix(curie) == prefix}
        beside = [each for each in accepted if _prefix(each["object_id"]) == prefix]
        if there and not there & ours and all(each["predicate_id"] != _EXACT for each in beside):
            problem = (
                f"{row['object_id']} is exact and has in {name} the exact match {_some(sorted(there), ' and ')}, which "
                f"contradicts {_some((each['object_id'] for each in beside), ' and ')}: correct one, or reject it"
            )
            yield row.where, problem


def _some(names: Iterable[str], joint: str) -> str:
    """The names, of very many the first."""
    first = list(islice(names, _MOST_NAMED + 1))
    return joint.join([*first[:_MOST_NAMED], *["others" for _ in first[_MOST_NAMED:]]])


def _prefix(curie: str) -> str:
    return curie.partition(":")[0]


def _current(row: Row, term: Term) -> Row:
    """The row with the term that has taken the place of its own."""
    if term.deprecated and len(term.replaced_by) == 1:
        return replace(row, values={**row.values, "object_id": shrink(term.replaced_by[0])})
    return row


def _place(finding: tuple[str, str]) -> tuple[str, int, str]:
    """Findings in the order of their lines; of a file as a whole, before them."""
    file, _, line = finding[0].rpartition(":")
    return (file, int(line), finding[1]) if line.isdecimal() else (finding[0], 0, finding[1])
