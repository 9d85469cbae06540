"""What the graph says of an entry, unit by unit, against the entry itself."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.claims.accounts import EntryRecord
from kg.entry.read import Entry
from kg.rdf.namespaces import PREFIXES


def test_hedging_words_of_the_evidence_are_cues(record: EntryRecord, entry: Entry) -> None:
    """Every hedge inside a piece of evidence is marked by a cue."""
    hedges = re.compile(r"\b(may|often|rare in|generally|mostly|in some cases|most common|more often than)\b")
    cues = {(cue.start, cue.end) for cue in record.cues}
    for account in record.accounts:
        if account.kind != "association":
            continue
        for evidence in account.evidence:
            for match in hedges.finditer(entry.text, evidence.start, evidence.end):
                assert any(a <= match.start() + 4 and match.start() < b for a, b in cues), account.label


def test_gaps_are_the_lost_lists(record: EntryRecord, entry: Entry) -> None:
    gaps = {(e.start, e.end) for account in record.accounts if account.kind == "gap" for e in account.evidence}
    lost = {(unit.start, unit.end) for unit in entry.lost_lists if unit.section != "furniture"}
    assert gaps == lost
    assert len(gaps) == 7


def test_each_section_of_the_graph_is_one_of_the_entry(entry: Entry, store: ox.Store) -> None:
    rows = store.query(
        "SELECT ?start ?end ?inferred { ?s a ck:Section ; oa:start ?start ; oa:end ?end ; ck:inferred ?inferred }",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    assert isinstance(rows, ox.QuerySolutions)
    in_graph = {(int(r["start"].value), int(r["end"].value), r["inferred"].value == "true") for r in rows}
    assert in_graph == {(section.start, section.end, section.inferred) for section in entry.sections}
