"""Compare mapping sets with those of others: what both say, where they differ, and what one has alone.

Their rows are read as rows of our concepts: a row that names one of our concepts as it is, and one that names a term to
which exactly one exact match of ours leads, by way of that term. Identifiers are compared, in canonical form, and words
never are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.link.combine import INVERSE, predicate_of, step
from kg.link.sssom.model import Mapping, MappingSet
from kg.rdf.namespaces import shrink

__all__ = ["COLUMNS", "VERDICTS", "Comparison", "compare_sets"]

#: Columns of a comparison.
COLUMNS = ("verdict", "concept", "ours", "term", "theirs", "label", "via", "our_row", "their_row")
#: What a pair may be, in the order in which pairs are listed.
VERDICTS = ("disagree", "rejected", "only theirs", "only ours", "agree")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What stands against what: records under the names of :data:`COLUMNS`; rows of theirs that lead to no concept."""

    records: tuple[dict[str, str], ...]
    elsewhere: int

    @property
    def counts(self) -> dict[str, int]:
        """The number of records of each verdict."""
        found = Counter(record["verdict"] for record in self.records)
        return {verdict: found[verdict] for verdict in VERDICTS}


@dataclass(frozen=True, slots=True)
class _Read:
    """A row of theirs as one of a concept of ours."""

    concept: str
    predicate: str
    term: str
    label: str
    via: str
    row: Mapping
    is_turned: bool


class _Ours:
    """Our rows by what they are about."""

    def __init__(self, sets: Sequence[MappingSet]) -> None:
        self.pairs: dict[tuple[str, str], list[Mapping]] = defaultdict(list)
        self.exact: dict[tuple[str, str], str] = {}
        self.linked: dict[str, set[str]] = defaultdict(set)
        self.concepts: set[str] = set()
        for each in sets:
            for row in each.rows:
                if not row["subject_id"] or not row["object_id"] or row.is_none_found:
                    continue
                concept, term = row.iri("subject_id"), row.iri("object_id")
                self.concepts.add(concept)
                self.pairs[concept, term].append(row)
                if row.is_accepted and predicate_of(row) == "skos:exactMatch":
                    self.linked[term].add(concept)
                    self.exact[concept, _vocabulary(term)] = term

    def concept(self, iri: str) -> tuple[str, str]:
        """The concept that a term stands for, and the way to it; empty where there is none, or several."""
        if iri in self.concepts:
            return iri, ""
        concepts = self.linked.get(iri, set())
        return (next(iter(concepts)), iri) if len(concepts) == 1 else ("", "")


def compare_sets(sets: Sequence[MappingSet], others: Sequence[MappingSet]) -> Comparison:
    """Compare sets with those of others.

    Raises:
        DataError: with file and line, when a row names a term by an unknown prefix.
    """
    ours = _Ours(sets)
    records, elsewhere = [], 0
    told: dict[tuple[str, str], bool] = {}
    for row in (row for each in others for row in each.rows if row["subject_id"] and row["object_id"]):
        if row.is_none_found or row.is_proposed:
            continue
        read = _read(row, ours)
        if read is None:
            elsewhere += 1
        else:
            told[read.concept, read.term] = told.get((read.concept, read.term), True) and read.is_turned
            records.append(_judged(read, ours))
    is_turned = all(told.values())  # their objects are ours: what they link us to are their subjects
    sides = {_vocabulary(term) for (_, term), turned in told.items() if turned == is_turned}
    for (concept, term), rows in ours.pairs.items():
        if (concept, term) not in told and _vocabulary(term) in sides:
            records += [_record("only ours", concept, term, row, None) for row in rows if row.is_accepted]
    unique = {tuple(record.values()): record for record in records}
    return Comparison(tuple(sorted(unique.values(), key=_order)), elsewhere)


def _read(row: Mapping, ours: _Ours) -> _Read | None:
    """A row as one of a concept of ours, turned round where only its object leads to one."""
    predicate, subject, term = predicate_of(row), row.iri("subject_id"), row.iri("object_id")
    concept, via = ours.concept(subject)
    label = row["object_label"]
    is_turned = not concept and predicate in INVERSE
    if is_turned:
        concept, via = ours.concept(term)
        predicate, term, label = INVERSE[predicate], subject, row["subject_label"]
    if not concept or term == concept:
        return None
    return _Read(concept, step("skos:exactMatch", predicate) if via else predicate, term, label, via, row, is_turned)


def _judged(read: _Read, ours: _Ours) -> dict[str, str]:
    rows = ours.pairs.get((read.concept, read.term), [])
    accepted = [row for row in rows if row.is_accepted]
    same = [row for row in rows if predicate_of(row) == read.predicate]
    is_no = read.row.is_rejected
    about: Mapping | None
    if any(row.is_rejected == is_no for row in same):
        verdict, about = "agree", next(row for row in same if row.is_rejected == is_no)
    elif is_no:
        about = next(iter(same), None)
        verdict = "disagree" if same else "only theirs"
    elif accepted:
        verdict, about = "disagree", accepted[0]
    elif same:
        verdict, about = "rejected", same[0]
    else:
        about = _rival(read, ours)
        verdict = "disagree" if about else "only theirs"
        about = about or next(iter(rows), None)
    return _record(verdict, read.concept, read.term, about, read)


def _rival(read: _Read, ours: _Ours) -> Mapping | None:
    """Our exact match that stands against an exact one of theirs: of the concept, or of the term."""
    if read.predicate != "skos:exactMatch":
        return None
    other = ours.exact.get((read.concept, _vocabulary(read.term)))
    pairs = [(read.concept, other)] if other else []
    pairs += [(concept, read.term) for concept in sorted(ours.linked.get(read.term, ())) if concept != read.concept]
    rows = (row for pair in pairs for row in ours.pairs[pair] if row.is_accepted)
    return next((row for row in rows if predicate_of(row) == "skos:exactMatch"), None)


def _record(verdict: str, concept: str, term: str, ours: Mapping | None, read: _Read | None) -> dict[str, str]:
    return {
        "verdict": verdict,
        "concept": shrink(concept),
        "ours": _said(ours, concept, term) if ours else "",
        "term": shrink(term),
        "theirs": _modified(read.predicate, read.row) if read else "",
        "label": (read.label if read else "") or (ours["object_label"] if ours else ""),
        "via": shrink(read.via) if read else "",
        "our_row": ours.where if ours else "",
        "their_row": read.row.where if read else "",
    }


def _said(row: Mapping, concept: str, term: str) -> str:
    """What our row says; with its ends, where they are not those of the pair."""
    said = _modified(predicate_of(row), row)
    if row.iri("subject_id") != concept:
        said = f"{shrink(row.iri('subject_id'))} {said}"
    return said if row.iri("object_id") == term else f"{said} {shrink(row.iri('object_id'))}"


def _modified(predicate: str, row: Mapping) -> str:
    return f"not: {predicate}" if row.is_rejected else predicate


def _vocabulary(iri: str) -> str:
    """What the identifiers of a vocabulary have in common: its prefix, or the IRI up to its last part."""
    curie = shrink(iri)
    if curie != iri:
        return curie.partition(":")[0]
    return iri[: max(iri.rfind(mark) for mark in "#/_:") + 1]


def _order(record: dict[str, str]) -> tuple[object, ...]:
    return VERDICTS.index(record["verdict"]), *record.values()
