"""A limit is of the object that it stands with."""

from __future__ import annotations

from tests.kg.reading.entries import read


def test_a_population_is_of_the_object_before_it() -> None:
    found = {
        each.object.words: [q.value.words for q in each.qualifiers]
        for each in read("Symptoms", "Symptoms include pain in children, and fever.")
    }
    assert found == {"pain in children": ["children"], "fever": []}


def test_what_a_claim_says_limits_it_no_further() -> None:
    (found,) = read("Causes", "Paper lung occurs when the airways fill with dust.")
    assert not [q for q in found.qualifiers if q.key == "ck:underCondition"]
