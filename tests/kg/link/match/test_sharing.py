"""Identifiers that two concepts share, and pairs that were rejected."""

from __future__ import annotations

import pytest

from kg.link.match.sharing import Rejected, Sharing
from tests.kg.link.match.made import concept

MESH = "http://id.nlm.nih.gov/mesh/D015624"


def test_a_third_term_in_any_spelling_is_shared() -> None:
    subject, term = concept("s:1", "a", same=("MESH:D015624",)), concept("o:1", "b", same=("MSH:D015624",))
    sharing = Sharing([subject, concept("s:2", "c")], [concept("o:0", "x"), term])
    assert sharing.of(subject) == {1: (MESH,)}
    assert sharing.weighed(0.2, subject, 1) > 0.85
    assert sharing.of(concept("s:2", "c")) == {}


def test_a_term_that_names_the_subject_counts_more() -> None:
    subject, term = concept("http://e.org/s_1", "a"), concept("o:1", "b", same=("http://e.org/s_1",))
    assert Sharing([subject], [term]).weighed(0.0, subject, 0) == pytest.approx(0.95)


def test_what_is_shared_with_another_speaks_against() -> None:
    subjects = [concept("s:1", "a", same=("MESH:D015624",)), concept("s:2", "b")]
    sharing = Sharing(subjects, [concept("o:1", "a", same=("MESH:D015624",)), concept("o:2", "b")])
    assert sharing.weighed(0.6, subjects[1], 0) < 0.2
    assert sharing.weighed(0.6, subjects[0], 1) < 0.2
    assert sharing.weighed(0.6, subjects[1], 1) == 0.6


def test_what_very_many_name_says_nothing() -> None:
    subject = concept("s:1", "a", same=("UMLS:C0012634",))
    crowd = [concept(f"o:{number}", "x", same=("UMLS:C0012634",)) for number in range(20)]
    assert Sharing([subject], crowd).of(subject) == {}


def test_rejected_pairs_hold_in_both_directions_and_any_spelling() -> None:
    rejected = Rejected([(MESH, "http://purl.obolibrary.org/obo/MONDO_0018556")])
    assert ("http://purl.obolibrary.org/obo/MONDO_0018556", MESH) in rejected
    assert ("https://identifiers.org/mesh:D015624", "http://purl.obolibrary.org/obo/MONDO_0018556") in rejected
    assert (MESH, "http://purl.obolibrary.org/obo/MONDO_0000001") not in rejected
    assert (MESH, MESH) not in rejected
