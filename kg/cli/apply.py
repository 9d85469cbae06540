"""``kg apply``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import filled

if TYPE_CHECKING:
    from kg.build.validate import Finding
    from kg.entry.read import Entry
    from kg.reading.decisions import Decision
    from kg.reading.proposals import Span
    from kg.reading.sheet import Digests, Sheet

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "decisions", nargs="+", type=filled, metavar="DECISIONS", help="files of decisions, of one reviewer or several"
    )
    parser.add_argument(
        "--proposals", required=True, type=filled, metavar="DIR", help="what kg extract proposed: its folder or a file"
    )
    parser.add_argument(
        "--entry",
        type=filled,
        metavar="FILE",
        help="the entry: every span is checked against it; needed for claims that were added or moved",
    )
    parser.add_argument(
        "-o", "--output", required=True, type=filled, metavar="FOLDER", help="the condition's folder, made by kg new"
    )
    parser.add_argument(
        "--carry-over",
        action="store_true",
        help="take decisions on other versions of the entry where sentence and claim are unchanged; list the others",
    )
    parser.add_argument(
        "--only-standing",
        action="store_true",
        help="leave what was rejected, and who decided, to decisions.tsv: the graph holds what stands",
    )


def run(options: Namespace) -> int:
    """Write what stands; nothing where a line is wrong or reviewers disagree."""
    from kg.condition import read_condition
    from kg.entry.read import read_entry
    from kg.files import write_all_atomically
    from kg.reading.curated import DECISIONS, curated, made_files
    from kg.reading.settle import latest, settle
    from kg.reading.sheet import check_entry, choose_sheet, known_spans, read_sheets

    condition = read_condition(Path(options.output))
    sheet = choose_sheet(read_sheets(options.proposals), condition.sha256, str(Path(options.output) / "document.ttl"))
    entry = read_entry(options.entry) if options.entry else None
    if entry:
        check_entry(sheet, entry)
    kept = Path(options.output) / DECISIONS
    files = [*options.decisions, *([str(kept)] if kept.is_file() else [])]
    decisions, findings = _read(dict.fromkeys(files))
    if all(each.entry == sheet.reading.sha256 for each in decisions if each.where.startswith(f"{kept}:")):
        sheet = replace(sheet, digests={**known_spans(made_files(Path(options.output))), **sheet.digests})
    here, left = _of_this_version(decisions, sheet, carry_over=options.carry_over)
    if left and not options.carry_over:
        findings += left
    findings += _changed(here, sheet, entry)
    outcomes, disagreements = settle(latest(here))
    findings += disagreements
    if findings:
        return _refused(findings)
    done = curated(
        condition,
        sheet,
        outcomes,
        lambda span: _digests(span, sheet, entry),
        only_standing=options.only_standing,
    )
    if done.findings:
        return _refused(done.findings)
    write_all_atomically([(Path(options.output) / name, text) for name, text in done.files.items()])
    for name in done.files:
        print(Path(options.output) / name)
    for finding in left:
        print(finding, file=sys.stderr)
    print(_summary(done.counts, sheet, here), file=sys.stderr)
    return 1 if left else 0


def _read(names: Iterable[str]) -> tuple[list[Decision], list[Finding]]:
    from kg.files import read_text
    from kg.reading.decisions import read_decisions

    decisions: list[Decision] = []
    findings: list[Finding] = []
    for name in names:
        some, wrong = read_decisions(read_text(name), name)
        decisions += some
        findings += wrong
    return decisions, findings


def _of_this_version(
    decisions: Sequence[Decision], sheet: Sheet, *, carry_over: bool
) -> tuple[list[Decision], list[Finding]]:
    """Decisions on this version of the entry, and findings on those of others."""
    from kg.build.validate import Finding
    from kg.reading.carry import carried_over

    here = [each for each in decisions if each.entry == sheet.reading.sha256]
    others = [each for each in decisions if each.entry != sheet.reading.sha256]
    if not carry_over:
        problem = "was decided on another version of the entry. --carry-over takes it where its sentence is unchanged"
        return here, [Finding(each.where, problem) for each in others]
    carried, left = carried_over(others, sheet)
    known = {(each.proposal, each.reviewer, each.role) for each in here}
    return [*here, *(each for each in carried if (each.proposal, each.reviewer, each.role) not in known)], left


def _changed(decisions: Iterable[Decision], sheet: Sheet, entry: Entry | None) -> list[Finding]:
    """Decisions whose line, claim or sentence is not what was proposed."""
    from kg.build.validate import Finding
    from kg.errors import DataError

    findings = []
    for each in decisions:
        try:
            problem = _problem(each, sheet, [_digests(span, sheet, entry) for span in each.place])
        except DataError as error:
            problem = f"{error.what}. {error.hint}"
        if problem:
            findings.append(Finding(each.where, problem))
    return findings


def _problem(decision: Decision, sheet: Sheet, known: Sequence[Digests | None]) -> str:
    """What is wrong with a decision on this version of the entry; empty when nothing is.

    Args:
        decision: The decision.
        sheet: The proposals.
        known: The digests of its place, as far as they are known.

    Raises:
        DataError: when the line was changed.
    """
    from kg.reading.edits import is_as_proposed, proposed_claim
    from kg.reading.proposals import unit_identifier
    from kg.reading.sheet import SENTENCE_DIGITS

    is_on_unit = decision.kind == "set-aside"
    if is_on_unit and [decision.proposal] != [unit_identifier(decision.entry, span) for span in decision.place]:
        return "the place is not that of the unit with this identifier. Set it aside in the page again"
    if not is_on_unit and decision.kind != "add":
        proposed_claim(decision)
        proposal = sheet.proposals.get(decision.proposal)
        if proposal is None and not all(known):
            return f"is not proposed in {sheet.path}. Name the entry, so that it can be checked: --entry FILE"
        if proposal is not None and not is_as_proposed(decision, proposal):
            return "was proposed otherwise than this line says. Decide it again"
    if not all(known):
        return "is on a place where nothing was proposed. Name the entry: --entry FILE"
    if decision.sentences != tuple(one.sentence[:SENTENCE_DIGITS] for one in known if one):
        return "was decided on another sentence. Decide it again, or name the version that was decided on"
    return ""


def _digests(span: Span, sheet: Sheet, entry: Entry | None) -> Digests | None:
    from kg.reading.sheet import entry_digests

    if entry is not None:
        return entry_digests(entry, span) if span[1] <= len(entry.text) else None
    return sheet.digests.get(span)


def _refused(findings: Iterable[Finding]) -> int:
    for finding in sorted(set(findings), key=_in_order):
        print(finding)
    print("kg: nothing was written", file=sys.stderr)
    return 1


def _in_order(finding: Finding) -> tuple[str, int, str]:
    """By file, then by the number of the line."""
    file, _, line = finding.where.rpartition(":")
    return (file, int(line), finding.message) if line.isdecimal() else (finding.where, 0, finding.message)


def _summary(counts: Mapping[str, int], sheet: Sheet, decisions: Sequence[Decision]) -> str:
    decided = {each.proposal for each in decisions}
    left = sum(identifier not in decided for identifier in sheet.proposals)
    bulk = f" ({counts['accept-in-bulk']} in bulk)" if counts["accept-in-bulk"] else ""
    accepted = counts["accept"] + counts["accept-in-bulk"]
    return (
        f"{sheet.condition.title}: {accepted} accepted{bulk}, {counts['rename']} renamed, {counts['edit']} edited, "
        f"{counts['add']} added, "
        f"{counts['reject']} rejected, {counts['unsure']} unsure, {left} not decided; "
        f"{counts['set-aside']} units set aside"
    )
