"""Situations: what is there, what is judged, and how subjects are split."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kg.link.match.rewrites import Rewrites
from kg.link.match.train import pairs
from kg.link.match.train.pairs import Pair, Situation, part, situations
from tests.kg.link.match.made import ORGANS, concept

SUBJECTS = [concept(f"s:{number}", each.label, "another name") for number, each in enumerate(ORGANS)]
PAIR = Pair("mine-organs", SUBJECTS, ORGANS, {"s:0": {"o:1"}, "s:3": {"o:4"}}, Rewrites())


def test_subjects_are_split_by_their_identifier_alone() -> None:
    parts = Counter(part(f"MONDO:{number}") for number in range(2000))
    assert parts["train"] > 900
    assert parts["calibrate"] > 400
    assert parts["test"] > 400
    assert part("MONDO:1") == part("MONDO:1")


def test_an_open_situation_judges_only_what_is_mapped() -> None:
    subjects, objects, judged = Situation(PAIR, (1, 1, 0)).run()
    assert judged == {"s:0": {"o:1"}, "s:3": {"o:4"}}
    assert len(objects) == len(ORGANS)
    assert all(each.synonyms == () for each in subjects)


def test_a_closed_situation_knows_who_has_no_counterpart() -> None:
    _, objects, judged = Situation(PAIR, (1, 1, 0), synonyms=True, closed=True).run()
    assert [each.iri for each in objects] == ["o:1", "o:4"]
    assert judged["s:1"] == set()
    assert len(judged) == len(SUBJECTS)


def test_counterparts_are_taken_out() -> None:
    _, objects, judged = Situation(PAIR, (1, 1, 1)).run()
    assert not {each.iri for each in objects} & {"o:1", "o:4"}
    assert judged == {"s:0": set(), "s:3": set()}


def test_each_pair_is_linked_in_several_ways_and_learnt_from_in_one() -> None:
    found = list(situations(PAIR))
    assert {each.title[2] for each in found} == {"closed", "open", "short"}
    assert sum(each.is_learnt_from for each in found) == 1


def test_no_mapping_between_mondo_and_the_disease_ontology_is_read() -> None:
    text = Path(pairs.__file__).read_text(encoding="utf-8")
    assert 'xrefs("mondo"' not in text
    assert text.count('xrefs("doid", "MESH", "MESH")') == text.count('xrefs("doid"') == 1
    assert "doid-mondo" not in text
    assert "mondo-doid" not in text
