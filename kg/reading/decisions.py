"""``decisions.tsv``: what reviewers decided on proposals, one line a decision, sorted, made for ``git diff``.

The review page and a spreadsheet write the same file. It tells places and digests of an entry, and of its words only
those that name a part of a claim (:mod:`kg.reading.fields`). A line without a decision is still open and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from kg.build.validate import Finding
from kg.errors import InputError
from kg.reading.fields import fields_text, parse_fields, proposal_fields, spans_of, spans_text
from kg.reading.proposals import Proposal, Span
from kg.tables import safe_cell, tsv_cell

__all__ = [
    "COLUMNS",
    "KINDS",
    "REASONS",
    "Decision",
    "decisions_text",
    "is_orcid",
    "read_decisions",
    "undecided_text",
]

COLUMNS = (
    *("place", "proposal", "entry", "sentence", "rule", "version", "tier", "decision", "reason", "before", "after"),
    *("comment", "reviewer", "role", "time"),
)
#: A column that a file may lack.
_OPTIONAL = "comment"
#: What can be decided; “add” is of a claim that nobody proposed, “set-aside” of a unit in which none is to be made.
KINDS = ("accept", "accept-in-bulk", "add", "edit", "reject", "set-aside", "unsure")
#: Why a proposal is rejected: individuals of ck:RejectionReason.
REASONS = (
    *("notSaid", "anotherRelation", "aboutAnotherThing", "wrongWords", "limitLost", "negationLost", "saidAlready"),
    "noStatement",
)
#: Before a reviewer's number.
ORCID = "https://orcid.org/"
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_IDENTIFIER, _DIGEST = re.compile(r"[0-9a-f]{16}"), re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
#: Characters of a role, at most.
_LONGEST_ROLE = 80
#: Characters of a comment, at most.
_LONGEST_COMMENT = 300
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_ESCAPE = re.compile(r"\\([tnr\\])")
#: A cell as spreadsheets write those with a comma or a quote.
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
#: One digit of base 11 is written as X (ISO 7064, MOD 11-2).
_BASE, _TEN = 11, "X"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person, or a program, decided on one proposal.

    Args:
        proposal: Its identifier; of an added claim the one that it would have as a proposal, of a unit
            :func:`kg.reading.proposals.unit_identifier`.
        entry: SHA-256 of the entry.
        place: The evidence, in code points of the entry.
        sentences: For each stretch of it, the first 16 digits of the digest of its sentence.
        rule: The rule that proposed it; empty for an added claim.
        version: The reader and the version of its rules.
        tier: ``A``, ``B`` or ``C``; empty for an added claim.
        kind: One of :data:`KINDS`.
        reason: One of :data:`REASONS` where it is rejected, else empty.
        before: What was proposed, as fields; empty for an added claim.
        after: What is to stand: of an edit the fields that change, of an added claim all; else empty.
        reviewer: The person's ORCID iD, as an address; empty where no person is named.
        role: What the reviewer is, in a few words.
        time: When, ISO 8601 with seconds and zone.
        comment: Why, in the reviewer's own words; may be empty.
        where: ``file:line`` from which it was read; no part of what it says.
    """

    proposal: str
    entry: str
    place: tuple[Span, ...]
    sentences: tuple[str, ...]
    rule: str
    version: str
    tier: str
    kind: str
    reason: str
    before: str
    after: str
    reviewer: str
    role: str
    time: str
    comment: str = ""
    where: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """The key that sorts decisions: by entry, in the order of the text, one reviewer after the other."""
        return self.entry, self.place, self.proposal, self.reviewer, self.role, self.time, self.kind

    @property
    def outcome(self) -> tuple[str, str]:
        """What is to become of the proposal, so that two who say the same agree; empty words where they do not know."""
        kinds = {"accept-in-bulk": "accept", "unsure": ""}
        return kinds.get(self.kind, self.kind), self.after


def decisions_text(decisions: Iterable[Decision]) -> str:
    """The text of a file of decisions: the same bytes for the same decisions, each once."""
    lines = {decision.order: _line(_cells(decision)) for decision in decisions}
    return "\n".join(["\t".join(COLUMNS), *(lines[key] for key in sorted(lines)), ""])


