"""A relative clause is about the thing it stands at."""

from __future__ import annotations

from tests.kg.reading.entries import said


def test_the_thing_before_is_its_subject() -> None:
    assert ("hard tissue", "ck:leadsTo", "stiffness") in said(
        "Causes", "The kites build hard tissue that causes stiffness."
    )


def test_what_is_defined_is_its_subject() -> None:
    found = said("Causes", "Kite fever is a serious condition that causes seizures.")
    assert {subject for subject, _, words in found if words == "seizures"} == {"kite fever"}
