"""Point at words of an entry: make the evidence block for them, and find old evidence again in a revised entry."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.claims.accounts import Cue, EntryRecord
from kg.claims.claim import Evidence
from kg.condition import Condition
from kg.entry.digests import digest, find_sentences, find_spans, words
from kg.entry.read import Entry, Unit
from kg.errors import InputError
from kg.rdf.namespaces import ONTOLOGY, PREFIXES
from kg.rdf.turtle import write_turtle

__all__ = ["Anchor", "Reanchored", "anchor", "evidence_block", "reanchor", "span_triples"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of an entry within one unit (code points, end exclusive)."""

    start: int
    end: int
    unit: Unit


def anchor(entry: Entry, phrase: str, *, within: Anchor | None = None) -> Anchor:
    """Find words in an entry: the very characters, else the same words whatever their case and punctuation.

    Args:
        entry: The entry.
        phrase: The words.
        within: Look only inside this span.

    Raises:
        InputError: when the words are not there, stand in several places, or run over the end of a sentence.
    """
    low, high = (within.start, within.end) if within else (0, len(entry.text))
    places = _find(entry.text, phrase, low, high)
    if not places:
        raise InputError(f"the words {phrase!r} are not there", where=entry.path, hint="Copy them from the entry")
    if len(places) > 1:
        spots = ", ".join(f"{start}-{end}" for start, end in places[:5])
        raise InputError(
            f"the words {phrase!r} stand in {len(places)} places ({spots}{', …' if len(places) > 5 else ''})",
            where=entry.path,
            hint="Add words before or after",
        )
    start, end = places[0]
    unit = entry.unit_at(start, end)
    if unit is None:
        raise InputError(
            f"the words {phrase!r} run over the end of a sentence",
            where=f"{entry.path}:{start}-{end}",
            hint="Anchor each sentence by itself",
        )
    return Anchor(start, end, unit)


def _find(text: str, phrase: str, low: int, high: int) -> list[tuple[int, int]]:
    phrase = phrase.strip()
    places = []
    at = text.find(phrase, low, high) if phrase else -1
    while at >= 0:
        places.append((at, at + len(phrase)))
        at = text.find(phrase, at + 1, high)
    if places:
        return places
    wanted = [word.text for word in words(phrase)]
    there = [word for word in words(text) if low <= word.start and word.end <= high]
    return [
        (there[first].start, there[first + len(wanted) - 1].end)
        for first in range(len(there) - len(wanted) + 1)
        if wanted and [word.text for word in there[first : first + len(wanted)]] == wanted
    ]


def evidence_block(entry: Entry, place: Anchor, condition: Condition, *, is_cue: bool = False) -> str:
    """The Turtle that describes a span, ready to paste into a file of the condition."""
    return write_turtle(span_triples(entry, place, condition, is_cue=is_cue), "", condition.prefixes).split("\n\n", 1)[
        1
    ]


def span_triples(entry: Entry, place: Anchor, condition: Condition, *, is_cue: bool = False) -> list[ox.Triple]:
    """What is said of a span: its place and its digests, never its words."""
    node = ox.NamedNode(f"{condition.prefixes['span']}{place.start}-{place.end}")

    def triple(key: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        prefix, name = key.split(":")
        return ox.Triple(node, ox.NamedNode(PREFIXES[prefix] + name), value)

    triples = [
        triple("rdf:type", ox.NamedNode(ONTOLOGY + ("Cue" if is_cue else "Evidence"))),
        triple("oa:start", ox.Literal(place.start)),
        triple("oa:end", ox.Literal(place.end)),
        triple("ck:sha256", ox.Literal(digest(entry.text[place.start : place.end]))),
    ]
    if not is_cue:
        triples += [
            triple("ck:sentenceDigest", ox.Literal(place.unit.digest)),
            triple("ck:sentenceWords", ox.Literal(place.unit.word_count)),
        ]
    return triples


@dataclass(frozen=True, slots=True)
class Reanchored:
    """An old span, of evidence or of a cue, and its new place; no place when it is gone.

    ``status`` is ``unmoved``, ``moved``, ``sentence changed`` (the span's characters are there, other words of the
    sentence are not), ``sentence only`` (the other way round) or ``gone``.
    """

    iri: str
    place: Anchor | None
    status: str
    is_cue: bool

    @property
    def is_settled(self) -> bool:
        """Whether no person need look."""
        return self.status in ("unmoved", "moved")


def reanchor(record: EntryRecord, entry: Entry) -> list[Reanchored]:
    """Find every piece of evidence and every cue again in a revised entry, by the digests alone.

    Where a span's characters stand in several places, the one in the same sentence wins, then the nearest one. A cue
    is sought where the evidence around it has gone.
    """
    evidence = record.evidence
    spans = find_spans(entry.text, {piece.sha256: piece.end - piece.start for piece in evidence})
    sentences = find_sentences(words(entry.text), {piece.sentence_digest: piece.sentence_words for piece in evidence})
    pieces = {piece.iri: _reanchor(entry, piece, spans.get(piece.sha256, []), sentences) for piece in evidence}
    cues = [_reanchor_cue(cue, evidence, pieces) for cue in record.cues]
    return [*pieces.values(), *cues]


def _reanchor(
    entry: Entry, piece: Evidence, starts: list[int], sentences: dict[str, list[tuple[int, int]]]
) -> Reanchored:
    length = piece.end - piece.start
    places = [Anchor(start, start + length, unit) for start in starts if (unit := entry.unit_at(start, start + length))]
    if places:
        best = min(
            places, key=lambda place: (place.unit.digest != piece.sentence_digest, abs(place.start - piece.start))
        )
        if best.unit.digest != piece.sentence_digest:
            return Reanchored(piece.iri, best, "sentence changed", is_cue=False)
        return Reanchored(piece.iri, best, "unmoved" if best.start == piece.start else "moved", is_cue=False)
    for start, end in sentences.get(piece.sentence_digest, []):
        unit = entry.unit_at(start, end)
        if unit:
            return Reanchored(piece.iri, Anchor(start, end, unit), "sentence only", is_cue=False)
    return Reanchored(piece.iri, None, "gone", is_cue=False)


def _reanchor_cue(cue: Cue, evidence: list[Evidence], pieces: dict[str, Reanchored]) -> Reanchored:
    for piece in evidence:
        found = pieces[piece.iri]
        if piece.start <= cue.start and cue.end <= piece.end and found.place and found.status != "sentence only":
            start = found.place.start + cue.start - piece.start
            end = start + cue.end - cue.start
            return Reanchored(cue.iri, Anchor(start, end, found.place.unit), found.status, is_cue=True)
    return Reanchored(cue.iri, None, "gone", is_cue=True)
