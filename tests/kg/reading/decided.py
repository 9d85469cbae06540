"""A condition's folder, proposals for its entry, and decisions on them, for the tests of what decisions make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg.build.skeleton import skeleton
from kg.reading.decisions import Decision
from kg.reading.fields import fields_text, proposal_fields
from kg.reading.proposals import Proposal, Reading
from kg.reading.records import condition_of_reading, write_proposals
from kg.reading.sheet import SENTENCE_DIGITS, Sheet, entry_digests, read_sheets
from tests.kg.reading.entries import TEXT, entry_of, reading

__all__ = ["ORCID", "OTHER", "as_saved", "decision_on", "folder_of", "sheet_of"]

ORCID = "https://orcid.org/0000-0002-1825-0097"
OTHER = "https://orcid.org/0000-0002-1694-233X"


def folder_of(folder: Path, text: str = TEXT) -> Path:
    """The folder that ``kg new`` makes, its entry as ``paper-lung.txt`` beside it."""
    entry = entry_of(text, folder.parent / "paper-lung.txt")
    (folder.parent / "paper-lung.txt").write_text(text, encoding="utf-8")
    for name, content in skeleton("paper-lung", entry, base="https://data.example.com/").items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def sheet_of(folder: Path, found: Reading | None = None, text: str = TEXT) -> Sheet:
    """Proposals, written into a folder and read back."""
    found = found or reading()
    folder.mkdir(exist_ok=True)
    path = folder / "paper-lung.ttl"
    condition = condition_of_reading(found, "paper-lung")
    path.write_text(write_proposals(found, entry_of(text), condition), encoding="utf-8")
    return read_sheets(folder)[0]


def decision_on(proposal: Proposal, kind: str, text: str = TEXT, **changes: object) -> Decision:
    """A decision on a proposal as the page would write it."""
    entry = entry_of(text)
    given = Decision(
        proposal=proposal.identifier,
        entry=proposal.entry,
        place=proposal.evidence,
        sentences=tuple(entry_digests(entry, span).sentence[:SENTENCE_DIGITS] for span in proposal.evidence),
        rule=proposal.rule,
        version="condition-kg reader 1",
        tier=proposal.tier,
        kind=kind,
        reason="limitLost" if kind == "reject" else "",
        before=fields_text(proposal_fields(proposal)),
        after="",
        reviewer=ORCID,
        role="neurologist",
        time="2026-01-31T12:00:00+01:00",
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def decisions_on(proposals: Iterable[Proposal], kind: str) -> list[Decision]:
    """The same decision on several proposals."""
    return [decision_on(each, kind) for each in proposals]


def as_saved(text: str) -> str:
    """A file of decisions as a spreadsheet saves it: cells with a comma or a quote in quotes, lines as on Windows."""
    return "".join("\t".join(map(_in_quotes, line.split("\t"))) + "\r\n" for line in text.splitlines())


def _in_quotes(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if {",", '"'} & {*cell} else cell
