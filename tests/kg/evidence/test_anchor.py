"""Evidence for words of the entry, and all evidence found again in a revised one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.claims.accounts import EntryRecord
from kg.entry.digests import digest
from kg.entry.read import Entry
from kg.errors import InputError
from kg.evidence.anchor import anchor, evidence_block, reanchor
from kg.rdf.index import Index, node
from kg.rdf.namespaces import PREFIXES
from kg.rdf.turtle import parse_turtle
from tests.kg.build.sources import lems
from tests.kg.evidence.copies import copy_of


def test_reanchor_after_an_insertion(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    revised = entry.text.replace("LEMS is an autoimmune", "New words. LEMS is an autoimmune", 1)
    revised = revised.replace("rare in children", "seldom seen in children")
    pieces = reanchor(record, copy_of(tmp_path, revised))
    place = revised.index("New words")
    children = entry.text.index("LEMS is rare in children")
    old = {evidence.iri: evidence for evidence in record.evidence} | {cue.iri: cue for cue in record.cues}
    assert {old[p.iri].start for p in pieces if p.status == "gone"} == {children, children + len("LEMS is ")}
    for piece in pieces:
        if piece.place is not None:
            assert digest(revised[piece.place.start : piece.place.end]) == old[piece.iri].sha256
            assert piece.status == ("unmoved" if old[piece.iri].end <= place else "moved")
    assert len(pieces) == len(old)


def test_reanchor_tells_of_a_sentence_that_says_something_else_now(
    record: EntryRecord, entry: Entry, tmp_path: Path
) -> None:
    revised = entry.text.replace("LEMS is rare in", "It is not true that LEMS is rare in")
    changed = [p for p in reanchor(record, copy_of(tmp_path, revised)) if not p.is_settled]
    assert {piece.status for piece in changed} == {"sentence changed"}
    assert len(changed) == 2  # the evidence and its cue


def test_anchor_makes_the_block_that_is_in_the_data(record: EntryRecord, entry: Entry) -> None:
    place = anchor(entry, "lems IS an autoimmune disorder")
    evidence = next(e for e in record.evidence if (e.start, e.end) == (place.start, place.end))
    block = evidence_block(entry, place, lems())
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    index = Index(parse_turtle(header + block, "block"))
    (span,) = index.subjects()
    values = {key: index.text(span, node(key)) for key in ("ck:sha256", "ck:sentenceDigest", "oa:start", "oa:end")}
    assert values["ck:sha256"] == evidence.sha256
    assert values["ck:sentenceDigest"] == evidence.sentence_digest
    assert (values["oa:start"], values["oa:end"]) == (str(evidence.start), str(evidence.end))


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("no such words", "not there"),
        ("LEMS", "places"),
        ("autoimmune disorder. This means", "end of a sentence"),
        ("", "not there"),
    ],
)
def test_anchor_refuses(entry: Entry, words: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        anchor(entry, words)
