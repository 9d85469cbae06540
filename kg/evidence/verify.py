"""Check the evidence of a graph against a copy of the entry.

On the very file that the graph was made from, every span is recomputed at its offsets. On any other copy (text or
HTML, another licensee's, a later revision) each sentence is sought by the digest of its normalised words.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.accounts import Account, EntryRecord
from kg.claims.claim import Evidence
from kg.entry.digests import digest, find_sentences, normalise, sentence_digest, words
from kg.entry.read import Entry

__all__ = ["ELSEWHERE", "IN_PLACE", "NOT_FOUND", "Report", "Result", "verify"]

IN_PLACE = "in place"
ELSEWHERE = "elsewhere"
NOT_FOUND = "not found"

#: Sentences of fewer words are accepted in another copy only where they make up a whole unit.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one piece of evidence: its status, where it stands in the copy (code points), its sentence there.

    On the very file, guillemets in ``sentence`` mark the span itself.
    """

    evidence: Evidence
    status: str
    start: int | None
    end: int | None
    sentence: str


@dataclass(frozen=True)
class Report:
    """The results for a copy; ``same_file`` when it is the very file that the graph was made from."""

    same_file: bool
    results: tuple[Result, ...]
    broken_cues: tuple[str, ...]

    @property
    def is_fine(self) -> bool:
        """Whether everything was found."""
        return not self.broken_cues and all(result.status != NOT_FOUND for result in self.results)

    def count(self, status: str) -> int:
        """How many pieces of evidence have a status."""
        return sum(result.status == status for result in self.results)


def verify(record: EntryRecord, entry: Entry) -> Report:
    """Check every piece of clinical evidence: of associations and of gaps."""
    clinical = [account for account in record.accounts if account.kind != "not clinical"]
    if entry.sha256 == record.sha256:
        return _verify_same(clinical, record, entry)
    return _verify_other(clinical, entry)


def _evidence(accounts: list[Account]) -> list[tuple[Evidence, set[str]]]:
    found: dict[str, tuple[Evidence, set[str]]] = {}
    for account in accounts:
        for evidence in account.evidence:
            found.setdefault(evidence.iri, (evidence, set()))[1].update(account.sections)
    return sorted(found.values(), key=lambda pair: (pair[0].start, pair[0].end))


def _verify_same(accounts: list[Account], record: EntryRecord, entry: Entry) -> Report:
    results = []
    for evidence, _ in _evidence(accounts):
        text = entry.text[evidence.start : evidence.end]
        unit = entry.unit_at(evidence.start, evidence.end)
        holds = (
            digest(text) == evidence.sha256
            and unit is not None
            and sentence_digest(unit.text) == evidence.sentence_digest
            and unit.word_count == evidence.sentence_words
        )
        if holds and unit:
            marked = f"{entry.text[unit.start : evidence.start]}«{text}»{entry.text[evidence.end : unit.end]}"
            results.append(Result(evidence, IN_PLACE, evidence.start, evidence.end, marked))
        else:
            results.append(Result(evidence, NOT_FOUND, None, None, ""))
    broken = tuple(cue.iri for cue in record.cues if digest(entry.text[cue.start : cue.end]) != cue.sha256)
    return Report(same_file=True, results=tuple(results), broken_cues=broken)


def _verify_other(accounts: list[Account], entry: Entry) -> Report:
    evidence = _evidence(accounts)
    places = find_sentences(words(entry.text), {e.sentence_digest: e.sentence_words for e, _ in evidence})
    whole_units = {normalise(unit.text) for unit in entry.units}
    results = []
    for piece, sections in evidence:
        candidates = places.get(piece.sentence_digest, [])
        if piece.sentence_words < _SHORT:
            candidates = [(a, b) for a, b in candidates if normalise(entry.text[a:b]) in whole_units]
        if not candidates:
            results.append(Result(piece, NOT_FOUND, None, None, ""))
            continue
        in_place = [(a, b) for a, b in candidates if _section_kind(entry, a) in sections]
        start, end = (in_place or candidates)[0]
        results.append(Result(piece, IN_PLACE if in_place else ELSEWHERE, start, end, entry.text[start:end]))
    return Report(same_file=False, results=tuple(results), broken_cues=())


def _section_kind(entry: Entry, place: int) -> str:
    return next((section.kind for section in entry.sections if section.start <= place < section.end), "")