def undecided_text(proposals: Iterable[tuple[Proposal, tuple[str, ...]]], version: str) -> str:
    """The lines of proposals that are still open, for those who fill them in as a table.

    Args:
        proposals: Each with the digests of its sentences, in the order of the text.
        version: The reader and the version of its rules.
    """
    lines = [
        _line(
            {
                "place": spans_text(proposal.evidence),
                "proposal": proposal.identifier,
                "entry": proposal.entry,
                "sentence": " ".join(sentences),
                "rule": proposal.rule,
                "version": version,
                "tier": proposal.tier,
                "before": fields_text(proposal_fields(proposal)),
            }
        )
        for proposal, sentences in proposals
    ]
    return "\n".join(["\t".join(COLUMNS), *lines, ""])


def _cells(decision: Decision) -> dict[str, str]:
    return {
        "place": spans_text(decision.place),
        "proposal": decision.proposal,
        "entry": decision.entry,
        "sentence": " ".join(decision.sentences),
        "rule": decision.rule,
        "version": decision.version,
        "tier": decision.tier,
        "decision": decision.kind,
        "reason": decision.reason,
        "before": decision.before,
        "after": decision.after,
        "comment": decision.comment,
        "reviewer": decision.reviewer,
        "role": decision.role,
        "time": decision.time,
    }


def _line(cells: Mapping[str, str]) -> str:
    return "\t".join(tsv_cell(_written(cells.get(column, ""))) for column in COLUMNS)


def _written(text: str) -> str:
    """A text as a cell that no spreadsheet runs, nor takes for one in quotes."""
    return f"'{text}" if text.startswith('"') else safe_cell(text)


def read_decisions(text: str, where: str) -> tuple[list[Decision], list[Finding]]:
    """The decisions of a file, and what is wrong with it, line by line; lines without a decision are left out.

    Args:
        text: Its text.
        where: Its name, for messages.

    Raises:
        InputError: when it has not the columns of such a file.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    head = [_value(cell) for cell in lines[0].removesuffix("\r").split("\t")]
    if missing := [column for column in COLUMNS if column not in head and column != _OPTIONAL]:
        is_other = len(head) == 1 and all(column in head[0] for column in COLUMNS[:3])
        raise InputError(
            "has cells that no tab divides" if is_other else f"has no column {', '.join(missing)}",
            where=f"{where}:1",
            hint="Save it as text with tabs"
            if is_other
            else "Name a file that the review page or kg review --tsv has written",
        )
    decisions: list[Decision] = []
    findings: list[Finding] = []
    seen: dict[tuple[str, str, str], int] = {}
    for number, line in enumerate(lines[1:], start=2):
        line = line.removesuffix("\r")  # noqa: PLW2901
        if not line.strip():
            continue
        place = f"{where}:{number}"
        values = [_value(cell) for cell in line.split("\t")]
        if len(values) != len(head):
            findings.append(Finding(place, f"has {len(values)} cells instead of {len(head)}. Mend the tabs"))
            continue
        cells = dict(zip(head, values, strict=True))
        if not cells["decision"].strip():
            continue
        problems = list(_problems(cells))
        if problems:
            findings += [Finding(place, problem) for problem in problems]
            continue
        decision = _decision(cells, place)
        key = (decision.proposal, decision.reviewer, decision.role)
        if key in seen:
            findings.append(Finding(place, f"decides what line {seen[key]} decides. Keep one of the two"))
        seen[key] = number
        decisions.append(decision)
    return decisions, findings


def _value(cell: str) -> str:
    """What a cell says: escapes read, and taken away what keeps a spreadsheet from running it, and its quotes."""
    if _QUOTED.fullmatch(cell):
        cell = cell[1:-1].replace('""', '"')
    return _ESCAPE.sub(lambda match: _ESCAPES[match[1]], cell).removeprefix("'")


def _decision(cells: Mapping[str, str], where: str) -> Decision:
    return Decision(
        proposal=cells["proposal"],
        entry=cells["entry"],
        place=spans_of(cells["place"]),
        sentences=tuple(cells["sentence"].split()),
        rule=cells["rule"],
        version=cells["version"],
        tier=cells["tier"],
        kind=cells["decision"],
        reason=cells["reason"],
        before=cells["before"],
        after=cells["after"],
        reviewer=_orcid_iri(cells["reviewer"]),
        role=cells["role"],
        time=cells["time"],
        comment=cells.get(_OPTIONAL, "").strip(),
        where=where,
    )


def _problems(cells: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a line, each with what to do."""
    kind, reason, reviewer = cells["decision"], cells["reason"], cells["reviewer"]
    if kind not in KINDS:
        yield f"“{kind[:40]}” is no decision. Write {_one_of(KINDS)}"
    if kind == "reject" and reason not in REASONS:
        yield f"“{reason[:40]}” is no reason for a rejection. Write {_one_of(REASONS)}"
    if kind != "reject" and reason:
        yield "has a reason, and is no rejection. Leave the reason empty"
    if not _IDENTIFIER.fullmatch(cells["proposal"]):
        yield "has no identifier of a proposal. Copy the 16 digits from the file of proposals"
    if not _DIGEST.fullmatch(cells["entry"]):
        yield "has no digest of an entry. Copy the 64 digits from the file of proposals"
    if not all(_IDENTIFIER.fullmatch(each) for each in cells["sentence"].split()):
        yield "has a digest of a sentence that is none. Copy it from another line of the same place"
    yield from _problems_of_fields(cells, kind)
    if reviewer and not is_orcid(reviewer):
        yield f"“{reviewer[:60]}” is no ORCID iD: its checksum is wrong. Write https://orcid.org/0000-…"
    role = cells["role"]
    if not role.strip() or role != role.strip() or len(role) > _LONGEST_ROLE or not role.isprintable():
        yield f"has no role. Say in at most {_LONGEST_ROLE} characters what the reviewer is, such as “neurologist”"
    comment = cells.get(_OPTIONAL, "").strip()
    if len(comment) > _LONGEST_COMMENT or not comment.isprintable():
        yield f"has a comment of more than a line or {_LONGEST_COMMENT} characters. Shorten it"
    if not _is_time(cells["time"]):
        yield f"“{cells['time'][:40]}” is no time. Write it with seconds and zone: 2026-01-31T12:00:00+01:00"


