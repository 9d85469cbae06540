"""The graph against the entry itself, and against other copies of it."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.claims.accounts import EntryRecord
from kg.condition import shipped_conditions
from kg.entry.digests import digest
from kg.entry.read import Entry, read_entry
from kg.errors import InputError
from kg.evidence.anchor import anchor, evidence_block, reanchor
from kg.evidence.coverage import coverage
from kg.evidence.verify import ELSEWHERE, IN_PLACE, NOT_FOUND, verify
from kg.rdf.index import Index, node
from kg.rdf.namespaces import PREFIXES
from kg.rdf.turtle import parse_turtle


def copy_of(tmp_path: Path, text: str, name: str = "copy.txt") -> Entry:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_entry(path)


def as_html(entry: Entry) -> str:
    """A page with headings for all sections, names near the end, and markup in sentences, as sites have it."""
    headings = {
        "names": "Alternative Names",
        "causes": "Causes",
        "symptoms": "Symptoms",
        "treatment": "Treatment",
        "references": "References",
    }
    parts = ["<!doctype html><html><body><nav>Menu</nav>"]
    for section in sorted(entry.sections, key=lambda section: section.kind == "names"):
        if section.kind == "title":
            parts.append(f"<h1>{section.heading}</h1>")
            continue
        heading = section.heading or headings.get(section.kind)
        if heading:
            parts.append(f"<section><h2>{heading}</h2>")
        if section.kind == "names":
            parts.append(f"<p>{entry.text[section.start : section.end]}</p>")
            continue
        for unit in entry.units:
            if section.start <= unit.start < section.end and unit.kind != "heading":
                text = unit.text.replace(" may ", " <em>may</em> ").replace("'", "’").replace("LEMS", "<b>LEMS</b>")
                parts.append(f"<p>{text}</p>")
    return "".join(parts)


def test_the_very_file(record: EntryRecord, entry: Entry) -> None:
    report = verify(record, entry)
    assert report.same_file
    assert report.is_fine
    assert report.count(IN_PLACE) == len(report.results) > 75


def test_every_digest_is_recomputed(record: EntryRecord, entry: Entry) -> None:
    for evidence in record.evidence:
        assert digest(entry.text[evidence.start : evidence.end]) == evidence.sha256
        unit = entry.unit_at(evidence.start, evidence.end)
        assert unit is not None
        assert (unit.digest, unit.word_count) == (evidence.sentence_digest, evidence.sentence_words)
    for cue in record.cues:
        assert digest(entry.text[cue.start : cue.end]) == cue.sha256


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


def test_coverage_is_complete(record: EntryRecord, entry: Entry) -> None:
    report = coverage(record, entry)
    assert report.same_file
    assert report.is_complete
    assert (report.accounted, len(report.units)) == (60, 60)


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


def test_html_copy(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    page = copy_of(tmp_path, as_html(entry), "page.html")
    report = verify(record, page)
    assert not report.same_file
    assert [r.evidence.start for r in report.results if r.status != IN_PLACE] == []
    assert coverage(record, page).accounted >= 50


def test_a_changed_sentence_is_not_found(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    changed = copy_of(tmp_path, entry.text.replace("rare in children", "common in children"))
    report = verify(record, changed)
    assert [r.status for r in report.results if r.status != IN_PLACE] == [NOT_FOUND]
    assert not report.is_fine
    incomplete = coverage(record, changed)
    assert not incomplete.is_complete
    assert incomplete.accounted == 59


def test_a_moved_sentence_is_elsewhere(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    sentence = next(unit.text for unit in entry.units if unit.text.startswith("Death is"))
    text = entry.text.replace(" " + sentence, "").replace("LEMS is rare in", sentence + " LEMS is rare in")
    report = verify(record, copy_of(tmp_path, text))
    assert [r.status for r in report.results if r.status != IN_PLACE] == [ELSEWHERE]
    assert report.is_fine


def test_spacing_quotes_and_case_do_not_matter(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    text = entry.text.replace(" ", "  ").replace("-", "–").replace("nerves", "NERVES").replace("\n", "\r\n")
    assert verify(record, copy_of(tmp_path, text)).is_fine


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
    block = evidence_block(entry, place, *shipped_conditions())
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
