"""Searches that found no term, held against a new release: does it have a term of that name now?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.claims.names import normalise
from kg.claims.naming import RANKS
from kg.link.sssom import NONE_FOUND, MappingSet
from kg.link.sssom import Mapping as Row
from kg.link.vocabularies import Term
from kg.link.vocabularies.model import LABEL
from kg.rdf.index import Index
from kg.rdf.namespaces import shrink

__all__ = ["concept_names", "found_now", "searched"]

_EXACT = (LABEL, "exact")


def searched(sets: Iterable[MappingSet], prefixes: Collection[str]) -> list[Row]:
    """The rows that tell of a search in one of these vocabularies (prefixes) that found no term."""
    wanted = {prefix.casefold() for prefix in prefixes}
    rows = (row for each in sets for row in each.rows if row["object_id"] == NONE_FOUND)
    return [row for row in rows if row["object_source"].rpartition(":")[2].casefold() in wanted]


def concept_names(index: Index, concepts: Iterable[str]) -> dict[str, set[str]]:
    """IRI of a concept to its labels and exact synonyms."""
    exact = [predicate for predicate, rank in RANKS.items() if rank == 0]
    things = {thing.value: thing for thing in index.subjects()}
    return {
        iri: {value.value for predicate in exact for value in index.values(things[iri], predicate)}
        for iri in concepts
        if iri in things
    }


def found_now(
    rows: Iterable[Row],
    terms: Iterable[Term],
    names: Mapping[str, Collection[str]],
    decided: Collection[tuple[str, str]],
    file: str,
) -> Iterator[tuple[str, str]]:
    """Terms in use that a new release calls as a concept is called for which none was found.

    Args:
        rows: The searches, as :func:`searched` has them.
        terms: All terms of the release.
        names: IRI of a concept to its names.
        decided: Pairs of IRIs, of a concept and a term, on which there is a decision.
        file: The release's name.

    Yields:
        Where a search is told of, and what it would find now.
    """
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in {normalise(name) for name in names.get(row.iri("subject_id"), ())}:
            wanted[name].append(row)
    told = set()
    for term in terms:
        if term.deprecated:
            continue
        for called in term.names:
            for row in wanted.get(normalise(called.text), ()) if called.scope in _EXACT else ():
                pair = (row.iri("subject_id"), term.iri)
                if pair not in decided and pair not in told:
                    told.add(pair)
                    found = f"{file} calls {shrink(term.iri)} {called.text!r}"
                    yield row.where, f"no term was found for {row['subject_id']}, and {found}: decide on it"