def _problems_of_fields(cells: Mapping[str, str], kind: str) -> Iterator[str]:
    for column, is_needed, is_allowed in (
        ("before", kind not in ("add", "set-aside"), kind not in ("add", "set-aside")),
        ("after", kind in ("add", "edit"), kind in ("add", "edit")),
    ):
        if cells[column] and not is_allowed:
            yield f"has something in “{column}”, which {kind} has not. Empty it, or decide edit"
        elif is_needed and not cells[column]:
            yield f"has nothing in “{column}”. Say what {'was proposed' if column == 'before' else 'is to stand'}"
        else:
            try:
                parse_fields(cells[column])
            except InputError as error:
                yield f"in “{column}” {error.what}. {error.hint}"
    try:
        if not spans_of(cells["place"]):
            yield "has no place. Write START-END in characters of the entry"
    except InputError as error:
        yield f"in “place” {error.what}. {error.hint}"


def _one_of(words: Iterable[str]) -> str:
    *some, last = words
    return f"{', '.join(some)} or {last}"


def _is_time(text: str) -> bool:
    try:
        return bool(_TIME.fullmatch(text)) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def is_orcid(text: str) -> bool:
    """Whether a text is an ORCID iD, bare or as an address, whose last digit is the checksum of the others.

    >>> is_orcid("0000-0002-1825-0097"), is_orcid("https://orcid.org/0000-0002-1825-0098")
    (True, False)
    """
    match = _ORCID.fullmatch(text)
    if match is None:
        return False
    digits = match[1].replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % _BASE) % _BASE
    return digits[-1] == (_TEN if check == _BASE - 1 else str(check))


def _orcid_iri(text: str) -> str:
    match = _ORCID.fullmatch(text)
    return f"{ORCID}{match[1]}" if match else ""
