"""A file of proposals as a reviewer gets it: the reading, the digests of its spans, the version of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.condition import Condition
from kg.entry.digests import digest
from kg.entry.read import Entry
from kg.errors import DataError, InputError
from kg.files import read_text
from kg.rdf.index import Index, node
from kg.rdf.turtle import parse_turtle
from kg.reading.proposals import Proposal, Reading, Span
from kg.reading.recorded import read_proposals

__all__ = [
    "SENTENCE_DIGITS",
    "Digests",
    "Sheet",
    "check_entry",
    "choose_sheet",
    "entry_digests",
    "known_spans",
    "read_sheets",
]

#: Digits of the digest of a sentence that a decision keeps.
SENTENCE_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Digests:
    """Of a span: SHA-256 of its characters; of its sentence, where it is evidence, the digest and number of words."""

    sha256: str
    sentence: str = ""
    words: int = 0


@dataclass(frozen=True)
class Sheet:
    """The proposals for one entry.

    Args:
        path: The file.
        condition: The condition that they are to become.
        reading: What was read.
        version: The reader and the version of its rules.
        digests: Of each span that they point at.
    """

    path: str
    condition: Condition
    reading: Reading
    version: str
    digests: Mapping[Span, Digests]

    @cached_property
    def proposals(self) -> Mapping[str, Proposal]:
        """Each proposal by its identifier, in the order of the text."""
        return {proposal.identifier: proposal for proposal in self.reading.proposals}

    def sentences(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """For each span of evidence, the first digits of the digest of its sentence."""
        known = (self.digests.get(span, Digests("")) for span in spans)
        return tuple(each.sentence[:SENTENCE_DIGITS] for each in known)


def read_sheets(path: str | Path) -> list[Sheet]:
    """The file of proposals, or those of a folder.

    Raises:
        InputError: when there is none, or one cannot be read.
        DataError: when one does not hold the proposals of one entry.
    """
    path = Path(path)
    if (path / "layer.ttl").is_file():
        raise InputError(
            "is the folder of a condition", where=str(path), hint="Name the proposals: kg extract ENTRY -o FOLDER"
        )
    files = sorted(path.glob("*.ttl")) if path.is_dir() else [path]
    if not files:
        raise InputError("holds no Turtle", where=str(path), hint="Make proposals with kg extract ENTRY -o FOLDER")
    return [_read(each) for each in files]


def _read(path: Path) -> Sheet:
    text = read_text(path)
    condition, reading = read_proposals(text, str(path))
    index = Index(parse_turtle(text, str(path)))
    version = index.text(condition.layers[0], node("owl:versionInfo"))
    return Sheet(str(path), condition, reading, version, dict(_digests(index)))


def _digests(index: Index) -> Iterator[tuple[Span, Digests]]:
    for span in index.of_type(node("ck:Evidence"), node("ck:Cue"), node("ck:Mention")):
        start, end = index.number(span, node("oa:start")), index.number(span, node("oa:end"))
        if start is not None and end is not None:
            yield (
                (start, end),
                Digests(
                    index.text(span, node("ck:sha256")),
                    index.text(span, node("ck:sentenceDigest")),
                    index.number(span, node("ck:sentenceWords")) or 0,
                ),
            )


def known_spans(paths: Iterable[Path]) -> dict[Span, Digests]:
    """The digests of the spans that Turtle files describe, those that are there.

    Raises:
        InputError: when one cannot be read.
    """
    there = [path for path in paths if path.is_file()]
    return dict(_digests(Index(triple for path in there for triple in parse_turtle(read_text(path), str(path)))))


def choose_sheet(sheets: list[Sheet], sha256: str, where: str) -> Sheet:
    """The proposals for the entry with a digest.

    Args:
        sheets: Those that there are.
        sha256: The digest of the entry; empty where the only ones are meant.
        where: What has that digest, for messages.

    Raises:
        InputError: when there are none, or several.
    """
    found = [sheet for sheet in sheets if not sha256 or sheet.reading.sha256 == sha256]
    if len(found) == 1:
        return found[0]
    there = ", ".join(sheet.path for sheet in found or sheets)
    if found:
        raise InputError(f"several files hold proposals: {there}", where=where, hint="Name one of them")
    raise InputError(
        f"no proposals were made from this version of the entry: {there}",
        where=where,
        hint="Read it again with kg extract; or for a new version of the entry, make a folder of it with kg new, and take "
        "its document.ttl: kg apply --carry-over then keeps what was decided",
    )


def check_entry(sheet: Sheet, entry: Entry) -> None:
    """Refuse a copy of the entry in which the spans of proposals do not stand.

    Raises:
        DataError: when the copy or the digest of a span is another.
    """
    if entry.sha256 != sheet.reading.sha256:
        raise DataError(
            f"is not the text that {sheet.path} was made from",
            where=entry.path,
            hint="Name the very file, or read this one again with kg extract",
        )
    for (start, end), known in sheet.digests.items():
        if digest(entry.text[start:end]) != known.sha256:
            raise DataError(
                f"the characters {start}-{end} of {entry.path} have another digest",
                where=sheet.path,
                hint="The proposals were changed: make them again with kg extract",
            )


def entry_digests(entry: Entry, span: Span) -> Digests:
    """The digests of a span of an entry; without a sentence where it runs over the end of one."""
    unit = entry.unit_at(*span)
    sha256 = digest(entry.text[span[0] : span[1]])
    return Digests(sha256, unit.digest, unit.word_count) if unit else Digests(sha256)
