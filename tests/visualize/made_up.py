"""A small graph with the entry that it was made from, both made up: an emoji early in it, spans that overlap, a gap."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.entry.digests import digest
from kg.entry.read import read_entry
from kg.rdf.namespaces import PREFIXES
from tests.kg.entry.test_read import MADE_UP

__all__ = ["TEXT", "made_up_graph"]

TEXT = MADE_UP.replace("(STS) makes a toe", "(STS) 😀 makes a toe")

#: Local name, subject, predicate, object, section, and the words that say it.
_CLAIMS = (
    ("asleep", "sts", "affects", "toe", "summary", "makes a toe fall asleep"),
    ("rest", "toe", "needs", "rest", "causes", "Toes rest at night"),
    ("night", "rest", "happens at", "night", "causes", "rest at night"),
    ("toes", "toe", "is", "toe-group", "causes", "Toes rest"),
    ("numb", "sts", "has symptom", "numbness", "symptoms", "The toe feels numb"),
    ("mild", "numbness", "is", "mild", "symptoms", "Numbness is mild"),
    ("sock", "sts", "has treatment", "sock", "treatment", "A warm sock is worn"),
)
_LOST = ("signs", "sts", "has sign", "exams", "Signs may include:")
_NOT_CLINICAL = ("Skip to content", "Exams and Tests", "Review Date: 1/2/2003", "A late reaction")


def _name(label: str) -> str:
    return label.replace(" ", "-")


def made_up_graph(folder: Path) -> ox.Store:
    """The graph of :data:`TEXT`, which is written to ``folder / "toe.txt"``."""
    path = folder / "toe.txt"
    path.write_text(TEXT, encoding="utf-8")
    entry = read_entry(path)

    def span(words: str) -> str:
        start = entry.text.index(words)
        end = start + len(words)
        unit = entry.unit_at(start, end)
        assert unit is not None, words
        return (
            f"<http://e/span/{start}-{end}> oa:start {start} ; oa:end {end} ; ck:sha256 '{digest(words)}' ;"
            f" ck:sentenceDigest '{unit.digest}' ; ck:sentenceWords {unit.word_count} .\n"
        )

    def at(words: str) -> str:
        start = entry.text.index(words)
        return f"<http://e/span/{start}-{start + len(words)}>"

    lines = [f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items()]
    lines += [
        f"<http://e/entry> a ck:Entry ; rdfs:label 'the toe entry' ; ck:sha256 '{entry.sha256}' .\n",
        "<http://e/layer> a ck:Layer ; rdfs:label 'toes' ; ck:layerKind ck:entryLayer .\n",
        "<http://e/reason> rdfs:label 'navigation' .\n",
    ]
    for name in {name for claim in _CLAIMS for name in (claim[1], claim[3])}:
        lines.append(f"<http://e/{name}> a ck:Concept ; rdfs:label '{name}' .\n")
    for name, subject, predicate, object_, section, words in _CLAIMS:
        lines += [
            f"<http://e/claim/{name}> a ck:Association ; rdf:subject <http://e/{subject}> ;",
            f" rdf:predicate <http://e/p/{_name(predicate)}> ;",
            f" rdf:object <http://e/{object_}> ; ck:status ck:confirmed ;",
            f" ck:layer <http://e/layer> ; ck:section ck:{section}Section ; ck:evidence {at(words)} .\n",
            f"<http://e/p/{_name(predicate)}> rdfs:label '{predicate}' .\n",
            span(words),
        ]
    name, of, predicate, section, words = _LOST
    lines += [
        f"<http://e/gap/{name}> a ck:Gap ; rdfs:label '{name}' ; ck:gapOf <http://e/{of}> ;",
        f" ck:affectsPredicate <http://e/p/{_name(predicate)}> ; ck:layer <http://e/layer> ;",
        f" ck:section ck:{section}Section ; ck:evidence {at(words)} .\n",
        span(words),
    ]
    for number, words in enumerate(_NOT_CLINICAL):
        lines.append(f"<http://e/unit/{number}> a ck:NonClinicalUnit ; rdfs:label 'part' ;")
        lines.append(f" ck:reason <http://e/reason> ; ck:evidence {at(words)} .\n{span(words)}")
    store = ox.Store()
    store.load("".join(lines).encode(), ox.RdfFormat.TURTLE)
    return store
