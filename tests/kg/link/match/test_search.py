"""Candidates of all subjects at once."""

from __future__ import annotations

import numpy as np

from kg.link.match.search import Search
from tests.kg.link.match.made import ORGANS, WEIGHTS, concept


def test_labels_alone_still_learn_from_the_vocabulary() -> None:
    search = Search([concept("s:1", "nephric cyst"), concept("s:2", "tumor of liver")], ORGANS, WEIGHTS)
    assert ORGANS[search.choices["s:2"][0].term].iri == "o:2"


def test_synonyms_of_the_subjects_are_learnt_from_too() -> None:
    subjects = [concept("s:1", "ocular cyst", "eye cyst"), concept("s:2", "ocular pain")]
    objects = [concept("o:1", "eye pain")]
    search = Search(subjects, objects, WEIGHTS)
    assert search.choices["s:2"][0].steps != ()


def test_the_same_rows_come_out_each_time() -> None:
    subjects = [concept(f"s:{number}", each.label) for number, each in enumerate(ORGANS)]
    one, other = (Search(subjects, ORGANS, WEIGHTS).rows() for _ in range(2))
    assert all(np.array_equal(*pair) for pair in zip(one, other, strict=True))
