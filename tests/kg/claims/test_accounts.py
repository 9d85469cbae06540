"""What the graph says of an entry, unit by unit, against the entry itself."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.claims.accounts import EntryRecord, entry_record
from kg.condition import Condition, conditions_of
from kg.entry.digests import digest
from kg.entry.headings import SECTIONS
from kg.entry.read import Entry, read_entry
from kg.rdf.index import Index
from kg.rdf.namespaces import PREFIXES
from kg.rdf.turtle import parse_turtle
from kg.sources import sources


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


def test_each_condition_has_the_record_of_its_own_entry(both: Dataset, record: EntryRecord, second_entry: Path) -> None:
    conditions = {condition.name: condition for condition in conditions_of(both.index)}
    assert entry_record(both.index, conditions["lems"]) == record
    theirs, entry = entry_record(both.index, conditions["polymyositis"]), read_entry(second_entry)
    assert theirs.sha256 == entry.sha256
    assert theirs.evidence == sorted(theirs.evidence, key=lambda one: (one.start, one.end))
    assert len({one.iri for one in theirs.evidence}) == len(theirs.evidence) >= 16
    assert all(digest(entry.text[one.start : one.end]) == one.sha256 for one in theirs.evidence)
    assert all(digest(entry.text[one.start : one.end]) == one.sha256 for one in theirs.cues)
    leads = {(unit.start, unit.end) for unit in entry.units if unit.kind == "lead-in"}
    assert leads >= {(e.start, e.end) for each in theirs.accounts if each.kind == "gap" for e in each.evidence}


def test_an_account_says_what_it_is_and_of_which_section(record: EntryRecord) -> None:
    assert {account.kind for account in record.accounts} == {"association", "gap", "not clinical"}
    assert all(account.evidence and account.sections for account in record.accounts if account.kind == "association")
    assert {name for account in record.accounts for name in account.sections} <= {kind for kind, _ in SECTIONS.items()}
    hedged = next(account for account in record.accounts if account.iri.endswith("lems_occursWith_cancer"))
    assert "may occur with cancer" in hedged.label


@pytest.mark.parametrize(("status", "accounts"), [("checkedAgainstSource", 1), ("rejected", 0)])
def test_a_rejected_claim_accounts_for_nothing(status: str, accounts: int) -> None:
    """Else a unit that a reviewer has set aside would carry a statement, or one without any would seem read."""
    text = (
        (sources().ontology / "examples/valid/negated.ttl")
        .read_text(encoding="utf-8")
        .replace("ck:checkedAgainstSource", f"ck:{status}")
    )
    index = Index(parse_turtle(text, "negated.ttl"))
    layer = ox.NamedNode("https://w3id.org/condition-kg/graph/lems/adam-000710")
    condition = Condition("lems", "", layer, layer, None, "", "", (layer,))
    assert len(entry_record(index, condition).accounts) == accounts
