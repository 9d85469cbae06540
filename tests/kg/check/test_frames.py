"""The vocabulary's patterns as frames."""

from __future__ import annotations

from kg.check.frames import Frame, forms
from kg.rdf.index import Index, node
from kg.rdf.namespaces import ONTOLOGY


def test_every_predicate_has_frames_that_name_what_they_need(small_frames: list[Frame], small: Index) -> None:
    spoken = {frame.predicate for frame in small_frames}
    assert set(small.of_type(node("ck:Predicate"))) <= spoken
    assert all(frame.has("subject", "object", "people", "share") or frame.object for frame in small_frames)
    treated = next(frame for frame in small_frames if {"treated"} in frame.needed)
    assert treated.predicate in (node("ck:hasMedicine"), node("ck:hasTreatment"))


def test_a_pattern_that_means_what_is_not_there_is_left_out(small_frames: list[Frame]) -> None:
    """Nothing in the small graph is called a cure."""
    assert not [frame for frame in small_frames if frame.object and frame.object.value.startswith(ONTOLOGY)]
    assert not [frame for frame in small_frames if {"cure", "cures"} in frame.needed]


def test_limits_and_implications_are_held_in_the_frame(small_frames: list[Frame]) -> None:
    more = [frame for frame in small_frames if {"more"} in frame.needed and {"common"} in frame.needed]
    assert {limit.value for frame in more for limit in frame.limits} == {node("ck:moreOftenThan")}
    assert any(frame.is_implied and frame.form == "negated" for frame in small_frames)


def test_forms_of_verbs() -> None:
    assert forms("have") == ("have", "has", "had")
    assert forms("worsen") == ("worsen", "worsens")
