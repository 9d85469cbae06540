"""What has been read so far."""

from __future__ import annotations

from kg.check.frames import Frame
from kg.check.lexicon import Lexicon
from kg.check.reading import Share, Thing
from kg.check.state import State, joined, part_of, weaker
from kg.rdf.index import node

FRAME = Frame(node("ck:hasSymptom"), ())
ITCH = (Thing(node("ck:itch")),)


def test_two_shares_are_not_joined() -> None:
    some, all_ = State(shares=(Share(1, 2),)), State(shares=(Share(100, 100),))
    assert joined(some, all_) is None
    assert joined(some, some) == some


def test_the_weaker_modality_counts() -> None:
    assert weaker("asserted", "may") == "may"
    assert weaker("advice", "asserted") == "advice"


def test_denied_twice_or_of_nothing_has_no_reading(lexicon: Lexicon) -> None:
    assert part_of(lexicon, FRAME, State(subject=ITCH, denials=2)) is None
    assert part_of(lexicon, FRAME, State()) is None


def test_not_often_leaves_no_room_for_often(lexicon: Lexicon) -> None:
    often = Share(30, 100)
    part = part_of(lexicon, FRAME, State(subject=ITCH, denials=1, shares=(often,)))
    assert part is not None
    (reading,) = part.readings
    assert reading.share is not None
    assert not reading.is_negated
    assert reading.share.excludes(often)
